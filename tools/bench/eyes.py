"""Watches a screen and notes, for every tile, which frame of which camera stands there since when."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tools.bench import stamp
from tools.bench.geometry import Rect
from tools.bench.screen import Screen
from tools.bench.source import Source
from tools.bench.stamp import Ints

LOOK_EVERY_S: Final = 0.001
NEW_NS: Final = 80_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A frame that appeared on the screen.

    Parameters
    ----------
    at_mono_ns, sent_mono_ns
        When it was first seen, and when the server sent it (0 if unknown).
    """

    at_mono_ns: int
    tile: int
    camera: int
    frame: int
    sent_mono_ns: int


class Eyes(threading.Thread):
    """Looks at the tiles of a screen a thousand times a second until told to close."""

    def __init__(self, screen: Screen, source: Source, tiles: Sequence[Rect]) -> None:
        super().__init__(name="eyes", daemon=True)
        points = [stamp.sample_points(tile) for tile in tiles]
        self._xs = np.array([xs for xs, _ in points])
        self._ys = np.array([ys for _, ys in points])
        self._pixels = screen.pixels
        self._source = source
        self._closing = threading.Event()
        self._changed = threading.Condition()
        self._seen: list[Seen] = []
        self._first: dict[int, Seen] = {}
        self._cameras = np.full(len(tiles), stamp.NOTHING)
        self._who = _cameras_by_stamp(len(tiles), source.cameras, source.own_clips)
        self._frames = np.full(len(tiles), stamp.NOTHING)

    def run(self) -> None:
        """Look until `close`."""
        while not self._closing.wait(LOOK_EVERY_S):
            self._look()

    def _look(self) -> None:
        stamps, frames = stamp.read(self._pixels[self._ys, self._xs, 1])
        known = np.clip(stamps, 0, self._source.own_clips)  # further ones are none of these streams
        cameras = np.where(stamps == known, self._who[np.arange(len(stamps)), known], stamp.NOTHING)
        now = time.monotonic_ns()
        new = (cameras != stamp.NOTHING) & ((frames != self._frames) | (cameras != self._cameras))
        new &= (cameras >= 1) & (cameras <= self._source.cameras)
        if not new.any():
            return
        tiles = np.flatnonzero(new)
        self._cameras[tiles], self._frames[tiles] = cameras[tiles], frames[tiles]
        sent = self._source.newest_sent_mono_ns(cameras[tiles], frames[tiles] % 256)
        with self._changed:
            for tile, camera, frame, when in zip(tiles, cameras[tiles], frames[tiles], sent, strict=True):
                seen = Seen(now, int(tile), int(camera), int(frame), int(when))
                self._seen.append(seen)
                self._first.setdefault(seen.tile, seen)
            self._changed.notify_all()

    def wait_lit(self, tiles: int, timeout_s: float) -> int | None:
        """Wait until so many tiles have shown a frame; return the moment (monotonic ns) of the last, None if late."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._first) >= tiles, timeout_s):
                return None
            return sorted(seen.at_mono_ns for seen in self._first.values())[tiles - 1]

    def wait_camera(self, tile: int, camera: int, since_mono_ns: int, timeout_s: float) -> Seen | None:
        """Wait until a frame of `camera` appears in `tile` after `since_mono_ns` that was new then; None if late.

        New: sent at most two intervals before it appeared. A kept picture of long ago does not count.
        """
        found: list[Seen] = []

        def there() -> bool:
            found.extend(
                seen
                for seen in reversed(self._seen)
                if seen.tile == tile
                and seen.camera == camera
                and seen.at_mono_ns >= since_mono_ns
                and seen.at_mono_ns - seen.sent_mono_ns < NEW_NS
            )
            return bool(found)

        with self._changed:
            return min(found, key=lambda seen: seen.at_mono_ns) if self._changed.wait_for(there, timeout_s) else None

    def lit(self) -> dict[int, int]:
        """Return tile → camera first seen in it."""
        with self._changed:
            return {tile: seen.camera for tile, seen in self._first.items()}

    def between(self, start_mono_ns: int, end_mono_ns: int) -> list[Seen]:
        """Return what appeared in that time."""
        with self._changed:
            return [seen for seen in self._seen if start_mono_ns <= seen.at_mono_ns < end_mono_ns]

    def close(self) -> None:
        """End; idempotent."""
        self._closing.set()
        self.join(2)


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown in a stretch of time.

    Parameters
    ----------
    share
        Frames shown of those sent between the first and the last frame seen in each tile.
    delay_ms, delay_p95_ms
        Send to screen, median and 95th percentile.
    """

    frames_per_s: float
    share: float
    delay_ms: float
    delay_p95_ms: float


def shown(seen: Sequence[Seen], clip_frames: int, seconds: float, tiles: int) -> Shown:
    """Make figures of what the eyes saw; `clip_frames` is where frame numbers start again."""
    by_tile: dict[int, list[Seen]] = {}
    for one in seen:
        by_tile.setdefault(one.tile, []).append(one)
    steps: Ints = np.concatenate(
        [np.diff([one.frame for one in run]) % clip_frames for run in by_tile.values()] or [np.zeros(0, np.int64)]
    )
    delays = np.array([one.at_mono_ns - one.sent_mono_ns for one in seen if one.sent_mono_ns]) / 1e6
    return Shown(
        frames_per_s=len(seen) / seconds / tiles,
        share=len(steps) / int(steps.sum()) if steps.sum() else 0.0,
        delay_ms=float(np.median(delays)) if len(delays) else float("nan"),
        delay_p95_ms=float(np.percentile(delays, 95)) if len(delays) else float("nan"),
    )


def _cameras_by_stamp(tiles: int, cameras: int, own_clips: int) -> Ints:
    """Return ``(tiles, own_clips + 1) int64``: which camera shows that stamp in that tile, on whatever page.

    A stamp that no camera of the tile carries stands for the first camera that does: the wrong one.
    """
    who = np.full((tiles, own_clips + 1), stamp.NOTHING)
    for tile in range(tiles):
        who[tile, 1:] = np.arange(1, own_clips + 1)
        for camera in range(tile + 1, cameras + 1, tiles)[::-1]:
            who[tile, (camera - 1) % own_clips + 1] = camera
    return who
