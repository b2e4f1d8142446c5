"""Writes what was seen of the sites by a thread of its own, in batches: whoever looks at sites never waits for a disk.

::

    result(), change(), verdict()  ─► bounded queues ─► each 5 s, or at 500 looks ─► history.write   one transaction
      any thread, never blocks           │                  each 10 min ──────────► history.roll_up
                                         └ a store that is locked or full: kept and tried again, 5 s doubling to 60 s;
                                           what no longer fits goes, the oldest looks first, counted and told

The queue holds hours of looks, so a backup that locks the store for minutes costs nothing. Changes have a queue of
their own: uptime is counted from them, and a flood of looks must not push them out.
"""

import logging
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from scc_wall.base.backoff import Backoff
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import ContentVerdict, ProbeResult, VerdictLevel
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import SiteHistory

WRITE_EVERY_S: Final = 5.0
BATCH: Final = 500
ROLL_UP_EVERY_S: Final = 600.0
"""More often than the hour, so that the running hour and today are nearly whole in the bars; 62 sites take 60 ms."""
LONGEST_WAIT_S: Final = 60.0
MOST_RESULTS: Final = 20_000
"""Five hours of 62 sites, one of 300; some 20 MB."""
MOST_CHANGES: Final = 5_000
MOST_VERDICTS: Final = 300

log = logging.getLogger(__name__)

Verdict = tuple[int, datetime, ContentVerdict]


class Batch(NamedTuple):
    """What is written in one transaction."""

    results: Sequence[ProbeResult] = ()
    changes: Sequence[StateChange] = ()
    verdicts: Sequence[Verdict] = ()

    @property
    def size(self) -> int:
        """Return how much it is."""
        return sum(map(len, self))


@dataclass(frozen=True, slots=True)
class WriterState:
    """How the writing goes.

    Parameters
    ----------
    dropped
        Looks, changes and verdicts that are lost, since the start.
    trouble
        Why nothing can be written at the moment; None if it can.
    """

    waiting: int = 0
    written: int = 0
    dropped: int = 0
    trouble: Told | None = None


