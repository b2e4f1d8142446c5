"""What the watch takes up from the store when it starts: the sites, and what is to be remembered of the run before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from scc_wall.domain.site import ProbeResult, SiteConfig, SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import Approved, LatencySummary, SiteHistory, SiteRepository
from scc_wall.monitors.latency_memory import KEPT

_BAD: Final = frozenset({SiteState.HACKED, SiteState.SUSPICIOUS})


@dataclass(frozen=True, slots=True)
class Restored:
    """See above; everything but `sites` by site's id.

    Parameters
    ----------
    last_known
        What was known last, be it before an orderly end, after which history knows nothing.
    hours
        Of the last 7 days.
    dismissed
        Fingerprints that a person marked false.
    unwatched_since
        From when on nobody watched, for sites that history still has in a state.
    crawl_first
        Sites whose content was doubted: only a crawler's visit can say whether it still is.
    """

    sites: Sequence[SiteConfig]
    last_known: Mapping[int, StateChange]
    hours: Mapping[int, Sequence[LatencySummary]]
    dismissed: Mapping[int, str]
    approved: Mapping[int, Approved]
    unwatched_since: Mapping[int, datetime]
    crawl_first: frozenset[int]


def restore(repository: SiteRepository, history: SiteHistory, now_utc: datetime) -> Restored:
    """Read it.

    Raises
    ------
    SccError
        If the store can't be read.
    """
    sites = repository.all()
    site_ids = [site.site_id for site in sites]
    last_states = history.last_states()
    last_known = _last_known(last_states, site_ids, history)
    return Restored(
        sites,
        last_known,
        history.hours(site_ids, now_utc - KEPT),
        history.dismissed(),
        history.approved(),
        _unwatched_since(last_states, sites, history.beats(site_ids, 1), now_utc),
        frozenset(site_id for site_id, last in last_known.items() if last.state in _BAD),
    )


def _last_known(
    last_states: Mapping[int, StateChange], site_ids: Sequence[int], history: SiteHistory
) -> dict[int, StateChange]:
    found = {}
    for site_id in site_ids:
        last = last_states.get(site_id)
        if last is not None and last.state is SiteState.UNKNOWN:
            late = history.changes(site_id, last.at_utc - timedelta(milliseconds=1))
            last = next((change for change in reversed(late) if change.state is not SiteState.UNKNOWN), None)
        if last is not None:
            found[site_id] = last
    return found


def _unwatched_since(
    last_states: Mapping[int, StateChange],
    sites: Sequence[SiteConfig],
    beats: Mapping[int, Sequence[ProbeResult]],
    now_utc: datetime,
) -> dict[int, datetime]:
    since = {}
    for site in sites:
        last, looks = last_states.get(site.site_id), beats.get(site.site_id)
        if last is None or last.state is SiteState.UNKNOWN:
            continue
        # The last look speaks for one interval, as it did while the next one followed; without one, for no time.
        at_utc = looks[-1].at_utc + timedelta(seconds=site.interval_s) if looks else last.at_utc
        # After the change itself: of two at one moment a store keeps one.
        since[site.site_id] = max(last.at_utc + timedelta(milliseconds=1), min(at_utc, now_utc))
    return since
