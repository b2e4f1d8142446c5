"""Python's garbage collector in processes that run for weeks and make thousands of small objects a second."""

import gc
from typing import Final

from scc_wall.base.clock import Clock, seconds_between

YOUNG_OBJECTS: Final = 50_000
"""Collect the young generation that seldom: what pictures and ticks leave behind is freed by counting references."""
PINNED_YOUNG_OBJECTS: Final = 10_000
"""For the collector that is asked every second: 5 ms of the UI thread at most."""
YOUNG_FOR_MIDDLE: Final = 20
ALL_EVERY_S: Final = 600.0
"""What a person opened and closed is found by then: 8 to 14 ms with all panels open."""


def hold_collector() -> None:
    """Call before everything is loaded: what modules make stays, so looking for cycles meanwhile is in vain."""
    gc.disable()


def settle_collector() -> None:
    """Call once everything is loaded: what is there now is never looked at again, cycles are looked for less often.

    For processes without Qt; with it see `PinnedCollector`. With the default of 700 objects the collector took 6 % of
    the UI thread under 36 streams (perf). Nothing is collected first: that would hold up the wall for 60 ms, to free
    the little garbage that imports leave.
    """
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    gc.enable()


class PinnedCollector:
    """Looks for cycles on the thread that asks it to, and on no other; for the process that has windows.

    Python's own collector works on whatever thread happens to make an object. What it frees there may be connected to
    a signal of Qt, which is then disconnected from that thread: Qt holds a lock and waits for the interpreter, the UI
    thread holds the interpreter and waits for the lock, and the wall stands still for good (decision 0076).
    """

    def __init__(self, clock: Clock) -> None:
        hold_collector()
        self._clock = clock
        self._settled = False
        self._all_mono_ns = clock.mono_ns()

    def settle(self) -> None:
        """Call once everything is loaded: what is there now is never looked at, and what comes is from now on."""
        gc.freeze()
        self._settled = True
        self._all_mono_ns = self._clock.mono_ns()

    def look(self) -> None:
        """Collect if it is time; called every second, always by the same thread. Nothing before it is settled."""
        if not self._settled:
            return
        young, middle, _ = gc.get_count()
        if seconds_between(self._all_mono_ns, self._clock.mono_ns()) > ALL_EVERY_S:
            self._all_mono_ns = self._clock.mono_ns()
            gc.collect()
        elif young > PINNED_YOUNG_OBJECTS:
            gc.collect(1 if middle > YOUNG_FOR_MIDDLE else 0)
