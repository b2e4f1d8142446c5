"""One command of the wall after the other: each is judged when its turn comes, and the next waits until it took effect.

::

    wish ─► lock: may they? ─► witness: it stands in the audit ─► effect ─► next
                 └─► told why not          └─► told why not, those behind it are dropped

What is typed while a command waits for its witness (the disk, for up to two seconds) is done in its order, and meant of
the wall as it is by then. Lives on the UI thread; a witness waits on another one.
"""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig

log = logging.getLogger(__name__)

MOST_WAITING: Final = 100
"""Commands that may wait: ten seconds of a key held down, or of a wheel turned."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A command that somebody wants to run.

    Parameters
    ----------
    cameras
        What it is about; empty for the wall as a whole.
    subject
        What it is about besides, e.g. `layout:Harian`.
    asks
        Whether nothing is done yet: the person is asked for more, and what they answer is another wish.
    """

    action: str
    cameras: tuple[CameraConfig, ...] = ()
    subject: str = ""
    asks: bool = False


Lock = Callable[[Wish], str]
"""Returns why not, in a sentence for the person; empty if it may be done. Answers at once, whatever the disk does."""


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a command does.

    Parameters
    ----------
    effect
        Changes the wall; on the UI thread. Raises SccError if it can't be done any more.
    store
        What it reads or writes in the store before; on the thread of the witness, since the disk may be slow.
    """

    effect: Callable[[], object]
    store: Callable[[], object] = nothing


class Witness(Protocol):
    """Has an act done once it stands in the audit."""

    def __call__(self, wish: Wish, act: Act, done: Callable[[str], object]) -> None:
        """Have it done, then call `done` with why it was not, empty if it was; all on the thread that asked."""
        ...


def unwitnessed(wish: Wish, act: Act, done: Callable[[str], object]) -> None:
    """Do it at once: the witness of a wall without access."""
    try:
        act.store()
        act.effect()
    except SccError as error:
        log.warning("%s: %s", wish.action, error.what.en)
        done(f"⚠ {error.what}")
    else:
        done("")


class Turns:
    """Who is next."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], bool]] = deque()
        self._held = False
        self._letting = False

    def take(self, begin: Callable[[], bool]) -> bool:
        """Have `begin` called in its turn; return what it answered, True while it waits, False if too many do."""
        if not self._held:
            return begin()
        if len(self._waiting) >= MOST_WAITING:
            return False
        self._waiting.append(begin)
        return True

    def hold(self) -> None:
        """Let nobody begin until `free`."""
        self._held = True

    def free(self) -> None:
        """Let those who wait begin, until one of them holds."""
        self._held = False
        if self._letting:
            return  # whoever lets them begin goes on
        self._letting = True
        try:
            while self._waiting and not self._held:
                self._waiting.popleft()()
        finally:
            self._letting = False

    def drop(self) -> int:
        """Forget those who wait; return how many they were."""
        count = len(self._waiting)
        self._waiting.clear()
        return count
