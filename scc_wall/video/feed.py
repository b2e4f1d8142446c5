"""`DecodedFeed`: the video core as the wall sees it (`domain.feed.VideoFeed`), on the UI thread.

`show` and the slower half of `tick` resolve what is wanted to a plan and send the difference to the decode processes;
the fast half of `tick` compares the sequence numbers of the slots in use.
"""

import itertools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.camera import CameraConfig, StreamKey, StreamRole, StreamSource
from scc_wall.domain.feed import Picture
from scc_wall.domain.replay import KEPT_S, Kept, ReplayState, ReplayWish
from scc_wall.domain.still import Still
from scc_wall.domain.tile import CameraStatus, TileRequest, TileStatus
from scc_wall.domain.tile_state import FROZEN_AFTER_S, STALE_AFTER_S, Link, judge
from scc_wall.video.decode_pool import DecodePool
from scc_wall.video.lane import SILENT_S, Lane
from scc_wall.video.launch import EarlyProcesses
from scc_wall.video.openers import flavour_of
from scc_wall.video.planner import Choices, Plan, difference, drawing_of, planned, reconfigured, standing_by
from scc_wall.video.protocol import Drawing, StreamHealth
from scc_wall.video.replay_channel import ReplayChannel, best_kept, kept_of
from scc_wall.video.settings import VideoSettings
from scc_wall.video.slots import MAX_SLOTS
from scc_wall.video.sources import OpenerFound, Sources
from scc_wall.video.stills import Stills
from scc_wall.video.stream_status import stream_status
from scc_wall.video.tiles import Stillness, Tile, TileSlot

PLAN_EVERY_NS: Final = 250_000_000
"""How often a standing wish is looked at again: held choices, load, failed openers."""
STATUS_HOLDS_NS: Final = 15_000_000
"""A status made so lately is given again: the tree, the figure and the tile ask for it one after another."""


