"""From a grid to its tiles on a screen, and to what they ask of the video core. Pure; what is arranged: `WallModel`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scc_wall.domain.layout import Page, Place, Rect, ScreenGrid, pixel_rects
from scc_wall.domain.tile import WHOLE, TileRequest, Zoom
from scc_wall.domain.wall_editing import TileAddress


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile as it stands on a screen now; `rect` in device pixels of the wall widget.

    `spotlight` is True for the one tile that covers its screen; `address` is then that of the tile it enlarges.
    """

    tile_id: str
    address: TileAddress
    rect: Rect
    place: Place
    zoom: Zoom = WHOLE
    spotlight: bool = False


class SecondView(NamedTuple):
    """A screen that is shown a second time, in a size of its own (device pixels) and with tile ids of its own."""

    screen: int
    size_px: tuple[int, int]
    view: str


@dataclass(frozen=True, slots=True)
class WallPlan:
    """What the wall asks of the video core: equal plans need no second asking."""

    tiles: tuple[TileRequest, ...]
    standby: tuple[int, ...]


def cut(
    grid: ScreenGrid,
    screen: int,
    size_px: tuple[int, int],
    spot: int | None,
    zoom_of: Callable[[TileAddress], Zoom],
    *,
    view: str = "",
) -> tuple[Tile, ...]:
    """Return the tiles of a screen of that size: all of its grid, or the one in the spotlight.

    Parameters
    ----------
    spot
        Index of the tile in the spotlight, None for none.
    view
        What the ids of the tiles begin with where the screen is shown a second time.
    """
    if spot is not None:
        address, whole = TileAddress(screen, spot), Rect(0, 0, *size_px)
        tile_id = f"{view}screen-{screen + 1}/spot"
        return (Tile(tile_id, address, whole, grid.places[spot], zoom_of(address), spotlight=True),)
    return tuple(
        Tile(f"{view}screen-{screen + 1}/{index}", address, rect, place, zoom_of(address))
        for index, (place, rect) in enumerate(zip(grid.places, pixel_rects(grid, size_px), strict=True))
        for address in (TileAddress(screen, index),)
    )


def tile_request(tile: Tile, camera_id: int, *, selected: bool) -> TileRequest:
    """Return what a tile asks of the video core, of the camera that is configured for its place."""
    return TileRequest(
        tile_id=tile.tile_id,
        camera_id=camera_id,
        size_px=(tile.rect.width, tile.rect.height),
        fit=tile.place.fit,
        rotation=tile.place.rotation,
        zoom=tile.zoom,
        prefer_main=tile.spotlight or tile.zoom != WHOLE,
        selected=selected,
    )


def likeliest_next(
    pages: Sequence[Page], page_index: int, selected: int | None, left_out: Iterable[Sequence[Place]], shown: set[int]
) -> tuple[int, ...]:
    """Return the cameras that may be wanted next, the likeliest first, each once.

    First the selected tile's camera even if it is shown (its main stream is what a spotlight would need), then
    the cameras of this page that can't be seen, then those of the pages to come, then those a smaller grid left
    out.
    """
    turn = [pages[(page_index + step) % len(pages)] for step in range(len(pages))]
    wanted = [place.camera_id for page in turn for grid in page.screens for place in grid.places]
    wanted += [place.camera_id for places in left_out for place in places]
    ids = [camera_id for camera_id in wanted if camera_id is not None and camera_id not in shown]
    return tuple(dict.fromkeys(ids if selected is None else (selected, *ids)))
