"""Layer 4: robots.txt, the sitemap and watched paths: where doorway pages show while the home page is clean."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from scc_wall.domain.site import EvidenceLayer, Page
from scc_wall.monitors.content.charset import decode
from scc_wall.monitors.content.findings import Finding
from scc_wall.monitors.content.hosts import AllowList, Owner, domain_of, gambling_name, host_of
from scc_wall.monitors.content.terms import find_terms, heaviest

MAX_ENTRIES: Final = 12_000
MAX_ENTRY_CHARS: Final = 400
READABLE_STATUS: Final = range(200, 300)
"""Answers whose pages are judged; an address that is said to be missing is not, whatever its error page says."""

_ENTRY = re.compile(r"<(?:[a-z]{1,12}:)?loc>\s{0,200}(?:<!\[CDATA\[)?\s{0,20}([^<\]]{1,2000})", re.IGNORECASE)
_RULE = re.compile(
    r"^[ \t]{0,20}(?:allow|disallow|sitemap|clean-param|host)[ \t]{0,20}:[ \t]{0,20}(\S{1,2000})",
    re.IGNORECASE | re.MULTILINE,
)
_HTML = re.compile(r"<(?:html|body|head|!doctype html)", re.IGNORECASE)
_SUSPECT = re.compile(
    r"slot|gac[o0]r|t[o0]gel|jud[i1]|maxwin|casino|kasino|p[o0]ker|sb[o0]bet|jackp[o0]t|scatter|toto|rtp|pragmatic|rungkad|mahjong|"
    r"olympus|bonanza|parlay|deposit|depo|sl0t|s1ot|sgp|bet|viagra|cialis|bokep|88|77|4d|qq", re.IGNORECASE
)  # fmt: skip


def path_findings(
    pages: Iterable[Page], allow: AllowList, judge_page: Callable[[Page], list[Finding]]
) -> list[Finding]:
    """Return what the paths of a site show; pages among them are judged as pages."""
    found: list[Finding] = []
    for page in pages:
        if page.status not in READABLE_STATUS:
            continue
        text = decode(page.body, page.content_type)
        found += _of_address(page.url, "path")
        if _is_list(page, text):
            found += _of_list(page.url, text, allow)
        else:
            found += [_as_path(one, page) for one in judge_page(page)]
    return found


def _is_list(page: Page, text: str) -> bool:
    """Return whether a page is a robots.txt or a sitemap; a home page sent in their place is not."""
    start = text[:2_000]
    name = urlsplit(page.url[:2_000]).path.rpartition("/")[2].lower() if "://" in page.url else ""
    if _HTML.search(start):
        return False
    return (
        "<urlset" in start or "<sitemapindex" in start or name.endswith((".txt", ".xml")) or "xml" in page.content_type
    )


def _as_path(found: Finding, page: Page) -> Finding:
    path = page.url.partition("://")[2].partition("/")[2]
    return Finding(EvidenceLayer.PATHS, f"/{path}: {found.where}", found.key, found.matched, found.weight, page.url)


def _of_list(url: str, text: str, allow: AllowList) -> Iterator[Finding]:
    name = url.rpartition("/")[2] or "sitemap"
    for pattern in (_ENTRY, _RULE):
        for match, _ in zip(pattern.finditer(text), range(MAX_ENTRIES), strict=False):
            entry = match[1].strip()
            if _SUSPECT.search(entry[:MAX_ENTRY_CHARS]):
                yield from _of_address(entry, name)
            host = host_of(entry) if "://" in entry[:12] else ""
            if allow.owner(host) is Owner.FOREIGN:
                weight = 2.0 if gambling_name(host) >= 1 else 0.4 + gambling_name(host)
                yield Finding(EvidenceLayer.PATHS, name, domain_of(host), entry, weight, entry)


def _of_address(address: str, where: str) -> Iterator[Finding]:
    """Yield gambling in the words of an address; one strong word is as telling there as in a title."""
    try:
        parts = urlsplit(address[:MAX_ENTRY_CHARS])
    except ValueError:
        return
    words = re.sub(r"[/_\-.+=&?%]", " ", unquote(f"{parts.path} {parts.query}", errors="replace"))
    best = heaviest(find_terms(words))
    strong = {root: weight for root, weight in best.items() if weight >= 0.7}
    for root, weight in (strong or best).items():
        counted = weight * 2.0 if weight >= 1.0 else weight
        yield Finding(
            EvidenceLayer.PATHS, where, root, unquote(address[:MAX_ENTRY_CHARS], errors="replace"), counted, address
        )
