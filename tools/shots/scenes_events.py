"""Events: panel and strip beside the wall, and the miniature of all screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventNote, EventPriority, EventSource
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.events.desk import EventsSnapshot
from scc_wall.ui.events.events_ui import EventsUi
from tools.shots.footage import FIRST_ID
from tools.shots.hall import Hall, hall
from tools.shots.registry import Kind, scene
from tools.shots.scenes_sites import Sounding
from tools.shots.stage import Stage


def happened(now: datetime) -> tuple[Event, ...]:
    """Return a morning's events, the newest first."""

    def ago(minutes: float) -> datetime:
        return now - timedelta(minutes=minutes)

    look = Told("Periksa daya dan jaringan kamera.", "Check the camera's power and network.")
    noted = EventNote("sari", ago(20), "PLN Muara Enim dihubungi, pulih sekitar 09.00.")
    return (
        Event(
            EventSource.SITE, "site.hacked", EventPriority.HIGH, ago(4),
            Told("Dinas Kominfo (alias): halaman diubah orang", "Dinas Kominfo (alias): page defaced"),
            Told("Hubungi pengelola situs; bukti ada di halaman situs.", "Call the site's keeper; see its page."),
            6, lasts=True, site_ids=(3,), region_code="16.71",
        ),
        Event(
            EventSource.CAMERA, "camera.lost", EventPriority.MEDIUM, ago(12),
            Told("Kamera 14 Simpang Charitas hilang: kamera tidak menjawab", "Camera 14 Simpang Charitas lost"),
            look, 5, lasts=True, camera_ids=(FIRST_ID + 13,), region_code="16.71",
        ),
        Event(
            EventSource.NETWORK, "region.lost", EventPriority.HIGH, ago(47),
            Told("Muara Enim: 3 kamera dan 1 situs hilang bersamaan", "Muara Enim: 3 cameras and 1 site lost together"),
            Told("Tanyakan listrik dan jaringan wilayah itu.", "Ask about that region's power and network."),
            4, lasts=True, camera_ids=(FIRST_ID + 21,), site_ids=(8,), region_code="16.03", members=4,
            acknowledged_by="sari", acknowledged_utc=ago(45), notes=(noted,),
        ),
        Event(
            EventSource.PTZ, "ptz.runaway", EventPriority.HIGH, ago(95),
            Told("Kamera 3 Pasar 16 Ilir mungkin masih berputar", "Camera 3 Pasar 16 Ilir may still be turning"),
            Told("Tekan STOP (Shift+Spasi).", "Press STOP (Shift+Space)."),
            3, ended_utc=ago(94), lasts=True, camera_ids=(FIRST_ID + 2,), region_code="16.71",
            acknowledged_by="sari", acknowledged_utc=ago(94),
        ),
        Event(
            EventSource.DISK, "disk.low", EventPriority.MEDIUM, ago(130),
            Told("Ruang cakram tinggal 8 %", "Disk space is down to 8 %"),
            Told("Hapus cuplikan lama atau pindahkan ekspor.", "Remove old snapshots or move exports."), 2, lasts=True,
            ended_utc=ago(120), acknowledged_by="budi", acknowledged_utc=ago(126),
        ),
        Event(
            EventSource.SESSION, "session.opened", EventPriority.LOW, ago(180),
            Told("Sari Wulandari masuk dengan surat 000.8.3.3/15/OR", "Sari Wulandari came in"), event_id=1,
        ),
    )  # fmt: skip


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


@dataclass
class Watch:
    """A desk with events docked beside its wall."""

    hall: Hall
    events: EventsUi

    def settle(self) -> QWidget:
        """Let the panel follow, and return the desk."""
        self.events.tick()
        window = self.hall.settle()
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
    events = EventsUi(ScriptedEvents(snapshot), at_once, clock=stage.clock, sound=Sounding(), key="F9")
    stage.at_end(events.deleteLater)
    stage.at_end(events.close)
    room.desk.offer_dock(events.dock_into(room.desk))
    events.dock.show() if events.dock is not None else None
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
    return room.settle()
