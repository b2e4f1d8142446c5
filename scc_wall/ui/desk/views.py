"""Makes what the desk shows of other screens: a second view of one, the miniature of all. Loaded when asked for."""

from collections.abc import Callable

from scc_wall.base.clock import Clock
from scc_wall.domain.feed import VideoFeed
from scc_wall.ui.commands import Commands
from scc_wall.ui.desk.glance import GlancingFeed
from scc_wall.ui.desk.miniature import Miniature
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_widget import WallWidget


class DeskViews:
    """A `ui.desk.centre.Views`.

    Parameters
    ----------
    furnish
        Gives a wall its faces, keys and mouse.
    """

    def __init__(
        self,
        model: WallModel,
        feed: VideoFeed,
        clock: Clock,
        commands: Commands,
        furnish: Callable[[WallWidget], WallWidget],
    ) -> None:
        self._model = model
        self._feed = feed
        self._clock = clock
        self._commands = commands
        self._furnish = furnish

    def mirror(self, screen: int, view: str) -> WallWidget:
        """Make a wall of another screen, with tiles of its own."""
        return self._furnish(WallWidget(self._model, screen, self._feed, self._clock, view=view))

    def miniature(self) -> Miniature:
        """Make the miniature."""

        def make(screen: int, feed: GlancingFeed) -> WallWidget:
            return self._furnish(WallWidget(self._model, screen, feed, self._clock))

        return Miniature(self._commands, make, lambda: GlancingFeed(self._feed))
