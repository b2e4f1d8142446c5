"""What the event book is told of the program itself: that it was started again and why, safe mode, no guardian."""

from datetime import datetime
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_cause import Cause
from scc_wall.guardian.birth import Before
from scc_wall.guardian.crashes import MOST

SAFE: Final = "program.safe"
ALONE: Final = "program.unguarded"
_HUNG: Final = Told("Program macet dan dimulai lagi oleh penjaga", "The program hung and was started again")
_CRASHED: Final = Told(
    "Program berhenti mendadak ({how}) dan dimulai lagi oleh penjaga",
    "The program ended abruptly ({how}) and was started again",
)
_OFTEN: Final = Told("; {n} kali dalam 10 menit", "; {n} times within 10 minutes")
_REPORT: Final = Told("Laporkan kepada admin; rinciannya: {files}.", "Tell an admin; the details are in {files}.")
_SAFE: Final = Told(
    "MODE AMAN: video dimatikan, sebab program berhenti {n} kali dalam 10 menit",
    "SAFE MODE: video is off, since the program ended {n} times within 10 minutes",
)
_SAFE_STILL: Final = Told(
    "MODE AMAN: video dimatikan, sebab program berulang kali berhenti",
    "SAFE MODE: video is off, since the program ended again and again",
)
_SAFE_ASKED: Final = Told("MODE AMAN: video dimatikan", "SAFE MODE: video is off")
_TRY: Final = Told(
    "Shift+F5: coba lagi dengan video. Laporkan kepada admin ({files}).",
    "Shift+F5: try again with video. Tell an admin ({files}).",
)
_ALONE: Final = Told(
    "Penjaga program berhenti: bila program macet, tidak ada yang memulainya lagi",
    "The program's guardian is gone: if the program hangs, nobody starts it again",
)
_REOPEN: Final = Told(
    "Pada saat tenang: tutup program (Ctrl+Q), lalu jalankan lagi.",
    "At a calm moment: close the program (Ctrl+Q) and start it again.",
)


def restarted(before: Before, utc: datetime) -> Event:
    """Return the event of a program that its guardian started again."""
    told = _HUNG if before.hung else _CRASHED.format(how=before.how)
    if before.crashes > 1:
        often = _OFTEN.format(n=before.crashes)
        told = Told(told.id + often.id, told.en + often.en)
    todo = _REPORT.format(files=_files(before))
    return Event(EventSource.PROGRAM, "program.restarted", EventPriority.MEDIUM, utc, told, todo)


def safe_cause(before: Before | None) -> Cause:
    """Return that the program runs without video, for as long as it does."""
    often = _SAFE_STILL if before is None or before.crashes < MOST else _SAFE.format(n=before.crashes)
    told = _SAFE_ASKED if before is None else often
    todo = _TRY.format(files="log" if before is None else _files(before))
    return Cause(SAFE, EventSource.PROGRAM, SAFE, EventPriority.HIGH, told, todo, apart=True)


def alone_cause() -> Cause:
    """Return that the guardian is gone."""
    return Cause(ALONE, EventSource.PROGRAM, ALONE, EventPriority.MEDIUM, _ALONE, _REOPEN, apart=True)


def _files(before: Before) -> str:
    return f"logs/{before.dump}" if before.dump else "logs/scc-wall.log, logs/guard.log"
