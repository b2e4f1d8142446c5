"""Stops one camera: sends the stop until the camera is proved to stand, or until nothing more can be done.

The ways are `Stop`, zero velocity, zero relative move (specs/ptz.md). A camera that took one and moves on is sent two
in the next round, then all. A camera that stands is looked at again a moment later: the last command of the process
that died may still have been on its way.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.stop import StopToken
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import PtzCamera, PtzStatus, PtzVector
from scc_wall.guardian.approach import Approach

log = logging.getLogger(__name__)

_REFUSED: Final = frozenset({CallCause.FAULT, CallCause.UNSUPPORTED, CallCause.BAD_ANSWER})
"""Another way may be taken; of the other causes the next way would fail too."""
_LOCKS_OUT: Final = frozenset({CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN})
_SAME: Final = 0.002
"""Positions nearer than this are equal; at a camera's slowest it moves ten times as far between two looks."""

_WAYS: Final[tuple[Callable[[PtzCamera], None], ...]] = (
    lambda ptz: ptz.stop(),
    lambda ptz: ptz.move(PtzVector((0.0, 0.0), 0.0)),
    lambda ptz: ptz.move(PtzVector((0.0, 0.0))),  # a camera without a zoom may refuse the line above
    lambda ptz: ptz.relative(PtzVector((0.0, 0.0), 0.0)),
)


class Outcome(StrEnum):
    """How a stop ended."""

    PROVED = "proved"
    TAKEN = "taken"
    """The camera took it several times, and does not tell whether it stands."""
    LEFT = "left"
    """The camera took it, and by now another guardian of this home answers for it."""
    CALLED_OFF = "called-off"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class StopLimits:
    """How a stop is repeated.

    Parameters
    ----------
    most_s
        In all; a call that is under way then still ends within its own time.
    first_s, longest_s
        Waits between rounds, doubling. Source: specs/ptz.md, "repeated at 0.1, 0.2, 0.4 s".
    refused_first_s
        Wait after a refused password, doubling: cameras lock accounts out.
    look_s
        Between two looks. Source: specs/ptz.md, "two equal positions at 4 Hz".
    late_s
        A command of the process that died reaches the camera no later. Source: specs/ptz.md, "jitter of 800 ms".
    taken_enough
        How often a camera that tells nothing of its drives must have taken the stop.
    """

    most_s: float = 60.0
    first_s: float = 0.1
    longest_s: float = 2.0
    refused_first_s: float = 2.0
    look_s: float = 0.25
    late_s: float = 1.5
    taken_enough: int = 3


class _CalledOffError(Exception):
    """Nobody wants this stop any more."""


