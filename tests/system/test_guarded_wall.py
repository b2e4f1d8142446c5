"""The wall under its guardian, killed: it comes back as it was, its session locked, and says what happened."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.room import open_room
from scc_wall.app.demo import DemoHome
from scc_wall.app.layouts import LAST, VIEW, first_view, view_json
from scc_wall.app.options import RunOptions
from scc_wall.app.training import seed_of
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.layout import Layout
from scc_wall.domain.wall_editing import spread
from scc_wall.simulator.camera import SimulatedCamera
from scc_wall.simulator.simulator import Simulator
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import Store, open_store
from scc_wall.ui.wall_model import WallView
from scc_wall.vault.key_vault import KeyVault

PASSWORD: Final = "latihan-ampera-musi-1234"
LOGIN: Final = "latihan-pengawas"
VIEWED: Final = WallView(1, turning=False, spotlights=((0, 0),))

pytestmark = [
    pytest.mark.allows_log("the master key lies unsealed"),
    pytest.mark.timeout(180),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]


def until(condition: Callable[[], object], what: str, within_s: float = 60.0) -> None:
    began, pause = SYSTEM_CLOCK.mono_ns(), threading.Event()
    while not condition():
        if SYSTEM_CLOCK.mono_ns() - began > within_s * 1e9:
            pytest.fail(f"not within {within_s} s: {what}")
        pause.wait(0.05)


@pytest.fixture
def home(scc_wall_home: Path, monkeypatch: pytest.MonkeyPatch) -> DemoHome:
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    monkeypatch.setenv("SCC_WALL_ALLOW_UNSEALED_KEY", "1")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return DemoHome(scc_wall_home).ensure()  # type: ignore[return-value]  # itself


@contextmanager
def opened(home: DemoHome) -> Iterator[tuple[Store, KeyVault]]:
    vault = KeyVault(home, None, os.environ)
    with open_store(home, vault, SYSTEM_CLOCK) as store:
        yield store, vault


def furnish(home: DemoHome, url: str) -> None:
    """Two cameras on two pages, of which the second is looked at in the spotlight; a supervisor is in."""
    with opened(home) as (store, vault):
        ids = [store.cameras.add(CameraConfig(0, name, StreamConfig(url))).camera_id for name in ("Satu", "Dua")]
        store.layouts.save(Layout(LAST, spread(ids, 1, 1)))
        store.settings.set(VIEW, view_json(VIEWED))
        entrance = Entrance(vault, home.anchors, seed_of(home, PASSWORD, SYSTEM_CLOCK))
        room = open_room(entrance, LateStore.opened(store, lambda *_: None), SYSTEM_CLOCK, first=False)
        assert room is not None
        number = next(account.number for account in store.accounts.list() if account.login == LOGIN)
        letters = store.letters.list()
        letter = next(one for one in letters if number in [person.number for person in one.letter.persons])
        room.access.door.log_in(LOGIN, PASSWORD, letter.letter_id, "Piket malam", notice_acknowledged=True)
        room.access.audit.write_anchor()


def asked(home: DemoHome, query: str) -> list[str]:
    """Ask the store beside the program, without loading it."""
    with closing(sqlite3.connect(f"file:{home.database}?mode=ro", uri=True, timeout=5)) as store:
        return [str(row[0]) for row in store.execute(query)]


def actions(home: DemoHome) -> list[str]:
    return asked(home, "SELECT action FROM audit ORDER BY number")


def kinds(home: DemoHome) -> list[str]:
    return asked(home, "SELECT kind FROM events")


def program_of(guard: "subprocess.Popen[bytes]") -> int | None:
    for process in Path("/proc").iterdir():
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if process.name.isdecimal() and parent == guard.pid and b"run" in words:
            return int(process.name)
    return None


def test_a_killed_wall_comes_back_as_it_was(home: DemoHome) -> None:
    with Simulator([SimulatedCamera("cam-01", "x", "traffic")]) as simulator:
        furnish(home, simulator.url("cam-01", "main"))
        guard = subprocess.Popen([sys.executable, "-m", "scc_wall", "guard"], stdin=subprocess.DEVNULL)
        try:
            until(lambda: actions(home).count("session.restore") == 1, "the session")
            until((home.root / "wall-open").exists, "the events")
            first = program_of(guard)
            assert first is not None
            os.kill(first, signal.SIGKILL)
            until(lambda: program_of(guard) not in (None, first), "another program")
            until(lambda: actions(home).count("session.restore") == 2, "the session again")
            until(lambda: "program.restarted" in actions(home), "the audit's row")
            until(lambda: "program.restarted" in kinds(home), "the event")
            assert "program.crashed" not in kinds(home)
        finally:
            guard.send_signal(signal.SIGTERM)
            assert guard.wait(60) == 0
    with opened(home) as (store, _):
        row = next(row.entry for row in store.audit.rows() if row.entry.action == "program.restarted")
        assert dict(row.details) == {"safe": False, "how": "signal 9", "crashes": 1, "dump": ""}
        assert first_view(RunOptions(), LateStore.opened(store, lambda *_: None)) == VIEWED
        assert [one.ended for one in store.sessions.open_ones()] == [None]
