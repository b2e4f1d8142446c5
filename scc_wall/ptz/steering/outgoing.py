"""Calls on their way to a camera: made elsewhere, their outcomes taken in by the worker, none waited for."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.ptz.steering.calls import Calls

log = logging.getLogger(__name__)
T = TypeVar("T")


class CallKind(StrEnum):
    """What a call is for."""

    CONNECT = "connect"
    STATUS = "status"
    MOVE = "move"
    STOP = "stop"
    PRESETS = "presets"


LOST_AFTER_S: Final = {
    CallKind.CONNECT: 30.0,
    CallKind.STATUS: 3.0,
    CallKind.MOVE: 3.0,
    CallKind.STOP: 3.0,
    CallKind.PRESETS: 12.0,
}
"""When a call counts as lost that has not ended by then in its own time; it may consist of several."""


@dataclass(slots=True)
class _Flight:
    kind: CallKind
    began_mono_ns: int
    done: Callable[[Any, CameraCallError | None], None]


class Outgoing:
    """Sends calls, and hands each outcome over once, on the thread that calls `land`.

    Parameters
    ----------
    wake
        Called by whatever thread has an outcome.
    late
        Told of a call that had been counted as lost and yet was answered well.
    after
        Called by the thread of each call when it is over.
    """

    def __init__(
        self,
        calls: Calls,
        clock: Clock,
        *,
        wake: Callable[[], None],
        late: Callable[[CallKind], None],
        after: Callable[[], None],
    ) -> None:
        self._calls = calls
        self._clock = clock
        self._wake = wake
        self._late = late
        self._after = after
        self._flights: dict[int, _Flight] = {}
        self._lost: dict[int, CallKind] = {}
        self._landed: deque[tuple[int, Any, CameraCallError | None]] = deque()
        self._tickets = 0

    def send(
        self, kind: CallKind, call: Callable[[], T], done: Callable[[T | None, CameraCallError | None], None]
    ) -> None:
        """Make a call; `done` is told its value or why there is none."""
        self._tickets += 1
        ticket = self._tickets
        self._flights[ticket] = _Flight(kind, self._clock.mono_ns(), done)

        def run() -> None:
            self._landed.append((ticket, *_outcome(call)))
            self._after()
            self._wake()

        self._calls.start(run)

    def on_way(self, kind: CallKind) -> int:
        """Return how many calls of that kind are on their way."""
        return sum(flight.kind is kind for flight in self._flights.values())

    def newest_s(self, kind: CallKind) -> float:
        """Return for how long the newest of that kind is on its way; 0 without."""
        began = [flight.began_mono_ns for flight in self._flights.values() if flight.kind is kind]
        return seconds_between(max(began), self._clock.mono_ns()) if began else 0.0

    def land(self) -> None:
        """Hand over what has come, and count as lost what is too late."""
        while self._landed:
            ticket, value, error = self._landed.popleft()
            flight = self._flights.pop(ticket, None)
            kind = self._lost.pop(ticket, None)
            if flight is not None:
                flight.done(value, error)
            elif kind is not None and error is None:
                self._late(kind)
        now = self._clock.mono_ns()
        for ticket, flight in list(self._flights.items()):
            if seconds_between(flight.began_mono_ns, now) >= LOST_AFTER_S[flight.kind]:
                del self._flights[ticket]
                self._lost[ticket] = flight.kind
                flight.done(None, CameraCallError(CallCause.TIMEOUT))

    def due_mono_ns(self) -> int | None:
        """Return when the next call counts as lost; None without calls."""
        ends = (flight.began_mono_ns + round(LOST_AFTER_S[flight.kind] * 1e9) for flight in self._flights.values())
        return min(ends, default=None)


def _outcome(call: Callable[[], T]) -> tuple[T | None, CameraCallError | None]:
    try:
        return call(), None
    except CameraCallError as error:
        return None, error
    except Exception:  # a bug of ours: whether the camera took it is unknown, and it must be stopped all the same
        log.exception("a call to a camera failed unexpectedly")
        return None, CameraCallError(CallCause.BAD_ANSWER)
