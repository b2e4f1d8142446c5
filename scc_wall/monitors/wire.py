"""One connection to a checked address, in place of a socket below http.client.

Every byte goes through here, so here stand the limits that hold whatever a server does: time at each read (a timeout
of a socket alone begins anew with every byte), and bytes in all (a line without an end).
"""

import errno
import io
import socket
import ssl
from itertools import zip_longest
from types import TracebackType
from typing import Any, Final, Self

from scc_wall.base.told import Told
from scc_wall.domain.site import SiteCause
from scc_wall.monitors.fault import SiteFaultError, same
from scc_wall.monitors.stopwatch import Stopwatch

HEAD_CAP_BYTES: Final = 128 * 1024
"""Of a whole head, with all that came before it. Source: nginx sends 8 KiB at most by default; Chrome takes 256 KiB."""
TRIED_OF_A_FAMILY: Final = 2
"""Addresses of one host that are tried, of IPv4 and of IPv6."""


def connect(addresses: list[str], port: int, watch: Stopwatch) -> tuple[socket.socket, str]:
    """Return a connection to the first address that answers, and that address.

    Raises
    ------
    SiteFaultError
        If none does, of the last one tried.
    """
    tried = in_turn(addresses)
    for number, address in enumerate(tried):
        last = number == len(tried) - 1
        timeout_s = watch.left_s() / (len(tried) - number)  # a dead IPv6 must not use up the time of a good IPv4
        try:
            return _connected(address, port, timeout_s), address
        except TimeoutError:
            if last:
                raise watch.late() from None
        except OSError as error:
            if last:
                raise SiteFaultError(SiteCause.CONNECT, told_os_error(error)) from error
    raise AssertionError("a host has at least one address")


def in_turn(addresses: list[str]) -> list[str]:
    """Return the addresses to try: both families in turn, that of the first address first (as RFC 8305)."""
    first = ":" in addresses[0]
    preferred = [address for address in addresses if (":" in address) is first][:TRIED_OF_A_FAMILY]
    others = [address for address in addresses if (":" in address) is not first][:TRIED_OF_A_FAMILY]
    return [address for pair in zip_longest(preferred, others) for address in pair if address is not None]


def _connected(address: str, port: int, timeout_s: float) -> socket.socket:
    connection = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout_s)
        connection.connect((address, port))
    except BaseException:
        connection.close()
        raise
    return connection


def shake_hands(connection: socket.socket, context: ssl.SSLContext, host: str, watch: Stopwatch) -> ssl.SSLSocket:
    """Return the connection with TLS; its name is the site's, not the address's. On an error it is closed.

    Raises
    ------
    ssl.SSLCertVerificationError
        If the certificate is not trusted.
    SiteFaultError
        If TLS is not agreed for another reason, or in time.
    """
    try:
        secured = context.wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)
    except BaseException:
        connection.close()
        raise
    try:
        secured.settimeout(watch.left_s())
        secured.do_handshake()
    except ssl.SSLCertVerificationError:
        secured.close()
        raise
    except TimeoutError:
        secured.close()
        raise watch.late() from None
    except OSError as error:
        secured.close()
        told = _NO_TLS if _reason(error) in _NO_TLS_REASONS else told_os_error(error)
        raise SiteFaultError(SiteCause.CONNECT, told) from error
    except BaseException:
        secured.close()
        raise
    return secured


def told_os_error(error: OSError) -> Told:
    """Return what a socket, or TLS on it, says, for a person."""
    for kind, told in _OS_ERRORS:
        if isinstance(error, kind):
            return told
    if error.errno in _UNREACHABLE_ERRORS:
        return _UNREACHABLE
    if isinstance(error, ssl.SSLError):
        reason = _reason(error).replace("_", " ").lower()
        return Told("TLS gagal: {reason}", "TLS failed: {reason}").format(reason=reason or "?")
    return same(error.strerror or type(error).__name__)


def _reason(error: OSError) -> str:
    """Return OpenSSL's word for an error; Python's `ssl` raises some without it."""
    return getattr(error, "reason", None) or ""


