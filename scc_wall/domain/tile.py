"""What the wall asks of the video core for one tile, and what it learns back.

Left to right: `TileRequest` (wanted) → `video` (resolved and done) → `TileStatus` (what is) beside the pictures.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile_state import FROZEN_AFTER_S, Link, TileState


class Fit(StrEnum):
    """How a picture meets a tile of another shape."""

    FIT = "fit"
    """Whole picture, bars beside it."""
    CROP = "crop"
    """Whole tile, edges of the picture cut."""


class Rotation(StrEnum):
    """Turn of the picture, clockwise; the quarter turns are for corridor (9:16) cameras."""

    NONE = "0"
    RIGHT = "90"
    HALF = "180"
    LEFT = "270"


class Zoom(NamedTuple):
    """The part of the picture shown, as fractions 0–1 of its width and height; (0, 0, 1, 1) is all of it."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0


WHOLE = Zoom()


@dataclass(frozen=True, slots=True)
class TileRequest:
    """What the wall wants for one tile now.

    Parameters
    ----------
    tile_id
        Unique on the whole wall and stable while the tile stays where it is, e.g. `screen-1/5` or `screen-1/spot`.
    size_px
        (width, height) of the tile in device pixels.
    prefer_main
        Spotlight, digital zoom and PTZ take `main` while they last.
    selected
        Load shedding spares it.
    """

    tile_id: str
    camera_id: int
    size_px: tuple[int, int]
    fit: Fit = Fit.FIT
    rotation: Rotation = Rotation.NONE
    zoom: Zoom = WHOLE
    prefer_main: bool = False
    selected: bool = False


class StreamReason(StrEnum):
    """Why a tile shows the stream it shows."""

    ONLY = "only"
    SMALL_TILE = "small-tile"
    LARGE_TILE = "large-tile"
    PREFERRED = "preferred"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """What a reader knows of a stream; a snapshot.

    Parameters
    ----------
    codec
        `h264`, `h265`, `mjpeg`, or None while unknown.
    size_px
        (width, height) of the decoded picture, None while unknown.
    frames_per_s
        Pictures received per second, measured over the last seconds.
    camera_clock_offset_s
        Camera's own time minus ours, from RTCP sender reports; None if it sends none.
    fallback
        True if OpenCV's own opening by URL reads it, not the thin client.
    kept_s, kept_bytes
        What is kept of it for replay; 0 while nothing is.
    """

    codec: str | None = None
    size_px: tuple[int, int] | None = None
    frames_per_s: float = 0.0
    bits_per_s: float = 0.0
    frames_received: int = 0
    frames_decoded: int = 0
    frames_dropped: int = 0
    frames_damaged: int = 0
    packets_lost: int = 0
    reopened: int = 0
    camera_clock_offset_s: float | None = None
    fallback: bool = False
    hardware: bool = False
    standing_by: bool = False
    kept_s: float = 0.0
    kept_bytes: int = 0


@dataclass(frozen=True, slots=True)
class TileStatus:
    """What a tile may say of its picture; a snapshot made on the UI thread.

    Parameters
    ----------
    stream
        The stream whose picture is shown, None before the first plan.
    age_s
        Age of the newest good picture by its arrival; None if there was none.
    frozen_s
        Seconds for which the content has not changed at all though pictures arrive; 0.0 if it changes.
    next_try_s
        Seconds to the next try; None if none is waited for.
    """

    state: TileState
    stream: StreamKey | None = None
    reason: StreamReason | None = None
    link: Link = field(default_factory=Link)
    facts: StreamFacts = field(default_factory=StreamFacts)
    age_s: float | None = None
    frozen_s: float = 0.0
    next_try_s: float | None = None

    @property
    def cause(self) -> Cause | None:
        """Why there is no picture, None while nothing failed."""
        return self.link.cause

    @property
    def frozen(self) -> bool:
        """Whether a picture that counts as live may stand still: pictures arrive, and show the same for too long."""
        return (
            self.frozen_s >= FROZEN_AFTER_S and self.state is TileState.LIVE
        )  # the first is cheap, and nearly always no

    @property
    def role(self) -> StreamRole | None:
        """The role of the stream shown."""
        return None if self.stream is None else self.stream.role


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """One camera over all its tiles, for the tree, the wall figure and the metrics.

    Parameters
    ----------
    frames_shown
        Pictures painted (once a picture, whatever the number of tiles).
    replayed
        Whether a tile shows the past of it, whatever its state is now.
    """

    camera_id: int
    status: TileStatus
    visible: bool
    frames_shown: int = 0
    replayed: bool = False
