"""The lock of the wall's commands until access is there: closed. Loaded with the windows, so it knows nothing else."""

from scc_wall.ui.commands import WATCHING, Lock, Wish
from scc_wall.ui.words import tr


class CommandLock:
    """A `ui.commands.Lock`: who only looks on passes; the rest is asked of the room, once there is one."""

    def __init__(self) -> None:
        self.room: Lock | None = None
        """Who decides; None: nobody may do anything."""

    def __call__(self, wish: Wish) -> str:
        """Return why not, empty if it may be done."""
        if wish.action in WATCHING:
            return ""
        return tr("Terkunci: masuk dahulu (Ctrl+L)") if self.room is None else self.room(wish)
