"""Draws the dialogs of access over the wall, filled in by a scripted desk of access."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from scc_wall.domain.letter import Letter
    from scc_wall.ui.access.letter_form import LetterForm
    from scc_wall.ui.access.letters_dialog import LettersDialog
    from scc_wall.ui.access.pick_list import Option
    from tests.support.access_desk import ScriptedDesk
    from tests.support.access_room import Room
    from tools.screenshots import Studio

Save = Callable[..., None]


def shoot_access(studio: "Studio", save: Save) -> None:
    """Walk through the door, the wizard, the strip of the session and the way back into a locked one."""
    from tests.support.access_desk import ScriptedDesk

    studio.run("grid-4")
    studio.pause(0.5)  # the wall counts the tiles of its new layout
    studio.wait(lambda: studio.ui.bridge.live >= 4, "4 live tiles")
    studio.pause(1.0)
    shoot_door(studio, save)
    shoot_first_admin(studio, save)
    shoot_session(studio, save, ScriptedDesk())
    shoot_lists(studio, save)
    shoot_office(studio, save)
    studio.run("undo")


def shoot_door(studio: "Studio", save: Save) -> None:
    """Draw the login dialog: filled in, refused, with a letter that waits, with a new letter."""
    from scc_wall.ui.access.form import focus
    from scc_wall.ui.access.login_dialog import LoginDialog
    from tests.support.access_desk import ScriptedDesk
    from tests.support.clock import ManualClock

    door = LoginDialog(ScriptedDesk(), ManualClock(), studio.ui.desk, cameras=cameras_of(studio))
    show(studio, door)
    type_in(door.login.editor, "sari")
    type_in(door.password.editor, "salah-sandi")
    door.notice.read.setChecked(True)
    picture(studio, save, "access-login", door)
    door.enter.click()
    picture(studio, save, "access-refused", door)
    door.refusal.hide()
    door.password.empty()
    type_in(door.login.editor, "tono")
    picture(studio, save, "access-vouch", door)
    door.letter.choose_new()
    type_letter(door.form)
    picture(studio, save, "access-letter", door)
    focus(door.form.persons.blocks[1].reason)
    picture(studio, save, "access-letter-persons", door)
    shoot_scope(studio, save, door.form)
    picture(studio, save, "access-letter-limited", door)
    door.done(0)


def cameras_of(studio: "Studio") -> "list[Option]":
    """Return the demo's cameras as a letter can be limited to them."""
    from scc_wall.domain.region import regions
    from scc_wall.ui.access.pick_list import Option

    titles = {region.code: region.title for region in regions()}
    cameras = sorted(studio.ui.model.cameras.values(), key=lambda one: one.camera_id)
    return [Option(str(one.camera_id), one.name, titles.get(one.region_code or "", "")) for one in cameras]


def shoot_scope(studio: "Studio", save: Save, form: "LetterForm") -> None:
    """Draw the list of regions while it is searched, then leave the form with limits in sight."""
    from PySide6.QtWidgets import QApplication

    from scc_wall.ui.access.form import focus
    from scc_wall.ui.access.pick_list import PickList

    form.scope.cameras.choose(frozenset({"2"}))
    form.scope.regions.choose(frozenset({"16.71", "16.03"}))
    form.scope.regions.open_list()
    (chooser,) = [one for one in form.scope.regions.findChildren(PickList) if one.isVisible()]
    picture(studio, save, "access-regions", form.window(), chooser)
    type_in(chooser.search, "ogan")
    picture(studio, save, "access-regions-searched", form.window(), chooser)
    chooser.reject()
    QApplication.processEvents()
    focus(form.scope.regions)


def type_letter(form: "QWidget") -> None:
    """Fill in the first fields of a letter, one of them wrong."""
    from scc_wall.ui.access.letter_form import LetterForm

    assert isinstance(form, LetterForm)
    form.persons.add.click()
    for field, text in (
        (form.number, "000.8.3.3/15/OR"),
        (form.dated, "2/1/2026"),
        (form.office, "Dinas Perhubungan"),
        (form.valid_from, "5/1/2026 07.00"),
        (form.valid_until, "31/2/2026"),
        (form.purpose, "Pemantauan arus mudik"),
        (form.place, "Sumsel Command Center"),
        (form.persons.blocks[0].name, "Sari Wulandari"),
        (form.persons.blocks[0].number, "19900722 202121 2 007"),
        (form.persons.blocks[1].name, "Andi Saputra"),
        (form.persons.blocks[1].number, "KTA-2020-77"),
        (form.persons.blocks[1].reason, "anggota TNI, penghubung Kodam II"),
    ):
        type_in(field.editor, text)
    form.valid_until.judge()


