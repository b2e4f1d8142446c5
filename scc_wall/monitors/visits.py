"""One look at a site, made on a probe thread: its page, and at times what a crawler is shown, judged.

::

    Look ─► prober: its page ──ok, a page was read──► judge? ─► Visit ─► SiteWatch
                     └ crawl: as a crawler, robots.txt, sitemap.xml, watched paths ┘
"""

import hashlib
import logging
from dataclasses import dataclass
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.site import ContentVerdict, EvidenceLayer, Page, ProbeResult, SiteConfig
from scc_wall.domain.site_probe import ContentJudge, Prober
from scc_wall.domain.site_store import Approved
from scc_wall.monitors.scheduler import Look

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
    """

    result: ProbeResult
    verdict: ContentVerdict | None = None
    whole: bool = True


@dataclass(slots=True)
class _Seen:
    """What is remembered of a site's page: hashes, to judge a page once, never as a verdict."""

    judged: bytes = b""
    judged_ns: int = 0
    stood_still: bool = False
    """It was seen again unchanged since it was judged."""


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
        if result.unchanged and (seen := self._seen.get(look.site.site_id)) is not None:
            seen.stood_still = True
        if not result.ok or page is None or not self._is_news(look, page):
            return Visit(result)
        crawled, paths, whole = self._crawl(look.site) if look.crawl else (None, [], True)
        return Visit(result, self._verdict(look.site, page, crawled, paths, approved), whole)

    def forget(self, site_id: int) -> None:
        """Leave a site that is no longer watched, or whose baseline changed: its page is judged anew."""
        self._seen.pop(site_id, None)

    def _is_news(self, look: Look, page: Page) -> bool:
        digest = hashlib.blake2b(page.body, digest_size=16).digest()
        seen, now_ns = self._seen.setdefault(look.site.site_id, _Seen()), self._clock.mono_ns()
        same, waited = digest == seen.judged, seconds_between(seen.judged_ns, now_ns) >= JUDGE_AGAIN_S
        if not look.full and (same or not (seen.stood_still or waited)):
            seen.stood_still |= same
            return False
        seen.judged, seen.judged_ns, seen.stood_still = digest, now_ns, same
        return True

    def _crawl(self, site: SiteConfig) -> tuple[Page | None, list[Page], bool]:
        """Return the page as a crawler is shown it, the other paths, and whether all of them answered."""
        crawler, crawled = self._prober.probe(site, as_crawler=True)
        whole, paths = crawled is not None and crawler.ok, []
        for path in (*CRAWLED_PATHS, *site.watched_paths):
            result, page = self._prober.probe(site, path=path)
            if result.ok and page is not None:
                paths.append(page)
            elif result.status is None:
                return crawled, paths, False  # it fell silent: another wait of 15 s for each path tells no more
        return (crawled if crawler.ok else None), paths, whole

    def _verdict(
        self, site: SiteConfig, page: Page, crawled: Page | None, paths: list[Page], approved: Approved | None
    ) -> ContentVerdict | None:
        try:
            return self._judge.judge(site, page, crawled, paths, approved)
        except Exception:  # a bug of ours in reading a hostile page must not hide that the site answers
            log.exception("the content of site %d could not be judged", site.site_id)
            return None


def stands(before: ContentVerdict | None, visit: Visit, crawl: bool) -> bool:
    """Return whether the verdict before stands against a better one that rests on less than it did."""
    if before is None or visit.verdict is None or visit.verdict.level >= before.level:
        return False
    by_crawl = any(found.layer in (EvidenceLayer.CLOAKING, EvidenceLayer.PATHS) for found in before.evidence)
    return by_crawl and not (crawl and visit.whole)
