"""Tells of steps, one line each, with the time that each took; ends the program if they take too long."""

import os
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from scc_wall.base.clock import SYSTEM_CLOCK, Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.redact import redact
from scc_wall.base.told import Told

LONGEST_S: Final = 180.0
"""For all steps together. A first start that a virus scanner reads along with, or one under wine on a busy machine,
took a minute for loading the modules alone (docs/windows-check.md); a wall is not judged by that."""
FAILED: Final = 1
_GOOD: Final = Told("baik", "ok")
_BAD: Final = Told("GAGAL", "FAILED")
_BEGIN: Final = Told("persiapan", "preparing")
_HANGS: Final = Told("tidak selesai dalam {s:.0f} dtk: {step}", "not done within {s:.0f} s: {step}")


class StepFailedError(Exception):
    """A step failed, and was told."""


class Steps:
    """Says what was tried.

    Parameters
    ----------
    say
        Takes a line.
    """

    def __init__(self, say: Callable[[str], None], clock: Clock = SYSTEM_CLOCK) -> None:
        self._say = say
        self._clock = clock
        self.now = str(_BEGIN)
        """The step that is being tried."""

    @contextmanager
    def step(self, name: Told) -> Iterator[list[str]]:
        """Try the block; it may add to the list what it found.

        Raises
        ------
        StepFailedError
            If the block raised; what, is told.
        """
        self.now = str(name)
        found: list[str] = []
        began = self._clock.mono_ns()
        try:
            yield found
        except StepFailedError:
            raise
        except SccError as error:
            self._tell(_BAD, began, error.told().splitlines())
            raise StepFailedError from error
        except Exception as error:  # whatever this machine lacks ends here, told
            self._tell(_BAD, began, ["", *"".join(traceback.format_exception(error)).splitlines()])
            raise StepFailedError from error
        self._tell(_GOOD, began, ["; ".join(found)])

    def _tell(self, how: Told, began: int, lines: list[str]) -> None:
        took_s = seconds_between(began, self._clock.mono_ns())
        first, *others = lines
        self._say(redact(f"{how!s:<6} {took_s:6.2f} s  {self.now}{': ' if first else ''}{first}"))
        for line in others:
            self._say(redact(f"    {line}"))


@contextmanager
def bounded(
    steps: Steps,
    say: Callable[[str], None],
    longest_s: float = LONGEST_S,
    end: Callable[[int], object] = os._exit,
) -> Iterator[None]:
    """End the program with `FAILED` if the block takes longer, whatever it hangs in; its children end by themselves."""

    def over() -> None:
        say(str(_HANGS.format(s=longest_s, step=steps.now)))
        end(FAILED)

    timer = threading.Timer(longest_s, over)
    timer.name, timer.daemon = "selftest:bound", True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
