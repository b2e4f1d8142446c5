"""Where panels stand, and how each person finds the desk as they left it."""

from functools import partial
from itertools import permutations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QWidget

from scc_wall.app.desk.user_state import DESK_STATE, UserState
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteState
from scc_wall.ui import shared_place
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.desk.memory import DeskMemory
from scc_wall.ui.shared_place import share_place
from scc_wall.ui.sites.chips import CountChips
from scc_wall.ui.table_memory import TableLook, tables

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


@pytest.fixture(autouse=True)
def _wide(monkeypatch):
    """Let the offscreen screen of 800 pixels count as a wide one."""
    monkeypatch.setattr(shared_place, "NARROW_PX", 0)


def dock(desk, name):
    made = QDockWidget(name, desk.window)
    made.setObjectName(name)
    made.setWidget(QLabel(name))
    desk.window.dock_right(made)
    return made


class People:
    """Stands for the table of each person's settings."""

    def __init__(self):
        self.kept = {}
        self.broken = False

    @property
    def user_settings(self):
        return self

    def whole(self):
        return self

    def get(self, login, setting):
        assert setting is DESK_STATE
        return self.kept.get(login, {})

    def set(self, login, setting, value):
        if self.broken:
            raise SccError(Told("penuh", "full"))
        self.kept[login] = value


@pytest.fixture
def people(make_desk):
    desk = make_desk(3)
    desk.people = People()
    desk.panels = [dock(desk, name) for name in ("sites", "session")]
    desk.state = UserState(desk.window.memory, desk.people, at_once)
    return desk


def test_panels_stand_as_tabs_at_the_right_and_come_back_there(people):
    sites, session = people.panels
    assert people.window.tabifiedDockWidgets(sites) == [session]
    people.window.addDockWidget(LEFT, session)
    people.window.cameras_dock.hide()
    people.ui.commands.run("panels-reset")
    assert people.window.dockWidgetArea(session) == RIGHT
    assert people.window.tabifiedDockWidgets(sites) == [session]
    assert people.window.cameras_dock.isVisible()


@pytest.mark.parametrize("order", list(permutations(("ptz", "sites", "session"))))
def test_panels_share_one_place_whichever_opens_first_and_the_events_stand_alone(make_desk, order, monkeypatch):
    window = make_desk(1).window
    monkeypatch.setattr(shared_place, "LOW_PX", 0)
    made = {}
    for name in ("events", *order):
        made[name] = QDockWidget(name, window)
        made[name].setObjectName(name)
        made[name].setWidget(QLabel(name))
        window.addDockWidget(RIGHT, made[name])
        share_place(window, made[name], in_front=name == "sites")
        made[name].show()
    assert set(window.tabifiedDockWidgets(made["sites"])) == {made["ptz"], made["session"]}
    assert not window.tabifiedDockWidgets(made["events"])


def test_on_a_low_screen_the_events_share_the_place_too_and_the_status_line_stays_in_sight(make_desk, monkeypatch):
    window = make_desk(1).window
    monkeypatch.setattr(shared_place, "LOW_PX", 10_000)
    made = {}
    for name in ("session", "events", "sites"):
        made[name] = QDockWidget(name, window)
        made[name].setObjectName(name)
        made[name].setWidget(QLabel(name))
        window.addDockWidget(RIGHT, made[name])
        share_place(window, made[name], in_front=name != "session")
        made[name].show()
    tabs = set(window.tabifiedDockWidgets(made["events"]))
    assert {made["session"], made["sites"]} <= tabs


def test_on_a_narrow_screen_the_list_is_one_of_the_tabs_and_the_wall_has_half_of_the_width(make_desk, monkeypatch):
    monkeypatch.setattr(shared_place, "NARROW_PX", 10_000)
    desk = make_desk(1)
    window = desk.window
    window.resize(960, 540)
    panels = [dock(desk, name) for name in ("session", "sites")]
    assert window.dockWidgetArea(window.cameras_dock) == RIGHT
    assert set(window.tabifiedDockWidgets(window.cameras_dock)) == set(panels)
    window.addDockWidget(LEFT, window.cameras_dock)
    desk.ui.commands.run("panels-reset")
    assert window.dockWidgetArea(window.cameras_dock) == RIGHT
    assert set(window.tabifiedDockWidgets(window.cameras_dock)) == set(panels)
    QApplication.processEvents()
    assert window.centre.width() >= window.width() / 2


def test_a_list_that_was_left_at_the_left_stays_there_on_a_narrow_screen(make_desk, monkeypatch):
    kept = make_desk(1).window.arrangement()
    monkeypatch.setattr(shared_place, "NARROW_PX", 10_000)
    window = make_desk(1).window
    window.arrange_now(kept)
    assert window.dockWidgetArea(window.cameras_dock) == LEFT


