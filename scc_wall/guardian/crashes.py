"""When a program that ended by itself is started again, and when without video. Pure: no clock, no process.

::

    WHOLE ──5 crashes in 10 min──► SAFE ──a person, or half an hour──► WHOLE (on trial: one crash leads back)
"""

from dataclasses import dataclass
from typing import Final

WINDOW_S: Final = 600.0
MOST: Final = 5
"""So many crashes within `WINDOW_S` are no accident: something here brings the program down each time."""
WAITS_S: Final = (0.0, 0.5, 2.0, 5.0, 10.0, 20.0)
"""Before the first restart of a window, the second, …: at once, since a black wall helps nobody; then slower."""
LONGEST_WAIT_S: Final = 30.0
SAFE_S: Final = 1800.0
"""A safe mode that nobody left is left by itself after that: what brought the program down may be gone."""
LONGEST_SAFE_S: Final = 4 * 3600.0


@dataclass(frozen=True, slots=True)
class Restart:
    """How the program is started again.

    Parameters
    ----------
    wait_s
        After so long.
    safe
        Without video.
    crashes
        How often it ended by itself within the last 10 minutes, this time among them.
    """

    wait_s: float
    safe: bool
    crashes: int


class Crashes:
    """Counts them; every method takes the moment.

    Parameters
    ----------
    safe
        Whether the first program runs without video: a person wished it so.
    """

    def __init__(self, *, safe: bool = False) -> None:
        self._at_mono_ns: list[int] = []
        self._trial_mono_ns: int | None = None
        self._trials = 0
        self.safe = safe

    @property
    def safe_s(self) -> float:
        """How long a safe mode lasts that nobody leaves: longer after each trial that failed."""
        return min(LONGEST_SAFE_S, SAFE_S * 2.0**self._trials)

    def crashed(self, now_mono_ns: int) -> Restart:
        """Take note that the program ended by itself; return how it goes on."""
        oldest = now_mono_ns - int(WINDOW_S * 1e9)
        self._at_mono_ns = [at for at in self._at_mono_ns if at > oldest][-1000:]
        self._at_mono_ns.append(now_mono_ns)
        count = len(self._at_mono_ns)
        if not self.safe:
            failed = self._trial_mono_ns is not None and self._trial_mono_ns > oldest
            self._trials = self._trials + 1 if failed else 0
            self.safe = failed or count >= MOST
            self._trial_mono_ns = None
            if self.safe:  # at once, and counted anew: without video it is another program
                self._at_mono_ns.clear()
                return Restart(0.0, safe=True, crashes=count)
        return Restart(WAITS_S[count - 1] if count <= len(WAITS_S) else LONGEST_WAIT_S, self.safe, count)

    def again(self, now_mono_ns: int, *, by_a_person: bool) -> None:
        """Take note that the program is started with video again.

        Parameters
        ----------
        by_a_person
            Else safe mode had lasted its time: then it is a trial.
        """
        self.safe = False
        self._at_mono_ns.clear()
        self._trial_mono_ns = None if by_a_person else now_mono_ns
        if by_a_person:
            self._trials = 0
