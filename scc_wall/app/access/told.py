"""What is told of a session, in a line for the status line or the wall."""

from typing import Final

from scc_wall.access.presence import SessionEvent, SessionEventKind
from scc_wall.base.told import Told
from scc_wall.domain.access_session import EndReason
from scc_wall.domain.role import Action, Role, allows

_ENDED: Final = {
    EndReason.LOGOUT: Told("{name} keluar; kendali terkunci", "{name} is out; the controls are locked"),
    EndReason.LETTER_ENDED: Told("Sesi berakhir: masa surat tugas habis", "The session ended: the letter has ended"),
    EndReason.SHIFT_ENDED: Told("Sesi berakhir: 12 jam penuh", "The session ended: 12 hours are over"),
    EndReason.LETTER_REVOKED: Told("Sesi berakhir: surat tugas dicabut", "The session ended: the letter was revoked"),
    EndReason.ENDED_BY_SUPERVISOR: Told("Sesi diakhiri oleh pengawas", "A supervisor ended the session"),
    EndReason.ACCOUNT_CLOSED: Told("Sesi berakhir: akun ditutup", "The session ended: the account was closed"),
    EndReason.IN_ANOTHER_ROOM: Told(
        "⚠ Sesi berakhir: {name} masuk di ruang lain. Bukan Anda? Lapor pengawas",
        "⚠ The session ended: {name} is in at another room. Not you? Tell a supervisor",
    ),
    EndReason.NOT_RESTORED: Told("Sesi berakhir: tidak dapat dipulihkan", "The session ended: it can't be restored"),
}
_TOLD: Final = {
    SessionEventKind.OPENED: Told("{name} masuk; kendali terbuka", "{name} is in; the controls are open"),
    SessionEventKind.UNLOCKED: Told("Kendali terbuka lagi", "The controls are open again"),
    SessionEventKind.LOCKED: Told(
        "Kendali terkunci; dinding tetap tampil. Buka dengan Ctrl+L",
        "The controls are locked; the wall goes on. Unlock with Ctrl+L",
    ),
    SessionEventKind.WARNING: Told(
        "⚠ Sesi {name} berakhir {minutes} menit lagi", "⚠ The session of {name} ends in {minutes} minutes"
    ),
}
_READER_TOLD: Final = {
    SessionEventKind.OPENED: Told("{name} masuk; hanya membaca catatan", "{name} is in; reads the records only"),
    SessionEventKind.UNLOCKED: Told("Terbuka lagi; hanya membaca catatan", "Unlocked again; reads the records only"),
}
"""For whom no control opens: an auditor steers nothing."""


def told_of(event: SessionEvent) -> tuple[str, bool]:
    """Return what is told of an event, empty for nothing, and whether it must be seen."""
    told = _of_kind(event.kind, event.presence.account.role) if event.reason is None else _ENDED[event.reason]
    if told is None:
        return "", False
    text = told.format(name=event.presence.account.name, minutes=round(event.left_s / 60))
    return str(text), event.kind in {SessionEventKind.WARNING, SessionEventKind.ENDED, SessionEventKind.LOCKED}


def _of_kind(kind: SessionEventKind, role: Role) -> Told | None:
    told = _TOLD.get(kind)
    return told if allows(role, Action.TILE_CHANGE) else _READER_TOLD.get(kind, told)
