"""The page of the screens: numbers shown while it is open, order by two buttons, new ones taken in."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.first.desk import WallScreen
from scc_wall.ui.first.screens_page import ScreensPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
REFUSED = SccError(Told("Audit tidak dapat ditulis.", "The audit can't be written."))


class Desk:
    """Two screens of the wall and a new one."""

    def __init__(self) -> None:
        self.order = ["DP-1", "DP-2"]
        self.present = ["DP-1", "DP-2", "DP-3"]
        self.shown: list[bool] = []
        self.refuse = False

    def screens(self) -> Sequence[WallScreen]:
        ours = [WallScreen(index, name, (1920, 1080)) for index, name in enumerate(self.order)]
        others = [name for name in self.present if name not in self.order]
        return [*ours, *(WallScreen(None, name, (3840, 2160), f"LG 49VL5G {name}") for name in others)]

    def show_numbers(self, *, shown: bool) -> None:
        self.shown.append(shown)

    def use_screens(self, names, done, failed) -> None:
        if self.refuse:
            failed(REFUSED)
        else:
            self.order = list(names)
            done(None)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def page(shown, desk) -> ScreensPage:
    made = shown(ScreensPage(desk))
    made.enter()
    return made


def rows(page: ScreensPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_the_second_screen_becomes_the_desk_by_keyboard(page, desk):
    assert desk.shown == [True]
    assert "meja kendali" in rows(page)[0]
    assert not page.up.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    page.up.setFocus()
    QTest.keyClick(page.up, Qt.Key.Key_Space)
    assert desk.order == ["DP-2", "DP-1"]
    assert rows(page)[0].startswith("1   DP-2")
    assert page.list.currentRow() == 0
    page.leave()
    assert desk.shown[-1] is False


def test_a_new_screen_is_taken_into_the_wall(page, desk):
    assert rows(page)[2] == "–   LG 49VL5G DP-3 · 3840 × 2160 · belum dipakai"
    assert page.note.text() == "1 layar belum dipakai dinding: pilih, lalu tekan Pakai untuk dinding."
    assert "belum dipakai" in rows(page)[2]
    assert not page.take.isEnabled()
    page.list.setCurrentRow(2)
    assert not page.up.isEnabled()
    assert not page.down.isEnabled()
    page.take.click()
    assert desk.order == ["DP-1", "DP-2", "DP-3"]
    assert not page.take.isVisible()


def test_what_is_refused_is_told_and_changes_nothing(page, desk):
    desk.refuse = True
    page.down.click()
    assert page.refusal.isVisible()
    assert desk.order == ["DP-1", "DP-2"]
    assert page.down.isEnabled()