def shoot_first_admin(studio: "Studio", save: Save) -> None:
    """Draw the wizard of the first start."""
    from scc_wall.ui.access.first_admin import FirstAdminDialog
    from tests.support.access_desk import ScriptedDesk
    from tests.support.clock import ManualClock

    wizard = FirstAdminDialog(ScriptedDesk(), ManualClock(), studio.ui.desk)
    show(studio, wizard)
    for field, text in (
        (wizard.name, "Rina Putri"),
        (wizard.login, "rina"),
        (wizard.number, "19850314 201001 2 004"),
        (wizard.password, "kuda-rina-laut"),
        (wizard.again, "kuda-rina"),
    ):
        type_in(field.editor, text)
    picture(studio, save, "access-first-admin", wizard)
    wizard.done(0)


def shoot_session(studio: "Studio", save: Save, desk: "ScriptedDesk") -> None:
    """Draw the strip on the desk, and a locked session."""
    from scc_wall.domain.access_session import SessionState
    from scc_wall.domain.role import Role
    from scc_wall.ui.access.desk import PresentSession
    from scc_wall.ui.access.session_strip import SessionStrip
    from scc_wall.ui.access.unlock_dialog import UnlockDialog

    own = studio.ui.desk.menuBar().cornerWidget()  # of the demo's session: it would shine through
    own.hide()
    strip = SessionStrip()
    studio.ui.desk.set_session_strip(strip)
    strip.refresh(PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", 880.0))
    studio.pause(0.5)
    save("access-session")
    strip.show_trouble("audit tidak terjangkar", "")
    studio.pause(0.5)
    save("access-trouble")
    strip.show_trouble("", "")
    desk.present = PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", 4000.0, SessionState.LOCKED)
    strip.refresh(desk.present)
    studio.ui.desk.set_controls_enabled(False)
    unlock = UnlockDialog(desk, studio.ui.desk)
    show(studio, unlock)
    picture(studio, save, "access-locked", unlock)
    unlock.done(0)
    studio.ui.desk.set_controls_enabled(True)
    strip.hide()
    studio.ui.desk.set_session_strip(own)


def shoot_lists(studio: "Studio", save: Save) -> None:
    """Draw the lists of letters, accounts and visitors."""
    from scc_wall.domain.letter import LetterState
    from scc_wall.domain.role import Role
    from scc_wall.ui.access.accounts_dialog import AccountsDialog
    from scc_wall.ui.access.letters_dialog import LettersDialog
    from scc_wall.ui.access.visitors_dialog import VisitorsDialog
    from tests.support.access_desk import (
        ScriptedAccounts,
        ScriptedLetters,
        ScriptedPapers,
        ScriptedVisitors,
        letter,
        stored,
    )
    from tests.support.clock import ManualClock

    desk, clock = studio.ui.desk, ManualClock()
    waiting = stored(9, full_letter(), LetterState.WAITING)
    ended = stored(3, letter("151/9286/07/2017", "Pemeliharaan", hours=-0.5))
    scripted = ScriptedLetters(waiting, stored(8, letter()), ended)
    names = {camera.camera_id: camera.name for camera in studio.ui.model.cameras.values()}
    letters = LettersDialog(scripted, clock, desk, papers=ScriptedPapers(scripted), camera_names=names)
    people = ScriptedAccounts()
    people.people[2] = replace(people.people[2], role=Role.SUPERVISOR)
    accounts = AccountsDialog(people, clock, desk)
    for name, dialog in (
        ("access-letters", letters),
        ("access-accounts", accounts),
        ("access-visitors", VisitorsDialog(ScriptedVisitors(), desk)),
    ):
        show(studio, dialog)
        if dialog is accounts:
            accounts.new.click()
            type_in(accounts.form.number.editor, "KTA-2020-77")
            type_in(accounts.form.reason.editor, "anggota TNI")
        picture(studio, save, name, dialog)
        if dialog is letters:
            shoot_reading(studio, save, letters)
        dialog.done(0)


def shoot_office(studio: "Studio", save: Save) -> None:
    """Draw what supervisors, auditors and admins do beside the wall, over a room in memory."""
    from tempfile import TemporaryDirectory

    from tests.support.access_room import Room

    with TemporaryDirectory(prefix="scc-wall-pictures-") as name:
        folder = Path(name)
        room = Room(folder)
        room.enter()
        room.clock.advance(3000)
        shoot_sessions(studio, save, room)
        room.access.sessions.log_out()
        shoot_export(studio, save, room, folder)
        shoot_password(studio, save, room)
        shoot_retention(studio, save, room)
        shoot_troubles(studio, save, room)


def shoot_sessions(studio: "Studio", save: Save, room: "Room") -> None:
    """Draw the list of running sessions, a reason half typed."""
    from scc_wall.app.access.office_desks import RoomSessions
    from scc_wall.ui.access.sessions_dialog import SessionsDialog

    proven = room.prove("supervisor")
    sessions = SessionsDialog(RoomSessions(room.access, lambda: proven), studio.ui.desk)
    show(studio, sessions)
    type_in(sessions.reason.editor, "Pergantian regu, pemegang surat sudah pulang")
    picture(studio, save, "access-sessions", sessions)
    sessions.done(0)


def shoot_export(studio: "Studio", save: Save, room: "Room", folder: Path) -> None:
    """Draw the export of one session, written, and of a time, refused."""
    from scc_wall.app.access.office_desks import RoomExports
    from scc_wall.ui.access.export_dialog import ExportDialog

    proven = room.prove("auditor")
    export = ExportDialog(RoomExports(room.access, lambda: proven), room.clock, studio.ui.desk, folder=folder)
    show(studio, export)
    picture(studio, save, "access-export", export)
    export.export.click()
    picture(studio, save, "access-export-written", export)
    export.choice.choose_period()
    type_in(export.file.editor, str(folder / "tidak-ada" / "audit.pdf"))
    export.export.click()
    picture(studio, save, "access-export-refused", export)
    export.done(0)


def shoot_password(studio: "Studio", save: Save, room: "Room") -> None:
    """Draw one's own password while the new one is typed."""
    from scc_wall.app.access.office_desks import RoomPasswords
    from scc_wall.ui.access.password_dialog import PasswordDialog

    own = PasswordDialog(RoomPasswords(room.access), studio.ui.desk, login="operator")
    show(studio, own)
    for field, text in ((own.old, "kata-sandi-lama"), (own.new, "kuda-laut-9"), (own.again, "kuda")):
        type_in(field.editor, text)
    own.again.judge()
    picture(studio, save, "access-password", own)
    own.done(0)


def shoot_retention(studio: "Studio", save: Save, room: "Room") -> None:
    """Draw the retention, its purge asked for once."""
    from scc_wall.app.access.office_desks import RoomRetention
    from scc_wall.domain.audit import AuditEntry
    from scc_wall.ui.access.retention_dialog import RetentionDialog
    from tests.support.access_memory import MemorySettings

    room.clock.advance(400 * 24 * 3600)
    room.access.audit.record(AuditEntry("snapshot"))
    proven = room.prove("admin")
    retention = RetentionDialog(RoomRetention(room.access, MemorySettings(), lambda: proven), studio.ui.desk)
    show(studio, retention)
    retention.purge.click()
    picture(studio, save, "access-retention", retention)
    retention.done(0)


def shoot_troubles(studio: "Studio", save: Save, room: "Room") -> None:
    """Draw what is wrong with an audit that was edited and can't be written."""
    from scc_wall.base.errors import SccError
    from scc_wall.domain.audit import AuditEntry
    from scc_wall.domain.role import Role
    from scc_wall.ui.access.trouble_dialog import TroubleDialog

    first = room.memory.audit.kept[0]
    room.memory.audit.kept[0] = replace(first, entry=AuditEntry("forged"))
    room.access.watch.look()
    room.memory.audit.full = True
    with suppress(SccError):
        room.access.audit.record(AuditEntry("snapshot"))
    troubles = TroubleDialog(room.access.watch.troubles(Role.ADMIN), studio.ui.desk)
    show(studio, troubles)
    picture(studio, save, "access-troubles", troubles)
    troubles.done(0)


def shoot_reading(studio: "Studio", save: Save, letters: "LettersDialog") -> None:
    """Draw a letter opened from the list: whole, for who may read it so."""
    from scc_wall.ui.access.letter_dialog import LetterDialog

    letters.read.click()
    (reader,) = [one for one in letters.findChildren(LetterDialog) if one.isVisible()]
    picture(studio, save, "access-letter-read", letters, reader)
    reader.done(0)


def full_letter() -> "Letter":
    """Return a letter that has something in every field."""
    from scc_wall.domain.letter import NamedPerson, Scope, SignatureStatus
    from tests.support.access_desk import SARI, letter

    return replace(
        letter("800.1.11.1/21/SCC/2026", "Pemantauan arus mudik dan posko terpadu"),
        persons=(
            SARI,
            NamedPerson("Andi Saputra", "KTA-2020-77", "Letda", "Penghubung", "Kodam II/Sriwijaya", "anggota TNI"),
        ),
        legal_basis=("Peraturan Gubernur Sumatera Selatan 1/2025", "Surat Keputusan 2/2026"),
        copies_to=("Gubernur Sumatera Selatan", "Inspektorat"),
        signature=SignatureStatus.QR_ONLY,
        scope=Scope(frozenset({"16.71", "16.03"}), frozenset({26})),
        attachment_sha256="ab" * 32,
    )


def show(studio: "Studio", dialog: "QDialog") -> None:
    """Open a dialog over the middle of the desk."""
    dialog.show()
    studio.pause(0.2)


def picture(studio: "Studio", save: Save, name: str, *dialogs: "QWidget") -> None:
    """Take the picture of dialogs in the middle of the desk, as they stand, the last one on top."""
    studio.pause(0.3)
    desk = studio.ui.desk
    for dialog in dialogs:
        dialog.move(desk.mapToGlobal(desk.rect().center()) - dialog.rect().center())
    studio.pause(0.1)
    save(name, *dialogs)


def type_in(editor: "QWidget", text: str) -> None:
    """Type into a field in place of what stands there."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    assert isinstance(editor, QLineEdit)
    editor.clear()
    QTest.keyClicks(editor, text)
