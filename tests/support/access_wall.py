"""A wall with access over a home, with its windows, as `app.wall` puts them together."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scc_wall.access.passwords import Passwords
from scc_wall.access.service import build
from scc_wall.app.access.entrance import Entrance, Seed
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.reception import LATEST_S, Reception, Stage
from scc_wall.app.demo import DemoHome
from scc_wall.app.training import new_password, seed_of
from scc_wall.base.paths import Home
from scc_wall.domain.layout import Layout
from scc_wall.domain.wall_editing import spread
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from scc_wall.vault.key_vault import KeyVault
from tests.support.clock import ManualClock
from tests.support.scripted_feed import ScriptedFeed, cameras

PASSWORD = "kuda-besi-sembilan"
WAIT_MS = 10_000


class Wall:
    """A wall with access over a home, as `app.wall` puts them together."""

    def __init__(
        self,
        home: Home,
        clock: ManualClock,
        qtbot: QtBot,
        *,
        seed: Seed | None = None,
        wizard: bool = False,
        wall_only: bool = False,
        keyless: bool = False,
    ) -> None:
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
    def dialog(self) -> Any:
        callers = self.reception._callers
        return None if callers is None else callers.dialog

    @property
    def unlocked(self) -> bool:
        return self.ui.desk.cameras.isEnabled()

    @property
    def message(self) -> str:
        return self.ui.notices.message

    def ask(self, command: str, kind: type[QWidget]) -> Any:
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
        ticks = self.reception.ticks
        assert ticks is not None
        ticks.tick()
        self.until(lambda: not ticks.running)

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
def make(qtbot: QtBot, clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Wall]]:
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))  # argon2id all the same
    monkeypatch.setattr("scc_wall.app.access.room.build", partial(build, passwords=cheap))
    made: list[Wall] = []

    def start(home: Home, **how: Any) -> Wall:
        made.append(Wall(home, clock, qtbot, **how))
        return made[-1]

    yield start
    for wall in made:
        wall.close()


@pytest.fixture
def trained(make: Callable[..., Wall], demo: DemoHome, clock: ManualClock, password: str) -> Wall:
    wall = make(demo, seed=seed_of(demo, password, clock))
    wall.open()
    return wall
