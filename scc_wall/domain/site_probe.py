"""What the parts of the website monitors promise each other: who resolves, who looks, who judges."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from scc_wall.domain.site import ContentVerdict, Page, ProbeResult, SiteConfig
from scc_wall.domain.site_store import Approved


class Seen(NamedTuple):
    """What one look brought: its result, and the page if a body was read."""

    result: ProbeResult
    page: Page | None


class Resolver(Protocol):
    """Finds the addresses of a name. The demo's knows the simulated sites, the product's asks the system."""

    def resolve(self, host: str, timeout_s: float) -> Sequence[str]:
        """Return the addresses (IPv4 and IPv6, as text) of a host, at least one.

        Raises
        ------
        OSError
            If it has none, or the time is over (TimeoutError).
        """
        ...


class Prober(Protocol):
    """Looks at one page."""

    def probe(self, site: SiteConfig, *, full: bool = True, path: str = "", as_crawler: bool = False) -> Seen:
        """Look once, within the limits of the site; never raises for what a site does.

        Parameters
        ----------
        full
            Ask for the body even if it has not changed since the last full one.
        path
            Another page of the site, e.g. `/robots.txt`; empty for its own.
        as_crawler
            Come as a search engine's crawler does, from a search (User-Agent and Referer).
        """
        ...


class ContentJudge(Protocol):
    """Reads pages for signs of an attack. Bounded in time and memory whatever the page."""

    def judge(
        self,
        site: SiteConfig,
        page: Page,
        crawled: Page | None = None,
        paths: Sequence[Page] = (),
        approved: Approved | None = None,
    ) -> ContentVerdict:
        """Judge what a look read.

        Parameters
        ----------
        crawled
            The same page as a crawler was shown it, if this was a crawler's visit.
        paths
            robots.txt, the sitemap and the watched paths, if they were visited.
        approved
            The baseline that a person approved, if there is one.
        """
        ...
