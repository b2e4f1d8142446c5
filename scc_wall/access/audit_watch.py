"""Whether the audit is well, for the people in the room: what is wrong and what to do, until it is mended.

::

    rows can't be written ─┐                          ┌─► everybody: the controls are closed, or evidence is in danger
    the chain is broken  ──┼─► troubles(who looks) ───┤
    anchors can't be     ──┘                          └─► those who answer for the computer: supervisor, admin, auditor
"""

import logging
from dataclasses import dataclass
from typing import Final

from scc_wall.access.anchor_syslog import AnchorSyslog
from scc_wall.access.audit_check import Finding
from scc_wall.access.audit_log import AuditLog
from scc_wall.access.told_errors import NO_AUDIT
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.role import Role

AGAIN_S: Final = 3600.0
"""How often an audit that does not hold is looked at again: somebody may have put the right one back."""
ANCHORS_AGAIN_S: Final = 60.0
"""The same where only its anchors are at fault: a disk that was not there is soon there."""
MEND_S: Final = 10.0
"""How often it is tried whether rows can be written again, while nobody touches the controls."""
_ANSWERING: Final = frozenset({Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AuditTrouble:
    """Something that is wrong with the audit.

    Parameters
    ----------
    word
        What it is in a few words, for a strip.
    what, todo
        What happened, and what to do about it.
    everybody
        Whether it concerns everybody, also where nobody is in; else whoever answers for this computer.
    """

    word: Told
    what: Told
    todo: Told
    everybody: bool = False

    def told(self) -> str:
        """Return what happened and what to do, a line each."""
        return f"{self.what}\n{self.todo}"


class AuditWatch:
    """Looks after the audit; safe for threads.

    Parameters
    ----------
    copy
        Where anchors go besides their file; None for nowhere.
    """

    def __init__(self, audit: AuditLog, copy: AnchorSyslog | None, clock: Clock) -> None:
        self._audit = audit
        self._copy = copy
        self._clock = clock
        self._course = Course()
        self._finding: Finding | None = None
        self._looked_mono_ns: int | None = None
        self._tried_mono_ns = clock.mono_ns()

    def due(self) -> bool:
        """Return whether the audit is to be looked through: at the start, and at times while it does not hold."""
        if self._looked_mono_ns is None:
            return True
        if self._finding is None:
            return False
        away_s = seconds_between(self._looked_mono_ns, self._clock.mono_ns())
        return away_s >= (ANCHORS_AGAIN_S if self._finding.broken is None else AGAIN_S)

    def look(self) -> None:
        """Look through the whole audit: a second for 100,000 rows, so never on a thread that somebody waits for."""
        self._looked_mono_ns = self._clock.mono_ns()
        try:
            self._finding = self._audit.check(self._course).finding
        except Stopped:
            return
        except SccError as error:
            log.warning("the audit could not be looked through: %s", error.told())
            return
        if self._finding is not None:
            log.error("the audit does not hold: %s", self._finding.told.en)

    def stop(self) -> None:
        """Let a look end at once, and the next ones: the program ends. Idempotent."""
        self._course.stop()

    def mend(self) -> None:
        """Try whether rows can be written again, at times."""
        now = self._clock.mono_ns()
        if not self._audit.failing or seconds_between(self._tried_mono_ns, now) < MEND_S:
            return
        self._tried_mono_ns = now
        try:
            self._audit.ensure()
        except SccError as error:
            log.warning("the audit still can't be written: %s", error.told())

    def troubles(self, role: Role | None) -> tuple[AuditTrouble, ...]:
        """Return what is wrong and concerns somebody of that role, the worst first; asks nothing of the disk.

        Parameters
        ----------
        role
            None where nobody is in.
        """
        return tuple(one for one in self._all() if one.everybody or role in _ANSWERING)

    def closed(self) -> AuditTrouble | None:
        """Return why no control works now, None if they do; asks nothing of the disk."""
        return CLOSED if self._audit.failing else None

    def _all(self) -> list[AuditTrouble]:
        found = []
        if self._finding is not None:
            word = _ANCHORS if self._finding.broken is None else _BROKEN
            found.append(AuditTrouble(word, self._finding.told, _KEEP, everybody=True))
        if (closed := self.closed()) is not None:
            found.append(closed)
        if (error := self._audit.anchor_error) is not None:
            told = error.what if error.why is None else _both(error.what, error.why)
            found.append(AuditTrouble(_NO_ANCHOR, told, _CHECK_ANCHORS))
        if (lost := self._audit.anchors_lost) is not None:
            found.append(AuditTrouble(_LOST, lost, _KEEP))
        if self._copy is not None and (unsent := self._copy.trouble) is not None:
            found.append(AuditTrouble(_NO_SYSLOG, unsent, _CHECK_SYSLOG))
        return found


def _both(one: Told, other: Told) -> Told:
    return Told(f"{one.id} {other.id}", f"{one.en} {other.en}")


CLOSED: Final = AuditTrouble(
    Told("audit tidak tertulis", "the audit can't be written"),
    NO_AUDIT,
    Told(
        "Periksa ruang dan izin disk basis data; dicoba lagi tiap 10 detik.",
        "Check space and permission of the database's disk; the wall tries again every 10 seconds.",
    ),
    everybody=True,
)
"""No row can be written, so that nothing is allowed."""
_BROKEN: Final = Told("audit tidak utuh", "the audit was changed or damaged")
_ANCHORS: Final = Told("jangkar audit tidak cocok", "the audit's anchors are not right")
_NO_ANCHOR: Final = Told("jangkar audit tidak tertulis", "the audit's anchors can't be written")
_LOST: Final = Told("jangkar audit hilang", "the audit's anchors were lost")
_NO_SYSLOG: Final = Told("jangkar tidak sampai ke syslog", "anchors don't reach syslog")
_KEEP: Final = Told(
    "Jangan ubah apa pun: simpan basis data dan berkas jangkar apa adanya, dan laporkan kepada auditor.",
    "Change nothing: keep the database and the anchor file as they are, and tell the auditor.",
)
_CHECK_ANCHORS: Final = Told(
    "Periksa ruang dan izin disk berkas jangkar; dicoba lagi tiap menit.",
    "Check space and permission of the anchor file's disk; the wall tries again every minute.",
)
_CHECK_SYSLOG: Final = Told(
    "Admin: periksa layanan syslog komputer ini, atau ganti tujuannya (scc-wall audit syslog).",
    "Admin: check this computer's syslog service, or choose another address (scc-wall audit syslog).",
)
