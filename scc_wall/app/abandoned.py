"""Waits for what can't be interrupted, such as a website that answers slowly, and leaves it when it is stopped."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from typing import Final, TypeVar

from scc_wall.base.course import Course
from scc_wall.base.told import Told

LOOK_S: Final = 0.1
"""How soon a wish to stop is heard."""
Answer = TypeVar("Answer")


def awaited(ask: Callable[[], Answer], told: Told, course: Course, name: str) -> Answer:
    """Return what `ask` does, and raise what it raises; it runs on a thread of its own.

    Parameters
    ----------
    ask
        Ends by itself within seconds, and changes nothing: stopped, it is left to run out, and nobody hears its answer.
    told
        What is being done.
    name
        Of its thread.

    Raises
    ------
    Stopped
        If it was stopped.
    """
    future: Future[Answer] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except BaseException as error:  # noqa: BLE001 - raised again by who waits
            future.set_exception(error)

    course.step(told)
    threading.Thread(target=run, name=name, daemon=True).start()
    while True:
        try:
            return future.result(LOOK_S)
        except NotYetError:
            if future.done():  # it came right now, or the error is its own
                return future.result()
            course.step(told)
