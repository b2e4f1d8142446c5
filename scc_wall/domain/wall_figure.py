"""The wall figure, always in sight: how many visible cameras are live, and the age of the oldest live picture."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from scc_wall.base.told import Told
from scc_wall.domain.tile import CameraStatus
from scc_wall.domain.tile_state import TileState


@dataclass(frozen=True, slots=True)
class WallFigure:
    """The visible cameras, counted.

    Parameters
    ----------
    counts
        Cameras by state; every state is a key.
    oldest_age_s
        Age of the oldest picture among the live cameras, in seconds; None if none is live. The others say their own
        age on their tiles, and are what is missing from the first number.
    """

    counts: Mapping[TileState, int] = field(default_factory=lambda: dict.fromkeys(TileState, 0))
    oldest_age_s: float | None = None

    @property
    def live(self) -> int:
        """Cameras whose picture is live."""
        return self.counts[TileState.LIVE]

    @property
    def total(self) -> int:
        """Visible cameras."""
        return sum(self.counts.values())

    def told(self) -> Told:
        """Return the figure as one line, e.g. `34/36 langsung, tertua 1,2 dtk`."""
        if not self.total:
            return Told("tidak ada kamera di dinding", "no camera on the wall")
        share = f"{self.live}/{self.total}"
        if self.oldest_age_s is None:
            return Told(f"{share} langsung", f"{share} live")
        age = f"{self.oldest_age_s:.1f}"
        return Told(f"{share} langsung, tertua {age.replace('.', ',')} dtk", f"{share} live, oldest {age} s")


def wall_figure(cameras: Mapping[int, CameraStatus]) -> WallFigure:
    """Count the visible ones of `cameras` (`VideoFeed.cameras`); those that stand by don't count."""
    statuses = [camera.status for camera in cameras.values() if camera.visible]
    counted = Counter(status.state for status in statuses)
    ages_s = [s.age_s for s in statuses if s.state is TileState.LIVE and s.age_s is not None]
    return WallFigure({state: counted[state] for state in TileState}, max(ages_s, default=None))
