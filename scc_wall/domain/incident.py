"""What happened to the store as a whole: it was damaged or gone, or a person put another one in its place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from scc_wall.base.clock import wib_told
from scc_wall.base.told import Told


class IncidentKind(StrEnum):
    """What was found; the value is stable: it stands in files and in the audit."""

    DAMAGED = "damaged"
    """SQLite can't read it, or finds it inconsistent."""
    EMPTY = "empty"
    """The file is there, with nothing in it, and there had been something."""
    GONE = "gone"
    WISHED = "wished"
    """Nothing is wrong with it: a person wished to have a backup in its place."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One such thing.

    Parameters
    ----------
    folder
        Where the store was put aside, with what stood beside it and a file that says so.
    why
        What SQLite said of it; empty where there is nothing to say.
    backup
        Name of the backup that took its place; empty: there was none, a new store was begun.
    backup_utc
        When that backup was made.
    by
        Login of the person who wished it; empty: the program did it by itself.
    """

    at_utc: datetime
    kind: IncidentKind
    folder: str
    why: str = ""
    backup: str = ""
    backup_utc: datetime | None = None
    by: str = ""

    def told(self) -> Told:
        """Return what was found, what was done, and what may be missing since, in a line."""
        found = _FOUND[self.kind]
        if not self.backup:
            return Told(f"{found.id}; {_NO_BACKUP.id}", f"{found.en}; {_NO_BACKUP.en}")
        done = _PUT_BACK.format(made=self._made())
        return Told(f"{found.id}, {done.id}", f"{found.en}, {done.en}")

    def todo(self) -> Told:
        """Return what a person has to look after now, and where all of it lies."""
        todo = (_CHECK if self.backup else _BEGUN_ANEW).format(folder=self.folder, backup=self.backup)
        return Told(f"{todo.id} ({self.why})", f"{todo.en} ({self.why})") if self.why else todo

    def _made(self) -> Told:
        return Told("?", "?") if self.backup_utc is None else wib_told(self.backup_utc)


_FOUND: Final = {
    IncidentKind.DAMAGED: Told("Penyimpanan rusak", "The store was damaged"),
    IncidentKind.EMPTY: Told("Penyimpanan kosong", "The store was empty"),
    IncidentKind.GONE: Told("Penyimpanan hilang", "The store was gone"),
    IncidentKind.WISHED: Told("Penyimpanan atas permintaan", "The store, on request"),
}
_PUT_BACK: Final = Told(
    "diganti cadangan {made}; yang disimpan sesudahnya mungkin hilang",
    "replaced by the backup of {made}; what was stored since may be missing",
)
_NO_BACKUP: Final = Told(
    "tidak ada cadangan yang utuh, jadi dimulai penyimpanan baru yang kosong",
    "there is no good backup, so a new, empty one was begun",
)
_CHECK: Final = Told(
    "Admin: periksa kamera, akun yang ditutup dan surat yang dicabut sesudah itu. Auditor: scc-wall audit verify. "
    "Berkas lama: {folder}; cadangan: {backup}.",
    "Admin: check cameras, accounts closed and letters revoked since. Auditor: scc-wall audit verify. "
    "The old file: {folder}; the backup: {backup}.",
)
_BEGUN_ANEW: Final = Told(
    "Simpan {folder} apa adanya. Bila ada cadangan di tempat lain: akhiri dinding, lalu scc-wall restore BERKAS.",
    "Keep {folder} as it is. If there is a backup elsewhere: end the wall, then scc-wall restore FILE.",
)
