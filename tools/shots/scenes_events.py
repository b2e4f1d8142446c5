"""The events of every source: the panel with its strip, a note written, nothing yet, and a store that refuses."""

from PySide6.QtWidgets import QWidget

from scc_wall.base.told import Told
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.events.events_ui import EventsUi
from tests.support.events_desk import ScriptedEvents, mixed
from tools.shots.hall import Hall, hall
from tools.shots.registry import Kind, scene
from tools.shots.scenes_sites import Sounding
from tools.shots.stage import Stage

PANEL = ("EventsPanel", "EventsDock")
STRIP = "EventStrip"
PAST = 4
"""Row of the event that is over, acknowledged and noted."""


def watched(stage: Stage, desk: ScriptedEvents, *, bare: bool = False) -> tuple[Hall, EventsUi]:
    """Open a desk with the events docked beside its wall."""
    room = hall(stage, tiles=16, bare=bare)
    events = EventsUi(desk, at_once, clock=stage.clock, sound=Sounding(), key="F9")
    stage.at_end(events.deleteLater)
    stage.at_end(events.close)
    dock = events.dock_into(room.desk)
    room.desk.offer_dock(dock)
    if bare:
        dock.hide()
    room.desk.offer_status(events.badge)
    events.strip_in_place_of_bar(room.desk.wall).covers.connect(room.desk.wall.set_covered)
    events.set_bare(bare)
    events.tick()
    return room, events


@scene("events", "Peristiwa di meja kendali", "Events at the desk", "DeskWindow", *PANEL, STRIP, kind=Kind.SCREEN)
def events_desk(stage: Stage) -> QWidget:
    """Show what waits, what lasts and what is over, with the notes of one."""
    room, events = watched(stage, mixed(stage.clock.now_utc()))
    events.panel.view.setCurrentIndex(events.model.index(PAST))
    return room.settle()


@scene(
    "events-strip",
    "Peristiwa di atas dinding saja",
    "Events over the bare wall",
    "DeskWindow",
    STRIP,
    kind=Kind.SCREEN,
)
def events_strip(stage: Stage) -> QWidget:
    """Show the strip over a wall that is there alone."""
    room, _ = watched(stage, mixed(stage.clock.now_utc()), bare=True)
    return room.settle()


@scene("events-empty", "Belum ada peristiwa", "No events yet", "DeskWindow", *PANEL, kind=Kind.SCREEN)
def events_empty(stage: Stage) -> QWidget:
    """Show the empty list."""
    room, _ = watched(stage, ScriptedEvents())
    return room.settle()


@scene(
    "events-trouble",
    "Peristiwa belum dapat disimpan",
    "Events that can't be stored yet",
    "DeskWindow",
    kind=Kind.SCREEN,
)
def events_trouble(stage: Stage) -> QWidget:
    """Show events while the store refuses them."""
    desk = mixed(stage.clock.now_utc())
    desk.trouble = Told("Basis data sedang dipakai program lain.", "Another program is using the database.")
    room, _ = watched(stage, desk)
    return room.settle()
