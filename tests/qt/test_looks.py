"""The rules themselves: each finds what it is for, and nothing in a window that is as it should be."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scc_wall.ui import theme
from tests.support import looks

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(shown):
    """Return what shows some widgets below each other."""

    def make(*parts, style=""):
        made = QWidget()
        made.setStyleSheet(theme.STYLE_SHEET + style)
        layout = QVBoxLayout(made)
        for part in parts:
            layout.addWidget(part)
        return shown(made)

    return make


def test_a_good_window_has_no_faults(shown):
    made = QWidget()
    made.setStyleSheet(theme.STYLE_SHEET)
    form = QFormLayout(made)
    form.addRow("&Nama", QLineEdit("Sari"))
    form.addRow(QPushButton("&Simpan"))
    shown(made)
    assert looks.faults(made) == []
    assert looks.unmarked_focus(made) == []


def test_what_has_no_name_is_found(window):
    assert looks.nameless(window(QLineEdit(), QPushButton("Simpan"))) == ["no accessible name: QLineEdit('')"]


def test_a_mnemonic_of_two_parts_is_found(window):
    made = window(QPushButton("&Simpan"), QPushButton("&Salin"), QPushButton("&Batal"))
    assert [fault[:11] for fault in looks.twice_the_same_mnemonic(made)] == ["Alt+S twice"]


def test_what_tab_never_reaches_and_steps_that_jump_back_are_found(window):
    first, second, lost = QPushButton("satu"), QPushButton("dua"), QPushButton("tiga")
    lost.setFocusPolicy(looks.Qt.FocusPolicy.ClickFocus)
    made = window(first, second, lost)
    QWidget.setTabOrder(second, first)
    assert looks.unreachable(made) == ["not reached by Tab: QPushButton('tiga')"]
    assert looks.odd_tab_order(made) == ["Tab goes up: QPushButton('dua') → QPushButton('satu')"]


def test_cut_texts_are_found(window):
    label, button, edit = QLabel("Sumatera Selatan"), QPushButton("Simpan semuanya sekarang"), QLineEdit()
    edit.setPlaceholderText("Cari nama, nomor, wilayah, alamat…")
    for part in (label, button, edit):
        part.setFixedWidth(60)
    made = window(label, button, edit)
    assert len(looks.cut_texts(made)) == 3
    outside = QPushButton("luar", made)
    outside.setGeometry(made.width() - 10, 0, 80, 30)
    outside.show()
    assert any("outside its parent" in fault for fault in looks.cut_texts(made))


def test_faint_texts_are_found_as_they_are_drawn(window):
    faint, fine, off = QLabel("samar"), QLabel("jelas"), QLabel("mati")
    faint.setStyleSheet("color: #5a6068;")
    off.setStyleSheet("color: #7d858f;")
    off.setEnabled(False)
    found = looks.faint_texts(window(faint, fine, off))
    assert [fault.rpartition(" ")[2] for fault in found] == ["“samar”"]


def test_rows_of_a_table_that_are_scrolled_out_are_not_measured_where_something_else_is_drawn(window):
    table = QTableWidget(2, 1)
    for row, text in enumerate(("satu", "dua")):
        table.setItem(row, 0, QTableWidgetItem(text))
    table.setFixedHeight(300)
    area = QScrollArea()
    area.setWidget(table)
    area.setFixedHeight(40)  # a heading's height: the rows are below what is seen of it
    below = QLabel("di bawah")
    below.setFixedHeight(200)
    below.setStyleSheet("color: #30343a;")
    found = looks.faint_texts(window(area, below))
    assert [fault.rpartition(" ")[2] for fault in found] == ["bawah”"]


def test_a_focus_that_is_not_seen_is_found(window):
    made = window(QPushButton("satu"), QPushButton("dua"), style="QPushButton:focus { border-color: #3a4048; }")
    assert len(looks.unmarked_focus(made)) == 2


def test_one_sign_for_two_states_is_found(qapp):
    def draw(painter, _state, box):
        painter.fillRect(box, QColor(theme.TEXT))

    assert len(looks.alike(draw, ["baik", "buruk"])) == 1
