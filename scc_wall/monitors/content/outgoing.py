"""Layer 2: where a page sends its visitors and from where it loads, by whose hosts these are."""

import re
from collections.abc import Iterator
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.hosts import AllowList, Owner, cheap, domain_of, gambling_name, host_of
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.terms import find_terms, heaviest

MAX_REFRESH_S: Final = 15
"""A page that moves on later than this was meant to be read."""
MAX_READ_HOSTS: Final = 400
"""Foreign domains beyond which the texts of links are not looked at: there are findings enough."""
FARM_HOSTS: Final = 5
"""Hidden links to that many unknown domains are a farm."""
BIG_FARM_HOSTS: Final = 60
"""Open links to that many unknown domains are doubtful too."""

_REFRESH = re.compile(
    r"\s{0,20}(\d{0,6})[\d.]{0,9}\s{0,20}[;,]?\s{0,20}(?:url\s{0,9}=\s{0,9})?[\"']?\s{0,9}([^\"'\s]{1,2000})?",
    re.IGNORECASE,
)
_INDONESIAN = (".or.id", ".co.id", ".id", ".net.id")


def outgoing_findings(reading: Reading, allow: AllowList) -> list[Finding]:
    """Return what is wrong with the hosts that a page points to."""
    outgoing = _Outgoing(reading, allow)
    return [*outgoing.links(), *outgoing.loaded(), *outgoing.moved(), *outgoing.related()]


def redirect_weight(host: str, allow: AllowList) -> float:
    """Return what sending visitors to a host without asking them weighs."""
    owner = allow.owner(host)
    if owner <= Owner.OFFICIAL:
        return 0.0
    if owner is Owner.KNOWN:
        return 0.5
    return 1.5 if host.endswith(_INDONESIAN) and not gambling_name(host) else 2.0


def _loaded(host: str) -> float:
    """Return what loading something from an unknown host weighs: two of them are suspicious."""
    return (0.35 if host.endswith(_INDONESIAN) else 0.6) + gambling_name(host)


class _Outgoing:
    """Looks at one page; each method yields findings of one kind."""

    def __init__(self, reading: Reading, allow: AllowList) -> None:
        self._reading = reading
        self._allow = allow
        self._base = reading.url
        base_host = host_of(reading.base, reading.url) if reading.base else ""
        if base_host and allow.owner(base_host) is Owner.OWN:
            self._base = reading.url

    def _foreign(self, url: str) -> str:
        """Return the host of an address if it is nobody's whom the site may point to, else an empty text."""
        host = host_of(url, self._base)
        return host if self._allow.owner(host) is Owner.FOREIGN else ""

    def _found(self, where: str, key: str, matched: str, weight: float) -> Finding:
        return Finding(EvidenceLayer.OUTGOING, where, key, matched, weight, self._reading.url)

    def links(self) -> Iterator[Finding]:
        """Yield links: names of gambling sites, gambling in the text of a foreign link, farms of hidden links."""
        hidden: set[str] = set()
        everyone: set[str] = set()
        for link in self._reading.links:
            host = self._foreign(link.href)
            if not host:
                continue
            domain = domain_of(host)
            everyone.add(domain)
            if link.hidden:
                hidden.add(domain)
            name = gambling_name(host)
            words = min(1.0, sum(heaviest(find_terms(link.text)).values())) if len(everyone) < MAX_READ_HOSTS else 0.0
            weight = name + 1.5 * words + (0.3 if link.hidden else 0.0)
            yield self._found(
                "hidden a" if link.hidden else "a", domain, f"{link.href} ({link.text})", min(weight, 2.0)
            )
        if len(hidden) >= FARM_HOSTS:
            yield self._found("hidden a", "link farm", ", ".join(sorted(hidden)), 1.5)
        elif len(everyone) >= BIG_FARM_HOSTS:
            yield self._found("a", "link farm", ", ".join(sorted(everyone)), 1.0)

    def loaded(self) -> Iterator[Finding]:
        """Yield scripts, frames and forms of foreign hosts."""
        for script in self._reading.scripts:
            if host := self._foreign(script.src):
                weight = 2.0 if gambling_name(host) >= 1 else _loaded(host) + 0.5 * cheap(host)
                yield self._found("script src", domain_of(host), script.src, weight)
        for src, how in self._reading.frames:
            hiding = {"hidden": 0.8, "whole": 1.5}.get(how, 0.0)
            if host := self._foreign(src):
                weight = 2.0 if gambling_name(host) >= 1 else _loaded(host) + 0.5 * cheap(host) + hiding
                yield self._found(f"{how} iframe".strip(), domain_of(host), src, min(weight, 2.0))
        for action in self._reading.forms:
            if host := self._foreign(action):
                yield self._found("form", domain_of(host), action, 2.0 if gambling_name(host) >= 1 else 1.0)

    def moved(self) -> Iterator[Finding]:
        """Yield `<meta refresh>` and `<base>` that lead away."""
        for name, content in self._reading.metas:
            match = _REFRESH.match(content) if name == "refresh" else None
            if match and match[2] and int(match[1] or 0) <= MAX_REFRESH_S:
                host = host_of(match[2], self._base)
                yield self._found("meta refresh", f"to {domain_of(host)}", content, redirect_weight(host, self._allow))
        page_host = host_of(self._reading.url)
        if self._allow.owner(page_host) is Owner.FOREIGN:
            weight = redirect_weight(page_host, self._allow)
            yield self._found("redirect", f"to {domain_of(page_host)}", self._reading.url, weight)
        if self._reading.base and (host := self._foreign(self._reading.base)):
            yield self._found(
                "base", f"base {domain_of(host)}", self._reading.base, 2.0 if not host.endswith(_INDONESIAN) else 1.0
            )

    def related(self) -> Iterator[Finding]:
        """Yield what the page tells search engines that it really is, where that is elsewhere."""
        relations = [
            *self._reading.relations,
            *(("og:url", value) for name, value in self._reading.metas if name == "og:url"),
        ]
        for rel, href in relations:
            if rel not in {"canonical", "amphtml", "alternate", "og:url"}:
                continue
            if host := self._foreign(href):
                weight = {"amphtml": 1.5, "canonical": 1.0}.get(rel, 0.4) + gambling_name(host)
                yield self._found(f"link {rel}", f"{rel} {domain_of(host)}", href, min(weight, 2.0))
