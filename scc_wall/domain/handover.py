"""The handover of a shift: what is out of order, since when, what is open, and who gave it and took it.

::

    wall, sites, events ─► sheet ─ outgoing confirms ─► WAITING ─ incoming confirms ─► TAKEN
                                                           └── outgoing takes it back ─► WITHDRAWN

The sheet (`domain/shift_sheet.py`) is what held at one moment; it is never changed, and its hash stands in the audit
when it is given and when it is taken: both saw the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.shift_sheet import Sheet, sha256_of

LONGEST_REMARK = 4000
"""Characters: a full page."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who gives or takes."""

    login: str
    name: str
    letter_number: str
    session_id: int


class HandoverState(StrEnum):
    """Drawn above."""

    WAITING = "waiting"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover.

    Parameters
    ----------
    handover_id
        0 until it is stored.
    sheet_sha256
        Of `document(sheet)`, lower-case hexadecimal.
    """

    sheet: Sheet
    sheet_sha256: str
    given_by: Party
    given_utc: datetime
    handover_id: int = 0
    taken_by: Party | None = None
    taken_utc: datetime | None = None
    taken_remark: str = ""
    withdrawn_utc: datetime | None = None

    @property
    def state(self) -> HandoverState:
        """How far it is."""
        if self.taken_by is not None:
            return HandoverState.TAKEN
        return HandoverState.WITHDRAWN if self.withdrawn_utc is not None else HandoverState.WAITING

    @property
    def sound(self) -> bool:
        """Whether the sheet is the one that was given."""
        return sha256_of(self.sheet) == self.sheet_sha256


class HandoverStore(Protocol):
    """The handovers of a store. Every method may raise SccError."""

    def add(self, handover: Handover) -> Handover:
        """Store a new one; return it with its id."""
        ...

    def take(self, handover_id: int, by: Party, at_utc: datetime, remark: str) -> bool:
        """Keep who took it; False if it waits no longer."""
        ...

    def withdraw(self, handover_id: int, at_utc: datetime) -> bool:
        """Keep that it was taken back; False if it waits no longer."""
        ...

    def waiting(self) -> Handover | None:
        """Return the one that waits; None if none does; HandoverError if it was changed so that it can't be read."""
        ...

    def withdraw_before(self, handover_id: int, at_utc: datetime) -> int:
        """Take back all that waited before that one was given, those that can't be read too; return how many."""
        ...

    def newest(self, count: int) -> Sequence[Handover]:
        """Return the newest ones, newest first."""
        ...


class HandoverError(SccError):
    """A handover that can't be given or taken."""


OWN = HandoverError(
    Told("Serah terima ini Anda sendiri yang memberikan.", "You gave this handover yourself."),
    Told("Yang menerima harus orang lain.", "Somebody else must take it."),
    Told(
        "Keluar sesi, lalu petugas berikut masuk dan menerimanya.", "Log out; the next person logs in and accepts it."
    ),
)
OTHERS_WAITS = HandoverError(
    Told("Masih ada serah terima yang menunggu Anda terima.", "A handover still waits for you to accept it."),
    None,
    Told(
        "Pilih Kembali, buka lagi serah terima (Ctrl+H) dan terima dahulu; sesudah itu serahkan.",
        "Choose Back, open the handover again (Ctrl+H) and accept it first; hand over after that.",
    ),
)
WAITS_NO_LONGER = HandoverError(
    Told("Serah terima itu tidak lagi menunggu.", "That handover waits no longer."),
    Told(
        "Sudah diterima orang lain, ditarik kembali, atau diganti yang baru.",
        "Somebody accepted it, or it was withdrawn or replaced by a new one.",
    ),
    Told(
        "Pilih Kembali, lalu buka lagi serah terima (Ctrl+H) untuk melihat keadaan sekarang.",
        "Choose Back, then open the handover again (Ctrl+H) to see what holds now.",
    ),
)
CHANGED = HandoverError(
    Told("Isi serah terima ini berubah di basis data.", "This handover was changed in the database."),
    Told("Sidiknya tidak cocok dengan yang diberikan.", "Its hash is not that of what was given."),
    Told("Laporkan ke auditor; buat serah terima baru.", "Tell the auditor; make a new handover."),
)


def why_not_give(waiting: Handover | None, login: str) -> HandoverError | None:
    """Return why that person can't hand over now, None if they can.

    An own one that waits is replaced, and one that was changed in the database: nobody could ever take it.
    """
    if waiting is None or not waiting.sound:
        return None
    return OTHERS_WAITS if waiting.given_by.login != login else None


def why_not_take(handover: Handover | None, login: str) -> HandoverError | None:
    """Return why that person can't take it, None if they can."""
    if handover is None or handover.state is not HandoverState.WAITING:
        return WAITS_NO_LONGER
    if handover.given_by.login == login:
        return OWN
    return None if handover.sound else CHANGED
