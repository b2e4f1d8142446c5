"""The course of a long piece of work: how far it is, told to who waits, and the wish to stop it."""

from dataclasses import dataclass
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.stop import StopToken
from scc_wall.base.told import Told

_STOPPED: Final = Told("Dibatalkan.", "It was cancelled.")
_NOTHING: Final = Told("Tidak ada yang ditulis.", "Nothing was written.")


class Stopped(SccError):  # noqa: N818 - somebody wished it, it is no failure
    """The work was stopped by whoever waited for it."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is.

    Parameters
    ----------
    told
        What is being done.
    done, of
        So many of so many; 0 of 0 where nobody knows.
    """

    told: Told
    done: int = 0
    of: int = 0


class Course:
    """Shared by who does the work and who waits for it, on two threads.

    The worker calls `step` at least twice a second, which raises once somebody asked to stop; who waits looks at `now`.
    """

    def __init__(self) -> None:
        self._stop = StopToken()
        self.now = Step(Told("Menyiapkan…", "Preparing…"))
        """Replaced as a whole, so that it can be read from any thread."""

    def stop(self) -> None:
        """Ask the work to stop at its next step. Idempotent."""
        self._stop.stop()

    def step(self, told: Told, done: int = 0, of: int = 0) -> None:
        """Say how far the work is.

        Raises
        ------
        Stopped
            If somebody asked it to stop.
        """
        if self._stop.stopped:
            raise Stopped(_STOPPED, _NOTHING)
        self.now = Step(told, done, of)
