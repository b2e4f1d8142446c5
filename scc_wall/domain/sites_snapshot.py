"""All sites at one moment, as the panel, the wall's tile and the metrics are told of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import SiteConfig, SiteState
from scc_wall.domain.site_event import SiteEvent
from scc_wall.domain.site_status import SiteStatus, StateChange


@dataclass(frozen=True, slots=True)
class SitesSnapshot:
    """All sites at one moment; never changed once published.

    Parameters
    ----------
    sites, statuses, last_known
        By site's id.
    last_known
        Sites that this run knows nothing of yet, with what held when the program ended: to be shown as past, with
        its time, beside UNKNOWN. Never as the state.
    counts
        Sites in each state; every state is there.
    events
        Newest first.
    clock_wrong
        The certificates of most sites say that this computer's clock is: those that fail by their dates wait.
    """

    at_utc: datetime
    sites: Mapping[int, SiteConfig] = field(default_factory=dict)
    statuses: Mapping[int, SiteStatus] = field(default_factory=dict)
    last_known: Mapping[int, StateChange] = field(default_factory=dict)
    network: NetworkState = NetworkState.OPEN
    network_since_utc: datetime | None = None
    counts: Mapping[SiteState, int] = field(default_factory=dict)
    events: tuple[SiteEvent, ...] = ()
    clock_wrong: bool = False
