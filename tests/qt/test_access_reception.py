"""Access at a whole wall over a real store, with real passwords and the worker's own thread."""

import hashlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from scc_wall.access.audit_log import ANCHOR_EVERY_S, ANCHOR_RETRY_S
from scc_wall.access.passwords import Passwords
from scc_wall.access.service import build
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.reception import LATEST_S, RETRY_S, Reception, Stage
from scc_wall.app.access.work import RoomWork
from scc_wall.app.demo import DemoHome
from scc_wall.app.keeping import SCREENS
from scc_wall.app.training import LOGINS, MARK, new_password, seed_of
from scc_wall.base import logs
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.access_session import IDLE_S, EndReason, SessionState
from scc_wall.domain.layout import Layout
from scc_wall.domain.role import Role
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import spread
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.export_dialog import ExportDialog
from scc_wall.ui.access.first_admin import FirstAdminDialog
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.password_dialog import PasswordDialog
from scc_wall.ui.access.proof_dialog import ProofDialog
from scc_wall.ui.access.retention_dialog import RetentionDialog
from scc_wall.ui.access.sessions_dialog import SessionsDialog
from scc_wall.ui.access.trouble_dialog import TroubleDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from scc_wall.ui.screens.screens_dialog import ScreensDialog
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from scc_wall.vault.key_vault import KEY_FILE, KeyVault
from tests.support.scripted_feed import ScriptedFeed, cameras, status

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
]

PASSWORD = "kuda-besi-sembilan"
WAIT_MS = 10_000


class Wall:
    """A wall with access over a home, as `app.wall` puts them together."""

    def __init__(self, home: Home, clock, qtbot, *, seed=None, wizard=False, wall_only=False, keyless=False) -> None:
        self.clock = clock
        self.qtbot = qtbot
        self.closed = False
        self.vault = KeyVault(home, None, {}, allow_unsealed=not keyless)
        self.store = open_store(home, self.vault, clock)
        known, lock = cameras(4), CommandLock()
        layout = Layout("Harian", spread([camera.camera_id for camera in known], 4, 1))
        settings = WallSettings(tick_ms=50, wall_only=wall_only)
        self.ui = WallUi(
            ScriptedFeed(),
            known,
            layout,
            clock=clock,
            settings=settings,
            wake=NoWake(),
            lock=lock,
            witness=lock.witness,
            ask_quit=lambda: 0,
        )
        with qtbot.waitExposed(self.ui.desk):
            self.ui.open()
        late = LateStore.opened(self.store, lambda *_: None)
        entrance = Entrance(self.vault, home.anchors, seed)
        self.reception = Reception(entrance, late, self.ui, lock, clock, wizard=wizard)

    def open(self, stage: Stage = Stage.OPEN) -> None:
        self.clock.advance(LATEST_S + 1)
        self.reception.look()
        self.until(lambda: self.reception.stage is stage)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    @property
    def dialog(self):
        callers = self.reception._callers
        return None if callers is None else callers.dialog

    @property
    def unlocked(self) -> bool:
        return self.ui.desk.panel.isEnabled()

    @property
    def message(self) -> str:
        return self.ui._current_message()

    def ask(self, command: str, kind: type):
        self.ui.commands.run(command)
        self.until(lambda: isinstance(self.dialog, kind) and self.dialog.isVisible())
        return self.dialog

    def come_in(self, login: str, password: str) -> None:
        dialog = self.ask("session", LoginDialog)
        QTest.keyClicks(dialog.login.editor, login)
        QTest.keyClicks(dialog.password.editor, password)
        dialog.notice.read.setChecked(True)
        dialog.enter.click()
        assert not dialog.enter.isEnabled()
        assert "Memeriksa" in dialog._busy.note.text()
        dialog.reject()  # what is being checked is not left by Esc
        assert self.dialog is dialog
        # The session opens a moment before its dialog closes, and one dialog keeps the next from opening.
        self.until(lambda: (self.unlocked and self.dialog is not dialog) or dialog.refusal.isVisible())

    def pass_time(self, seconds: float) -> None:
        """Let time go by as the timer would, which waits for the machine's own clock."""
        self.clock.advance(seconds)
        self.reception._tick()
        self.until(lambda: not self.reception._ticking)

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        self.reception.close()
        self.reception.close()
        self.ui.close()
        self.ui.desk.deleteLater()
        self.ui.deleteLater()
        QCoreApplication.sendPostedEvents(None, 0)
        self.store.close()


@pytest.fixture
def password() -> str:
    return new_password()


@pytest.fixture
def demo(tmp_path: Path) -> DemoHome:
    return DemoHome(tmp_path / "demo")


