"""Sessions as events: who came and went, an end that comes near, and log-ins that were refused in number."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, Protocol

from scc_wall.access.presence import SessionEvent, SessionEventKind
from scc_wall.base.told import Told
from scc_wall.domain.audit import AuditRow
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_cause import Cause

REFUSED_OVER: Final = 4
REFUSED_WITHIN: Final = timedelta(minutes=10)
WARN_AT_S: Final = 900.0
"""The later warning, five minutes before, is told on the wall alone: it is the same cause."""
_OPENED: Final = Told("{name} masuk, surat {letter}", "{name} is in, letter {letter}")
_ENDED: Final = Told("Sesi {name} berakhir", "The session of {name} ended")
_ENDING: Final = Told("Sesi {name} berakhir 15 menit lagi", "The session of {name} ends in 15 minutes")
_PREPARE: Final = Told(
    "Siapkan serah terima, atau daftarkan surat tugas yang baru.", "Prepare the handover, or register a new letter."
)
_REFUSED: Final = Told("{n} kali percobaan masuk ditolak dalam 10 menit", "{n} log-ins were refused within 10 minutes")
_LOOK: Final = Told(
    "Lihat siapa yang mencoba masuk; lapor pengawas jika bukan petugas.",
    "See who is trying to log in; tell a supervisor if it is no one of the room.",
)


class Rows(Protocol):
    """The audit as it is read here."""

    def newest(self) -> tuple[int, bytes]:
        """Return number and seal of the newest row."""
        ...

    def rows(self, after: int = 0) -> Iterable[AuditRow]:
        """Yield the rows behind that number."""
        ...


def event_of(happened: SessionEvent, utc: datetime) -> Event | None:
    """Return the event that something of a session is; None for what nobody needs to read later."""
    name, letter = happened.presence.account.name, happened.presence.letter.letter.number
    if happened.kind is SessionEventKind.OPENED:
        return _event("session.opened", utc, _OPENED.format(name=name, letter=letter))
    if happened.kind is SessionEventKind.ENDED:
        return _event("session.ended", utc, _ENDED.format(name=name))
    if happened.kind is SessionEventKind.WARNING and happened.left_s >= WARN_AT_S:
        told = _ENDING.format(name=name)
        return Event(EventSource.SESSION, "session.ending", EventPriority.MEDIUM, utc, told, _PREPARE)
    return None


def _event(kind: str, utc: datetime, told: Told) -> Event:
    return Event(EventSource.SESSION, kind, EventPriority.LOW, utc, told)


class Refusals:
    """Counts log-ins that were refused, by the audit; on the worker."""

    def __init__(self) -> None:
        self._read: int | None = None
        self._at: deque[datetime] = deque(maxlen=1000)
        self.cause: Cause | None = None
        """What holds now; read from any thread."""

    def look(self, rows: Rows, now_utc: datetime) -> None:
        """Read what came since the last time; of the time before the program nothing.

        Raises
        ------
        SccError
            If the audit can't be read.
        """
        if self._read is None:
            self._read = rows.newest()[0]
        for row in rows.rows(self._read):
            self._read = row.number
            if row.entry.action == "login.refused":
                self._at.append(row.at_utc)
        while self._at and now_utc - self._at[0] > REFUSED_WITHIN:
            self._at.popleft()
        count = len(self._at)
        if count <= REFUSED_OVER:
            self.cause = None
        elif self.cause is None:  # in the words of the first time: the audit has the rest
            told = _REFUSED.format(n=count)
            self.cause = Cause(
                "session.refused", EventSource.SESSION, "session.refused", EventPriority.MEDIUM, told, _LOOK
            )
