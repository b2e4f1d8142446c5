"""Layouts: which camera stands where, on which screen, on which page. Values and geometry only.

A `Layout` has pages; a `Page` has one `ScreenGrid` per screen; a grid has `Place` s in whole grid units, so that two
tiles can never overlap by rounding: pixels are cut from the grid by `pixel_rects`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from scc_wall.domain.tile import Fit, Rotation


class Rect(NamedTuple):
    """A rectangle; pixels on a screen or units of a grid, as the field that holds it says."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Place:
    """One tile of a grid: where it is, and what it shows.

    Parameters
    ----------
    rect
        In grid units.
    camera_id
        None for a tile without a camera.
    pinned
        Stays when a sequence turns to the next page.
    sites
        Shows how the websites are, in place of a camera.

    Raises
    ------
    ValueError
        If it is to show a camera and the websites at once.
    """

    rect: Rect
    camera_id: int | None = None
    fit: Fit = Fit.FIT
    rotation: Rotation = Rotation.NONE
    pinned: bool = False
    sites: bool = False

    def __post_init__(self) -> None:
        if self.sites and self.camera_id is not None:
            raise ValueError(f"a tile with camera {self.camera_id} can't show the websites too")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put on it."""
        return self.camera_id is None and not self.sites


@dataclass(frozen=True, slots=True)
class ScreenGrid:
    """The tiles of one screen on one page.

    Raises
    ------
    ValueError
        If places overlap or leave the grid.
    """

    columns: int
    rows: int
    places: tuple[Place, ...]

    def __post_init__(self) -> None:
        taken: set[tuple[int, int]] = set()
        for place in self.places:
            x, y, width, height = place.rect
            if width < 1 or height < 1 or x < 0 or y < 0 or x + width > self.columns or y + height > self.rows:
                raise ValueError(f"{place.rect} leaves a grid of {self.columns}×{self.rows}")
            units = {(u, v) for u in range(x, x + width) for v in range(y, y + height)}
            if taken & units:
                raise ValueError(f"{place.rect} overlaps another place")
            taken |= units

    def with_place(self, index: int, place: Place) -> "ScreenGrid":
        """Return the grid with place `index` replaced."""
        places = list(self.places)
        places[index] = place
        return replace(self, places=tuple(places))


@dataclass(frozen=True, slots=True)
class Page:
    """One page over all screens; `screens` is in the order of the wall's screens."""

    screens: tuple[ScreenGrid, ...]
    name: str = ""
    dwell_s: float = 20.0
    """How long a sequence stays on this page."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A named plan of the wall."""

    name: str
    pages: tuple[Page, ...] = field(default=())


def pixel_rects(grid: ScreenGrid, size_px: tuple[int, int], gap_px: int = 0) -> tuple[Rect, ...]:
    """Cut a screen into the pixel rectangles of the places of `grid`, in their order.

    Edges are rounded from the exact grid lines, so neighbours share them: tiles never overlap, never leave the
    screen, and no pixel column is lost between them but for `gap_px`, which is taken off every tile's right and
    bottom edge unless that edge is the screen's.
    """

    def line(unit: int, units: int, length_px: int) -> int:
        return (unit * length_px + units // 2) // units

    rects = []
    for x, y, width, height in (place.rect for place in grid.places):
        left, right = line(x, grid.columns, size_px[0]), line(x + width, grid.columns, size_px[0])
        top, bottom = line(y, grid.rows, size_px[1]), line(y + height, grid.rows, size_px[1])
        right -= gap_px if x + width < grid.columns else 0
        bottom -= gap_px if y + height < grid.rows else 0
        rects.append(Rect(left, top, max(0, right - left), max(0, bottom - top)))
    return tuple(rects)


_SQUARE = {1: 1, 4: 2, 9: 3, 16: 4, 25: 5, 36: 6, 49: 7, 64: 8}
_LARGE: dict[int, tuple[int, tuple[Rect, ...]]] = {
    # tiles: (units a side, the tiles larger than one unit); the rest is filled row by row
    6: (3, (Rect(0, 0, 2, 2),)),
    8: (4, (Rect(0, 0, 3, 3),)),
    10: (4, (Rect(0, 0, 2, 2), Rect(2, 0, 2, 2))),
    13: (4, (Rect(1, 1, 2, 2),)),
}
GRID_SIZES = tuple(sorted([*_SQUARE, *_LARGE]))
"""How many tiles a ready-made grid may have (specs/video.md, "Screens and layouts")."""


def ready_grid(tiles: int, camera_ids: Sequence[int | None] = ()) -> ScreenGrid:
    """Return the ready-made grid with that many tiles, filled with `camera_ids` in reading order.

    Raises
    ------
    ValueError
        If there is no ready-made grid of that size.
    """
    large: tuple[Rect, ...] = ()
    if tiles in _SQUARE:
        side = _SQUARE[tiles]
    elif tiles in _LARGE:
        side, large = _LARGE[tiles]
    else:
        raise ValueError(f"no grid of {tiles} tiles; there are {GRID_SIZES}")
    covered = {(x + i, y + j) for x, y, w, h in large for i in range(w) for j in range(h)}
    small = [Rect(x, y, 1, 1) for y in range(side) for x in range(side) if (x, y) not in covered]
    rects = [*large, *small]
    cameras = [*camera_ids, *[None] * len(rects)]
    return ScreenGrid(side, side, tuple(Place(r, c) for r, c in zip(rects, cameras, strict=False)))


def smallest_grid_for(cameras: int) -> int:
    """Return the smallest ready-made grid with at least that many tiles, the largest if none has."""
    return next((size for size in GRID_SIZES if size >= cameras), GRID_SIZES[-1])