@pytest.fixture
def make(qtbot, clock, monkeypatch) -> Iterator[Callable[..., Wall]]:
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))  # argon2id all the same
    monkeypatch.setattr("scc_wall.app.access.room.build", partial(build, passwords=cheap))
    made: list[Wall] = []

    def start(home: Home, **how) -> Wall:
        made.append(Wall(home, clock, qtbot, **how))
        return made[-1]

    yield start
    for wall in made:
        wall.close()


@pytest.fixture
def trained(make, demo, clock, password) -> Wall:
    wall = make(demo, seed=seed_of(demo, password, clock))
    wall.open()
    return wall


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
    trained.until(lambda: not trained.reception._looking)
    kept = demo.anchors.read_bytes()
    demo.anchors.unlink()
    demo.anchors.mkdir()
    trained.pass_time(ANCHOR_EVERY_S)
    trouble = trained.reception._strip.trouble
    trained.until(trouble.isVisible)
    assert trouble.text() == "⚠ audit tidak terjangkar"
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


def test_an_audit_that_was_edited_is_told_at_the_start_to_everybody(make, demo, trained, expected_logs) -> None:
    expected_logs.expect("the audit does not hold")
    trained.close()
    with closing(sqlite3.connect(demo.database)) as attacker, attacker:
        for (name,) in attacker.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            attacker.execute(f"DROP TRIGGER {name}")
        attacker.execute("UPDATE audit SET who = 'nobody' WHERE number = 2")
    again = make(demo)
    again.open()
    again.reception._tick()
    trouble = again.reception._strip.trouble
    again.until(trouble.isVisible)
    assert trouble.text() == "⚠ audit tidak utuh"
    assert "Baris audit 2 diubah" in trouble.toolTip()
    assert "auditor" in trouble.toolTip()
    again.until(lambda: not again.reception._ticking)


def test_visitors_are_for_a_session(trained) -> None:
    trained.ui.commands.run("visitors")
    assert trained.dialog is None
    assert "masuk dahulu" in trained.message


def test_who_is_in_but_may_register_no_visitors_is_not_told_to_log_in(trained, password) -> None:
    trained.come_in("latihan-admin", password)
    trained.ui.commands.run("visitors")
    assert "masuk dahulu" not in trained.message
    assert "Peran Anda tidak mengizinkan" in trained.message


def test_without_its_audit_nobody_is_let_in_and_the_wall_goes_on(make, demo, clock, password, expected_logs) -> None:
    expected_logs.expect("access does not open")
    demo.anchors.mkdir(parents=True)  # no file can be written there
    wall = make(demo, seed=seed_of(demo, password, clock))
    wall.open(Stage.FAILED)
    assert not wall.unlocked
    assert wall.ui.walls[0].isVisible()
    wall.ui.commands.run("session")
    wall.until(lambda: "⚠" in wall.message)
    wall.until(lambda: wall.reception.stage is Stage.FAILED)
    trouble = wall.reception._strip.trouble
    assert trouble.text() == "⚠ tidak dapat masuk"
    assert str(demo.anchors) in trouble.toolTip()
    trouble.click()
    assert str(demo.anchors) in wall.message
    demo.anchors.rmdir()
    wall.reception.look()
    assert wall.reception.stage is Stage.FAILED  # not before a minute
    clock.advance(RETRY_S + 1)
    wall.open()
    assert trouble.isHidden()


def test_accounts_without_their_key_open_for_nobody(make, demo, trained, expected_logs) -> None:
    expected_logs.expect("access does not open")
    trained.close()
    (demo.keys / KEY_FILE).unlink()
    again = make(demo)
    again.open(Stage.FAILED)
    assert not (demo.keys / KEY_FILE).exists()  # another key in its place would look like a broken audit


def test_a_key_that_has_no_safe_place_is_told_and_makes_no_account(make, tmp_path, expected_logs) -> None:
    expected_logs.expect("access does not open")
    expected_logs.expect("the key can't be had")
    wall = make(Home(tmp_path / "home"), keyless=True)
    wall.open(Stage.NO_ACCOUNT)
    wall.ui.commands.run("session")
    wall.until(lambda: wall.reception.stage is Stage.FAILED)
    assert "⚠" in wall.message
    assert wall.dialog is None
    assert not wall.store.accounts.list()


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


def test_a_dialog_that_is_open_at_the_end_leaves_nothing(trained) -> None:
    dialog = trained.ask("session", LoginDialog)
    QTest.keyClicks(dialog.login.editor, LOGINS[1])
    trained.close()


def test_everybody_of_the_training_is_marked(trained) -> None:
    assert all(account.name.startswith(MARK) for account in trained.store.accounts.list())
    for stored in trained.store.letters.list():
        assert stored.letter.number.startswith(MARK)
        assert MARK in stored.letter.office


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
