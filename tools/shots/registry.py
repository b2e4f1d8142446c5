"""The scenes: each builds one window, panel or dialog in one state, with data that is the same each time."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tools.shots.stage import Stage

MODULES: Final = (
    "scenes_wall",
    "scenes_events",
    "scenes_desk",
    "scenes_door",
    "scenes_office",
    "scenes_sites",
    "scenes_cameras",
    "scenes_cameras_add",
    "scenes_ptz",
    "scenes_shift",
    "scenes_first",
    "scenes_replay",
    "scenes_events",
)
"""In the order in which the index shows them."""


class Kind(StrEnum):
    """What a picture is of, which decides how it is cut and coded."""

    DIALOG = "dialog"
    """A window over the desk: cut to the window, flat colours."""
    SCREEN = "screen"
    """A whole screen, mostly camera pictures."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture.

    Parameters
    ----------
    name
        Start of the file's name.
    told
        What it shows, in Indonesian and English.
    shows
        Names of the window classes of `scc_wall` that are in it.
    build
        Makes the windows on a stage and returns them, the one below first.
    """

    name: str
    told: tuple[str, str]
    shows: frozenset[str]
    kind: Kind
    build: "Build"


Build = Callable[["Stage"], "QWidget | tuple[QWidget, ...]"]
_scenes: Final[dict[str, Scene]] = {}


def scene(name: str, indonesian: str, english: str, *shows: str, kind: Kind = Kind.DIALOG) -> Callable[[Build], Build]:
    """Register a function as what builds the scene `name`."""

    def register(build: Build) -> Build:
        if name in _scenes:
            raise ValueError(f"two scenes are called {name}")
        _scenes[name] = Scene(name, (indonesian, english), frozenset(shows), kind, build)
        return build

    return register


def all_scenes() -> tuple[Scene, ...]:
    """Return every scene, in the order of the index."""
    for module in MODULES:
        import_module(f"tools.shots.{module}")
    return tuple(_scenes.values())


def first_of_each(*kinds: Kind) -> tuple[str, ...]:
    """Return the names of the first scene of each window, panel and question, of these kinds alone if any is given."""
    known: set[str] = set()
    chosen = []
    for one in all_scenes():
        if one.shows - known and (not kinds or one.kind in kinds):
            known |= one.shows
            chosen.append(one.name)
    return tuple(chosen)
