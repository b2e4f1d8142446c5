"""The office of access: letters, accounts, visitors, sessions, exports, passwords, retention, troubles."""

from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from scc_wall.app.access.office_desks import RoomExports, RoomPasswords, RoomRetention, RoomSessions
from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import StoredLetter
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.letter import Letter, LetterState, NamedPerson, Scope, SignatureStatus
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.export_dialog import ExportDialog
from scc_wall.ui.access.letter_dialog import LetterDialog
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.password_dialog import PasswordDialog
from scc_wall.ui.access.retention_dialog import RetentionDialog
from scc_wall.ui.access.sessions_dialog import SessionsDialog
from scc_wall.ui.access.trouble_dialog import TroubleDialog
from scc_wall.ui.access.visitors_dialog import VisitorsDialog
from tests.support import access_room
from tests.support.access_desk import (
    SARI,
    ScriptedAccounts,
    ScriptedLetters,
    ScriptedPapers,
    ScriptedVisitors,
    letter,
    stored,
)
from tests.support.access_memory import MemorySettings
from tests.support.access_room import PASSWORD, Room
from tools.shots.footage import cameras
from tools.shots.registry import scene
from tools.shots.stage import Stage


def full_letter() -> Letter:
    """Return a letter that has something in every field."""
    return replace(
        letter("800.1.11.1/21/SCC/2026", "Pemantauan arus mudik dan posko terpadu"),
        persons=(
            SARI,
            NamedPerson("Andi Saputra", "KTA-2020-77", "Letda", "Penghubung", "Kodam II/Sriwijaya", "anggota TNI"),
        ),
        legal_basis=("Peraturan Gubernur Sumatera Selatan 1/2025", "Surat Keputusan 2/2026"),
        copies_to=("Gubernur Sumatera Selatan", "Inspektorat"),
        signature=SignatureStatus.QR_ONLY,
        scope=Scope(frozenset({"16.71", "16.03"}), frozenset({125})),
        attachment_sha256="ab" * 32,
    )


def letters(stage: Stage, *, none: bool = False) -> LettersDialog:
    """Show the letters: one waits, one holds, one has ended; or none at all."""
    known = (
        stored(9, full_letter(), LetterState.WAITING),
        stored(8, letter()),
        stored(3, letter("151/9286/07/2017", "Pemeliharaan", hours=-0.5)),
    )
    scripted = ScriptedLetters(*(() if none else known))
    names = {camera.camera_id: camera.name for camera in cameras()}
    return stage.show(LettersDialog(scripted, stage.clock, papers=ScriptedPapers(scripted), camera_names=names))


@scene("access-letters", "Daftar surat tugas", "The letters", "LettersDialog")
def access_letters(stage: Stage) -> QWidget:
    """Show the list."""
    return letters(stage)


@scene("access-letters-empty", "Belum ada surat tugas", "No letters yet", "LettersDialog")
def access_letters_empty(stage: Stage) -> QWidget:
    """Show it without letters."""
    return letters(stage, none=True)


@scene("access-letters-none", "Tidak ada surat yang cocok", "No letter matches", "LettersDialog")
def access_letters_none(stage: Stage) -> QWidget:
    """Search for what is not there."""
    dialog = letters(stage)
    stage.type_in(dialog.search.editor, "banjir")
    return dialog


@scene("access-letter-read", "Surat tugas dibaca", "A letter is read", "LetterDialog")
def access_letter_read(stage: Stage) -> QWidget:
    """Show a letter whole."""
    dialog = letters(stage)
    dialog.read.click()
    stage.settle()
    (reader,) = [one for one in dialog.findChildren(LetterDialog) if one.isVisible()]
    return stage.leave_at_end(reader)


def accounts(stage: Stage) -> AccountsDialog:
    """Show the accounts."""
    people = ScriptedAccounts()
    people.people[2] = replace(people.people[2], role=Role.SUPERVISOR)
    return stage.show(AccountsDialog(people, stage.clock))


@scene("access-accounts", "Akun baru dibuat", "A new account", "AccountsDialog")
def access_accounts(stage: Stage) -> QWidget:
    """Show a new account, without NIP."""
    dialog = accounts(stage)
    dialog.new.click()
    stage.fill(((dialog.form.number, "KTA-2020-77"), (dialog.form.reason, "anggota TNI")))
    return dialog


@scene("access-accounts-close", "Akun ditutup", "An account is closed", "AccountsDialog")
def access_accounts_close(stage: Stage) -> QWidget:
    """Ask for the reason of closing."""
    dialog = accounts(stage)
    dialog.list.selectRow(1)
    stage.settle()
    dialog.close_account.click()
    return dialog


@scene("access-visitors", "Tamu di ruangan", "Visitors in the room", "VisitorsDialog")
def access_visitors(stage: Stage) -> QWidget:
    """Show who is here."""
    return stage.show(VisitorsDialog(ScriptedVisitors()))


@scene("access-visitors-empty", "Tidak ada tamu", "No visitors", "VisitorsDialog")
def access_visitors_empty(stage: Stage) -> QWidget:
    """Show that nobody is."""
    desk = ScriptedVisitors()
    desk.here.clear()
    dialog = stage.show(VisitorsDialog(desk))
    dialog.let_in.click()
    return dialog


# --- over a room in memory -------------------------------------------------------------------------------------------


