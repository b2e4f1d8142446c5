"""The judge: pages ─► readings ─► findings of five layers ─► verdict (domain.site_probe.ContentJudge)."""

from collections.abc import Sequence
from typing import Final

from scc_wall.domain.site import ContentVerdict, Page, SiteConfig
from scc_wall.domain.site_store import Approved
from scc_wall.monitors.content.cloaking import cloaking_findings
from scc_wall.monitors.content.findings import Finding, verdict_of
from scc_wall.monitors.content.hosts import AllowList
from scc_wall.monitors.content.injected import script_findings
from scc_wall.monitors.content.outgoing import outgoing_findings
from scc_wall.monitors.content.paths import path_findings
from scc_wall.monitors.content.pictures import picture_findings
from scc_wall.monitors.content.reading import Reading, read
from scc_wall.monitors.content.signatures import alien_findings, deface_findings
from scc_wall.monitors.content.similarity import similarity_findings
from scc_wall.monitors.content.spam import spam_findings

MAX_PATHS: Final = 20
"""Pages of one crawler visit that are judged: robots.txt, the sitemap and the watched paths."""
COMPARED_STATUS: Final = range(200, 400)
"""A crawler's visit that was refused (403 by a firewall that knows real crawlers' addresses) says nothing."""


class SiteContentJudge:
    """Reads pages for signs of an attack. Keeps nothing between calls, so threads may share it.

    Time and memory are bounded whatever the pages are: under half a second and 30 MB for the worst 512 KiB of one page
    (docs/benchmarks.md), a few milliseconds for a normal one.
    """

    def judge(
        self,
        site: SiteConfig,
        page: Page,
        crawled: Page | None = None,
        paths: Sequence[Page] = (),
        approved: Approved | None = None,
    ) -> ContentVerdict:
        """Judge what a look read; see `domain.site_probe.ContentJudge`."""
        allow = AllowList(site.url, site.allowed_hosts, page.url)
        reading = read(page)
        found = page_findings(reading, allow)
        found += similarity_findings(reading, approved)
        if crawled is not None and crawled.status in COMPARED_STATUS and page.status in COMPARED_STATUS:
            found += cloaking_findings(reading, read(crawled), allow)
        found += path_findings(paths[:MAX_PATHS], allow, lambda one: page_findings(read(one), allow))
        return verdict_of(found)


def page_findings(reading: Reading, allow: AllowList) -> list[Finding]:
    """Return what the first two layers find in one page."""
    return [
        *spam_findings(reading),
        *deface_findings(reading),
        *alien_findings(reading),
        *outgoing_findings(reading, allow),
        *script_findings(reading, allow),
        *picture_findings(reading, allow),
    ]
