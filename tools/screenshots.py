"""Draws the windows of the wall into `docs/screenshots/`, from the demo's simulated cameras, without a display.

Each variant (size, scaling) is a process of its own, because Qt reads its scaling once. Pictures are JPEG: a wall of 36
moving scenes as PNG is 2 MB.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from scc_wall.app.demo import DemoCameras
    from scc_wall.app.wall import RunningWall

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "screenshots"
PATIENCE_S: Final = 60.0
FORM_QUALITY: Final = 40
"""JPEG's quality where the wall is only the background: under 200 kB, the letters still sharp."""
LIVE_OF_DEMO: Final = 33
"""Of the demo's 36 cameras one is refused, one H.265 and one stalls now and then."""


@dataclass(frozen=True)
class Variant:
    """A screen to draw on: its size in device pixels, Qt's scaling, JPEG's quality, and which pictures (None: all)."""

    name: str
    size_px: tuple[int, int]
    scale: float
    quality: int
    pictures: frozenset[str] | None = None


VARIANTS: Final = (
    Variant("1080p", (1920, 1080), 1.0, 78),
    Variant("1080p-150", (1920, 1080), 1.5, 70, frozenset({"access-letter", "access-refused"})),
    Variant(
        "1080p-200",
        (1920, 1080),
        2.0,
        70,
        frozenset(
            {"access-letter-limited", "access-letters", "access-letter-read", "access-regions", "access-trouble"}
            | {"access-export-written", "access-sessions", "access-password", "access-retention"}
            | {"access-accounts", "access-letter-persons"}
        ),
    ),
    Variant("4k", (3840, 2160), 2.0, 55, frozenset({"desk", "keys", "spotlight"})),
)


def main() -> int:
    """Draw all variants, or the one that this process was started for."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", choices=[variant.name for variant in VARIANTS])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", default="", metavar="START", help="only pictures whose names start so, e.g. access")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.variant:
        draw(
            next(variant for variant in VARIANTS if variant.name == arguments.variant), arguments.folder, arguments.only
        )
        return 0
    for variant in VARIANTS:
        environment = os.environ | {"QT_SCALE_FACTOR": str(variant.scale)}
        command = [sys.executable, __file__, "--variant", variant.name, "--folder", str(arguments.folder)]
        command += ["--only", arguments.only]
        subprocess.run(command, env=environment, check=True, timeout=10 * PATIENCE_S)
    return 0


def draw(variant: Variant, folder: Path, only: str = "") -> None:
    """Draw every window and state of one variant, or those whose names start with `only`."""
    from scc_wall.app import platform
    from tools.access_screenshots import shoot_access

    with TemporaryDirectory(prefix="scc-wall-pictures-") as home:
        os.environ["SCC_WALL_HOME"] = home
        os.environ.pop("QT_QPA_PLATFORM", None)
        with platform.offscreen(size_px=variant.size_px), running_wall() as studio:

            def save(name: str, *over: "QWidget") -> None:
                if name.startswith(only):
                    studio.save(variant, name, folder, over)

            if not only.startswith("access"):
                shoot(studio, save)
            if variant.pictures is None or any(name.startswith("access") for name in variant.pictures):
                shoot_access(studio, save)


class Studio:
    """A running wall that waits for conditions and takes pictures."""

    def __init__(self, wall: "RunningWall", simulator: "DemoCameras") -> None:
        self.wall = wall
        self.ui = wall.ui
        self.simulator = simulator

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Run Qt's events until a condition holds."""
        from PySide6.QtCore import QDeadlineTimer, QEventLoop
        from PySide6.QtWidgets import QApplication

        deadline = QDeadlineTimer(round(1000 * PATIENCE_S))
        while not condition():
            if deadline.hasExpired():
                raise TimeoutError(what)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def pause(self, seconds: float) -> None:
        """Let the wall run on for a moment: pictures come, texts settle."""
        from PySide6.QtCore import QDeadlineTimer

        deadline = QDeadlineTimer(round(1000 * seconds))
        self.wait(deadline.hasExpired, "a pause")

    def save(self, variant: Variant, name: str, folder: Path, over: "Sequence[QWidget]" = ()) -> None:
        """Leave the primary window's picture, with the windows that stand over it, if the variant has it."""
        from PySide6.QtGui import QPainter

        if variant.pictures is not None and name not in variant.pictures:
            return
        path = folder / f"{name}-{variant.name}.jpg"
        image = self.ui.grab()
        painter = QPainter(image)
        origin = self.ui.desk.mapToGlobal(self.ui.desk.rect().topLeft())
        for window in over:
            painter.drawPixmap(window.mapToGlobal(window.rect().topLeft()) - origin, window.grab())
        painter.end()
        quality = min(variant.quality, FORM_QUALITY) if name.startswith("access") else variant.quality
        if not image.save(str(path), quality=quality):
            raise OSError(f"can't write {path}")
        print(f"{path.name}  {image.width()}×{image.height()}  {path.stat().st_size // 1024} KB  {self.wall.figure()}")

    def come_in(self, password: str) -> None:
        """Log the demo's operator in, as its login dialog would: the commands are locked for everybody else."""
        from scc_wall.app.training import LOGINS, MARK

        self.wait(lambda: self.wall.reception.room is not None, "access")
        room = self.wall.reception.room
        assert room is not None
        letter = next(one for one in room.access.letters.list() if one.letter.number.startswith(f"{MARK}/1/"))
        room.access.door.log_in(LOGINS[1], password, letter.letter_id, MARK, notice_acknowledged=True)

    def run(self, *actions: str) -> None:
        """Give commands by their names."""
        for action in actions:
            self.ui.commands.run(action)

    def all_live(self) -> None:
        """Wait until the demo's sound cameras are live."""
        self.wait(lambda: self.ui.bridge.live >= LIVE_OF_DEMO, "33 live tiles")
        self.pause(1.0)

    def fault(self, *words: str) -> None:
        """Switch a fault of the simulator."""
        from scc_wall.simulator.control import ask, words_to_request

        ask(self.simulator.control_port, words_to_request(list(words)))


