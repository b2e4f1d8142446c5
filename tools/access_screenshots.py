"""Draws the dialogs of access over the wall, filled in by a scripted desk of access."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from tests.support.access_desk import ScriptedDesk
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
    studio.run("undo")


def shoot_door(studio: "Studio", save: Save) -> None:
    """Draw the login dialog: filled in, refused, with a letter that waits, with a new letter."""
    from scc_wall.ui.access.login_dialog import LoginDialog
    from tests.support.access_desk import ScriptedDesk
    from tests.support.clock import ManualClock

    door = LoginDialog(ScriptedDesk(), ManualClock(), studio.ui.desk)
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
    door.done(0)


def type_letter(form: "QWidget") -> None:
    """Fill in the first fields of a letter, one of them wrong."""
    from scc_wall.ui.access.letter_form import LetterForm

    assert isinstance(form, LetterForm)
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

    strip = SessionStrip()
    studio.ui.desk.set_session_strip(strip)
    strip.refresh(PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", 880.0))
    studio.pause(0.5)
    save("access-session")
    desk.present = PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", 4000.0, SessionState.LOCKED)
    strip.refresh(desk.present)
    studio.ui.desk.set_controls_enabled(False)
    unlock = UnlockDialog(desk, studio.ui.desk)
    show(studio, unlock)
    picture(studio, save, "access-locked", unlock)
    unlock.done(0)
    studio.ui.desk.set_controls_enabled(True)


def shoot_lists(studio: "Studio", save: Save) -> None:
    """Draw the lists of letters, accounts and visitors."""
    from scc_wall.domain.letter import LetterState
    from scc_wall.ui.access.accounts_dialog import AccountsDialog
    from scc_wall.ui.access.letters_dialog import LettersDialog
    from scc_wall.ui.access.visitors_dialog import VisitorsDialog
    from tests.support.access_desk import ScriptedAccounts, ScriptedLetters, ScriptedVisitors, letter, stored
    from tests.support.clock import ManualClock

    desk, clock = studio.ui.desk, ManualClock()
    waiting = stored(9, letter("800/21/SCC", "Pemantauan arus mudik"), LetterState.WAITING)
    ended = stored(3, letter("151/9286/07/2017", "Pemeliharaan", hours=-0.5))
    letters = LettersDialog(ScriptedLetters(waiting, stored(8, letter()), ended), clock, desk)
    accounts = AccountsDialog(ScriptedAccounts(), clock, desk)
    for name, dialog in (
        ("access-letters", letters),
        ("access-accounts", accounts),
        ("access-visitors", VisitorsDialog(ScriptedVisitors(), desk)),
    ):
        show(studio, dialog)
        if dialog is accounts:
            accounts.new.click()
        picture(studio, save, name, dialog)
        dialog.done(0)


def show(studio: "Studio", dialog: "QDialog") -> None:
    """Open a dialog over the middle of the desk."""
    dialog.show()
    studio.pause(0.2)


def picture(studio: "Studio", save: Save, name: str, dialog: "QDialog") -> None:
    """Take the picture of a dialog in the middle of the desk, as it stands."""
    studio.pause(0.3)
    desk = studio.ui.desk
    dialog.move(desk.mapToGlobal(desk.rect().center()) - dialog.rect().center())
    studio.pause(0.1)
    save(name, dialog)


def type_in(editor: "QWidget", text: str) -> None:
    """Type into a field in place of what stands there."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    assert isinstance(editor, QLineEdit)
    editor.clear()
    QTest.keyClicks(editor, text)
