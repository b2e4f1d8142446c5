"""Access at a whole wall over a real store, with real passwords and the worker's own thread."""

import gc
import logging
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from scc_wall.access.passwords import Passwords
from scc_wall.app.access.reception import LATEST_S, Stage
from scc_wall.app.access.work import RoomWork
from scc_wall.app.training import LOGINS, MARK, seed_of
from scc_wall.base import logs
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told, set_language
from scc_wall.domain.access_session import IDLE_S, EndReason, SessionState
from scc_wall.domain.role import Role
from scc_wall.domain.tile_state import TileState
from scc_wall.ui.access.first_admin import FirstAdminDialog
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.proof_dialog import ProofDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from scc_wall.vault.key_vault import KEY_FILE
from tests.support.access_wall import PASSWORD, WAIT_MS
from tests.support.scripted_feed import status

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
]


def test_a_new_installation_is_locked_and_makes_no_key_by_itself(make, tmp_path) -> None:
    home = Home(tmp_path / "home")
    wall = make(home)
    assert not wall.unlocked
    assert not wall.ui.commands.run("grid-9")
    wall.open(Stage.NO_ACCOUNT)
    assert not wall.unlocked
    assert not (home.keys / KEY_FILE).exists()
    assert not home.anchors.exists()
    assert wall.dialog is None


def test_access_waits_for_the_pictures_but_not_for_a_camera_that_is_off(make, tmp_path, clock) -> None:
    wall = make(Home(tmp_path / "home"))
    wall.ui._feed.states[100] = status(100, TileState.LOST)
    wall.until(lambda: (wall.ui.bridge.live, wall.ui.bridge.visible) == (3, 4))
    wall.reception.look()
    assert wall.reception.stage is Stage.SHUT
    clock.advance(LATEST_S + 1)
    wall.reception.look()
    assert wall.reception.stage is Stage.OPENING
    wall.until(lambda: wall.reception.stage is Stage.NO_ACCOUNT)


def test_access_is_loaded_when_all_pictures_are_there(make, tmp_path) -> None:
    wall = make(Home(tmp_path / "home"))
    wall.reception.look()
    assert wall.reception.stage is Stage.SHUT
    wall.until(lambda: (wall.ui.bridge.live, wall.ui.bridge.visible) == (4, 4))
    wall.reception.look()
    wall.until(lambda: wall.reception.stage is Stage.NO_ACCOUNT)


@pytest.mark.parametrize("wizard", [True, False])
def test_the_first_start_makes_the_first_admin_and_then_asks_who_comes_in(make, tmp_path, wizard) -> None:
    home = Home(tmp_path / "home")
    wall = make(home, wizard=wizard)
    if wizard:
        wall.clock.advance(LATEST_S + 1)
        wall.reception.look()
        wall.until(lambda: isinstance(wall.dialog, FirstAdminDialog) and wall.dialog.isVisible())
        first = wall.dialog
    else:
        wall.open(Stage.NO_ACCOUNT)
        first = wall.ask("session", FirstAdminDialog)
    for field, text in (
        (first.name, "Rina Putri"),
        (first.login, "rina"),
        (first.number, "198503142010012004"),
        (first.password, PASSWORD),
        (first.again, PASSWORD),
    ):
        QTest.keyClicks(field.editor, text)
    first.make.click()
    wall.until(lambda: wall.dialog is None)
    (admin,) = wall.store.accounts.list()
    assert (admin.login, admin.role) == ("rina", Role.ADMIN)
    assert admin.password_hash.startswith("$argon2id$")
    assert not wall.unlocked  # an admin comes in by a letter like anybody
    wall.ask("session", LoginDialog)


def test_in_by_the_dialog_locked_unlocked_and_out(trained, password) -> None:
    trained.come_in("latihan", password)
    assert trained.unlocked
    assert trained.ui.commands.run("grid-9")
    strip = trained.ui.desk.menuBar().cornerWidget()
    assert MARK in " ".join(label.text() for label in strip.findChildren(QLabel))
    trained.ui.commands.run("session")
    trained.until(lambda: not trained.unlocked)
    assert not trained.ui.commands.run("grid-4")
    unlock = trained.ask("session", UnlockDialog)
    QTest.keyClicks(unlock.password.editor, password)
    unlock.unlock.click()
    trained.until(lambda: trained.unlocked)
    trained.ui.commands.run("leave")
    trained.until(lambda: not trained.unlocked)
    assert "keluar" in trained.message
    (record,) = [trained.store.sessions.by_id(1)]
    assert record.ended is EndReason.LOGOUT


