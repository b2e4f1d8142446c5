"""Asks one stream for one picture, or for the exact cause why there is none, in a process of its own.

::

    bench (a thread) ──source──► process: thin client or OpenCV by URL, one picture, made small ──Shot──► bench
                       └─ killed when it is late or nobody wants it any more

As on the wall: the thin client first, then OpenCV's own ways (`openers`). Nothing of OpenCV is loaded here.
"""

import multiprocessing
import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.stop import StopToken
from scc_wall.domain.camera import Opener, StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.video.environment import Flavour, started_with
from scc_wall.video.openers import first_opener, flavour_of, next_opener
from scc_wall.video.settings import VideoSettings

WITHIN_S: Final = 15.0
"""For the first picture of a stream, whatever opens it: a keyframe may take ten seconds to come."""
GRACE_S: Final = 3.0
"""A process that says nothing for so long after that hangs in its decoder, and is killed."""
START_ALLOWED_S: Final = 30.0
"""Loading OpenCV takes half a second; a cold disk or a virus scanner may take long. The stream is not asked before."""
KILL_S: Final = 2.0
_SPAWN: Final = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Shot:
    """What came of asking a stream for a picture.

    Parameters
    ----------
    cause
        None if a picture came; `detail` is for the log.
    jpeg
        Made small.
    after_s
        From asking to the picture.
    """

    cause: Cause | None = None
    detail: str = ""
    opener: Opener = Opener.THIN
    codec: str = ""
    size_px: tuple[int, int] | None = None
    jpeg: bytes | None = field(default=None, repr=False)
    after_s: float | None = None


@dataclass(frozen=True, slots=True)
class TrialStart:
    """What a trial process is started with."""

    settings: VideoSettings
    ui_pid: int


class TrialBench:
    """A process for trials, one stream at a time; to be used by the thread that made it, `abort` from any.

    On Linux the process dies with that thread (PR_SET_PDEATHSIG).
    """

    def __init__(self, clock: Clock, settings: VideoSettings | None = None) -> None:
        self._clock = clock
        self._settings = settings or VideoSettings()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._flavour: Flavour | None = None
        self._aborted = StopToken()

    def shot(self, source: StreamSource, within_s: float = WITHIN_S) -> Shot:
        """Return a picture of the stream, or why there is none: of the first way that was tried."""
        opener, tried, first = first_opener(source.url, source.opener), set[Opener](), Shot(Cause.PICTURE_TIMEOUT)
        spent_s = 0.0
        while opener not in tried and not self._aborted.stopped and spent_s < within_s:
            shot = self._ask(replace(source, opener=opener), within_s - spent_s)
            spent_s += shot.after_s or 0.0
            if shot.cause is None:
                return replace(shot, after_s=spent_s)
            first = first if tried else shot
            tried.add(opener)
            opener = next_opener(source.url, opener, shot.cause, proven=False)
        return replace(first, after_s=None)

    def abort(self) -> None:
        """End what runs, at once, from any thread; it is not asked again. Idempotent."""
        self._aborted.stop()
        process = self._process
        if process is not None:
            with suppress(ValueError):  # it was closed meanwhile
                process.kill()

    def close(self) -> None:
        """End the process. Idempotent."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(KILL_S)

    def _ask(self, source: StreamSource, within_s: float) -> Shot:
        try:
            pipe = self._opened(flavour_of(source))
            begun_mono_ns = self._clock.mono_ns()
            pipe.send((source, within_s))
            if not pipe.poll(within_s + GRACE_S):
                self.close()
                return Shot(Cause.DECODER_SILENT, opener=source.opener)
            shot: Shot = pipe.recv()
        except (OSError, EOFError) as error:
            self.close()
            return Shot(Cause.DECODER_CRASHED, type(error).__name__, source.opener)
        return replace(shot, after_s=seconds_between(begun_mono_ns, self._clock.mono_ns()))

    def _opened(self, flavour: Flavour) -> Connection:
        """Return the pipe to a process of that kind, which has said that it is there.

        Raises
        ------
        OSError, EOFError
            If it can't be started, or nothing is wanted any more.
        """
        if self._pipe is not None and self._flavour is flavour:
            return self._pipe
        self.close()
        pipe, theirs = _SPAWN.Pipe(duplex=True)
        start = TrialStart(self._settings, os.getpid())
        process = _SPAWN.Process(target=enter, args=(theirs, start), name="trial", daemon=True)
        with started_with(flavour):
            process.start()
        theirs.close()
        self._process, self._pipe, self._flavour = process, pipe, flavour
        if self._aborted.stopped:  # `abort` may have come before there was something to kill
            process.kill()
        # On Windows a process that died before it took its end of the pipe leaves that end open in this one.
        if pipe not in wait([pipe, process.sentinel], START_ALLOWED_S):
            raise OSError("a trial process does not come up")
        pipe.recv()
        return pipe


def enter(pipe: Connection, start: TrialStart) -> None:
    """Run a trial process; its only entry."""
    from scc_wall.video.trial_process import main

    main(pipe, start)
