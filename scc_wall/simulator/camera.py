"""A simulated camera as configured."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scc_wall.domain.camera import Credentials
from scc_wall.simulator.auth import Auth

if TYPE_CHECKING:
    from scc_wall.simulator.live import LiveSource

_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")


class Join(StrEnum):
    """Where a new client enters the stream."""

    MID_GOP = "mid-gop"
    """At the next picture, whatever it is: it sees nothing before the next keyframe, as with most cameras."""
    KEYFRAME = "keyframe"
    """The camera's encoder makes a keyframe at once: the stream jumps to the clip's next one, for all its clients."""


@dataclass(frozen=True, slots=True)
class SimulatedCamera:
    """One camera with a `main` (1920×1080) and a `sub` (640×360) stream.

    Parameters
    ----------
    name
        Its part of the URL, e.g. `cam-07`: letters, digits, dot, dash, underscore.
    title
        Written into its pictures; ASCII, what is longer than the picture is wide is set smaller.
    clip
        What it shows: a name of `resources/demo/`, which decides the codec too.
    credentials
        Its account; None lets everybody in.
    join
        None takes the simulator's.
    first_picture
        Picture of the clip at the simulator's start, so that cameras with one clip differ.
    clock_offset_s
        Its own clock minus ours, as told by its RTCP sender reports.
    live
        Makes its pictures while they are watched; `clip` and `first_picture` then mean nothing.
    """

    name: str
    title: str
    clip: str
    credentials: Credentials | None = None
    auth: Auth = Auth.DIGEST_MD5
    join: Join | None = None
    first_picture: int = 0
    clock_offset_s: float = 0.0
    live: "LiveSource | None" = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} can't be part of a URL")
