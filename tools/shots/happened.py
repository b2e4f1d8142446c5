"""What happened in the room of the scenes: causes of some hours, of which the program's own book made the events."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from scc_wall.app.events.cameras import cause_of
from scc_wall.app.events.machine import Machine
from scc_wall.app.events.ptz import ptz_causes
from scc_wall.app.events.sites import SiteCauses
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.cause import Cause as LossCause
from scc_wall.domain.event import Event, EventNote, EventPriority, EventSource
from scc_wall.domain.event_book import EventBook
from scc_wall.domain.event_cause import Cause, Seen, camera_key
from scc_wall.domain.site_event import SiteEvent
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.domain.tile import CameraStatus, TileStatus
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from tests.support.made_province import KNOWN_AFTER, RUN, Made, watched_province
from tests.support.scripted_feed import status
from tools.shots.footage import FIRST_ID, cameras

STEP: Final = timedelta(seconds=10)
LOST: Final[Mapping[int, float]] = {13: 12.0, 20: 47.0, 35: 47.0}
"""Place of each camera that is lost, and for how many minutes: one of Palembang, both of Ogan Komering Ilir."""
TURNING: Final = (FIRST_ID + 2, 95.0, 94.0)
FULL: Final = (130.0, 120.0, 1_700_000_000)
"""From when to when the disk had little room, in minutes before now, and how many bytes."""
CAME_IN: Final = 120.0
"""How many minutes ago the person of the scenes came in; who was there before took note of what happened then."""


def lost_status(place: int) -> TileStatus:
    """Return the state of a camera that is lost."""
    link = Link(LinkPhase.WAITING, LossCause.CONNECT_TIMEOUT, 3)
    return status(FIRST_ID + place, TileState.LOST, age_s=60 * LOST[place], link=link, next_try_s=14.0)


@lru_cache(maxsize=4)
def happened(now_utc: datetime, cut_off_utc: datetime | None = None) -> tuple[Event, ...]:
    """Return the events of a morning, the newest first.

    Parameters
    ----------
    cut_off_utc
        When the own network was cut off; None: it was not.
    """
    known = {camera.camera_id: camera for camera in cameras()}
    regions = {camera_key(camera.camera_id): camera.region_code for camera in known.values()}
    book, sites, machine = EventBook(), _Sites(watched_province(now_utc, cut_off_utc)), Machine()
    found: dict[int, Event] = {}
    for n in range(int(RUN / STEP) + 1):
        utc = now_utc - RUN + n * STEP
        ago = (now_utc - utc).total_seconds() / 60
        machine.free_bytes = FULL[2] if FULL[1] < ago <= FULL[0] else None
        lost = _lost(known, ago)
        turning = [TURNING[0]] if TURNING[2] < ago <= TURNING[1] else []
        causes = sites.causes(utc) | lost | machine.causes(None) | ptz_causes(turning, {}, known, lost)
        came = (_came_in(utc),) if ago == CAME_IN else ()
        for change in book.step(Seen(n * STEP.total_seconds(), utc, causes, cameras=regions, happened=came)):
            found[change.number] = change.event
    events = sorted(found.values(), key=lambda event: event.at_utc)
    return tuple(_noted(replace(event, event_id=n), now_utc) for n, event in enumerate(events, 1))[::-1]


class _Sites:
    """What the monitors said at each moment."""

    def __init__(self, made: Made) -> None:
        self._made = made
        self._source = SiteCauses()
        self._said: tuple[SiteEvent, ...] = ()

    def causes(self, utc: datetime) -> dict[str, Cause]:
        """Return what of the sites held then."""
        book = self._made.book
        begun = (event for event in book.events.events if event.at_utc <= utc)
        said = tuple(event for event in begun if event.ended_utc is None or event.ended_utc > utc)
        if said != self._said:
            self._said = said
            self._source.look(SitesSnapshot(utc, book.sites, book.statuses, events=said))
        return self._source.causes


def _lost(known: Mapping[int, CameraConfig], ago: float) -> dict[str, Cause]:
    gone = [place for place, since in LOST.items() if ago <= since]
    return {
        camera_key(FIRST_ID + place): cause_of(
            "camera.lost", known[FIRST_ID + place], CameraStatus(FIRST_ID + place, lost_status(place), visible=True)
        )
        for place in gone
    }


def _came_in(utc: datetime) -> Event:
    told = Told("{name} masuk, surat {letter}", "{name} is in, letter {letter}")
    told = told.format(name="Sari Wulandari", letter="000.8.3.3/15/OR")
    return Event(EventSource.SESSION, "session.opened", EventPriority.LOW, utc, told)


def _noted(event: Event, now_utc: datetime) -> Event:
    """Return an event as people left it: all but what is new was taken note of."""
    ago = now_utc - event.at_utc
    if event.todo is None or ago <= KNOWN_AFTER:
        return event
    by = "sari" if ago <= timedelta(minutes=CAME_IN) else "budi"
    soon = event.at_utc + timedelta(minutes=2)
    if event.kind == "region.cut":
        told = "PLN Kayuagung dihubungi: listrik padam, pulih sekitar 09.00."
        event = replace(event, notes=(EventNote(by, soon + timedelta(minutes=20), told),))
    return replace(event, acknowledged_by=by, acknowledged_utc=soon)
