"""Whether the program hangs: judged by what its UI thread says, and how long ago. Pure: no clock, no pipe.

::

    STARTING ─asks─► ASKING ─beats─► RUNNING ─closes─► CLOSING
        └──────────beats─────────────►┘ 6 s without a beat: it hangs
"""

from enum import IntEnum
from typing import Final

BEAT_S: Final = 0.5
"""How often the guardian is told that the UI thread turns."""
SILENCE_S: Final = 6.0
"""So long a program that runs may say nothing."""
DUMP_S: Final = 5.0
"""After so long the program writes where each of its threads is, so that it is written before it is killed."""
START_S: Final = 60.0
"""From the start to the first beat: a store that is brought up to date, a disk that wakes."""
CLOSE_S: Final = 30.0
"""From the wish to close to the end: readers, PTZ, store and audit are given their time."""
GRACE_S: Final = 1.0
"""How long what waits in the pipe may take to be read, once this process runs again."""


class Word(IntEnum):
    """What the program says, one byte each."""

    BEAT = ord("b")
    """The UI thread turns."""
    ASKS = ord("a")
    """A person is asked for something before there are windows: nobody knows how long that takes."""
    STARTS = ord("s")
    """The person answered: the start goes on."""
    CLOSES = ord("c")
    """It closes, whoever wished it."""
    MAY_END = ord("q")
    """Somebody who may end a kiosk wished it."""
    AGAIN = ord("v")
    """It is about to close to be started again, with video."""


_LIMITS_S: Final = {Word.STARTS: START_S, Word.BEAT: SILENCE_S, Word.CLOSES: CLOSE_S}


class Silence:
    """What one run of the program said last.

    Parameters
    ----------
    now_mono_ns
        When it was started.
    """

    def __init__(self, now_mono_ns: int) -> None:
        self._phase = Word.STARTS
        self._heard_mono_ns = now_mono_ns
        self.ran = False
        """Whether it ever beat: it had its windows then."""
        self.may_end = False
        self.again = False

    @property
    def closing(self) -> bool:
        """Whether it was about to close."""
        return self._phase is Word.CLOSES

    def heard(self, word: Word, now_mono_ns: int) -> None:
        """Take note of a word."""
        if word in {Word.MAY_END, Word.AGAIN}:
            self.may_end, self.again = self.may_end or word is Word.MAY_END, word is Word.AGAIN
            return
        if self._phase is Word.CLOSES:  # a beat that was under way
            return
        self.ran = self.ran or word is Word.BEAT
        self._phase, self._heard_mono_ns = word, max(now_mono_ns, self._heard_mono_ns)

    def wait_s(self, now_mono_ns: int) -> float | None:
        """Return how long nothing needs to be looked at; None: until it says something."""
        limit_s = _LIMITS_S.get(self._phase)
        return None if limit_s is None else max(0.0, limit_s + (self._heard_mono_ns - now_mono_ns) / 1e9)

    def hangs(self, now_mono_ns: int) -> bool:
        """Return whether it has said nothing for too long."""
        return self.wait_s(now_mono_ns) == 0.0

    def forgive(self, now_mono_ns: int) -> None:
        """Give it a moment: this process did not run itself, and could hear nothing."""
        limit_s = _LIMITS_S.get(self._phase)
        if limit_s is not None:
            self._heard_mono_ns = max(self._heard_mono_ns, now_mono_ns - int((limit_s - GRACE_S) * 1e9))
