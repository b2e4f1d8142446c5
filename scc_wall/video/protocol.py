"""What the UI process and a decode process say to each other over their pipe: small frozen messages."""

from dataclasses import dataclass
from typing import NamedTuple

from scc_wall.domain.camera import Opener, StreamKey, StreamSource
from scc_wall.domain.replay import ReplayFailure, ReplayPhase, ReplayWish
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


class TakeStill(NamedTuple):
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


class DropStill(NamedTuple):
    """Nobody waits for that picture any more."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Shutdown:
    """End all streams and the process."""


class KeepPictures(NamedTuple):
    """Keep the last pictures of every shown stream, for replay.

    Parameters
    ----------
    seconds
        So much of each; 0.0: keep nothing, and forget what was kept.
    """

    seconds: float


class BeginReplay(NamedTuple):
    """Replay what is kept of a stream into a slot that is no stream's output.

    Parameters
    ----------
    replay
        Its number, larger than that of the one before, which ends.
    until_mono_ns
        Without pictures that arrived later.
    """

    replay: int
    key: StreamKey
    slot: int
    drawing: Drawing
    wish: ReplayWish
    until_mono_ns: int


class SteerReplay(NamedTuple):
    """Let a replay go on like that."""

    replay: int
    wish: ReplayWish


class DrawReplay(NamedTuple):
    """Draw a replay into that slot, and no other, from now on."""

    replay: int
    slot: int
    drawing: Drawing


class EndReplay(NamedTuple):
    """A replay is not wanted any more; afterwards nothing draws into its slot."""

    replay: int


ReplayMessage = BeginReplay | SteerReplay | DrawReplay | EndReplay
StillMessage = TakeStill | DropStill
ToWorker = (
    MapSlot | DropSlot | PutStream | DropStream | RetryStream | StillMessage | KeepPictures | ReplayMessage | Shutdown
)

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
    """One log record, already redacted and rate-limited.

    Parameters
    ----------
    source
        What is limited as one in the log file: a camera, else the logger's name.
    """

    level: int
    name: str
    text: str
    source: str


class StillTaken(NamedTuple):
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


class ReplayTold(NamedTuple):
    """How a replay is.

    Parameters
    ----------
    from_mono_ns, until_mono_ns
        When its first and its last picture arrived; 0 if there is none.
    """

    replay: int
    phase: ReplayPhase
    from_mono_ns: int = 0
    until_mono_ns: int = 0
    failure: ReplayFailure | None = None


FromWorker = Health | LogLine | StillTaken | ReplayTold
