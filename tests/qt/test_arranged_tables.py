"""Tables as people arrange them: by mouse and by keys, for each person, and back to how they were at first."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from scc_wall.ui.access.busy import at_once
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from scc_wall.ui.table_memory import TableLook, tables
from tests.support.sites_desk import ScriptedSites, site

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROWS = [(1, ("B", "21/11/2026 08.00")), (2, ("a", "02/01/2027 08.00")), (3, ("C", "01/12/2026 08.00"))]


def listing() -> Listing:
    made = Listing("uji", ("Nama", "Sejak"), stretch=0, remembered="uji")
    made.resize(600, 300)
    made.fill(ROWS)
    return made


@pytest.fixture
def table(shown) -> Listing:
    return shown(listing())


def names(table: Listing) -> str:
    return "".join(table.item(row, 0).text() for row in range(table.rowCount()))


def headings(table: Listing) -> list[str]:
    return [table.horizontalHeaderItem(n).text() for n in range(table.columnCount())]


def widths(table: Listing) -> list[int]:
    return [table.columnWidth(n) for n in range(table.columnCount())]


def click_heading(table: Listing, column: int) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def drag_edge(table: Listing, column: int, by_px: int) -> None:
    header = table.horizontalHeader()
    x = header.sectionViewportPosition(column) + header.sectionSize(column) - 1
    begin, end = QPoint(x, header.height() // 2), QPoint(x + by_px, header.height() // 2)
    view = header.viewport()
    QTest.mouseMove(view, begin)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_a_click_on_a_heading_sorts_then_turns_round_then_leaves_it_as_it_was_listed(table) -> None:
    assert names(table) == "BaC"
    click_heading(table, 0)
    assert (names(table), headings(table)) == ("aBC", ["Nama ▲", "Sejak"])
    click_heading(table, 0)
    assert (names(table), headings(table)) == ("CBa", ["Nama ▼", "Sejak"])
    click_heading(table, 0)
    assert (names(table), headings(table)) == ("BaC", ["Nama", "Sejak"])
    click_heading(table, 1)
    assert names(table) == "BCa"  # by the calendar, not by the letters


def test_what_is_chosen_stays_chosen_and_nobody_is_told_of_another_choice(table) -> None:
    told: list[int] = []
    table.selectRow(2)
    table.itemSelectionChanged.connect(lambda: told.append(1))
    click_heading(table, 0)
    click_heading(table, 0)
    assert table.chosen_id() == 3
    table.clearSelection()
    told.clear()
    click_heading(table, 0)
    assert table.chosen_id() is None
    assert not told
    table.fill([*ROWS, (4, ("0", ""))])
    click_heading(table, 0)
    assert names(table) == "0aBC"


def test_an_edge_that_is_dragged_stays_where_it_is_put_and_all_columns_stay_in_sight(table) -> None:
    room, before = sum(widths(table)), widths(table)
    drag_edge(table, 0, -120)
    assert widths(table)[0] == pytest.approx(before[0] - 120, abs=2)
    assert sum(widths(table)) == room
    drag_edge(table, 0, 5000)
    assert min(widths(table)) >= 40
    assert sum(widths(table)) == room
    drag_edge(table, 0, -room // 2)
    share = widths(table)[0] / room
    table.resize(1200, 300)
    assert widths(table)[0] / sum(widths(table)) == pytest.approx(share, abs=0.02)
    assert sum(widths(table)) == table.viewport().width()
    after = widths(table)
    table.fill(ROWS)
    assert widths(table) == after


def test_all_of_it_can_be_done_by_keys(table, qtbot) -> None:
    table.setFocus()

    def menu() -> QMenu:
        QTest.keyClick(table, Qt.Key.Key_Menu)
        if QApplication.activePopupWidget() is None:  # the offscreen platform sends no menu event for the key
            QApplication.sendEvent(
                table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
            )
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(*keys: Qt.Key) -> None:
        menu()
        for key in keys:
            QTest.keyClick(QApplication.activePopupWidget(), key)

    down, right, enter = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return
    choose(down, right, down, enter)
    assert names(table) == "BCa"
    before = widths(table)
    choose(down, down, right, down, enter)
    assert widths(table)[1] == pytest.approx(before[1] * 1.25, abs=2)
    choose(down, down, down, enter)
    assert (names(table), headings(table)) == ("BaC", ["Nama", "Sejak"])
    assert tables.of("uji") == TableLook()
    qtbot.waitUntil(lambda: not table.findChildren(QMenu))


def test_a_table_that_is_opened_again_is_as_it_was_left(shown) -> None:
    first = shown(listing())
    click_heading(first, 0)
    drag_edge(first, 0, -150)
    again = shown(listing())
    assert (names(again), headings(again)) == ("aBC", ["Nama ▲", "Sejak"])
    assert widths(again) == widths(first)
    tables.forget()
    again.hide()
    again.show()
    assert (names(again), headings(again)) == ("BaC", ["Nama", "Sejak"])


def test_a_table_that_has_other_columns_now_is_shown_whole(shown) -> None:
    tables.keep("uji", TableLook((1, 1, 1), 7))
    table = shown(listing())
    assert names(table) == "BaC"
    assert sum(widths(table)) == table.viewport().width()


def test_what_is_being_typed_of_a_site_stays_while_the_table_is_sorted(shown, clock) -> None:
    desk = ScriptedSites(site(1, "Dinas Sosial"), site(2, "Bappeda"))
    dialog = shown(SitesTableDialog(desk, clock, at_once))
    dialog.list.selectRow(0)
    dialog.form.name.editor.setText("sedang diketik")
    chosen = dialog.list.chosen_id()
    click_heading(dialog.list, 0)
    click_heading(dialog.list, 0)
    assert dialog.list.item(0, 0).text() == "Dinas Sosial"
    assert dialog.form.name.text() == "sedang diketik"
    assert dialog.list.chosen_id() == chosen
