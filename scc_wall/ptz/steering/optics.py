"""How near a camera looks: what is known of it, and what is only reckoned with.

Between its widest and its nearest view makers spread the zoom as they like, some by the logarithm of the magnification,
some by focal length. So times are shown in a space of focal lengths or at either end; to steer by, the logarithm does.
"""

import math
from dataclasses import dataclass
from typing import Final

from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.ptz import PtzAbilities, PtzSpace, PtzStatus, SpaceUnit, Span, space_of
from scc_wall.domain.steering import ZoomShown

GUESSED_TIMES: Final = 20.0
"""Of a camera of which nobody knows. Source: most steered cameras are sold with 20 to 30."""
END: Final = 0.005
"""So near to an end of the zoom that it is there."""
_UNIT: Final = Span(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Optics:
    """The zoom as one status and what is configured tell it.

    Parameters
    ----------
    share
        Of the way from wide to near, 0 to 1; None if not told.
    times
        Reckoned magnification, 1 if nothing is told.
    most_times
        Reckoned magnification at its nearest.
    known
        Whether `times` is more than reckoned.
    fov_deg
        Horizontal field of view now; None if its widest is not known.
    """

    share: float | None = None
    times: float = 1.0
    most_times: float = GUESSED_TIMES
    known: bool = False
    fov_deg: float | None = None

    def shown(self) -> ZoomShown:
        """Return what a person is told."""
        if self.share is None:
            return ZoomShown()
        return ZoomShown(self.times if self.known else None, 100.0 * self.share, self.share >= 1.0 - END)

    def nearer_deg(self, factor: float) -> float | None:
        """Return the field of view at `factor` times that magnification."""
        if self.fov_deg is None:
            return None
        return math.degrees(2 * math.atan(math.tan(math.radians(self.fov_deg) / 2) / factor))


def optics_of(status: PtzStatus | None, abilities: PtzAbilities, setup: OnvifSetup) -> Optics:
    """Return what is known and reckoned of the zoom."""
    lens = space_of(abilities.zoom_position, SpaceUnit.MILLIMETRES)
    lens_known = lens is not None and lens.x.low > 0 and lens.x.high > lens.x.low
    most = setup.most_times or (lens.x.high / lens.x.low if lens is not None and lens_known else None)
    place = status.position.zoom if status is not None else None
    if status is None or place is None or not math.isfinite(place):
        return Optics(most_times=most or GUESSED_TIMES)
    reckoned = max(most or GUESSED_TIMES, 1.000_001)
    space = _told_in(status, abilities)
    if lens is not None and lens_known and space is not None and space.unit is SpaceUnit.MILLIMETRES:
        times, known = max(place / lens.x.low, 1.0), True
        share = min(max(math.log(times) / math.log(reckoned), 0.0), 1.0)
    else:
        share = _share(place, space.x if space is not None else _UNIT)
        times = reckoned**share
        known = share <= END or (share >= 1.0 - END and most is not None)
    fov = Optics(fov_deg=setup.widest_deg).nearer_deg(times) if setup.widest_deg is not None else None
    return Optics(share, times, reckoned, known, fov)


def _told_in(status: PtzStatus, abilities: PtzAbilities) -> PtzSpace | None:
    """Return the space that a status tells the zoom in."""
    named = next((space for space in abilities.zoom_position if space.name == status.zoom_space), None)
    return named or space_of(abilities.zoom_position, SpaceUnit.GENERIC)


def _share(place: float, span: Span) -> float:
    width = span.high - span.low
    return min(max((place - span.low) / width, 0.0), 1.0) if width > 0 else 0.0
