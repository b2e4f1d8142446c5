"""A scripted desk of events: it shows what a test tells it to, and remembers what it was asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventNote, EventPriority, EventSource
from scc_wall.ui.events.desk import EventsSnapshot
from tests.support.clock import START_UTC


def event(event_id: int = 1, **more: Any) -> Event:
    """Return the loss of a camera, or something else."""
    made = Event(
        EventSource.CAMERA,
        "camera.lost",
        EventPriority.MEDIUM,
        START_UTC - timedelta(minutes=3),
        Told(f"Kamera {event_id} hilang: gambar berhenti", f"Camera {event_id} is lost: pictures stopped"),
        Told("Periksa listrik dan jaringan kamera itu.", "Check that camera's power and network."),
        event_id,
        lasts=True,
        camera_ids=(event_id,),
        region_code="16.71",
    )
    return replace(made, **more)


class ScriptedEvents:
    """An `EventsDesk`; `refuse` is raised by the next call that may be refused."""

    def __init__(self, *events: Event) -> None:
        self.events = list(events)
        """The newest first."""
        self.past: list[Event] = []
        self.trouble: Told | None = None
        self.refuse: SccError | None = None
        self.calls: list[tuple[Any, ...]] = []
        self._revision = 0

    def changed(self) -> None:
        """Let the next tick see something new."""
        self._revision += 1

    def happen(self, one: Event) -> None:
        """Let something happen."""
        self.events.insert(0, one)
        self.changed()

    # --- the protocol --------------------------------------------------------------------------------------------

    def revision(self) -> int:
        return self._revision

    def snapshot(self) -> EventsSnapshot:
        return EventsSnapshot(tuple(self.events), self.trouble)

    def older(self, before_id: int, count: int) -> Sequence[Event]:
        self._ask("older", before_id)
        return [one for one in self.past if one.event_id < before_id][:count]

    def acknowledge(self, event_ids: Sequence[int]) -> None:
        self._ask("acknowledge", *event_ids)
        self._change(event_ids, acknowledged_by="sari", acknowledged_utc=START_UTC)

    def add_note(self, event_id: int, text: str) -> None:
        self._ask("note", event_id, text)
        notes = next(one.notes for one in (*self.events, *self.past) if one.event_id == event_id)
        self._change([event_id], notes=(*notes, EventNote("sari", START_UTC, text)))

    def _change(self, event_ids: Sequence[int], **values: Any) -> None:
        self.events = [replace(one, **values) if one.event_id in event_ids else one for one in self.events]
        self.past = [replace(one, **values) if one.event_id in event_ids else one for one in self.past]
        self.changed()

    def _ask(self, *call: Any) -> None:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error
        self.calls.append(call)


def mixed(now: datetime = START_UTC) -> ScriptedEvents:
    """Return a shift with events of every source, for pictures; the same each time."""
    minute = timedelta(minutes=1)

    def one(event_id: int, source: EventSource, urgent: EventPriority, ago: float, told: Told, **more: Any) -> Event:
        plain: dict[str, Any] = {"todo": None, "lasts": False, "camera_ids": (), "region_code": None}
        return event(event_id, source=source, priority=urgent, at_utc=now - ago * minute, told=told, **(plain | more))

    high, medium, low = EventPriority.HIGH, EventPriority.MEDIUM, EventPriority.LOW
    call = Told("Hubungi petugas jaringan wilayah itu.", "Call who runs that region's network.")
    free = Told("Pindahkan ekspor lama dari disk ini.", "Move old exports off this disk.")
    noted = (EventNote("sari", now - 40 * minute, "PLN memadamkan sampai pukul 10."),)
    region = Told("Kabupaten Muara Enim: 4 kamera hilang bersama dengan 1 situs", "Muara Enim: 4 cameras lost together")
    moving = Told("PTZ Ampera disuruh berhenti, tetapi belum terbukti diam", "PTZ Ampera is not proved to stand")
    return ScriptedEvents(
        one(9, EventSource.PTZ, high, 0.4, moving, todo=Told("Lihat gambarnya.", "Look at it."), lasts=True),
        one(8, EventSource.NETWORK, high, 6, region, todo=call, lasts=True, region_code="16.03", camera_ids=(4, 5)),
        event(7, at_utc=now - 9 * minute, told=Told("03 Pasar 16 Ilir hilang ×4", "03 Pasar 16 Ilir is lost ×4")),
        one(6, EventSource.DISK, medium, 25, Told("Ruang disk tinggal 1840 MB", "1840 MB left"), todo=free, lasts=True),
        event(
            5,
            at_utc=now - 70 * minute,
            told=Told("11 Stasiun LRT Ampera hilang", "11 Stasiun LRT Ampera is lost"),
            ended_utc=now - 30 * minute,
            acknowledged_by="sari",
            acknowledged_utc=now - 65 * minute,
            notes=noted,
        ),
        one(4, EventSource.SESSION, low, 120, Told("Sari Wulandari masuk, surat 090/12", "Sari is in, letter 090/12")),
    )
