"""Lists, exports and screens open by a right in the session or by one's own password, and close with either."""

import hashlib

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from scc_wall.access.audit_log import ANCHOR_EVERY_S, ANCHOR_RETRY_S
from scc_wall.app.keeping import SCREENS
from scc_wall.domain.access_session import IDLE_S
from scc_wall.domain.role import Role
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.export_dialog import ExportDialog
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.password_dialog import PasswordDialog
from scc_wall.ui.access.proof_dialog import ProofDialog
from scc_wall.ui.access.retention_dialog import RetentionDialog
from scc_wall.ui.access.sessions_dialog import SessionsDialog
from scc_wall.ui.access.trouble_dialog import TroubleDialog
from scc_wall.ui.screens.screens_dialog import ScreensDialog
from tests.support.access_wall import PASSWORD, Wall

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
]


def test_lists_open_by_a_right_in_the_session_or_by_ones_own_password(trained, password) -> None:
    trained.come_in("latihan-pengawas", password)
    letters = trained.ask("letters", LettersDialog)
    letters.reject()
    proof = trained.ask("accounts", ProofDialog)  # a supervisor is no admin
    QTest.keyClicks(proof.login.editor, "latihan-pengawas")
    QTest.keyClicks(proof.password.editor, password)
    proof.enter.click()
    trained.until(proof.refusal.isVisible)
    assert "Peran Anda" in proof.refusal.what.text()
    proof.login.editor.setText("latihan-admin")
    QTest.keyClicks(proof.password.editor, password)
    proof.enter.click()
    trained.until(lambda: isinstance(trained.dialog, AccountsDialog))
    trained.dialog.reject()
    assert trained.unlocked


def test_a_proof_that_is_a_minute_old_is_asked_for_again(trained, password) -> None:
    proof = trained.ask("accounts", ProofDialog)
    QTest.keyClicks(proof.login.editor, "latihan-admin")
    QTest.keyClicks(proof.password.editor, password)
    proof.enter.click()
    trained.until(lambda: isinstance(trained.dialog, AccountsDialog))
    accounts = trained.dialog
    trained.clock.advance(61.0)
    rows = {account.login: index for index, account in enumerate(trained.store.accounts.list())}
    trained.until(lambda: accounts.list.rowCount() == len(rows) and accounts.apply.isEnabled())
    accounts.list.selectRow(rows["latihan"])
    accounts.form.roles.setCurrentIndex(accounts.form.roles.findData(Role.AUDITOR))
    for turn in ("left", "given"):
        accounts.apply.click()
        trained.until(lambda: any(one is not proof for one in accounts.findChildren(ProofDialog)))
        asked = accounts.findChildren(ProofDialog)[-1]
        if turn == "left":
            asked.reject()
            trained.until(accounts.refusal.isVisible)
            assert trained.store.accounts.by_login("latihan").role is Role.OPERATOR
            QCoreApplication.sendPostedEvents(None, 0)
            accounts.form.roles.setCurrentIndex(accounts.form.roles.findData(Role.AUDITOR))
    QTest.keyClicks(asked.password.editor, password)
    asked.enter.click()
    trained.until(lambda: trained.store.accounts.by_login("latihan").role is Role.AUDITOR)
    trained.until(lambda: not accounts._busy.running)


def test_lists_of_a_session_close_with_it(trained, password) -> None:
    trained.come_in("latihan-pengawas", password)
    trained.ask("letters", LettersDialog)
    trained.pass_time(IDLE_S)
    trained.until(lambda: trained.dialog is None)
    proof = trained.ask("accounts", ProofDialog)
    trained.clock.advance(IDLE_S + 1)
    trained.until(lambda: trained.dialog is not proof)  # somebody walked away from it


def proven(wall: Wall, command: str, login: str, password: str, kind: type):
    """Open a list by somebody's own password."""
    proof = wall.ask(command, ProofDialog)
    QTest.keyClicks(proof.login.editor, login)
    QTest.keyClicks(proof.password.editor, password)
    proof.enter.click()
    wall.until(lambda: isinstance(wall.dialog, kind) and wall.dialog.isVisible())
    return wall.dialog


def test_an_auditor_reads_letters_whole_and_decides_nothing(trained, password) -> None:
    letters = proven(trained, "letters", "latihan-auditor", password, LettersDialog)
    assert not letters.approve.isVisible()
    trained.until(letters.read.isEnabled)
    letters.read.click()
    trained.until(lambda: letters.reader is not None)
    assert "Hanya pengawas" not in letters.reader.note.text()
    letters.reader.leave.click()
    letters.reject()
    read = [row.entry for row in trained.store.audit.rows() if row.entry.action == "letter.read"]
    assert [(entry.who, entry.result.value) for entry in read] == [("latihan-auditor", "done")]
    proof = trained.ask("letters", ProofDialog)  # an operator may not read them, not even by their own password
    QTest.keyClicks(proof.login.editor, "latihan")
    QTest.keyClicks(proof.password.editor, password)
    proof.enter.click()
    trained.until(proof.refusal.isVisible)
    assert "Peran Anda" in proof.refusal.what.text()
    proof.reject()