@pytest.mark.parametrize("order", list(permutations(("ptz", "sites", "events"))))
def test_the_events_have_their_part_of_the_height_whichever_opens_first(make_desk, order, monkeypatch):
    window = make_desk(1).window
    monkeypatch.setattr(shared_place, "LOW_PX", 0)
    window.resize(1600, 1000)
    made = {}
    for name in order:
        made[name] = QDockWidget(name, window)
        made[name].setObjectName(name)
        tall = QWidget()
        tall.setMinimumHeight(100)
        made[name].setWidget(tall)
        tall.sizeHint = partial(QSize, 300, 200 if name == "events" else 900)
        window.addDockWidget(RIGHT, made[name])
        share_place(window, made[name], in_front=name == "sites")
        made[name].show()
    QApplication.processEvents()
    assert made["events"].height() > 0.35 * window.height()
    assert made["events"].y() > made["sites"].y()


def test_panels_that_are_put_back_leave_the_events_in_sight_below(make_desk, monkeypatch):
    monkeypatch.setattr(shared_place, "LOW_PX", 0)
    monkeypatch.setattr(shared_place, "NARROW_PX", 0)
    desk = make_desk(1)
    events, sites, session = (dock(desk, name) for name in ("events", "sites", "session"))
    desk.ui.commands.run("panels-reset")
    assert desk.window.tabifiedDockWidgets(sites) == [session]
    assert not desk.window.tabifiedDockWidgets(events)
    QApplication.processEvents()
    assert events.geometry().top() > sites.geometry().top()


def test_each_person_finds_their_own_desk_and_the_station_has_its_own(people):
    _, session = people.panels
    people.state.follow("sri")
    people.window.addDockWidget(LEFT, session)
    people.window.centre.show_screen(2)
    region = people.ui.cameras.panel.view.model().index(0, 0)
    people.ui.cameras.panel.view.collapse(region)
    people.state.keep()
    assert people.state.station_docks("moved") != "moved"
    people.state.follow("")
    assert people.window.dockWidgetArea(session) == RIGHT
    assert people.window.centre.shown == 0
    assert people.ui.cameras.panel.view.isExpanded(people.ui.cameras.panel.view.model().index(0, 0))
    people.state.follow("budi")
    assert people.window.dockWidgetArea(session) == RIGHT
    people.state.follow("sri")
    assert people.window.dockWidgetArea(session) == LEFT
    assert people.window.centre.shown == 2
    assert not people.ui.cameras.panel.view.isExpanded(people.ui.cameras.panel.view.model().index(0, 0))


@pytest.mark.allows_log("does not take an odd value")
@pytest.mark.parametrize("odd", [{"docks": "kein Zustand"}, {"docks": 7, "screen": "dua", "folded": None}, {"x": []}])
def test_an_odd_state_leaves_a_desk_that_can_be_worked_at(people, odd):
    people.people.kept["sri"] = odd
    people.state.follow("sri")
    assert people.window.cameras_dock.isVisible()
    assert people.window.dockWidgetArea(people.panels[0]) == RIGHT
    assert people.window.centre.shown == 0


def test_a_screen_that_is_gone_and_regions_that_are_are_passed_over(people):
    people.people.kept["sri"] = {"screen": 9, "folded": ["Kabupaten Entah", 4]}
    people.state.follow("sri")
    assert people.window.centre.shown == 0


@pytest.mark.allows_log("the desk of a person is not kept")
def test_what_the_store_refused_is_written_the_next_time(people):
    people.state.follow("sri")
    people.people.broken = True
    people.window.centre.show_screen(1)
    people.state.keep()
    people.people.broken = False
    people.state.keep()
    assert people.people.kept["sri"]["screen"] == 1


def test_whoever_left_before_their_desk_was_read_changes_nobodys(people):
    waiting = []
    state = UserState(people.window.memory, people.people, lambda *job: waiting.append(partial(at_once, *job)))
    people.people.kept["sri"] = {"screen": 2}
    state.follow("sri")
    state.follow("")
    for job in waiting:
        job()
    assert people.window.centre.shown == 0


def test_a_panel_that_is_made_later_gets_what_was_remembered_of_it():
    memory, seen = DeskMemory(), []
    memory.apply({"filter": "down"})
    assert memory.collect() == {"filter": "down"}  # it is not forgotten meanwhile
    memory.add("filter", lambda: "down", seen.append, str)
    assert seen == ["down"]


def test_the_states_that_a_person_filters_sites_by_are_remembered(shown):
    chips, seen = shown(CountChips()), []
    chips.filtered.connect(seen.append)
    chips.choose(["no state", 7, SiteState.DOWN.value])
    assert seen == [frozenset({SiteState.DOWN})]
    assert chips.remembered() == [SiteState.DOWN.value]
    chips.choose([])
    assert seen[-1] == frozenset()


def test_each_person_finds_their_own_tables_and_a_reset_forgets_them(people):
    wide = TableLook((7000, 3000), 1, descending=True)
    people.state.follow("sri")
    tables.keep("sites", wide)
    people.state.keep()
    people.state.follow("")
    assert tables.of("sites") == TableLook()
    people.people.kept["budi"] = {"screen": 0}  # kept before tables were
    people.state.follow("sri")
    assert tables.of("sites") == wide
    people.state.follow("budi")
    assert tables.of("sites") == TableLook()  # nothing of who was in before
    people.state.follow("sri")
    people.ui.commands.run("panels-reset")
    assert tables.of("sites") == TableLook()
    people.state.keep()
    people.state.follow("")
    people.state.follow("sri")
    assert tables.of("sites") == TableLook()
