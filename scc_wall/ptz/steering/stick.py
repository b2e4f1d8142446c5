"""What a stick that is held means as a speed: dead zone, steps, speed by zoom, and for how long a camera is told to."""

import math
from typing import Final

from scc_wall.domain.ptz import PtzVector, Span
from scc_wall.domain.steering import Hold

DEAD: Final = 0.1
STEP: Final = 0.05
MOVE_GAP_S: Final = 0.13
"""Between two speeds that are sent; 8 a second at most. Source: specs/ptz.md, also of the two above."""
WISHED_S: Final = 3.0
"""After which a camera shall stop by itself: as short as three answers that are 0.8 s late allow."""
RENEWED: Final = 0.4
"""Of that time, after which it is told again."""
REST: Final = Hold()


def felt(hold: Hold) -> Hold:
    """Return what is meant: each direction in −1 to 1, and nothing where the stick is only touched."""
    return Hold(_felt(hold.pan), _felt(hold.tilt), _felt(hold.zoom))


def _felt(value: float) -> float:
    if not math.isfinite(value) or abs(value) < DEAD:
        return 0.0
    return min(max(value, -1.0), 1.0)


def changed(before: Hold | None, now: Hold) -> bool:
    """Return whether a camera must be told: by more than a step, or to or from rest in one direction."""
    if before is None:
        return True
    pairs = ((before.pan, now.pan), (before.tilt, now.tilt), (before.zoom, now.zoom))
    return any(abs(one - other) > STEP or (one == 0.0) != (other == 0.0) for one, other in pairs)


def speed(hold: Hold, times: float, *, pan_tilt: bool, zoom: bool) -> PtzVector:
    """Return the speed for a felt stick.

    Parameters
    ----------
    times
        How many times nearer than at its widest; pan and tilt are divided by it.
    pan_tilt, zoom
        Whether that drive is to be told even if it is to rest.
    """
    turns = hold.pan != 0.0 or hold.tilt != 0.0
    slower = max(times, 1.0)
    return PtzVector(
        (hold.pan / slower, hold.tilt / slower) if turns or pan_tilt else None,
        hold.zoom if hold.zoom != 0.0 or zoom else None,
    )


def whole_timeout_s(span: Span | None, wished_s: float = WISHED_S) -> int | None:
    """Return whole seconds within what a camera takes, as near to the wish as can be; None if there are none."""
    wished = max(1, math.ceil(wished_s))
    if span is None:
        return wished
    low, high = max(1, math.ceil(span.low)), math.floor(min(span.high, 86_400.0))
    return min(max(wished, low), high) if low <= high else None
