"""What steering adds to a tile: the seam between the wall and `ui.ptz`.

The wall runs without it, and knows no more of it than this: while nobody has opened steering, a tile has nothing over
its picture, and neither status nor paint costs more than one look at a None.
"""

from collections.abc import Hashable
from typing import Any, Protocol

from PySide6.QtGui import QPainter

from scc_wall.domain.fitting import TileView
from scc_wall.domain.layout import Rect
from scc_wall.ui.wall_plan import Tile


class AbovePainter(Protocol):
    """Paints over one tile's picture; keeps what it drew for as long as texts and size stay."""

    def paint(
        self,
        painter: QPainter,
        rect: Rect,
        look: Any,  # what `SteeringFace.above` of the same face returned
        cap_px: int,
        *,
        lifted_px: int = 0,
        marks: bool = True,
    ) -> None:
        """Paint it into a rectangle of device pixels, and nowhere else.

        Parameters
        ----------
        lifted_px
            So far from the tile's edges its label stands, inside the frame.
        marks
            Paint too what the hand of the person at the desk does; else only what is so of the camera.
        """
        ...


class SteeringFace(Protocol):
    """What tiles show of steered cameras; `ui.ptz.PtzUi` has it once steering is open."""

    def above(self, tile: Tile, view: TileView) -> Hashable | None:
        """Return what stands over a tile's picture now, None for nothing; from memory, asked four times a second.

        Equal answers look the same.
        """
        ...

    def concerns(self, camera_id: int | None) -> bool:
        """Return whether there is anything to show of a camera; asked for every tile, so it costs next to nothing."""
        ...

    def steers(self, camera_id: int) -> bool:
        """Return whether mouse, keys or panel of this desk steer a camera now: its tile must be live then."""
        ...

    def above_painter(self) -> AbovePainter:
        """Return a painter for one tile."""
        ...
