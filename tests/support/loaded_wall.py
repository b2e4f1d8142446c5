"""A running wall under load: tiles with pictures, many cameras and websites, a store whose disk can be made slow.

For the watch of the UI thread: by the test, and by the tool that prints its figures. What a person does at the wall is
a step of `Shift`; how it waits is the caller's.
"""

import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import event

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.reception import Stage
from scc_wall.app.demo import DemoHome
from scc_wall.app.options import RunOptions
from scc_wall.app.ptz.origin import origin_of
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.training import seed_of
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.feed import Picture
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_references import REFERENCES
from scc_wall.domain.tile_state import TileState
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import Store, open_store
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed, cameras, status
from tests.support.ui_watch import UiWatch
from tests.support.yardstick import Yardstick

PASSWORD: Final = "latihan-ampera-musi-1234"
SUPERVISOR: Final = "latihan-pengawas"
PUBLISH_MS: Final = 20
"""Half of the tiles have a new picture at each of these: 25 pictures a second on every tile."""
Wait = Callable[[Callable[[], bool]], object]
"""Lets Qt work until a condition holds."""


@dataclass(frozen=True, slots=True)
class Load:
    """What the wall carries.

    Parameters
    ----------
    disk_s
        What each commit of the store takes longer once the disk is slow.
    screens
        Of the wall; those beyond the first are not plugged in.
    ptz
        Two of the cameras can be steered, and their panel opens.
    """

    tiles: int = 36
    cameras: int = 300
    sites: int = 300
    disk_s: float = 0.4
    screens: int = 1
    ptz: bool = False


class Feed(ScriptedFeed):
    """Publishes pictures of every tile, half of them at each turn."""

    turn = 0

    def openers_found(self) -> list[Any]:
        """Return what a survey of cameras would have found."""
        return []

    def publish(self) -> None:
        """Have a new picture on every other tile."""
        self.turn += 1
        for tile_id, tile in list(self.tiles.items())[self.turn % 2 :: 2]:
            old = self.pictures.get(tile_id)
            if old is None or old.size_px != tile.size_px:
                width, height = tile.size_px
                old = Picture(np.zeros((height, width, 4), np.uint8).data, (0, 0, width, height), 0, 1, 0)
            self.pictures[tile_id] = old._replace(sequence=old.sequence + 1)
            self.news.append(tile_id)


class NoNames:
    """Knows no address: no site can be reached."""

    def resolve(self, host: str, timeout_s: float) -> Sequence[str]:
        """Fail."""
        raise OSError("no such name")


@dataclass
class Shift:
    """A wall, its watch, and what a person does at it."""

    wall: RunningWall
    feed: Feed
    watch: UiWatch
    wait: Wait
    slow: list[bool]
    """Not empty: the disk is slow."""
    on_ui_thread: list[str]
    """Where the UI thread itself waited for the disk."""
    yardstick: Yardstick = field(default_factory=Yardstick)

    @property
    def dialog(self) -> Any:
        """The dialog of access that is open."""
        callers = self.wall.reception._callers
        return None if callers is None else callers.dialog

    def step(
        self, name: str, act: Callable[[], object], until: Callable[[], object] = lambda: True, turns: int = 12
    ) -> None:
        """Do something in a turn of its own, wait until it is done, and for some turns of the wall's tick after it."""
        self.watch.step(name)
        self.yardstick.look()
        self.watch.forget()

        def begin() -> None:
            self.watch.beat()
            act()

        QTimer.singleShot(0, self.wall.ui, begin)
        self.wait(lambda: bool(until()))
        end = self.wall.ui._tick.meter.count + turns
        self.wait(lambda: self.wall.ui._tick.meter.count >= end)

    def command(self, name: str, until: Callable[[], object] = lambda: True, turns: int = 12) -> None:
        """Run a command as its key does."""
        self.step(name, partial(self.wall.ui.commands.run, name), until, turns)

    def list_of(self, name: str) -> None:
        """Open a dialog of access and close it."""
        self.command(name, lambda: self.dialog is not None and self.dialog.isVisible())
        self.step(f"{name} closed", self.dialog.reject, self._left)  # what still reads is not left

    def _left(self) -> bool:
        if self.dialog is not None:
            self.dialog.reject()
        return self.dialog is None

    def window_of(self, name: str, act: Callable[[], object] | None = None) -> None:
        """Open another window and close it."""
        self.step(name, act or partial(self.wall.ui.commands.run, name), windows)
        self.step(f"{name} closed", _dismiss, lambda: not windows())

    # --- an operator's shift -------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Wait until everything is open; from now on the disk is slow."""
        self.watch.step("all panels open")
        wall = self.wall
        self.wait(lambda: wall.reception.stage is Stage.OPEN and wall.parts.desk._timer is not None)
        self.wait(lambda: wall.parts.sites.panel is not None and wall.parts.events.panel is not None)
        if wall.parts.ptz is not None:
            ptz = wall.parts.ptz
            self.wait(lambda: ptz.opened is not None and ptz.opened.docked)
        self.slow.append(True)
        self.step("nothing", lambda: None, turns=30)

    def come_in(self) -> None:
        """Log in."""
        self.command("session", lambda: self.dialog is not None and self.dialog.isVisible())
        door = self.dialog
        door.login.editor.setText(SUPERVISOR)
        door.password.editor.setText(PASSWORD)
        door.notice.read.setChecked(True)
        wall = self.wall
        self.step("enter", door.enter.click, lambda: wall.reception.present is not None and self.dialog is None)

    def grids(self, *sizes: int) -> None:
        """Change the number of tiles."""
        for size in sizes:
            self.command(f"grid-{size}", partial(self._has_tiles, size))

    def _has_tiles(self, size: int) -> bool:
        return len(self.wall.ui.model.grid(0).places) == size

    def lose_all(self) -> None:
        """Let every camera be lost at once."""
        lost = dict.fromkeys(self.wall.ui.model.cameras)
        self.step(
            "all cameras lost",
            lambda: self.feed.states.update({one: status(one, TileState.LOST) for one in lost}),
            turns=40,
        )

    def bare_and_back(self) -> None:
        """Show the wall alone, and the desk again."""
        self.command("wall-only")
        self.step("wall-only, back", self.wall.ui.toggle_bare, lambda: not self.wall.ui.desk.bare)

    def first_page(self) -> None:
        """Open the page of a site, with its curves."""
        panel = self.wall.parts.sites.panel
        assert panel is not None
        self.step("first site page", lambda: panel.open_page(1), lambda: windows() and panel.plots.module is not None)
        self.step("site page closed", _dismiss, lambda: not windows())

    def speak(self) -> None:
        """Change the language, and back."""
        self.command("language", turns=24)
        self.command("language", turns=24)

    def leave(self) -> None:
        """Log out."""
        self.command("leave", lambda: self.wall.reception.present is None, turns=40)

    def told(self) -> str:
        """Return the figures."""
        return "    cpu    wall ms\n" + "\n".join(step.told() for step in self.watch.steps)


