"""What the walls say of themselves: the wall figure, what is being typed, and a short message."""

from collections.abc import Callable, Iterable
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.ui.bridge import FeedBridge
from scc_wall.ui.commands import Commands
from scc_wall.ui.desk_window import DeskWindow
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.words import tr

MESSAGE_S: Final = 4.0
"""How long a short message stays in sight."""


class Notices:
    """Holds the last message, and brings all three onto the walls and into the desk's status line.

    Parameters
    ----------
    walls
        Returns the walls that there are now.
    """

    def __init__(
        self,
        model: WallModel,
        commands: Commands,
        bridge: FeedBridge,
        desk: DeskWindow,
        walls: Callable[[], Iterable[WallWidget]],
        *,
        settings: WallSettings,
        clock: Clock,
    ) -> None:
        self._model = model
        self._commands = commands
        self._bridge = bridge
        self._desk = desk
        self._walls = walls
        self._settings = settings
        self._clock = clock
        self._message = ("", 0, MESSAGE_S)
        self._of_command = False

    def say(self, text: str, seconds: float = MESSAGE_S, *, of_command: bool = False) -> None:
        """Show a short message in the status line and, where there is none, on the wall.

        Parameters
        ----------
        of_command
            A command of the wall says it of itself: guests may read it too.
        """
        self._message = (text, self._clock.mono_ns(), seconds)
        self._of_command = of_command
        self.show()

    @property
    def message(self) -> str:
        """The last message, empty once its time is over."""
        text, since_mono_ns, seconds = self._message
        return text if text and seconds_between(since_mono_ns, self._clock.mono_ns()) < seconds else ""

    def show(self) -> None:
        """Bring everything to where it is now."""
        figure = self._bridge.figure if self._settings.figure_on_wall else ""
        guests = tr("MODE TAMU") if self._model.guests.on else ""
        typed = self._commands.typed()
        selected = self._model.selected
        screen = 0 if selected is None else selected.screen
        self._desk.centre.say(typed, screen)
        for wall in self._walls():
            shown = "" if self._in_status_line(wall) else figure
            wall.set_corner(" · ".join(part for part in (guests, shown) if part))
            middle = typed if wall.screen_index == screen else ""
            message = "" if middle else self._message_on(wall, screen)
            wall.set_middle(middle or message, message=bool(message))

    def _in_status_line(self, wall: WallWidget) -> bool:
        return wall.screen_index == 0 and not self._desk.bare

    def _message_on(self, wall: WallWidget, screen: int) -> str:
        """Return what a wall says itself: where there is no status line, or one that has no room for all of it."""
        message = self.message
        if self._in_status_line(wall):
            return "" if self._desk.message.holds(message) else message
        if self._model.guests.on and not self._of_command:  # what is told of sessions and events names people
            return ""
        return message if wall.screen_index == screen else ""
