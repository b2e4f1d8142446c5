"""The wall keeps its size while panels, badges and strips come: with every pixel all tiles are cut anew."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.ui import slices
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.access.session_strip import SessionStrip
from scc_wall.ui.events.badge import EventsBadge
from scc_wall.ui.events.desk import EventsSnapshot
from scc_wall.ui.events.events_ui import EventsUi
from scc_wall.ui.sites.sites_ui import SitesUi
from scc_wall.ui.slices import NEXT_TURN_MS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_badge_in_the_status_line_and_the_session_in_the_menu_bar_move_no_tile(make_desk, qtbot):
    desk = make_desk(1)
    before = desk.wall.size_px
    badge, strip = EventsBadge(), SessionStrip()
    desk.window.offer_status(badge)
    badge.show()
    desk.window.set_session_strip(strip)
    qtbot.waitUntil(lambda: badge.isVisible() and strip.isVisible() and badge.height() > 0)
    desk.window.layout().activate()
    assert desk.wall.size_px == before


def test_a_wall_that_is_narrowed_and_widened_again_in_one_turn_asks_for_nothing(make_desk, qtbot):
    desk = make_desk(1)
    wall, changes = desk.wall, []
    qtbot.waitUntil(lambda: desk.ui.model.waits is None)
    desk.ui.model.subscribe(lambda: changes.append(wall.size_px))
    size, narrow = wall.size(), wall.size()
    narrow.setWidth(size.width() - 200)
    wall.resize(narrow)
    wall.resize(size)
    qtbot.waitUntil(lambda: not wall._looks_at_size)
    assert changes == []
    wall.resize(narrow)
    qtbot.waitUntil(lambda: changes == [wall.size_px])
    assert wall.tiles[-1].rect.x + wall.tiles[-1].rect.width <= narrow.width()


def test_docks_that_were_laid_out_anew_are_painted_one_a_turn_however_late(make_desk, qtbot):
    window, turns = make_desk(1).window, []
    for name in ("one", "two"):
        dock = QDockWidget(window)
        dock.setObjectName(name)
        window.dock_right(dock)
    docks = window.findChildren(QDockWidget)
    held = lambda: sum(not dock.updatesEnabled() for dock in docks)  # noqa: E731
    window.reset_arrangement()
    assert held() == len(docks) == 3
    end_ms = slices.now_ms() + 5 * slices.PAUSE_MS
    while slices.now_ms() < end_ms:
        pass  # a turn that takes longer than the pauses between all of them
    beat = QTimer(window)
    beat.timeout.connect(lambda: turns.append(held()))
    beat.start(0)
    qtbot.waitUntil(lambda: not held())
    beat.stop()
    assert {2, 1} <= set(turns)


@pytest.mark.parametrize("kind", ["events", "sites"])
def test_a_bar_with_nothing_to_tell_is_never_seen(kind, qtbot, clock):
    class Quiet:
        """A desk that knows nothing."""

        def snapshot(self):
            return EventsSnapshot() if kind == "events" else SitesSnapshot()

        def revision(self):
            return 0

    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    panel = EventsUi(Quiet(), at_once, clock=clock) if kind == "events" else SitesUi(Quiet(), at_once, clock=clock)
    panel.dock_into(window)
    bar = panel._bar
    turns = []
    QTimer.singleShot(NEXT_TURN_MS, lambda: turns.append(bar.isVisible()))  # behind what Qt shows a turn later
    qtbot.waitUntil(lambda: bool(turns))
    assert turns == [False]
    panel.close()
    panel.deleteLater()