class DecodedFeed:
    """The video core; every method is for the UI thread alone and returns within a millisecond or two.

    Parameters
    ----------
    clock
        Comparable between processes (`base.clock.SystemClock`).
    early
        Decode processes that were started before this module was loaded, with their own settings.
    """

    def __init__(
        self, clock: Clock, settings: VideoSettings | None = None, early: EarlyProcesses | None = None
    ) -> None:
        self._clock = clock
        self._settings = early.settings if early is not None else settings or VideoSettings()
        self._pool = DecodePool(clock, self._settings, early)
        self._sources = Sources(clock)
        self._tiles: dict[str, Tile] = {}
        self._standby: tuple[int, ...] = ()
        self._choices = Choices()
        self._roles: dict[int, StreamRole] = {}
        self._sizes: dict[StreamKey, tuple[int, int]] = {}
        self._plan: Plan = {}
        self._planned_mono_ns = 0
        self._slot_ids = itertools.count(1)
        self._seen: dict[int, list[int]] = {}
        self._at: dict[tuple[int, int], str] = {}
        self._counted: dict[int, tuple[int, int]] = {}
        self._swapped_out: list[TileSlot] = []
        self._stills = Stills(self._pool, clock, self)
        self._beside: StreamKey | None = None
        self._stillness = Stillness()
        self._replay = ReplayChannel(self._pool, clock)
        self._keeps = False
        self._closed = False

    # ---- wishes

    def set_cameras(self, cameras: Iterable[CameraConfig]) -> None:
        """Replace the list of cameras; streams whose address, account or transport changed are opened anew.

        All others go on untouched, with the opener that was found for them.
        """
        new = {camera.camera_id: camera for camera in cameras}
        changes = reconfigured(self._sources.cameras, new)
        touched = changes.elsewhere | changes.asked_anew
        self._sources.configure(new, touched)
        self._stillness.forget(changes.elsewhere)
        for key in changes.elsewhere:
            self._sizes.pop(key, None)
        state = self._replay.state()
        if state is not None and state.key in touched:
            self.end_replay()
        for tile in self._tiles.values():
            if tile.request.camera_id not in new or any(slot.key in changes.elsewhere for slot in tile.slots()):
                self._release(tile)
        self._forget_removed()
        self._replan(changed=True)

    def _forget_removed(self) -> None:
        for camera_id in self._roles.keys() - self._sources.cameras.keys():
            del self._roles[camera_id]
        for camera_id in self._counted.keys() - self._sources.cameras.keys():
            del self._counted[camera_id]

    def show(self, tiles: Sequence[TileRequest], standby: Sequence[int] = ()) -> None:
        """Say what is wanted now: every visible tile, and the cameras (by id) that stand by; idempotent."""
        wanted = {tile.tile_id: tile for tile in tiles}
        gone = []
        for tile_id, tile in list(self._tiles.items()):
            request = wanted.get(tile_id)
            if request is None or request.camera_id != tile.request.camera_id:
                gone.append(self._tiles.pop(tile_id))
        now_mono_ns = self._clock.mono_ns()
        self._stillness.leave(gone, now_mono_ns)
        for tile_id, request in wanted.items():
            if tile_id in self._tiles:
                self._tiles[tile_id].request = request
            else:
                self._tiles[tile_id] = self._stillness.tile_for(request, now_mono_ns)
        if self._replay.replayed is not None:
            self._follow_replay(moves=True)
        self._standby = tuple(standby)
        self._choices.forget_all_but(tiles)
        self._replan(gone, changed=True)

    def retry(self, camera_id: int) -> None:
        """Try a refused or waiting camera now (a person asked, or its account changed)."""
        for key in self._plan:
            if key.camera_id == camera_id:
                self._pool.retry(key)

    def close(self) -> None:
        """End readers and decode processes within their read timeout + 1 s; idempotent."""
        if self._closed:
            return
        self._closed = True
        self._stills.close()
        self._replay.end()
        self._tiles.clear()
        self._at.clear()
        self._pool.close()

    # ---- each tick

    def tick(self) -> Sequence[str]:
        """Take what the decode processes published; return the ids of the tiles that have a newer picture."""
        if self._closed:
            return ()
        now_mono_ns = self._clock.mono_ns()
        if now_mono_ns - self._planned_mono_ns >= PLAN_EVERY_NS:
            self._look_again(now_mono_ns)
        if self._stills.asked is not None:
            self._stills.tick()
        newer: list[str] = []
        arrived = False
        for lane in self._pool.lanes:
            sequence = lane.headers.sequence
            seen = self._seen.get(lane.number)
            if seen is None:
                seen = self._seen[lane.number] = [0] * MAX_SLOTS
            for number in lane.slots:
                now = sequence[number]
                if now == seen[number]:
                    continue
                seen[number] = now
                tile_id = self._at.get((lane.number, number))
                if tile_id is None or not now:
                    continue
                tile = self._tiles[tile_id]
                if tile.coming is not None and tile.coming.lane is lane and tile.coming.slot.number == number:
                    arrived = True
                    self._swap(tile)
                newer.append(tile_id)
        if arrived:
            self._send_plan()
        return newer if self._replay.replayed is None else self._with_past(newer)

    def _with_past(self, newer: list[str]) -> list[str]:
        """Return the tiles with a newer picture, that of the replay by what it shows."""
        has_news, tile_id = self._replay.news(), self._replay.tile_id
        if tile_id is None:
            return newer
        others = [one for one in newer if one != tile_id]
        return [*others, tile_id] if has_news else others

    def newest(self, tile_id: str) -> Picture | None:
        """Return the newest picture of a tile, None if it never had one; of a replayed one the past."""
        if tile_id == self._replay.tile_id:
            return self._replay.picture()
        tile = self._tiles.get(tile_id)
        return None if tile is None else tile.picture()

    def shown(self, tile_id: str) -> None:
        """Count the newest picture of the tile as painted; one of the past does not count."""
        tile = None if tile_id == self._replay.tile_id else self._tiles.get(tile_id)
        arrived_mono_ns = None if tile is None else tile.count_shown()
        if tile is None or arrived_mono_ns is None:
            return
        count, newest_mono_ns = self._counted.get(tile.request.camera_id, (0, 0))
        if arrived_mono_ns > newest_mono_ns:  # once a picture, whatever the number of tiles
            self._counted[tile.request.camera_id] = (count + 1, arrived_mono_ns)

    # ---- what is

    def status(self, tile_id: str) -> TileStatus | None:
        """Return what the tile may say of its picture; None for an unknown tile."""
        tile = self._tiles.get(tile_id)
        if tile is None:
            return None
        now_mono_ns = self._clock.mono_ns()
        if tile.status is None or now_mono_ns - tile.status[0] > STATUS_HOLDS_NS:
            tile.status = (now_mono_ns, self._status_of(tile, now_mono_ns))
        return tile.status[1]

    def _status_of(self, tile: Tile, now_mono_ns: int) -> TileStatus:
        slot = tile.shown
        if slot is None:
            return TileStatus(judge(Link(), None, None))
        tile_id = tile.request.tile_id
        state = self._choices.states.get((tile_id, tile.request.camera_id))
        health = self._pool.health(slot.key)
        status = self._status(slot.key, health, slot.arrived_mono_ns, now_mono_ns)
        frozen_s = 0.0
        changed_mono_ns = tile.content_changed_mono_ns
        if changed_mono_ns is not None and status.age_s is not None and status.age_s <= STALE_AFTER_S:
            frozen_s = max(0.0, seconds_between(changed_mono_ns, now_mono_ns) - status.age_s)
        reason = None if state is None else state.reason
        if reason is None and frozen_s < FROZEN_AFTER_S:
            return status  # as nearly always
        return replace(status, reason=reason, frozen_s=frozen_s if frozen_s >= FROZEN_AFTER_S else 0.0)

    def cameras(self) -> Mapping[int, CameraStatus]:
        """Return the status of every camera that is shown or stands by."""
        statuses: dict[int, CameraStatus] = {}
        now_mono_ns = self._clock.mono_ns()
        replayed = self._tiles.get(self._replay.tile_id or "")
        past_id = None if replayed is None else replayed.request.camera_id
        for tile_id, tile in self._tiles.items():
            camera_id = tile.request.camera_id
            status = self.status(tile_id)
            if status is not None and camera_id not in statuses:
                shown, past = self._counted.get(camera_id, (0, 0))[0], camera_id == past_id
                statuses[camera_id] = CameraStatus(camera_id, status, visible=True, frames_shown=shown, replayed=past)
        for key in self._plan:
            if key.camera_id not in statuses:
                health = self._pool.health(key)
                arrived_mono_ns = None if health is None else health.arrived_mono_ns
                status = self._status(key, health, arrived_mono_ns, now_mono_ns)
                frames_shown = self._counted.get(key.camera_id, (0, 0))[0]
                statuses[key.camera_id] = CameraStatus(key.camera_id, status, visible=False, frames_shown=frames_shown)
        return statuses

    # ---- stills

    def take_still(self, tile_id: str, done: Callable[[Still | None], object]) -> bool:
        """Have a picture taken at its own size (`domain.still.StillSource`)."""
        tile = self._tiles.get(tile_id)
        camera = None if tile is None else self._sources.cameras.get(tile.request.camera_id)
        if tile is None or camera is None or self._closed:
            return False
        return self._stills.ask(tile, camera.stream_keys(), done)

    def shows_past(self, tile_id: str) -> bool:
        """Return whether a tile is replayed: a still is live all the same (`domain.still.StillSource`)."""
        return tile_id == self._replay.tile_id

    def is_held(self, key: StreamKey) -> bool:
        """Return whether the stream is open or being opened (`stills.Streams`)."""
        return key in self._plan

    def hold_beside(self, key: StreamKey | None) -> None:
        """Hold a stream though no tile shows it; None: no longer (`stills.Streams`)."""
        if key != self._beside:
            self._beside = key
            if not self._closed:
                self._send_plan()

    def status_of(self, key: StreamKey, arrived_mono_ns: int, at_mono_ns: int) -> TileStatus:
        """Return what was so of a stream at a moment, as of that picture (`stills.Streams`)."""
        status = self._status(key, self._pool.health(key), arrived_mono_ns, at_mono_ns)
        tiles = (tile for tile in self._tiles.values() if tile.request.camera_id == key.camera_id)
        frozen_s = [self._status_of(tile, at_mono_ns).frozen_s for tile in tiles]
        return replace(status, frozen_s=max(frozen_s, default=0.0))

    def openers_found(self) -> list[OpenerFound]:
        """Return, once each, the streams that a picture came from by another opener than configured: to be stored."""
        return self._sources.openers_found()

    def _status(
        self, key: StreamKey, health: StreamHealth | None, arrived_mono_ns: int | None, now_mono_ns: int
    ) -> TileStatus:
        silent = self._pool.silent(key, now_mono_ns) > SILENT_S
        return stream_status(key, health, arrived_mono_ns, now_mono_ns, silent=silent)

    # ---- replay (`domain.replay.ReplayFeed`)

    def keep_pictures(self, *, keep: bool) -> None:
        """Have the last half minute of every shown stream kept from now on, or forget all of it."""
        if not keep:
            self.end_replay()
        self._keeps = keep
        self._pool.keep_pictures(KEPT_S if keep else 0.0)

    @property
    def keeps_pictures(self) -> bool:
        """Whether pictures are kept."""
        return self._keeps

    def kept_bytes(self) -> int:
        """Return how many bytes of pictures are kept in all."""
        healths = (self._pool.health(key) for key in self._plan)
        return sum(health.facts.kept_bytes for health in healths if health is not None)

    def kept(self, camera_id: int) -> Kept | None:
        """Return what is kept of a camera, None for one that is not watched.

        Of the stream that is shown if that is enough: after a change between main and sub the other one has more.
        """
        found = [kept_of(key, self._pool.health(key)) for key in self._plan if key.camera_id == camera_id]
        return best_kept(found, self._roles.get(camera_id))

    def replay(self, tile_id: str, wish: ReplayWish) -> None:
        """Begin to replay a visible tile up to now; another tile's replay ends. The tile stays live until `past`."""
        tile = self._tiles.get(tile_id)
        kept = None if tile is None else self.kept(tile.request.camera_id)
        self.end_replay()
        if tile is not None and kept is not None:
            self._replay.begin(tile.request, kept.key, wish)

    def replay_state(self) -> ReplayState | None:
        """Return how the replay is, None if there is none."""
        return self._replay.state()

    def show_past(self, *, past: bool) -> None:
        """Have the replayed tile show the past from now on, once there is a picture of it, or the camera as it is."""
        self._replay.show_past(past=past)

    def steer_replay(self, wish: ReplayWish) -> None:
        """Let the replay go on like that."""
        self._replay.steer(wish)

    def move_replay(self, tile_id: str) -> None:
        """Let it go on in another tile of the same camera."""
        state, tile = self._replay.state(), self._tiles.get(tile_id)
        if state is not None and tile is not None and tile.request.camera_id == state.key.camera_id:
            self._replay.follow(tile.request)

    def end_replay(self) -> None:
        """Have the tile live again, at once. Idempotent."""
        tile = self._tiles.get(self._replay.replayed or "")
        if tile is not None:
            tile.shown_sequence = 0  # pictures that came meanwhile were not dropped for want of time
        self._replay.end()

    def _follow_replay(self, *, moves: bool = False) -> None:
        """Draw the replay as its tile asks for; end it where that tile is gone, or shows something else.

        Parameters
        ----------
        moves
            Whether the tile may just have got another id (a spotlight): then `move_replay` has a moment to say so.
        """
        state = self._replay.state()
        if state is None:
            return
        tile = self._tiles.get(state.tile_id)
        if tile is not None and tile.request.camera_id == state.key.camera_id:
            self._replay.follow(tile.request)
        elif tile is None and moves:
            self._replay.show_past(past=False)
        else:
            self.end_replay()

    # ---- planning

    def _look_again(self, now_mono_ns: int) -> None:
        """Take what the readers learned, and plan anew if that changes anything."""
        received_dropped = decoded = 0
        for key in self._plan:
            health = self._pool.health(key)
            if health is None:
                continue
            received_dropped += health.facts.frames_dropped
            decoded += health.facts.frames_decoded
            if health.facts.size_px is not None:
                self._sizes[key] = health.facts.size_px
            self._sources.judge(key, health)
        painted = sum(tile.painted for tile in self._tiles.values())
        overwritten = sum(tile.dropped for tile in self._tiles.values())
        dropped = received_dropped + overwritten
        if self._replay.replayed is not None:
            self._follow_replay()
        requests = [tile.request for tile in self._tiles.values()]
        self._choices.look_at_load(now_mono_ns, dropped, max(decoded, painted + dropped), requests)
        self._replan()

    def _replan(self, gone: Sequence[Tile] = (), *, changed: bool = False) -> None:
        """Choose streams and slots for all tiles, and send the difference.

        Parameters
        ----------
        changed
            Whether the wishes changed; if nothing did, nothing needs to be sent.
        """
        if self._closed:
            return
        self._planned_mono_ns = now_mono_ns = self._clock.mono_ns()
        leaving = [slot for tile in gone for slot in tile.slots()]
        moving = self._pool.moving()
        for key in moving:  # first of all: no slot of the process that it leaves is an output from now on
            self._pool.place(key, flavour_of(self._plan[key].source))
        for tile in self._tiles.values():
            camera = self._sources.cameras.get(tile.request.camera_id)
            if camera is None:
                continue
            choice = self._choices.choose(camera, tile.request, self._sizes, now_mono_ns)
            self._roles[camera.camera_id] = choice.role
            wanted = self._sources.of(StreamKey(camera.camera_id, choice.role)), drawing_of(tile.request)
            if tile.fitted != wanted or (moving and any(slot.key in moving for slot in tile.slots())):
                tile.fitted, changed = wanted, True
                leaving += self._fit_slots(tile, *wanted)
        if self._sources.take_change() or changed or moving:
            self._send_plan(moving)
        self._free(leaving)

    def _fit_slots(self, tile: Tile, source: StreamSource, drawing: Drawing) -> list[TileSlot]:
        """Have the tile show, or begin to show, that stream at its size; return the slots it gives up."""
        key, lane, leaving = source.key, self._pool.place(source.key, flavour_of(source)), []
        for slot in tile.slots():
            if slot.key == key and slot.drawing.size_px == drawing.size_px and slot.lane is lane:
                slot.drawing = drawing
                if slot is tile.shown and tile.coming is not None:
                    leaving.append(tile.coming)
                    tile.coming = None
                return leaving
        if min(drawing.size_px) < 1:
            return leaving
        new = self._make_slot(tile, key, lane, drawing)
        if tile.coming is not None:
            leaving.append(tile.coming)
        if tile.shown is None or tile.shown.sequence == 0:
            leaving += [] if tile.shown is None else [tile.shown]
            tile.shown, tile.coming, tile.shown_sequence = new, None, 0
        else:
            tile.coming = new
        return leaving

    def _make_slot(self, tile: Tile, key: StreamKey, lane: Lane, drawing: Drawing) -> TileSlot:
        with self._pool.lock():
            slot = lane.make_slot(drawing.size_px)
        self._at[lane.number, slot.number] = tile.request.tile_id
        if lane.number in self._seen:
            self._seen[lane.number][slot.number] = 0
        return TileSlot(next(self._slot_ids), key, lane, slot, drawing)

    def _swap(self, tile: Tile) -> None:
        """Let the picture that has come take the place of the one shown."""
        old = tile.swap(self._clock.mono_ns())
        self._swapped_out += [] if old is None else [old]

    def _send_plan(self, moving: Collection[StreamKey] = ()) -> None:
        """Send what differs between the plan in force and what the tiles' slots and the standby list ask for.

        Parameters
        ----------
        moving
            Streams that another process is to hold: they are sent whatever was asked of them before.
        """
        outputs: dict[StreamKey, list[tuple[int, Drawing]]] = {}
        shown: dict[int, set[StreamRole]] = {}
        for tile in self._tiles.values():
            for slot in tile.slots():
                if slot.lane is self._pool.lane_of(slot.key):  # else its stream went to another process, for its opener
                    outputs.setdefault(slot.key, []).append((slot.slot.number, slot.drawing))
                shown.setdefault(slot.key.camera_id, set()).add(slot.key.role)
        standby = standing_by(self._sources.cameras, self._standby, shown, self._roles, self._settings.standby_limit)
        configured = [one for camera in self._sources.cameras.values() for one in camera.stream_keys()]
        beside = [key for key in (self._beside,) if key in configured]
        plan = planned([*outputs, *standby, *beside], self._sources.of, outputs)
        change = difference(self._plan, plan, again=moving)
        for key in change.drop:
            self._pool.drop(key)
        for wish in change.put:
            self._pool.place(wish.source.key, flavour_of(wish.source))
            self._pool.put(wish.source, wish.outputs)
        self._plan = plan
        swapped_out, self._swapped_out = self._swapped_out, []
        self._free(swapped_out)

    def _release(self, tile: Tile) -> None:
        """Empty a tile whose camera is gone, or looks at something else."""
        self._swapped_out += tile.slots()
        tile.shown = tile.coming = tile.fitted = tile.status = tile.changed_before_mono_ns = None

    def _free(self, slots: Sequence[TileSlot]) -> None:
        """Give slots back; no plan in force draws into them."""
        for slot in slots:
            self._at.pop((slot.lane.number, slot.slot.number), None)
            with self._pool.lock():
                slot.lane.drop_slot(slot.slot.number)
