"""Draws and encodes the test clips: a moving scene, the camera's number in large figures, and the stamp.

H.264 High as IP cameras send it: no B-frames, a keyframe every 50 pictures, one slice a picture. The clips are kept
in a folder of the temporary directory under a name that changes with everything that shapes them.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
import numpy.typing as npt

from tools.bench import stamp

FRAMES_PER_S: Final = 25
KEY_INTERVAL: Final = 50


@dataclass(frozen=True, slots=True)
class ClipKind:
    """How the clips of one stream role look.

    Parameters
    ----------
    frames
        Length; a whole number of key intervals, and at most 256: the server's log of sending times has that many.
    """

    role: str
    width_px: int
    height_px: int
    kbit_per_s: int
    frames: int


SUB: Final = ClipKind("sub", 640, 360, 768, 200)
MAIN: Final = ClipKind("main", 1920, 1080, 4000, 100)


def _texture(kind: ClipKind, seed: int) -> npt.NDArray[np.uint8]:
    """Return a picture twice as wide as the clip, with structure at several scales like a street scene has."""
    random = np.random.default_rng(seed)
    total = np.zeros((kind.height_px, kind.width_px * 2, 3), np.float32)
    for cells, weight in ((4, 90.0), (16, 50.0), (64, 30.0)):
        noise = random.uniform(-1, 1, (cells, cells * 4, 3)).astype(np.float32)
        total += weight * cv2.resize(noise, (kind.width_px * 2, kind.height_px), interpolation=cv2.INTER_CUBIC)
    tint = random.uniform(70, 150, 3).astype(np.float32)
    picture: npt.NDArray[np.uint8] = np.clip(total + tint, 0, 255).astype(np.uint8)
    return picture


def draw_frames(kind: ClipKind, camera: int) -> Iterator[npt.NDArray[np.uint8]]:
    """Yield the pictures of one camera, ``(height, width, 3) uint8``: a slow pan, eight moving boxes, sensor noise."""
    random = np.random.default_rng(camera)
    scene = _texture(kind, camera)
    noise = random.normal(0, 2, (kind.height_px, kind.width_px * 2, 3)).astype(np.int16)
    boxes = random.uniform(0, 1, (8, 4))
    scale = kind.width_px / 640
    for frame in range(kind.frames):
        pan = int((np.sin(2 * np.pi * frame / kind.frames) + 1) * kind.width_px * 0.2)
        shift = int(random.integers(kind.width_px))
        picture = scene[:, pan : pan + kind.width_px] + noise[:, shift : shift + kind.width_px]
        picture = np.clip(picture, 0, 255).astype(np.uint8)
        for x, y, speed, grey in boxes:
            left = int(((x + frame / kind.frames * (1 + int(speed * 3))) % 1) * kind.width_px)
            top = int(y * kind.height_px)
            colour = (int(grey * 255), int(speed * 255), int(255 - grey * 255))
            cv2.rectangle(picture, (left, top), (left + int(60 * scale), top + int(30 * scale)), colour, -1)
        place = (int(20 * scale), int(130 * scale))
        cv2.putText(picture, str(camera), place, cv2.FONT_HERSHEY_SIMPLEX, 4 * scale, (255, 255, 255), int(8 * scale))
        stamp.draw(picture, camera, frame)
        yield picture


def _encode(kind: ClipKind, camera: int, target: Path) -> None:
    """Encode one clip with x264 into an Annex B file with an access unit delimiter before every picture."""
    x264 = f"keyint={KEY_INTERVAL}:min-keyint={KEY_INTERVAL}:scenecut=0:sliced-threads=0:threads=1:aud=1:bframes=0"
    with av.open(str(target), "w", format="h264") as file:
        stream = file.add_stream("libx264", rate=FRAMES_PER_S)
        stream.width, stream.height, stream.pix_fmt = kind.width_px, kind.height_px, "yuv420p"
        stream.bit_rate = kind.kbit_per_s * 1000
        limits = {"maxrate": f"{kind.kbit_per_s * 3 // 2}k", "bufsize": f"{kind.kbit_per_s}k"}
        stream.options = {"preset": "veryfast", "tune": "zerolatency", "x264-params": x264, **limits}
        for picture in draw_frames(kind, camera):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgr24")))
        file.mux(stream.encode(None))


def clip_folder(kind: ClipKind, cameras: int) -> Path:
    """Return the folder with `1.h264` … for that many cameras, encoding what is missing.

    Cameras beyond 64 and, for `main`, beyond 4 have no clip of their own: the server gives them one of these again.
    """
    shape = "".join(Path(module).read_text("utf-8") for module in (__file__, stamp.__file__)) + repr(kind)
    name = f"scc-wall-bench-{kind.role}-{hashlib.sha256(shape.encode()).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(exist_ok=True)

    def make(camera: int) -> None:
        target = folder / f"{camera}.h264"
        if not target.exists():
            unfinished = target.with_suffix(".part")
            _encode(kind, camera, unfinished)
            unfinished.replace(target)

    own = min(cameras, own_clips(kind))
    with ThreadPoolExecutor(4, thread_name_prefix="encode") as pool:
        list(pool.map(make, range(1, own + 1)))
    return folder


def own_clips(kind: ClipKind) -> int:
    """Return how many cameras have a clip, and a number in its stamp, of their own; then they begin anew."""
    return 64 if kind.role == SUB.role else 4
