"""A whole wall with a scripted feed as a program of its own: for screens and scales that a test can't change.

``python -m tests.support.wall_program MODE`` prints one line of JSON. Modes: `screens` (two screens of the offscreen
platform, the second one leaves and returns), `sharp` (what the window holds against what the feed delivered), `beside`
(new pictures against paint events), `hotplug` (runs until its input ends: left screen green, right screen blue, for
`xrandr` to play with).
"""

import json
import sys
from collections.abc import Callable
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QPoint, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.feed import Picture
from scc_wall.domain.layout import Layout
from scc_wall.domain.wall_editing import spread
from scc_wall.ui.screen_keeper import ScreenKeeper, identity
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from scc_wall.video.pixels import Pixels
from tests.support.scripted_feed import ScriptedFeed, cameras

GREEN, BLUE = (0, 200, 0), (200, 0, 0)


def make_wall(feed: ScriptedFeed, keeper: ScreenKeeper, *, wall_only: bool) -> WallUi:
    """Open a wall with one camera on each screen."""
    screens = len(keeper.known)
    layout = Layout("uji", spread([100 + n for n in range(screens)], 1, screens))
    ui = WallUi(
        feed, cameras(screens), layout, keeper=keeper, settings=WallSettings(wall_only=wall_only), wake=NoWake()
    )
    ui.open()
    return ui


def spin_until(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Run the event loop until `condition` holds; return whether it did in time."""
    end_mono_ns = SYSTEM_CLOCK.mono_ns() + round(seconds * 1e9)
    while not condition() and SYSTEM_CLOCK.mono_ns() < end_mono_ns:
        QApplication.processEvents()
    return condition()


def screens() -> dict[str, object]:
    """Let the second screen leave and come back."""
    plugged: list[QScreen] = list(QGuiApplication.screens())
    both, feed = list(plugged), ScriptedFeed()
    keeper = ScreenKeeper(present=lambda: plugged)
    ui = make_wall(feed, keeper, wall_only=False)
    second = ui.windows[1]
    result: dict[str, object] = {"start": spin_until(lambda: len(feed.tiles) == 2)}
    result["second_at"] = _at(second)
    result["desk_on"] = ui.desk.screen().name()
    plugged.remove(both[1])
    keeper._on_screen_removed(both[1])
    result["hidden_at_once"] = not second.isVisible()
    result["asks_for_one"] = spin_until(lambda: list(feed.tiles) == ["screen-1/0"])
    spin_until(lambda: bool(ui.desk.screens_note.text()))
    result["note"] = ui.desk.screens_note.text()
    result["desk_still_on"] = ui.desk.screen().name()
    left = SYSTEM_CLOCK.mono_ns()
    plugged.append(both[1])
    keeper._on_screen_added(both[1])
    result["back"] = spin_until(lambda: second.isVisible() and len(feed.tiles) == 2)
    result["back_after_s"] = (SYSTEM_CLOCK.mono_ns() - left) / 1e9
    result["back_at"] = _at(second)
    result["note_after"] = ui.desk.screens_note.text()
    result["plates"] = [[plate.title, plate.screen().name()] for plate in ui.identify()]
    ui.close()
    return result


def _at(window: QWidget) -> list[int]:
    area = window.geometry()
    return [area.x(), area.y(), area.width(), area.height()]


def sharp() -> dict[str, object]:
    """Compare a tile in the window's memory with the pixels that the feed delivered."""
    feed = ScriptedFeed()
    ui = make_wall(feed, ScreenKeeper(), wall_only=True)
    spin_until(lambda: bool(feed.tiles) and ui.walls[0].size_px == _screen_px())
    width, height = feed.tiles["screen-1/0"].size_px
    checks = _publish_checks(feed, width, height)
    spin_until(lambda: "screen-1/0" in feed.shown_ids)
    seen = _held(ui)[: height // 2, : width * 4].reshape(-1, width, 4)[..., 0]
    middle = (slice(height // 4, height // 2), slice(0, width))
    grabbed = ui.grab().convertToFormat(QImage.Format.Format_RGB32)
    again = np.frombuffer(grabbed.constBits(), np.uint8).reshape(grabbed.height(), grabbed.bytesPerLine())
    result: dict[str, object] = {
        "ratio": ui.desk.devicePixelRatioF(),
        "size_px": [width, height],
        "known_px": list(identity(QGuiApplication.primaryScreen()).geometry),
        "window_is_exact": bool(np.array_equal(seen[middle], checks[middle])),
        "grab_is_exact": bool(np.array_equal(again[middle[0], : width * 4 : 4], checks[middle])),
    }
    ui.close()
    return result


def beside() -> dict[str, object]:
    """Compare what a new picture and a paint event leave in the window, for a wall beside the list of cameras."""
    feed = ScriptedFeed()
    ui = make_wall(feed, ScreenKeeper(), wall_only=False)
    wall = ui.walls[0]
    spin_until(lambda: bool(feed.tiles) and feed.tiles["screen-1/0"].size_px == wall.size_px)
    width, height = wall.size_px
    _publish_checks(feed, width, height)
    spin_until(lambda: "screen-1/0" in feed.shown_ids)
    ui._tick.stop()  # what the list or a clock says anew would be painted with the wall, and differ
    spin_until(lambda: False, 0.1)
    blitted = wall._blit([painter for painter in [wall.painter_of("screen-1/0")] if painter])
    after_picture = _held(ui)
    wall.repaint()
    same = np.array_equal(after_picture, _held(ui))
    result: dict[str, object] = {"blitted": blitted, "same": bool(same), "ratio": ui.desk.devicePixelRatioF()}
    ui.close()
    return result


def _publish_checks(feed: ScriptedFeed, width: int, height: int) -> Pixels:
    checks: Pixels = (np.indices((height, width)).sum(0) % 2 * 255).astype(np.uint8)
    pixels = np.ascontiguousarray(np.repeat(checks[:, :, None], 4, axis=2))
    feed.pictures["screen-1/0"] = Picture(pixels.data, (0, 0, width, height), 1, 1, 0)
    feed.news.append("screen-1/0")
    return checks


def _held(ui: WallUi) -> Pixels:
    """Return the rows of pixels that the desk holds of its wall: the clock in the line below goes on meanwhile."""
    store = ui.desk.backingStore().paintDevice()
    assert isinstance(store, QImage)
    held: Pixels = np.array(np.frombuffer(store.constBits(), np.uint8), np.uint8)
    ratio, wall = ui.desk.devicePixelRatioF(), ui.walls[0]
    top = ceil(wall.mapTo(ui.desk, QPoint(0, 0)).y() * ratio)
    rows: Pixels = held.reshape(store.height(), store.bytesPerLine())[top : floor(top + wall.height() * ratio)]
    return rows


def _screen_px() -> tuple[int, int]:
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio()
    return round(screen.geometry().width() * ratio), round(screen.geometry().height() * ratio)


def hotplug() -> dict[str, object]:
    """Show one colour a screen until the input ends."""
    feed = ScriptedFeed()
    ui = make_wall(feed, ScreenKeeper(), wall_only=True)
    publish = QTimer()

    def on_timeout() -> None:
        for tile in feed.tiles:
            feed.picture(tile, BLUE if "-2/" in tile else GREEN)

    publish.timeout.connect(on_timeout)
    publish.start(40)
    listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listener.activated.connect(lambda *_: QApplication.quit())
    QApplication.exec()
    publish.stop()
    ui.close()
    return {"closed": True}


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    print(json.dumps({"screens": screens, "sharp": sharp, "beside": beside, "hotplug": hotplug}[sys.argv[1]]()))  # noqa: T201