def test_an_auditor_takes_a_berita_acara_home_beside_a_running_session(trained, password, tmp_path) -> None:
    trained.come_in("latihan", password)
    export = proven(trained, "audit-export", "latihan-auditor", password, ExportDialog)
    trained.until(export.export.isEnabled)
    export.file.editor.setText(str(tmp_path / "berita-acara.pdf"))
    export.export.click()
    assert not export.export.isEnabled()
    trained.until(export.written.isVisible)
    content = (tmp_path / "berita-acara.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    row = list(trained.store.audit.rows())[-1].entry
    assert (row.action, row.who) == ("audit.export", "latihan-auditor")
    assert dict(row.details)["sha256"] == hashlib.sha256(content).hexdigest()
    assert trained.unlocked
    export.reject()
    trained.until(lambda: trained.dialog is None)


def test_a_supervisor_ends_the_session_of_whoever_is_in(trained, password) -> None:
    trained.come_in("latihan", password)
    sessions = proven(trained, "sessions", "latihan-pengawas", password, SessionsDialog)
    trained.until(lambda: sessions.end.isEnabled() and bool(sessions.list.rowCount()))
    QTest.keyClicks(sessions.reason.editor, "pergantian regu")
    sessions.end.click()
    trained.until(lambda: not trained.unlocked)
    assert "Sesi diakhiri oleh pengawas" in trained.message
    trained.until(lambda: not sessions._busy.running)
    assert sessions.list.rowCount() == 0


def test_whoever_is_in_changes_their_password_and_goes_on(trained, password) -> None:
    trained.come_in("latihan", password)
    own = trained.ask("password", PasswordDialog)
    assert own.login.text() == "latihan"
    for field, text in ((own.old, password), (own.new, PASSWORD), (own.again, PASSWORD)):
        QTest.keyClicks(field.editor, text)
    own.apply.click()
    trained.until(lambda: trained.dialog is None)
    assert "Kata sandi latihan diganti" in trained.message
    assert trained.unlocked
    trained.reception.room.access.sessions.lock()
    trained.reception.room.access.sessions.unlock(PASSWORD)


def test_an_admin_sees_the_retention_and_the_trouble_of_the_anchors(trained, password, demo, expected_logs) -> None:
    expected_logs.expect("could not be anchored")
    trained.come_in("latihan-admin", password)
    retention = trained.ask("retention", RetentionDialog)
    trained.until(lambda: "Tidak ada baris" in retention.due.text())
    retention.reject()
    trained.pass_time(1.0)
    trained.until(lambda: not trained.reception.ticks.looking)
    kept = demo.anchors.read_bytes()
    demo.anchors.unlink()
    demo.anchors.mkdir()
    trained.pass_time(ANCHOR_EVERY_S)
    trouble = trained.reception._strip.trouble
    trained.until(trouble.isVisible)
    assert trouble.accessibleName() == "jangkar audit tidak tertulis"  # on 800 pixels the sign alone is seen
    assert "dicoba lagi tiap menit" in trouble.toolTip()
    trouble.click()
    trained.until(lambda: isinstance(trained.dialog, TroubleDialog) and trained.dialog.isVisible())
    told = " ".join(label.text() for label in trained.dialog.findChildren(QLabel))
    assert str(demo.anchors) in told
    assert "dicoba lagi tiap menit" in told
    QTest.keyClick(trained.dialog, Qt.Key.Key_Escape)
    trained.until(lambda: trained.dialog is None)
    demo.anchors.rmdir()
    demo.anchors.write_bytes(kept)
    trained.pass_time(ANCHOR_RETRY_S)
    trained.until(trouble.isHidden)


def test_visitors_are_for_a_session(trained) -> None:
    trained.ui.commands.run("visitors")
    assert trained.dialog is None
    assert "masuk dahulu" in trained.message


def test_who_is_in_but_may_register_no_visitors_is_not_told_to_log_in(trained, password) -> None:
    trained.come_in("latihan-admin", password)
    trained.ui.commands.run("visitors")
    assert "masuk dahulu" not in trained.message
    assert "Peran Anda tidak mengizinkan" in trained.message


def test_an_export_whose_proof_is_old_asks_for_the_password_again(trained, password, tmp_path) -> None:
    export = proven(trained, "audit-export", "latihan-auditor", password, ExportDialog)
    trained.until(export.export.isEnabled)
    export.file.editor.setText(str(tmp_path / "sesi.csv"))
    export.kind.editor.setCurrentIndex(1)
    export.choice.choose_period()
    trained.clock.advance(61.0)
    for turn in ("left", "given"):
        export.export.click()
        trained.until(lambda: any(one.isVisible() for one in export.findChildren(ProofDialog)))
        asked = next(one for one in export.findChildren(ProofDialog) if one.isVisible())
        if turn == "left":
            asked.reject()
            trained.until(export.refusal.isVisible)
            assert not list(tmp_path.glob("*.csv"))
            QCoreApplication.sendPostedEvents(None, 0)
    QTest.keyClicks(asked.password.editor, password)
    asked.enter.click()
    trained.until(export.written.isVisible)
    assert (tmp_path / "sesi.csv").exists()


def test_an_admins_password_opens_the_screens_by_key_and_the_wall_follows(trained, password) -> None:
    QTest.keyClick(trained.ui.desk.wall, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    trained.until(lambda: isinstance(trained.dialog, ProofDialog))
    proof = trained.dialog
    QTest.keyClicks(proof.login.editor, "latihan-admin")
    QTest.keyClicks(proof.password.editor, password)
    proof.enter.click()
    trained.until(lambda: isinstance(trained.dialog, ScreensDialog))
    dialog, wall = trained.dialog, trained.ui.walls[0]
    trained.until(lambda: dialog.list.rowCount() == 1)
    dialog.cap.editor.setText("15")
    dialog.save.click()
    trained.until(lambda: wall.setting.cap_mm == 15.0)
    assert [setting["cap_mm"] for setting in trained.store.settings.get(SCREENS).values()] == [15.0]
    trained.until(lambda: not dialog._busy.running)
    dialog.reject()
