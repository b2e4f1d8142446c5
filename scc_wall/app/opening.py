"""What happens before the windows are loaded: the store is looked at, and the first pictures are asked for.

Knows no Qt: while this process loads it, the decode processes connect and decode.
"""

import logging
from typing import TYPE_CHECKING, Final

from scc_wall.app.layouts import first_layout, first_view
from scc_wall.app.options import RunOptions
from scc_wall.domain.camera import CameraConfig
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_model import WallModel

if TYPE_CHECKING:
    from scc_wall.video.feed import DecodedFeed

log = logging.getLogger(__name__)

GUESSED_PX: Final = (1920, 1080)
"""The size of a screen that was never seen."""


def warn_unreadable(camera: CameraConfig, error: Exception) -> None:
    """Log a camera that is shown without its secrets."""
    log.warning("camera %s is shown without what could not be unsealed: %s", camera.name, error)


def open_early(options: RunOptions, store: LateStore, feed: "DecodedFeed") -> None:
    """Ask for the pictures that the windows will ask for, on the screens as they were seen last.

    A tile that turns out to have another size gets its picture drawn anew at once: the stream runs, and its decoder
    has the newest picture. Without screens that were seen, one is guessed.

    Raises
    ------
    SccError
        If the layout asked for can't be had.
    """
    feed.set_cameras(store.cameras)
    sizes = [known.geometry_px[2:] for known in store.screens if known.position is not None]
    sizes = sizes[: options.screens] or [GUESSED_PX]
    layout = first_layout(options, store.cameras, len(sizes), store)
    model = WallModel(store.cameras, layout, len(sizes))
    model.look_at(first_view(options, store), 0)
    plan = model.plan(dict(enumerate(sizes)), standby_limit=0)
    feed.show(plan.tiles)
