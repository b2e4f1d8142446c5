"""Which decode process holds which stream: few processes, each full; whom a crash makes suspect, apart from the rest.

A stream that is held may have to move. Then the feed finds it among `moving`, gives its tiles slots of the other lane,
and places it once more; its last picture stays until the first one from there.
"""

import logging
from collections import Counter
from collections.abc import Collection
from typing import Final

from scc_wall.domain.camera import StreamKey
from scc_wall.video.environment import Flavour
from scc_wall.video.lane import Lane
from scc_wall.video.settings import VideoSettings

log = logging.getLogger(__name__)

STREAMS_A_PROCESS: Final = 36
"""Streams beyond start another process while there are cores. 36 in one took 0.89 of the processor time of two with 18
each, 64 in two 0.92 of three (decision 0084)."""
MOST_SUSPECTS: Final = 4
"""If more decoders were at work in a crash, nobody is suspected more than the others."""
APART_S: Final = 600.0
"""Who ran so long without another crash goes back among the others."""
_FEWEST_TO_SHARE: Final = 4
"""Fewer streams are not spread: some of them alone are too much for a process."""


class Placement:
    """The lanes, and which of them holds which stream. Guarded by the pool's lock.

    Attributes
    ----------
    lanes
        One for each process; they only become more.
    """

    def __init__(self, settings: VideoSettings) -> None:
        self._settings = settings
        self.lanes = [Lane(number, Flavour.THIN) for number in range(settings.process_count)]
        self._of: dict[StreamKey, Lane] = {}
        self._targets: dict[StreamKey, Lane] = {}

    def lane_of(self, key: StreamKey) -> Lane | None:
        """Return where a stream is held."""
        return self._of.get(key)

    def place(self, key: StreamKey, flavour: Flavour) -> Lane:
        """Return the lane that holds or will hold the stream: where it is or has to move, else the least loaded."""
        lane, target = self._of.get(key), self._targets.pop(key, None)
        if target is None or target.flavour is not flavour:
            if lane is not None and lane.flavour is flavour:
                return lane
            target = self._least_loaded(flavour)
        if lane is not None:
            lane.drop(key)
        self._of[key] = target
        return target

    def drop(self, key: StreamKey) -> None:
        """Hold a stream no more."""
        self._targets.pop(key, None)
        lane = self._of.pop(key, None)
        if lane is not None:
            lane.drop(key)

    def moving(self) -> frozenset[StreamKey]:
        """Return the streams that have to be placed once more."""
        return frozenset(self._targets)

    # ---- who moves

    def suspect(self, lane: Lane, keys: Collection[StreamKey], now_mono_ns: int) -> None:
        """Have the streams whose decoders were at work in a crash go where they take no others along."""
        if lane.apart or not 0 < len(keys) <= MOST_SUSPECTS or len(keys) == len(lane.streams):
            return
        apart = next((one for one in self.lanes if one.apart and one.flavour is lane.flavour), None)
        if apart is None:
            apart = self._add(lane.flavour, apart=True)
        apart.calm_since_mono_ns = now_mono_ns
        log.warning(
            "decode-%d ended while it decoded %s: apart in decode-%d from now on",
            lane.number,
            _named(keys),
            apart.number,
        )
        for key in keys:
            lane.keep_out(key, now_mono_ns)  # its next process must not meet them before they have moved
            self._targets[key] = apart

    def forgive(self, lane: Lane, now_mono_ns: int) -> None:
        """Let those who ran apart for long enough go back."""
        if lane.apart and lane.streams and now_mono_ns - lane.calm_since_mono_ns > APART_S * 1e9:
            for key in lane.streams:
                self._targets.setdefault(key, self._least_loaded(lane.flavour))

    def relieve(self, lane: Lane) -> None:
        """Have every second stream of a process that can't keep up go to a new one, if there is a core for it."""
        peers = self._peers(lane.flavour)
        if lane.apart or len(lane.streams) < _FEWEST_TO_SHARE or len(peers) >= self._settings.most_processes:
            return
        lane.crowded_since_mono_ns = None
        target = self._add(lane.flavour)
        log.info(
            "decode-%d can't keep up with %d streams: shared with decode-%d",
            lane.number,
            len(lane.streams),
            target.number,
        )
        self._targets.update(dict.fromkeys(list(lane.streams)[1::2], target))

    # ---- lanes

    def _peers(self, flavour: Flavour) -> list[Lane]:
        return [lane for lane in self.lanes if lane.flavour is flavour and not lane.apart]

    def _least_loaded(self, flavour: Flavour) -> Lane:
        placed = Counter(lane.number for lane in self._of.values())
        lanes = self._peers(flavour)
        full = all(placed[lane.number] >= STREAMS_A_PROCESS for lane in lanes)
        if not lanes or (full and len(lanes) < self._settings.most_processes):
            lanes = [self._add(flavour)]
        return min(lanes, key=lambda lane: placed[lane.number])

    def _add(self, flavour: Flavour, *, apart: bool = False) -> Lane:
        keep_s = self.lanes[0].keep_s if self.lanes else 0.0  # said once, for all that come
        self.lanes.append(Lane(len(self.lanes), flavour, apart=apart, keep_s=keep_s))
        return self.lanes[-1]


def _named(keys: Collection[StreamKey]) -> str:
    return ", ".join(sorted(map(str, keys)))