def test_a_wrong_password_opens_nothing_and_stays_nowhere(trained, password) -> None:
    trained.come_in("latihan", password + "x")
    dialog = trained.dialog
    assert dialog.refusal.isVisible()
    assert dialog.enter.isEnabled()
    assert dialog.password.exact() == ""
    assert not trained.unlocked
    dialog.reject()
    assert trained.dialog is None


def test_a_password_stands_in_no_file_whatever_was_typed_where(
    make, demo, clock, password, tmp_path, monkeypatch
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temp))
    log_file = logs.configure(demo, logging.DEBUG)
    try:
        wall = make(demo, seed=seed_of(demo, password, clock))
        wall.open()
        wall.come_in("latihan", f"{password}-salah")
        wall.dialog.reject()
        proof = wall.ask("accounts", ProofDialog)
        QTest.keyClicks(proof.login.editor, password)  # in place of the login
        QTest.keyClicks(proof.password.editor, password)
        proof.enter.click()
        wall.until(proof.refusal.isVisible)
        proof.reject()
        wall.come_in("latihan", password)
        wall.close()
    finally:
        logs.end(log_file)
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {demo.database, demo.anchors, demo.logs / logs.FILE_NAME} <= set(written)
    for shape in (password.encode(), password.encode("utf-16-le"), password.encode().hex().encode()):
        assert [str(path) for path, content in written.items() if shape in content] == []


def test_passwords_are_checked_by_the_worker_alone(trained, password, monkeypatch) -> None:
    threads, matches = [], Passwords.matches

    def seen(self, stored, typed):
        threads.append(threading.current_thread())
        return matches(self, stored, typed)

    monkeypatch.setattr(Passwords, "matches", seen)
    trained.come_in("latihan", password)
    assert threads
    assert all(thread is not threading.main_thread() for thread in threads)
    assert {thread.name.split("_")[0] for thread in threads} == {"access"}


def test_the_wall_ticks_on_while_a_password_is_checked(trained, password, monkeypatch) -> None:
    """However long it takes: the worker waits for an event here, and the UI thread must not."""
    asked, answer, matches = threading.Event(), threading.Event(), Passwords.matches

    def slowly(self, stored, typed):
        asked.set()
        answer.wait(WAIT_MS / 1000)
        return matches(self, stored, typed)

    monkeypatch.setattr(Passwords, "matches", slowly)
    dialog = trained.ask("session", LoginDialog)
    dialog.login.editor.setText("latihan")
    dialog.password.editor.setText(password)
    dialog.notice.read.setChecked(True)
    dialog.enter.click()
    try:
        trained.until(asked.is_set)
        ticks = trained.ui.figures().ticks
        trained.until(lambda: trained.ui.figures().ticks > ticks + 3)
        assert dialog._busy.running
        assert not trained.unlocked
        assert not trained.ui.commands.run("grid-9")
        assert trained.ui.commands.run("page-next")
    finally:
        answer.set()
    trained.until(lambda: trained.unlocked)


def test_warnings_and_the_end_come_in_time(trained, password) -> None:
    trained.come_in("latihan", password)
    session = trained.reception._present.session

    def pass_until(before_s: float) -> None:
        """Let time go by with a hand on the controls now and then."""
        while (left_s := session.left_s(trained.clock.mono_ns())) > before_s:
            trained.pass_time(min(left_s - before_s, IDLE_S / 2))
            assert trained.ui.commands.allowed("zoom")

    for before_s, minutes in ((900.0, 15), (300.0, 5)):
        pass_until(before_s + 1)
        trained.ui.tell("")
        trained.pass_time(1.0)
        assert f"{minutes} menit lagi" in trained.message
        assert trained.unlocked
    trained.pass_time(301.0)
    trained.until(lambda: not trained.unlocked)
    assert "Sesi berakhir" in trained.message
    assert trained.store.sessions.by_id(session.session_id).ended is EndReason.SHIFT_ENDED


def test_idleness_locks_the_controls_and_says_so(trained, password) -> None:
    trained.come_in("latihan", password)
    trained.pass_time(IDLE_S)
    trained.until(lambda: not trained.unlocked)
    assert "Kendali terkunci" in trained.message


