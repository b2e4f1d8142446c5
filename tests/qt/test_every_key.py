"""The table of keys, line by line: each key is pressed where it should act, and does what its line says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.told import language, set_language
from scc_wall.domain.layout import Fit, Layout, Rotation
from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui import ask, keys, not_yet
from scc_wall.ui.wall_ui import WallUi
from tests.support.scripted_feed import ScriptedFeed, cameras

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(qtbot, open_wall, monkeypatch, wide_enough) -> Iterator[Any]:
    """Return a desk of two pages with four tiles each, the first tile selected; questions are answered at once."""
    asked: list[str] = []
    monkeypatch.setattr(ask, "text", lambda *_: asked.append("text") or "Malam")
    monkeypatch.setattr(ask, "choice", lambda *_: asked.append("choice") or "Malam")
    monkeypatch.setattr(ask, "number", lambda *_, **__: asked.append("number") or 45)
    feed, known, quits = ScriptedFeed(), cameras(8), []
    layout = Layout("uji", spread([camera.camera_id for camera in known], 4, 1))
    ui = open_wall(feed, known, layout, ask_quit=lambda: quits.append("quit"))
    ui.cameras.panel  # noqa: B018 - as on a desk that was not opened just now
    ui.desk.activateWindow()
    qtbot.waitUntil(ui.desk.isActiveWindow)
    qtbot.waitUntil(lambda: len(feed.tiles) == 4)
    ui.desk.wall.setFocus()
    ui.model.select(TileAddress(0, 0))
    yield SimpleNamespace(ui=ui, model=ui.model, feed=feed, asked=asked, quits=quits, qtbot=qtbot)
    set_language("id")
    ui.translation.close()


def press(name: str) -> None:
    """Press a key by its name in the table, where the keyboard is."""
    stroke: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]
    QTest.keyClick(QApplication.focusWidget(), stroke.key(), stroke.keyboardModifiers())


@dataclass(frozen=True)
class Effect:
    """What is pressed before, and what holds after the key."""

    then: Callable[[Any], object]
    first: tuple[str, ...] = ()


def place(desk: Any, index: int = 0) -> Any:
    return desk.model.grid(0).places[index]


def zoom(desk: Any) -> Any:
    return desk.model.zoom(TileAddress(0, 0))


def ids(desk: Any) -> list[int | None]:
    return [one.camera_id for one in desk.model.grid(0).places]


def span(desk: Any) -> tuple[int, int]:
    """Return how many tiles the first one is wide and high."""
    here, last = place(desk).rect, desk.model.grid(0).places[-1].rect
    return here.width // last.width, here.height // last.height


def chosen(index: int) -> Callable[[Any], bool]:
    return lambda desk: desk.model.selected == TileAddress(0, index)


def tiles(count: int) -> Callable[[Any], bool]:
    return lambda desk: len(desk.model.grid(0).places) == count


def message(desk: Any) -> str:
    return desk.ui.notices.message


EFFECTS: dict[str, Effect] = {
    "select-left": Effect(chosen(0), ("Right",)),
    "select-right": Effect(chosen(1)),
    "select-up": Effect(chosen(0), ("Down",)),
    "select-down": Effect(chosen(2)),
    "swap-left": Effect(lambda desk: ids(desk)[:2] == [101, 100], ("Right",)),
    "swap-right": Effect(lambda desk: ids(desk)[:2] == [101, 100]),
    "swap-up": Effect(lambda desk: ids(desk)[::2] == [102, 100], ("Down",)),
    "swap-down": Effect(lambda desk: ids(desk)[::2] == [102, 100]),
    "spotlight": Effect(lambda desk: [tile.spotlight for tile in desk.ui.walls[0].tiles] == [True]),
    "back": Effect(lambda desk: len(desk.ui.walls[0].tiles) == 4, ("S",)),
    "zoom-in": Effect(lambda desk: zoom(desk) != WHOLE),
    "zoom-out": Effect(lambda desk: zoom(desk) == WHOLE, ("+",)),
    "pan-left": Effect(lambda desk: zoom(desk).left < desk.before.left, ("+",)),
    "pan-right": Effect(lambda desk: zoom(desk).left > desk.before.left, ("+", "Alt+Left")),
    "pan-up": Effect(lambda desk: zoom(desk).top < desk.before.top, ("+",)),
    "pan-down": Effect(lambda desk: zoom(desk).top > desk.before.top, ("+", "Alt+Up")),
    "fit": Effect(lambda desk: place(desk).fit is not Fit.FIT),
    "rotate": Effect(lambda desk: place(desk).rotation is not Rotation.NONE),
    "pin": Effect(lambda desk: place(desk).pinned),
    "clear": Effect(lambda desk: place(desk).is_empty),
    "retry": Effect(lambda desk: desk.feed.retried == [100]),
    "details": Effect(lambda desk: desk.model.details),
    "guest-mode": Effect(lambda desk: desk.model.guests.on),
    "guest-hide": Effect(lambda desk: 100 in desk.model.guests.chosen),
    "undo": Effect(lambda desk: not place(desk).is_empty, ("Del",)),
    "redo": Effect(lambda desk: place(desk).is_empty, ("Del", "Ctrl+Z")),
    "grid-more": Effect(lambda desk: len(desk.model.grid(0).places) > 4),
    "grid-fewer": Effect(lambda desk: len(desk.model.grid(0).places) < 4),
    **{f"grid-{n * n}": Effect(tiles(n * n), ("Ctrl+3",) if n == 2 else ()) for n in range(1, 9)},
    "span-wider": Effect(lambda desk: span(desk) == (2, 1), ("Right", "Del", "Left")),
    "span-narrower": Effect(lambda desk: span(desk) == (1, 1), ("Right", "Del", "Left", "Shift+Right")),
    "span-taller": Effect(lambda desk: span(desk) == (1, 2), ("Down", "Del", "Up")),
    "span-shorter": Effect(lambda desk: span(desk) == (1, 1), ("Down", "Del", "Up", "Shift+Down")),
    "layout-save": Effect(lambda desk: desk.ui.commands.layouts.names() == ["Malam"]),
    "layout-open": Effect(lambda desk: tiles(4)(desk) and desk.asked[-1] == "choice", ("Ctrl+S", "Ctrl+3")),
    "miniature": Effect(lambda desk: "satu layar" in message(desk)),
    "page-next": Effect(lambda desk: desk.model.page_index == 1),
    "page-previous": Effect(lambda desk: desk.model.page_index == 0, ("PgDown",)),
    "sequence": Effect(lambda desk: desk.model.sequence.running),
    "page-add": Effect(lambda desk: len(desk.model.layout.pages) == 3),
    "page-remove": Effect(lambda desk: len(desk.model.layout.pages) == 1),
    "page-dwell": Effect(lambda desk: desk.model.page.dwell_s == 45),
    "sites-tile": Effect(lambda desk: place(desk).sites),
    "help": Effect(lambda desk: desk.ui.key_help._sheet is not None),
    "part-next": Effect(lambda desk: QApplication.focusWidget() is desk.ui.desk.menuBar()),
    "part-previous": Effect(lambda desk: QApplication.focusWidget() is desk.ui.cameras.panel.search),
    "find": Effect(lambda desk: QApplication.focusWidget() is desk.ui.cameras.panel.search),
    "identify": Effect(lambda desk: desk.ui._plates),
    "wall-only": Effect(lambda desk: desk.ui.desk.bare),
    "language": Effect(lambda _: language() == "en"),
    "quit": Effect(lambda desk: desk.quits == ["quit"]),
}
"""What the wall does by itself, without what `app` puts behind the other keys."""


@pytest.mark.parametrize("name", [name for key in keys.table() if key.action in EFFECTS for name in key.keys])
def test_a_key_of_the_wall_does_what_its_line_says(desk, name):
    (key,) = [key for key in keys.table() if name in key.keys]
    effect = EFFECTS[key.action]
    for before in effect.first:
        press(before)
    desk.before = zoom(desk)
    if key.action != "miniature":
        assert not effect.then(desk), "it is so before the key"
    press(name)
    assert effect.then(desk), f"{name}: {key.text}; told: {message(desk)}"
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_every_other_key_says_why_not_until_there_is_what_it_is_for(desk):
    """A key pressed early is not dumb; which of them are bound in a running wall is asked by the test below."""
    for key in keys.table():
        if key.action in EFFECTS:
            continue
        for name in key.keys:
            desk.ui.tell("")
            desk.ui.desk.wall.setFocus()
            press(name)
            assert "belum" in message(desk) or "tidak" in message(desk), f"{name}: {key.action}"


def bound_to_nothing(ui: WallUi) -> set[str]:
    """Return the actions of the table behind whose key there is only a sentence that says why not."""
    table = ui.commands._table
    return {key.action for key in keys.table() if getattr(table[key.action], "func", None) is not_yet._say}


def test_what_has_no_effect_here_is_what_the_application_puts_behind_its_key(desk):
    without = {key.action for key in keys.table()} - EFFECTS.keys()
    assert bound_to_nothing(desk.ui) == without
