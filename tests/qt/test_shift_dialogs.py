"""The handover as a person gives and takes it: with the mouse, with the keyboard, and refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.event import EventPriority
from scc_wall.domain.handover import WAITS_NO_LONGER, Handover, Party
from scc_wall.domain.shift_sheet import Disturbed, Sheet, SheetEvent, SheetNote, ThingKind, sha256_of
from scc_wall.ui.shift.desk import Desk
from scc_wall.ui.shift.handover_dialog import HandoverDialog
from scc_wall.ui.shift.past_dialog import PastHandoversDialog
from scc_wall.ui.shift.shift_words import disturbed_row
from tests.support.clock import START_UTC

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
BUDI = Party("budi", "Budi Santoso", "000.8.3.3/15/OR", 4)
NOTE = SheetNote("budi", START_UTC, "teknisi dihubungi")
EVENT = SheetEvent(
    9, START_UTC, Told("Ampera hilang", "Ampera lost"), EventPriority.MEDIUM, lasting=True, notes=(NOTE,)
)
LOST = Disturbed(ThingKind.CAMERA, 5, "Ampera", "Kota Palembang", "lost", START_UTC)
SHEET = Sheet(START_UTC, START_UTC - timedelta(hours=7), 34, 36, 60, 58, (LOST,), (EVENT,))
GIVEN = Handover(
    replace(SHEET, remark="kunci di laci"), sha256_of(replace(SHEET, remark="kunci di laci")), BUDI, START_UTC, 7
)


class ScriptedShift:
    def __init__(self, desk: Desk, past: Sequence[Handover] = ()) -> None:
        self.desk, self.kept = desk, past
        self.given: list[Sheet] = []
        self.taken: list[tuple[int, str]] = []
        self.withdrawn: list[int] = []
        self.refuses: SccError | None = None

    def look(self) -> Desk:
        return self.desk

    def give(self, sheet: Sheet) -> Handover:
        self.given.append(sheet)
        return replace(GIVEN, sheet=sheet)

    def take(self, handover_id: int, remark: str) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.taken.append((handover_id, remark))

    def withdraw(self, handover_id: int) -> None:
        self.withdrawn.append(handover_id)
        self.desk = Desk(SHEET)

    def past(self) -> Sequence[Handover]:
        return self.kept


@pytest.fixture
def opened(qtbot):
    def open_(desk: ScriptedShift) -> HandoverDialog:
        dialog = HandoverDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return open_


def test_it_is_given_by_keyboard_and_the_session_may_end_with_it(opened, qtbot) -> None:
    desk = ScriptedShift(Desk(SHEET))
    dialog = opened(desk)
    assert dialog.sheet.disturbed.item(0, 1).text() == "Ampera"
    assert "2 kamera lain tidak diketahui" in dialog.sheet.watched.text()
    assert "Keadaan 2 situs lain tidak diketahui." in dialog.sheet.watched.text()
    qtbot.keyClicks(dialog.focusWidget(), "kunci di laci")
    with qtbot.waitSignal(dialog.leave_wished):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(dialog.give_and_leave, Qt.Key.Key_Return)
    assert desk.given == [replace(SHEET, remark="kunci di laci")]
    assert not dialog.isVisible()


def test_on_a_low_screen_the_message_stays_beside_the_beginning_of_the_sheet(opened, qtbot) -> None:
    dialog = opened(ScriptedShift(Desk(SHEET)))
    dialog.resize(dialog.width(), 420)
    QCoreApplication.processEvents()
    dialog.remark.editor.setFocus()
    scroll = dialog.findChild(QScrollArea)
    assert scroll.verticalScrollBar().maximum() > 0
    assert scroll.verticalScrollBar().value() == 0
    for part in (dialog.sheet.watched, dialog.remark.editor, dialog.give_and_leave):
        assert not part.visibleRegion().isEmpty()


def test_it_is_given_by_mouse_and_the_session_goes_on(opened, qtbot) -> None:
    desk = ScriptedShift(Desk(SHEET))
    dialog = opened(desk)
    with qtbot.assertNotEmitted(dialog.leave_wished):
        qtbot.mouseClick(dialog.give, Qt.MouseButton.LeftButton)
    assert desk.given == [SHEET]


def test_it_is_taken_once_it_was_read(opened, qtbot) -> None:
    desk = ScriptedShift(Desk(SHEET, GIVEN))
    dialog = opened(desk)
    assert "Budi Santoso" in dialog.told.text()
    assert dialog.sheet.remark.text() == "kunci di laci"
    assert dialog.give.isHidden()
    assert dialog.give_and_leave.isHidden()
    dialog.answer.editor.setPlainText("baik")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.taken == [(7, "baik")]


def test_what_somebody_else_took_meanwhile_is_told(opened, qtbot) -> None:
    desk = ScriptedShift(Desk(SHEET, GIVEN))
    desk.refuses = WAITS_NO_LONGER
    dialog = opened(desk)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "tidak lagi menunggu" in dialog.refusal.what.text()
    assert not dialog.take.isEnabled()  # pressing it again could only be refused again
    assert "lalu terima" not in dialog.told.text()
    assert dialog.later.text().replace("&", "") in dialog.refusal.todo.text()
    assert dialog.focusWidget() is dialog.later
    assert dialog.later.isEnabled()


def test_what_was_refused_for_now_may_be_tried_again(opened, qtbot) -> None:
    desk = ScriptedShift(Desk(SHEET, GIVEN))
    desk.refuses = SccError(Told("Audit penuh.", "The audit is full."))
    dialog = opened(desk)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    desk.refuses = None
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert desk.taken == [(7, "")]


def test_an_own_one_is_taken_back(opened, qtbot) -> None:
    desk = ScriptedShift(Desk(SHEET, GIVEN, own=True))
    dialog = opened(desk)
    assert "menunggu penerima" in dialog.told.text()
    qtbot.mouseClick(dialog.withdraw, Qt.MouseButton.LeftButton)
    assert desk.withdrawn == [7]
    assert dialog.withdraw.isHidden()


def test_escape_hands_nothing_over(opened, qtbot) -> None:
    desk = ScriptedShift(Desk(SHEET))
    dialog = opened(desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.given == []


def test_the_past_says_what_was_changed_and_what_to_do_where_there_is_none(qtbot) -> None:
    changed = replace(GIVEN, sheet=replace(GIVEN.sheet, disturbed=()))
    dialog = PastHandoversDialog(ScriptedShift(Desk(SHEET), [changed, replace(GIVEN, handover_id=6)]))
    qtbot.addWidget(dialog)
    assert "diubah di basis data" in dialog.unsound.text()
    dialog.list.selectRow(1)
    assert dialog.unsound.isHidden()
    empty = PastHandoversDialog(ScriptedShift(Desk(SHEET)))
    qtbot.addWidget(empty)
    assert "Ctrl+H" in empty.who.text()


@pytest.mark.parametrize(
    ("kind", "state", "told"),
    [
        (ThingKind.SITE, "DIRETAS", "◆ DIRETAS"),
        (ThingKind.SITE, "TURUN", "✕ TURUN"),
        (ThingKind.CAMERA, "lost", "✕ terputus"),
        (ThingKind.SITE, "of a later version", "✕ of a later version"),
    ],
)
def test_what_is_disturbed_has_the_sign_that_it_has_elsewhere(kind, state, told):
    assert disturbed_row(Disturbed(kind, 5, "Dinkes", "Kota Palembang", state, START_UTC))[3] == told
