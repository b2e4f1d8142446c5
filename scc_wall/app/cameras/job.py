"""Jobs: what takes long, on threads of their own, asked for news by a dialog's tick and cancelled at any moment.

::

    begun ─► RUNNING ─done, fault─► OVER
                └────cancelled────► OVER, at once; its threads end a moment later, and nothing of theirs is told
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from scc_wall.app.access.work import FAILED
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.stop import StopToken
from scc_wall.base.told import Told
from scc_wall.ui.cameras.desk import CameraTrial, Candidate, News

log = logging.getLogger(__name__)

LOOK_S: Final = 0.1
"""How often it is looked whether somebody is late."""
LEAVE_S: Final = 2.0
"""How long the end of the program waits for a job's threads; then they are left: they hold nothing."""

Item = TypeVar("Item")


class RunningJob:
    """A `ui.cameras.desk.Job`.

    Parameters
    ----------
    run
        Does it, on the job's thread; told `SccError`s end it with that fault.
    """

    def __init__(self, name: str, run: "Callable[[RunningJob], None]") -> None:
        self.name = name
        self.stop = StopToken()
        self._run = run
        self._news = News()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def news(self) -> News:
        """Return how far it is."""
        return self._news

    def cancel(self) -> None:
        """End it; what is stored stays stored. Idempotent."""
        self.stop.stop()
        self._tell(over=True)

    def join(self, timeout_s: float) -> None:
        """Wait for its thread."""
        self._thread.join(timeout_s)

    # --- for what it does

    def tell(
        self,
        *,
        steps: int = 0,
        doing: Told | None = None,
        candidates: Sequence[Candidate] = (),
        tested: Sequence[CameraTrial] = (),
    ) -> None:
        """Change the news: so many more steps are done, and this came out besides."""
        with self._lock:
            news = self._news
            if not news.over:
                self._news = replace(
                    news,
                    done=news.done + steps,
                    doing=doing if doing is not None else news.doing,
                    candidates=(*news.candidates, *candidates),
                    tested=(*news.tested, *tested),
                )

    def set_whole(self, whole: int) -> None:
        """Say how many steps there are."""
        self._tell(whole=whole)

    def count_changed(self, changed: int) -> None:
        """Say how many cameras were stored."""
        self._tell(changed=changed)

    def _tell(self, **values: Any) -> None:
        with self._lock:
            if not self._news.over:
                self._news = replace(self._news, **values)

    def _work(self) -> None:
        try:
            self._run(self)
        except SccError as error:
            self._tell(fault=error.in_one(), over=True)
        except Exception:
            log.exception("job %s failed", self.name)
            self._tell(fault=FAILED.in_one(), over=True)
        else:
            self._tell(doing=None, over=True)


class Jobs:
    """All jobs that run, so that the end of the program, or of a session, ends them."""

    def __init__(self) -> None:
        self._jobs: list[RunningJob] = []

    def begin(self, name: str, run: Callable[[RunningJob], None]) -> RunningJob:
        """Begin one."""
        self._jobs = [job for job in self._jobs if not job.news().over]
        job = RunningJob(name, run)
        self._jobs.append(job)
        return job

    def cancel(self) -> None:
        """Cancel all that run."""
        for job in self._jobs:
            job.cancel()

    def close(self) -> None:
        """Cancel all and wait for their threads, for a moment. Idempotent."""
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.join(LEAVE_S)


# --- several at a time


class Leash:
    """Ends one attempt from outside: what it waits for registers how it is ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ends: list[Callable[[], object]] = []
        self.ended = False

    def hold(self, end: Callable[[], object]) -> None:
        """Call `end` when the attempt is to end; at once if that was before."""
        with self._lock:
            if not self.ended:
                self._ends.append(end)
                return
        end()

    def end(self) -> None:
        """End the attempt. Idempotent."""
        with self._lock:
            self.ended = True
            ends, self._ends = self._ends, []
        for end in ends:
            end()


def each(
    job: RunningJob,
    items: Iterable[Item],
    attempt: Callable[[Item, Leash], Callable[[], object]],
    *,
    late: Callable[[Item], object],
    clock: Clock,
    most: int,
    within_s: float,
) -> None:
    """Attempt all items, some at a time, each within a time of its own; a late one holds up nobody.

    Parameters
    ----------
    attempt
        Tries one, on a thread of its own, and returns what tells of it: called by the job's thread alone, and not at
        all once the attempt is late or the job was cancelled.
    late
        Tells of one that was not done in time, on the job's thread.
    """
    waiting, told = deque(items), deque[tuple[Leash, Callable[[], object]]]()
    running: dict[Leash, tuple[Item, int, threading.Thread]] = {}
    left: list[threading.Thread] = []
    rung = threading.Event()

    def work(item: Item, leash: Leash) -> None:
        try:
            tell: Callable[[], object] = attempt(item, leash)
        except Exception:
            if not leash.ended:  # what it was waiting for was taken away
                log.exception("an attempt of %s failed", job.name)
            tell = _tell_nothing
        told.append((leash, tell))
        rung.set()

    try:
        while (waiting or running) and not job.stop.stopped:
            while waiting and len(running) < most:
                item, leash = waiting.popleft(), Leash()
                thread = threading.Thread(target=work, args=(item, leash), name=f"{job.name}:try", daemon=True)
                running[leash] = (item, clock.mono_ns(), thread)
                thread.start()
            rung.wait(LOOK_S)
            rung.clear()
            while told:
                leash, tell = told.popleft()
                if running.pop(leash, None) is not None:
                    tell()
            now_mono_ns = clock.mono_ns()
            for leash, (item, begun_mono_ns, thread) in list(running.items()):
                if seconds_between(begun_mono_ns, now_mono_ns) > within_s:
                    del running[leash]
                    left.append(thread)
                    leash.end()
                    late(item)
    finally:
        for leash, (_, _, thread) in running.items():
            leash.end()
            left.append(thread)
        for thread in left:
            thread.join(LEAVE_S / 2)


def _tell_nothing() -> None:
    pass
