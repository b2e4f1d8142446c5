"""How the video core and the walls follow the model: what can be seen at once, what nobody sees one wall a turn."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from scc_wall.domain.feed import VideoFeed
from scc_wall.ui.desk.centre import Centre
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.slices import PAUSE_MS
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_plan import SecondView, WallPlan
from scc_wall.ui.wall_widget import WallWidget


class WallFollowing(QObject):
    """Asks for what can be seen, and lets every wall follow.

    Parameters
    ----------
    walls
        Those that there are; the list grows with the wall.
    centre
        Of the desk; it may show a screen a second time.
    """

    def __init__(
        self,
        model: WallModel,
        feed: VideoFeed,
        walls: Sequence[WallWidget],
        centre: Centre,
        *,
        settings: WallSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._feed = feed
        self._walls = walls
        self._centre = centre
        self._settings = settings
        self._plan: WallPlan | None = None
        self._visible: dict[int, tuple[int, int]] = {}
        self._second: tuple[SecondView, ...] = ()
        self._unseen: dict[WallWidget, None] = {}

    @property
    def has_asked(self) -> bool:
        """Whether the video core was asked for anything yet."""
        return self._plan is not None

    def follow(self, *, coming_up: bool) -> None:
        """Ask for what can be seen now, then let every wall follow.

        Parameters
        ----------
        coming_up
            Windows may still come: while none can be seen, nothing is asked for yet.
        """
        self._visible, self._second = self._seen(), self._centre.again()
        plan = self._model.plan(self._visible, self._settings.standby_limit, self._second)
        waits = coming_up and self._plan is None and not self._visible
        if plan != self._plan and not waits:
            self._plan = plan
            self._feed.show(plan.tiles, plan.standby)
        goes_on = bool(self._unseen)
        for wall in self._walls:
            if wall.isVisible() or not wall.tiles:
                self._unseen.pop(wall, None)
                wall.rebuild()
            else:
                wall.rebuild_when_seen()
                self._unseen.setdefault(wall)
        if self._unseen and not goes_on:
            QTimer.singleShot(PAUSE_MS, self, self._rebuild_unseen)
        self._centre.rebuild()

    def behind(self) -> bool:
        """Return whether something else can be seen than was asked for."""
        return (self._seen(), self._centre.again()) != (self._visible, self._second)

    def seen_walls(self) -> list[WallWidget]:
        """Return the walls whose screens could be seen when all followed last."""
        return [wall for wall in self._walls if wall.screen_index in self._visible]

    def stop(self) -> None:
        """Leave walls that nobody sees as they are. Idempotent."""
        self._unseen.clear()

    def _seen(self) -> dict[int, tuple[int, int]]:
        seen = {wall.screen_index: wall.size_px for wall in self._walls if wall.seen()}
        return seen | self._centre.asks(seen)

    def _rebuild_unseen(self) -> None:
        """Let a wall follow that nobody sees, one a turn: screens that are unplugged have tiles that can be chosen."""
        if not self._unseen:
            return
        wall = next(iter(self._unseen))
        del self._unseen[wall]
        wall.rebuild()
        if self._unseen:
            QTimer.singleShot(PAUSE_MS, self, self._rebuild_unseen)
