"""The frame of what the picture will show, kept where it belongs while the picture moves towards it."""

import math

from scc_wall.domain.ptz import PtzAbilities, PtzStatus
from scc_wall.domain.steering import Ghost
from scc_wall.ptz.steering.aim import ASPECT, Aim, degrees_from_middle, degrees_of, ghost_of
from scc_wall.ptz.steering.optics import Optics


class Reticle:
    """A ghost that follows the camera, where position and field of view are known in degrees; else it stays."""

    def __init__(self, aim: Aim, status: PtzStatus | None, abilities: PtzAbilities, optics: Optics) -> None:
        self.ghost = ghost_of(aim, optics)
        self._times = optics.times / self.ghost.width
        self._target: tuple[float, float] | None = None
        place = degrees_of(status, abilities)
        if place is not None and optics.fov_deg is not None:
            way = degrees_from_middle(aim, optics.fov_deg)
            self._target = (place[0] + way[0], place[1] + way[1])

    def follow(self, status: PtzStatus, abilities: PtzAbilities, optics: Optics) -> None:
        """Bring the frame to where its target is in the picture that is shown now."""
        place = degrees_of(status, abilities)
        if self._target is None or place is None or optics.fov_deg is None:
            return
        x, y = (_share(to - here, optics.fov_deg) for to, here in zip(self._target, place, strict=True))
        size = optics.times / self._times
        self.ghost = Ghost((1 + x - size) / 2, (1 - y / ASPECT - size) / 2, size, size, self.ghost.exact)


def _share(way_deg: float, fov_deg: float) -> float:
    """Return how many half pictures an angle is from the middle."""
    return math.tan(math.radians(min(max(way_deg, -85.0), 85.0))) / math.tan(math.radians(fov_deg) / 2)
