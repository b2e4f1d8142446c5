"""Work of the UI thread in slices."""

import sys
from importlib.util import find_spec

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from scc_wall.app import panel_modules
from scc_wall.ui.sites import plots
from scc_wall.ui.slices import WIDGETS, Slices, knowing, loading, polishing


@pytest.fixture
def owner(qtbot):
    return QObject()


def test_pieces_are_done_in_order_one_each_turn_and_what_one_returns_comes_before_the_next(owner, qtbot):
    done, turns = [], []
    beat = QTimer(owner)
    beat.timeout.connect(lambda: turns.append(len(done)))
    beat.start(0)
    first = lambda: done.append(1) or [lambda: done.append(2), lambda: done.append(3)]  # noqa: E731
    slices = Slices([first, lambda: done.append(4)], owner)
    qtbot.waitUntil(lambda: not slices.running)
    beat.stop()
    assert done == [1, 2, 3, 4]
    assert {1, 2, 3} <= set(turns)  # the event loop had its turn between any two


def test_of_several_one_works_at_a_time_and_who_a_person_waits_for_comes_first(owner, qtbot):
    done = []
    pieces = lambda name: [lambda: done.append(name)] * 3  # noqa: E731
    first, second = Slices(pieces("a"), owner), Slices(pieces("b"), owner)
    third = Slices(pieces("c"), owner, ahead=True)
    qtbot.waitUntil(lambda: not (first.running or second.running or third.running))
    assert "".join(done) == "cccaaabbb"


def test_one_that_went_with_its_parent_holds_up_nobody(owner, qtbot):
    done, parent = [], QObject()
    gone = Slices([lambda: done.append("never")], parent)
    other = Slices([lambda: done.append("other")], owner)
    parent.deleteLater()
    qtbot.waitUntil(lambda: not other.running)
    assert done == ["other"]
    assert not isValid(gone)


def test_every_class_of_widgets_is_known_beforehand():
    names = [
        name
        for name in dir(QtWidgets)
        if isinstance(kind := getattr(QtWidgets, name), type) and issubclass(kind, QWidget)
    ]
    assert set(names) <= set(WIDGETS)
    assert knowing() == []  # they are, by now


def test_a_stop_leaves_the_rest_undone(owner, qtbot):
    done = []

    def pieces():
        yield lambda: done.append(1)
        yield slices.stop
        yield lambda: done.append(3)

    slices = Slices(pieces(), owner)
    qtbot.waitUntil(lambda: not slices.running)
    assert done == [1]


def test_a_widget_that_is_gone_is_not_polished(owner, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("x", window)
    pieces = polishing(window, at_once=1)
    label.setParent(None)
    label.deleteLater()
    qtbot.waitUntil(lambda: len(window.findChildren(QLabel)) == 0)
    for piece in pieces:
        piece()


@pytest.mark.parametrize("name", ["ACCESS", "SITES", "PTZ", "EVENTS", "DESK"])
def test_the_modules_that_are_loaded_in_slices_exist(name):
    assert [module for module in getattr(panel_modules, name) if find_spec(module) is None] == []


def test_loading_loads(owner):
    sys.modules.pop("colorsys", None)
    for piece in loading(["colorsys"]):
        piece()
    assert "colorsys" in sys.modules


def test_all_of_qts_classes_are_asked_for():
    names = [name for piece in plots._asking() for name in piece.args[1]]
    assert {"QObject", "QPainter", "QWidget"} <= set(names)
