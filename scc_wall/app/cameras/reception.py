"""The cameras at this wall: what is stored of them, changed by whoever may, and followed by wall and windows.

::

    F10 ─► SHUT ─loaded by the worker─► list ─► desk ─stores─► follower ─reads─► feed, tree, tiles, metrics
                                         └── closed with the session that opened it

Lives on the UI thread. Dialogs, HTTP and what tries streams are loaded when somebody asks for them, by the worker.
"""

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from scc_wall.app.cameras.follower import CameraFollower
from scc_wall.app.layouts import spread_layout
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.layout import Layout
from scc_wall.domain.role import Action
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.cameras.desk import RoomCameras
    from scc_wall.app.cameras.origin import CamerasOrigin
    from scc_wall.app.cameras.rights import EditRights
    from scc_wall.app.cameras.stored import StoredCameras
    from scc_wall.ui.cameras.cameras_ui import CamerasUi

log = logging.getLogger(__name__)

FOLLOW_EVERY_S: Final = 15.0
"""What is changed at the terminal or at another station is followed too; reading 36 cameras takes 3 ms."""
REFUSED_ONCE_IN_S: Final = 60.0
"""A refusal is recorded once a minute (decision 0029): a key that is held down must not fill the audit."""
TOLD_S: Final = 20.0
"""How long a refusal stays in sight."""


class CamerasReception(QObject):
    """Opens the list of cameras to whoever may change it, and has the wall follow.

    Parameters
    ----------
    access
        Returns access once it is open.
    origin
        Says where cameras are looked for, asked when the list is opened; None: this network.
    """

    def __init__(
        self,
        store: LateStore,
        ui: WallUi,
        access: "Callable[[], Access | None]",
        clock: Clock,
        origin: "Callable[[], CamerasOrigin] | None" = None,
    ) -> None:
        super().__init__(ui)
        self._clock = clock
        self._followed_mono_ns = clock.mono_ns()
        self._store = store
        self._ui = ui
        self._access = access
        self._origin = origin
        self._work: RoomWork | None = None
        self._opening = False
        self._of_session: int | None = None
        self._refused_mono_ns: int | None = None
        self._refusal = ""
        self.follower = CameraFollower(store, self._show, self)
        self.desk: RoomCameras | None = None
        self.dialogs: CamerasUi | None = None
        self._others: list[RoomCameras] = []
        self._spread: Layout | None = None
        """The layout that was made of the first cameras, for as long as nobody arranged anything."""
        ui.commands.add("cameras", self.open)

    def stored(self) -> "StoredCameras":
        """Return what changes the stored cameras for whoever is in; loads access, so not before it is open."""
        from scc_wall.app.cameras.rights import RoomEditRights
        from scc_wall.app.cameras.stored import StoredCameras

        return StoredCameras(self._store.whole, RoomEditRights(self._access), self._follow)

    def desk_under(self, rights: "EditRights") -> "RoomCameras":
        """Return a desk for somebody else than who is in; on a worker, since it loads access. Ended with the rest."""
        from scc_wall.app.cameras.desk import RoomCameras
        from scc_wall.app.cameras.origin import CamerasOrigin
        from scc_wall.app.cameras.stored import StoredCameras

        stored = StoredCameras(self._store.whole, rights, self._follow)
        desk = RoomCameras(stored, (self._origin or CamerasOrigin)())
        self._others.append(desk)
        return desk

    # --- the list

    def open(self) -> None:
        """Show the list of cameras to whoever may change it; whoever may not is told, and it is recorded."""
        access = self._access()
        if access is None:
            self._ui.tell(tr("Masuk dahulu sebagai admin (Ctrl+L)"), TOLD_S)
            return
        if self._opening:
            return
        if self._refused_lately() and not access.policy.may(access.sessions.present(), Action.CAMERA_EDIT):
            self._ui.tell(self._refusal, TOLD_S)
            return
        self._opening = True
        self._worker()(self._opened, self._on_opened, self._on_refused)

    def _worker(self) -> "RoomWork":
        from scc_wall.app.access.work import RoomWork

        if self._work is None:
            self._work = RoomWork(self, "cameras-desk")
        return self._work

    def _opened(self) -> "RoomCameras":
        """Ask whether they may, and load what it takes; runs on the worker."""
        from scc_wall.app.cameras.desk import RoomCameras
        from scc_wall.app.cameras.origin import CamerasOrigin

        stored = self.stored()
        stored.rights.check()
        if self.desk is None:
            self.desk = RoomCameras(stored, (self._origin or CamerasOrigin)())
        return self.desk

    def _on_opened(self, desk: "RoomCameras") -> None:
        from scc_wall.ui.cameras.cameras_ui import CamerasUi

        assert self._work is not None
        self._opening = False
        self._of_session = self._open_session()
        if self._of_session is None:
            return  # left meanwhile
        if self.dialogs is None:
            self.dialogs = CamerasUi(desk, self._work)
        self.dialogs.open(self._ui.active_window())

    def _refused_lately(self) -> bool:
        since_mono_ns = self._refused_mono_ns
        return since_mono_ns is not None and (seconds_between(since_mono_ns, self._clock.mono_ns()) < REFUSED_ONCE_IN_S)

    def _on_refused(self, error: SccError) -> None:
        self._opening = False
        self._refused_mono_ns = self._clock.mono_ns()
        self._refusal = f"⚠ {error.in_one(why=False)}"
        self._ui.tell(self._refusal, TOLD_S)

    def _open_session(self) -> int | None:
        """Return the session that may act now."""
        access = self._access()
        return None if access is None else access.sessions.open_id()

    def look(self) -> None:
        """Close the list with the session that opened it, follow what others stored; called every half second."""
        if self._of_session is not None and self._open_session() != self._of_session:
            self._of_session = None
            self._shut()
        now_mono_ns = self._clock.mono_ns()
        if self._store.is_open and seconds_between(self._followed_mono_ns, now_mono_ns) > FOLLOW_EVERY_S:
            self._followed_mono_ns = now_mono_ns
            self._worker()(self._follow, lambda _: None, lambda _: None)

    def _follow(self) -> None:
        """Have the wall follow what is stored; what can't be read now is read the next time, the change is stored."""
        try:
            self.follower.follow()
        except SccError as error:
            log.warning("the wall can't follow the stored cameras now: %s", error.what.en)

    def _shut(self) -> None:
        if self.dialogs is not None:
            self.dialogs.close()
        if self.desk is not None:
            self.desk.cancel()

    # --- what is stored

    def _show(self, cameras: Sequence[CameraConfig]) -> None:
        """Have the wall show these; all are put on it for as long as nobody arranged anything yet."""
        model = self._ui.model
        first = not model.cameras and _is_bare(model.layout)
        untouched = model.layout == self._spread and len(cameras) > len(model.cameras)
        self._ui.set_cameras(cameras)
        if (first or untouched) and cameras:
            model.load(spread_layout(cameras, model.screens))
            self._spread = model.layout

    def close(self) -> None:
        """Close the list, end what runs, follow no more. Idempotent."""
        self.follower.close()
        self._shut()
        if self._work is not None:
            self._work.close()
        for desk in (*((self.desk,) if self.desk is not None else ()), *self._others):
            desk.close()
        if self.dialogs is not None:
            self.dialogs.deleteLater()
            self.dialogs = None


def _is_bare(layout: Layout) -> bool:
    """Return whether nothing was put on any tile."""
    return all(place.is_empty for page in layout.pages for grid in page.screens for place in grid.places)
