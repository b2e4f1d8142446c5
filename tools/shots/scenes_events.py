"""Events: panel and strip beside the wall, and the miniature of all screens."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from scc_wall.base.told import Told
from scc_wall.ui.events.desk import EventsSnapshot
from scc_wall.ui.events.events_ui import EventsUi
from tools.shots.hall import Hall, hall
from tools.shots.happened import happened
from tools.shots.registry import Kind, scene
from tools.shots.stage import Stage
from tools.shots.watch import dock_events


@dataclass
class Watch:
    """A desk with events docked beside its wall."""

    hall: Hall
    events: EventsUi

    def settle(self) -> QWidget:
        """Let the panel follow, and return the desk."""
        self.events.tick()
        window = self.hall.settle(without=list(self.hall.feed.states))
        self.events.tick()
        return window

    def settle_in_front(self) -> None:
        """Let the panel follow, in front of the tabs that it may share its place with."""
        assert self.events.dock is not None
        self.events.dock.raise_()
        self.settle()


def watch(stage: Stage, snapshot: EventsSnapshot, *, tiles: int = 4) -> Watch:
    """Open a desk with events."""
    room = hall(stage, tiles=tiles)
    events = dock_events(stage, room, snapshot)
    return Watch(room, events)


@scene(
    "desk-events", "Meja dengan peristiwa yang menunggu", "The desk with events that wait",
    "DeskWindow", "EventsDock", "EventStrip", kind=Kind.SCREEN,
)  # fmt: skip
def desk_events(stage: Stage) -> QWidget:
    """Show panel and strip beside the wall."""
    return watch(stage, EventsSnapshot(happened(stage.clock.now_utc())), tiles=16).settle()


@scene("events-panel", "Panel peristiwa: satu dipilih", "The panel of events", "EventsPanel")
def events_panel(stage: Stage) -> QWidget:
    """Show the panel alone, one event chosen."""
    made = watch(stage, EventsSnapshot(happened(stage.clock.now_utc())))
    made.settle_in_front()
    made.events.panel.view.setCurrentIndex(made.events.panel.view.model().index(2, 0))
    stage.settle()
    return made.events.panel


@scene("events-empty", "Panel peristiwa: belum ada", "No events yet", "EventsPanel")
def events_empty(stage: Stage) -> QWidget:
    """Say what will stand here."""
    made = watch(stage, EventsSnapshot())
    made.settle_in_front()
    return made.events.panel


@scene("events-none", "Panel peristiwa: tidak ada yang cocok", "No event matches", "EventsPanel")
def events_none(stage: Stage) -> QWidget:
    """Search for what is not there."""
    made = watch(stage, EventsSnapshot(happened(stage.clock.now_utc())))
    made.settle_in_front()
    stage.type_in(made.events.panel.search, "banjir")
    stage.settle()
    return made.events.panel


@scene("events-trouble", "Panel peristiwa: belum dapat disimpan", "Events can't be kept", "EventsPanel")
def events_trouble(stage: Stage) -> QWidget:
    """Say that they are shown all the same."""
    why = Told("basis data tidak menjawab.", "the database does not answer.")
    made = watch(stage, EventsSnapshot(happened(stage.clock.now_utc()), why))
    made.settle_in_front()
    return made.events.panel


@scene("miniature", "Miniatur semua layar (M)", "All screens in small (M)", "DeskWindow", kind=Kind.SCREEN)
def miniature(stage: Stage) -> QWidget:
    """Show every screen at once."""
    room = hall(stage, tiles=9, screens=3)
    room.run("miniature")
    room.settle()  # screens come one in a turn; pictures are asked for once the last is there
    return room.settle()
