"""On a narrow desk the events share their place with the list: what waits comes in front until a person chose a tab."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from scc_wall.ui import shared_place
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.events.events_ui import EventsUi
from scc_wall.ui.sites.sound import Sound
from tests.support.clock import START_UTC, ManualClock
from tests.support.events_desk import ScriptedEvents, event

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def narrow(make_desk, monkeypatch):
    for limit in ("NARROW_PX", "LOW_PX"):
        monkeypatch.setattr(shared_place, limit, 10_000)
    window = make_desk(1).window
    window.resize(960, 540)
    events, sound = ScriptedEvents(), Sound(which=lambda _: None)
    ui = EventsUi(events, at_once, clock=ManualClock(), sound=sound)
    ui.dock_into(window)
    point_at(window.centre)  # wherever the test before left the pointer
    ui.tick()
    yield SimpleNamespace(window=window, events=events, ui=ui, list=window.cameras_dock)
    ui.close()
    ui.deleteLater()
    sound.deleteLater()


def point_at(part) -> None:
    QCursor.setPos(part.mapToGlobal(part.rect().center()))
    QApplication.processEvents()


def happen(narrow, one) -> None:
    narrow.events.happen(one)
    narrow.ui.tick()
    QApplication.processEvents()


def in_front(narrow) -> str:
    docks = (narrow.list, narrow.ui.dock)
    (front,) = [dock.objectName() for dock in docks if not dock.visibleRegion().isEmpty()]
    return front


def click_tab(narrow, title: str) -> None:
    bars = narrow.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (bar,) = [bar for bar in bars if bar.isVisible()]
    (at,) = [at for at in range(bar.count()) if bar.tabText(at) == title]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
    QApplication.processEvents()


def test_what_waits_comes_in_front_of_the_list_that_nobody_chose(narrow):
    assert in_front(narrow) == "cameras"
    happen(narrow, event(1))
    assert in_front(narrow) == "events"
    assert narrow.ui.dock.windowTitle() == "▲ Peristiwa (1)"
    click_tab(narrow, narrow.list.windowTitle())
    happen(narrow, event(2))
    assert in_front(narrow) == "cameras"  # a person chose it
    assert narrow.ui.dock.windowTitle() == "▲ Peristiwa (2)"
    narrow.ui.acknowledge([1, 2])
    assert narrow.ui.dock.windowTitle() == "Peristiwa"


def test_a_tab_that_a_person_went_away_from_and_back_to_stays_in_front(narrow):
    click_tab(narrow, "Peristiwa")
    narrow.ui.tick()
    click_tab(narrow, narrow.list.windowTitle())
    happen(narrow, event(1))
    assert in_front(narrow) == "cameras"


def test_the_list_stays_in_front_while_somebody_works_in_it(narrow):
    narrow.window.activateWindow()
    search = narrow.window.cameras.panel.search
    search.setFocus()
    happen(narrow, event(1))
    assert QApplication.focusWidget() is search
    assert in_front(narrow) == "cameras"


def test_the_list_stays_in_front_under_the_pointer_until_that_leaves(narrow):
    point_at(narrow.window.cameras.panel.search)
    happen(narrow, event(1))
    assert in_front(narrow) == "cameras"
    point_at(narrow.window.centre)
    happen(narrow, event(2))
    assert in_front(narrow) == "events"


def test_what_is_known_already_leaves_the_list_in_front(narrow):
    happen(narrow, event(1, acknowledged_by="sari", acknowledged_utc=START_UTC))
    assert in_front(narrow) == "cameras"
    assert narrow.ui.dock.windowTitle() == "Peristiwa"
