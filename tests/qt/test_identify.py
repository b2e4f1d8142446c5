"""The plates that say which screen is which keep off the dialog that a person works in."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QDialog

from scc_wall.ui.identify import LEAST_PX, beside, identify

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    ("size", "dialog"),
    [
        ((1920, 1080), (530, 220, 860, 640)),
        ((1280, 720), (210, 24, 860, 672)),
        ((960, 540), (50, 24, 860, 492)),  # the first start's wizard at 200 %
        ((960, 540), (0, 0, 900, 540)),
        ((900, 600), (0, 60, 900, 540)),
        ((1280, 720), (0, 0, 400, 720)),
    ],
)
@pytest.mark.parametrize("corner", [(0, 0), (-1920, 300)])
def test_a_plate_that_stays_covers_no_dialog_and_leaves_its_screen_never(size, dialog, corner):
    area, shown = QRect(*corner, *size), QRect(*dialog).translated(*corner)
    box = beside(area, [shown])
    assert box is not None
    assert area.contains(box)
    assert not box.intersects(shown)
    assert min(box.width(), box.height()) >= LEAST_PX


def test_a_screen_without_a_dialog_has_its_plate_in_the_corner_and_one_without_room_has_none():
    area = QRect(0, 0, 1000, 500)
    assert beside(area, []) == QRect(0, 0, 200, 100)
    assert beside(area, [QRect(2000, 0, 300, 300)]) == QRect(0, 0, 200, 100)
    assert beside(area, [QRect(5, 5, 990, 490)]) is None


def test_the_numbers_stay_beside_an_open_dialog(shown):
    screen = QApplication.primaryScreen()
    dialog = shown(QDialog())
    dialog.setGeometry(screen.geometry().adjusted(60, 20, -60, -20))
    plates = identify({0: screen}, [], stay=True)
    try:
        (plate,) = plates
        assert not plate.geometry().intersects(dialog.frameGeometry())
        assert screen.geometry().contains(plate.geometry())
        assert plate.grab().toImage().size().width() > 0
    finally:
        for plate in plates:
            plate.close()
