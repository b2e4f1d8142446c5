"""The first start over a real store, vault and audit, gone through by keyboard."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.access.first_start import BEGUN
from scc_wall.access.passwords import Passwords
from scc_wall.access.service import build
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.reception import LATEST_S, Reception
from scc_wall.app.cameras.origin import CamerasOrigin
from scc_wall.app.cameras.reception import CamerasReception
from scc_wall.app.first.keys import FirstKeys
from scc_wall.app.first.reception import FirstReception
from scc_wall.app.layouts import spread_layout
from scc_wall.app.passphrase_dialog import WallPassphrase
from scc_wall.base.course import Course
from scc_wall.base.paths import Home
from scc_wall.domain.camera_csv import export
from scc_wall.domain.role import Action, Role
from scc_wall.domain.site_csv import parse
from scc_wall.domain.site_import import planner
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui import csv_files
from scc_wall.ui.csv_plan import CsvPlan
from scc_wall.ui.first.admin_page import AdminPage, ProofPage
from scc_wall.ui.first.key_page import SHORTEST as SHORTEST_ON_PAGE
from scc_wall.ui.first.steps import Step
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from scc_wall.vault.key_file import InRing, Sealed
from scc_wall.vault.key_vault import KeyVault
from scc_wall.vault.passphrase import SHORTEST
from scc_wall.vault.ring import OsRing
from tests.support.clock import ManualClock
from tests.support.ring_backend import MemoryBackend
from tests.support.scripted_feed import ScriptedFeed, cameras

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PASSWORD, PHRASE = "kuda-besi-sembilan", "ikan belida tujuh"
NIP = "198503142010012004"
WAIT_MS = 20_000
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


class StoredSites:
    """The sites' desk without the monitors, which would ask the world."""

    def __init__(self, store) -> None:
        self._store = store

    def desk_under(self, rights) -> "StoredSites":
        self.rights = rights
        return self

    def plan_import(self, path: Path, _course: Course) -> CsvPlan:
        return self._apply(path, dry_run=True)

    def import_sites(self, path: Path, _course: Course) -> CsvPlan:
        self.rights(Action.SITE_EDIT, "sites", (("import", path.name),))
        return self._apply(path, dry_run=False)

    def _apply(self, path: Path, *, dry_run: bool) -> CsvPlan:
        changes = self._store.sites.apply(planner(parse(path.read_bytes()).rows), dry_run=dry_run)
        return CsvPlan(len(changes.added), len(changes.updated), changes.unchanged)


class Wall:
    """An installation as `app.wall` puts it together, without pictures of the world."""

    def __init__(self, home: Home, qtbot, backend: MemoryBackend | None, *, phrase: str | None = None) -> None:
        self.qtbot, self.clock = qtbot, ManualClock()
        ring = OsRing(find=lambda: backend)
        asking = WallPassphrase(lambda _: phrase, None)
        self.vault = KeyVault(home, ring, {}, asking)
        if phrase is not None:
            self.vault.unlock()
        asking.windows_open = True
        self.store = open_store(home, self.vault, self.clock)
        known, lock = self.store.cameras.list(), CommandLock()
        self.ui = WallUi(
            ScriptedFeed(),
            known,
            spread_layout(known, 1),
            clock=self.clock,
            wake=NoWake(),
            lock=lock,
            witness=lock.witness,
            ask_quit=lambda: 0,
        )
        late = LateStore.opened(self.store, lambda *_: None)

        def keys() -> FirstKeys:
            return FirstKeys(self.vault, asking, lambda ask: KeyVault(home, ring, {}, ask))

        entrance = Entrance(self.vault, home.anchors, first_keys=keys)
        self.reception = Reception(entrance, late, self.ui, lock, self.clock, wizard=True)
        origin = CamerasOrigin(interfaces=lambda: ["127.0.0.1"], probed=(("127.0.0.1", 9),))
        self.cameras = CamerasReception(late, self.ui, self._access, self.clock, lambda: origin)
        self.said: list[str] = []
        self.first = FirstReception(
            late,
            self.ui,
            self.reception,
            (self.cameras, StoredSites(self.store)),
            self.clock,
            keys=keys,
            wizard=True,
            language=self.said.append,
        )
        with qtbot.waitExposed(self.ui.desk):
            self.ui.open()

    def _access(self):
        return None if self.reception.room is None else self.reception.room.access

    def begin(self) -> None:
        """Have access looked at; wait for the page that comes of it. A stage may be over before anybody asks for it."""
        self.clock.advance(LATEST_S + 1)
        self.reception.look()

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    @property
    def pages(self):
        return self.first.dialog

    def at(self, step: Step) -> None:
        """Wait until that step is shown and can be gone on from."""
        self.until(lambda: self.pages is not None and self.pages.step is step and self.pages.next.isEnabled())
        self.pages.activateWindow()
        self.until(self.pages.isActiveWindow)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)

    def type(self, *texts: str) -> None:
        for place, text in enumerate(texts):
            if place:
                self.press(TAB)
            QTest.keyClicks(QApplication.focusWidget(), text)

    def rows(self) -> list[tuple[str, str]]:
        return [(row.entry.action, row.entry.result.value) for row in self.store.audit.rows()]

    def close(self) -> None:
        self.first.close()
        self.cameras.close()
        self.reception.close()
        self.ui.close()
        self.ui.desk.deleteLater()
        self.ui.deleteLater()
        QCoreApplication.sendPostedEvents(None, 0)
        self.store.close()


