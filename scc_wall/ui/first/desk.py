"""What the pages of the first start need of the program; `app` gives it vault, store, access and wall behind it.

What is named "at once" answers on the UI thread, from memory. Everything else may take its time and may be refused
(SccError): it is called through a `Work` (ui/access/busy.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.ui.access.desk import Credentials, NewAdmin, PasswordRule
from scc_wall.ui.cameras.desk import CameraDesk
from scc_wall.ui.csv_plan import CsvPlan


class PhraseWantedError(SccError):
    """It takes a passphrase to have the master key: none was given, or one that does not fit."""


class KeyPlaceKind(StrEnum):
    """Where the master key is kept."""

    NONE = "none"
    """There is none yet."""
    RING = "ring"
    """In the keyring of the system."""
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, no secret
    """In a file, sealed by a passphrase."""
    OPEN = "open"
    """In a file that is not sealed: for trials only."""


@dataclass(frozen=True, slots=True)
class FirstState:
    """How far the installation is, as store and vault say; nothing of it is remembered by the pages.

    Parameters
    ----------
    entered
        Whether anybody was ever let in; then only an admin who is in may go on.
    proven
        Whether whoever sits there may change cameras and sites now.
    """

    key: KeyPlaceKind = KeyPlaceKind.NONE
    admin: bool = False
    entered: bool = False
    proven: bool = False
    cameras: int = 0
    sites: int = 0


@dataclass(frozen=True, slots=True)
class WallScreen:
    """A screen that is there.

    Parameters
    ----------
    index
        Its place among those of the wall, 0 for the desk's; None for one that the wall does not use.
    name
        Of its connector, by which it is meant.
    called
        What a person knows it by, as on its plate (F8); empty: by its name.
    """

    index: int | None
    name: str
    size_px: tuple[int, int]
    called: str = ""


class FirstDesk(Protocol):
    """What the pages ask for."""

    # --- at once

    def choose_language(self, code: str) -> None:
        """Say everything in Indonesian (`id`) or English (`en`) from now on."""
        ...

    def live(self) -> tuple[int, int]:
        """Return how many cameras are live on the wall, and how many it shows."""
        ...

    def screens(self) -> Sequence[WallScreen]:
        """Return all screens that are there: the wall's in their order, then the others."""
        ...

    def show_numbers(self, *, shown: bool) -> None:
        """Show each screen's number on it until this is taken back."""
        ...

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules of a new password."""
        ...

    def under_letter(self, number: str) -> None:
        """Take the number of the letter under which they install; it stands in the audit beside what they do."""
        ...

    def open_key(
        self, phrase: str | None, done: Callable[[KeyPlaceKind], object], failed: Callable[[SccError], object]
    ) -> None:
        """Find or make the master key, read it back, and open access with it; told later, on the UI thread.

        A passphrase that is missing or wrong is told by `PhraseWantedError` alone.

        Parameters
        ----------
        phrase
            Seals a key that the system's keyring does not take, or opens one that is sealed; None: none is given yet.
        """
        ...

    def use_screens(
        self, names: Sequence[str], done: Callable[[None], object], failed: Callable[[SccError], object]
    ) -> None:
        """Give the wall these screens in this order, the first one is the desk's; told later, on the UI thread."""
        ...

    # --- through a Work

    def look(self) -> FirstState:
        """Return how far the installation is."""
        ...

    def make_first_admin(self, admin: NewAdmin) -> None:
        """Make the first account, whose password is proof enough for the rest of the first start."""
        ...

    def prove(self, who: Credentials) -> None:
        """Take an admin's password for proof, after a restart in the middle."""
        ...

    def cameras(self) -> CameraDesk:
        """Return the desk of the cameras, for whoever sits there."""
        ...

    def plan_sites(self, path: Path | None, course: Course) -> CsvPlan:
        """Say what importing a file of sites would change; None: the list that comes with the program."""
        ...

    def import_sites(self, path: Path | None, course: Course) -> CsvPlan:
        """Import it, whole or not at all; it can be stopped until all of it is written."""
        ...
