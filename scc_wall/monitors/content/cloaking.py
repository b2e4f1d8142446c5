"""Layer 3: what a search engine's crawler is shown and visitors are not."""

from typing import Final

from scc_wall.domain.site import EvidenceLayer
from scc_wall.monitors.content.findings import HACKED_AT, Finding
from scc_wall.monitors.content.hosts import AllowList, Owner, gambling_name, host_of
from scc_wall.monitors.content.outgoing import outgoing_findings
from scc_wall.monitors.content.reading import Reading
from scc_wall.monitors.content.signatures import alien_findings, deface_findings
from scc_wall.monitors.content.similarity import FEWEST, shingles_of, similarity
from scc_wall.monitors.content.spam import spam_findings

ALIKE: Final = 0.2
"""Share of the visitors' text below which the crawler's is another page. A page of news differs less between visits."""
OTHER: Final = 0.1
LONG_WORDS: Final = 100
"""A page of so many words that shares less with the visitors' is another one; what a firewall asks is shorter."""
ALONE: Final = 1.3
ALONE_TEXT: Final = 2.0
"""What a finding counts more if only the crawler was shown it; a visible text is then as good as a hidden one."""


def cloaking_findings(visited: Reading, crawled: Reading, allow: AllowList) -> list[Finding]:
    """Return what only the crawler was shown."""
    host = host_of(crawled.url)
    found: list[Finding] = []
    if allow.owner(host) is Owner.FOREIGN and host != host_of(visited.url):
        weight = HACKED_AT if not host.endswith(".id") or gambling_name(host) else 1.5
        found.append(_found("redirect", f"to {host}", crawled.url, weight))
    before = {(one.layer, one.key): one.weight for one in _spam(visited, allow)}
    found += [
        _found(
            f"crawler: {one.where}", one.key, one.matched, one.weight * (ALONE_TEXT if one.where == "text" else ALONE)
        )
        for one in _spam(crawled, allow)
        if one.weight > before.get((one.layer, one.key), 0.0) + 0.2
    ]
    mine, theirs = shingles_of(visited.visible), shingles_of(crawled.visible)
    count = len(crawled.visible.split())
    if len(mine) >= FEWEST and count >= 2 * FEWEST:
        share = max(similarity(mine, theirs), similarity(theirs, mine))
        if share < ALIKE:
            told = f"{share:.0%} sama dengan yang dilihat pengunjung: {crawled.visible[:100]}"
            weight = HACKED_AT if count >= LONG_WORDS and share < OTHER else 1.0
            found.append(_found("crawler: text", "other text", told, weight))
    return found


def _spam(reading: Reading, allow: AllowList) -> list[Finding]:
    telling = [one for one in outgoing_findings(reading, allow) if one.weight >= 1.0]
    return [*spam_findings(reading), *deface_findings(reading), *alien_findings(reading), *telling]


def _found(where: str, key: str, matched: str, weight: float) -> Finding:
    return Finding(EvidenceLayer.CLOAKING, where, key, matched, weight)
