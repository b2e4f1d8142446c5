"""The cookies of one look: some sites send a visitor round until he brings one (firewalls, PHP sessions, languages).

Nothing of them outlives the look, is logged or shown. What a site may lay down is small, and only for its own domain:
`Domain=go.id`, which would reach every office of the country, is left out, as browsers do by the public suffix list.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from scc_wall.monitors.own_domain import registrable
from scc_wall.monitors.target import Target

COOKIES_MOST: Final = 30
LONGEST_COOKIE: Final = 4096
"""Name and value. Source: RFC 6265, section 6.1."""
LONGEST_HEADER: Final = 8 * 1024
"""Of all cookies sent. Source: nginx and Apache refuse a header line of more than 8 KiB by default."""
LINES_MOST: Final = 100
"""`Set-Cookie` lines of one answer that are read."""
LONGEST_ATTRIBUTES: Final = 1024
_PAIR = re.compile(r"([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,256})[ \t]*=[ \t]*([\x20-\x3a\x3c-\x7e]*)")
"""What may be sent back: no control character, so nothing that would begin a header of its own."""


@dataclass(frozen=True, slots=True)
class _Cookie:
    value: str = field(repr=False)
    domain: str
    path: str
    host_only: bool
    secure: bool

    def goes_to(self, target: Target) -> bool:
        if self.secure and target.scheme != "https":
            return False
        if target.host != self.domain and (self.host_only or not target.host.endswith(f".{self.domain}")):
            return False
        path = target.path.partition("?")[0]
        return path == self.path or path.startswith(self.path.rstrip("/") + "/")


class CookieJar:
    """What the hosts of one look laid down; for one thread, thrown away with the look."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], _Cookie] = {}

    def learn(self, target: Target, lines: Iterable[str], now_utc: datetime) -> None:
        """Keep what an answer of a host lays down, within the bounds; what can't be read or kept is left out."""
        for _, line in zip(range(LINES_MOST), lines, strict=False):
            self._learn_one(target, line, now_utc)

    def header(self, target: Target) -> str:
        """Return what is sent to a page, as the header `Cookie`; empty for none."""
        sent, length = [], 0
        # Longer paths first (RFC 6265, section 5.4); a dict keeps the order of age for the rest.
        for (name, _, _), cookie in sorted(self._kept.items(), key=lambda item: -len(item[1].path)):
            text = f"{name}={cookie.value}"
            if cookie.goes_to(target) and length + len(text) + 2 <= LONGEST_HEADER:
                sent.append(text)
                length += len(text) + 2
        return "; ".join(sent)

    def _learn_one(self, target: Target, line: str, now_utc: datetime) -> None:
        pair, _, rest = line.partition(";")
        match = _PAIR.fullmatch(pair.strip(" \t"))
        if match is None or len(pair) > LONGEST_COOKIE:
            return
        given = _attributes(rest[:LONGEST_ATTRIBUTES])
        domain = _domain(target.host, given.get("domain", ""))
        if domain is None or ("secure" in given and target.scheme != "https"):
            return
        path = given.get("path", "")
        path = path if path.startswith("/") else _folder(target.path)
        key = (match[1], domain, path)
        self._kept.pop(key, None)
        if not _is_over(given, now_utc) and len(self._kept) < COOKIES_MOST:
            host_only = not given.get("domain")
            self._kept[key] = _Cookie(match[2].rstrip(" "), domain, path, host_only, "secure" in given)


def _attributes(text: str) -> dict[str, str]:
    parts = (part.partition("=") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in parts}


def _domain(host: str, said: str) -> str | None:
    """Return for whom a cookie is; None if the host may not say so."""
    domain = said.lower().removeprefix(".")
    if not domain or domain == host:
        return host
    own = registrable(host)
    inside = domain == own or domain.endswith(f".{own}")
    return domain if inside and host.endswith(f".{domain}") else None


def _folder(path: str) -> str:
    return path.partition("?")[0].rpartition("/")[0] or "/"


def _is_over(given: dict[str, str], now_utc: datetime) -> bool:
    """Return whether a cookie is laid down only to be taken away."""
    with suppress(ValueError):
        return int(given["max-age"][:12]) <= 0 if "max-age" in given else _has_ended(given.get("expires", ""), now_utc)
    return False


def _has_ended(expires: str, now_utc: datetime) -> bool:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        ends = parsedate_to_datetime(expires[:64])
        return (ends if ends.tzinfo else ends.replace(tzinfo=UTC)) <= now_utc
    return False
