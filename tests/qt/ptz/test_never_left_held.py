"""Whatever a person does, and whatever the keyboard loses: once they are elsewhere, no camera is left held.

Also: what takes its time is never asked on the UI thread, so that a camera or store that hangs holds up nothing.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.domain.steering import Hold
from scc_wall.domain.wall_editing import TileAddress
from tests.support.ptz_desk import lock_of

KEY = Qt.Key
# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEYS = [KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Plus, KEY.Key_PageDown, KEY.Key_Shift]
BUTTONS = [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton]
BARE = Qt.KeyboardModifier.NoModifier


def send_key(room, kind, key):
    QApplication.sendEvent(room.wall, QKeyEvent(kind, key, BARE))


def send_mouse(widget, kind, button, buttons, x, y):
    where = QPointF(x * widget.width(), y * widget.height())
    event = QMouseEvent(kind, where, QPointF(widget.mapToGlobal(where.toPoint())), button, buttons, BARE)
    QApplication.sendEvent(widget, event)


def elsewhere(room):
    """Move the keyboard from the wall to the panel, or from there to the wall."""
    (room.panel.tabs if room.wall.hasFocus() else room.wall).setFocus()


def other_application(room):
    room.ptz._on_application_state_changed(Qt.ApplicationState.ApplicationInactive)


def begin(room):
    if not room.ptz.mode.on:
        room.model.select(TileAddress(0, 0))
        room.wall.setFocus()
        room.ptz.toggle_mode()


def other_tile(room):
    return TileAddress(0, 0 if room.model.selected == TileAddress(0, 1) else 1)


def taken(room):
    camera = room.ptz.camera()
    if camera is not None:
        room.desk.lock(lock_of(camera.camera_id, mine=False), camera.camera_id)
        room.ptz.tick()
        room.desk.lock(None, camera.camera_id)
        room.ptz.tick()


def start_over(room):
    """The room is the same for all sequences of one test."""
    other_application(room)
    while room.model.page_index:
        room.ui.commands.run("page-previous")
    room.model.select(None)
    room.desk.calls.clear()
    begin(room)


WAYS_OUT = {
    "focus": elsewhere,
    "application": other_application,
    "selection": lambda room: room.model.select(other_tile(room)),
    "nothing": lambda room: room.model.select(None),
    "stop": lambda room: room.ptz.stop(),
    "taken": taken,
}
near = st.floats(0.02, 0.48)
steps = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(KEYS)),
    st.tuples(st.just("release"), st.sampled_from(KEYS)),
    st.tuples(st.just("down"), st.sampled_from(BUTTONS), near, near),
    st.tuples(st.just("move"), st.sampled_from([*BUTTONS, Qt.MouseButton.NoButton]), near, near),
    st.tuples(st.just("up"), st.sampled_from(BUTTONS), near, near),
    st.tuples(st.just("pad"), st.floats(0, 1), st.floats(0, 1)),
    st.tuples(st.just("pad up")),
    st.tuples(st.just("zoom"), st.booleans()),
    st.tuples(st.just("key"), st.sampled_from([KEY.Key_Escape, KEY.Key_Space, KEY.Key_T, KEY.Key_1])),
    st.tuples(st.just("begin")),
    st.tuples(st.just("out"), st.sampled_from(sorted(WAYS_OUT))),
)


def do(room, step):
    what, *more = step
    pad = room.panel.steer.pad
    kinds = {"down": QEvent.Type.MouseButtonPress, "up": QEvent.Type.MouseButtonRelease}
    if what in {"press", "release"}:
        send_key(room, QEvent.Type.KeyPress if what == "press" else QEvent.Type.KeyRelease, more[0])
    elif what in kinds:
        button, x, y = more
        send_mouse(room.wall, kinds[what], button, button if what == "down" else Qt.MouseButton.NoButton, x, y)
    elif what == "move":
        send_mouse(room.wall, QEvent.Type.MouseMove, Qt.MouseButton.NoButton, *more)
    elif what == "pad":
        left = Qt.MouseButton.LeftButton
        pad.setFocus()  # as a press by a person does
        send_mouse(pad, QEvent.Type.MouseButtonPress, left, left, *more)
    elif what == "pad up":
        send_mouse(pad, QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, 0.5, 0.5)
    elif what == "zoom":
        button = room.panel.steer.nearer
        button.setFocus()
        (button.pressed if more[0] else button.released).emit()
    elif what == "key":
        QTest.keyClick(room.wall, more[0])
    elif what == "begin":
        begin(room)
    else:
        WAYS_OUT[more[0]](room)
        assert room.desk.still_held() == set(), more[0]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=30), st.sampled_from(sorted(WAYS_OUT)))
def test_once_the_person_is_elsewhere_no_camera_is_left_held(room, sequence, way):
    start_over(room)
    for step in sequence:
        do(room, step)
    WAYS_OUT[way](room)
    assert room.desk.still_held() == set()
    room.desk.calls.clear()
    for key in KEYS:  # what comes up only now, or is repeated, moves nothing
        send_key(room, QEvent.Type.KeyRelease, key)
    assert [call for call in room.desk.calls if call[0] == "steer" and isinstance(call[2], Hold)] == []


def test_what_takes_its_time_is_left_to_the_work(room):
    """A work that never answers, as with a store that hangs: nothing slow may be asked beside it."""
    jobs = []
    room.ptz.wishes._work = lambda job, done, failed: jobs.append(job)
    room.desk.past = lambda camera_id: pytest.fail("asked on the UI thread")
    room.model.select(TileAddress(0, 1))
    room.panel.lock.reserve.click()
    assert not room.panel.lock.reserve.isEnabled()  # not twice
    room.panel.patrols.start_wished.emit(None)
    QTest.mousePress(room.panel.steer.pad, Qt.MouseButton.LeftButton, pos=QPoint(150, 84))
    QTest.mouseRelease(room.panel.steer.pad, Qt.MouseButton.LeftButton)
    room.ptz.tick()
    slow = {"reserve", "let_go", "take_over", "save_patrol", "remove_patrol", "keep_picture"}
    assert [call for call in room.desk.calls if call[0] in slow] == []
    assert len(jobs) == 2
    assert room.desk.still_held() == set()
