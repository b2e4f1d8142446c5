"""The panel of events, by mouse and by keyboard."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from scc_wall.base import told
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.event import EventNote, EventPriority, EventSource
from scc_wall.ui.events.events_ui import HOLD_S, EventsUi
from scc_wall.ui.events.panel import LEAST_PX
from tests.support.clock import START_UTC, ManualClock
from tests.support.ear import Ear
from tests.support.events_desk import ScriptedEvents, event
from tests.support.held_work import HeldWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def click_row(scene, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    view = scene.panel.view
    spot = view.visualRect(scene.ui.model.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, spot)


def test_a_long_event_is_told_in_two_lines_and_what_to_do_stays(scene, written_by) -> None:
    why = "Kamera 14 Simpang Charitas hilang: kamera tidak menjawab"
    scene.desk.happen(event(20, told=Told(why, why)))
    scene.ui.tick()
    scene.window.resize(440, 900)
    QApplication.processEvents()
    written = written_by(scene)
    at = next(place for place, text in enumerate(written) if text.startswith("Kamera 14"))
    first, second, rest = written[at : at + 3]
    assert f"{first} {second}" == why
    assert rest.startswith("→ Periksa listrik dan jaringan kamera itu.")


def shown_ids(scene) -> list[int]:
    return [one.event_id for one in scene.ui.model.shown]


def test_by_mouse_one_is_noted_and_acknowledged(scene) -> None:
    assert shown_ids(scene) == [9, 8, 7, 6, 5, 4]
    click_row(scene, 1)
    assert "Muara Enim" in scene.panel.about.toPlainText()
    assert scene.panel.acknowledge.text() == "&Ketahui (1)"
    scene.panel.note.setText("  PLN padam ")
    QTest.mouseClick(scene.panel.write, Qt.MouseButton.LeftButton)
    scene.work.run()
    assert scene.panel.note.text() == ""
    assert "sari: PLN padam" in scene.panel.about.toPlainText()
    QTest.mouseClick(scene.panel.acknowledge, Qt.MouseButton.LeftButton)
    scene.work.run()
    assert scene.desk.calls == [("note", 8, "PLN padam"), ("acknowledge", 8)]
    assert not scene.panel.acknowledge.isEnabled()
    assert scene.told == ["Catatan disimpan", "1 peristiwa diketahui"]
    click_row(scene, 2)
    click_row(scene, 4, Qt.KeyboardModifier.ControlModifier)
    assert not scene.panel.write.isEnabled()  # a note stands beside one event
    assert scene.panel.acknowledge.text() == "&Ketahui (1)"  # the other one was acknowledged
    assert scene.panel.acknowledge_all.text() == "Ketahui &semua (3)"
    QTest.mouseClick(scene.panel.acknowledge_all, Qt.MouseButton.LeftButton)
    scene.work.run()
    assert scene.desk.calls[-1] == ("acknowledge", 9, 7, 6)
    assert not scene.panel.acknowledge_all.isEnabled()


def test_a_second_press_after_one_was_acknowledged_does_not_take_note_of_all(scene, qtbot) -> None:
    click_row(scene, 1)
    scene.panel.acknowledge.setFocus()
    qtbot.waitUntil(scene.panel.acknowledge.hasFocus)
    QTest.keyClick(scene.panel.acknowledge, Qt.Key.Key_Space)
    scene.work.run()
    assert not scene.panel.acknowledge.isEnabled()
    assert scene.panel.view.hasFocus()


def test_by_keyboard_alone(scene, qtbot) -> None:
    scene.ui.commands()["events"]()
    view = scene.panel.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Return)
    scene.work.run()
    assert scene.desk.calls == [("acknowledge", 8, 7)]
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_N)
    assert scene.panel.note.hasFocus() or QApplication.focusWidget() is None  # offscreen windows may have no focus
    QTest.keyClicks(scene.panel.note, "dilihat")
    QTest.keyClick(scene.panel.note, Qt.Key.Key_Return)
    scene.work.run()
    assert scene.desk.calls[-1] == ("note", 9, "dilihat")
    with qtbot.waitSignal(scene.ui.left):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_the_button_counts_apart_what_waits_but_does_not_call(scene) -> None:
    """«Ketahui semua (5)» below a title that says 4: the fifth is of low priority."""
    todo = Told("Perbarui sertifikat.", "Renew the certificate.")
    scene.desk.happen(event(20, priority=EventPriority.LOW, told=Told("Sertifikat", "Certificate"), todo=todo))
    scene.ui.tick()
    button, title = scene.panel.acknowledge_all, scene.ui.dock.windowTitle()
    assert "(4)" in title
    scene.panel.resize(700, 600)
    assert button.text() == "Ketahui &semua (4 + 1 rendah)"
    scene.panel.resize(LEAST_PX, 600)
    assert button.text() == "Ketahui &semua (4+1)"
    assert button.accessibleName() == "Ketahui semua (4 + 1 rendah)"
    assert "1 di antaranya berprioritas rendah" in button.toolTip()
    scene.ui.commands()["sites-acknowledge"]()
    scene.work.run()
    assert button.text() == "Ketahui &semua (1 rendah)"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    scene.work.run()
    assert scene.desk.calls[-1] == ("acknowledge", 20)


def test_filters_leave_what_they_say(scene) -> None:
    panel = scene.panel
    panel.source.setCurrentIndex(panel.source.findData(EventSource.CAMERA))
    assert shown_ids(scene) == [7, 5]
    assert panel.acknowledge_all.text() == "Ketahui &semua (1)"  # what is shown, never what is hidden
    panel.open_only.setChecked(True)
    assert shown_ids(scene) == [7]
    panel.show_all()
    panel.least.setCurrentIndex(panel.least.findData(EventPriority.HIGH))
    assert shown_ids(scene) == [9, 8]
    panel.show_all()
    panel.region.setCurrentIndex(panel.region.findData("16.03"))
    assert shown_ids(scene) == [8]
    panel.show_all()
    panel.search.setText("PLN memadamkan")
    assert shown_ids(scene) == [5]  # notes are searched too
    panel.search.setText("tidak ada begini")
    assert panel.nothing.isVisible()
    assert "Hapus pencarian" in panel.nothing.text()


def test_older_ones_are_loaded_on_demand(scene) -> None:
    scene.desk.past = [event(n, acknowledged_by="budi", lasts=False) for n in (4, 3, 2, 1)]
    QTest.mouseClick(scene.panel.older, Qt.MouseButton.LeftButton)
    scene.work.run()
    assert shown_ids(scene) == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    QTest.mouseClick(scene.panel.older, Qt.MouseButton.LeftButton)
    assert scene.told[-1] == "Tidak ada peristiwa yang lebih lama"
    assert scene.desk.calls == [("older", 4)]


def test_a_note_beside_an_event_of_the_past_is_shown_too(scene) -> None:
    scene.desk.past = [event(3, acknowledged_by="budi", lasts=False)]
    QTest.mouseClick(scene.panel.older, Qt.MouseButton.LeftButton)
    scene.work.run()
    scene.panel.view.setCurrentIndex(scene.ui.model.index(6))
    scene.panel.note.setText("dilihat lagi")
    QTest.mouseClick(scene.panel.write, Qt.MouseButton.LeftButton)
    scene.work.run()
    scene.work.run()  # nobody follows it: it is read again
    assert scene.desk.calls[1:] == [("note", 3, "dilihat lagi"), ("older", 4)]
    assert "sari: dilihat lagi" in scene.panel.about.toPlainText()


def test_a_long_text_takes_some_lines_and_no_more(scene) -> None:
    click_row(scene, 4)
    short = scene.panel.about.height()
    notes = tuple(EventNote("sari", START_UTC, f"catatan nomor {n}") for n in range(30))
    scene.desk.events[4] = replace(scene.desk.events[4], notes=notes)
    scene.desk.changed()
    scene.ui.tick()
    assert "catatan nomor 29" in scene.panel.about.toPlainText()
    assert short < scene.panel.about.height() < 200


def test_a_refusal_is_told_and_changes_nothing(scene) -> None:
    scene.desk.refuse = SccError(Told("Tidak ada sesi.", "No session."), None, Told("Masuk dahulu.", "Log in."))
    scene.ui.commands()["sites-acknowledge"]()
    scene.work.run()
    assert scene.told == ["⚠ Tidak ada sesi. Masuk dahulu."]
    assert scene.ui.strips[0].event_ids() == [9, 8, 7, 6]


def test_a_long_event_of_a_site_says_first_that_it_may_hold_no_more(scene, written_by) -> None:
    told = "Dinas Perumahan dan Kawasan Permukiman Provinsi TURUN (HTTP 5xx)"
    scene.desk.happen(event(30, source=EventSource.SITE, kind="site.down", told=Told(told, told), site_ids=(8,)))
    scene.ui.sites_cut_off = lambda: START_UTC - timedelta(minutes=2)
    scene.ui.tick()
    scene.window.resize(440, 900)
    QApplication.processEvents()
    written = written_by(scene)
    at = next(place for place, text in enumerate(written) if text.startswith("Dinas Perumahan"))
    assert written[at + 2].startswith("sebelum 07.58.00 WIB, kini tak diketahui")


def test_the_language_changes_while_it_runs(scene) -> None:
    told.set_language("en")
    try:
        for widget in (scene.panel, scene.ui.strips[0], scene.ui.badge, scene.ui.dock):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
        click_row(scene, 1)
        assert "Muara Enim: 4 cameras lost together" in scene.panel.about.toPlainText()
    finally:
        told.set_language("id")


def test_ten_thousand_events_paint_only_what_is_in_sight(qtbot, monkeypatch) -> None:
    many = [event(n, lasts=False, acknowledged_by="sari") for n in range(10_000, 0, -1)]
    desk, work = ScriptedEvents(*many), HeldWork()
    ui = EventsUi(desk, work, clock=ManualClock(), sound=Ear())
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 700)
    ui.dock_into(window)
    painted: list[int] = []
    delegate = ui.panel.view.itemDelegate()
    real = type(delegate).paint

    def paint(self, painter, option, index) -> None:
        painted.append(index.row())
        real(self, painter, option, index)

    monkeypatch.setattr(type(delegate), "paint", paint)
    ui.tick()
    window.show()
    qtbot.waitUntil(lambda: bool(painted), timeout=10_000)
    desk.happen(event(10_001))
    ui.tick()
    ui.panel.view.grab()
    assert max(painted) < 40
    assert len(ui.model.shown) == 10_001
    assert ui.model.rowCount() < 1000  # the rest come when somebody scrolls down to them
    ui.show_event(5_000)
    assert ui.panel.view.current().event_id == 5_000
    ui.model.fetchMore()
    assert ui.model.rowCount() > 5_000
    ui.close()
    ui.deleteLater()


def test_what_is_new_comes_into_sight_unless_somebody_works_in_the_list(scene) -> None:
    view, bar = scene.panel.view, scene.panel.view.verticalScrollBar()
    scene.window.resize(1200, 420)
    scene.window.activateWindow()
    QApplication.processEvents()
    assert bar.maximum() > 0
    for working, number in ((False, 900), (True, 901)):
        view.clearFocus()
        if working:
            view.setFocus()
        bar.setValue(bar.maximum())
        scene.desk.happen(event(number))
        scene.ui.tick()
        assert (bar.value() == 0) is not working


def test_what_waits_for_a_person_stands_first_whatever_comes_after_it(scene) -> None:
    session = {"source": EventSource.SESSION, "priority": EventPriority.LOW, "todo": None, "lasts": False}
    scene.desk.happen(event(20, at_utc=START_UTC, **session))
    scene.desk.happen(event(21, at_utc=START_UTC, priority=EventPriority.HIGH))
    scene.ui.tick()
    assert shown_ids(scene) == [21, 9, 8, 7, 6, 20, 5, 4]
    scene.desk.acknowledge([9, 6])
    scene.ui.tick()
    assert shown_ids(scene) == [21, 8, 7, 20, 9, 6, 5, 4]


def test_no_row_moves_under_a_hand_that_is_about_to_click(scene, qtbot) -> None:
    view = scene.panel.view
    spot = view.visualRect(scene.ui.model.index(1)).center()
    QTest.mouseMove(view.viewport(), spot)
    qtbot.waitUntil(lambda: scene.ui._hand)
    before = shown_ids(scene)
    scene.desk.happen(event(21, priority=EventPriority.HIGH))
    scene.desk.acknowledge([9])
    scene.ui.tick()
    assert shown_ids(scene) == before
    assert scene.ui.model.shown[0].acknowledged_by == "sari"  # but what became of it is said
    assert "4 peristiwa" in scene.ui.badge.text()  # and what is new counts
    click_row(scene, 1)
    assert [one.event_id for one in view.chosen()] == [8]
    scene.clock.advance(HOLD_S - 0.1)
    scene.ui.tick()
    assert shown_ids(scene) == before
    scene.clock.advance(0.2)
    scene.ui.tick()
    assert shown_ids(scene) == [21, 8, 7, 6, 9, 5, 4]
    assert [one.event_id for one in view.chosen()] == [8]
    assert view.current().event_id == 8


def test_who_goes_through_the_list_by_keys_keeps_their_place(scene) -> None:
    scene.ui.show_event(7)
    before = shown_ids(scene)
    for _ in range(2):
        QTest.keyClick(scene.panel.view, Qt.Key.Key_Return)
        scene.work.run()
        scene.ui.tick()
        assert shown_ids(scene) == before
        QTest.keyClick(scene.panel.view, Qt.Key.Key_Down)
    assert [one.event_id for one in scene.ui.model.shown if one.waiting] == [9, 8]
    scene.ui.show_event(9)  # what a person asks for is shown as it is now
    assert shown_ids(scene) == [9, 8, 7, 6, 5, 4]


@pytest.mark.usefixtures("qtbot")
def test_without_events_there_is_no_empty_list_below_the_words() -> None:
    ui = EventsUi(ScriptedEvents(), HeldWork())
    assert not ui.panel.nothing.isHidden()
    assert ui.panel.view.isHidden()
    ui.close()
    ui.deleteLater()


def shows(scene, *events) -> None:
    scene.desk.events = list(events)
    scene.desk.changed()
    scene.ui.tick()


@pytest.mark.parametrize("held", [False, True], ids=["", "while rows stay"])
def test_a_chosen_event_stays_so_when_it_is_stored_and_what_is_typed_stays_in_its_note(scene, held) -> None:
    """N and a note, while events came in at the start: the field lost the keyboard, and its letters were commands."""
    events = scene.desk.snapshot().events
    early = [replace(one, event_id=-one.event_id) for one in events]
    shows(scene, *early)
    scene.ui.focus_panel()
    chosen = scene.panel.view.current()
    assert chosen.event_id < 0
    QTest.keyClick(scene.panel.view, Qt.Key.Key_N)
    assert scene.panel.note.hasFocus()
    QTest.keyClicks(scene.panel.note, "Dinas sudah ")
    if not held:
        scene.clock.advance(HOLD_S + 1)
    shows(scene, *events)
    assert scene.panel.view.current().event_id == -chosen.event_id
    assert [one.event_id for one in scene.panel.view.chosen()] == [-chosen.event_id]
    assert scene.panel.note.hasFocus()
    assert scene.panel.note.text() == "Dinas sudah "


def test_a_note_keeps_the_keyboard_when_its_event_is_gone(scene) -> None:
    scene.ui.focus_panel()
    QTest.keyClick(scene.panel.view, Qt.Key.Key_N)
    scene.clock.advance(HOLD_S + 1)
    shows(scene)
    assert scene.panel.note.hasFocus()
    QTest.keyClicks(scene.panel.note, "x")
    assert scene.panel.note.text() == "x"


def test_n_writes_beside_the_current_one_of_several_chosen_events(scene) -> None:
    scene.ui.focus_panel()
    QTest.keyClick(scene.panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(scene.panel.view.chosen()) == 2
    QTest.keyClick(scene.panel.view, Qt.Key.Key_N)
    assert scene.panel.note.hasFocus()
    assert scene.panel.view.chosen() == [scene.panel.view.current()]


def test_trouble_of_the_store_is_said_and_the_events_stay(scene) -> None:
    scene.desk.trouble = Told("Basis data terkunci.", "The database is locked.")
    scene.desk.happen(event(-3))
    scene.ui.tick()
    assert scene.panel.trouble.isVisible()
    assert "Basis data terkunci" in scene.panel.trouble.text()
    assert -3 in shown_ids(scene)
