"""Starts decode processes; imports next to nothing, so that they begin to load OpenCV in the program's first moment.

The entry is a function of this module: a new process is told where to find it by name, and the starter must have
imported it; with the entry in `decode_process` the starter would load OpenCV itself, which it never uses.

Those of a program's first moment are forked where the system can: Python and what is imported by then need not be
loaded twice (decision 0085). Later there are threads and Qt, of which a copy must not be made: those are spawned.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final, NamedTuple

from scc_wall.video.environment import Flavour, started_with
from scc_wall.video.settings import VideoSettings

END_S: Final = 2.0
"""How long a process that nobody took over may take to see that; then it is killed."""
_SPAWN: Final = multiprocessing.get_context("spawn")
_CAN_FORK: Final = sys.platform == "linux"


class Start(NamedTuple):
    """What a decode process is started with.

    Parameters
    ----------
    number
        0, 1, 2 …, in its name.
    """

    number: int
    settings: VideoSettings
    ui_pid: int


class Launched(NamedTuple):
    """A decode process and the starter's end of its pipe."""

    process: BaseProcess
    pipe: Connection


def launch(number: int, flavour: Flavour, settings: VideoSettings, *, fork: bool = False) -> Launched:
    """Start a decode process; it lives no longer than the thread that calls this (PR_SET_PDEATHSIG).

    Parameters
    ----------
    fork
        Make it a copy of this process, which `may_fork`.

    Raises
    ------
    OSError
        If it can't be started.
    """
    pipe, theirs = _SPAWN.Pipe(duplex=True)
    start, name = Start(number, settings, os.getpid()), f"decode-{number}"
    process: BaseProcess
    if fork:
        copies = multiprocessing.get_context("fork")
        process = copies.Process(target=_go_on, args=(theirs, start, pipe), name=name, daemon=True)
    else:
        process = _SPAWN.Process(target=enter, args=(theirs, start), name=name, daemon=True)
    with started_with(flavour):
        process.start()
    theirs.close()
    return Launched(process, pipe)


def may_fork() -> bool:
    """Return whether a copy of this process can go on as another: it has one thread, so nothing is half done in it."""
    return _CAN_FORK and threading.active_count() == 1


def _go_on(pipe: Connection, start: Start, starters: Connection) -> None:
    """Run a decode process in a copy of its starter, without what is the starter's alone."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_DFL)
    starters.close()  # held here too, it would hide the starter's end
    enter(pipe, start)


class EarlyProcesses:
    """The decode processes of the thin client, started before the video core is loaded, which then takes them over.

    To be made by a thread that lives as long as the program.

    Parameters
    ----------
    fork
        See `launch`.

    Raises
    ------
    OSError
        If they can't be started.
    """

    def __init__(self, settings: VideoSettings, *, fork: bool = False) -> None:
        self.settings = settings
        numbers = range(settings.process_count)
        self._waiting = deque(launch(number, Flavour.THIN, settings, fork=fork) for number in numbers)

    def take(self) -> Launched | None:
        """Hand over a process, None if none is left; in the order of their numbers."""
        return self._waiting.popleft() if self._waiting else None

    def close(self) -> None:
        """End those that were not taken over. Idempotent."""
        while (launched := self.take()) is not None:
            launched.pipe.close()  # it waits for its first word, and ends
            launched.process.join(END_S)
            if launched.process.exitcode is None:
                with suppress(OSError):
                    launched.process.kill()


def enter(pipe: Connection, start: Start) -> None:
    """Run a decode process; its only entry."""
    from scc_wall.base.collector import hold_collector

    hold_collector()
    _be_called(f"decode-{start.number}")
    try:
        from scc_wall.video.decode_process import main

        main(pipe, start)
    except Exception:  # noqa: BLE001 - told; a library is damaged or kept away by a virus scanner, say
        tell_why(pipe)
        sys.exit(1)


def _be_called(name: str) -> None:
    """Stand under a name in the lists of processes (`top`, `ps -e`): Linux has one of 15 letters for each."""
    if sys.platform == "linux":
        with suppress(OSError), open("/proc/self/comm", "w", encoding="ascii") as comm:  # noqa: PTH123 - pathlib is 3 ms
            comm.write(name)


def tell_why(pipe: Connection) -> None:
    """Have the program log the error that ends this process: what Python prints of it nobody reads on a wall."""
    import logging
    import traceback

    from scc_wall.base.redact import redact
    from scc_wall.video.protocol import LogLine

    with suppress(OSError):  # the program is gone
        pipe.send(LogLine(logging.CRITICAL, __name__, redact(f"ends: {traceback.format_exc()}"), __name__))
