"""Looking at the last half minute of a tile again: what is wished, what is so, and the setting that has it kept."""

from enum import StrEnum
from typing import Final, NamedTuple, Protocol

from scc_wall.base.told import Told
from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.setting import Setting

KEPT_S: Final = 30.0
"""So much of each shown stream is kept. Source: specs/desk.md."""
KEPT_BYTES: Final = {StreamRole.MAIN: 24 * 1024 * 1024, StreamRole.SUB: 8 * 1024 * 1024}
"""At most so much of one stream: 30 s of 6.7 and of 2.2 Mbit/s. Beyond it the oldest pictures go first."""
KEEP_PICTURES: Final = Setting("video.replay-kept", default=False)
"""Whether pictures are kept for it at all."""
SPEEDS: Final = (0.5, 1.0, 2.0)
SHOWN_PAST_ITS_END_S: Final = 5.0
"""How long the last picture stays, as the past that it is, before the tile is live again."""


class ReplayPhase(StrEnum):
    """How far a replay is.

    ::

        OPENING ──first picture──► PLAYING ──last picture──► ENDED
           └──nothing kept──► FAILED ◄──its process died────┘
    """

    OPENING = "opening"
    PLAYING = "playing"
    """Or paused, as it was wished."""
    ENDED = "ended"
    """At its last picture; a seek leads back into it."""
    FAILED = "failed"


class ReplayFailure(StrEnum):
    """Why there is nothing, or nothing more, to see."""

    NOTHING_KEPT = "nothing-kept"
    UNDECODABLE = "undecodable"
    PROCESS_GONE = "process-gone"


TOLD: Final = {
    ReplayFailure.NOTHING_KEPT: Told(
        "Belum ada gambar tersimpan dari kamera ini", "No picture of this camera is kept yet"
    ),
    ReplayFailure.UNDECODABLE: Told("Gambar tersimpan tidak dapat dibaca", "The pictures kept can't be decoded"),
    ReplayFailure.PROCESS_GONE: Told(
        "Pembaca kamera dimulai ulang; simpanannya hilang", "The reader was restarted; what it kept is lost"
    ),
}


class ReplayWish(NamedTuple):
    """How a replay shall go on.

    Parameters
    ----------
    at_mono_ns
        Jump to the picture that arrived then; None: go on from where it is.
    speed
        One of `SPEEDS`.
    """

    at_mono_ns: int | None = None
    speed: float = 1.0
    playing: bool = True


class ReplayState(NamedTuple):
    """What is so; a snapshot.

    Parameters
    ----------
    from_mono_ns, until_mono_ns
        When the first and the last picture of it arrived; both 0 while OPENING.
    shown_mono_ns
        When the picture arrived that is shown now; 0 before the first one.
    """

    tile_id: str
    key: StreamKey
    phase: ReplayPhase
    from_mono_ns: int = 0
    until_mono_ns: int = 0
    shown_mono_ns: int = 0
    failure: ReplayFailure | None = None


class Kept(NamedTuple):
    """What is kept of a camera now, of that of its streams with the most.

    Parameters
    ----------
    seconds
        From its first to its newest picture.
    replayable
        False where the pictures don't come through this program's own reader, so that none can be kept.
    """

    key: StreamKey
    seconds: float
    replayable: bool = True


class ReplayFeed(Protocol):
    """The video core as replay sees it. Every method is for the UI thread and returns at once.

    One tile is replayed at a time; `VideoFeed.newest` then returns the past as the tile's picture, marked `replayed`,
    while `VideoFeed.status` goes on telling of the camera as it is now.
    """

    def keep_pictures(self, *, keep: bool) -> None:
        """Have the last half minute of every shown stream kept from now on, or forget all of it."""
        ...

    @property
    def keeps_pictures(self) -> bool:
        """Whether pictures are kept."""
        ...

    def kept_bytes(self) -> int:
        """Return how many bytes of pictures are kept in all."""
        ...

    def kept(self, camera_id: int) -> Kept | None:
        """Return what is kept of a camera, None for one that is not watched."""
        ...

    def replay(self, tile_id: str, wish: ReplayWish) -> None:
        """Begin to replay a visible tile up to now; another tile's replay ends. The tile stays live until `past`."""
        ...

    def replay_state(self) -> ReplayState | None:
        """Return how the replay is, None if there is none."""
        ...

    def show_past(self, *, past: bool) -> None:
        """Have the replayed tile show the past from now on, once there is a picture of it, or the camera as it is."""
        ...

    def steer_replay(self, wish: ReplayWish) -> None:
        """Let the replay go on like that."""
        ...

    def move_replay(self, tile_id: str) -> None:
        """Let it go on in another tile of the same camera."""
        ...

    def end_replay(self) -> None:
        """Have the tile live again, at once. Idempotent."""
        ...
