"""The dialogs of access, one at a time, over the window that a person works in; they never hold the wall up."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from scc_wall.access.credentials import Proven
from scc_wall.access.policy import PROOF_S, Asker
from scc_wall.access.presence import Presence
from scc_wall.access.told_errors import ASK_SUPERVISOR, NOT_ALLOWED
from scc_wall.app.access.desks import RoomAccounts, RoomDesk, RoomLetters, RoomPapers, RoomVisitors
from scc_wall.app.access.office_desks import RoomExports, RoomPasswords, RoomRetention, RoomSessions
from scc_wall.app.access.room import Room
from scc_wall.app.access.screens_desk import RoomScreens
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import IDLE_S, SessionState
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import regions
from scc_wall.domain.role import Action, allows
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.busy import Result, Work
from scc_wall.ui.access.desk import Credentials
from scc_wall.ui.access.export_dialog import ExportDialog
from scc_wall.ui.access.first_admin import FirstAdminDialog
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.password_dialog import PasswordDialog
from scc_wall.ui.access.pick_list import Option
from scc_wall.ui.access.proof_dialog import ProofDialog
from scc_wall.ui.access.retention_dialog import RetentionDialog
from scc_wall.ui.access.sessions_dialog import SessionsDialog
from scc_wall.ui.access.trouble_dialog import TroubleDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from scc_wall.ui.access.visitors_dialog import VisitorsDialog
from scc_wall.ui.screens.screens_dialog import ScreensDialog
from scc_wall.ui.slices import NEXT_TURN_MS
from scc_wall.ui.typing_hold import TypingHold
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

RIGHTS: Final = {
    "letters": (Action.LETTER_READ,),
    "accounts": (Action.ACCOUNT_EDIT,),
    "visitors": (Action.VISITOR_REGISTER,),
    "sessions": (Action.SESSION_END_OTHER,),
    "audit-export": (Action.AUDIT_EXPORT, Action.EXPORT),
    "retention": (Action.RETENTION_PURGE,),
    "screens": (Action.SETTING_CHANGE,),
}
"""Which rights open which list: any of them in a session, the first one by one's own password."""
_FOR: Final = {
    "letters": Told("Surat tugas: siapa Anda?", "Letters: who are you?"),
    "accounts": Told("Akun: siapa Anda?", "Accounts: who are you?"),
    "sessions": Told("Sesi yang berjalan: siapa Anda?", "Running sessions: who are you?"),
    "audit-export": Told("Ekspor audit: siapa Anda?", "Export of the audit: who are you?"),
    "retention": Told("Masa simpan: siapa Anda?", "Retention: who are you?"),
    "screens": Told("Layar: siapa Anda?", "Screens: who are you?"),
}
_WHOSE: Final = {
    "letters": Told("Kata sandi pengawas, atau auditor untuk membaca.", "A supervisor's, or an auditor's to read."),
    "accounts": Told("Kata sandi admin.", "An admin's password."),
    "sessions": Told("Kata sandi pengawas.", "A supervisor's password."),
    "audit-export": Told(
        "Kata sandi auditor; pengawas mengekspor dari dalam sesinya.",
        "An auditor's password; supervisors export from within their session.",
    ),
    "retention": Told("Kata sandi admin.", "An admin's password."),
    "screens": Told("Kata sandi admin.", "An admin's password."),
}
_SLOW: Final = frozenset({"audit-export", "retention"})
"""What takes seconds is done by a worker of its own."""
_FORGOTTEN: Final = (
    LettersDialog, AccountsDialog, ProofDialog, SessionsDialog, ExportDialog, RetentionDialog, PasswordDialog,
    ScreensDialog,
)  # fmt: skip
"""What nobody leaves open who walks away."""
EARLY_S: Final = 5.0
"""A proof is asked for anew this long before it ends: what it is for must still reach the service layer."""


