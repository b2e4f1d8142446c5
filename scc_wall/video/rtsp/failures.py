"""From what went wrong on the wire to the cause that a person is told."""

import errno
from typing import Final

from scc_wall.base.redact import redact
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError

_LONGEST_QUOTE: Final = 120

_BY_ERRNO: Final[dict[int, Cause]] = {
    errno.ECONNREFUSED: Cause.CONNECTION_REFUSED,
    errno.ETIMEDOUT: Cause.CONNECT_TIMEOUT,
    errno.ECONNRESET: Cause.RESET,
    errno.ECONNABORTED: Cause.RESET,
    errno.EPIPE: Cause.RESET,
}

_BY_STATUS: Final[dict[int, Cause]] = {
    401: Cause.UNAUTHORIZED,
    403: Cause.FORBIDDEN,
    404: Cause.NOT_FOUND,
    410: Cause.NOT_FOUND,
    415: Cause.UNSUPPORTED,  # media type
    454: Cause.CLOSED,  # session not found: the reader opens anew
    461: Cause.UNSUPPORTED,  # transport, e.g. multicast only
    505: Cause.UNSUPPORTED,  # RTSP version
}


def quoted(text: str) -> str:
    """Return what a camera said, fit for a log: one printable line, bounded, without credentials."""
    line = "".join(sign if sign.isprintable() else "?" for sign in text[: 4 * _LONGEST_QUOTE])
    return redact(line)[:_LONGEST_QUOTE]


def of_connecting(error: OSError) -> StreamError:
    """Return the error for a connection that could not be made."""
    return StreamError(_BY_ERRNO.get(error.errno or 0, Cause.UNREACHABLE), f"connecting: {error.strerror}")


def of_transfer(error: OSError) -> StreamError:
    """Return the error for a connection that failed while it was in use."""
    return StreamError(Cause.RESET, f"connection: {error.strerror or type(error).__name__}")


def of_status(method: str, status: int, reason: str) -> StreamError:
    """Return the error for an answer other than 200."""
    cause = Cause.REDIRECTED if 300 <= status < 400 else _BY_STATUS.get(status, Cause.SERVER_ERROR)
    return StreamError(cause, f"{method} answered {status} {quoted(reason)}")


def interrupted() -> StreamError:
    """Return the error for a call that `interrupt` ended."""
    return StreamError(Cause.CLOSED, "interrupted")


def unreadable(what: str) -> StreamError:
    """Return the error for bytes that are no RTSP."""
    return StreamError(Cause.PROTOCOL, what)
