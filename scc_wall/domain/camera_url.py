"""Takes a camera's address apart: what people paste holds accounts, often badly encoded.

No plain password may be stored, so where an address can be read in two ways it is refused rather than guessed.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials

SCHEMES: Final = ("rtsp", "rtsps", "http", "https")
LONGEST_URL: Final = 2048
HIDDEN: Final = "***"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*)://")
_IPV4 = r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
_IPV6 = r"\[[0-9A-Fa-f:.]+(?:%[0-9A-Za-z._\-]+)?\]"
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9_\-.]*[A-Za-z0-9])?"
_HOST = re.compile(rf"(?P<host>(?P<ip>{_IPV4}|{_IPV6})|{_NAME})(?::(?P<port>[0-9]{{1,5}}))?")
# The value ends where the next field begins; some cameras part fields by `_` (user=a_password=b_channel=1).
_SECRET_FIELD = re.compile(
    r"(?i)(?P<name>(?:password|passwd|passwort|pass|pwd|psw|token|secret)=)"
    r"(?P<value>.*?)(?=_(?:channel|stream|subtype|user)|[&/?#;]|$)"
)


class BadUrlError(ValueError):
    """An address that can't be used; `told` says why and what to do."""

    def __init__(self, told: Told) -> None:
        super().__init__(told.en)
        self.told = told


class CameraUrl(NamedTuple):
    """An address without its account, and the account."""

    url: str
    credentials: Credentials | None


def take_apart(text: str) -> CameraUrl:
    """Return the address without its account, and the account, percent-decoded once.

    Parameters
    ----------
    text
        What a person typed: `rtsp://admin:p%40ss@10.0.0.1:554/stream`, also with the `@ / # ?` of its password not
        encoded as long as only one reading of it makes sense.

    Raises
    ------
    BadUrlError
        If it is no address of a camera, or can be read in two ways.
    """
    text = text.strip()
    if len(text) > LONGEST_URL:
        raise BadUrlError(
            Told(f"alamat lebih dari {LONGEST_URL} huruf", f"address longer than {LONGEST_URL} characters")
        )
    if re.search(r"[\x00-\x20\x7f-\x9f]", text):
        raise BadUrlError(
            Told("alamat berisi spasi atau karakter kendali", "address holds a space or control character")
        )
    match = _SCHEME.match(text)
    if match is None or match[1].lower() not in SCHEMES:
        raise BadUrlError(
            Told(
                "alamat harus diawali rtsp://, rtsps://, http:// atau https://",
                "address must begin with rtsp://, rtsps://, http:// or https://",
            )
        )
    userinfo, place = _parted(text[match.end() :])
    return CameraUrl(f"{match[1].lower()}://{place}", None if userinfo is None else _credentials(userinfo))


def _parted(rest: str) -> tuple[str | None, str]:
    """Return (user info or None, host with port and path) of what follows the scheme."""
    end = _authority_end(rest)
    at = rest.rfind("@", 0, end)
    host = _host(rest[at + 1 : end])
    later = _hosts_after(rest, end)
    strong = [i for i, found in later.items() if _is_strong(found)]
    if host is not None and not _is_unclear(host, later, named=at >= 0):
        return (rest[:at] if at >= 0 else None), rest[at + 1 :]
    if host is not None and not (strong and "." not in host["host"]):
        raise BadUrlError(_AMBIGUOUS)
    # The authority ended inside a password: at an unencoded / ? or #. The one good host after an @ tells where.
    likely = strong or list(later)
    if not likely:
        raise BadUrlError(Told("nama host atau port tidak benar", "host name or port is not valid"))
    if len(likely) > 1 or (later[likely[0]]["ip"] is None and max(later) > likely[0]):
        raise BadUrlError(_AMBIGUOUS)
    return rest[: likely[0]], rest[likely[0] + 1 :]


def _hosts_after(rest: str, end: int) -> dict[int, re.Match[str]]:
    """Return every @ from `end` on that a host follows, with that host."""
    found = {i: _host(_authority(rest[i + 1 :])) for i in range(end, len(rest)) if rest[i] == "@"}
    return {i: host for i, host in found.items() if host is not None}


def _is_strong(host: re.Match[str]) -> bool:
    """Return whether it is surely meant as a host: an IP address or a dotted name."""
    return host["ip"] is not None or "." in host["host"]


def _is_unclear(host: re.Match[str], later: Mapping[int, re.Match[str]], *, named: bool) -> bool:
    """Return whether a host that follows a later @ might be the real one, and this one part of a password.

    Parameters
    ----------
    named
        Whether an account stands before `host`.
    """
    if host["ip"] is not None:
        return any(other["ip"] is not None for other in later.values())
    if any(_is_strong(other) for other in later.values()):
        return True
    return bool(later) and (named or host["port"] is not None)  # `admin:12` reads as host and port


_AMBIGUOUS = Told(
    "alamat dapat dibaca dengan dua cara; tulis akun di kolom username dan password, dan @ lain sebagai %40",
    "address can be read in two ways; write the account in the columns username and password, other @ as %40",
)


def _authority_end(rest: str) -> int:
    return min((i for i in map(rest.find, "/?#") if i >= 0), default=len(rest))


def _authority(rest: str) -> str:
    return rest[: _authority_end(rest)]


def _host(text: str) -> re.Match[str] | None:
    match = _HOST.fullmatch(text)
    if match is None or (match["port"] and not 1 <= int(match["port"]) <= 65535):
        return None
    if re.fullmatch(_IPV4, match["host"]) and any(int(part) > 255 for part in match["host"].split(".")):
        return None
    return match


def _credentials(userinfo: str) -> Credentials | None:
    username, _, password = userinfo.partition(":")
    try:
        account = Credentials(unquote(username, errors="strict"), unquote(password, errors="strict"))
    except UnicodeDecodeError:
        raise BadUrlError(
            Told(
                "kode % di dalam alamat bukan UTF-8; tulis kata sandi di kolom password",
                "the % codes in the address are not UTF-8; write the password in the password column",
            )
        ) from None
    return account if account.username or account.password else None


def hide_secrets(url: str) -> str:
    """Return `url` with the values of password fields in its path or query as `***`; unchanged if it holds none."""
    return _SECRET_FIELD.sub(lambda m: f"{m['name']}{HIDDEN}" if m["value"] else m[0], url)


def holds_secret(url: str) -> bool:
    """Return whether the path or query of `url` holds a password, as that of many cameras must."""
    return hide_secrets(url) != url


def secrets_in(url: str) -> tuple[str, ...]:
    """Return what `hide_secrets` would hide in `url`, as it stands there and percent-decoded."""
    found = [match["value"] for match in _SECRET_FIELD.finditer(url) if match["value"]]
    return tuple(dict.fromkeys(text for one in found for text in (one, unquote(one))))