class Callers:
    """Shows the dialogs.

    Parameters
    ----------
    slow
        Has done what takes seconds.
    window
        Returns the window to show them over.
    tell
        Shows a short message.
    cameras
        Returns those that a letter may be limited to.
    wall
        The wall whose screens are set.
    hold
        Takes what is typed while a dialog is on its way.
    first
        Shows the pages of the first start; None: the dialog of the first admin alone.
    """

    def __init__(
        self,
        room: Room,
        work: Work,
        clock: Clock,
        *,
        slow: Work,
        window: Callable[[], QWidget],
        tell: Callable[[str], None],
        cameras: Callable[[], Iterable[CameraConfig]],
        wall: WallUi,
        hold: TypingHold,
        first: Callable[[], object] | None = None,
    ) -> None:
        self._access = room.access
        self._store = room.store
        self._training = room.training
        self._work = work
        self._slow = slow
        self._clock = clock
        self._window = window
        self._tell = tell
        self._cameras = cameras
        self._wall = wall
        self._hold = hold
        self._first = first
        self._desk = RoomDesk(room.access, room.store, clock)
        self._reading = False
        """Whether what the door lists is being read."""
        self.dialog: QDialog | None = None
        """The one that is open."""
        self._of_session: int | None = None
        """The session whose right opened it."""
        self._opened_mono_ns = 0
        self._left = False
        """Whether its person walked away from it."""

    # --- the door --------------------------------------------------------------------------------------------------

    def come_in(self) -> None:
        """Show the door; the wizard where there is no account."""
        if self._raised() or self._reading:
            return
        self._reading = True
        self._hold.begin()

        def read() -> bool:
            self._desk.read()
            return self._access.accounts.empty()

        def show(nobody: bool) -> None:
            self._reading = False
            if nobody and self._first is not None:
                self._hold.done()
                self._first()
            elif self._raised():
                self._hold.done()
            else:
                self._show(self._first_admin() if nobody else self._login())

        def not_read(error: SccError) -> None:
            self._reading = False
            self._hold.done()
            self._tell(f"⚠ {error.what}")

        self._work(read, show, not_read)

    def _login(self) -> QDialog:
        titles = {region.code: region.title for region in regions()}
        cameras = [Option(str(c.camera_id), c.name, titles.get(c.region_code or "", "")) for c in self._cameras()]
        training = "" if self._training is None else str(self._training)  # in the language of now
        return LoginDialog(self._desk, self._clock, self._window(), work=self._work, training=training, cameras=cameras)

    def _first_admin(self) -> QDialog:
        dialog = FirstAdminDialog(self._desk, self._clock, self._window(), work=self._work)
        told = tr("Admin dibuat. Tambahkan orang lain di menu Sesi, Akun (F4)")
        dialog.accepted.connect(lambda: self._tell(told))
        return dialog

    def unlock(self) -> None:
        """Ask for the password of whoever is in."""
        if not self._raised():
            self._show(UnlockDialog(self._desk, self._window(), work=self._work))

    def tell_troubles(self) -> None:
        """Show what is wrong with the audit to whoever is there."""
        if self._raised():
            return
        present = self._access.sessions.present()
        troubles = self._access.watch.troubles(None if present is None else present.account.role)
        if troubles:
            self._show(TroubleDialog(troubles, self._window()))

    def change_password(self) -> None:
        """Let anybody change their own password, by the old one."""
        if self._raised():
            return
        present = self._access.sessions.present()
        login = "" if present is None else present.account.login
        dialog = PasswordDialog(RoomPasswords(self._access), self._window(), login=login, work=self._work)
        told = tr("Kata sandi {login} diganti")
        dialog.accepted.connect(lambda: self._tell(told.format(login=dialog.login.text())))
        self._show(dialog)

    # --- lists -----------------------------------------------------------------------------------------------------

    def open_list(self, name: str) -> None:
        """Show a list to whoever may: in the session, or by their own password."""
        if self._raised():
            return
        present = self._access.sessions.present()
        here = present is not None and present.session.state is SessionState.OPEN
        if present is not None and here and any(allows(present.account.role, action) for action in RIGHTS[name]):
            self._show(self._list(name, self._access.sessions.present, self._work_for(name)))
            self._of_session = present.session.session_id
        elif name in _FOR:
            self._prove(name)
        elif here:
            self._tell(f"{NOT_ALLOWED} {ASK_SUPERVISOR}")
        else:
            self._tell(tr("Tamu didaftarkan dalam sesi: masuk dahulu (Ctrl+L)"))

    def _work_for(self, name: str) -> Work:
        return self._slow if name in _SLOW else self._work

    def _prove(self, name: str) -> None:
        action = RIGHTS[name][0]
        told, hint = str(_FOR[name]), str(_WHOSE[name])
        dialog = ProofDialog(told, lambda who: self._proof(who, action), self._window(), hint=hint, work=self._work)

        def show_list() -> None:
            proven = dialog.proven
            if proven is not None:
                proof = Proof(proven, self._work_for(name), self._clock, lambda who: self._proof(who, action))
                proof.dialog = shown = self._list(name, lambda: proof.proven, proof)
                self._show(shown)

        dialog.accepted.connect(show_list)
        self._show(dialog)

    def _proof(self, who: Credentials, action: Action) -> Proven:
        proven = self._access.door.prove(who.login, who.password)
        self._access.policy.check(proven, action)
        return proven

    def _list(self, name: str, by: Callable[[], Asker | None], work: Work) -> QDialog:
        if name == "letters":
            return LettersDialog(
                RoomLetters(self._access, self._store, by),
                self._clock,
                self._window(),
                papers=RoomPapers(self._access, by),
                camera_names={camera.camera_id: camera.name for camera in self._cameras()},
                work=work,
                reads=self._work,
            )
        if name == "accounts":
            accounts = RoomAccounts(self._access, self._store, by)
            return AccountsDialog(accounts, self._clock, self._window(), work=work, reads=self._work)
        if name == "sessions":
            return SessionsDialog(RoomSessions(self._access, by), self._window(), work=work)
        if name == "audit-export":
            return ExportDialog(RoomExports(self._access, by), self._clock, self._window(), work=work)
        if name == "visitors":
            return VisitorsDialog(RoomVisitors(self._access), self._window(), work=work)
        return self._setting(name, by, work)

    def _setting(self, name: str, by: Callable[[], Asker | None], work: Work) -> QDialog:
        settings = self._store.settings
        if name == "screens":
            return ScreensDialog(RoomScreens(self._access, settings, by, self._wall), self._window(), work=work)
        return RetentionDialog(RoomRetention(self._access, settings, by), self._window(), work=work)

    # --- one at a time ---------------------------------------------------------------------------------------------

    def _raised(self) -> bool:
        """Bring the open dialog to the front; return whether there is one."""
        if self.dialog is None:
            return False
        self.dialog.raise_()
        self.dialog.activateWindow()
        return True

    def _show(self, dialog: QDialog) -> None:
        def on_finished() -> None:
            if self.dialog is dialog:
                self.dialog = self._of_session = None
                self._hold.done()
            dialog.deleteLater()

        def open_it() -> None:
            if self.dialog is dialog:
                dialog.open()
                self._hold.opened(dialog)

        self.dialog = dialog
        self._left = False
        self._hold.begin()
        self._opened_mono_ns = self._clock.mono_ns()
        dialog.finished.connect(on_finished)
        QTimer.singleShot(NEXT_TURN_MS, dialog, open_it)  # making and showing it are too much for one turn

    def follow(self, present: Presence | None) -> None:
        """Close what the session no longer bears: an unlock without a session, a list after its session.

        A list that a password alone opened is closed after the time of the inactivity lock.
        """
        dialog = self.dialog
        if dialog is None:
            return
        opened_by = self._of_session
        open_id = None
        if present is not None and present.session.state is SessionState.OPEN:
            open_id = present.session.session_id
        stale_s = seconds_between(self._opened_mono_ns, self._clock.mono_ns())
        unlocks = isinstance(dialog, UnlockDialog) and present is None
        gone = opened_by is not None and open_id != opened_by
        left = isinstance(dialog, _FORGOTTEN) and stale_s > IDLE_S
        if unlocks or gone or self._left or (opened_by is None and left):
            _leave(dialog)

    @property
    def has_keyboard(self) -> bool:
        """Whether a person types into the open dialog, or into one over it."""
        above = QApplication.activeWindow()
        while above is not None and above is not self.dialog:
            above = above.parentWidget()
        return above is not None

    def walk_away(self) -> None:
        """Close what nobody leaves open who locks: what the session bears, and what a password alone opened.

        What is being written just now is closed as soon as it is (`follow`).
        """
        if self.dialog is not None and (self._of_session is not None or isinstance(self.dialog, _FORGOTTEN)):
            self._left = True
            _leave(self.dialog)

    def close(self) -> None:
        """Close the open dialog. Idempotent."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.done(QDialog.DialogCode.Rejected)


def _leave(dialog: QDialog) -> None:
    """Close a dialog, and first what stands over it: a question holds it open, a file is asked for in its own loop."""
    for inner in dialog.findChildren(QDialog):
        if inner.isVisible():
            inner.reject()
    dialog.reject()


class Proof:
    """A `Work` for a list that a password alone opened: asks for it again when it is a minute old.

    Parameters
    ----------
    prove
        Returns who it is, and raises SccError for who may not.
    """

    def __init__(self, proven: Proven, work: Work, clock: Clock, prove: Callable[[Credentials], Proven]) -> None:
        self.proven = proven
        self.dialog: QDialog | None = None
        """The list, over which it asks."""
        self._work = work
        self._clock = clock
        self._prove = prove

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        """Have `job` done as the person who is proven."""
        if seconds_between(self.proven.proven_mono_ns, self._clock.mono_ns()) < PROOF_S - EARLY_S:
            self._work(job, done, failed)
            return
        before = self.proven.account
        told = tr("Masukkan kata sandi Anda lagi")
        asked = ProofDialog(told, self._same(before.login), self.dialog, login=before.login, work=self._work)

        def on_finished() -> None:
            asked.deleteLater()
            if asked.proven is None:
                failed(NOT_PROVEN)
            else:
                self.proven = asked.proven
                self._work(job, done, failed)

        asked.finished.connect(on_finished)
        asked.open()

    def _same(self, login: str) -> Callable[[Credentials], Proven]:
        def prove(who: Credentials) -> Proven:
            proven = self._prove(who)
            if proven.account.login != login:
                raise SccError(
                    Told("Ini orang lain.", "This is somebody else."),
                    None,
                    Told(f"Daftar ini dibuka oleh {login}.", f"This list was opened by {login}."),
                )
            return proven

        return prove


NOT_PROVEN: Final = SccError(
    Told("Belum disimpan: kata sandi tidak diberikan.", "Not saved: the password was not given.")
)
