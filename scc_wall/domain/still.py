"""One picture of a camera at its own size, for a snapshot: what it is, and the protocol of who takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from scc_wall.domain.camera import StreamKey
from scc_wall.domain.tile import TileStatus


@dataclass(frozen=True, slots=True)
class Still:
    """A picture that was taken; `close` it when its pixels are not needed any more.

    Parameters
    ----------
    pixels
        ``(height, width, 3) uint8, RGB`` one byte behind the other; of the tile's own picture
        ``(height, width, 4) uint8``: blue, green, red and an unused byte.
    size_px
        (width, height).
    key
        The stream that it comes from.
    arrived_mono_ns
        When its last packet arrived.
    taken_mono_ns
        When it was taken: it was the newest then.
    status
        What was so of that stream then: state, age of this very picture, format, the camera's clock.
    whole
        Whether it is the camera's whole picture, as it was decoded; else what the tile showed, scaled to its size,
        perhaps turned, cut and zoomed.
    """

    pixels: memoryview
    size_px: tuple[int, int]
    key: StreamKey
    arrived_mono_ns: int
    taken_mono_ns: int
    status: TileStatus
    whole: bool
    close: Callable[[], object]


class StillSource(Protocol):
    """Takes stills; the video core does. For the UI thread."""

    def take_still(self, tile_id: str, done: Callable[[Still | None], object]) -> bool:
        """Have the newest picture of a tile's camera taken, never older than the one shown.

        `done` is called once, on the UI thread, within some seconds: with None if there is no picture at all. Returns
        False, and calls nothing, while another one is being taken or the tile has no camera.
        """
        ...

    def shows_past(self, tile_id: str) -> bool:
        """Return whether a tile is replayed just now; a still is of what the camera sends now all the same."""
        ...
