"""Access at the wall: opened behind it, its dialogs shown, its timers run, what happens to the session told.

::

    windows ─► locked ─store is there─► opening ─► open ─log in─► controls ─lock, end─► locked
                                           └─► no account yet ─person asks─► opening ─► wizard of the first admin

Lives on the UI thread; what takes its time runs on the worker. Loaded with the windows, so it loads access only later.
"""

import logging
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from scc_wall.app import panel_modules
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.ticks import Ticks
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.camera import CameraConfig
from scc_wall.storage.late_store import LateStore
from scc_wall.ui import keys
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.notices import MESSAGE_S
from scc_wall.ui.slices import Slices, knowing, loading
from scc_wall.ui.typing_hold import TypingHold
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.access.presence import Presence, SessionEvent
    from scc_wall.access.service import Access
    from scc_wall.app.access.callers import Callers
    from scc_wall.app.access.recorder import Recorder
    from scc_wall.app.access.room import Room
    from scc_wall.app.access.work import RoomWork
    from scc_wall.ui.access.session_strip import SessionStrip

log = logging.getLogger(__name__)

TICK_MS: Final = 1000
REFRESH_MS: Final = 250
RETRY_S: Final = 60.0
LATEST_S: Final = 5.0
"""Access is loaded when all pictures are there, or after this long: some cameras may be off for weeks."""
TOLD_S: Final = 20.0
"""How long a warning stays in sight: somebody looks up from a phone call."""


class Stage(Enum):
    """Drawn above."""

    SHUT = auto()
    OPENING = auto()
    NO_ACCOUNT = auto()
    OPEN = auto()
    FAILED = auto()


