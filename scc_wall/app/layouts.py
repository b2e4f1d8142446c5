"""Which layout the wall starts with, and how it is kept for the next start."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Final, Protocol

from scc_wall.app.options import RunOptions
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.layout import GRID_SIZES, Layout, smallest_grid_for
from scc_wall.domain.setting import JsonValue, Setting, Value
from scc_wall.domain.wall_editing import for_screens, spread
from scc_wall.ui.wall_model import WallView

LAST: Final = "(terakhir)"
"""The layout as it was left; kept under a name of its own so that no layout a person saved is changed unasked."""

_NONE: dict[str, JsonValue] = {}
VIEW: Final = Setting("wall.view", _NONE)
"""What of the last layout was looked at (`view_json`)."""


class Settings(Protocol):
    """Where settings are kept: `storage.late_store.LateStore`."""

    def setting(self, setting: Setting[Value]) -> Value:
        """Return a setting's value."""
        ...


class LayoutShelf(Protocol):
    """Where layouts are kept by name: `storage.wall.LayoutRepository`, or `LateStore` before that is loaded."""

    def names(self) -> Sequence[str]:
        """Return the names of all layouts."""
        ...

    def load(self, name: str) -> Layout | None:
        """Return a layout, None if there is none of that name."""
        ...

    def save(self, layout: Layout) -> None:
        """Save a layout; one of the same name is replaced."""
        ...


def spread_layout(cameras: Sequence[CameraConfig], screens: int, tiles: int | None = None) -> Layout:
    """Return all cameras over all screens, in their order, further ones on further pages.

    Parameters
    ----------
    tiles
        Tiles a screen; None: the smallest ready-made grid that needs one page.

    Raises
    ------
    SccError
        If there is no grid of so many tiles.
    """
    if tiles is None:
        tiles = smallest_grid_for(ceil(len(cameras) / screens))
    if tiles not in GRID_SIZES:
        sizes = ", ".join(map(str, GRID_SIZES))
        raise SccError(
            Told("Tidak ada tata letak dengan {n} petak.", "There is no layout of {n} tiles.").format(n=tiles),
            None,
            Told("Pilih salah satu: {sizes}.", "Choose one of: {sizes}.").format(sizes=sizes),
        )
    name = f"{tiles}"
    return Layout(name, spread([camera.camera_id for camera in cameras], tiles, screens))


def first_layout(options: RunOptions, cameras: Sequence[CameraConfig], screens: int, stored: LayoutShelf) -> Layout:
    """Return what the wall shows first: what the command line asks for, else as it was left, else all cameras.

    Raises
    ------
    SccError
        If the named layout is not there.
    """
    if options.layout is not None:
        named = stored.load(options.layout)
        if named is None:
            names = ", ".join(name for name in stored.names() if name != LAST) or "-"
            raise SccError(
                Told("Tata letak “{name}” tidak ada.", "There is no layout “{name}”.").format(name=options.layout),
                None,
                Told("Yang tersimpan: {names}.", "Stored are: {names}.").format(names=names),
            )
        return for_screens(named, screens)
    if options.tiles is not None:
        return spread_layout(cameras, screens, options.tiles)
    last = stored.load(LAST)
    if last is not None and any(
        not place.is_empty for page in last.pages for grid in page.screens for place in grid.places
    ):
        # Not by that name: it is no person's, is in one language, and what is saved under it is never listed again.
        return for_screens(replace(last, name=""), screens)
    return spread_layout(cameras, screens)


def first_view(options: RunOptions, stored: Settings) -> WallView:
    """Return what is looked at first: what was, unless the command line asks for another layout; oddities count not."""
    if options.layout is not None or options.tiles is not None:
        return WallView()
    kept = stored.setting(VIEW)
    page, spotlights = kept.get("page"), kept.get("spotlights")
    pairs = spotlights if isinstance(spotlights, list) else []
    return WallView(
        page if type(page) is int else 0,
        kept.get("turning") is True,
        tuple((a, b) for a, b in map(_pair, pairs) if a >= 0 and b >= 0),
    )


def view_json(view: WallView) -> dict[str, JsonValue]:
    """Return a view as it is kept."""
    spotlights: list[JsonValue] = [[screen, index] for screen, index in view.spotlights]
    return {"page": view.page, "turning": view.turning, "spotlights": spotlights}


def _pair(value: JsonValue) -> tuple[int, int]:
    """Return a screen and a tile; (-1, -1) for what is neither."""
    if isinstance(value, list) and len(value) == 2:
        screen, index = value
        if type(screen) is int and type(index) is int:
            return screen, index
    return -1, -1


class StoredLayouts:
    """The layouts that a person saved, as the wall's commands see them (`ui.commands.LayoutStore`)."""

    def __init__(self, stored: LayoutShelf) -> None:
        self._stored = stored

    def names(self) -> Sequence[str]:
        """Return the names of all layouts but the one kept unasked."""
        return [name for name in self._stored.names() if name != LAST]

    def load(self, name: str) -> Layout | None:
        """Return a layout, None if there is none of that name."""
        return self._stored.load(name)

    def save(self, layout: Layout) -> None:
        """Keep a layout under its name, in place of an older one."""
        self._stored.save(layout)
