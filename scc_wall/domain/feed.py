"""The protocol between the wall windows and the video core; `app` wires the real one in, tests script their own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.tile import CameraStatus, TileRequest, TileStatus


class Picture(NamedTuple):
    """The newest picture of a tile, a view on shared memory: paint it at once, don't keep it.

    Parameters
    ----------
    pixels
        ``(height, width, 4) uint8``, blue green red and an unused byte: Qt's Format_RGB32. Contiguous. At the tile's
        own pixel size unless the tile was just resized. The same object for the same buffer of a slot.
    image_rect_px
        (x, y, width, height) of the picture inside `pixels`; the rest are black bars.
    sequence
        Grows by one with each picture of this slot; two equal numbers of one `slot_id` are the same picture.
    slot_id
        Changes when the stream or size behind the tile was swapped; cached images of another slot are void.
    arrived_mono_ns
        When its last packet arrived.
    replayed
        Whether it is one of the past (`domain.replay`): it must never be painted without saying so.
    """

    pixels: memoryview
    image_rect_px: tuple[int, int, int, int]
    sequence: int
    slot_id: int
    arrived_mono_ns: int
    replayed: bool = False

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height) of `pixels`."""
        shape = self.pixels.shape
        assert shape is not None  # the stubs allow for a buffer without dimensions
        return shape[1], shape[0]


class VideoFeed(Protocol):
    """The video core as the wall sees it. Every method is for the UI thread and returns within a millisecond or two."""

    def set_cameras(self, cameras: Iterable[CameraConfig]) -> None:
        """Replace the list of cameras; streams whose configuration changed are opened anew."""
        ...

    def show(self, tiles: Sequence[TileRequest], standby: Sequence[int] = ()) -> None:
        """Say what is wanted now: every visible tile, and the cameras (by id) that stand by; idempotent."""
        ...

    def tick(self) -> Sequence[str]:
        """Take what the decode processes published; return the ids of the tiles that have a newer picture."""
        ...

    def newest(self, tile_id: str) -> Picture | None:
        """Return the newest picture of a tile, None if it never had one."""
        ...

    def shown(self, tile_id: str) -> None:
        """Count the newest picture of the tile as painted."""
        ...

    def status(self, tile_id: str) -> TileStatus | None:
        """Return what the tile may say of its picture; None for an unknown tile."""
        ...

    def cameras(self) -> Mapping[int, CameraStatus]:
        """Return the status of every camera that is shown or stands by."""
        ...

    def retry(self, camera_id: int) -> None:
        """Try a refused or waiting camera now (a person asked, or its account changed)."""
        ...

    def close(self) -> None:
        """End readers and decode processes within their read timeout + 1 s; idempotent."""
        ...