def test_a_wall_clock_that_is_set_is_told_and_audited(trained) -> None:
    trained.clock.set_wall_clock(trained.clock.now_utc() - timedelta(hours=1))
    trained.pass_time(1.0)
    assert "bergeser -3600 detik" in trained.message
    assert "clock.jump" in {row.entry.action for row in trained.store.audit.rows()}


def test_a_restart_takes_the_session_up_locked(make, demo, trained, password) -> None:
    trained.come_in("latihan", password)
    trained.close()
    again = make(demo)  # no seed: there are people
    again.open()
    assert not again.unlocked
    assert "dipulihkan" in again.message
    assert again.reception._present.session.state is SessionState.LOCKED
    unlock = again.ask("session", UnlockDialog)
    QTest.keyClicks(unlock.password.editor, password)
    unlock.unlock.click()
    again.until(lambda: again.unlocked)


def test_an_auditor_is_not_told_that_controls_opened(trained, password) -> None:
    trained.come_in("latihan-auditor", password)
    trained.until(lambda: "masuk" in trained.message)
    assert "kendali" not in trained.message
    assert "hanya membaca catatan" in trained.message


def test_a_wall_alone_is_locked_too_and_tells_on_the_wall(make, demo, clock, password) -> None:
    wall = make(demo, seed=seed_of(demo, password, clock), wall_only=True)
    wall.open()
    assert not wall.ui.commands.run("grid-9")
    wall.come_in("latihan", password)  # Ctrl+L works without a desk
    assert wall.ui.commands.run("grid-9")
    assert "kendali terbuka" in wall.ui.walls[0].middle.text
    wall.pass_time(IDLE_S)
    wall.until(lambda: "Kendali terkunci" in wall.ui.walls[0].middle.text)
    area = wall.ui.walls[0].middle.rect
    assert area.left() >= 0
    assert area.right() <= wall.ui.walls[0].size_px[0]


def test_a_bug_on_the_worker_is_logged_and_told(qtbot, caplog) -> None:
    work, told = RoomWork(), []
    try:
        work(lambda: 1 // 0, told.append, told.append)
        qtbot.waitUntil(lambda: bool(told))
        work(lambda: 7, told.append, told.append)
        qtbot.waitUntil(lambda: len(told) == 2)
        work(_refuse, told.append, told.append)
        qtbot.waitUntil(lambda: len(told) == 3)
    finally:
        work.close()
    work(lambda: 8, told.append, told.append)
    assert isinstance(told[0], SccError)
    assert told[1] == 7
    assert told[2].what.en == "no"
    assert "ZeroDivisionError" in caplog.text
    work.deleteLater()


def _refuse() -> None:
    raise SccError(Told("tidak", "no"))


class Holds:
    """A dialog's part, as closures hold it; tells which thread took it apart."""

    def __init__(self, told: list[int], ends: Callable[[], object]) -> None:
        self.told, self.ends = told, ends

    def job(self) -> object:
        return self.ends()

    def __del__(self) -> None:
        self.told.append(threading.get_ident())


@pytest.mark.parametrize("ends", [lambda: 7, _refuse])
def test_the_worker_never_takes_a_dialog_apart(ends, qtbot) -> None:
    work, told, over, closed = RoomWork(), [], [], threading.Event()
    part = Holds(told, ends)
    work(lambda part=part: (closed.wait(10), part.job()), id, id)
    del part  # the dialog is closed meanwhile
    closed.set()
    work(lambda: None, over.append, over.append)
    qtbot.waitUntil(lambda: bool(over))
    work.close()
    gc.collect()
    assert told == [threading.get_ident()]
    work.deleteLater()


def test_a_dialog_that_is_open_at_the_end_leaves_nothing(trained) -> None:
    dialog = trained.ask("session", LoginDialog)
    QTest.keyClicks(dialog.login.editor, LOGINS[1])
    trained.close()


def test_the_note_of_the_training_is_in_the_language_of_now(trained) -> None:
    try:
        for code, words in (("en", "Password of all: "), ("id", "Kata sandi semuanya: ")):
            set_language(code)
            dialog = trained.ask("session", LoginDialog)
            assert [label for label in dialog.findChildren(QLabel) if words in label.text()]
            dialog.reject()
    finally:
        set_language("id")
    trained.close()


def test_everybody_of_the_training_is_marked(trained) -> None:
    assert all(account.name.startswith(MARK) for account in trained.store.accounts.list())
    for stored in trained.store.letters.list():
        assert stored.letter.number.startswith(MARK)
        assert MARK in stored.letter.office
