"""Draws the simulator's clips into `resources/demo/`: ``python tools/draw_demo_clips.py [--only NAME] [--frames DIR]``.

The one place that uses PyAV, a development dependency. Run it again after a change to a scene and commit what it wrote;
encoding is deterministic (one thread) but may differ between versions of x264 and x265.
"""

import argparse
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator import h264
from scc_wall.simulator.clip import FRAMES_PER_S, KEYFRAME_EVERY, Clip, Codec, clip_path, dump_clip
from scc_wall.simulator.name_band import BAND_BGR, draw_band
from scc_wall.simulator.stamp import CELL_HEIGHT, CELL_WIDTH, LEFT, QUIET_CELLS, TOP, draw_stamp
from tools.brush import Image
from tools.demo_scenes import SCENES, Scene

FRAMES = 250
FULL_PX = (1920, 1080)
SIZES_PX = {StreamRole.MAIN: (1920, 1080), StreamRole.SUB: (640, 360)}
BAND_SHARE_PX = 96
"""Height of the name band at full size: 6 macroblock rows there, 2 at 640×360."""
GUTTER_PX = 6
KBIT_S = {StreamRole.MAIN: 420, StreamRole.SUB: 165}
LIMIT_BYTES = 6_000_000


def picture(scene: Scene, number: int, title: str) -> Image:
    """Return picture `number` of a scene at full size: band, gutter, scene, running time and stamp."""
    full = np.empty((FULL_PX[1], FULL_PX[0], 3), np.uint8)
    full[:BAND_SHARE_PX] = draw_band(title, FULL_PX[0], BAND_SHARE_PX) if title else BAND_BGR
    full[BAND_SHARE_PX:] = scene.draw(number / FRAMES)
    full[BAND_SHARE_PX : BAND_SHARE_PX + GUTTER_PX] = BAND_BGR
    _draw_time(full, number)
    draw_stamp(full, number)
    return full


def _draw_time(full: Image, number: int) -> None:
    """Write the running time on a dark plate to the left of the stamp."""
    quiet = QUIET_CELLS * CELL_WIDTH * FULL_PX[0]
    top, bottom = round(TOP * FULL_PX[1] - quiet), round((TOP + CELL_HEIGHT) * FULL_PX[1] + quiet)
    left = round(LEFT * FULL_PX[0] - quiet)
    full[top:bottom, left - 226 : left] = 16
    text = f"00:{number * 10 // FRAMES_PER_S / 10:04.1f}"  # tenths: a digit that changes in each picture only smears
    cv2.putText(full, text, (left - 212, bottom - 30), cv2.FONT_HERSHEY_DUPLEX, 1.55, (214, 218, 222), 3, cv2.LINE_AA)


def encoded(planes: list[Image], codec: Codec, kbit_s: int) -> list[bytes]:
    """Return every NAL unit of the loop.

    It is encoded twice over and the second turn kept: by then the rate control knows what comes.
    """
    context = av.CodecContext.create("libx264" if codec is Codec.H264 else "libx265", "w")
    context.width, context.height = planes[0].shape[1], planes[0].shape[0] * 2 // 3
    context.pix_fmt = "yuv420p"
    context.framerate = Fraction(FRAMES_PER_S)
    context.time_base = Fraction(1, FRAMES_PER_S)
    context.bit_rate = kbit_s * 1000
    context.thread_count = 1
    context.options = OPTIONS[codec]
    packets = []
    for i in range(2 * FRAMES):
        frame = av.VideoFrame.from_ndarray(planes[i % FRAMES], format="yuv420p")
        frame.pts = i
        packets += context.encode(frame)
    packets += context.encode(None)
    return [nal for packet in packets if (packet.pts or 0) >= FRAMES for nal in _nals(bytes(packet))]


_COMMON = f"keyint={KEYFRAME_EVERY}:min-keyint={KEYFRAME_EVERY}:scenecut=0:bframes=0:ref=1"
OPTIONS = {
    Codec.H264: {
        "preset": "slow",
        "profile": "high",
        # CAVLC, one slice, one reference, no weights: what scc_wall.simulator.h264 needs.
        "x264-params": f"{_COMMON}:cabac=0:weightp=0:slices=1:threads=1:force-cfr=1:rc-lookahead=50:ratetol=0.3",
    },
    Codec.H265: {
        "preset": "medium",
        "x265-params": f"{_COMMON}:open-gop=0:frame-threads=1:pools=1:info=0:log-level=error:rc-lookahead=40",
    },
}


def _nals(data: bytes) -> list[bytes]:
    parts = data.replace(b"\0\0\0\1", b"\0\0\1").split(b"\0\0\1")
    return [part for part in parts if part]


