"""What happened to the store as a whole: it was damaged or gone, or a person put another one in its place."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from scc_wall.base.told import Told

_WIB: Final = timedelta(hours=7)


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
        if self.why:
            found = Told(f"{found.id[:-1]} ({self.why}).", f"{found.en[:-1]} ({self.why}).")
        return _joined(found, self._done())

    def todo(self) -> Told:
        """Return what a person has to look after now."""
        todo = _CHECK if self.backup else _BEGUN_ANEW
        return todo.format(folder=self.folder)

    def _done(self) -> Told:
        if not self.backup:
            return _NO_BACKUP
        made = "?" if self.backup_utc is None else f"{self.backup_utc + _WIB:%d/%m/%Y %H.%M} WIB"
        return _PUT_BACK.format(backup=self.backup, made=made)


def _joined(one: Told, other: Told) -> Told:
    return Told(f"{one.id} {other.id}", f"{one.en} {other.en}")


_FOUND: Final = {
    IncidentKind.DAMAGED: Told("Berkas penyimpanan rusak.", "The store's file was damaged."),
    IncidentKind.EMPTY: Told("Berkas penyimpanan kosong.", "The store's file was empty."),
    IncidentKind.GONE: Told("Berkas penyimpanan hilang.", "The store's file was gone."),
    IncidentKind.WISHED: Told("Penyimpanan diganti atas permintaan.", "The store was replaced on request."),
}
_PUT_BACK: Final = Told(
    "Dipakai cadangan {made} ({backup}); yang disimpan sesudahnya mungkin tidak ada lagi.",
    "The backup of {made} ({backup}) took its place; what was stored since may be missing.",
)
_NO_BACKUP: Final = Told(
    "Tidak ada cadangan yang utuh, jadi dimulai penyimpanan baru yang kosong.",
    "There was no good backup, so a new, empty store was begun.",
)
_CHECK: Final = Told(
    "Admin: periksa kamera, akun yang ditutup dan surat yang dicabut sesudah itu. Berkas lama ada di {folder}; "
    "auditor: scc-wall audit verify.",
    "Admin: check cameras, accounts closed and letters revoked since. The old file is in {folder}; auditor: "
    "scc-wall audit verify.",
)
_BEGUN_ANEW: Final = Told(
    "Simpan {folder} apa adanya. Bila ada cadangan di tempat lain: akhiri dinding, lalu scc-wall restore BERKAS.",
    "Keep {folder} as it is. If there is a backup elsewhere: end the wall, then scc-wall restore FILE.",
)
