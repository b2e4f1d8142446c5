"""A Qt test that leaves a timer, thread, animation or window behind fails, naming the line that started or made it.

Design: house style 11, learnt from napari's conftest. Qt's methods are replaced by plain functions, never by mocks:
a Mock set on a Qt method crashes PySide6 since 6.10.
"""

import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6 import QtWidgets
from PySide6.QtCore import (
    QAbstractAnimation,
    QAbstractEventDispatcher,
    QCoreApplication,
    QEvent,
    QObject,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.origin import origin

GRACE_MS = 2000
"""How long a thread may take to end by itself after the test."""

_timers: weakref.WeakKeyDictionary[QTimer, str] = weakref.WeakKeyDictionary()
_threads: weakref.WeakKeyDictionary[QThread, str] = weakref.WeakKeyDictionary()
_animations: weakref.WeakKeyDictionary[QAbstractAnimation, str] = weakref.WeakKeyDictionary()
_widgets: weakref.WeakKeyDictionary[QWidget, str] = weakref.WeakKeyDictionary()
_object_timers: list[tuple[weakref.ref[QObject], int, str]] = []
_single_shots: list["_SingleShot"] = []


class _SingleShot:
    """One `QTimer.singleShot` on its way; calls what it was asked to, and remembers that it did."""

    def __init__(self, msec: int, receiver: QObject | None, target: Callable[[], object]) -> None:
        self.origin = origin()
        self.due_s = time.monotonic() + msec / 1000
        self.receiver = None if receiver is None else weakref.ref(receiver)
        self._target = target
        self.fired = False

    def __call__(self) -> None:
        self.fired = True
        self._target()

    def waits(self) -> bool:
        """Return whether it will still fire, not counting the one due in this very turn of the event loop."""
        if self.receiver is not None:
            receiver = self.receiver()
            if receiver is None or not shiboken6.isValid(receiver):
                return False
        return not self.fired


@pytest.fixture(scope="session", autouse=True)
def _qt_starts_are_recorded() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QTimer, "start", _recording(QTimer.start, _timers))
        patch.setattr(QThread, "start", _recording(QThread.start, _threads))
        patch.setattr(QAbstractAnimation, "start", _recording(QAbstractAnimation.start, _animations))
        patch.setattr(QObject, "startTimer", _recording_object_timer(QObject.startTimer))
        patch.setattr(QTimer, "singleShot", staticmethod(_recording_single_shot(QTimer.singleShot)))
        for kind in list(vars(QtWidgets).values()):
            if isinstance(kind, type) and issubclass(kind, QWidget) and "__init__" in vars(kind):
                patch.setattr(kind, "__init__", _recording(kind.__init__, _widgets))
        yield


def _recording(method: Callable[..., Any], recorded: weakref.WeakKeyDictionary[Any, str]) -> Callable[..., Any]:
    def recording(self: object, *args: object, **kwargs: object) -> object:
        where = origin()
        result = method(self, *args, **kwargs)
        recorded[self] = where  # afterwards: an unmade object has no hash yet
        return result

    return recording


def _recording_object_timer(start_timer: Callable[..., int]) -> Callable[..., int]:
    def recording(self: QObject, *args: object, **kwargs: object) -> int:
        timer_id = start_timer(self, *args, **kwargs)
        _object_timers.append((weakref.ref(self), timer_id, origin()))
        return timer_id

    return recording


def _recording_single_shot(single_shot: Callable[..., None]) -> Callable[..., None]:
    def recording(msec: int, *rest: Any) -> None:
        *between, target = rest
        if not callable(target):
            return single_shot(msec, *rest)  # Qt's old string form; nobody here uses it
        receiver = next((part for part in between if isinstance(part, QObject)), None)
        bound_to = getattr(target, "__self__", None)
        if receiver is None and isinstance(bound_to, QObject):
            receiver = bound_to  # as PySide does for a bound method: dropped with its object
            between = [*between, receiver]
        shot = _SingleShot(msec, receiver, target)
        if msec > 0:
            _single_shots.append(shot)
        return single_shot(msec, *between, shot)

    return recording


@pytest.fixture(autouse=True)
def _no_qt_leaks(_qt_starts_are_recorded: None, qapp: QApplication) -> Iterator[None]:
    _single_shots.clear()
    _object_timers.clear()
    windows_before = set(qapp.topLevelWidgets())
    timers_before = set(_active(_timers, QTimer.isActive))
    yield
    _finish_deletions()
    left = [*_left_windows(qapp, windows_before), *_left_timers(timers_before), *_left_threads(), *_left_animations()]
    if left:
        pytest.fail("left behind:\n" + "\n".join(left), pytrace=False)


def _finish_deletions() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _active(started: weakref.WeakKeyDictionary[Any, str], runs: Callable[[Any], bool]) -> list[Any]:
    return [thing for thing in list(started) if shiboken6.isValid(thing) and runs(thing)]


def _left_windows(app: QApplication, before: set[QWidget]) -> Iterator[str]:
    for window in set(app.topLevelWidgets()) - before:
        if shiboken6.isValid(window):
            name = f"{type(window).__name__} {window.objectName()!r}"
            yield f"window {name}, made at {_widgets.get(window, 'a line that Qt alone knows')}"
            window.close()
            window.deleteLater()
    _finish_deletions()


def _left_timers(before: set[QTimer]) -> Iterator[str]:
    for timer in _active(_timers, QTimer.isActive):
        if timer not in before:
            yield f"timer of {timer.interval()} ms, started at {_timers[timer]}"
            timer.stop()
    for reference, timer_id, where in _object_timers:
        owner = reference()
        if owner is not None and shiboken6.isValid(owner) and _is_registered(owner, timer_id):
            yield f"timer {timer_id} of {type(owner).__name__}, started at {where}"
            owner.killTimer(timer_id)
    for shot in _single_shots:
        if shot.waits():
            in_ms = round((shot.due_s - time.monotonic()) * 1000)
            yield f"single shot due in {in_ms} ms, started at {shot.origin}"


def _is_registered(owner: QObject, timer_id: int) -> bool:
    thread = owner.thread()  # held: PySide drops the dispatcher's wrapper with its thread's
    dispatcher: QAbstractEventDispatcher | None = QAbstractEventDispatcher.instance(thread)  # None: thread has ended
    return dispatcher is not None and any(info.timerId == timer_id for info in dispatcher.registeredTimers(owner))


def _left_threads() -> Iterator[str]:
    for thread in _active(_threads, QThread.isRunning):
        if not thread.wait(0):
            yield f"Qt thread {thread.objectName()!r}, started at {_threads[thread]}"
            thread.requestInterruption()
            thread.quit()
            thread.wait(GRACE_MS)
    if not QThreadPool.globalInstance().waitForDone(GRACE_MS):
        yield "work in Qt's global thread pool"


def _left_animations() -> Iterator[str]:
    for animation in _active(_animations, lambda one: one.state() == QAbstractAnimation.State.Running):
        yield f"{type(animation).__name__}, started at {_animations[animation]}"
        animation.stop()