class StopRun:
    """One stop of one camera; runs on the thread that calls `run`.

    Parameters
    ----------
    superseded
        Whether another guardian of this home has begun since: then a camera that took a stop is left to it.
    """

    def __init__(
        self, approach: Approach, clock: Clock, limits: StopLimits, superseded: Callable[[], bool] = lambda: False
    ) -> None:
        self._approach = approach
        self._clock = clock
        self._limits = limits
        self._superseded = superseded
        self._called_off = StopToken()
        self._began_mono_ns = clock.mono_ns()
        self._rounds = self._failures = self._refusals = self._taken = 0

    @property
    def camera_id(self) -> int:
        """Which camera."""
        return self._approach.introduced.camera_id

    def call_off(self) -> None:
        """End soon: the UI process answers for the camera again. Idempotent, from any thread."""
        self._called_off.stop()

    def run(self) -> Outcome:
        """Stop the camera; return how that ended."""
        try:
            outcome = self._run()
        except _CalledOffError:
            outcome = Outcome.CALLED_OFF
        tell = log.error if outcome is Outcome.GIVEN_UP else log.info
        told = (self.camera_id, outcome, self._passed_s(), self._rounds, self._failures)
        tell("cam-%d: stop %s after %.2f s, %d rounds, %d of them failed", *told)
        return outcome

    def _run(self) -> Outcome:
        while True:
            self._rounds += 1
            try:
                outcome = self._round()
                wait_s = self._doubled(self._limits.first_s, self._rounds)
            except CameraCallError as error:
                outcome, wait_s = None, self._failed(error)
            except _CalledOffError:
                raise
            except Exception:
                log.exception("cam-%d: a bug in stopping it", self.camera_id)
                outcome, wait_s = None, self._limits.longest_s  # the camera must be stopped all the same
            if outcome is not None:
                return outcome
            if self._taken and self._superseded():
                return Outcome.LEFT
            if self._passed_s() + wait_s > self._limits.most_s:
                return Outcome.GIVEN_UP
            self._wait(wait_s)

    def _round(self) -> Outcome | None:
        """Send the stop and look; None if there must be another round."""
        ptz = self._approach.ptz()
        self._wait(0.0)
        _send(ptz, at_least=self._taken + 1)
        self._taken += 1
        if self._taken == 1:
            log.info("cam-%d took the stop after %.2f s", self.camera_id, self._passed_s())
        still = self._stands(ptz)
        early_s = self._limits.late_s - self._passed_s()
        if still and early_s > 0:
            self._wait(early_s)
            still = self._stands(ptz)
        if still:
            return Outcome.PROVED
        enough = self._taken >= self._limits.taken_enough and early_s <= 0
        return Outcome.TAKEN if still is None and enough else None

    def _stands(self, ptz: PtzCamera) -> bool | None:
        """Return whether two looks prove that it stands; None if the camera does not tell.

        That it says so is not believed while its position changes: there are cameras that always say idle.
        """
        try:
            one = ptz.status()
            self._wait(self._limits.look_s)
            two = ptz.status()
        except CameraCallError as error:
            if error.cause in _REFUSED:
                return None
            raise
        return stands(one, two)

    def _failed(self, error: CameraCallError) -> float:
        """Return how long to wait after a round that failed."""
        self._failures += 1
        log.warning("cam-%d: the stop failed: %s", self.camera_id, error.cause)
        if self._failures > 1:
            self._approach.begin_anew()
        if error.cause in _LOCKS_OUT:
            self._refusals += 1
            return float(self._limits.refused_first_s * 2 ** (self._refusals - 1))
        return self._doubled(self._limits.first_s, self._rounds)

    def _passed_s(self) -> float:
        return seconds_between(self._began_mono_ns, self._clock.mono_ns())

    def _doubled(self, first_s: float, times: int) -> float:
        return min(first_s * 2.0 ** min(times - 1, 30), self._limits.longest_s)

    def _wait(self, wait_s: float) -> None:
        if self._called_off.wait(wait_s):
            raise _CalledOffError


def _send(ptz: PtzCamera, *, at_least: int) -> None:
    """Send the stop in so many ways (as many as the camera takes); raise if it takes none.

    Of one that leaves the first way unanswered the next is tried at once: it may hang in that alone.
    """
    taken, refusal, unanswered = 0, None, False
    for way in _WAYS:
        try:
            way(ptz)
            taken += 1
        except CameraCallError as error:
            if error.cause is CallCause.TIMEOUT and not unanswered:
                unanswered = True
            elif error.cause not in _REFUSED:
                if taken:
                    return
                raise
            refusal = error
        if taken >= at_least:
            return
    if not taken and refusal is not None:
        raise refusal


def stands(one: PtzStatus, two: PtzStatus) -> bool | None:
    """Return whether a camera that said so, and then so, stands; None if it tells neither motion nor position."""
    still = _same_position(one, two)
    if one.idle is None and two.idle is None:
        return still
    return bool(one.idle and two.idle and still is not False)


def _same_position(one: PtzStatus, two: PtzStatus) -> bool | None:
    before, after = _numbers(one), _numbers(two)
    if not before or not after:
        return None
    return len(before) == len(after) and all(abs(a - b) < _SAME for a, b in zip(before, after, strict=True))


def _numbers(status: PtzStatus) -> tuple[float, ...]:
    zoom = status.position.zoom
    return (*(status.position.pan_tilt or ()), *((zoom,) if zoom is not None else ()))
