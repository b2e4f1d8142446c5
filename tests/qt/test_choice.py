"""A choice unfolded: each entry whole, in the colours of the house, and within the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from scc_wall.ui import theme
from scc_wall.ui.access.parts import Choice
from scc_wall.ui.dialog_style import DIALOG_STYLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LETTER = "LATIHAN/1/DEMO · s.d. 24/11/2026 11.57 · LATIHAN, bukan surat tugas"


@pytest.fixture
def choice(qapp: QApplication) -> Iterator[Choice]:
    form = QWidget()
    form.setStyleSheet(DIALOG_STYLE)
    made = Choice()
    column = QVBoxLayout(form)
    column.addWidget(made)
    form.resize(300, 120)
    form.show()
    yield made
    made.hidePopup()
    form.close()
    form.deleteLater()
    qapp.processEvents()


def unfold(choice: Choice, *entries: str) -> QWidget:
    choice.addItems(entries)
    choice.showPopup()
    QApplication.processEvents()
    return choice.view().window()


def test_two_entries_are_seen_whole(choice: Choice) -> None:
    unfold(choice, LETTER, "Surat baru…")

    view = choice.view()
    last = view.visualRect(choice.model().index(1, 0))
    assert view.viewport().rect().contains(last)
    assert view.sizeHintForColumn(0) <= view.viewport().width()


def test_no_light_edge_is_left_around_the_list(choice: Choice) -> None:
    unfolded = unfold(choice, LETTER, "Surat baru…")

    picture = unfolded.grab().toImage()
    rows = [picture.pixelColor(picture.width() // 2, y) for y in range(picture.height())]
    brightest = max((colour.lightness() for colour in (rows[0], rows[1], rows[-2], rows[-1])), default=0)
    assert brightest <= QColor(theme.EDGE).lightness()


def test_more_than_fit_are_scrolled_with_a_bar(choice: Choice) -> None:
    unfold(choice, *(f"Kabupaten {n}" for n in range(30)))

    assert choice.view().verticalScrollBar().isVisible()


def test_a_long_entry_is_shortened_to_the_screen(choice: Choice) -> None:
    unfolded = unfold(choice, LETTER * 20)

    assert choice.screen().geometry().contains(unfolded.geometry())
