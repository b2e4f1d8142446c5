"""The wall's screens as a person is told of them."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from scc_wall.domain.layout import Rect
from scc_wall.domain.screens import ScreenIdentity
from scc_wall.ui.words import tr


@dataclass(frozen=True, slots=True)
class ScreenShown:
    """A screen as the desk shows it.

    Parameters
    ----------
    name
        Number and model, e.g. `2 · P2419H`.
    area
        Where it stands on the desktop.
    there
        Whether it is plugged in.
    """

    name: str
    area: Rect
    there: bool = True


def screens_shown(known: Sequence[ScreenIdentity], there: Container[int]) -> list[ScreenShown]:
    """Return the wall's screens in their order."""
    return [
        ScreenShown(f"{index + 1} · {one.model or one.name}", one.geometry, index in there)
        for index, one in enumerate(known)
    ]


def absence(shown: ScreenShown) -> str:
    """Return what stands over the tiles of a screen that is not there, for one that is: nothing."""
    return "" if shown.there else headings(shown)[1]


def headings(shown: ScreenShown) -> list[str]:
    """Return what may stand above a screen, the longest first: its model goes before the word that it is not there."""
    name = tr("Layar {name}")
    if shown.there:
        return [name.format(name=shown.name)]
    number = shown.name.partition(" · ")[0]
    state = tr("tidak terpasang")
    called = (name.format(name=shown.name), name.format(name=number), number)
    return [*(f"⚠ {one} · {state}" for one in called), f"⚠ {number}"]
