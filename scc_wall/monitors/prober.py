"""Looks at pages: the product's `domain.site_probe.Prober`."""

from pathlib import Path
from typing import Final

from scc_wall import __version__
from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.base.told import Told
from scc_wall.domain.site import ProbeResult, SiteCause, SiteConfig
from scc_wall.domain.site_probe import Resolver, Seen
from scc_wall.monitors import body
from scc_wall.monitors.freshness import Freshness
from scc_wall.monitors.look import Look, Surroundings
from scc_wall.monitors.resolver import SystemResolver
from scc_wall.monitors.target import BadTargetError, Target, holds_account, parse
from scc_wall.monitors.trust import Trust

USER_AGENT: Final = f"SCC-Wall/{__version__}"
_HEADERS: Final = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "id,en;q=0.5",
    "Accept-Encoding": body.ACCEPTED,
}
_CRAWLER: Final = {
    "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Referer": "https://www.google.com/",
}
"""As a visitor of whom attackers want to be seen: gambling pages are shown to search engines and their users alone."""


class SiteProber:
    """Looks at pages, from any number of threads at once.

    Parameters
    ----------
    resolver
        Finds addresses; None: asks the system.
    clock
        Times the phases, and says what has expired.
    extra_ca
        A PEM file with authorities of internal sites.
    """

    def __init__(
        self, resolver: Resolver | None = None, clock: Clock = SYSTEM_CLOCK, *, extra_ca: Path | None = None
    ) -> None:
        self._clock = clock
        self._around = Surroundings(resolver or SystemResolver(), clock, Trust(extra_ca), Freshness())

    def prepare(self) -> None:
        """Load the authorities now, rather than with the first look at a site with https.

        Raises
        ------
        OSError
            If those of `extra_ca` can't be read.
        """
        _ = self._around.trust.verifying

    def probe(self, site: SiteConfig, *, full: bool = True, path: str = "", as_crawler: bool = False) -> Seen:
        """Look once, within the limits of the site; never raises for what a site does.

        A site whose address can't be visited at all has the cause `koneksi`, and nothing is connected to.
        """
        try:
            start = _start(site.url, path)
        except BadTargetError as bad:
            result = ProbeResult(site.site_id, self._clock.now_utc(), SiteCause.CONNECT, bad.told)
            return Seen(result, None)
        headers = {**_HEADERS, **(_CRAWLER if as_crawler else {})}
        return Look(self._around, site, start, headers, full=full, as_crawler=as_crawler).run()


def _start(url: str, path: str) -> Target:
    if holds_account(url):
        raise BadTargetError(Told("alamat situs memuat akun", "the site's address holds an account"))
    target = parse(url)
    return target.with_path(path) if path else target
