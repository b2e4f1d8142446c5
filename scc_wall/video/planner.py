"""What the decode processes should do for the wall: resolved purely to a frozen plan, then only the difference is done.

The rules themselves (which stream, what to shed) stand in `domain`; this is the one place that asks them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Final

from scc_wall.domain.camera import CameraConfig, Opener, StreamKey, StreamRole, StreamSource, source_of
from scc_wall.domain.load import LoadShedder, LoadTile
from scc_wall.domain.stream_choice import ChoiceState, choose
from scc_wall.domain.tile import TileRequest
from scc_wall.video.protocol import Drawing


@dataclass(frozen=True, slots=True)
class StreamPlan:
    """One stream as it should be held.

    Parameters
    ----------
    outputs
        (slot, how) pairs; none: it stands by.
    """

    source: StreamSource
    outputs: tuple[tuple[int, Drawing], ...] = ()


Plan = Mapping[StreamKey, StreamPlan]


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns one plan into the next; `drop` is done first, so that connections are freed before new ones open."""

    drop: tuple[StreamKey, ...]
    put: tuple[StreamPlan, ...]


def planned(
    keys: Iterable[StreamKey],
    source_of: Callable[[StreamKey], StreamSource],
    outputs: Mapping[StreamKey, Sequence[tuple[int, Drawing]]],
) -> dict[StreamKey, StreamPlan]:
    """Return how each of the streams should be held: once each, its outputs by the numbers of their slots."""
    return {
        key: StreamPlan(source_of(key), tuple(sorted(outputs.get(key, ()), key=itemgetter(0))))
        for key in dict.fromkeys(keys)
    }


def difference(old: Plan, new: Plan, again: Collection[StreamKey] = ()) -> Difference:
    """Return what to do to get from `old` to `new`; empty if they are equal, but for what is asked for `again`."""
    return Difference(
        drop=tuple(key for key in old if key not in new),
        put=tuple(plan for key, plan in new.items() if key in again or old.get(key) != plan),
    )


@dataclass(frozen=True, slots=True)
class Reconfigured:
    """What another list of cameras means for their streams; every other stream goes on as it is.

    Parameters
    ----------
    elsewhere
        Streams that are no more, or lead somewhere else: their last picture may not stand under the camera's name.
    asked_anew
        Streams of the same address with another account or transport: their last picture stays until the next one.
    """

    elsewhere: frozenset[StreamKey]
    asked_anew: frozenset[StreamKey]


def reconfigured(old: Mapping[int, CameraConfig], new: Mapping[int, CameraConfig]) -> Reconfigured:
    """Return which streams are touched by another list of cameras; names, numbers and places touch none."""
    before, after = _sources(old), _sources(new)
    elsewhere = {key for key, one in before.items() if key not in after or after[key].url != one.url}
    changed = {key for key, one in before.items() if key not in elsewhere and after[key] != one}
    return Reconfigured(frozenset(elsewhere), frozenset(changed))


def _sources(cameras: Mapping[int, CameraConfig]) -> dict[StreamKey, StreamSource]:
    """Return what each stream is asked for, whatever opens it: that is found out, not configured."""
    return {
        key: replace(source_of(camera, key.role), opener=Opener.THIN)
        for camera in cameras.values()
        for key in camera.stream_keys()
    }


def standing_by(
    cameras: Mapping[int, CameraConfig],
    wanted: Iterable[int],
    shown: Mapping[int, set[StreamRole]],
    known: Mapping[int, StreamRole],
    limit: int,
) -> list[StreamKey]:
    """Return the streams that stand by, in the order asked for.

    Parameters
    ----------
    wanted
        Cameras that stand by, the most wanted first.
    shown
        Roles that are on the wall, by camera: of these the *other* stream stands by, for the spotlight.
    known
        The role that each camera was last shown by.
    limit
        At most so many.
    """
    keys: list[StreamKey] = []
    for camera_id in dict.fromkeys(wanted):
        camera = cameras.get(camera_id)
        if camera is None or len(keys) >= limit:
            continue
        roles = [role for _camera, role in camera.stream_keys()]
        if on_wall := shown.get(camera_id):
            keys += [StreamKey(camera_id, role) for role in roles if role not in on_wall][: limit - len(keys)]
        else:
            usual = roles[-1]  # the sub-stream, if it has one
            role = known.get(camera_id, usual)
            keys.append(StreamKey(camera_id, role if role in roles else usual))
    return keys


def drawing_of(tile: TileRequest) -> Drawing:
    """Return how pictures are drawn for a tile."""
    return Drawing(tile.size_px, tile.fit, tile.rotation, tile.zoom)


SHED_LOOK_NS: Final = 250_000_000


@dataclass(slots=True)
class Choices:
    """What was chosen for each tile, kept from one choice to the next."""

    states: dict[tuple[str, int], ChoiceState] = field(default_factory=dict)
    shed: frozenset[str] = frozenset()
    _shedder: LoadShedder = field(default_factory=LoadShedder)
    _looked_mono_ns: int | None = None

    def forget_all_but(self, tiles: Sequence[TileRequest]) -> None:
        """Forget tiles that are gone."""
        kept = {(tile.tile_id, tile.camera_id) for tile in tiles}
        self.states = {key: state for key, state in self.states.items() if key in kept}

    def look_at_load(self, now_mono_ns: int, dropped_total: int, total: int, tiles: Sequence[TileRequest]) -> None:
        """Decide which tiles give up their large stream, a few times a second."""
        if self._looked_mono_ns is not None and now_mono_ns - self._looked_mono_ns < SHED_LOOK_NS:
            return
        self._looked_mono_ns = now_mono_ns
        large = []
        for tile in tiles:
            state = self.states.get((tile.tile_id, tile.camera_id))
            if state is not None and state.could_shed:
                area_px = tile.size_px[0] * tile.size_px[1]
                large.append(LoadTile(tile.tile_id, area_px, tile.selected or tile.prefer_main))
        self.shed = self._shedder.update(now_mono_ns, dropped_total, total, large)

    def choose(
        self,
        camera: CameraConfig,
        tile: TileRequest,
        known_sizes: Mapping[StreamKey, tuple[int, int]],
        now_mono_ns: int,
    ) -> ChoiceState:
        """Choose the stream of a tile."""
        key = (tile.tile_id, tile.camera_id)
        shed = tile.tile_id in self.shed
        state = choose(camera, tile, known_sizes, self.states.get(key), shed=shed, now_mono_ns=now_mono_ns)
        self.states[key] = state
        return state
