"""Whether a camera stands, judged by what it says of itself and by its positions."""

from collections.abc import Sequence
from typing import Final

from scc_wall.domain.ptz import PtzStatus, PtzVector

SAMPLE_S: Final = 0.25
"""Source: specs/ptz.md, "two equal positions at 4 Hz"."""
EQUAL: Final = 1e-4
"""Of the position's own size; the slowest stick at 30× moves nine times as far in a quarter of a second."""
EQUAL_AGAINST_WORD: Final = 4
"""Equal positions that outweigh a camera that says it moves: there are some that say so for ever."""
KEPT: Final = 4


def tells(status: PtzStatus) -> bool:
    """Return whether a status says anything by which rest can be known."""
    return status.idle is not None or status.position.pan_tilt is not None


def same_place(one: PtzVector, other: PtzVector) -> bool:
    """Return whether two positions are equal, as far as cameras tell; unknown parts are no place."""
    if one.pan_tilt is None or other.pan_tilt is None:
        return False
    pairs = list(zip(one.pan_tilt, other.pan_tilt, strict=True))
    if one.zoom is not None and other.zoom is not None:
        pairs.append((one.zoom, other.zoom))
    return all(abs(a - b) <= EQUAL * max(1.0, abs(a), abs(b)) for a, b in pairs)


def stands(samples: Sequence[PtzStatus], *, trusts_idle: bool) -> bool:
    """Return whether the newest of these proves rest; all were asked for after the last stop, `SAMPLE_S` apart.

    Parameters
    ----------
    trusts_idle
        Whether this camera was ever heard to say that it moves: there are some that always say "idle". Of others, two
        such answers are asked for, and equal positions if they tell any.
    """
    if not samples:
        return False
    last = samples[-1]
    equal = _equal_at_end(samples)
    if last.idle is False:
        return equal >= EQUAL_AGAINST_WORD
    if last.idle is None:
        return equal >= 2
    if last.position.pan_tilt is None:
        return trusts_idle or (len(samples) >= 2 and samples[-2].idle is True)
    said_before = len(samples) >= 2 and samples[-2].idle is True
    return equal >= 2 or (trusts_idle and not said_before)  # said before, and moved since: it was not true


def _equal_at_end(samples: Sequence[PtzStatus]) -> int:
    count = 1
    for one, other in zip(reversed(samples), list(reversed(samples))[1:], strict=False):
        if not same_place(one.position, other.position):
            break
        count += 1
    return count
