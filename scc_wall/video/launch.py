"""Starts decode processes; imports next to nothing, so that they can load OpenCV while their starter loads Qt.

The entry is a function of this module: a new process is told where to find it by name, and the starter must have
imported it; with the entry in `decode_process` the starter would load OpenCV itself, which it never uses.
"""

import logging
import multiprocessing
import os
import sys
import traceback
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

from scc_wall.base.collector import hold_collector
from scc_wall.video.environment import Flavour, started_with
from scc_wall.video.settings import VideoSettings

END_S: Final = 2.0
"""How long a process that nobody took over may take to see that; then it is killed."""
_SPAWN: Final = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Start:
    """What a decode process is started with.

    Parameters
    ----------
    number
        0, 1, 2 …, in its name.
    """

    number: int
    settings: VideoSettings
    ui_pid: int


@dataclass(frozen=True, slots=True)
class Launched:
    """A decode process and the starter's end of its pipe."""

    process: SpawnProcess
    pipe: Connection


def launch(number: int, flavour: Flavour, settings: VideoSettings) -> Launched:
    """Start a decode process; it lives no longer than the thread that calls this (PR_SET_PDEATHSIG).

    Raises
    ------
    OSError
        If it can't be started.
    """
    pipe, theirs = _SPAWN.Pipe(duplex=True)
    start = Start(number, settings, os.getpid())
    process = _SPAWN.Process(target=enter, args=(theirs, start), name=f"decode-{number}", daemon=True)
    with started_with(flavour):
        process.start()
    theirs.close()
    return Launched(process, pipe)


class EarlyProcesses:
    """The decode processes of the thin client, started before the video core is loaded, which then takes them over.

    To be made by a thread that lives as long as the program.

    Raises
    ------
    OSError
        If they can't be started.
    """

    def __init__(self, settings: VideoSettings) -> None:
        self.settings = settings
        self._waiting = deque(launch(number, Flavour.THIN, settings) for number in range(settings.process_count))

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
    hold_collector()
    try:
        from scc_wall.video.decode_process import main

        main(pipe, start)
    except Exception:  # noqa: BLE001 - told; a library is damaged or kept away by a virus scanner, say
        tell_why(pipe)
        sys.exit(1)


def tell_why(pipe: Connection) -> None:
    """Have the program log the error that ends this process: what Python prints of it nobody reads on a wall."""
    from scc_wall.base.redact import redact
    from scc_wall.video.protocol import LogLine

    with suppress(OSError):  # the program is gone
        pipe.send(LogLine(logging.CRITICAL, __name__, redact(f"ends: {traceback.format_exc()}"), __name__))
