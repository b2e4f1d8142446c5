"""Load shedding: which tiles give up their large stream while decoding can't keep up.

::

    keeping up ──over 5 % dropped for 4 s──► one more tile shed, not sooner than 5 s after the last change
    behind ──20 s without──► the tile shed last comes back, then the next, 5 s apart, while it stays calm

Source of all figures: specs/video.md, "Which stream".
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from scc_wall.base.clock import seconds_between

DROPPED_ABOVE: Final = 0.05
BEHIND_FOR_S: Final = 4.0
CHANGE_EVERY_S: Final = 5.0
CALM_FOR_S: Final = 20.0
WINDOW_S: Final = 1.0
"""Over how long one drop rate is taken: long enough for a rate of 25 frames/s to mean something, and short enough
that "for 4 s" is four of them and not one burst."""


class LoadTile(NamedTuple):
    """A tile on its large stream, or shed from it (`ChoiceState.could_shed`).

    Parameters
    ----------
    selected
        Spared: a person looks at it (selected, spotlight, digital zoom, PTZ).
    """

    tile_id: str
    area_px: int
    selected: bool = False


class _Sample(NamedTuple):
    at_mono_ns: int
    dropped_total: int
    total: int


@dataclass(slots=True)
class LoadShedder:
    """Keeps a window over the running totals of the wall's frames, and the tiles shed now, in their order.

    One owner, called on its tick; several times a second is enough.
    """

    _samples: deque[_Sample] = field(default_factory=deque, init=False)
    _shed: list[str] = field(default_factory=list, init=False)
    _behind_since_mono_ns: int | None = field(default=None, init=False)
    _calm_since_mono_ns: int | None = field(default=None, init=False)
    _changed_mono_ns: int | None = field(default=None, init=False)

    def update(
        self, now_mono_ns: int, dropped_total: int, total: int, main_tiles: Sequence[LoadTile]
    ) -> frozenset[str]:
        """Take the newest totals and return the ids of the tiles that are shed now.

        Parameters
        ----------
        dropped_total, total
            Frames dropped before display, and all frames due for display (dropped ones too), since the start. When
            they fall (a decode process was replaced) measuring starts again.
        main_tiles
            Every visible tile on its large stream, and every tile that would be but for the shedding: what is
            missing here is forgotten.
        """
        self._forget(main_tiles)
        rate = self._drop_rate(_Sample(now_mono_ns, dropped_total, total))
        if rate is not None:
            self._note(now_mono_ns, behind=rate > DROPPED_ABOVE)
        if self._lasted(self._changed_mono_ns, now_mono_ns, CHANGE_EVERY_S, if_never=True):
            self._change(now_mono_ns, main_tiles)
        return frozenset(self._shed)

    def _forget(self, main_tiles: Sequence[LoadTile]) -> None:
        """Drop the tiles that vanished, and those a person has selected since."""
        may_stay = {tile.tile_id for tile in main_tiles if not tile.selected}
        self._shed = [tile_id for tile_id in self._shed if tile_id in may_stay]

    def _drop_rate(self, newest: _Sample) -> float | None:
        """Return the part of frames dropped over the last second; None before there was one."""
        samples = self._samples
        if samples and self._broken(samples[-1], newest):
            samples.clear()
            self._behind_since_mono_ns = self._calm_since_mono_ns = None
        samples.append(newest)
        while len(samples) > 2 and seconds_between(samples[1].at_mono_ns, newest.at_mono_ns) >= WINDOW_S:
            samples.popleft()
        oldest = samples[0]
        if seconds_between(oldest.at_mono_ns, newest.at_mono_ns) < WINDOW_S:
            return None
        return (newest.dropped_total - oldest.dropped_total) / max(1, newest.total - oldest.total)

    @staticmethod
    def _broken(last: _Sample, newest: _Sample) -> bool:
        """Whether the two can't be compared: totals fell, or nobody asked for so long that the machine slept."""
        fell = newest.dropped_total < last.dropped_total or newest.total < last.total
        return fell or seconds_between(last.at_mono_ns, newest.at_mono_ns) > BEHIND_FOR_S

    def _note(self, now_mono_ns: int, *, behind: bool) -> None:
        """Remember since when decoding is behind or calm."""
        if behind:
            self._calm_since_mono_ns = None
            if self._behind_since_mono_ns is None:
                self._behind_since_mono_ns = now_mono_ns
        else:
            self._behind_since_mono_ns = None
            if self._calm_since_mono_ns is None:
                self._calm_since_mono_ns = now_mono_ns

    def _change(self, now_mono_ns: int, main_tiles: Sequence[LoadTile]) -> None:
        """Shed one tile more or bring one back, if it is time."""
        if self._lasted(self._behind_since_mono_ns, now_mono_ns, BEHIND_FOR_S):
            candidates = [tile for tile in main_tiles if not tile.selected and tile.tile_id not in self._shed]
            if not candidates:
                return
            self._shed.append(max(candidates, key=lambda tile: (tile.area_px, tile.tile_id)).tile_id)
        elif self._shed and self._lasted(self._calm_since_mono_ns, now_mono_ns, CALM_FOR_S):
            self._shed.pop()
        else:
            return
        self._changed_mono_ns = now_mono_ns

    @staticmethod
    def _lasted(since_mono_ns: int | None, now_mono_ns: int, seconds: float, *, if_never: bool = False) -> bool:
        return if_never if since_mono_ns is None else seconds_between(since_mono_ns, now_mono_ns) >= seconds
