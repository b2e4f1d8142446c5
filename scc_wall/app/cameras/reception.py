"""The cameras at this wall: what is stored of them, changed by whoever may, and followed by wall and windows.

::

    desk (worker) ─stores─► follower ─reads, tells the UI thread─► feed, tree, tiles, metrics, what learns of streams

Lives on the UI thread.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scc_wall.app.cameras.follower import CameraFollower
from scc_wall.app.layouts import spread_layout
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.layout import Layout
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_ui import WallUi

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.cameras.stored import StoredCameras


class CamerasReception(QObject):
    """Opens what changes the cameras, and has the wall follow.

    Parameters
    ----------
    access
        Returns access once it is open.
    """

    def __init__(self, store: LateStore, ui: WallUi, access: "Callable[[], Access | None]") -> None:
        super().__init__(ui)
        self._store = store
        self._ui = ui
        self._access = access
        self.follower = CameraFollower(store, self._show, self)

    def stored(self) -> "StoredCameras":
        """Return what changes the stored cameras for whoever is in; loads access, so not before it is open."""
        from scc_wall.app.cameras.rights import RoomEditRights
        from scc_wall.app.cameras.stored import StoredCameras

        return StoredCameras(self._store.whole, RoomEditRights(self._access), self.follower.follow)

    def _show(self, cameras: Sequence[CameraConfig]) -> None:
        """Have the wall show these; the first ones of all are put on it, since nobody arranged anything yet."""
        model = self._ui.model
        first = not model.cameras and _is_bare(model.layout)
        self._ui.set_cameras(cameras)
        if first and cameras:
            model.load(spread_layout(cameras, model.screens))

    def close(self) -> None:
        """Follow no more. Idempotent."""
        self.follower.close()


def _is_bare(layout: Layout) -> bool:
    """Return whether nothing was put on any tile."""
    return all(place.is_empty for page in layout.pages for grid in page.screens for place in grid.places)
