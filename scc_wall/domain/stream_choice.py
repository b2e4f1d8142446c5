"""Which stream a tile shows: the smallest that is at least as wide as the tile needs, without flapping.

::

    small ──needs over 1.3 of its width for 1 s──► large
    small ◄──needs no more than its width for 1 s── large
    any ──prefer_main, at once──► main          large ──shed, at once──► small ──no longer shed, at once──► large

Small and large are nearly always `sub` and `main`; a camera set up the other way round is chosen by its widths too.
Source of all figures: specs/video.md, "Which stream".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from scc_wall.base.clock import seconds_between
from scc_wall.domain.camera import CameraConfig, StreamKey, StreamRole
from scc_wall.domain.fitting import scale
from scc_wall.domain.tile import StreamReason, TileRequest

ASSUMED_SUB_PX: Final = (640, 360)
ASSUMED_MAIN_PX: Final = (1920, 1080)
"""Until a stream was seen once."""

DOWN_AT = 1.0
"""Down when the tile needs no more than this part of the small stream's width. Equal counts: a 640 pixel tile, the
commonest of all (3×3 on 1920), must come back to its 640 pixel stream."""
UP_ABOVE = 1.3
HOLD_S = 1.0


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """What was chosen for one tile and camera, kept from one choice to the next.

    Parameters
    ----------
    pending
        The role that the tile's size asks for but which isn't taken before it was asked for 1 s; None if content.
    pending_since_mono_ns
        Since when; None with `pending`.
    """

    role: StreamRole
    reason: StreamReason
    pending: StreamRole | None = None
    pending_since_mono_ns: int | None = None

    @property
    def could_shed(self) -> bool:
        """Whether this tile shows its large stream, or would but for the load: what load shedding chooses from."""
        large_main = self.role is StreamRole.MAIN and self.reason in (StreamReason.LARGE_TILE, StreamReason.PREFERRED)
        return large_main or self.reason is StreamReason.LOAD


@dataclass(frozen=True, slots=True)
class _Pair:
    """A camera's two streams by width, and what the tile needs of the small one (1.0: exactly its width)."""

    small: StreamRole
    large: StreamRole
    need: float

    def reason(self, role: StreamRole) -> StreamReason:
        return StreamReason.SMALL_TILE if role is self.small else StreamReason.LARGE_TILE

    def wish(self, current: StreamRole) -> StreamRole:
        """Return what the size asks for, given what is shown; between the two thresholds that stays."""
        if self.need <= DOWN_AT:
            return self.small
        if self.need > UP_ABOVE:
            return self.large
        return current


def choose(
    camera: CameraConfig,
    tile: TileRequest,
    known_sizes: Mapping[StreamKey, tuple[int, int]],
    previous: ChoiceState | None,
    *,
    shed: bool,
    now_mono_ns: int,
) -> ChoiceState:
    """Choose the stream of one tile.

    Parameters
    ----------
    known_sizes
        (width, height) in pixels of decoded pictures, where seen; else the configured size, else an assumption.
    previous
        What this returned for the same tile and camera last time; None at first, which is decided at once.
    shed
        Load shedding wants this tile on its small stream. What a person asked for (`prefer_main`) goes before it.
    """
    if camera.sub is None:
        return ChoiceState(StreamRole.MAIN, StreamReason.ONLY)
    if tile.prefer_main:
        return ChoiceState(StreamRole.MAIN, StreamReason.PREFERRED)
    pair = _pair(camera, tile, known_sizes)
    natural = _by_size(pair, previous, now_mono_ns)
    if shed and pair.large is StreamRole.MAIN and natural.role is pair.large:
        return ChoiceState(pair.small, StreamReason.LOAD)
    return natural


def _by_size(pair: _Pair, previous: ChoiceState | None, now_mono_ns: int) -> ChoiceState:
    """Choose by size alone, changes held for 1 s."""
    if previous is None or previous.reason is StreamReason.ONLY:
        return _settled(pair, pair.wish(pair.large))
    if (
        previous.reason is StreamReason.LOAD
    ):  # it stood on the large one; going back needs no hold, shedding has its own
        return _settled(pair, pair.wish(pair.large))
    wish = pair.wish(previous.role)
    if wish is previous.role:
        return _settled(pair, wish)
    since_mono_ns = previous.pending_since_mono_ns if previous.pending is wish else None
    if since_mono_ns is None:
        return ChoiceState(previous.role, previous.reason, wish, now_mono_ns)
    if seconds_between(since_mono_ns, now_mono_ns) >= HOLD_S:
        return _settled(pair, wish)
    return ChoiceState(previous.role, previous.reason, wish, since_mono_ns)


def _settled(pair: _Pair, role: StreamRole) -> ChoiceState:
    return ChoiceState(role, pair.reason(role))


def _pair(camera: CameraConfig, tile: TileRequest, known_sizes: Mapping[StreamKey, tuple[int, int]]) -> _Pair:
    """Order the camera's two streams by width and measure the tile against the smaller."""
    main_px = _known(camera, StreamRole.MAIN, known_sizes)
    sub_px = _known(camera, StreamRole.SUB, known_sizes)
    # An unknown sub-stream is never taken for larger than a known main stream, nor the other way round.
    if sub_px is None:
        sub_px = min(ASSUMED_SUB_PX, main_px or ASSUMED_SUB_PX)
    if main_px is None:
        main_px = max(ASSUMED_MAIN_PX, sub_px)
    small, large = (StreamRole.SUB, StreamRole.MAIN) if sub_px[0] <= main_px[0] else (StreamRole.MAIN, StreamRole.SUB)
    small_px = sub_px if small is StreamRole.SUB else main_px
    return _Pair(small, large, scale(small_px, tile.size_px, tile.fit, tile.rotation, tile.zoom))


def _known(
    camera: CameraConfig, role: StreamRole, known_sizes: Mapping[StreamKey, tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the size of that stream, None if it (or one of its sides) isn't known."""
    stream = camera.stream(role)
    seen = known_sizes.get(StreamKey(camera.camera_id, role))
    for size_px in (seen, None if stream is None else stream.size_px):
        if size_px is not None and min(size_px) > 0:
            return size_px
    return None
