"""What happens before the windows are loaded: the store is looked at, and the streams begin to open.

Knows no Qt: while this process loads it, the decode processes connect.
"""

import logging
from math import ceil
from typing import TYPE_CHECKING, Final

from scc_wall.app.options import RunOptions
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.layout import smallest_grid_for
from scc_wall.storage.late_store import LateStore

if TYPE_CHECKING:
    from scc_wall.video.feed import DecodedFeed

log = logging.getLogger(__name__)

SMALL_TILES_FROM: Final = 10
"""From so many tiles a screen on, a tile shows the sub-stream, which is what a camera that stands by opens."""


def warn_unreadable(camera: CameraConfig, error: Exception) -> None:
    """Log a camera that is shown without its secrets."""
    log.warning("camera %s comes without its password: %s", camera.name, error)


def open_early(options: RunOptions, store: LateStore, feed: "DecodedFeed") -> None:
    """Have the cameras that will probably be shown stand by, before it is known how large their tiles are."""
    cameras = store.cameras
    feed.set_cameras(cameras)
    screens = max(1, sum(screen.position is not None for screen in store.screens))
    tiles = options.tiles or smallest_grid_for(ceil(len(cameras) / screens))
    if options.layout is None and tiles >= SMALL_TILES_FROM:
        feed.show((), [camera.camera_id for camera in cameras[: tiles * screens]])
