"""The guardian's process: one for each home; its log is a file of its own."""

import os
import signal
import sys
from types import FrameType
from typing import Final

from scc_wall.app.guardian.parent import Parent
from scc_wall.base import ending
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.base.one_program import only_program, shown_first
from scc_wall.base.paths import Home, home
from scc_wall.base.told import Told
from scc_wall.base.upgrade import ENDED

NOT_STARTED: Final = Told("Program tidak dapat dimulai.", "The program can't be started.")
LOG_NAME: Final = "guard.log"


def main(words: list[str], *, kiosk: bool) -> int:
    """Keep the program running until somebody ends it; return what it ended with.

    Raises
    ------
    RunsAlreadyError
        If this home has a guardian.
    SccError
        If the home can't be made, or the program not even started once.
    """
    here = home()
    with shown_first(here, SYSTEM_CLOCK), only_program(here.guarding, SYSTEM_CLOCK):
        attended = sys.stdin is not None and sys.stdin.isatty()
        parent = Parent(words, here, SYSTEM_CLOCK, kiosk=kiosk, attended=attended)
        parent.started = lambda: _configure_log(here)

        def end(_signal: int, _frame: FrameType | None) -> None:
            parent.ask_to_end()

        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), end)
        if ending.asked():
            return 0
        try:
            status = parent.serve()
        except OSError as error:
            raise SccError(NOT_STARTED, Told(*[error.strerror or type(error).__name__] * 2)) from error
        if status == ENDED:
            _start_after(here, words)
        return status


def _start_after(here: Home, words: list[str]) -> None:
    from contextlib import suppress

    from scc_wall.app.guardian.upgrade import start_after

    with suppress(OSError):  # the shell of a kiosk, or the next sign-in, starts it then
        start_after(here, words)


def _configure_log(here: Home) -> None:
    from contextlib import suppress

    from scc_wall.base import logs

    with suppress(SccError):  # without a log it restarts the program all the same
        logs.configure(here, file_name=LOG_NAME)
        import logging

        logging.getLogger(__name__).info("guardian %d began", os.getpid())
