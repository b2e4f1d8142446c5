"""The guardian itself: takes messages, notices silence and the end of the link, and has cameras stopped.

Its main thread only takes what comes to its inbox; every stop runs on a thread of its own, so that a camera that hangs
delays no other.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.guardian.approach import Approach, OpenPtz
from scc_wall.guardian.messages import (
    Arm,
    Beat,
    Disarm,
    Forget,
    FromGuardian,
    Goodbye,
    Heard,
    Introduce,
    ToGuardian,
)
from scc_wall.guardian.stopping import StopLimits, StopRun
from scc_wall.guardian.watch import SILENCE_S, Phase, Watch

log = logging.getLogger(__name__)

OVERSLEPT_S: Final = 0.5
"""A wait that took so much longer than asked for: this process stood still itself, or the whole machine."""
LAST_CALL_S: Final = 10.0
"""How long calls that are under way may take beyond the limit of the stops, before the process ends all the same."""


@dataclass(frozen=True, slots=True)
class End:
    """Nobody speaks any more.

    Parameters
    ----------
    why
        For the log.
    """

    why: str


@dataclass(frozen=True, slots=True)
class _Done:
    """A stop ended."""

    run: StopRun


Event = ToGuardian | End


class Guardian:
    """Watches over the cameras that the UI process moves; `serve` runs on the main thread.

    Parameters
    ----------
    answer
        Sends a message back; must not raise.
    superseded
        Whether another guardian of this home has begun since.
    """

    def __init__(
        self,
        clock: Clock,
        open_ptz: OpenPtz,
        answer: Callable[[FromGuardian], None],
        *,
        superseded: Callable[[], bool] = lambda: False,
        limits: StopLimits | None = None,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._clock = clock
        self._open_ptz = open_ptz
        self._answer = answer
        self._superseded = superseded
        self._limits = limits or StopLimits()
        self._watch = Watch(silence_s)
        self._approaches: dict[int, Approach] = {}
        self._runs: dict[int, StopRun] = {}
        self._inbox: queue.SimpleQueue[Event | _Done] = queue.SimpleQueue()
        self._ended_mono_ns: int | None = None

    def tell(self, event: Event) -> None:
        """Put something into the inbox; at once, from any thread and from a signal's handler."""
        self._inbox.put(event)

    def serve(self) -> None:
        """Serve until the link has ended and no stop is owed any more, bounded in time."""
        while not self._over():
            try:
                self._serve_once()
            except Exception:
                log.exception("a bug in the guardian")  # the cameras must be stopped all the same
        for approach in self._approaches.values():
            approach.close()

    def _serve_once(self) -> None:
        wait_s = self._wait_s()
        before_mono_ns = self._clock.mono_ns()
        try:
            event = self._inbox.get(timeout=wait_s)
        except queue.Empty:
            self._look(before_mono_ns, wait_s or 0.0)
        else:
            self._take(event)

    def _over(self) -> bool:
        if self._ended_mono_ns is None:
            return False
        passed_s = seconds_between(self._ended_mono_ns, self._clock.mono_ns())
        return not self._runs or passed_s > self._limits.most_s + LAST_CALL_S

    def _wait_s(self) -> float | None:
        return 1.0 if self._watch.ended else self._watch.wait_s(self._clock.mono_ns())

    def _look(self, before_mono_ns: int, wait_s: float) -> None:
        """Stop what was left alone, unless nothing could be heard of it."""
        now_mono_ns = self._clock.mono_ns()
        if seconds_between(before_mono_ns, now_mono_ns) > wait_s + OVERSLEPT_S:
            self._watch.forgive(now_mono_ns)
        for camera_id in self._watch.silent(now_mono_ns):
            log.warning("cam-%d is left moving: no word from the program", camera_id)
            self._stop(camera_id)

    def _take(self, event: Event | _Done) -> None:
        match event:
            case Introduce():
                self._introduce(event)
            case Arm(camera_id, number):
                if (approach := self._approaches.get(camera_id)) is not None:
                    self._watch.arm(camera_id, self._clock.mono_ns())
                    approach.get_ready()
                self._heard(camera_id, number)
            case Beat(camera_id, number):
                self._watch.beat(camera_id, self._clock.mono_ns())
                self._heard(camera_id, number)
            case Disarm(camera_id):
                self._watch.disarm(camera_id)
                self._call_off(camera_id)
            case Forget(camera_id):
                self._forget(camera_id)
            case Goodbye():
                self._end("the program ends")
            case End(why):
                self._end(why)
            case _Done(run):
                self._done(run)

    def _heard(self, camera_id: int, number: int) -> None:
        armed = self._watch.phase(camera_id) is Phase.ARMED
        if armed:
            self._call_off(camera_id)
        self._answer(Heard(camera_id, number, armed))

    def _introduce(self, introduced: Introduce) -> None:
        known = self._approaches.get(introduced.camera_id)
        if self._watch.ended or (known is not None and known.introduced == introduced):
            return
        if known is not None:
            known.close()
        approach = self._approaches[introduced.camera_id] = Approach(introduced, self._open_ptz)
        approach.get_ready()

    def _forget(self, camera_id: int) -> None:
        """Forget a camera and its password; one that is armed still is stopped first, by the old account."""
        if self._watch.phase(camera_id) is None and not self._watch.ended:
            approach = self._approaches.pop(camera_id, None)
            if approach is not None:
                approach.close()

    def _end(self, why: str) -> None:
        if self._ended_mono_ns is not None:
            return
        self._ended_mono_ns = self._clock.mono_ns()
        left = self._watch.end()
        tell = log.warning if left else log.info
        tell("%s; %d cameras left moving, %d being stopped", why, len(left), len(self._runs))
        for camera_id in left:
            self._stop(camera_id)

    # --- stops

    def _stop(self, camera_id: int) -> None:
        run = StopRun(self._approaches[camera_id], self._clock, self._limits, self._superseded)
        self._runs[camera_id] = run
        threading.Thread(
            target=self._carry_out, args=(run,), name=f"guardian:stop cam-{camera_id}", daemon=True
        ).start()

    def _carry_out(self, run: StopRun) -> None:
        try:
            run.run()
        finally:
            self._inbox.put(_Done(run))

    def _call_off(self, camera_id: int) -> None:
        if not self._watch.ended and (run := self._runs.pop(camera_id, None)) is not None:
            run.call_off()

    def _done(self, run: StopRun) -> None:
        if self._runs.get(run.camera_id) is run:
            del self._runs[run.camera_id]
            self._watch.stopped(run.camera_id)
