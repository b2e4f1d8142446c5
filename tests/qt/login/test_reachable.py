"""Everything of the door is reached by keyboard, has a name, and is in sight, on the smallest screen too."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.sizes import FRAME_PX
from tests.support.login_typing import ENTER, TAB, fill_all

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def focusable(dialog):
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_tab_reaches_everything_and_everything_has_a_name(dialog, keys):
    dialog.letter.choose_new()
    dialog.form.persons.add.click()
    dialog.login.editor.setFocus()
    wanted, met = set(focusable(dialog)), []
    while QApplication.focusWidget() not in met:
        met.append(QApplication.focusWidget())
        keys.press(TAB)
    assert wanted - set(met) == set()
    assert [widget.objectName() for widget in wanted if not widget.accessibleName()] == []
    assert met.index(dialog.form.number.editor) < met.index(dialog.vouch.login.editor) < met.index(dialog.enter)


def test_every_mnemonic_stands_for_one_thing(spoken, dialog):
    dialog.letter.choose_new()
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    signs = [part.text()[part.text().index("&") + 1].lower() for part in parts if "&" in part.text()]
    assert len(signs) >= 15
    assert sorted(set(signs)) == sorted(signs)


def test_a_mnemonic_leads_to_its_field(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is dialog.purpose.editor


def test_at_its_fullest_it_still_fits_the_smallest_screen(dialog, keys):
    """1366×768 at 150 % is 910×512; the window's title wants its share."""
    dialog.letter.choose_new()
    keys.press(ENTER)
    dialog._refuse(SccError(Told("Apa", "What"), Told("Mengapa " * 9, "Why"), Told("Lalu " * 12, "Do")))
    least = dialog.minimumSizeHint()
    assert least.width() <= 910
    assert least.height() <= 512 - FRAME_PX
    assert dialog.height() <= dialog.screen().availableGeometry().height() - FRAME_PX
    assert dialog.rect().contains(dialog.enter.geometry())


def test_all_that_is_missing_is_in_sight_at_once_on_1080p_at_200_percent(qtbot, desk, clock, monkeypatch):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 960, 540))
    dialog = LoginDialog(desk, clock)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.enter.click()
    for note in (dialog.login.note, dialog.password.note, dialog.letter.note, dialog.purpose.note, dialog.notice.fault):
        assert note.text().startswith("✕")
        qtbot.waitUntil(lambda note=note: note.visibleRegion().boundingRect().height() >= note.fontMetrics().height())


def test_fields_end_where_the_buttons_end_while_nothing_scrolls(dialog):
    assert dialog._left_area.verticalScrollBar().maximum() == 0
    ends = {part.mapTo(dialog, part.rect().topRight()).x() for part in (dialog.login.editor, dialog.enter)}
    assert len(ends) == 1


def test_on_a_short_screen_the_second_person_scrolls_with_the_form(dialog, desk, keys, monkeypatch):
    monkeypatch.setattr("scc_wall.ui.access.sizes.SHORT_PX", 100_000)
    fill_all(dialog, keys)
    area = dialog.form.parentWidget()
    assert area.isAncestorOf(dialog.vouch)
    assert dialog.vouch.isVisible()
    dialog.vouch.login.editor.setFocus()
    dialog.form.number.editor.setFocus()
    met = []
    while QApplication.focusWidget() is not dialog.enter:
        met.append(QApplication.focusWidget())
        keys.press(TAB)
    assert met.index(dialog.form.copies_to.editor) < met.index(dialog.vouch.login.editor)
    keys.press(ENTER)
    assert desk.attempts[0].vouch.credentials.login == "budi"


def test_the_second_person_comes_back_beside_a_letter_that_waits(dialog, keys, monkeypatch):
    monkeypatch.setattr("scc_wall.ui.access.sizes.SHORT_PX", 100_000)
    keys.type("tono")
    dialog.letter.choose_new()
    dialog.letter.offer(dialog._letters)
    assert dialog.vouch.isVisible()
    assert not dialog.form.isVisible()


def test_the_field_with_the_focus_is_in_sight(dialog, keys):
    dialog.letter.choose_new()
    last = dialog.form.copies_to.editor
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    keys.press(TAB)
    shown = dialog._form_area.viewport()
    place = dialog.form.scan.choose.mapTo(shown, QPoint(0, 0))
    assert shown.rect().contains(place)


def test_a_second_person_needs_no_scroll_bar_where_there_is_room(qtbot, dialog, keys, monkeypatch):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1920, 1040))
    bar = dialog._left_area.verticalScrollBar()
    keys.type("sari")
    dialog.refusal.tell(SccError(Told("Masuk ditolak. " * 4, "Refused.")))
    dialog.refusal.hide()
    dialog.login.editor.clear()
    keys.type("tono")  # whose letter waits, which its field says in two lines
    assert dialog.vouch.isVisible()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    QApplication.processEvents()
    assert bar.maximum() == 0
