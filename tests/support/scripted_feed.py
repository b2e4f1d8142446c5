"""A video feed that does what a test says: pictures and states come from the script, nothing runs by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from scc_wall.domain.camera import CameraConfig, StreamConfig, StreamKey, StreamRole
from scc_wall.domain.feed import Picture
from scc_wall.domain.replay import Kept, ReplayPhase, ReplayState, ReplayWish
from scc_wall.domain.tile import CameraStatus, StreamFacts, StreamReason, TileRequest, TileStatus
from scc_wall.domain.tile_state import TileState

PLACES = (
    "Ampera Hilir", "Ampera Hulu", "Jakabaring Stadion", "Jakabaring Aquatic", "Jakabaring Danau", "BKB",
    "Simpang Charitas", "Simpang Polda", "Simpang Patal", "Bandara SMB II", "Pasar 16 Ilir", "Masjid Agung",
)  # fmt: skip
CODES = ("16.71", "16.72", "16.01", "16.02", "16.03", "16.07", "16.74")


def cameras(count: int) -> list[CameraConfig]:
    """Return cameras numbered from 1, their ids from 100."""
    return [
        CameraConfig(
            camera_id=100 + n,
            name=PLACES[n % len(PLACES)],
            main=StreamConfig(f"rtsp://127.0.0.1/{n}/main"),
            sub=StreamConfig(f"rtsp://127.0.0.1/{n}/sub"),
            number=n + 1,
            region_code=CODES[n % len(CODES)],
        )
        for n in range(count)
    ]


def status(camera_id: int, state: TileState = TileState.LIVE, *, age_s: float | None = 0.04, **more: Any) -> TileStatus:
    """Return a status as the sub-stream of a good camera has it, changed by `more`."""
    facts = StreamFacts(codec="h264", size_px=(640, 360), frames_per_s=25.0, bits_per_s=1.2e6)
    stream = StreamKey(camera_id, StreamRole.SUB)
    return replace(TileStatus(state, stream, StreamReason.SMALL_TILE, facts=facts, age_s=age_s), **more)


@dataclass
class ScriptedFeed:
    """Implements `VideoFeed`. `picture(tile_id, colour)` publishes one; `states` says what cameras are."""

    tiles: dict[str, TileRequest] = field(default_factory=dict)
    standby: tuple[int, ...] = ()
    states: dict[int, TileStatus] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    news: list[str] = field(default_factory=list)
    shown_ids: list[str] = field(default_factory=list)
    retried: list[int] = field(default_factory=list)
    shows: int = 0
    closed: int = 0
    configured: list[CameraConfig] = field(default_factory=list)

    def set_cameras(self, cameras: Iterable[CameraConfig]) -> None:
        self.configured = list(cameras)

    def show(self, tiles: Sequence[TileRequest], standby: Sequence[int] = ()) -> None:
        self.shows += 1
        self.tiles = {tile.tile_id: tile for tile in tiles}
        self.standby = tuple(standby)

    def picture(
        self, tile_id: str, bgr: tuple[int, int, int] = (10, 200, 30), size: tuple[int, int] | None = None
    ) -> None:
        width, height = size or self.tiles[tile_id].size_px
        pixels = np.zeros((height, width, 4), np.uint8)
        pixels[:, :, :3] = bgr
        old = self.pictures.get(tile_id)
        self.pictures[tile_id] = Picture(
            pixels.data, (0, 0, width, height), 1 if old is None else old.sequence + 1, 1, 0
        )
        self.news.append(tile_id)

    def tick(self) -> Sequence[str]:
        news, self.news = self.news, []
        return news

    def newest(self, tile_id: str) -> Picture | None:
        if self.past is not None and self.past_shown and tile_id == self.past.tile_id:
            seen = self.pictures.get(tile_id)
            if seen is not None:
                return seen._replace(slot_id=-1, arrived_mono_ns=self.past.shown_mono_ns, replayed=True)
            width, height = self.tiles[tile_id].size_px
            pixels = np.zeros((height, width, 4), np.uint8)
            return Picture(pixels.data, (0, 0, width, height), 1, -1, self.past.shown_mono_ns, replayed=True)
        return self.pictures.get(tile_id)

    def shown(self, tile_id: str) -> None:
        self.shown_ids.append(tile_id)

    def status(self, tile_id: str) -> TileStatus | None:
        tile = self.tiles.get(tile_id)
        if tile is None:
            return None
        return self.states.get(tile.camera_id, status(tile.camera_id))

    def cameras(self) -> Mapping[int, CameraStatus]:
        ids = {tile.camera_id for tile in self.tiles.values()}
        past = self.tiles.get(self.past.tile_id) if self.past is not None and self.past_shown else None
        past_id = None if past is None else past.camera_id
        return {
            i: CameraStatus(i, self.states.get(i, status(i)), visible=i in ids, replayed=i == past_id)
            for i in (*ids, *self.standby)
        }

    def retry(self, camera_id: int) -> None:
        self.retried.append(camera_id)

    def close(self) -> None:
        self.closed += 1

    # --- replay: the script says what is kept, when the first picture of the past is there, and how it goes on

    keeps_pictures: bool = False
    kept_s: dict[int, float] = field(default_factory=dict)
    past: ReplayState | None = None
    past_shown: bool = False
    wishes: list[tuple[str, ReplayWish]] = field(default_factory=list)

    def keep_pictures(self, *, keep: bool) -> None:
        self.keeps_pictures = keep

    def kept_bytes(self) -> int:
        return 0

    def kept(self, camera_id: int) -> Kept | None:
        return Kept(StreamKey(camera_id, StreamRole.SUB), self.kept_s.get(camera_id, 0.0))

    def replay(self, tile_id: str, wish: ReplayWish) -> None:
        key = StreamKey(self.tiles[tile_id].camera_id, StreamRole.SUB)
        self.past, self.past_shown = ReplayState(tile_id, key, ReplayPhase.OPENING), False
        self.wishes.append(("begin", wish))

    def replay_picture(self, arrived_mono_ns: int, from_mono_ns: int, until_mono_ns: int) -> None:
        """Publish a picture of the past: what the tile has, or black."""
        assert self.past is not None
        self.past = self.past._replace(
            phase=ReplayPhase.PLAYING,
            shown_mono_ns=arrived_mono_ns,
            from_mono_ns=from_mono_ns,
            until_mono_ns=until_mono_ns,
        )
        if self.past_shown:
            self.news.append(self.past.tile_id)

    def replay_state(self) -> ReplayState | None:
        return self.past

    def show_past(self, *, past: bool) -> None:
        self.past_shown = past

    def steer_replay(self, wish: ReplayWish) -> None:
        self.wishes.append(("steer", wish))

    def move_replay(self, tile_id: str) -> None:
        assert self.past is not None
        self.past = self.past._replace(tile_id=tile_id)

    def end_replay(self) -> None:
        self.past, self.past_shown = None, False
