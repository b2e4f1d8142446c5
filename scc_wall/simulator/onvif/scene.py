"""The pictures of one PTZ camera: what it sees, its name, where it looks, and the stamp."""

from functools import cache
from typing import Final

import cv2
import numpy as np

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.name_band import draw_band
from scc_wall.simulator.onvif.camera import FRAMES_PER_S, SIZES_PX
from scc_wall.simulator.onvif.device import OnvifDevice
from scc_wall.simulator.onvif.encoder import Encoder, Size
from scc_wall.simulator.onvif.mechanics import Look
from scc_wall.simulator.onvif.panorama import Image, picture_of
from scc_wall.simulator.stamp import CELL_WIDTH, LEFT, QUIET_CELLS, TOP, draw_stamp

_BAND_SHARE: Final = 32 / 360
_JPEG_QUALITY: Final = 85
_INK_BGR: Final = (214, 218, 222)


@cache
def _band(title: str, width_px: int, height_px: int) -> Image:
    return draw_band(title, width_px, height_px)


def dressed(look: Look, title: str, role: StreamRole, now_s: float) -> Image:
    """Return the picture with the camera's name and its readings: pan and tilt in degrees, magnification."""
    width, height = SIZES_PX[role]
    image = picture_of(look, (width, height), now_s)
    band = round(height * _BAND_SHARE)
    image[:band] = _band(title, width, band)
    quiet = QUIET_CELLS * CELL_WIDTH * width
    top, bottom = round(TOP * height - quiet), round((TOP + 0.044) * height + quiet)
    left, right = round(0.04 * width), round(LEFT * width - quiet)
    image[top:bottom, left:right] = 16
    words = f"P {look.pan_deg:+06.1f}  T {look.tilt_deg:+05.1f}  Z {look.magnification:04.1f}x"
    place = (left + round(0.012 * width), bottom - round(quiet * 1.1))
    scale, thick = width / 1280 * 1.05, max(1, round(width / 640))
    cv2.putText(image, words, place, cv2.FONT_HERSHEY_DUPLEX, scale, _INK_BGR, thick, cv2.LINE_AA)
    return image


def snapshot_of(look: Look, title: str, role: StreamRole, now_s: float) -> bytes:
    """Return the picture as JPEG."""
    good, data = cv2.imencode(".jpg", dressed(look, title, role, now_s), [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    if not good:
        raise ValueError("no JPEG was made")
    return np.asarray(data, np.uint8).tobytes()


class PtzScene:
    """What the RTSP side shows of an ONVIF camera (a `simulator.live.LiveSource`)."""

    def __init__(self, device: OnvifDevice, clock: Clock) -> None:
        self._device, self._clock = device, clock

    def size_px(self, role: StreamRole) -> tuple[int, int]:
        """Return width and height of a stream."""
        return SIZES_PX[role]

    def frames_per_s(self, role: StreamRole) -> int:
        """Return how many pictures a second a stream has."""
        return FRAMES_PER_S[role]

    def encoder(self, role: StreamRole) -> Encoder:
        """Return a fresh encoder."""
        return Encoder(Size(*SIZES_PX[role]))

    def picture(self, role: StreamRole, number: int) -> Image:
        """Return what is seen now, its number in the stamp."""
        image = dressed(self._device.look(), self._device.camera.title, role, self._clock.mono_ns() / 1e9)
        draw_stamp(image, number)
        return image
