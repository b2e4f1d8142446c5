"""Events of computer and program: disk, clock, store, decode processes, and whether the last run ended in order."""

import logging
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.cause import Cause as LossCause
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_cause import Cause
from scc_wall.domain.tile import CameraStatus

log = logging.getLogger(__name__)

LITTLE_BYTES: Final = 2_000_000_000
VERY_LITTLE_BYTES: Final = 500_000_000
NO_ROOM_BYTES: Final = 5_000_000
"""The store's log can't grow any more: nothing is written, and nobody gets in."""
JUMP_S: Final = 5.0
JUMPS_EVERY_S: Final = 600.0
"""Two programs that set the clock against each other would ask for a person every second; the audit has each one."""
STORE_FOR_S: Final = 5.0
"""A store that another program holds for two seconds is no event."""
DECODERS_EVERY_S: Final = 60.0
_DISK: Final = Told("Ruang disk tinggal {mb} MB", "Only {mb} MB of disk are left")
_NO_ROOM: Final = Told(
    "Disk penuh, tinggal {mb} MB: tidak ada yang dapat masuk, dinding tetap tampil",
    "The disk is full, {mb} MB left: nobody can get in, the wall goes on",
)
_FREE: Final = Told(
    "Pindahkan ekspor dan cuplikan lama dari disk ini, atau tambah ruangnya.",
    "Move old exports and snapshots off this disk, or give it more room.",
)
_JUMPED: Final = Told(
    "Jam komputer bergeser {n} detik (atau komputer tertidur)",
    "The computer's clock moved by {n} seconds (or it slept)",
)
_SET: Final = Told(
    "Periksa jam komputer dan penyelarasannya (NTP).", "Check the computer's clock and what sets it (NTP)."
)
_STORE: Final = Told("Penyimpanan tidak dapat ditulis: {why}", "The store can't be written: {why}")
_REPAIR: Final = Told(
    "Minta admin memeriksa disk atau server basis data.", "Have an admin check the disk or the database server."
)
_BACK_UP: Final = Told(
    "Minta admin memeriksa ruang dan izin disk, lalu: scc-wall backup",
    "Have an admin check space and permission of the disk, then: scc-wall backup",
)
_DECODER: Final = Told("Satu pengurai gambar mati dan sudah diganti", "A decode process died and was replaced")
_CRASHED: Final = Told(
    "Program mulai lagi setelah berhenti mendadak", "The program started again after it ended abruptly"
)
_REPORT: Final = Told(
    "Laporkan kepada admin; rinciannya di berkas log.", "Tell an admin; the log file has the details."
)
_DEAD: Final = frozenset({LossCause.DECODER_CRASHED, LossCause.DECODER_SILENT})


class Machine:
    """Watches this computer; `free_bytes` is set by the worker, for a disk may hang."""

    def __init__(self) -> None:
        self.free_bytes: int | None = None
        self._disk: Cause | None = None
        self._backup: Cause | None = None
        self._clock: tuple[float, datetime] | None = None
        self._jumped_s: float | None = None
        self._dead: set[int] = set()
        self._decoders_s: float | None = None

    def causes(self, store_trouble: Told | None, backup_trouble: Told | None = None) -> dict[str, Cause]:
        """Return what is wrong now."""
        found = {}
        if (disk := self._disk_cause()) is not None:
            found[disk.key] = disk
        if store_trouble is not None:
            found["store"] = Cause(
                "store",
                EventSource.STORE,
                "store",
                EventPriority.HIGH,
                Told(_STORE.id.format(why=store_trouble.id), _STORE.en.format(why=store_trouble.en)),
                _REPAIR,
                wait_s=STORE_FOR_S,
                back_s=STORE_FOR_S,
                apart=True,
            )
        if backup_trouble is not None:
            found["backup"] = self._backup_cause(backup_trouble)
        else:
            self._backup = None
        return found

    def _backup_cause(self, told: Told) -> Cause:
        """Return that there are no backups; in the words of the first time, until it is over."""
        if self._backup is None:
            medium = EventPriority.MEDIUM
            self._backup = Cause("backup", EventSource.STORE, "store.backup", medium, told, _BACK_UP, apart=True)
        return self._backup

    def _disk_cause(self) -> Cause | None:
        """Return that the disk is nearly full; in the words of the first time, until it is more urgent or over."""
        free = self.free_bytes
        if free is None or free >= LITTLE_BYTES:
            self._disk = None
            return None
        urgent = free < VERY_LITTLE_BYTES
        priority = EventPriority.HIGH if urgent else EventPriority.MEDIUM
        key = "disk.none" if free < NO_ROOM_BYTES else "disk.full" if urgent else "disk.low"
        if self._disk is None or self._disk.key != key:
            told = (_NO_ROOM if free < NO_ROOM_BYTES else _DISK).format(mb=free // 1_000_000)
            self._disk = Cause(key, EventSource.DISK, key, priority, told, _FREE, back_s=60.0, apart=urgent)
        return self._disk

    def happened(self, mono_s: float, utc: datetime, cameras: Mapping[int, CameraStatus]) -> tuple[Event, ...]:
        """Return what happened since the last look, and does not last."""
        found = [*self._jumps(mono_s, utc), *self._decoders(mono_s, utc, cameras)]
        return tuple(found)

    def _jumps(self, mono_s: float, utc: datetime) -> list[Event]:
        before, self._clock = self._clock, (mono_s, utc)
        if before is None:
            return []
        moved_s = (utc - before[1]).total_seconds() - (mono_s - before[0])
        late = self._jumped_s is not None and mono_s - self._jumped_s < JUMPS_EVERY_S
        if abs(moved_s) < JUMP_S or late:
            return []
        self._jumped_s = mono_s
        told = _JUMPED.format(n=f"{moved_s:+.0f}")
        return [Event(EventSource.CLOCK, "clock.jumped", EventPriority.MEDIUM, utc, told, _SET)]

    def _decoders(self, mono_s: float, utc: datetime, cameras: Mapping[int, CameraStatus]) -> list[Event]:
        dead = {camera_id for camera_id, camera in cameras.items() if camera.status.cause in _DEAD}
        new, self._dead = dead - self._dead, dead
        late = self._decoders_s is not None and mono_s - self._decoders_s < DECODERS_EVERY_S
        if not new or late:
            return []
        self._decoders_s = mono_s
        return [Event(EventSource.PROGRAM, "program.decoder", EventPriority.LOW, utc, _DECODER)]


def free_bytes(folder: Path) -> int | None:
    """Return how much room a folder's disk has; None if nobody can say. May take its time."""
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        log.info("the room on the disk is not known: %s", error)
        return None


def crashed(utc: datetime) -> Event:
    """Return the event of a run that did not end in order."""
    return Event(EventSource.PROGRAM, "program.crashed", EventPriority.MEDIUM, utc, _CRASHED, _REPORT)


class RunMark:
    """A file that is there while the program runs: found at the start, the run before did not end in order."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def set(self) -> bool:
        """Leave the mark; return whether the run before had left one."""
        there = self._file.exists()
        with suppress(OSError):  # no reason not to run: only the next run's event is lost
            self._file.touch()
        return there

    def clear(self) -> None:
        """Take the mark away: this run ends in order."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
