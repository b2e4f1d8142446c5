"""The wall figure, always in sight: how many visible cameras are live, how old their oldest picture is, which are not.

A picture is counted as live only where its tile says nothing else of it (specs/video.md, "A tile tells the truth"):
one marked "beku?" and one of the past look live, so the figure names them beside what it counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.tile import CameraStatus
from scc_wall.domain.tile_state import TileState

_LIVE: Final = TileState.LIVE
"""By a name of its own: Python 3.11 looks an enum's member up in Python code, 0.5 µs for each of 300 cameras."""


@dataclass(frozen=True, slots=True)
class WallFigure:
    """The visible cameras, counted.

    Parameters
    ----------
    counts
        Cameras by state; every state is a key.
    frozen, replayed
        Those that are not counted as live whatever their state: whose picture may stand still, and of which a tile
        shows the past. A camera is one or the other: what is replayed does not count as frozen.
    live
        Cameras that are LIVE and neither of the two.
    oldest_age_s
        Age of the oldest picture among the `live` ones, in seconds; None if there is none. The others say their own
        age on their tiles, and are what is missing from the first number.
    """

    counts: Mapping[TileState, int] = field(default_factory=lambda: dict.fromkeys(TileState, 0))
    oldest_age_s: float | None = None
    live: int = 0
    frozen: int = 0
    replayed: int = 0

    @property
    def total(self) -> int:
        """Visible cameras."""
        return sum(self.counts.values())

    def told(self) -> Told:
        """Return the figure as one line, e.g. `34/36 langsung, tertua 1,2 dtk · 1 beku?`."""
        if not self.total:
            return Told("tidak ada kamera di dinding", "no camera on the wall")
        indonesian, english = f"{self.live}/{self.total} langsung", f"{self.live}/{self.total} live"
        if self.oldest_age_s is not None:
            age = f"{self.oldest_age_s:.1f}"
            indonesian, english = f"{indonesian}, tertua {age.replace('.', ',')} dtk", f"{english}, oldest {age} s"
        if self.frozen:
            indonesian, english = f"{indonesian} · {self.frozen} beku?", f"{english} · {self.frozen} frozen?"
        if self.replayed:
            indonesian, english = f"{indonesian} · {self.replayed} ulangan", f"{english} · {self.replayed} replay"
        return Told(indonesian, english)


def wall_figure(cameras: Mapping[int, CameraStatus]) -> WallFigure:
    """Count the visible ones of `cameras` (`VideoFeed.cameras`); those that stand by don't count."""
    counts = dict.fromkeys(TileState, 0)
    live = frozen = replayed = 0
    oldest_age_s: float | None = None
    for camera in cameras.values():
        if not camera.visible:
            continue
        status = camera.status
        counts[status.state] += 1
        if camera.replayed:
            replayed += 1
        elif status.frozen:
            frozen += 1
        elif status.state is _LIVE:
            live += 1
            if status.age_s is not None and (oldest_age_s is None or status.age_s > oldest_age_s):
                oldest_age_s = status.age_s
    return WallFigure(counts, oldest_age_s, live, frozen, replayed)
