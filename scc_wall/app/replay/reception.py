"""Replay at this wall: pictures kept where the installation says so, the desk opened by the first key that asks for it.

::

    store open ─► worker reads the setting ─► feed.keep_pictures      (again every half minute: another station may
    U ─► ReplayUi ─► RoomReplay ─► feed.replay                          have changed it)

Lives on the UI thread. Nothing of it is loaded before the first pictures, and its windows only when they are asked for.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.replay.desk import RoomReplay
    from scc_wall.ui.replay.keep_dialog import KeepDialog
    from scc_wall.ui.replay.replay_ui import ReplayUi
    from scc_wall.video.feed import DecodedFeed

log = logging.getLogger(__name__)

TICK_MS: Final = 250
READ_EVERY_S: Final = 30.0
LATEST_S: Final = 10.0
"""The setting is read once access is open, or after this long: a wall without accounts has none."""


class ReplayReception(QObject):
    """Has pictures kept, and opens replay to whoever asks for it.

    Parameters
    ----------
    access
        Returns access once it is open.
    """

    def __init__(
        self, store: LateStore, ui: WallUi, feed: "DecodedFeed", access: "Callable[[], Access | None]", clock: Clock
    ) -> None:
        super().__init__(ui)
        self._store = store
        self._ui = ui
        self._feed = feed
        self._access = access
        self._clock = clock
        self._work: RoomWork | None = None
        self._desk: RoomReplay | None = None
        self._made_mono_ns = clock.mono_ns()
        self._read_mono_ns: int | None = None
        self._timer: Beat | None = None
        self._closed = False
        self._dialog: KeepDialog | None = None
        self.panel: ReplayUi | None = None
        ui.commands.add("replay", self.start)
        ui.commands.add("replay-keep", self.ask)

    # --- the setting ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Follow what the installation says; called every half second."""
        now, read = self._clock.mono_ns(), self._read_mono_ns
        late = self._access() is not None or seconds_between(self._made_mono_ns, now) > LATEST_S
        lately = read is not None and seconds_between(read, now) < READ_EVERY_S
        if self._closed or lately or not (late and self._store.is_open):
            return
        self._read_mono_ns = now
        self._worker()(lambda: self._room().kept(), self._on_read, self._on_unreadable)

    def _on_read(self, keep: bool) -> None:
        if keep != self._feed.keeps_pictures:
            self._feed.keep_pictures(keep=keep)

    def _on_unreadable(self, error: SccError) -> None:
        log.warning("whether pictures are kept for replay can't be read: %s", error.what.en)

    def ask(self) -> None:
        """Ask whether pictures shall be kept."""
        if self._closed or self._dialog is not None:
            return
        from scc_wall.ui.replay.keep_dialog import KeepDialog

        needs = sum(camera.status.facts.bits_per_s for camera in self._feed.cameras().values() if camera.visible)
        self._dialog = dialog = KeepDialog(
            keeps=self._feed.keeps_pictures,
            kept_bytes=self._feed.kept_bytes(),
            bits_per_s=needs,
            parent=self._ui.active_window(),
        )
        dialog.chosen.connect(self._keep)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _keep(self, keep: bool) -> None:
        def stored(_: None) -> None:
            self._on_read(keep)
            on = tr("Ulangan instan menyala: pilih petak, lalu U")
            self._ui.tell(on if keep else tr("Ulangan instan mati; simpanannya dihapus"), 8.0)

        self._worker()(lambda: self._room().keep(keep=keep), stored, self._on_refused)

    def _on_refused(self, error: SccError) -> None:
        self._ui.tell(f"⚠ {error.in_one(why=False)}", 8.0)

    # --- replay --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Replay the selected tile."""
        if self._closed:
            return
        if self._access() is None:  # what it takes is loaded with access: a quarter of a second, not on this thread
            self._ui.tell(tr("Terkunci: masuk dahulu (Ctrl+L)"))
            return
        if self.panel is None:
            self.panel = self._open()
        self.panel.start()

    def _open(self) -> "ReplayUi":
        from scc_wall.ui.replay.replay_ui import ReplayUi

        panel = ReplayUi(self._feed, self._feed, self._room(), self._worker(), self._ui, clock=self._clock)
        panel.told.connect(self._ui.tell)
        self._timer = Beat(TICK_MS, PLACES_MS["replay"], panel.tick, self)
        self._timer.start()
        return panel

    def _room(self) -> "RoomReplay":
        from scc_wall.app.replay.desk import RoomReplay

        if self._desk is None:
            self._desk = RoomReplay(self._access, self._store.whole, self._clock)
        return self._desk

    def _worker(self) -> "RoomWork":
        from scc_wall.app.access.work import RoomWork

        if self._work is None:
            self._work = RoomWork(self, "replay-desk")
        return self._work

    def close(self) -> None:
        """Have every tile live, and end the worker. Idempotent."""
        if self._closed:
            return
        self._closed = True
        if self._timer is not None:
            self._timer.stop()
        if self._dialog is not None:
            self._dialog.done(0)
        if self.panel is not None:
            self.panel.close()
            self.panel.deleteLater()
        if self._work is not None:
            self._work.close()