@pytest.fixture
def make(qtbot, tmp_path, monkeypatch) -> Iterator[Callable[..., Wall]]:
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))  # argon2id all the same
    monkeypatch.setattr("scc_wall.app.access.room.build", partial(build, passwords=cheap))
    made: list[Wall] = []

    def start(backend: MemoryBackend | None = None, **how) -> Wall:
        while made:
            made.pop().close()
        made.append(Wall(Home(tmp_path / "home"), qtbot, backend, **how))
        return made[-1]

    yield start
    for wall in made:
        wall.close()


def make_admin(wall: Wall) -> None:
    wall.at(Step.ADMIN)
    assert isinstance(wall.pages.page, AdminPage)
    wall.type("Rina Putri", "rina", NIP, PASSWORD, PASSWORD, "094/12/KOMINFO/2026")
    wall.press(ENTER)
    wall.at(Step.SCREENS)


def test_from_nothing_to_a_wall_with_cameras_and_sites_by_enter_alone(make, monkeypatch, tmp_path) -> None:
    wall = make(MemoryBackend())
    wall.begin()
    wall.at(Step.WELCOME)
    wall.pages.page.english.click()
    assert wall.said == ["en"]
    wall.press(ENTER)
    wall.at(Step.KEY)
    wall.until(wall.pages.next.hasFocus)
    assert "✓" in wall.pages.page.status.text()
    assert isinstance(wall.vault.status().place, InRing)
    wall.press(ENTER)
    make_admin(wall)
    assert [plate.title for plate in wall.ui._plates] == ["1"]
    wall.press(ENTER)
    wall.at(Step.CAMERAS)
    assert wall.ui._plates == []  # the numbers go with the page
    file = tmp_path / "kamera.csv"
    file.write_bytes(export(cameras(9), excel=False))
    monkeypatch.setattr(csv_files, "to_read", lambda *_: file)
    wall.until(lambda: wall.pages.page.csv is not None)
    wall.pages.page.tabs.setCurrentIndex(1)
    wall.pages.page.csv.choose.click()
    wall.until(wall.pages.page.csv.start.hasFocus)
    wall.press(ENTER)
    wall.until(lambda: len(wall.ui.model.cameras) == 9 and wall.pages.next.hasFocus())
    placed = [place.camera_id for place in wall.ui.model.grid(0).places]
    assert set(wall.ui.model.cameras) <= set(placed)
    wall.press(ENTER)
    wall.at(Step.SITES)
    wall.until(wall.pages.next.hasFocus)
    wall.press(ENTER)
    wall.at(Step.DONE)
    wall.until(lambda: "9 kamera" in wall.pages.page.lines.text())
    assert "○" not in wall.pages.page.lines.text()
    assert len(wall.store.sites.all()) > 50
    wall.press(ENTER)
    wall.until(lambda: wall.pages is None)
    assert wall.first._desk.rights.installing is None
    (admin,) = wall.store.accounts.list()
    assert (admin.login, admin.role) == ("rina", Role.ADMIN)
    edits = [row for row in wall.store.audit.rows() if row.entry.action in {Action.CAMERA_EDIT, Action.SITE_EDIT}]
    assert len(edits) == 2
    for row in edits:
        assert (row.entry.who, row.entry.letter_number) == ("rina", "094/12/KOMINFO/2026")
        assert ("first-start", True) in row.entry.details
    assert wall.reception.room.access.audit.check().finding is None


def test_without_a_keyring_a_passphrase_seals_the_key_and_opens_it_again(make, tmp_path) -> None:
    assert SHORTEST_ON_PAGE == SHORTEST
    wall = make()
    wall.begin()
    wall.at(Step.WELCOME)
    wall.press(ENTER)
    wall.until(lambda: wall.pages.step is Step.KEY and wall.pages.page.phrase.isVisible())
    wall.at(Step.KEY)
    wall.type("pendek", "pendek")
    wall.press(ENTER)
    assert wall.pages.page.phrase.fault()
    assert wall.vault.status().place is None
    for field in (wall.pages.page.phrase, wall.pages.page.again):
        field.empty()
    wall.pages.page.phrase.editor.setFocus()
    wall.type(PHRASE, PHRASE)
    wall.press(ENTER)
    wall.until(wall.pages.next.hasFocus)
    assert isinstance(wall.vault.status().place, Sealed)
    assert wall.pages.page.phrase.exact() + wall.pages.page.again.exact() == ""
    wall.press(ENTER)
    wall.at(Step.ADMIN)
    assert PHRASE not in "".join(path.read_text("utf-8", "replace") for path in (tmp_path / "home").rglob("*.json"))
    wall = make(phrase=PHRASE)  # the power went; there is a key, and no admin
    wall.begin()
    wall.at(Step.KEY)
    wall.until(wall.pages.next.hasFocus)
    wall.press(ENTER)
    make_admin(wall)


