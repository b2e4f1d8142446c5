"""What the dialog of the screens needs of the program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from scc_wall.domain.legibility import ScreenSetting


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """One screen of the wall as it is now.

    Parameters
    ----------
    key
        Under which its setting is stored.
    number
        As `identify` shows it.
    size_px
        Device pixels.
    said_mm
        (width, height) as the display says, (0, 0) if it says nothing or is not there.
    """

    key: str
    number: int
    name: str
    size_px: tuple[int, int]
    said_mm: tuple[float, float]
    present: bool


class ScreensDesk(Protocol):
    """What the dialog asks for. `facts` and `identify` answer at once; the others go through a `Work`."""

    def facts(self) -> Sequence[ScreenFacts]:
        """Return the wall's screens in their order."""
        ...

    def identify(self) -> None:
        """Show each screen's number on it."""
        ...

    def settings(self) -> Mapping[str, ScreenSetting]:
        """Return what is set, by the screens' keys.

        Raises
        ------
        SccError
            If it can't be read.
        """
        ...

    def choose(self, key: str, setting: ScreenSetting) -> None:
        """Store it in the name of who asks.

        Raises
        ------
        SccError
            If they may not, or it can't be stored.
        """
        ...

    def apply(self, settings: Mapping[str, ScreenSetting]) -> None:
        """Have the walls that run follow; on the UI thread."""
        ...
