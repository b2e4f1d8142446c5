"""The address of a site: what a person may type, and when two of them are the same."""

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera_url import holds_secret

LONGEST_URL: Final = 2048
_PORTS: Final = {"http": 80, "https": 443}
_AWKWARD: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff\\<>\"]")
_HOST: Final = re.compile(r"[\w\-]+(\.[\w\-]+)*\.?|\[[0-9A-Fa-f:.]+\]")


class BadSiteUrlError(SccError):
    """An address that can't be watched; it is never repeated, it may hold a password."""


def check_url(text: str) -> str:
    """Return the address without spaces around it and without its fragment; empty for none.

    Raises
    ------
    BadSiteUrlError
        If it is no address of http or https, or holds an account, a password or a token.
    """
    text = text.strip()
    if not text:
        return ""
    if len(text) > LONGEST_URL:
        raise _bad("lebih dari {longest} huruf", "longer than {longest} characters", longest=LONGEST_URL)
    if _AWKWARD.search(text):
        raise _bad("berisi spasi atau karakter terlarang", "holds a space or a forbidden character")
    parts = _parted(text)
    if parts.scheme not in _PORTS:
        raise _bad("harus diawali http:// atau https://", "must begin with http:// or https://")
    if "@" in parts.netloc or holds_secret(text):
        raise _bad(
            "memuat akun, kata sandi atau token; tulis alamat yang terbuka untuk umum",
            "holds an account, a password or a token; write the address that is open to everybody",
        )
    if not _HOST.fullmatch(parts.netloc.removesuffix(f":{parts.port}") if parts.port is not None else parts.netloc):
        raise _bad("nama host atau port tidak benar", "host name or port is not valid")
    return text.partition("#")[0]


def same_url(url: str) -> str:
    """Return the form in which two addresses are the same: host in small letters, no usual port, at least `/`."""
    parts = _parted(url)
    host = (parts.hostname or "").rstrip(".")
    port = "" if parts.port in (None, _PORTS.get(parts.scheme)) else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{parts.path or '/'}{query}"


def _parted(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is none
    except ValueError:
        raise _bad("nama host atau port tidak benar", "host name or port is not valid") from None
    return parts


def _bad(indonesian: str, english: str, **values: object) -> BadSiteUrlError:
    return BadSiteUrlError(Told(f"alamat {indonesian}", f"address {english}").format(**values))
