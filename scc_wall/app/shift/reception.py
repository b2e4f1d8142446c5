"""The handover at this wall: its dialogs shown, and offered to whoever comes in while one waits.

::

    Ctrl+H ──────────────► look (worker) ─► dialog ─► given or taken (worker)
    somebody came in ─► waits one? (worker) ─yes─► dialog

Lives on the UI thread. Dialogs are loaded when somebody asks for them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.role import Action
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from scc_wall.access.service import Access
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.shift.desk import RoomShift
    from scc_wall.app.shift.sheet import Seen
    from scc_wall.domain.feed import VideoFeed
    from scc_wall.domain.sites_snapshot import SitesSnapshot

TOLD_S: Final = 20.0
"""How long what happened stays in sight."""


class ShiftReception(QObject):
    """Opens the handover.

    Parameters
    ----------
    access
        Returns access once it is open.
    sites
        Returns what the monitors know; None before they are open.
    """

    def __init__(
        self,
        store: LateStore,
        ui: WallUi,
        clock: Clock,
        *,
        feed: "VideoFeed",
        access: "Callable[[], Access | None]",
        sites: "Callable[[], SitesSnapshot | None]",
    ) -> None:
        super().__init__(ui)
        self._store = store
        self._ui = ui
        self._feed = feed
        self._access = access
        self._sites = sites
        self._clock = clock
        self._seen: Seen | None = None
        self._came_in: int | None = None
        self._of_session: int | None = None
        self._work: RoomWork | None = None
        self._desk: RoomShift | None = None
        self.dialog: QDialog | None = None
        ui.commands.add("handover", self.open)

    def look(self) -> None:
        """Offer what waits to whoever came in, close the dialog with its session; called every half second."""
        session_id = self._open_session()
        if self.dialog is not None and session_id != self._of_session:
            self._shut()
        if session_id is not None and session_id != self._came_in and self._store.is_open:
            self._came_in = session_id
            self._offer()

    def open(self) -> None:
        """Show the handover to whoever may hand over or read the past ones."""
        access = self._access()
        present = None if access is None else access.sessions.present()
        if access is None or present is None:
            self._ui.tell(tr("Masuk dahulu (Ctrl+L)"), TOLD_S)
        elif access.policy.may(present, Action.AUDIT_READ) and not access.policy.may(present, Action.HANDOVER):
            self._show_past()
        else:
            self._show()

    # --- the dialogs ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        from scc_wall.ui.shift.handover_dialog import HandoverDialog

        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        self._seen = self._look_round()
        dialog = HandoverDialog(self.desk(), self._ui.active_window(), work=self._worker())
        dialog.leave_wished.connect(lambda: self._ui.commands.run("leave"))
        dialog.past_wished.connect(self._on_past_wished)
        dialog.accepted.connect(lambda: self._ui.tell(tr("Serah terima tercatat"), TOLD_S))
        self._keep(dialog)

    def _on_past_wished(self) -> None:
        self._shut()
        self._show_past()

    def _show_past(self) -> None:
        from scc_wall.ui.shift.past_dialog import PastHandoversDialog

        if self.dialog is None:
            self._keep(PastHandoversDialog(self.desk(), self._ui.active_window(), work=self._worker()))

    def _keep(self, dialog: "QDialog") -> None:
        self.dialog = dialog
        self._of_session = self._open_session()
        dialog.finished.connect(lambda: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: "QDialog") -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _shut(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()

    # --- behind them ---------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        access = self._access()
        present = None if access is None else access.sessions.present()
        if access is None or present is None or not access.policy.may(present, Action.HANDOVER):
            return
        login = present.account.login

        def done(waits: bool) -> None:
            if waits and self._open_session() == self._came_in:
                self._show()

        self._worker()(lambda: self.desk().waits_for(login), done, self._on_refused)

    def _on_refused(self, error: SccError) -> None:
        self._ui.tell(f"⚠ {error.what}", TOLD_S)

    def _look_round(self) -> "Seen":
        from scc_wall.app.shift.sheet import Seen

        sites = self._sites()
        return Seen(
            self._clock.now_utc(),
            tuple(self._ui.model.cameras.values()),
            dict(self._feed.cameras()),
            () if sites is None else tuple(sites.sites.values()),
            {} if sites is None else dict(sites.statuses),
        )

    def _last_seen(self) -> "Seen":
        assert self._seen is not None  # nobody asks before the dialog opens
        return self._seen

    def desk(self) -> "RoomShift":
        """Return the desk behind the dialogs; loads it at the first call, which is the worker's."""
        from scc_wall.app.shift.desk import RoomShift

        if self._desk is None:
            whole = self._store.whole()
            self._desk = RoomShift(self._access, whole.handovers, whole.events, self._last_seen, self._clock)
        return self._desk

    def _worker(self) -> "RoomWork":
        from scc_wall.app.access.work import RoomWork

        if self._work is None:
            self._work = RoomWork(self, "shift-desk")
        return self._work

    def _open_session(self) -> int | None:
        """Return the session that may act now."""
        access = self._access()
        return None if access is None else access.sessions.open_id()

    def close(self) -> None:
        """Close the dialog and let the worker end. Idempotent."""
        self._shut()
        if self._work is not None:
            self._work.close()