def test_what_was_interrupted_goes_on_by_the_admins_password(make) -> None:
    backend = MemoryBackend()
    wall = make(backend)
    wall.begin()
    wall.at(Step.WELCOME)
    wall.press(ENTER)
    wall.at(Step.KEY)
    wall.press(ENTER)
    make_admin(wall)
    wall = make(backend)  # the power went
    wall.begin()
    wall.at(Step.ADMIN)
    assert isinstance(wall.pages.page, ProofPage)
    wall.type("rina", "salah-sekali-lagi")
    wall.press(ENTER)
    wall.until(wall.pages.page.refusal.isVisible)
    assert not wall.pages.page.password.exact()
    wall.at(Step.ADMIN)
    wall.type(PASSWORD)
    wall.press(ENTER)
    wall.at(Step.SCREENS)
    assert wall.rows().count((BEGUN, "done")) == 2
    for step in (Step.CAMERAS, Step.SITES, Step.DONE):
        wall.pages.later.click()
        wall.at(step)
    wall.until(lambda: "○  0 kamera" in wall.pages.page.lines.text())
    assert "F10" in wall.pages.page.lines.text()


def test_back_keeps_what_is_there_and_esc_asks(make) -> None:
    wall = make(MemoryBackend())
    wall.begin()
    wall.at(Step.WELCOME)
    wall.press(ENTER)
    wall.at(Step.KEY)
    wall.press(ENTER)
    make_admin(wall)
    wall.pages.back.click()
    wall.at(Step.ADMIN)
    assert isinstance(wall.pages.page, ProofPage)  # there is an admin: no second first one
    wall.press(ENTER)
    wall.at(Step.SCREENS)
    wall.press(ESC)
    assert wall.pages.question.isVisible()
    wall.pages.question.stay.click()
    assert wall.pages.isVisible()
    wall.press(ESC)
    wall.pages.question.go.click()
    wall.until(lambda: wall.pages is None)
    assert wall.ui._plates == []
    wall.ui.commands.run("first-start")
    wall.at(Step.ADMIN)  # the password's proof ended with the pages


def test_the_end_of_the_program_is_not_held_up_by_a_question(make) -> None:
    wall = make(MemoryBackend())
    wall.begin()
    wall.at(Step.WELCOME)
    pages = wall.pages
    assert pages.close()  # as Qt closes every window before it ends
    wall.until(lambda: wall.pages is None)
    assert pages.question is None


def test_once_somebody_was_let_in_only_an_admin_who_is_in_opens_the_pages(make) -> None:
    wall = make(MemoryBackend())
    wall.begin()
    wall.at(Step.WELCOME)
    wall.press(ENTER)
    wall.at(Step.KEY)
    wall.press(ENTER)
    make_admin(wall)
    wall.pages.done(0)
    wall.until(lambda: wall.pages is None)
    wall.store.sessions.add(one_session(wall))
    wall.ui.commands.run("first-start")
    wall.until(lambda: wall.ui.notices.message.startswith("⚠"))
    assert wall.pages is None
    assert wall.rows()[-1] == (Action.CAMERA_EDIT.value, "refused")
    session = let_in_admin(wall)
    wall.ui.commands.run("first-start")
    wall.at(Step.CAMERAS)
    assert wall.first._desk.rights.installing is None  # it is the session that lets them
    session.lock()
    wall.until(lambda: wall.pages is None)


def let_in_admin(wall: Wall):
    """Let the admin in under a letter that somebody else approved, and return the room's sessions."""
    from dataclasses import replace

    from scc_wall.domain.letter import NamedPerson
    from scc_wall.domain.person import Account
    from tests.support.access_room import NUMBERS, letter

    access = wall.reception.room.access
    draft = Account(0, "siti", "Siti", NUMBERS[Role.SUPERVISOR], Role.SUPERVISOR, "")
    access.accounts.add(access.door.prove("rina", PASSWORD), draft, PASSWORD)
    asked = replace(letter(), persons=(NamedPerson("Rina Putri", NIP),), number="1/2/3/2026")
    stored = access.letters.register(access.door.prove("rina", PASSWORD), asked)
    access.letters.approve(access.door.prove("siti", PASSWORD), stored.letter_id)
    access.door.log_in("rina", PASSWORD, stored.letter_id, "Pemeliharaan", notice_acknowledged=True)
    return access.sessions


def one_session(wall: Wall):
    from scc_wall.domain.access_session import EndReason, SessionRecord
    from tests.support.access_room import letter

    stored = wall.store.letters.add(letter(), 1, wall.clock.now_utc())
    now = wall.clock.now_utc()
    return SessionRecord(0, 1, stored.letter_id, "piket", now, now, 60.0, EndReason.LOGOUT, vouched_by=None)
