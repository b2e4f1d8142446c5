"""The band with a camera's name at the top of its pictures, made at run time for each camera (see `h264`)."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from scc_wall.simulator import h264
from scc_wall.simulator.clip import Clip

BAND_BGR: Final = (38, 30, 22)
"""The dark blue-grey behind the name; scenes begin with a gutter in it, so that no motion reaches into the band."""
_TEXT_BGR: Final = (236, 238, 240)
_ACCENT_BGR: Final = (70, 176, 232)
_FONT: Final = cv2.FONT_HERSHEY_DUPLEX

Image = npt.NDArray[np.uint8]


def draw_band(title: str, width_px: int, height_px: int) -> Image:
    """Return the band: ``(height, width, 3) uint8``, BGR. Long titles are set smaller until they fit."""
    band = np.full((height_px, width_px, 3), BAND_BGR, np.uint8)
    accent_px = height_px // 4
    # Over-sampled four times: OpenCV's line fonts are rough at their own size.
    scale, thickness = height_px / 32 * 0.72, max(1, round(height_px / 24))
    large = cv2.getTextSize(title, _FONT, scale * 4, thickness * 4)[0][0] / 4
    room_px = width_px - height_px * 1.5
    if large > room_px:
        scale *= room_px / large
    canvas = np.full((height_px * 4, width_px * 4, 3), BAND_BGR, np.uint8)
    origin = (round(height_px * 0.9) * 4, round(height_px * 0.5 + 10.5 * scale) * 4)
    cv2.putText(canvas, title, origin, _FONT, scale * 4, _TEXT_BGR, thickness * 4, cv2.LINE_AA)
    band[:] = cv2.resize(canvas, (width_px, height_px), interpolation=cv2.INTER_AREA)
    band[accent_px : height_px - accent_px, accent_px : accent_px + max(4, height_px // 6)] = _ACCENT_BGR
    return band


def yuv_planes(image_bgr: Image) -> tuple[h264.Plane, h264.Plane, h264.Plane]:
    """Return Y, U, V (4:2:0, limited range) of a picture with even width and a height divisible by 4."""
    height, width = image_bgr.shape[:2]
    yuv = cv2.cvtColor(image_bgr, cv2.COLOR_BGR2YUV_I420).astype(np.uint8, copy=False)
    flat = yuv.reshape(-1)
    luma, chroma = height * width, height * width // 4
    return (
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(height // 2, width // 2),
        flat[luma + chroma :].reshape(height // 2, width // 2),
    )


@dataclass(frozen=True, slots=True)
class _ClipSyntax:
    sps: h264.Sps
    pps: h264.Pps


@cache
def _syntax(parameter_sets: tuple[bytes, ...]) -> _ClipSyntax:
    sps, pps = parameter_sets
    return _ClipSyntax(h264.parse_sps(sps), h264.parse_pps(pps))


def keyframe_band(clip: Clip, title: str, idr_pic_id: int = 0) -> bytes:
    """Return the band's slice with `title`, for all of a clip's keyframes that have this `idr_pic_id`."""
    syntax = _syntax(clip.parameter_sets)
    scene = replace(h264.parse_slice_header(clip.pictures[0][0], syntax.sps, syntax.pps), idr_pic_id=idr_pic_id)
    band = draw_band(title, clip.size_px[0], clip.band_rows * h264.MACROBLOCK_PX)
    return h264.flat_or_raw_slice(yuv_planes(band), scene, syntax.sps, syntax.pps)


def repeat_band(clip: Clip, number: int) -> bytes:
    """Return the band's slice for a picture of a clip that is not a keyframe: what was there stays."""
    syntax = _syntax(clip.parameter_sets)
    scene = h264.parse_slice_header(clip.pictures[number][0], syntax.sps, syntax.pps)
    return h264.repeat_slice(scene, clip.band_rows, syntax.sps, syntax.pps)


def with_idr_pic_id(clip: Clip, nal: bytes, idr_pic_id: int) -> bytes:
    """Return a scene's IDR slice with another `idr_pic_id`: two IDR pictures in a row must differ in it."""
    syntax = _syntax(clip.parameter_sets)
    return h264.with_header(nal, syntax.sps, syntax.pps, idr_pic_id=idr_pic_id)
