"""One's own password, the end of another's session, the retention: the dialogs over the real service."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scc_wall.access import retention as retention_rule
from scc_wall.access.retention import RetentionError
from scc_wall.access.told_errors import AccessDenied, LoginRefused
from scc_wall.app.access.office_desks import RoomPasswords, RoomRetention, RoomSessions
from scc_wall.domain.access_session import EndReason
from scc_wall.domain.audit import AuditEntry, AuditResult
from scc_wall.ui.access.office_desk import Keeping
from scc_wall.ui.access.password_dialog import PasswordDialog
from scc_wall.ui.access.retention_dialog import RetentionDialog
from scc_wall.ui.access.sessions_dialog import SessionsDialog
from tests.support.access_memory import MemorySettings
from tests.support.access_room import PASSWORD, Room
from tests.support.held_work import HeldWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NEW = "kuda-laut-9-biru"


@pytest.fixture
def rules() -> MemorySettings:
    return MemorySettings()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def keys(*parts: str | Qt.Key) -> None:
    for part in parts:
        focused = QApplication.focusWidget()
        if isinstance(part, str):
            QTest.keyClicks(focused, part)
        else:
            QTest.keyClick(focused, part)


TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


def last(room: Room):
    return list(room.store.audit.rows())[-1].entry


# --- one's own password ------------------------------------------------------------------------------------------


@pytest.fixture
def password(shown, room) -> PasswordDialog:
    return shown(PasswordDialog(RoomPasswords(room.access), login="operator"))


def test_a_password_is_changed_by_keyboard_and_audited_without_it(password, room) -> None:
    keys(PASSWORD, TAB, NEW, TAB, NEW, ENTER)
    assert password.result() == PasswordDialog.DialogCode.Accepted
    assert room.access.door.prove("operator", NEW).account.login == "operator"
    with pytest.raises(LoginRefused):
        room.access.door.prove("operator", PASSWORD)
    changed = next(row.entry for row in room.store.audit.rows() if row.entry.action == "account.edit")
    assert changed.who == "operator"
    assert dict(changed.details)["change"] == "password"
    assert NEW not in repr(list(room.store.audit.rows()))
    assert "".join(edit.text() for edit in password.findChildren(QLineEdit)) == "operator"


def test_a_wrong_old_password_is_told_counted_and_leaves_nothing_in_the_form(password, room) -> None:
    keys("salah-sama-sekali", TAB, NEW, TAB, NEW, ENTER)
    assert "salah" in password.refusal.what.text()
    assert [field.exact() for field in (password.old, password.new, password.again)] == ["", "", ""]
    assert QApplication.focusWidget() is password.old.editor
    assert (last(room).action, last(room).result) == ("password.refused", AuditResult.REFUSED)
    assert room.store.accounts.failures("operator").count == 1


@pytest.mark.parametrize(
    ("new", "again", "told"),
    [
        ("pendek", "pendek", "belum memenuhi"),
        ("", "", "belum diisi"),
        (PASSWORD, PASSWORD, "Sama dengan yang lama"),
        (NEW, NEW + "x", "berbeda"),
    ],
)
def test_a_password_that_can_not_be_used_is_said_so_at_its_field(password, room, new, again, told) -> None:
    keys(PASSWORD, TAB, new, TAB, again, ENTER)
    assert told in password.new.fault() + password.again.fault()
    assert password.result() != PasswordDialog.DialogCode.Accepted
    room.access.door.prove("operator", PASSWORD)
    password.reject()
    assert password.old.exact() + password.new.exact() + password.again.exact() == ""


def test_the_rules_are_ticked_off_as_one_types(password) -> None:
    keys(PASSWORD, TAB, "abcdefghijk")
    assert not password.rules.met
    keys("l")
    assert password.rules.met


# --- the end of another's session --------------------------------------------------------------------------------


def test_a_supervisor_ends_a_session_for_a_reason_and_it_ends_at_once(shown, room) -> None:
    room.enter()
    proven = room.prove("supervisor")
    dialog = shown(SessionsDialog(RoomSessions(room.access, lambda: proven)))
    assert QApplication.focusWidget() is dialog.list
    assert dialog.who.text() == "Operator"
    assert "1/9286/07/2017" in dialog.what.text()
    keys(ENTER)  # presses the button, but a reason is needed
    assert dialog.reason.fault() == "Alasan belum diisi."
    assert room.access.sessions.present() is not None
    keys("pergantian regu", ENTER)
    assert room.access.sessions.present() is None
    assert room.store.sessions.by_id(1).ended is EndReason.ENDED_BY_SUPERVISOR
    ended = next(row.entry for row in room.store.audit.rows() if row.entry.action == "session.end-other")
    assert (ended.who, ended.details) == ("supervisor", (("reason", "pergantian regu"),))
    assert not dialog.who.text()  # the list itself says that nobody is in
    assert not dialog.end.isEnabled()
    assert "diakhiri" in dialog._busy.note.text()


def test_one_that_ended_meanwhile_is_told(shown, room) -> None:
    room.enter()
    proven = room.prove("supervisor")
    dialog = shown(SessionsDialog(RoomSessions(room.access, lambda: proven)))
    room.access.sessions.log_out()
    dialog.reason.editor.setText("pergantian")
    dialog.end.click()
    assert "sudah berakhir" in dialog.refusal.what.text()


def test_ones_own_is_not_offered(shown, room) -> None:
    room.enter("supervisor")
    dialog = shown(SessionsDialog(RoomSessions(room.access, room.access.sessions.present)))
    assert not dialog.end.isEnabled()
    assert "Ctrl+Shift+L" in dialog.note.text()
    assert dialog.list.rowCount() == 1


def test_whoever_may_not_sees_and_ends_nothing(shown, room) -> None:
    room.enter()
    dialog = shown(SessionsDialog(RoomSessions(room.access, room.access.sessions.present)))
    assert dialog.list.rowCount() == 0
    assert dialog.refusal.isVisible()
    assert last(room).result is AuditResult.REFUSED


# --- the retention -----------------------------------------------------------------------------------------------


@pytest.fixture
def old(room) -> Room:
    """A room with four old rows, and some of today."""
    for _ in range(4):
        room.access.audit.record(AuditEntry("snapshot"))
    for days in (396, 4):
        room.clock.advance(days * 24 * 3600)
        room.access.audit.record(AuditEntry("snapshot"))
    return room


@pytest.fixture
def retention(shown, old, rules) -> RetentionDialog:
    proven = old.prove("admin")
    return shown(RetentionDialog(RoomRetention(old.access, rules, lambda: proven)))


def test_it_shows_what_a_purge_would_delete_and_deletes_when_asked_for_twice(retention, old) -> None:
    assert retention.days.text() == "365"
    assert "4 baris lebih tua dari 365 hari" in retention.due.text()
    assert "5 Januari 2026" in retention.span.text()
    retention.purge.setFocus()
    keys(Qt.Key.Key_Space)
    assert "sekali lagi" in retention.confirm.text()
    assert old.store.audit.first() == 1
    keys(Qt.Key.Key_Space)
    assert old.store.audit.first() == 5
    assert "4 baris dihapus" in retention._busy.note.text()
    assert "Tidak ada baris" in retention.due.text()
    assert not retention.purge.isEnabled()
    assert (last(old).action, last(old).who) == ("retention.purge", "admin")
    assert old.access.audit.check().finding is None


def test_another_rule_is_stored_by_itself_and_shown_at_once(retention, old) -> None:
    retention.purge.click()
    retention.days.editor.setText("500")
    assert not retention.purge.isEnabled()  # what is shown is of the rule that holds
    retention.days.editor.setFocus()
    keys(ENTER)
    assert retention.days.text() == "500"
    assert "Tidak ada baris" in retention.due.text()
    assert last(old).details == (("days", 500),)
    assert old.store.audit.first() == 1
    retention.days.editor.setText("7")
    retention.keep.click()
    assert "30 sampai" in retention.days.fault()


def test_snapshots_and_events_have_days_of_their_own_each_with_a_row(retention, old, rules) -> None:
    assert (retention.snapshots.text(), retention.events.text()) == ("90", "365")
    assert not retention.keep_others.isEnabled()
    assert "0: tidak pernah dihapus" in retention.snapshots.note.text()
    retention.snapshots.editor.setText("40000")
    retention.keep_others.click()
    assert retention.snapshots.fault() == "1 sampai 36500 hari, atau 0."  # what takes the hint's place says it too
    retention.snapshots.editor.setText("0")
    retention.events.editor.setFocus()
    retention.events.editor.selectAll()
    keys("400", ENTER)
    assert (rules.kept["snapshots.keep_days"], rules.kept["events.retention_days"]) == (0, 400)
    rows = [row.entry for row in old.store.audit.rows()][-2:]
    assert [(row.action, row.subject, row.details) for row in rows] == [
        ("setting.change", "snapshots.keep_days", (("days", 0),)),
        ("setting.change", "events.retention_days", (("days", 400),)),
    ]
    retention.events.editor.setText("29")
    retention.keep_others.click()
    assert "30 sampai" in retention.events.fault()
    assert "atau 0" not in retention.events.fault()
    assert rules.kept["events.retention_days"] == 400


def test_days_of_snapshots_and_events_are_judged_where_they_are_stored(old, rules) -> None:
    proven = old.prove("admin")
    desk = RoomRetention(old.access, rules, lambda: proven)
    for wanted in (Keeping(90, 29), Keeping(40_000, 365), Keeping(-1, 365)):
        with pytest.raises(RetentionError):
            desk.choose_keeping(wanted)
    supervisor = old.prove("supervisor")
    with pytest.raises(AccessDenied):
        RoomRetention(old.access, rules, lambda: supervisor).choose_keeping(Keeping(1, 365))
    assert not rules.kept
    assert (last(old).action, last(old).result) == ("setting.change", AuditResult.REFUSED)


def test_a_rule_that_changed_meanwhile_deletes_nothing(retention, old, rules) -> None:
    retention.purge.click()
    rules.kept["audit.retention_days"] = 1000
    retention.purge.click()
    assert "diubah orang lain" in retention.refusal.what.text()
    assert old.store.audit.first() == 1


def test_a_broken_audit_is_kept_as_evidence(retention, old) -> None:
    old.anchors.write_text(f"1 {0:064x} 2026-01-01T00:00:00+00:00 {0:064x}\n")
    for _ in range(2):
        retention.purge.click()
    assert "tidak utuh" in retention.refusal.what.text()
    assert old.store.audit.first() == 1


def test_others_than_admins_delete_nothing(shown, old, rules) -> None:
    proven = old.prove("supervisor")
    dialog = shown(RetentionDialog(RoomRetention(old.access, rules, lambda: proven)))
    for _ in range(2):
        dialog.purge.click()
    assert "Peran Anda" in dialog.refusal.what.text()
    assert old.store.audit.first() == 1
    assert old.clock.now_utc() - next(iter(old.store.audit.rows())).at_utc > timedelta(days=365)


@pytest.fixture
def by_hand(shown, old, rules) -> tuple[RetentionDialog, HeldWork]:
    proven, work = old.prove("admin"), HeldWork()
    dialog = shown(RetentionDialog(RoomRetention(old.access, rules, lambda: proven), work=work))
    assert "belum dihitung" in dialog.due.text()
    assert not dialog.purge.isEnabled()
    work.run()
    return dialog, work


@pytest.mark.parametrize("by_key", [False, True])
def test_a_purge_is_stopped_before_it_began_and_deletes_nothing(by_hand, old, by_key) -> None:
    dialog, work = by_hand
    dialog.purge.click()
    dialog.purge.click()
    assert dialog.long.isVisible()
    assert QApplication.focusWidget() is dialog.leave
    if by_key:
        QTest.keyClick(dialog, ESC)
    else:
        QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    work.run()
    assert dialog._busy.note.text() == "⚠ Dibatalkan; tidak ada yang dihapus."
    assert old.store.audit.first() == 1
    assert "4 baris lebih tua" in dialog.due.text()
    QTest.keyClick(dialog, ESC)
    assert not dialog.isVisible()


def test_a_purge_that_is_stopped_half_way_says_how_many_are_gone(by_hand, old, monkeypatch) -> None:
    monkeypatch.setattr(retention_rule, "PORTION_ROWS", 2)
    dialog, work = by_hand
    dialog.purge.click()
    dialog.purge.click()
    purge = old.access.audit.purge

    def purge_and_press_esc(through, entry):
        row = purge(through, entry)
        QTest.keyClick(dialog, ESC)  # the work is done on this thread here
        return row

    monkeypatch.setattr(old.access.audit, "purge", purge_and_press_esc)
    work.run()
    assert dialog._busy.note.text() == "⚠ Dibatalkan: 2 dari 4 baris sudah dihapus, sisanya tetap ada."
    assert "2 baris lebih tua dari 365 hari" in dialog.due.text()
    assert old.store.audit.first() == 3
    assert dict(last(old).details).items() >= {"rows": 2, "so_far": 2, "due": 4}.items()
    assert old.access.audit.check().finding is None


def test_what_is_only_read_can_be_left(shown, old, rules) -> None:
    proven, work = old.prove("admin"), HeldWork()
    dialog = shown(RetentionDialog(RoomRetention(old.access, rules, lambda: proven), work=work))
    QTest.keyClick(dialog, ESC)
    assert not dialog.isVisible()
    work.run()
    assert dialog.days.text() == ""
