"""What the UI process and a decode process say to each other over their pipe: small frozen messages."""

from dataclasses import dataclass

from scc_wall.domain.camera import Opener, StreamKey, StreamSource
from scc_wall.domain.tile import Fit, Rotation, StreamFacts, Zoom
from scc_wall.domain.tile_state import Link

# ---- UI process → decode process


@dataclass(frozen=True, slots=True)
class Drawing:
    """How pictures are drawn into a slot; two slots with equal drawings share the work.

    Parameters
    ----------
    size_px
        (width, height) of the slot.
    """

    size_px: tuple[int, int]
    fit: Fit
    rotation: Rotation
    zoom: Zoom


@dataclass(frozen=True, slots=True)
class MapSlot:
    """A slot is new; its block follows behind this message."""

    slot: int
    size_px: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DropSlot:
    """A slot is gone; no stream draws into it any more."""

    slot: int


@dataclass(frozen=True, slots=True)
class PutStream:
    """A stream is wanted so; opened if unknown, opened anew if `source` changed.

    Parameters
    ----------
    row
        Its row in the header block's `decoding`.
    outputs
        (slot, how) pairs; none: it stands by.
    """

    source: StreamSource
    row: int
    outputs: tuple[tuple[int, Drawing], ...]


@dataclass(frozen=True, slots=True)
class DropStream:
    """A stream is not wanted any more."""

    key: StreamKey


@dataclass(frozen=True, slots=True)
class RetryStream:
    """Try now instead of waiting."""

    key: StreamKey


@dataclass(frozen=True, slots=True)
class TakeStill:
    """Put the newest picture of a stream, at its own size, into the block that follows behind this message.

    Parameters
    ----------
    not_before_mono_ns
        When the picture that the tile shows arrived: it is waited for one that is not older.
    wait_s
        At most so long; then what there is is given, with its own time.
    """

    ticket: int
    key: StreamKey
    not_before_mono_ns: int
    wait_s: float


@dataclass(frozen=True, slots=True)
class DropStill:
    """Nobody waits for that picture any more."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Shutdown:
    """End all streams and the process."""


ToWorker = MapSlot | DropSlot | PutStream | DropStream | RetryStream | TakeStill | DropStill | Shutdown

# ---- decode process → UI process


@dataclass(frozen=True, slots=True)
class StreamHealth:
    """What is known of one stream; a snapshot.

    Parameters
    ----------
    opener
        What opens it.
    proven
        Whether that opener has brought a picture since the stream was put.
    interval_s
        Measured picture interval; None while unknown.
    arrived_mono_ns
        When its newest good picture arrived, decoded or kept; None before the first.
    died_mono_ns
        When its process died, 0 if it did not: no picture that arrived before proves that the stream runs.
    revision
        That of the source it speaks of.
    """

    key: StreamKey
    link: Link
    facts: StreamFacts
    opener: Opener
    proven: bool = False
    interval_s: float | None = None
    arrived_mono_ns: int | None = None
    died_mono_ns: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """Snapshots of the streams that changed since the last one."""

    streams: tuple[StreamHealth, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One log record, already redacted and rate-limited."""

    level: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class StillTaken:
    """What became of a `TakeStill`.

    Parameters
    ----------
    size_px
        (width, height) of the picture in the block, ``(height, width, 3) uint8, RGB``; None if there was none to take.
    arrived_mono_ns
        When its last packet was read; 0 if there was none.
    chosen_mono_ns
        When it was the newest; decoding and telling of it take longer.
    """

    ticket: int
    size_px: tuple[int, int] | None = None
    arrived_mono_ns: int = 0
    chosen_mono_ns: int = 0


FromWorker = Health | LogLine | StillTaken
