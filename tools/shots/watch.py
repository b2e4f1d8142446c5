"""The events docked beside a wall of the scenes, and the cameras of that wall as the events say they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scc_wall.base.told import Told
from scc_wall.domain.event import Event
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.events.desk import EventsSnapshot
from scc_wall.ui.events.events_ui import EventsUi
from scc_wall.ui.sites.sound import Sound
from tools.shots.footage import FIRST_ID
from tools.shots.hall import Hall
from tools.shots.happened import LOST, lost_status
from tools.shots.stage import Stage


class Sounding(Sound):
    """A sound that works on every machine, and is never heard."""

    @property
    def trouble(self) -> Told | None:
        """None: all is well."""
        return None

    def play(self, sound: object) -> None:
        """Keep quiet."""


@dataclass
class ScriptedEvents:
    """An `EventsDesk` that shows what it was given."""

    shown: EventsSnapshot

    def revision(self) -> int:
        """Never change."""
        return 1

    def snapshot(self) -> EventsSnapshot:
        """Return it."""
        return self.shown

    def older(self, before_id: int, count: int) -> Sequence[Event]:
        """Have none."""
        return ()

    def acknowledge(self, event_ids: Sequence[int]) -> None:
        """Change nothing."""

    def add_note(self, event_id: int, text: str) -> None:
        """Change nothing."""


def lose_cameras(room: Hall, events: Sequence[Event]) -> None:
    """Let the cameras be lost that events say are."""
    gone = {camera_id for event in events if event.lasting for camera_id in event.camera_ids}
    room.feed.states |= {FIRST_ID + place: lost_status(place) for place in LOST if FIRST_ID + place in gone}


def dock_events(
    stage: Stage, room: Hall, snapshot: EventsSnapshot, *, muted: Callable[[], bool] = lambda: False
) -> EventsUi:
    """Dock events at a desk whose wall shows what they say."""
    lose_cameras(room, snapshot.events)
    events = EventsUi(ScriptedEvents(snapshot), at_once, clock=stage.clock, sound=Sounding(), muted=muted, key="F9")
    stage.at_end(events.deleteLater)
    stage.at_end(events.close)
    dock = events.dock_into(room.desk)
    room.desk.offer_dock(dock)
    room.desk.offer_status(events.badge)
    dock.show()
    return events
