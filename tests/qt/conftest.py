"""What holds for every Qt test: no window, timer, thread or animation outlives it."""

import sys
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from scc_wall.domain.camera import CameraConfig
    from scc_wall.domain.layout import Layout
    from scc_wall.ui.wall_ui import WallUi
    from tests.support.clock import ManualClock
    from tests.support.scripted_feed import ScriptedFeed

Shown = TypeVar("Shown", bound="QWidget")

# Where Qt can't load, tests/conftest.py skips the modules here with the reason; this file must still be importable.
try:
    import PySide6.QtWidgets  # noqa: F401 - asked only whether it loads
except ImportError:
    pass
else:
    from tests.support.qt_leaks import _no_qt_leaks, _qt_starts_are_recorded  # noqa: F401 - fixtures


@pytest.fixture(autouse=True)
def _tables_are_not_arranged() -> "Iterator[None]":
    """Leave no table as a test arranged it: what is remembered of tables is the process's."""
    yield
    if (loaded := sys.modules.get("scc_wall.ui.table_memory")) is not None:
        loaded.tables.forget()


@pytest.fixture(params=["id", "en"])
def spoken(request: pytest.FixtureRequest, qapp: object) -> "Iterator[str]":
    """Let the test speak one language after the other; ask for it before what makes windows."""
    from PySide6.QtCore import QLocale

    from scc_wall.base.told import language, set_language
    from scc_wall.ui.translation import Translation

    before, locale, translation = language(), QLocale(), Translation()
    translation.use(request.param)
    yield request.param
    translation.close()
    set_language(before)
    QLocale.setDefault(locale)


@pytest.fixture
def wide_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the list of cameras stand at the left of the wall, though Qt's screen in memory has 800 pixels."""
    from scc_wall.ui import shared_place

    monkeypatch.setattr(shared_place, "NARROW_PX", 0)


@pytest.fixture
def shown(qtbot: "QtBot") -> "Callable[[Shown], Shown]":
    """Return what shows a window, has it deleted at the end, and waits until it is active."""

    def show(widget: "Shown") -> "Shown":
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def open_wall(qtbot: "QtBot", clock: "ManualClock") -> "Iterator[Callable[..., WallUi]]":
    """Return what opens a wall over a scripted feed, four tiles a page unless told otherwise; all go at the end."""
    from PySide6.QtCore import QCoreApplication

    from scc_wall.domain.layout import Layout
    from scc_wall.domain.wall_editing import spread
    from scc_wall.ui.settings import WallSettings
    from scc_wall.ui.wake import NoWake
    from scc_wall.ui.wall_ui import WallUi

    opened: list[WallUi] = []

    def open_one(
        feed: "ScriptedFeed", known: "Sequence[CameraConfig]", layout: "Layout | None" = None, **more: Any
    ) -> WallUi:
        layout = layout or Layout("uji", spread([camera.camera_id for camera in known], 4, 1))
        usual: dict[str, Any] = {
            "clock": clock, "wake": NoWake(), "settings": WallSettings(tick_ms=50), "ask_quit": lambda: None,
        }  # fmt: skip
        ui = WallUi(feed, known, layout, **(usual | more))
        opened.append(ui)
        with qtbot.waitExposed(ui.desk):
            ui.open()
        return ui

    yield open_one
    for ui in opened:
        ui.close()
        for part in (ui.desk, *ui.windows.values(), ui):
            part.deleteLater()
    QCoreApplication.sendPostedEvents(None, 0)