class HistoryWriter:
    """Keeps what was seen; `result`, `change` and `verdict` may be called from any thread and never block.

    Parameters
    ----------
    history
        Called by the writer's thread alone.
    """

    def __init__(self, history: SiteHistory, clock: Clock) -> None:
        self._history = history
        self._clock = clock
        self._wake = threading.Condition()
        self._results: deque[ProbeResult] = deque()
        self._changes: deque[StateChange] = deque()
        self._verdicts: deque[Verdict] = deque()
        self._said: dict[int, tuple[VerdictLevel, str]] = {}
        self._in_hand = self._written = self._dropped = self._told_dropped = 0
        self._trouble: Told | None = None
        self._backoff = Backoff(WRITE_EVERY_S, LONGEST_WAIT_S)
        self._pause_s = WRITE_EVERY_S
        self._rolled_up_mono_ns: int | None = None
        self._stopping = False
        self._thread: threading.Thread | None = None

    # --- any thread

    def result(self, result: ProbeResult) -> None:
        """Keep a look."""
        self._put(self._results, result, MOST_RESULTS)

    def change(self, change: StateChange) -> None:
        """Keep a change of state."""
        self._put(self._changes, change, MOST_CHANGES)

    def verdict(self, site_id: int, at_utc: datetime, verdict: ContentVerdict) -> None:
        """Keep a verdict, unless it says what the one before said of that site."""
        says = (verdict.level, verdict.fingerprint)
        with self._wake:
            if self._said.get(site_id) == says:
                return
            self._said[site_id] = says
        self._put(self._verdicts, (site_id, at_utc, verdict), MOST_VERDICTS)

    def put(self, results: Sequence[ProbeResult], changes: Sequence[StateChange], verdicts: Sequence[Verdict]) -> None:
        """Keep what one step of the watch brought."""
        for result in results:
            self.result(result)
        for change in changes:
            self.change(change)
        for verdict in verdicts:
            self.verdict(*verdict)

    @property
    def state(self) -> WriterState:
        """Return how the writing goes."""
        with self._wake:
            waiting = self._in_hand + len(self._results) + len(self._changes) + len(self._verdicts)
            return WriterState(waiting, self._written, self._dropped, self._trouble)

    def start(self) -> None:
        """Start the thread."""
        self._thread = threading.Thread(target=self._run, name="site-history", daemon=True)
        self._thread.start()

    def stop(self, within_s: float = 5.0) -> bool:
        """Write what waits and end; False if something could not be written in time and is lost. Idempotent."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(within_s)
        if lost := self.state.waiting:
            log.warning("%d looks and changes of sites were not written before the end", lost)
        return not lost

    def _put(self, queue: deque[Any], item: object, most: int) -> None:
        with self._wake:
            queue.append(item)
            self._shorten(queue, most)
            if self._trouble is None and len(self._results) >= BATCH:
                self._wake.notify()

    def _shorten(self, queue: deque[Any], most: int) -> None:
        while len(queue) > most:
            gone = queue.popleft()
            self._dropped += 1
            if queue is self._verdicts:
                self._said.pop(gone[0], None)  # or the next look that finds the same would be taken for known

    # --- the writer's thread

    def _run(self) -> None:
        while not self._wait():
            self.run_once()
        self.write_all()

    def _wait(self) -> bool:
        """Wait for the next turn; return whether it is the last one."""
        with self._wake:
            due = lambda: self._stopping or (self._trouble is None and len(self._results) >= BATCH)  # noqa: E731
            self._wake.wait_for(due, self._pause_s)
            return self._stopping

    def run_once(self) -> None:
        """Write what waits, and roll up if it is time."""
        if self.write_all():
            self._roll_up_if_due()

    def write_all(self) -> bool:
        """Write all that waits; return whether the store took it."""
        while (batch := self._take()).size:
            try:
                self._history.write(*batch)
            except SccError as error:
                self._put_back(batch)
                self._refused(error)
                return False
            except Exception:
                log.exception("a batch of %d looks and changes of sites is lost", batch.size)
                self._lost(batch)
            else:
                self._took(batch)
        return True

    def _take(self) -> Batch:
        with self._wake:
            batch = Batch(*([queue.popleft() for _ in range(min(BATCH, len(queue)))] for queue in self._queues()))
            self._in_hand = batch.size
            return batch

    def _queues(self) -> tuple[deque[Any], ...]:
        return self._results, self._changes, self._verdicts

    def _put_back(self, batch: Batch) -> None:
        with self._wake:
            self._in_hand = 0
            for queue, taken, most in zip(
                self._queues(), batch, (MOST_RESULTS, MOST_CHANGES, MOST_VERDICTS), strict=True
            ):
                queue.extendleft(reversed(taken))
                self._shorten(queue, most)

    def _refused(self, error: SccError) -> None:
        with self._wake:
            first = self._trouble is None
            self._trouble = error.what
            self._pause_s = self._backoff.next_s()
        if first:
            log.warning("the history of the sites can't be written, it is tried again: %s", error)

    def _lost(self, batch: Batch) -> None:
        with self._wake:
            self._in_hand = 0
            self._dropped += batch.size
            for site_id, _, _ in batch.verdicts:
                self._said.pop(site_id, None)

    def _took(self, batch: Batch) -> None:
        with self._wake:
            self._in_hand = 0
            self._written += batch.size
            again, self._trouble = self._trouble is not None, None
            self._pause_s = WRITE_EVERY_S
            lost, self._told_dropped = self._dropped - self._told_dropped, self._dropped
        self._backoff.succeed()
        if again:
            log.warning("the history of the sites is written again, %d looks and changes were lost meanwhile", lost)

    def _roll_up_if_due(self) -> None:
        now_mono_ns = self._clock.mono_ns()
        before = self._rolled_up_mono_ns
        if before is not None and seconds_between(before, now_mono_ns) < ROLL_UP_EVERY_S:
            return
        self._rolled_up_mono_ns = now_mono_ns
        try:
            self._history.roll_up(self._clock.now_utc())
        except SccError as error:
            log.warning("the history of the sites can't be summed up, it is tried again: %s", error)
        except Exception:
            log.exception("the history of the sites can't be summed up")
