"""Real pictures for the walls of scenes: the demo's clips, decoded once, with each camera's name in them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig, StreamRole
from scc_wall.domain.feed import Picture
from scc_wall.domain.tile import TileRequest
from scc_wall.simulator import name_band
from scc_wall.simulator.clip import annex_b, load_clip
from scc_wall.simulator.demo import DemoCamera, demo_cameras
from tests.support.scripted_feed import ScriptedFeed

Pixels = npt.NDArray[np.uint8]
STEP: Final = 7
"""How many pictures later each camera is in its clip than the one before."""
DEEPEST: Final = 24
"""At most so many are decoded for one."""
LARGE_PX: Final = 700
"""Tiles at least so wide show the main stream."""
FIRST_ID: Final = 100


def cameras(count: int = 36, *, steered: Sequence[int] = ()) -> list[CameraConfig]:
    """Return the demo's cameras as a store would, their ids from 100.

    Parameters
    ----------
    steered
        Places of those that can be steered, from 0.
    """
    made = []
    for place, demo in enumerate(demo_cameras()[:count]):
        host = f"10.16.1.{10 + place}"
        onvif = OnvifSetup(f"http://{host}/onvif/device_service", steerable=True) if place in steered else None
        made.append(
            CameraConfig(
                FIRST_ID + place,
                demo.title,
                StreamConfig(f"rtsp://{host}:554/main", (1920, 1080)),
                StreamConfig(f"rtsp://{host}:554/sub", (640, 360)),
                number=demo.number,
                region_code=demo.region_code,
                onvif=onvif,
            )
        )
    return made


@cache
def frame(place: int, role: StreamRole, title: str = "") -> Pixels:
    """Return the picture of the demo's camera at that place: ``(height, width, 3) uint8``, BGR.

    Parameters
    ----------
    title
        What the camera writes into its picture, where the scene calls it otherwise than the demo does.
    """
    demo = demo_cameras()[place % len(demo_cameras())]
    clip = load_clip(demo.simulated.clip, role)
    last = place * STEP % DEEPEST
    with TemporaryDirectory(prefix="scc-wall-pictures-") as folder:
        path = Path(folder) / f"clip.{clip.codec}"
        path.write_bytes(b"".join(_coded(demo, role, number, title or demo.title) for number in range(last + 1)))
        capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        picture = None
        while True:
            ok, newer = capture.read()
            if not ok:
                break
            picture = newer
        capture.release()
    if picture is None:
        raise ValueError(f"{clip.name} can't be decoded")
    return np.asarray(picture, np.uint8)


def _coded(demo: DemoCamera, role: StreamRole, number: int, title: str) -> bytes:
    """Return one picture of a clip as the simulator sends it, the camera's name in its band."""
    clip = load_clip(demo.simulated.clip, role)
    nals = clip.pictures[number]
    if clip.is_keyframe(number):
        band = (name_band.keyframe_band(clip, title),) if clip.band_rows else ()
        return annex_b((*clip.parameter_sets, *band, *nals))
    return annex_b((*((name_band.repeat_band(clip, number),) if clip.band_rows else ()), *nals))


class FilmFeed(ScriptedFeed):
    """A scripted feed whose tiles have the demo's pictures, one each, as sharp as their size allows."""

    def develop(self, *, without: Sequence[int] = ()) -> None:
        """Publish the picture of every tile that is asked for.

        Parameters
        ----------
        without
            Cameras (by id) that have none.
        """
        for tile in self.tiles.values():
            if tile.camera_id not in without and tile.camera_id >= FIRST_ID:
                self._publish(tile)

    def _publish(self, tile: TileRequest) -> None:
        large = tile.size_px[0] >= LARGE_PX or tile.prefer_main
        whole = frame(tile.camera_id - FIRST_ID, StreamRole.MAIN if large else StreamRole.SUB)
        picture, rect = fitted(whole, tile)
        old = self.pictures.get(tile.tile_id)
        sequence = 1 if old is None else old.sequence + 1
        self.pictures[tile.tile_id] = Picture(picture.data, rect, sequence, 1 + hash(tile.size_px) % 1000, 0)
        self.news.append(tile.tile_id)


def fitted(whole: Pixels, tile: TileRequest) -> tuple[Pixels, tuple[int, int, int, int]]:
    """Return a picture as the video core would lay it into a tile, unturned, and where in it it lies."""
    height, width = whole.shape[:2]
    zoom = tile.zoom
    left, top = round(zoom.left * width), round(zoom.top * height)
    part = whole[top : top + round(zoom.height * height), left : left + round(zoom.width * width)]
    across, down = tile.size_px
    scale = min(across / part.shape[1], down / part.shape[0])
    wide, high = min(across, round(part.shape[1] * scale)), min(down, round(part.shape[0] * scale))
    made = np.zeros((down, across, 4), np.uint8)
    x, y = (across - wide) // 2, (down - high) // 2
    made[y : y + high, x : x + wide, :3] = cv2.resize(
        part, (wide, high), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    )
    return made, (x, y, wide, high)
