"""What a steered tile shows in evidence: how the camera is, and nothing of the hand that steers it."""

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QImage, QPainter

from scc_wall.domain.fitting import Area
from scc_wall.domain.layout import Rect
from scc_wall.domain.steering import Drive
from scc_wall.ui.ptz.tile_look import Gesture, SteeredLook
from scc_wall.ui.ptz.tile_painter import SteeredPainter

PLACE = Rect(0, 0, 480, 270)
CAMERA = SteeredLook(holder="Sari · ruang 1", optics="zum 4×", drive=Drive.MOVING, alarm="MUNGKIN MASIH BERPUTAR")
HAND = replace(
    CAMERA,
    steering=True,
    ghost=Area(40.0, 30.0, 200.0, 120.0),
    gesture=Gesture(box=((10.0, 10.0), (90.0, 60.0)), stick=((200.0, 100.0), (260.0, 120.0)), aim=(300.0, 200.0)),
)


def drawn(look: SteeredLook, *, marks: bool, lifted_px: int = 0) -> np.ndarray:
    image = QImage(PLACE.width, PLACE.height, QImage.Format.Format_RGB32)
    image.fill(0)
    canvas = QPainter(image)
    SteeredPainter().paint(canvas, PLACE, look, 12, marks=marks, lifted_px=lifted_px)
    canvas.end()
    return np.frombuffer(image.constBits(), np.uint8).copy()


def test_the_hand_is_left_out_and_what_is_so_of_the_camera_is_kept(qtbot):
    assert not np.array_equal(drawn(HAND, marks=True), drawn(CAMERA, marks=True))
    assert np.array_equal(drawn(HAND, marks=False), drawn(CAMERA, marks=True))
    assert drawn(CAMERA, marks=False).any()


def test_a_wide_frame_covers_nothing_of_it(qtbot):
    look = replace(CAMERA, alarm="", steering=True)
    pixels = drawn(look, marks=True, lifted_px=20).reshape(PLACE.height, PLACE.width, 4)[:, :, :3]
    assert pixels[20:-20, 20:-20].any()
    assert not pixels[:, :20].any()
    assert not pixels[:, -20:].any()
    assert not pixels[:20].any()
    assert not pixels[-20:].any()
