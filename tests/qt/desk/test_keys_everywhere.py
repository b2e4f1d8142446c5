"""Every key of the F1 sheet, pressed with the keyboard in each part of the desk: who has it then, and who never has."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTreeView, QWidget

from scc_wall.ui import keys
from scc_wall.ui.access.parts import Choice
from scc_wall.ui.wall_widget import WallWidget
from tests.support import looks
from tools.shots import scenes_events, scenes_ptz, scenes_sites
from tools.shots.hall import Hall
from tools.shots.stage import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ARROWS = {key for key in keys.table() if key.keys[0].rpartition("+")[2] in {"Left", "Right", "Up", "Down"}}
SIGNS = {"+", "=", "-", "Space", "Shift+Space"}
EDITING = {"Del", "Ctrl+Del", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"}
TYPED = {name for key in keys.table() for name in key.keys if len(name.removeprefix("Shift+")) == 1} | SIGNS
MOVES = {name for key in ARROWS for name in key.keys} | {"Esc", "Space", "Shift+Space"}
PAGES = {"PgUp", "PgDown"}


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as made:
        yield made


def desk_with(panel: str, stage: Stage) -> Hall:
    if panel == "sites":
        made = scenes_sites.province(stage, tiles=4)
        made.settle()
        return made.hall
    if panel == "events":
        snapshot = scenes_events.EventsSnapshot(scenes_events.happened(stage.clock.now_utc()))
        watch = scenes_events.watch(stage, snapshot)
        watch.settle()
        return watch.hall
    station = scenes_ptz.station(stage)
    station.settle()
    return station.hall


def kept(widget: QWidget) -> set[str]:
    """Return the keys that a part keeps for itself, by what it is."""
    if isinstance(widget, WallWidget):
        return set()
    if isinstance(widget, QLineEdit):
        return TYPED | MOVES | EDITING
    if isinstance(widget, Choice):
        return TYPED | MOVES | PAGES
    if isinstance(widget, QAbstractItemView):
        return SIGNS | MOVES | PAGES | {"Del", "Ctrl+Del"}
    return MOVES | PAGES | {"+", "=", "-"}


@pytest.mark.parametrize("panel", ["sites", "events", "ptz"])
def test_no_part_of_the_desk_swallows_a_command_or_lets_go_what_is_typed_into_it(stage, panel):
    """`kept` may be kept; a field keeps what types or edits, and nothing that moves about in a panel moves a tile."""
    room = desk_with(panel, stage)
    room.desk.activateWindow()
    stage.wait(room.desk.isActiveWindow, "the desk's window")
    ran: list[str] = []
    room.ui.commands.run = lambda action: ran.append(action) or True  # type: ignore[method-assign]
    odd, parts = [], looks.tab_chain(room.desk)
    for part in [one for one in parts if not one.visibleRegion().isEmpty()]:
        for action, name in [(key.action, name) for key in keys.table() for name in key.keys]:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            if QApplication.focusWidget() is not part:
                continue  # the list is empty by now, the button has nothing to do
            ran.clear()
            stroke = QKeySequence(name)[0]  # type: ignore[index]
            QTest.keyClick(part, stroke.key(), stroke.keyboardModifiers())
            if (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            if (ran != [action] and name not in kept(part)) or (ran and name in must_keep(part)):
                odd.append(f"{looks.told(part)}: {name} {'runs ' + ran[0] if ran else 'is swallowed'}")
    assert odd == []
    assert len(parts) > 5


def must_keep(widget: QWidget) -> set[str]:
    """Return the keys that never go on from a part to the wall."""
    if isinstance(widget, WallWidget):
        return set()
    moves = {name for key in ARROWS for name in key.keys}
    if isinstance(widget, QLineEdit):
        return TYPED | EDITING | moves
    return moves | (PAGES if isinstance(widget, QAbstractItemView) and not isinstance(widget, QTreeView) else set())


def test_stop_is_a_stop_whatever_has_the_keyboard_but_a_capital_space_where_text_is_typed(stage):
    room = desk_with("sites", stage)
    room.desk.activateWindow()
    stage.wait(lambda: QApplication.focusWindow() is not None, "a window with the keyboard")
    ran: list[str] = []
    room.ui.commands.run = lambda action: ran.append(action) or True  # type: ignore[method-assign]
    room.strip.leave_wished.connect(lambda: ran.append("left"))
    stop = Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier
    for part in looks.tab_chain(room.desk):
        part.setFocus()
        ran.clear()
        QTest.keyClick(QApplication.focusWindow(), *stop)
        expected = [] if isinstance(QApplication.focusWidget(), QLineEdit) else ["ptz-stop"]
        assert ran == expected, looks.told(part)
    room.ui.cameras.panel.search.setFocus()
    room.ui.cameras.panel.search.clear()
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert room.ui.cameras.panel.search.text() == " "


def test_stop_is_a_stop_over_an_open_dialog_too(stage):
    room = desk_with("ptz", stage)
    ran: list[str] = []
    run = room.ui.commands.run
    room.ui.commands.run = lambda action: ran.append(action) or run(action)  # type: ignore[method-assign]
    sheet = room.ui.key_help.show()
    stage.wait(lambda: QApplication.focusWindow() is sheet.windowHandle(), "the sheet has the keyboard")
    sheet.setFocus()
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert ran == ["ptz-stop"]


def test_a_key_that_the_sheet_lists_works_from_the_sheet(stage):
    room = desk_with("events", stage)
    ran: list[str] = []
    sheet = room.ui.key_help.show()
    sheet.wished.disconnect()
    sheet.wished.connect(ran.append)
    QTest.keyClicks(sheet.search, "masuk")
    assert sheet.isVisible()
    QTest.keyClick(sheet.search, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["session"]
    assert room.ui.key_help._sheet is None
    again = room.ui.key_help.show()
    QTest.keyClick(again.search, Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier)
    assert room.ui.key_help._sheet is None


@pytest.mark.parametrize("panel", ["sites", "events"])
def test_down_leads_from_a_panels_search_into_its_list(stage, panel):
    room = desk_with(panel, stage)
    room.desk.activateWindow()
    stage.wait(room.desk.isActiveWindow, "the desk's window")
    fields = [one for one in room.desk.findChildren(QLineEdit) if one.isVisible() and "Cari" in one.accessibleName()]
    (search,) = [one for one in fields if one is not room.ui.cameras.panel.search]
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    view = QApplication.focusWidget()
    assert isinstance(view, QAbstractItemView)
    assert view.currentIndex().row() == 0