_UNREACHABLE_ERRORS: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH})
_UNREACHABLE: Final = Told("jaringan server tidak terjangkau", "the network of the server can't be reached")
_NO_TLS_REASONS: Final = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNEXPECTED_MESSAGE"})
_NO_TLS: Final = Told("server di port ini tidak berbicara TLS", "the server on this port speaks no TLS")
_BROKEN: Final = Told("sambungan diputus oleh server", "connection reset by the server")
_OS_ERRORS: Final = (
    (ConnectionRefusedError, Told("sambungan ditolak: tidak ada server web", "connection refused: no web server")),
    ((ConnectionResetError, BrokenPipeError, ConnectionAbortedError), _BROKEN),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError), Told("sambungan ditutup saat TLS", "connection closed during TLS")),
)


_NO_ANSWER: Final = (
    SiteCause.CONNECT,
    Told("server menutup sambungan tanpa menjawab", "the server closed the connection without an answer"),
)
_CUT_HEAD: Final = (SiteCause.TRUNCATED, Told("kepala jawaban terpotong", "head of the answer cut off"))
NO_HTTP: Final = (
    SiteCause.CONNECT,
    Told("server di port ini tidak berbicara HTTP", "the server on this port speaks no HTTP"),
)
_FLOOD: Final = (
    SiteCause.CONTENT,
    Told("jawaban membanjir: kepala atau bingkai tanpa akhir", "a flood: a head or framing without an end"),
)


class Wire:
    """A connected socket, plain or TLS, that http.client takes for one; used by one thread.

    Parameters
    ----------
    body_budget
        Bytes that may come after the head, framing counted.
    """

    def __init__(self, connection: socket.socket, watch: Stopwatch, body_budget: int) -> None:
        self._connection = connection
        self._watch = watch
        self._body_budget = body_budget
        self._budget = HEAD_CAP_BYTES
        self._in_head = True
        self._received = 0
        self._opening = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def sendall(self, data: bytes) -> None:
        """Send a request.

        Raises
        ------
        SiteFaultError
            If it is not taken, or not in time.
        """
        self._connection.settimeout(self._watch.left_s())
        try:
            self._connection.sendall(data)
        except TimeoutError:
            raise self._watch.late() from None
        except OSError as error:
            raise SiteFaultError(SiteCause.CONNECT, told_os_error(error)) from error

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what comes, as http.client reads it."""
        return io.BufferedReader(_Incoming(self), 16 * 1024)

    def settimeout(self, timeout_s: Any) -> None:
        """Do nothing: the stopwatch sets the time of each read."""

    def head_complete(self) -> None:
        """Begin the body: it has a budget of its own, and may end."""
        self._in_head = False
        self._budget = self._body_budget
        self._watch.head_complete()

    def close(self) -> None:
        """Do nothing: http.client closes its socket before the body is read. The block of the wire closes it."""

    def receive_into(self, buffer: memoryview) -> int:
        """Read what is there, at least a byte, or 0 at the end of a body.

        Raises
        ------
        SiteFaultError
            If time or budget are over, or the head is cut off.
        OSError
            If the connection breaks within the body.
        """
        self._connection.settimeout(self._watch.left_s())
        try:
            count = self._connection.recv_into(buffer)
        except TimeoutError:
            raise self._watch.late() from None
        except OSError as error:
            if self._in_head:
                raise SiteFaultError(SiteCause.CONNECT, told_os_error(error)) from error
            raise
        if not self._received:
            self._opening = bytes(buffer[:5])[:count]
        self._account(count)
        return count

    def _account(self, count: int) -> None:
        if self._in_head and not count:
            raise self._cut_head()
        if not self._received:
            self._watch.first_byte()
        self._received += count
        self._budget -= count
        if self._budget < 0:
            raise SiteFaultError(*_FLOOD)

    def _cut_head(self) -> SiteFaultError:
        if not self._received:
            return SiteFaultError(*_NO_ANSWER)
        return SiteFaultError(*(_CUT_HEAD if b"HTTP/".startswith(self._opening) else NO_HTTP))


class _Incoming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._wire.receive_into(buffer)
