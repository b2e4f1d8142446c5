"""Where things are in the panorama, in degrees of pan (right is positive) and tilt (up is positive)."""

from dataclasses import dataclass
from typing import Final

LEFT_DEG: Final = -106.0
RIGHT_DEG: Final = 106.0
TOP_DEG: Final = 28.0
BOTTOM_DEG: Final = -32.0
PX_PER_DEG: Final = 36
"""Of the whole panorama; without zoom 1280 pixels show 60 degrees."""
DETAIL_PX_PER_DEG: Final = 400
DETAIL_SIZE_DEG: Final = (3.2, 1.8)
DECK_DEG: Final = 1.6
"""Height of the bridge's deck."""
DECK_ENDS_DEG: Final = (-12.0, 34.0)
SHORE_DEG: Final = -1.2
"""Where the water ends at the far bank."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A spot that is drawn finely: what only a strong zoom shows."""

    name: str
    pan_deg: float
    tilt_deg: float


DETAILS: Final = (
    Detail("patrol", 14.0, -2.5),
    Detail("pier", -8.0, -0.7),
    Detail("anglers", -38.0, -1.2),
    Detail("gate", -33.0, -0.2),
    Detail("stilts", 50.0, -0.6),
    Detail("tug", 70.0, -1.1),
    Detail("tower", 2.0, 5.4),
    Detail("buoy", -58.0, -3.4),
)
