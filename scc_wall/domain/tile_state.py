"""The states of a tile and the one rule that decides them.

::

    CONNECTING ──picture──► LIVE ──2 s──► STALE ──10 s──► LOST
        │                    ▲              │               │
        │                    └───picture────┴───picture─────┘
        ├──try failed / stream ended──► LOST ──next try──► (LOST until a picture)
        └──401/403──► REFUSED ──after 60 s or a change──► CONNECTING
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from scc_wall.domain.cause import Cause


class TileState(StrEnum):
    """What a tile says of its picture (specs/video.md, "A tile tells the truth")."""

    CONNECTING = "connecting"
    LIVE = "live"
    STALE = "stale"
    LOST = "lost"
    REFUSED = "refused"


class LinkPhase(StrEnum):
    """What the reader of a stream is doing."""

    OPENING = "opening"
    STREAMING = "streaming"
    WAITING = "waiting"
    """The last try failed or the stream ended; the next try is at `next_try_mono_ns`."""
    REFUSED = "refused"


STALE_AFTER_S = 2.0
STALE_AFTER_INTERVALS = 3.0
LOST_AFTER_S = 10.0
FROZEN_AFTER_S = 10.0
"""Source: specs/video.md, "A tile tells the truth"."""


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of the link to a camera's stream; a snapshot.

    Parameters
    ----------
    phase
        What its reader is doing.
    cause
        Why the last try failed or the stream ended; None if nothing failed since the last picture.
    failures
        Tries that failed since the last picture.
    next_try_mono_ns
        When the next try comes; None unless `phase` is WAITING or REFUSED.
    """

    phase: LinkPhase = LinkPhase.OPENING
    cause: Cause | None = None
    failures: int = 0
    next_try_mono_ns: int | None = None


def judge(link: Link, age_s: float | None, interval_s: float | None) -> TileState:
    """Decide the state of a tile.

    Parameters
    ----------
    link
        The link to the stream that the tile shows.
    age_s
        Age of the newest good picture, by its arrival, in seconds; None if there was never one.
    interval_s
        The stream's own measured picture interval in seconds; None while unknown.

    Returns
    -------
    TileState
        A function of its arguments alone. LIVE needs a picture younger than 2 s or three of the stream's own
        intervals, and a link that did not end: silence of the reader itself ends LIVE too, by age.
    """
    if link.phase is LinkPhase.REFUSED:
        return TileState.REFUSED
    if link.phase is LinkPhase.WAITING:
        return TileState.LOST
    if age_s is None:
        return TileState.LOST if link.failures else TileState.CONNECTING
    # An endless interval (one picture only, or a rate of 0) is none: it would keep any picture live for ever.
    known_s = interval_s if interval_s is not None and math.isfinite(interval_s) else 0.0
    stale_after_s = max(STALE_AFTER_S, STALE_AFTER_INTERVALS * known_s)
    if age_s > max(LOST_AFTER_S, stale_after_s):
        return TileState.LOST
    if link.phase is LinkPhase.OPENING:
        return TileState.CONNECTING
    return TileState.LIVE if age_s <= stale_after_s else TileState.STALE
