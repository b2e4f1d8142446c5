"""What follows when the program ended, however it did. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scc_wall.base.one_program import RUNS_ALREADY
from scc_wall.guardian.birth import AGAIN, AGAIN_BY_ITSELF

TOLD: Final = 2
"""What a program ends with that told a person why it can't run."""
_LARGEST_PLAIN: Final = 255


class Next(StrEnum):
    """What the guardian does."""

    END = "end"
    START = "start"
    """At once: somebody wished it, or safe mode is over."""
    RESTART = "restart"
    """It crashed, or hung."""
    REOPEN = "reopen"
    """It was closed by somebody who may not end a kiosk."""
    TRY = "try"
    """It told why it can't run, but nobody was there to read it: a server may not be up yet. No crash."""
    STAND_BY = "stand by"
    """Another program without a guardian holds this home: wait for its end."""


@dataclass(frozen=True, slots=True)
class End:
    """How one run ended.

    Parameters
    ----------
    status
        As `subprocess` has it: below 0 for a signal.
    hung
        The guardian killed it, for it said nothing.
    closing
        It was about to close.
    may_end
        Somebody who may end a kiosk wished it.
    again
        It was about to close to be started again, with video.
    """

    status: int
    hung: bool = False
    closing: bool = False
    may_end: bool = False
    again: bool = False

    @property
    def well(self) -> bool:
        """Whether it ended as somebody wished, or hung on its way out."""
        return self.closing if self.hung else self.status == 0

    @property
    def how(self) -> str:
        """For the log and the audit."""
        if self.hung:
            return "no word"
        if self.status < 0:
            return f"signal {-self.status}"
        return f"status {self.status}" if self.status <= _LARGEST_PLAIN else f"status {self.status:#x}"


def next_after(end: End, *, wished: bool, kiosk: bool, stays: bool) -> Next:
    """Return what follows.

    Parameters
    ----------
    wished
        Whether this guardian was asked to end.
    stays
        Whether nobody reads what the program says, or it ran before; else a person at the terminal was told why it
        can't run, and starting it again would only tell it again.
    """
    if wished:
        return Next.END
    if (end.closing and end.again) or (not end.hung and end.status in {AGAIN, AGAIN_BY_ITSELF}):
        return Next.START
    if end.well:
        return Next.END if end.may_end or not kiosk else Next.REOPEN
    if end.status == RUNS_ALREADY:
        return Next.STAND_BY if kiosk else Next.END
    if end.status == TOLD and not end.hung:
        return Next.TRY if stays or kiosk else Next.END
    return Next.RESTART