def h264_clip(name: str, size_px: tuple[int, int], band_rows: int, nals: list[bytes]) -> Clip:
    """Return the clip whose pictures begin `band_rows` macroblock rows below the top."""
    small_sps = next(nal for nal in nals if h264.nal_type(nal) == h264.NAL_SPS)
    pps_nal = next(nal for nal in nals if h264.nal_type(nal) == h264.NAL_PPS)
    sps_nal = h264.sps_with_height(small_sps, size_px[1])
    sps, pps = h264.parse_sps(small_sps), h264.parse_pps(pps_nal)
    slices = [nal for nal in nals if h264.nal_type(nal) in (h264.NAL_SLICE, h264.NAL_IDR)]
    moved = [h264.moved_down(nal, sps, pps, band_rows) for nal in slices]
    # All keyframes alike in their headers, so that one name band serves all of a camera's keyframes.
    pictures = tuple(
        (h264.with_header(nal, sps, pps, idr_pic_id=0) if h264.nal_type(nal) == h264.NAL_IDR else nal,) for nal in moved
    )
    return Clip(name, Codec.H264, size_px, band_rows, (sps_nal, pps_nal), pictures)


def h265_clip(name: str, size_px: tuple[int, int], nals: list[bytes]) -> Clip:
    """Return a clip whose name band was drawn in."""
    kinds = [nal[0] >> 1 & 63 for nal in nals]
    sets = tuple(next(nal for nal, kind in zip(nals, kinds, strict=True) if kind == wanted) for wanted in (32, 33, 34))
    pictures = tuple((nal,) for nal, kind in zip(nals, kinds, strict=True) if kind < 32)
    return Clip(name, Codec.H265, size_px, 0, sets, pictures)


def make_clip(scene: Scene, role: StreamRole, planes: list[Image]) -> Clip:
    """Encode one scene at one size."""
    codec = Codec.H265 if scene.title else Codec.H264
    nals = encoded(planes, codec, round(KBIT_S[role] * scene.share))
    name = f"{scene.name}-{role}"
    if codec is Codec.H265:
        return h265_clip(name, SIZES_PX[role], nals)
    return h264_clip(name, SIZES_PX[role], _free_rows(scene, role) // h264.MACROBLOCK_PX, nals)


def _free_rows(scene: Scene, role: StreamRole) -> int:
    """Return how many rows of pixels at the top are left for the camera's name."""
    return 0 if scene.title else BAND_SHARE_PX * SIZES_PX[role][1] // FULL_PX[1]


def draw_clips(scene: Scene) -> Iterator[tuple[Clip, StreamRole]]:
    """Yield the scene's two clips; all its pictures are kept meanwhile (some 900 MB)."""
    planes: dict[StreamRole, list[Image]] = {role: [] for role in StreamRole}
    for number in range(FRAMES):
        full = picture(scene, number, scene.title)
        small: Image = np.asarray(cv2.resize(full, SIZES_PX[StreamRole.SUB], interpolation=cv2.INTER_AREA), np.uint8)
        draw_stamp(small, number)
        for role, image in ((StreamRole.MAIN, full), (StreamRole.SUB, small)):
            free = image[_free_rows(scene, role) :]
            planes[role].append(np.asarray(cv2.cvtColor(free, cv2.COLOR_BGR2YUV_I420), np.uint8))
    for role in StreamRole:
        yield make_clip(scene, role, planes[role]), role


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def main() -> int:
    """Draw and encode; return 1 if the clips are too large together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="scene to draw (may be repeated)")
    parser.add_argument("--frames", type=Path, help="write some pictures as PNG here and encode nothing")
    arguments = parser.parse_args()
    for scene in SCENES:
        if arguments.only and scene.name not in arguments.only:
            continue
        if arguments.frames:
            arguments.frames.mkdir(parents=True, exist_ok=True)
            for number in (0, 83, 166):
                cv2.imwrite(
                    str(arguments.frames / f"{scene.name}-{number:03}.png"), picture(scene, number, scene.title)
                )
            continue
        for clip, role in draw_clips(scene):
            path = clip_path(scene.name, role)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(dump_clip(clip))
            _say(f"{path.name}: {len(clip.pictures)} pictures, {path.stat().st_size} bytes")
    total = sum(file.stat().st_size for file in clip_path("x", StreamRole.SUB).parent.glob("*.clip"))
    _say(f"{total} bytes in all")
    return 0 if total < LIMIT_BYTES else 1


if __name__ == "__main__":
    raise SystemExit(main())
