"""What replay adds to a tile: the seam between the wall and `ui.replay`.

A picture of the past is marked as such where it is made (`Picture.replayed`), and `TilePainter` paints none without
what stands here over it.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtGui import QPainter

from scc_wall.domain.layout import Rect


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on a tile already, and has to stay readable; in device pixels.

    Parameters
    ----------
    top_px
        So much of the tile's upper part lies below messages of the wall: nothing may stand there alone.
    frame_px
        How wide each of the two lines around the selected tile is.
    label_px
        How much of the tile's lowest row the camera's name takes, from the left.
    """

    top_px: int
    frame_px: int
    label_px: int


class PastPainter(Protocol):
    """Paints what stands around one tile's picture of the past, and says where between it the picture goes."""

    def room(
        self,
        rect: Rect,
        look: Any,  # as in `paint`
        cap_px: int,
        arrived_mono_ns: int,
        *,
        around: Around,
    ) -> Rect:
        """Return where on its tile the picture goes: nothing that `paint` draws lies over it, as far as there is room.

        What cameras write into the corners of their pictures, the time above all, has to stay readable. Parameters as
        those of `paint`; in device pixels from the tile's upper left corner.
        """
        ...

    def paint(
        self,
        painter: QPainter,
        rect: Rect,
        look: Any,  # what `ReplayFace.past` of the same face returned
        cap_px: int,
        arrived_mono_ns: int,
        *,
        around: Around,
    ) -> None:
        """Paint it into a rectangle of device pixels, and nowhere else.

        Parameters
        ----------
        arrived_mono_ns
            When the very picture arrived that lies below.
        """
        ...


class ReplayFace(Protocol):
    """What a tile shows of a replay; `ui.replay.ReplayUi` has it once somebody replays."""

    def past(self, tile_id: str) -> Hashable | None:
        """Return what stands over a tile's picture of the past, None for a live tile. Equal answers look the same."""
        ...

    def past_painter(self) -> PastPainter:
        """Return a painter for one tile."""
        ...

    def offers(self, tile_id: str) -> Sequence[tuple[str, Callable[[], object]]]:
        """Return what the mouse may do with a tile's picture of the past; nothing for a live tile."""
        ...
