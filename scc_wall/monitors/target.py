r"""Takes a site's address apart as a browser does, once, so that what was checked is what is connected to.

Two readings of one address are how guards are passed by (`http://own\@other/`, `http://0x7f.1/`): the address is
read here alone, put together anew from its parts, and nothing below reads the original again.
"""

import re
from contextlib import suppress
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from scc_wall.base.told import Told

SCHEMES: Final = {"http": 80, "https": 443}
LONGEST_URL: Final = 2048
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_SAFE: Final = "%/?:@!$&'()*+,;=~[]|"
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f]")


class BadTargetError(ValueError):
    """An address that can't be visited.

    Parameters
    ----------
    told
        Why.
    forbidden
        It could be read, but leads where no look may go: another scheme, an oddly written address.
    """

    def __init__(self, told: Told, *, forbidden: bool = False) -> None:
        super().__init__(told.en)
        self.told = told
        self.forbidden = forbidden


class Target(NamedTuple):
    """Where one request goes.

    Parameters
    ----------
    host
        ASCII, lower case, without a dot at its end; an IPv6 address without brackets.
    path
        With its query; begins with `/`.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        """Return the host as the header of that name has it: with the port only if it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.host_header}{self.path}"

    @property
    def place(self) -> str:
        """Return the address without its query, for people: queries hold tokens."""
        return self.url.partition("?")[0]

    def with_path(self, path: str) -> "Target":
        """Return another page of the same host; what follows a `#` is left out."""
        path = path.partition("#")[0]
        return self._replace(path=path if path.startswith("/") else f"/{path}")


def parse(url: str) -> Target:
    """Return where an address leads; an account in it is left out.

    Raises
    ------
    BadTargetError
        If it is no web address, or one that browsers and sockets read differently.
    """
    parts = _split(url)
    if parts.scheme not in SCHEMES:
        raise BadTargetError(Told("hanya http:// dan https://", "only http:// and https://"), forbidden=True)
    try:
        name, port = parts.hostname, parts.port
    except ValueError:
        name, port = None, None
    if not name or port == 0:
        raise BadTargetError(Told("nama host atau port tidak benar", "host name or port is not valid"))
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return Target(parts.scheme, _host(name), port or SCHEMES[parts.scheme], quote(path, safe=_SAFE))


def holds_account(url: str) -> bool:
    """Return whether an address holds a user name or password.

    Raises
    ------
    BadTargetError
        If it can't be read at all.
    """
    return "@" in _split(url).netloc


def redirected(current: Target, location: str) -> Target:
    """Return where a `Location` leads, as http.client hands it over: bytes read as Latin-1.

    Raises
    ------
    BadTargetError
        As `parse`.
    """
    text = location.strip().replace("\\", "/").replace(" ", "%20")
    with suppress(UnicodeError):  # no UTF-8: it stays what it is
        text = text.encode("latin-1").decode("utf-8")
    try:
        return parse(urljoin(current.url, text))
    except BadTargetError:
        raise
    except ValueError:
        raise BadTargetError(_UNREADABLE) from None


_UNREADABLE = Told("alamat tidak dapat dibaca", "the address can't be read")


def _split(url: str) -> SplitResult:
    text = url.strip()
    if len(text) > LONGEST_URL:
        raise BadTargetError(
            Told(f"alamat lebih dari {LONGEST_URL} huruf", f"address longer than {LONGEST_URL} characters")
        )
    if _UNPRINTABLE.search(text):
        raise BadTargetError(
            Told("alamat berisi spasi atau karakter kendali", "address holds a space or control character")
        )
    try:
        return urlsplit(text.replace("\\", "/"))  # as browsers read it (WHATWG URL, "special" schemes)
    except ValueError:
        raise BadTargetError(_UNREADABLE) from None


def _host(name: str) -> str:
    if ":" in name:
        return _ipv6(name)
    try:
        host = name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        raise BadTargetError(Told("nama host tidak benar", "the host name is not valid")) from None
    labels = host.split(".")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise BadTargetError(Told("nama host tidak benar", "the host name is not valid"))
    if _is_number(labels[-1]):
        return _ipv4(host)
    return host


def _ipv6(name: str) -> str:
    bad = BadTargetError(Told("alamat IPv6 tidak benar", "the IPv6 address is not valid"), forbidden=True)
    if "%" in name:  # a zone: link-local, and nothing else needs one
        raise bad
    try:
        return str(IPv6Address(name))
    except AddressValueError:
        raise bad from None


def _is_number(label: str) -> bool:
    """Return whether a host that ends in this label is an IPv4 address to browsers and to `inet_aton`."""
    return label.isdigit() or re.fullmatch(r"0x[0-9a-f]*", label) is not None


def _ipv4(host: str) -> str:
    try:
        return str(IPv4Address(host))  # four decimal parts without leading zeros, nothing else
    except AddressValueError:
        told = Told(
            "alamat IP ditulis tidak lazim (desimal, oktal atau heksadesimal)",
            "the IP address is written oddly (decimal, octal or hexadecimal)",
        )
        raise BadTargetError(told, forbidden=True) from None
