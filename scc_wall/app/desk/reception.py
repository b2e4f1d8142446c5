"""The desk's own panels at this wall: session panel, status line, each person's arrangement. Opened behind the rest.

Lives on the UI thread; loaded with the windows, so it loads the panel only once pictures and access are there.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from scc_wall.app import panel_modules
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.storage.late_store import LateStore
from scc_wall.ui import words
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.shared_place import dock_of
from scc_wall.ui.slices import Piece, Slices, loading, polishing
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.access.presence import Presence
    from scc_wall.app.access.reception import Reception
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.backups.reception import BackupReception
    from scc_wall.app.desk.session_source import Read
    from scc_wall.app.desk.store_watch import StoreWatch
    from scc_wall.app.desk.user_state import UserState
    from scc_wall.domain.sites_snapshot import SitesSnapshot
    from scc_wall.ui.desk.session_panel import SessionPanel

log = logging.getLogger(__name__)

TICK_MS: Final = 500
LATEST_S: Final = 12.0
"""The panel is opened behind the websites' and PTZ's, or after this long."""
READ_EVERY_S: Final = 5.0
KEEP_EVERY_S: Final = 2.0


class DeskReception(QObject):
    """See above.

    Parameters
    ----------
    sites
        Returns what the website monitors know, None before they are open.
    after
        Whether those who come first are there.
    refused
        Whether the store refused what was to be kept last.
    backups
        Returns what looks after the store's backups, None before it is there.
    """

    def __init__(
        self,
        store: LateStore,
        ui: WallUi,
        access: "Reception",
        clock: Clock,
        *,
        sites: "Callable[[], SitesSnapshot | None]",
        after: Callable[[], bool],
        refused: Callable[[], bool],
        backups: "Callable[[], BackupReception | None]" = lambda: None,
    ) -> None:
        super().__init__(ui)
        self._store = store
        self._ui = ui
        self._access = access
        self._clock = clock
        self._sites = sites
        self._after = after
        self._refused = refused
        self._backups = backups
        self._made_mono_ns = clock.mono_ns()
        self._last: dict[str, int] = {}
        self._work: RoomWork | None = None
        self._panel: SessionPanel | None = None
        self._users: UserState | None = None
        self._read: tuple[int, Read] | None = None
        self._store_watch: StoreWatch | None = None
        self._timer: Beat | None = None
        self._slices: Slices | None = None
        self._closed = False

    def look(self) -> None:
        """Open once access and those who come first are there. Called every half second."""
        if self._panel is not None or self._closed:
            return
        late = seconds_between(self._made_mono_ns, self._clock.mono_ns()) > LATEST_S
        if self._slices is None and self._access.settled and (self._after() or late):
            self._slices = Slices(
                [*loading(panel_modules.DESK), self._open, self._dock_panel, self._show_dock, self._follow], self
            )

    def _open(self) -> None:
        from scc_wall.app.access.work import RoomWork
        from scc_wall.app.desk.store_watch import StoreWatch
        from scc_wall.app.desk.user_state import UserState
        from scc_wall.ui.desk.session_panel import SessionPanel

        self._work = RoomWork(self, "desk")
        self._store_watch = StoreWatch(
            self._store, self._clock, self._work, refused=self._refused, doubted=self._audit_failing
        )
        self._users = UserState(self._ui.desk.memory, self._store, self._work)
        commands = self._ui.commands
        self._panel = SessionPanel(commands.run, commands.knows)

    def _dock_panel(self) -> list[Piece]:
        assert self._panel is not None
        dock = dock_of(self._panel, "session", self._ui.desk)
        dock.hide()
        self._dock = dock
        self._name_dock()
        self._ui.desk.retranslated.connect(self._name_dock)
        return polishing(dock)

    def _name_dock(self) -> None:
        self._dock.setWindowTitle(tr("Sesi"))

    def _show_dock(self) -> None:
        self._ui.desk.dock_right(self._dock)
        self._ui.commands.add("session-panel", self.show_panel)

    def _follow(self) -> None:
        self._timer = Beat(TICK_MS, PLACES_MS["desk"], self.tick, self)
        self._timer.start()
        self.tick()

    def show_panel(self) -> None:
        """Show the panel and put the keyboard on it."""
        assert self._panel is not None
        if self._ui.desk.bare:
            self._ui.toggle_bare()
        self._dock.show()
        self._dock.raise_()
        here = self._panel.enter if not self._panel.enter.isHidden() else self._panel.lock
        here.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- following -----------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Follow session, store and network; twice a second, from what is known here."""
        if self._closed or self._panel is None:
            return
        present = self._access.present
        assert self._users is not None
        self._users.follow("" if present is None else present.account.login)
        if self._due("keep", KEEP_EVERY_S):
            self._users.keep()
        self._follow_session(present)
        self._follow_rest()

    def _due(self, what: str, every_s: float) -> bool:
        now = self._clock.mono_ns()
        if what in self._last and seconds_between(self._last[what], now) < every_s:
            return False
        self._last[what] = now
        return True

    def _follow_session(self, present: "Presence | None") -> None:
        from scc_wall.app.desk.session_source import facts_of
        from scc_wall.ui.desk.time_left import Urgency, told_of, urgency_of

        assert self._panel is not None
        status = self._ui.desk.status
        if present is None:
            self._read = None
            self._panel.show_facts(None)
            status.set("who", tr("tidak ada yang masuk"))
            status.set("letter", "")
            return
        if self._panel.isVisible() and self._due("read", READ_EVERY_S):
            self._read_store(present.session.session_id)
        known = None if self._read is None or self._read[0] != present.session.session_id else self._read[1]
        facts = facts_of(present, self._clock, known, lambda: self._ui.model.cameras)
        self._panel.show_facts(facts)
        status.set("who", facts.name)
        urgency = urgency_of(facts.letter_left_s)
        tone = {Urgency.CALM: "quiet", Urgency.SOON: "warn", Urgency.NOW: "fault"}[urgency]
        told = tr("surat: {left}").format(left=told_of(facts.letter_left_s))
        status.set("letter", told, tone=tone, priority=80 if urgency is Urgency.CALM else 100)

    def _read_store(self, session_id: int) -> None:
        from scc_wall.app.desk.session_source import read

        def done(result: "Read") -> None:
            self._read = (session_id, result)

        assert self._work is not None
        self._work(lambda: read(self._store.whole(), session_id), done, self._on_not_read)

    def _on_not_read(self, error: SccError) -> None:
        log.warning("visitors and acts of the session can't be read: %s", error.what.en)

    def _follow_rest(self) -> None:
        status, now = self._ui.desk.status, self._clock.now_utc()
        seen = self._sites()
        status.show_network(
            None if seen is None else seen.network, None if seen is None else seen.network_since_utc, now
        )
        assert self._store_watch is not None
        watch = self._store_watch
        watch.look()
        status.show_store(watch.bad_since_utc, now, known=watch.known, backup=self._backup_words(now))

    def _backup_words(self, now: datetime) -> str:
        """Return when the store was backed up last; empty while that is not known."""
        backups = self._backups()
        if backups is None:
            return ""
        if backups.server:
            return tr("cadangan: oleh server basis data")
        if backups.last_utc is None:
            return tr("belum ada cadangan") if backups.trouble is not None else ""
        return tr("cadangan {time}").format(time=words.past_time(backups.last_utc, now))

    def _audit_failing(self) -> bool:
        room = self._access.room
        return room is not None and room.access.audit.failing

    def station_docks(self) -> str:
        """Return where the docks of the station are, for who keeps them."""
        now = self._ui.desk.arrangement()
        return now if self._users is None else self._users.station_docks(now)

    def close(self) -> None:
        """Write how the person left the desk, and end. Idempotent."""
        if self._closed:
            return
        self._closed = True
        if self._slices is not None:
            self._slices.stop()
        if self._panel is not None and self._panel.parent() is None:  # it was not docked yet: nobody else owns it
            self._panel.deleteLater()
        if self._timer is not None:
            self._timer.stop()
        if self._users is not None:
            self._users.keep()
        if self._work is not None:
            self._work.finish()
