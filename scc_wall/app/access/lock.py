"""The lock of the wall's commands until access is there: closed. Loaded with the windows, so it knows nothing else."""

from collections.abc import Callable
from typing import Protocol

from scc_wall.ui.commands import WATCHING
from scc_wall.ui.turns import Act, Wish
from scc_wall.ui.words import tr


class Guard(Protocol):
    """Who decides once access is open: `room_lock.RoomLock`."""

    def __call__(self, wish: Wish) -> str:
        """Return why not (`ui.turns.Lock`)."""
        ...

    def witness(self, wish: Wish, act: Act, done: Callable[[str], object]) -> None:
        """Have it done once it stands in the audit (`ui.turns.Witness`)."""
        ...


class CommandLock:
    """A `ui.turns.Lock` and `Witness`: who only looks on passes; the rest is asked of the room, once there is one."""

    def __init__(self) -> None:
        self.room: Guard | None = None
        """Who decides; None: nobody may do anything."""

    def __call__(self, wish: Wish) -> str:
        """Return why not, empty if it may be done."""
        if wish.action in WATCHING:
            return ""
        return _closed() if self.room is None else self.room(wish)

    def witness(self, wish: Wish, act: Act, done: Callable[[str], object]) -> None:
        """Have it done once it stands in the audit; without a room nothing is."""
        if self.room is None:
            done(_closed())
        else:
            self.room.witness(wish, act, done)


def _closed() -> str:
    return tr("Terkunci: masuk dahulu (Ctrl+L)")
