"""Addresses: what to connect to, without the account, and the control URLs that a session description means."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

from scc_wall.base.redact import without_credentials
from scc_wall.domain.camera import Credentials
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.failures import unreadable

_PORTS: Final = {"rtsp": 554, "rtsps": 322}
"""Source: RFC 2326 section 3.2; IANA's service names for rtsps."""
_SAFE: Final = "%/:=&?~#+!$,;'@()*[]|"
_ABSOLUTE: Final = re.compile(r"rtspu?s?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a stream is.

    Parameters
    ----------
    url
        What requests name, without credentials, in ASCII.
    credentials
        Those that stood in the URL, None without.
    """

    scheme: str
    host: str
    port: int
    url: str
    credentials: Credentials | None = field(default=None, repr=False)

    def redirected(self, location: str) -> "Address":
        """Return where a redirect leads: another path or port of this host.

        Raises
        ------
        StreamError
            REDIRECTED for any other host or scheme.
        """
        try:
            there = parse(urljoin(self.url, location) if location.startswith("/") else location)
        except StreamError as error:
            raise StreamError(Cause.REDIRECTED, "to an address that can't be read") from error
        if (there.scheme, there.host) != (self.scheme, self.host):
            raise StreamError(Cause.REDIRECTED, "to another host or scheme")
        return there


def parse(url: str) -> Address:
    """Take a configured URL apart.

    Raises
    ------
    StreamError
        UNSUPPORTED for another scheme, PROTOCOL for no URL at all. Neither quotes the URL: it may hold a password.
    """
    try:
        parts = urlsplit(url.strip())
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise unreadable("the address is no URL") from None
    if scheme not in _PORTS:
        raise StreamError(Cause.UNSUPPORTED, f"scheme {scheme[:16]!r}" if scheme.isalnum() else "no scheme")
    if not host:
        raise unreadable("the address names no host")
    return Address(scheme, host, port or _PORTS[scheme], plain(url.strip()), _account(parts.netloc))


def plain(url: str) -> str:
    """Return `url` without credentials and fragment, percent-encoded to printable ASCII, so that it fits a header."""
    try:
        bare = without_credentials(url)
    except ValueError:
        raise unreadable("the address is no URL") from None
    return quote(bare.partition("#")[0], safe=_SAFE)


def _account(netloc: str) -> Credentials | None:
    account, at, _ = netloc.rpartition("@")
    username, _, password = account.partition(":")
    return Credentials(unquote(username), unquote(password)) if at and username else None


def control_urls(base: str, control: str | None) -> list[str]:
    """Return the URLs that a media's `a=control` may mean, the likeliest first.

    Cameras concatenate, as FFmpeg and live555 expect (`…subtype=0/trackID=1`); a control that begins with a slash is
    also tried as the standard reads it.

    Parameters
    ----------
    base
        Content-Base, Content-Location, or the URL of the request.
    control
        As in the description; None or `*` mean the whole presentation.
    """
    if control is None or control in ("", "*"):
        return [base]
    if _ABSOLUTE.match(control):
        return [plain(control)]
    joined = plain(f"{base.rstrip('/')}/{control.lstrip('/')}")
    if not control.startswith("/"):
        return [joined]
    # urljoin knows nothing of rtsp's slashes before Python 3.14; http has the same rules.
    scheme, _, rest = base.partition("://")
    return [joined, plain(f"{scheme}://{rest.partition('/')[0]}{control}")]


def is_absolute(url: str | None) -> bool:
    """Return whether a Content-Base can be used as it stands."""
    return bool(url and _ABSOLUTE.match(url))