class DrawnRoom(Room):
    """A room whose people have names, and whose letters are of the year."""

    NAMES: ClassVar = {"operator": "Tono Hidayat", "supervisor": "Sari Wulandari", "admin": "Rina Putri"}

    def person(self, login: str, role: Role, number: str) -> Account:
        """Add an account with a name."""
        hashed = self.hasher.hash(PASSWORD.encode())
        return self.store.accounts.add(Account(0, login, self.NAMES.get(login, login.title()), number, role, hashed))

    def letter(
        self, scope: Scope | None = None, *, state: LetterState = LetterState.APPROVED, hours: float = 8.0
    ) -> StoredLetter:
        """Put the one letter of the day into the store."""
        made = access_room.letter(scope, number="000.8.3.3/16/OR", hours=hours)
        stored = self.store.letters.add(made, 1, self.clock.now_utc())
        self.store.letters.move(stored.letter_id, LetterState.WAITING, state, 5)
        return replace(stored, state=state)


def room_of(stage: Stage, *, minutes: float = 50.0) -> Room:
    """Return a room in which an operator has worked for some minutes."""
    room = DrawnRoom(stage.folder, clock=stage.clock)
    room.enter()
    room.clock.advance(60 * minutes)
    return room


@scene("access-sessions", "Sesi yang berjalan diakhiri", "A running session is ended", "SessionsDialog")
def access_sessions(stage: Stage) -> QWidget:
    """Show a reason half typed."""
    room = room_of(stage)
    proven = room.prove("supervisor")
    dialog = stage.show(SessionsDialog(RoomSessions(room.access, lambda: proven)))
    stage.type_in(dialog.reason.editor, "Pergantian regu, pemegang surat sudah pulang")
    return dialog


@scene("access-sessions-empty", "Tidak ada sesi yang berjalan", "No running session", "SessionsDialog")
def access_sessions_empty(stage: Stage) -> QWidget:
    """Show that nobody is in."""
    room = room_of(stage)
    room.access.sessions.log_out()
    proven = room.prove("supervisor")
    return stage.show(SessionsDialog(RoomSessions(room.access, lambda: proven)))


def export(stage: Stage, *, busy: bool = False) -> ExportDialog:
    """Show the export of an audit."""
    room = room_of(stage)
    room.access.sessions.log_out()
    proven = room.prove("auditor")
    desk = RoomExports(room.access, lambda: proven)
    if not busy:
        return stage.show(ExportDialog(desk, room.clock, folder=stage.folder))
    dialog = stage.show(ExportDialog(desk, room.clock, folder=stage.folder, work=stage.held))
    stage.held.run()
    stage.settle()
    return dialog


@scene("access-export", "Berita acara dan ekspor audit", "Minutes and export of the audit", "ExportDialog")
def access_export(stage: Stage) -> QWidget:
    """Show it as it opens."""
    dialog = export(stage)
    _name(dialog)
    return dialog


def _name(dialog: ExportDialog) -> None:
    """Put a folder that is the same each time in place of the scene's own."""
    from pathlib import Path

    editor = dialog.file.editor
    name = Path(editor.text()).name  # type: ignore[attr-defined]  # a line edit
    editor.setText(f"D:\\Berita Acara\\{name}")  # type: ignore[attr-defined]


@scene("access-export-busy", "Ekspor sedang ditulis, dapat dihentikan", "An export is being written", "ExportDialog")
def access_export_busy(stage: Stage) -> QWidget:
    """Show it while it is written."""
    dialog = export(stage, busy=True)
    dialog.export.click()
    _name(dialog)
    return dialog


@scene("access-export-refused", "Ekspor gagal: folder tidak ada", "An export that failed", "ExportDialog")
def access_export_refused(stage: Stage) -> QWidget:
    """Show why it failed."""
    dialog = export(stage)
    dialog.choice.choose_period()
    stage.type_in(dialog.file.editor, "/tidak-ada/berita-acara/audit.pdf")
    dialog.export.click()
    return dialog


@scene("access-password", "Kata sandi sendiri diganti", "One's own password", "PasswordDialog")
def access_password(stage: Stage) -> QWidget:
    """Show it while the new one is typed."""
    room = room_of(stage)
    dialog = stage.show(PasswordDialog(RoomPasswords(room.access), login="operator"))
    stage.fill(((dialog.old, "kata-sandi-lama"), (dialog.new, "kuda-laut-9"), (dialog.again, "kuda")))
    dialog.again.judge()
    return dialog


@scene("access-retention", "Masa simpan: pembersihan ditanyakan", "How long things are kept", "RetentionDialog")
def access_retention(stage: Stage) -> QWidget:
    """Show the question before a purge."""
    room = room_of(stage)
    room.clock.advance(400 * 24 * 3600)
    room.access.audit.record(AuditEntry("snapshot"))
    proven = room.prove("admin")
    dialog = stage.show(RetentionDialog(RoomRetention(room.access, MemorySettings(), lambda: proven)))
    dialog.purge.click()
    return dialog


@scene(
    "access-troubles", "Yang perlu diperhatikan: audit diubah dan penuh", "An audit edited, and full", "TroubleDialog"
)
def access_troubles(stage: Stage) -> QWidget:
    """Show what is wrong, the worst first."""
    room = room_of(stage)
    first = room.memory.audit.kept[0]
    room.memory.audit.kept[0] = replace(first, entry=AuditEntry("forged"))
    room.access.watch.look()
    room.memory.audit.full = True
    with suppress(SccError):
        room.access.audit.record(AuditEntry("snapshot"))
    return stage.show(TroubleDialog(room.access.watch.troubles(Role.ADMIN)))
