"""From how far letters can be read, and what is set about a screen so that they can be.

An eye sees an angle, not a height: capitals of 16 minutes of arc are the least that is read without trouble, 20 to 22
are comfortable. From 4 m that is 19 and 23–26 mm. Source: ISO 9241-3, character height ("shall be" 16', "preferred"
20' to 22'); NUREG-0700 rev. 2, 1.3.1-4, says the same of control rooms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, tan
from typing import Final

LEAST_ARCMIN: Final = 16
GOOD_ARCMIN: Final = 20
CAP_LIMITS_MM: Final = (2.0, 150.0)
"""2 mm is a desk screen; 150 mm is read from 32 m."""
WIDTH_LIMITS_MM: Final = (100.0, 20_000.0)
"""From a tablet to a wall of LED panels 20 m wide."""
DENSITY_LIMITS: Final = (0.2, 40.0)
"""Pixels a millimetre of real screens (an LED panel of 5 mm pitch to a telephone); outside, the display does not know
its size (a projector, an adapter) and says something."""


@dataclass(frozen=True, slots=True)
class ScreenSetting:
    """What a person set about a screen.

    Parameters
    ----------
    cap_mm
        Height of capitals on its tiles in millimetres; None: they follow the tiles' height.
    width_mm
        Width of its picture as measured, where the display says something else; None: the display is believed.
    """

    cap_mm: float | None = None
    width_mm: float | None = None

    def as_json(self) -> dict[str, float]:
        """Return it for the store; what is not set is left out."""
        values = {"cap_mm": self.cap_mm, "width_mm": self.width_mm}
        return {name: value for name, value in values.items() if value is not None}


def setting_of(stored: object) -> ScreenSetting:
    """Return a stored setting; what is odd about it counts as not set."""
    if not isinstance(stored, Mapping):
        return ScreenSetting()
    return ScreenSetting(_within(stored.get("cap_mm"), CAP_LIMITS_MM), _within(stored.get("width_mm"), WIDTH_LIMITS_MM))


def _within(value: object, limits: tuple[float, float]) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if limits[0] <= value <= limits[1] else None


def dots_per_mm(width_px: int, said_width_mm: float, measured_width_mm: float | None) -> float | None:
    """Return the pixels a millimetre of a screen; None if nobody knows its size.

    Parameters
    ----------
    said_width_mm
        What the display says; 0 or nonsense if it does not know.
    """
    if measured_width_mm is not None:
        return width_px / measured_width_mm
    if said_width_mm <= 0:
        return None
    density = width_px / said_width_mm
    return density if DENSITY_LIMITS[0] <= density <= DENSITY_LIMITS[1] else None


def farthest_m(cap_mm: float, arcmin: float = LEAST_ARCMIN) -> float:
    """Return from how far, in metres, capitals of that height have that angle."""
    return cap_mm / 1000 / tan(arcmin / 60 * pi / 180)


def least_cap_mm(distance_m: float, arcmin: float = LEAST_ARCMIN) -> float:
    """Return how high capitals must be, in millimetres, to have that angle from that far."""
    return 1000 * distance_m * tan(arcmin / 60 * pi / 180)
