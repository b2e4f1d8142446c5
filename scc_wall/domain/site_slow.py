"""From which time to the first byte on a site is slow. Source: specs/opd.md, "State"."""

from typing import Final

from scc_wall.domain.latency import LatencyBuckets

SLOW_MS: Final = 3_000.0
TIMES_OWN_P95: Final = 3.0
ENOUGH_LOOKS: Final = 300
"""Good looks before a site's own p95 says something: five hours at one a minute, 15 of them above the p95."""
UNNOTICED_MS: Final = 100.0
"""No site is slow below this, however quick it usually is: a person notices no wait (Nielsen, Usability Engineering,
1993, 5.5). Without it a site in the own network, at 5 ms, would be slow at 16."""


def slow_after_ms(own: float | None, week: LatencyBuckets) -> float:
    """Return the time to the first byte above which a look is slow, in milliseconds.

    Parameters
    ----------
    own
        The site's own limit in seconds (`SiteConfig.slow_first_byte_s`); it alone counts if there is one.
    week
        The good looks of its last 7 days.
    """
    if own is not None:
        return own * 1_000
    p95_ms = week.quantile_ms(0.95) if week.total >= ENOUGH_LOOKS else None
    if p95_ms is None:
        return SLOW_MS
    return min(SLOW_MS, max(UNNOTICED_MS, TIMES_OWN_P95 * p95_ms))
