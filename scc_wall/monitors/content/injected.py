"""Layer 2, scripts: where they redirect to, what they unpack, which words and hosts stand in them."""

import re
from collections.abc import Iterator
from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.hosts import AllowList, Owner, cheap, domain_of, gambling_name, host_of
from scc_wall.monitors.content.outgoing import redirect_weight
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.scripts import (
    MAX_SCRIPT_CHARS,
    builds_something,
    decoded_texts,
    redirects_in,
    urls_in,
)
from scc_wall.monitors.content.terms import find_terms, heaviest

MAX_ALL_CHARS: Final = 300_000
"""Of all scripts of a page that are looked at."""

_DATA_KINDS = ("json", "template", "x-handlebars", "text/html", "speculationrules", "importmap")
_WORTH_READING = re.compile(r"slot|gacor|togel|judi|maxwin|casino|poker|jackpot|sbobet|rungkad|toto|bet", re.IGNORECASE)
_REFERRER = re.compile(r"document\.referrer|navigator\.userAgent")
_WRITES = re.compile(
    r"(?:document\.write|eval|innerHTML|insertAdjacentHTML)[^;]{0,40}(?:unescape|decodeURI|fromCharCode)"
)
"""What was escaped and is written out was hidden, even if its host can be read; `\\u002F` alone is how data is sent."""
_TAGS = re.compile(r"<[^<>]{0,500}>")


def script_findings(reading: Reading, allow: AllowList) -> list[Finding]:
    """Return what is wrong with the scripts that stand in a page."""
    found: list[Finding] = []
    left = MAX_ALL_CHARS
    contents = [one.content for one in reading.scripts if not one.src and not any(k in one.kind for k in _DATA_KINDS)]
    for content in (*reading.handlers, *contents):
        if not content.strip():
            continue
        found += _of_script(content[: min(left, MAX_SCRIPT_CHARS)], allow, reading)
        left -= min(len(content), MAX_SCRIPT_CHARS)
        if left <= 0:
            break
    return found


def _of_script(script: str, allow: AllowList, reading: Reading) -> Iterator[Finding]:
    decoded = decoded_texts(script)
    yield from _redirects(script, decoded, allow, reading)
    for text in decoded:
        yield from _hosts(text, allow, reading.url, packed_in=script)
        yield from _words("script (packed)", text, reading.url, 1.1)
    yield from _hosts(script, allow, reading.url)
    yield from _words("script", script, reading.url, 1.0)


def _redirects(script: str, decoded: list[str], allow: AllowList, reading: Reading) -> Iterator[Finding]:
    asks = _REFERRER.search(script) is not None
    for redirect in redirects_in(script, decoded):
        host = host_of(redirect.target, reading.url)
        weight = redirect_weight(host, allow)
        owner = allow.owner(host)
        doubtful = redirect.guessed and (not asks or owner is not Owner.FOREIGN)
        if doubtful or (redirect.by_hand and gambling_name(host) < 1):
            weight *= 0.3
        elif owner is Owner.KNOWN:
            weight = 0.5 if not asks else 1.0
        if weight:
            where = "script (packed)" if redirect.decoded else "script"
            yield _found(where, f"to {domain_of(host)}", redirect.target, weight, reading.url)


def _hosts(text: str, allow: AllowList, url: str, packed_in: str = "") -> Iterator[Finding]:
    """Yield the foreign hosts in a script: by their name, and if they were packed, at all."""
    for address in urls_in(text):
        host = host_of(address)
        if allow.owner(host) is not Owner.FOREIGN or "." not in host:
            continue
        hidden = bool(packed_in) and (host not in packed_in or _WRITES.search(packed_in) is not None)
        weight = 1.5 * min(1.0, gambling_name(host)) if gambling_name(host) >= 0.9 else 0.0
        if hidden and builds_something(text):
            weight = 2.0
        elif cheap(host) and ("script" in text or "src" in text):
            weight = max(weight, 0.8)
        if weight:
            yield _found("script (packed)" if hidden else "script", domain_of(host), address, weight, url)


def _words(where: str, text: str, url: str, factor: float) -> Iterator[Finding]:
    """Yield gambling in what a script writes; weak words of programs (slot, bet) stay out."""
    if not _WORTH_READING.search(text):
        return
    hits = [hit for hit in find_terms(_TAGS.sub(" ", text)) if hit.weight >= 0.7]
    for root, weight in heaviest(hits).items():
        hit = next(one for one in hits if one.root == root and not one.excused)
        yield Finding(EvidenceLayer.LEXICON, where, root, f"{hit.term}: {hit.context}", weight * factor, url)


def _found(where: str, key: str, matched: str, weight: float, url: str) -> Finding:
    return Finding(EvidenceLayer.OUTGOING, where, key, matched, weight, url)
