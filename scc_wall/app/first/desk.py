"""The desk of the first start (`ui.first.desk.FirstDesk`): vault, store, access, cameras and sites behind its pages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from scc_wall.access.first_start import FirstStart
from scc_wall.access.service import Access
from scc_wall.app.access.desks import PASSWORD_RULES, RoomDesk
from scc_wall.app.first.keys import FirstKeys
from scc_wall.app.first.rights import LAYOUT_SUBJECT, FirstRights
from scc_wall.base.clock import Clock
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.resources import resource
from scc_wall.base.told import Told
from scc_wall.domain.role import Action, Role
from scc_wall.domain.site_csv import OPD_LIST
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.access.desk import Credentials, NewAdmin, PasswordRule
from scc_wall.ui.cameras.desk import CameraDesk
from scc_wall.ui.csv_plan import CsvPlan
from scc_wall.ui.first.desk import FirstState, KeyPlaceKind, WallScreen

if TYPE_CHECKING:
    from scc_wall.app.sites.desk import Desk
    from scc_wall.ui.access.busy import Work

NOT_OPEN: Final = SccError(
    Told("Akses belum dibuka.", "Access is not open yet."), None, Told("Coba lagi sebentar.", "Try again in a moment.")
)
NO_MONITORS: Final = SccError(
    Told("Pemantau situs belum dibuka.", "The website monitors are not open yet."),
    None,
    Told("Coba lagi sebentar.", "Try again in a moment."),
)


class FirstWall(Protocol):
    """The wall, as far as the first start moves it; on the UI thread."""

    def live(self) -> tuple[int, int]:
        """Return how many cameras are live, and how many are shown."""
        ...

    def screens(self) -> Sequence[WallScreen]:
        """Return all screens that are there."""
        ...

    def show_numbers(self, *, shown: bool) -> None:
        """Show each screen's number, or take the numbers away."""
        ...

    def use_screens(self, names: Sequence[str]) -> None:
        """Give the wall these screens in this order."""
        ...

    def choose_language(self, code: str) -> None:
        """Say everything in that language."""
        ...

    def open_access(self, done: Callable[[None], object], failed: Callable[[SccError], object]) -> None:
        """Open access for a first admin; told later."""
        ...


class RoomFirst:
    """See above.

    Parameters
    ----------
    access
        Returns access once it is open.
    cameras, sites
        Return a desk under other rights than those of who is in; that of the sites None until the monitors are there.
    work
        The pages' worker.
    """

    def __init__(
        self,
        store: LateStore,
        keys: FirstKeys,
        access: Callable[[], Access | None],
        wall: FirstWall,
        clock: Clock,
        *,
        cameras: Callable[[FirstRights], CameraDesk],
        sites: "Callable[[FirstRights], Desk | None]",
        work: "Work",
    ) -> None:
        self._store = store
        self._keys = keys
        self._access = access
        self._wall = wall
        self._clock = clock
        self._make_cameras = cameras
        self._make_sites = sites
        self._work = work
        self._cameras: CameraDesk | None = None
        self._letter_number = ""
        self.rights = FirstRights(access)

    # --- at once

    def choose_language(self, code: str) -> None:
        """See `FirstDesk`."""
        self._wall.choose_language(code)

    def live(self) -> tuple[int, int]:
        """See `FirstDesk`."""
        return self._wall.live()

    def screens(self) -> Sequence[WallScreen]:
        """See `FirstDesk`."""
        return self._wall.screens()

    def show_numbers(self, *, shown: bool) -> None:
        """See `FirstDesk`."""
        self._wall.show_numbers(shown=shown)

    def password_rules(self) -> Sequence[PasswordRule]:
        """See `FirstDesk`."""
        return PASSWORD_RULES

    def under_letter(self, number: str) -> None:
        """See `FirstDesk`."""
        self._letter_number = number

    def open_key(
        self, phrase: str | None, done: Callable[[KeyPlaceKind], object], failed: Callable[[SccError], object]
    ) -> None:
        """See `FirstDesk`."""

        def on_key(place: KeyPlaceKind) -> None:
            self._wall.open_access(lambda _: done(place), failed)

        self._work(lambda: self._keys.make(phrase), on_key, failed)

    def use_screens(
        self, names: Sequence[str], done: Callable[[None], object], failed: Callable[[SccError], object]
    ) -> None:
        """See `FirstDesk`."""
        details = (("order", ", ".join(names)[:200]),)

        def on_recorded(_: object) -> None:
            self._wall.use_screens(names)
            done(None)

        self._work(lambda: self.rights(Action.LAYOUT_CHANGE, LAYOUT_SUBJECT, details), on_recorded, failed)

    # --- through a Work

    def look(self) -> FirstState:
        """See `FirstDesk`."""
        store, access = self._store.whole(), self._access()
        admins = [one for one in store.accounts.list() if one.active and one.role is Role.ADMIN]
        entered = bool(store.sessions.newest(1)) or (access is not None and FirstStart(access).over())
        return FirstState(
            self._keys.place(),
            bool(admins),
            entered,
            self.rights.may(),
            len(store.cameras.list_without_passwords()),
            len(store.sites.all()),
        )

    def check_again(self) -> None:
        """Return if these pages may be opened where somebody was let in before: by an admin who is in.

        Raises
        ------
        AccessDenied
            If they may not; it is recorded.
        """
        self.rights.installing = None
        self.rights.check()

    def make_first_admin(self, admin: NewAdmin) -> None:
        """See `FirstDesk`."""
        access = self._opened()
        RoomDesk(access, self._store.whole(), self._clock).make_first_admin(admin)
        self.prove(admin.credentials)

    def prove(self, who: Credentials) -> None:
        """See `FirstDesk`."""
        access = self._opened()
        self.rights.installing = FirstStart(access).begin(
            access.door.prove(who.login, who.password), self._letter_number
        )

    def cameras(self) -> CameraDesk:
        """See `FirstDesk`."""
        self.rights.check()
        if self._cameras is None:
            self._cameras = self._make_cameras(self.rights)
        return self._cameras

    def plan_sites(self, path: Path | None, course: Course) -> CsvPlan:
        """See `FirstDesk`."""
        return self._sites().plan_import(path or resource(OPD_LIST), course)

    def import_sites(self, path: Path | None, course: Course) -> CsvPlan:
        """See `FirstDesk`."""
        return self._sites().import_sites(path or resource(OPD_LIST), course)

    def _sites(self) -> "Desk":
        desk = self._make_sites(self.rights)
        if desk is None:
            raise NO_MONITORS
        return desk

    def _opened(self) -> Access:
        access = self._access()
        if access is None:
            raise NOT_OPEN
        return access
