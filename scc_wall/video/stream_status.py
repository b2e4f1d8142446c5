"""What may be said of a stream's picture: how old it is, and of the connection behind it."""

from dataclasses import replace
from typing import Final

from scc_wall.base.clock import seconds_between
from scc_wall.domain.camera import StreamKey
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile import StreamFacts, TileStatus
from scc_wall.domain.tile_state import Link, LinkPhase, judge
from scc_wall.video.protocol import StreamHealth

SNAPSHOT_LATE_S: Final = 1.0
"""A picture may be so much quicker than the snapshot that tells of its stream; once tries failed, an older one proves
nothing any more."""


def stream_status(
    key: StreamKey, health: StreamHealth | None, arrived_mono_ns: int | None, now_mono_ns: int, *, silent: bool
) -> TileStatus:
    """Return what is so of a stream now.

    Parameters
    ----------
    health
        The newest snapshot of its decode process; None: none yet.
    arrived_mono_ns
        When the picture that is shown arrived; None: there is none.
    silent
        Whether its decode process no longer answers.
    """
    link, facts, interval_s = Link(), StreamFacts(), None
    if health is not None:
        link, facts, interval_s = health.link, health.facts, health.interval_s
    if arrived_mono_ns is not None and link.phase is LinkPhase.OPENING:
        known_mono_ns = 0 if health is None else max(health.arrived_mono_ns or 0, health.died_mono_ns)
        new = not link.failures or seconds_between(arrived_mono_ns, now_mono_ns) < SNAPSHOT_LATE_S
        if new and arrived_mono_ns > known_mono_ns:
            link = Link(LinkPhase.STREAMING)  # a picture is quicker than the next snapshot
    age_s = None if arrived_mono_ns is None else max(0.0, seconds_between(arrived_mono_ns, now_mono_ns))
    if silent:
        link = replace(link, cause=Cause.DECODER_SILENT)
    next_try_s = None
    if link.next_try_mono_ns is not None:
        next_try_s = max(0.0, seconds_between(now_mono_ns, link.next_try_mono_ns))
    return TileStatus(judge(link, age_s, interval_s), key, link=link, facts=facts, age_s=age_s, next_try_s=next_try_s)
