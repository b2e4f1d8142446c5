"""One look at a site, made on a probe thread: its page, and at times what a crawler is shown, judged.

::

    Look ─► prober: its page ──ok, a page was read──► judge? ─► Visit ─► SiteWatch
                   │ └ crawl: as a crawler, robots.txt, sitemap.xml, watched paths ┘
                   └ ok, but nothing that can be read ─► suspicious (unreadable.py) ┘
"""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.site import ContentVerdict, Evidence, EvidenceLayer, Page, ProbeResult, SiteConfig
from scc_wall.domain.site_probe import ContentJudge, Prober
from scc_wall.domain.site_store import Approved
from scc_wall.monitors.scheduler import Look
from scc_wall.monitors.unreadable import BLANK_FOUND, BLANK_LOOKS, doubt, doubted, is_blank, why_unreadable

log = logging.getLogger(__name__)

CRAWLED_PATHS: Final = ("/robots.txt", "/sitemap.xml")
JUDGE_AGAIN_S: Final = 5 * 60.0
"""A page that is another one at every look (a token, a clock) is judged that seldom between its full looks; one that
stood still and then changed is judged at once."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a look brought.

    Parameters
    ----------
    verdict
        None if the content was not judged.
    whole
        Everything that the verdict should rest on was read; without it a worse verdict before stands.
    read
        False if the page itself could not be read; whatever was worse before stands.
    """

    result: ProbeResult
    verdict: ContentVerdict | None = None
    whole: bool = True
    read: bool = True


class _Crawl(NamedTuple):
    """What a crawler's visit brought: the page as a crawler sees it, other paths, whether all answered, doubts."""

    page: Page | None = None
    paths: Sequence[Page] = ()
    whole: bool = True
    found: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class _Seen:
    """What is remembered of a site's page: hashes, to judge a page once, never as a verdict."""

    judged: bytes = b""
    judged_ns: int = 0
    stood_still: bool = False
    """It was seen again unchanged since it was judged."""
    blanks: int = 0
    """Looks in a row that brought an empty page."""


class Visitor:
    """Makes looks; called by many threads, but for each site by one at a time."""

    def __init__(self, prober: Prober, judge: ContentJudge, clock: Clock) -> None:
        self._prober = prober
        self._judge = judge
        self._clock = clock
        self._seen: dict[int, _Seen] = {}

    def visit(self, look: Look, approved: Approved | None) -> Visit:
        """Make one look, within the limits of the prober and the judge."""
        result, page = self._prober.probe(look.site, full=look.full)
        seen = self._seen.setdefault(look.site.site_id, _Seen())
        seen.stood_still |= result.unchanged
        if (doubts := self._unread(seen, result, page)) is not None:
            seen.judged, seen.stood_still = b"", True  # whatever can be read again is judged at once
            return Visit(result, doubted(None, doubts), read=False)
        if not result.ok or page is None or not self._is_news(look, seen, page):
            return Visit(result)
        crawl = self._crawl(look.site) if look.crawl else _Crawl()
        verdict = self._verdict(look.site, page, crawl, approved)
        return Visit(result, doubted(verdict, *crawl.found), crawl.whole)

    def forget(self, site_id: int) -> None:
        """Leave a site that is no longer watched, or whose baseline changed: its page is judged anew."""
        self._seen.pop(site_id, None)

    def _unread(self, seen: _Seen, result: ProbeResult, page: Page | None) -> Evidence | None:
        """Return what makes a page that can't be read suspicious; None for one that can, or is empty but of late."""
        if page is not None and result.ok:
            seen.blanks = seen.blanks + 1 if is_blank(page) else 0
            if seen.blanks >= BLANK_LOOKS:
                matched = str(BLANK_FOUND.format(count=BLANK_LOOKS))
                return doubt(EvidenceLayer.SIMILARITY, "isi", matched, page.url)
        why = why_unreadable(result, page)
        return None if why is None else doubt(EvidenceLayer.SIMILARITY, *why, page.url if page else "")

    def _is_news(self, look: Look, seen: _Seen, page: Page) -> bool:
        digest = hashlib.blake2b(page.body, digest_size=16).digest()
        now_ns = self._clock.mono_ns()
        same, waited = digest == seen.judged, seconds_between(seen.judged_ns, now_ns) >= JUDGE_AGAIN_S
        if not look.full and (same or not (seen.stood_still or waited)):
            seen.stood_still |= same
            return False
        seen.judged, seen.judged_ns, seen.stood_still = digest, now_ns, same
        return True

    def _crawl(self, site: SiteConfig) -> _Crawl:
        crawler, crawled = self._prober.probe(site, as_crawler=True)
        found, paths = [], []
        if (why := why_unreadable(crawler, crawled)) is not None:
            found.append(doubt(EvidenceLayer.CLOAKING, f"crawler: {why[0]}", why[1], site.url))
        whole = crawled is not None and crawler.ok
        for path in (*CRAWLED_PATHS, *site.watched_paths):
            result, page = self._prober.probe(site, path=path)
            if result.ok and page is not None:
                paths.append(page)
            elif (why := why_unreadable(result, page)) is not None:
                found.append(doubt(EvidenceLayer.PATHS, f"{path}: {why[0]}", why[1], site.url))
            elif result.status is None:  # it fell silent: another wait of 15 s for each path tells no more
                return _Crawl(crawled, paths, whole=False, found=tuple(found))
        return _Crawl(crawled if crawler.ok else None, paths, whole=whole, found=tuple(found))

    def _verdict(self, site: SiteConfig, page: Page, crawl: _Crawl, approved: Approved | None) -> ContentVerdict | None:
        try:
            return self._judge.judge(site, page, crawl.page, crawl.paths, approved)
        except Exception:  # a bug of ours in reading a hostile page must not hide that the site answers
            log.exception("the content of site %d could not be judged", site.site_id)
            return None


def stands(before: ContentVerdict | None, visit: Visit, crawl: bool) -> bool:
    """Return whether the verdict before stands against a better one that rests on less than it did."""
    if before is None or visit.verdict is None or visit.verdict.level >= before.level:
        return False
    if not visit.read:
        return True
    by_crawl = any(found.layer in (EvidenceLayer.CLOAKING, EvidenceLayer.PATHS) for found in before.evidence)
    return by_crawl and not (crawl and visit.whole)
