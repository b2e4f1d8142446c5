"""Opens the pages of the first start: where nobody has an account, where it was interrupted, or when it is asked for.

::

    no account ──────────────────────────┐
    admin, no camera, nobody ever let in ─┼─► pages ─► key ─► access opens ─► admin ─► cameras, sites ─► closed
    Shift+F10 ─an admin, or not begun────┘

Lives on the UI thread. What is loaded for it is loaded when the pages open, which is behind the first pictures.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from scc_wall.app.access.reception import Reception, Stage
from scc_wall.app.cameras.reception import CamerasReception
from scc_wall.app.sites.reception import SitesReception
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import set_language
from scc_wall.domain.access_session import SessionState
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.access.presence import SessionEvent
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.first.desk import RoomFirst
    from scc_wall.app.first.keys import FirstKeys
    from scc_wall.ui.first.desk import FirstState, WallScreen
    from scc_wall.ui.first.wizard import FirstWizard


TOLD_S: Final = 20.0
"""How long a refusal stays in sight."""


class FirstReception(QObject):
    """Shows the pages, and is the wall to them (`app.first.desk.FirstWall`).

    Parameters
    ----------
    others
        Who gives the desks of the cameras and of the sites.
    keys
        Makes what finds or makes the master key; it loads the vault.
    wizard
        Whether the pages come up by themselves.
    language
        Switches the language of everything.
    """

    def __init__(
        self,
        store: LateStore,
        ui: WallUi,
        reception: Reception,
        others: tuple[CamerasReception, SitesReception],
        clock: Clock,
        *,
        keys: "Callable[[], FirstKeys]",
        wizard: bool,
        language: Callable[[str], object] = set_language,
    ) -> None:
        super().__init__(ui)
        self._store = store
        self._ui = ui
        self._reception = reception
        self._cameras, self._sites = others
        self._clock = clock
        self._keys = keys
        self._wizard = wizard
        self._language = language
        self._work: RoomWork | None = None
        self._desk: RoomFirst | None = None
        self._waiting: list[tuple[Callable[[None], object], Callable[[SccError], object]]] = []
        self._opening = False
        self._by_session = False
        """Whether the pages were opened by an admin's session, with which they end."""
        self.dialog: FirstWizard | None = None
        reception.first_start = self.open
        reception.opened.connect(self._on_reception_opened)
        reception.refused.connect(self._on_reception_refused)
        reception.happened.connect(self._on_reception_happened)
        ui.commands.add("first-start", self.open)

    # --- the pages -------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the pages to whoever may go through them; whoever may not is told."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
        elif self._reception.stage is Stage.OPEN or self._reception.stage is Stage.NO_ACCOUNT:
            self._begin(self._looked)
        else:
            self._ui.tell(tr("Akses sedang dibuka…"))

    def _begin(self, look: "Callable[[], FirstState | None]") -> None:
        if self._opening:
            return
        self._opening = True
        self._worker()(look, self._on_looked, self._on_refused)

    def _worker(self) -> "RoomWork":
        from scc_wall.app.access.work import RoomWork

        if self._work is None:
            self._work = RoomWork(self, "first-start")
        return self._work

    def _made_desk(self) -> "RoomFirst":
        """Return the desk behind the pages; on the worker, which loads what it takes."""
        from scc_wall.app.first.desk import RoomFirst

        if self._desk is None:
            self._desk = RoomFirst(
                self._store,
                self._keys(),
                self._reception.access,
                self,
                self._clock,
                cameras=self._cameras.desk_under,
                sites=self._sites.desk_under,
                work=self._worker(),
            )
        return self._desk

    def _looked(self) -> "FirstState":
        desk = self._made_desk()
        state = desk.look()
        if state.entered:
            desk.check_again()
            state = desk.look()
        return state

    def _interrupted(self) -> "FirstState | None":
        """Return how far it is if it was interrupted: there is an admin, but no camera, and nobody was ever let in."""
        state = self._made_desk().look()
        return state if state.admin and not state.cameras and not state.entered else None

    def _on_looked(self, state: "FirstState | None") -> None:
        from scc_wall.ui.first.wizard import FirstWizard

        self._opening = False
        self._by_session = state is not None and state.entered
        if state is None or self.dialog is not None or self._desk is None:
            return
        self.dialog = dialog = FirstWizard(self._desk, self._worker(), self._clock, state, self._ui.active_window())
        dialog.finished.connect(self._on_dialog_finished)
        dialog.show()
        dialog.activateWindow()

    def _on_refused(self, error: SccError) -> None:
        self._opening = False
        self._ui.tell(f"⚠ {error.in_one(why=False)}", TOLD_S)

    def _on_dialog_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if self._desk is not None:
            self._desk.rights.installing = None  # the password's proof ends with the pages
        if dialog is not None:
            dialog.deleteLater()

    # --- access ----------------------------------------------------------------------------------------------------

    def open_access(self, done: Callable[[None], object], failed: Callable[[SccError], object]) -> None:
        """See `FirstWall`."""
        if self._reception.stage is Stage.OPEN:
            done(None)
            return
        self._waiting.append((done, failed))
        if self._reception.stage is not Stage.OPENING:
            self._reception.begin(first=True)

    def _on_reception_opened(self) -> None:
        waiting, self._waiting = self._waiting, []
        for done, _ in waiting:
            done(None)
        if self._wizard and self.dialog is None and not waiting:
            self._wizard = False
            self._begin(self._interrupted)

    def _on_reception_refused(self, error: SccError) -> None:
        waiting, self._waiting = self._waiting, []
        for _, failed in waiting:
            failed(error)

    def _on_reception_happened(self, event: "SessionEvent") -> None:
        """Close the pages with the session that opened them: nobody leaves them open who walks away."""
        over = event.presence.session.state is not SessionState.OPEN or event.reason is not None
        if over and self._by_session and self.dialog is not None:
            self.dialog.done(0)

    # --- the wall --------------------------------------------------------------------------------------------------

    def live(self) -> tuple[int, int]:
        """See `FirstWall`."""
        return self._ui.bridge.live, self._ui.bridge.visible

    def screens(self) -> "Sequence[WallScreen]":
        """See `FirstWall`."""
        from scc_wall.ui.first.desk import WallScreen
        from scc_wall.ui.screen_keeper import identity

        keeper = self._ui.keeper
        there = [(index, screen) for index, screen in keeper.assigned().items()]
        shown = [*there, *((None, screen) for screen in keeper.strangers())]
        known = [(index, identity(screen)) for index, screen in shown]
        return [  # sizes in device pixels, whatever the scale
            WallScreen(index, screen.name, screen.geometry[2:], screen.called) for index, screen in known
        ]

    def show_numbers(self, *, shown: bool) -> None:
        """See `FirstWall`."""
        if shown:
            self._ui.mark_screens()
        else:
            self._ui.hide_plates()

    def use_screens(self, names: Sequence[str]) -> None:
        """See `FirstWall`."""
        self._ui.arrange_screens(names)

    def choose_language(self, code: str) -> None:
        """See `FirstWall`."""
        self._language(code)

    def close(self) -> None:
        """Close the pages; what runs is cancelled. Idempotent."""
        if self.dialog is not None:
            self.dialog.done(0)
        self._waiting.clear()
        if self._work is not None:
            self._work.close()