def shoot(studio: Studio, save: Callable[..., None]) -> None:
    """Walk through the wall and take its pictures."""
    from scc_wall.domain.wall_editing import TileAddress

    ui = studio.ui
    studio.all_live()
    save("desk")
    sheet = ui.show_keys()
    studio.pause(0.5)
    save("keys", sheet)
    sheet.close()
    studio.run("wall-only")
    studio.all_live()
    save("wall")
    studio.run("details")
    studio.pause(0.5)
    save("details")
    studio.run("details")
    studio.fault("cam-02", "stall")
    studio.fault("cam-08", "frozen")
    for camera, fault in (("cam-03", "silent"), ("cam-09", "404")):
        studio.fault(camera, "rst")  # these two are met by who connects, so the connection must end first
        studio.pause(0.3)
        studio.fault(camera, fault)
    studio.pause(7.0)
    save("stale")
    studio.pause(7.0)
    save("lost")
    for camera in ("cam-02", "cam-08", "cam-03", "cam-09"):
        studio.fault(camera, "ok")
    ui.model.select(TileAddress(0, 0))
    studio.run("spotlight")
    studio.pause(2.0)
    save("spotlight")
    studio.run("zoom-in", "zoom-in", "zoom-in", "zoom-in")
    studio.pause(2.0)
    save("zoom")
    studio.run("back", "back")
    studio.run("grid-13")
    studio.pause(2.0)
    save("grid-13")
    plates = ui.identify()
    studio.pause(0.3)
    save("identify", *plates)
    for plate in plates:
        plate.close()
    studio.run("wall-only")  # back to the desk, over which the dialogs of access are shown


@contextmanager
def running_wall() -> "Iterator[Studio]":
    """Run the demo's wall for as long as the block lasts."""
    from PySide6.QtWidgets import QApplication

    from scc_wall.app.access.entrance import Entrance
    from scc_wall.app.demo import DemoCameras, demo_home, fill
    from scc_wall.app.opening import warn_unreadable
    from scc_wall.app.options import RunOptions
    from scc_wall.app.training import new_password, seed_of
    from scc_wall.app.wall import RunningWall
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.late_store import LateStore
    from scc_wall.storage.store import open_store
    from scc_wall.vault.key_vault import KeyVault
    from scc_wall.video.feed import DecodedFeed

    application = QApplication([])
    here = demo_home()
    vault = KeyVault(here, None, os.environ, allow_unsealed=True)
    with DemoCameras() as simulator, open_store(here, vault, SYSTEM_CLOCK) as store:
        fill(store, simulator.cameras())
        late, password = LateStore.opened(store, warn_unreadable), new_password()
        entrance = Entrance(vault, here.anchors, seed_of(here, password, SYSTEM_CLOCK))
        wall = RunningWall(RunOptions(), late, DecodedFeed(SYSTEM_CLOCK), entrance, print)
        try:
            wall.open()
            studio = Studio(wall, simulator)
            studio.come_in(password)
            yield studio
        finally:
            wall.close()
            application.quit()


if __name__ == "__main__":
    sys.exit(main())
