"""Makes the sheet of a handover of what wall, sites and events know. No store, no clock of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.event import Event, EventSource
from scc_wall.domain.region import regions
from scc_wall.domain.shift_sheet import Disturbed, Sheet, ThingKind, on_sheet
from scc_wall.domain.site import SiteConfig, SiteState
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.tile import CameraStatus
from scc_wall.domain.tile_state import TileState

FROZEN: Final = "frozen"
CALM_CAMERA: Final = frozenset({TileState.LIVE})
CALM_SITE: Final = frozenset({SiteState.UP, SiteState.SLOW, SiteState.MAINTENANCE})
"""What needs nobody: a slow site is up, and planned work was planned."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the wall saw at one moment; taken on the UI thread, in a millisecond.

    Parameters
    ----------
    statuses
        Of the cameras that are shown or stand by.
    site_statuses
        None: the monitors are not open.
    """

    at_utc: datetime
    cameras: tuple[CameraConfig, ...] = ()
    statuses: Mapping[int, CameraStatus] = field(default_factory=dict)
    sites: tuple[SiteConfig, ...] = ()
    site_statuses: Mapping[int, SiteStatus] = field(default_factory=dict)


def sheet_of_now(seen: Seen, from_utc: datetime, still_open: Sequence[Event], of_shift: Sequence[Event]) -> Sheet:
    """Return the sheet.

    Parameters
    ----------
    from_utc
        When the shift began.
    still_open
        All events that are open.
    of_shift
        What happened or was noted since; of these the closed ones stand on the sheet that somebody noted.
    """
    ids = {event.event_id for event in still_open}
    noted = (event for event in of_shift if event.notes and event.event_id not in ids)
    sites = [*_sites(seen)]
    known = sum(status.state is not SiteState.UNKNOWN for status in seen.site_statuses.values())
    return Sheet(
        made_utc=seen.at_utc,
        from_utc=from_utc,
        watched=sum(camera.camera_id in seen.statuses for camera in seen.cameras),
        cameras=len(seen.cameras),
        sites=len(seen.sites),
        sites_known=known,
        disturbed=(*_cameras(seen, still_open), *sites),
        events=tuple(on_sheet(event) for event in still_open),
        noted=tuple(on_sheet(event) for event in noted),
    )


def _cameras(seen: Seen, still_open: Sequence[Event]) -> Iterable[Disturbed]:
    began = _began(still_open)
    titles = {region.code: region.title for region in regions()}
    for camera in seen.cameras:
        status = seen.statuses.get(camera.camera_id)
        if status is None:
            continue
        tile = status.status
        if tile.state in CALM_CAMERA and not tile.frozen:
            continue
        since = began.get(camera.camera_id)
        lasted_s = tile.frozen_s if tile.frozen else tile.age_s
        if since is None and lasted_s is not None:
            since = seen.at_utc - timedelta(seconds=lasted_s)
        state = FROZEN if tile.frozen else tile.state.value
        region = titles.get(camera.region_code or "", "")
        yield Disturbed(ThingKind.CAMERA, camera.camera_id, camera.title, region, state, since)


def _sites(seen: Seen) -> Iterable[Disturbed]:
    for site in seen.sites:
        status = seen.site_statuses.get(site.site_id)
        if status is None or status.state in CALM_SITE or status.state is SiteState.UNKNOWN:
            continue
        yield Disturbed(ThingKind.SITE, site.site_id, site.name, "", status.state.value, status.since_utc)


def _began(events: Sequence[Event]) -> dict[int, datetime]:
    """Return since when the cameras are lost, by the events that last."""
    began: dict[int, datetime] = {}
    for event in events:
        if event.lasting and event.source in {EventSource.CAMERA, EventSource.NETWORK}:
            for camera_id in event.camera_ids:
                began[camera_id] = min(began.get(camera_id, event.at_utc), event.at_utc)
    return began
