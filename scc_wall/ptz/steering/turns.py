"""The commands that wait: the newest stick replaces an older one, notches add up, the rest keeps its turn."""

from collections import deque
from typing import Final, NamedTuple

from scc_wall.domain.steering import Command, Hold, ZoomBy

MOST: Final = 32


class Turn(NamedTuple):
    """A command and since when it waits."""

    command: Command
    since_mono_ns: int


class Turns:
    """Commands in their order."""

    def __init__(self) -> None:
        self._waiting: deque[Turn] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def first(self) -> Turn | None:
        """Whose turn is next."""
        return self._waiting[0] if self._waiting else None

    def add(self, command: Command, now_ns: int) -> bool:
        """Let a command wait; return False if too many do."""
        last = self._waiting[-1] if self._waiting else None
        if isinstance(command, ZoomBy) and last is not None and isinstance(last.command, ZoomBy):
            self._waiting[-1] = Turn(ZoomBy(last.command.notches + command.notches), last.since_mono_ns)
            return True
        if len(self._waiting) >= MOST:
            return False
        self._waiting.append(Turn(command, now_ns))
        return True

    def drop_holds(self) -> None:
        """Forget sticks that were held: there is a newer word of them."""
        self._waiting = deque(turn for turn in self._waiting if not isinstance(turn.command, Hold))

    def take(self) -> Command:
        """Return whose turn it is."""
        return self._waiting.popleft().command

    def clear(self) -> None:
        """Forget all."""
        self._waiting.clear()