class Reception(QObject):
    """Lets people in at this wall.

    Parameters
    ----------
    wizard
        Whether the wizard of the first admin comes up by itself where there is no account.
    """

    happened = Signal(object)
    """`SessionEvent`, from whichever thread it happened on."""
    opened = Signal()
    """Access is open."""
    refused = Signal(object)
    """`SccError`: access does not open now."""

    def __init__(
        self, entrance: Entrance, store: LateStore, ui: WallUi, lock: CommandLock, clock: Clock, *, wizard: bool
    ) -> None:
        super().__init__(ui)
        self._entrance = entrance
        self._store = store
        self._ui = ui
        self._lock = lock
        self._clock = clock
        self._wizard = wizard
        self._wished = False
        self._first = False
        self._may_ask = False
        self._stage = Stage.SHUT
        self._made_mono_ns = clock.mono_ns()
        self._failed_mono_ns = 0
        self._failed_told = ""
        self._failed: SccError | None = None
        self._room: Room | None = None
        self._callers: Callers | None = None
        self._present: Presence | None = None
        self._strip: SessionStrip | None = None
        self._work: RoomWork | None = None
        self._recorder: Recorder | None = None
        self._slow: RoomWork | None = None
        self.ticks: Ticks | None = None
        """What time does to access, None until it is open."""
        self._trouble = ""
        self._beats: list[Beat] = []
        self.first_start: Callable[[], object] | None = None
        """Shows the pages of the first start where nobody has an account; None: the wizard of the admin alone."""
        self._slices: Slices | None = None
        self._hold = TypingHold(ui.gate, self)
        self._hold.dropped.connect(self._on_hold_dropped)
        self._hold.given_up.connect(self._on_hold_given_up)
        ui.gate.add(self._on_key)
        self.happened.connect(self._on_happened)
        ui.desk.retranslated.connect(self._show_failed)
        ui.desk.set_controls_enabled(False)
        for action, command in {
            "session": self._on_session,
            "leave": self._on_leave,
            "letters": lambda: self._on_list("letters"),
            "accounts": lambda: self._on_list("accounts"),
            "visitors": lambda: self._on_list("visitors"),
            "sessions": lambda: self._on_list("sessions"),
            "audit-export": lambda: self._on_list("audit-export"),
            "retention": lambda: self._on_list("retention"),
            "screens": lambda: self._on_list("screens"),
            "password": self._on_password,
        }.items():
            ui.commands.add(action, command)

    @property
    def stage(self) -> Stage:
        """How far access is open."""
        return self._stage

    @property
    def room(self) -> "Room | None":
        """Access, None until it is open."""
        return self._room

    def access(self) -> "Access | None":
        """Return what asks who is in and what they may do; None until it is open."""
        return None if self._room is None else self._room.access

    @property
    def settled(self) -> bool:
        """Whether it is known if there is access: it is open, waits for its first person, or failed."""
        return self._stage not in {Stage.SHUT, Stage.OPENING}

    @property
    def present(self) -> "Presence | None":
        """Who is in, as last told; None for nobody."""
        return self._present

    @property
    def recorder(self) -> "Recorder | None":
        """Who writes rows of the audit, None until access is open."""
        return self._recorder

    @property
    def login(self) -> str:
        """The login of whoever is in, empty for nobody."""
        return "" if self._present is None else self._present.account.login

    # --- opening -------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Open access once pictures and store are there; try again what failed. Called every half second."""
        now, live, visible = self._clock.mono_ns(), self._ui.bridge.live, self._ui.bridge.visible
        shown = 0 < visible == live or seconds_between(self._made_mono_ns, now) > LATEST_S
        there = self._store.is_open or self._store.error is not None  # which is told then, and tried again
        due = self._stage is Stage.SHUT and shown and there
        again = self._stage is Stage.FAILED and seconds_between(self._failed_mono_ns, now) > RETRY_S
        if due or again:
            self.begin()

    def begin(self, *, first: bool = False) -> None:
        """Have the worker open access."""
        from scc_wall.app.access.work import RoomWork

        self._stage = Stage.OPENING
        self._first = first
        if self._work is None:
            self._work = RoomWork(self)

        def job() -> "Room | None":
            # On the worker, so that the wall does not wait for it: what loads argon2. Nothing of Qt (decision 0049).
            from scc_wall.app.access.room import open_room
            from scc_wall.ui.access.scan_folder import sweep

            sweep()
            return open_room(self._entrance, self._store, self._clock, first=first)

        self._work(job, self._on_made, self._on_failed)

    def _show_strip(self) -> None:
        from scc_wall.ui.access.session_strip import SessionStrip

        if self._strip is None:
            self._strip = strip = SessionStrip()
            for wished in (strip.enter_wished, strip.lock_wished, strip.unlock_wished):
                wished.connect(self._on_session)
            strip.leave_wished.connect(self._on_leave)
            strip.trouble_wished.connect(self._on_trouble)
            self._ui.desk.set_session_strip(strip)

    def _on_made(self, room: "Room | None") -> None:
        self._slices = Slices([*knowing(), *loading(panel_modules.ACCESS), lambda: self._on_room(room)], self)

    def _on_room(self, room: "Room | None") -> None:
        self._show_strip()
        if room is not None:
            self._open(room)
            return
        self._stage = Stage.NO_ACCOUNT
        self._show_trouble("", "")
        if self._wished or self._wizard:
            wished_first, self._wizard = self.first_start, False
            if wished_first is None:
                self._open_for_a_person()
            else:
                self._wished = False
                self._hold.done()
                wished_first()

    def _open(self, room: "Room") -> None:
        from scc_wall.app.access.callers import Callers
        from scc_wall.app.access.recorder import Recorder
        from scc_wall.app.access.room_lock import RoomLock
        from scc_wall.app.access.work import RoomWork

        assert self._work is not None
        self._stage = Stage.OPEN
        self._room = room
        self._slow = RoomWork(self, "access-slow")
        self._callers = Callers(
            room,
            self._work,
            self._clock,
            slow=self._slow,
            window=self._ui.active_window,
            tell=self._ui.tell,
            cameras=self._cameras,
            wall=self._ui,
            hold=self._hold,
            first=self.first_start,
        )
        room.access.sessions.listeners.append(self.happened.emit)
        self._recorder = Recorder(self)
        self._recorder.slow.connect(lambda: self._ui.tell(tr("Menunggu audit ditulis…")))
        self._lock.room = RoomLock(room.access, self._clock, self._recorder)
        self._take(room.access.sessions.present())
        if self._present is not None:
            self._ui.tell(tr("Sesi {name} dipulihkan: buka kunci dengan Ctrl+L").format(name=self._name()), TOLD_S)
        self._every(REFRESH_MS, "session", self._refresh)
        self.ticks = Ticks(room.access, self._work, self._slow, self._recorder, self._on_clock_moved)
        self._every(TICK_MS, "audit", self.ticks.tick)
        if self._wished:
            self._wished = False
            self._on_session()
        self.opened.emit()

    def _cameras(self) -> Iterable[CameraConfig]:
        return self._ui.model.cameras.values()

    def _on_failed(self, error: SccError) -> None:
        self._show_strip()
        if self._may_ask and self._have_key_asked_for():
            self.begin(first=self._first)
            return
        self._stage = Stage.FAILED
        self._failed_mono_ns = self._clock.mono_ns()
        self._failed = error
        self._show_failed()
        if error.told() != self._failed_told:  # it is tried again each minute
            self._failed_told = error.told()
            log.warning("access does not open: %s", self._failed_told)
        self._hold.done()
        if self._wished:
            self._wished = False
            self._ui.tell(f"⚠ {error.in_one(why=False)}", TOLD_S)
        self.refused.emit(error)

    def _show_failed(self) -> None:
        """Say why access does not open, in the current language."""
        if self._failed is not None and self._stage is Stage.FAILED:
            from scc_wall.storage.told_errors import DiskFullError

            full = isinstance(self._failed, DiskFullError)
            word = tr("disk penuh: tidak dapat masuk") if full else tr("tidak dapat masuk")
            self._show_trouble(word, self._failed.told())

    def _open_for_a_person(self) -> None:
        """Open access for somebody who waits for it; a passphrase that is missing is asked for."""
        self._wished = self._may_ask = True
        self._entrance.vault.try_again()
        self.begin(first=self._stage is Stage.NO_ACCOUNT or (self._stage is Stage.FAILED and self._first))

    def _have_key_asked_for(self) -> bool:
        """Have the key found or made on this thread, which alone may ask a person for its passphrase."""
        from scc_wall.access.service import AUDIT_PURPOSE

        self._may_ask = False
        self._hold.done()
        try:
            self._entrance.vault.try_again()
            self._entrance.vault.derive(AUDIT_PURPOSE, make=self._first)
        except SccError as error:
            log.warning("the key can't be had: %s", error.told())
            return False
        return True

    # --- what a person wishes --------------------------------------------------------------------------------------

    def _on_session(self) -> None:
        """Log in, lock or unlock: whatever comes next."""
        if self._callers is None or self._room is None:
            self._not_open_yet()
        elif self._present is None:
            self._callers.come_in()
        elif self._present.session.state is SessionState.LOCKED:
            self._callers.unlock()
        else:
            self._hold.done()
            self._do(self._room.access.sessions.lock)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Lock, or whatever comes next, wherever the keyboard is: a dialog, a menu or a floating panel has no keys."""
        if self._callers is None or keys.action_of(event) != "session":
            return False
        if not event.isAutoRepeat():  # held down, it would ask at once for the password
            while (popup := QApplication.activePopupWidget()) is not None and popup.close():
                pass
            self._ui.key_help.close()
            self._callers.walk_away()
            if self._is_open or not self._callers.has_keyboard:  # else they come in already
                self._ui.commands.run("session")
        return True

    def _not_open_yet(self) -> None:
        if self._stage is Stage.NO_ACCOUNT and self.first_start is not None:
            self.first_start()
            return
        self._wished = True
        self._ui.desk.front.setFocus()  # away from any field: what is typed now may be a password
        self._hold.begin()
        self._ui.tell(tr("Akses sedang dibuka… Tunggu dialognya sebelum mengetik (Esc: batal)"), TOLD_S)
        if self._stage is not Stage.OPENING:
            self._open_for_a_person()

    def _on_hold_dropped(self, text: str) -> None:
        self._ui.tell(f"⚠ {text}", TOLD_S)

    def _on_hold_given_up(self) -> None:
        if self._wished:
            self._wished = False
            self._ui.tell(tr("Masuk dibatalkan"))

    def _on_leave(self) -> None:
        if self._room is not None and self._present is not None:
            self._do(self._room.access.sessions.log_out)
        else:
            self._ui.tell(tr("Tidak ada sesi"))

    def _on_list(self, name: str) -> None:
        if self._callers is None:
            self._not_open_yet()
        else:
            self._callers.open_list(name)

    def _on_trouble(self) -> None:
        if self._callers is None:
            self._ui.tell(f"⚠ {self._trouble}".replace("\n", " "), TOLD_S)
        else:
            self._callers.tell_troubles()

    def _on_password(self) -> None:
        if self._callers is None:
            self._not_open_yet()
        else:
            self._callers.change_password()

    def _do(self, job: Callable[[], object]) -> None:
        assert self._work is not None
        self._work(job, lambda _: None, lambda error: self._ui.tell(f"⚠ {error.what}", TOLD_S))

    # --- time and what happens -------------------------------------------------------------------------------------

    def _every(self, interval_ms: int, place: str, action: Callable[[], object]) -> None:
        beat = Beat(interval_ms, PLACES_MS[place], action, self)
        beat.start()
        self._beats.append(beat)

    def _show_trouble(self, word: str, told: str) -> None:
        self._trouble = told
        if self._strip is not None:
            self._strip.show_trouble(word, told)

    def _refresh_trouble(self) -> None:
        """Show what is wrong with the audit to whom it concerns, all of it in one place."""
        assert self._room is not None
        role = None if self._present is None else self._present.account.role
        troubles = self._room.access.watch.troubles(role)
        word = str(troubles[0].word) if troubles else ""
        if len(troubles) > 1:  # the menus want their room; the rest stands in the tooltip
            word = tr("{word} (+{n})").format(word=word, n=len(troubles) - 1)
        self._show_trouble(word, "\n".join(trouble.told() for trouble in troubles))

    def _on_clock_moved(self, moved_s: float) -> None:
        told = tr("⚠ Jam komputer bergeser {n} detik; tercatat dalam audit").format(n=round(moved_s))
        self._ui.tell(told, TOLD_S)

    def _on_happened(self, event: "SessionEvent") -> None:
        from scc_wall.app.access.told import told_of

        gone = event.reason is not None
        self._take(None if gone else event.presence)
        text, important = told_of(event)
        if text:
            self._ui.tell(text, TOLD_S if important else MESSAGE_S)

    @property
    def _is_open(self) -> bool:
        return self._present is not None and self._present.session.state is SessionState.OPEN

    def _take(self, present: "Presence | None") -> None:
        self._present = present
        self._ui.desk.set_controls_enabled(self._is_open)
        self._refresh()

    def _refresh(self) -> None:
        """Show what is left of the session, by what is known here: the service layer may be waiting for the disk."""
        from scc_wall.app.access.desks import shown

        now = self._clock.mono_ns()
        present = self._present
        if self._strip is not None:
            self._strip.refresh(None if present is None else shown(present, now))
        if self._callers is not None:
            self._callers.follow(present)
        if self._room is not None:
            self._refresh_trouble()

    def _name(self) -> str:
        return "" if self._present is None else self._present.account.name

    # --- the end ---------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Stop the timers, close a dialog, let the worker end, and anchor the audit. Idempotent.

        The session is not ended: it is taken up locked at the next start, for as long as it holds.
        """
        self._hold.close()
        if self._slices is not None:
            self._slices.stop()
        for beat in self._beats:
            beat.stop()
        self._beats.clear()
        if self._callers is not None:
            self._callers.close()
        if self._room is not None:
            self._room.access.watch.stop()
        for work in (self._slow, self._work):
            if work is not None:
                work.close()
        self._lock.room = None
        if self._recorder is not None:
            self._recorder.close()
        if self._room is not None:
            room, self._room = self._room, None
            room.access.sessions.listeners.clear()
            try:
                room.access.audit.write_anchor()
            except SccError as error:
                log.warning("the audit could not be anchored: %s", error.told())