def windows() -> list[QDialog]:
    """Return the dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def _dismiss() -> None:
    for one in windows():
        one.done(0)  # without a question


@contextmanager
def loaded_wall(folder: Path, load: Load, wait: Wait) -> Iterator[Shift]:
    """Open a wall under load, watched; close it in the end."""
    home = DemoHome(folder / "home")
    vault = KeyVault(home, None, {}, allow_unsealed=True)
    with open_store(home, vault, SYSTEM_CLOCK) as store:
        _fill(store, load)
        feed = Feed()
        entrance = Entrance(vault, home.anchors, seed_of(home, PASSWORD, SYSTEM_CLOCK))
        wall = RunningWall(
            RunOptions(tiles=load.tiles),
            LateStore.opened(store, lambda *_: None),
            feed,  # type: ignore[arg-type]  # as in every test of a wall
            entrance,
            lambda _: None,
            sites=SitesOrigin(NoNames(), None),
            ptz=origin_of(home) if load.ptz else None,
        )
        shift = Shift(wall, feed, UiWatch(), wait, [], [])
        _watch_disk(store, load.disk_s, shift)
        publish = QTimer(wall.ui)
        publish.timeout.connect(feed.publish)
        publish.start(PUBLISH_MS)
        wall.open()
        try:
            yield shift
        finally:
            shift.slow.clear()
            shift.watch.stop()
            publish.stop()
            wall.close()
            for part in (*wall.ui.windows.values(), wall.ui.desk, wall.ui):
                part.deleteLater()
            QCoreApplication.sendPostedEvents(None, 0)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _fill(store: Store, load: Load) -> None:
    for number, camera in enumerate(cameras(load.cameras)):
        onvif = OnvifSetup("http://127.0.0.1:9/onvif", steerable=True) if load.ptz and number < 2 else None
        store.cameras.add(replace(camera, camera_id=0, name=f"{camera.name} {camera.number}", onvif=onvif))
    addresses = (f"https://dinas{n}.example.id/" for n in range(load.sites))
    store.settings.set(REFERENCES, "")  # nobody is asked whether the own network is there
    store.sites.add_all([SiteConfig(f"Dinas {n}", url, internal=True) for n, url in enumerate(addresses)])
    if load.screens > 1:
        first = KnownScreen("", "", "", "", (0, 0, 1920, 1080), 0)
        more = (
            KnownScreen(f"S{n}", "DELL", "P2419H", f"DP-{n}", (1920 * n, 0, 1920, 1080), n)
            for n in range(1, load.screens)
        )
        store.screens.remember(first, *more)


def _watch_disk(store: Store, disk_s: float, shift: Shift) -> None:
    ui_thread = threading.get_ident()

    def disk(_connection: object) -> None:
        if shift.slow and threading.get_ident() == ui_thread:
            shift.on_ui_thread.append("".join(traceback.format_stack(limit=12)))
        elif shift.slow:
            time.sleep(disk_s)  # the slow disk itself, for whoever writes; no test waits by it

    event.listen(store._database._engine, "commit", disk)


def idle_share(before: Sequence[int]) -> float:
    """Return the share of the machine that was idle since `jiffies` was asked; 0 where that is not known."""
    spent = [new - old for new, old in zip(jiffies(), before, strict=True)]
    return spent[3] / sum(spent) if sum(spent) else 0.0


def jiffies() -> list[int]:
    """Return the processor time of the machine so far, by kind: user, nice, system, idle, …"""
    file = Path("/proc/stat")
    if not os.access(file, os.R_OK):
        return [0] * 4
    return [int(part) for part in file.read_text("ascii").splitlines()[0].split()[1:]]
