"""The picture follows where the camera looks; what a strong zoom shows is not there without."""

import cv2
import numpy as np
import pytest

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.onvif.mechanics import TRACKS, Axis, Look
from scc_wall.simulator.onvif.panorama import detail_path, frame_of, panorama_path, picture_of
from scc_wall.simulator.onvif.places import (
    BOTTOM_DEG,
    DETAIL_PX_PER_DEG,
    DETAIL_SIZE_DEG,
    DETAILS,
    LEFT_DEG,
    RIGHT_DEG,
    TOP_DEG,
)
from scc_wall.simulator.onvif.scene import snapshot_of
from tools.scene_panorama import draw

SIZE = (320, 180)
HOME = Look(8.0, 0.0, 0.0)


def shift_between(one, other):
    grey = [cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.float32) for image in (one, other)]
    (dx, dy), _ = cv2.phaseCorrelate(*grey, cv2.createHanningWindow(SIZE, cv2.CV_32F))
    return dx, dy


@pytest.mark.parametrize(("pan", "tilt"), [(2.0, 0.0), (-2.0, 0.0), (0.0, 1.5), (1.0, -1.0)])
def test_the_picture_moves_against_the_camera_by_as_many_pixels_as_degrees(pan, tilt):
    scale = SIZE[0] / HOME.width_deg
    moved = Look(HOME.pan_deg + pan, HOME.tilt_deg + tilt, 0.0)
    dx, dy = shift_between(picture_of(HOME, SIZE, 0.0), picture_of(moved, SIZE, 0.0))
    assert dx == pytest.approx(-pan * scale, abs=0.8)
    assert dy == pytest.approx(tilt * scale, abs=0.8)


def test_zooming_shows_the_middle_larger():
    wide = picture_of(HOME, SIZE, 0.0)
    near = picture_of(Look(HOME.pan_deg, HOME.tilt_deg, np.log(2) / np.log(30)), SIZE, 0.0)
    scale = frame_of(Look(0, 0, np.log(2) / np.log(30)), SIZE).px_per_deg / frame_of(HOME, SIZE).px_per_deg
    width, height = round(SIZE[0] / scale), round(SIZE[1] / scale)
    left, top = (SIZE[0] - width) // 2, (SIZE[1] - height) // 2
    middle = cv2.resize(wide[top : top + height, left : left + width], SIZE)
    smooth = [cv2.GaussianBlur(image, (9, 9), 3) for image in (middle, near, wide)]
    assert cv2.norm(smooth[0], smooth[1]) < cv2.norm(smooth[2], smooth[1]) / 2


def test_boats_and_traffic_move_by_themselves():
    assert not np.array_equal(picture_of(HOME, SIZE, 0.0), picture_of(HOME, SIZE, 1.0))
    assert np.array_equal(picture_of(HOME, SIZE, 3.0), picture_of(HOME, SIZE, 3.0))


@pytest.mark.parametrize("spot", DETAILS, ids=lambda spot: spot.name)
def test_each_detail_shows_only_to_a_strong_zoom(spot):
    fine = picture_of(Look(spot.pan_deg, spot.tilt_deg, 1.0), (640, 360), 0.0)
    wide = picture_of(Look(spot.pan_deg, spot.tilt_deg, 0.0), (640, 360), 0.0)
    scale = frame_of(Look(0, 0, 1.0), (640, 360)).px_per_deg / frame_of(HOME, (640, 360)).px_per_deg
    width, height = round(640 / scale), round(360 / scale)
    cut = wide[180 - height // 2 : 180 + height // 2 + 1, 320 - width // 2 : 320 + width // 2 + 1]
    enlarged = cv2.resize(cut, (640, 360), interpolation=cv2.INTER_CUBIC)
    assert cv2.Laplacian(fine, cv2.CV_32F).std() > 4 * cv2.Laplacian(enlarged, cv2.CV_32F).std()


def test_the_panorama_reaches_beyond_every_end_stop():
    pan, tilt = TRACKS[Axis.PAN], TRACKS[Axis.TILT]
    half = HOME.width_deg / 2
    assert pan.low - half >= LEFT_DEG
    assert pan.high + half <= RIGHT_DEG
    assert tilt.high + half * 9 / 16 <= TOP_DEG
    assert tilt.low - half * 9 / 16 >= BOTTOM_DEG


@pytest.mark.parametrize("spot", DETAILS, ids=lambda spot: spot.name)
def test_each_detail_can_be_brought_to_the_middle(spot):
    assert TRACKS[Axis.PAN].low < spot.pan_deg < TRACKS[Axis.PAN].high
    assert TRACKS[Axis.TILT].low < spot.tilt_deg < TRACKS[Axis.TILT].high


def test_a_snapshot_is_a_jpeg_of_the_right_size():
    image = cv2.imdecode(np.frombuffer(snapshot_of(HOME, "PTZ", StreamRole.MAIN, 0.0), np.uint8), cv2.IMREAD_COLOR)
    assert image.shape == (720, 1280, 3)


def test_the_committed_drawings_are_the_scripts():
    spot, (width, height) = DETAILS[-1], DETAIL_SIZE_DEG
    drawn = draw(DETAIL_PX_PER_DEG, spot.pan_deg - width / 2, spot.tilt_deg + height / 2, width, height)
    kept = cv2.imdecode(np.frombuffer(detail_path(spot.name).read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    assert cv2.PSNR(drawn, kept) > 35


def test_the_drawings_stay_small():
    files = [panorama_path(), *(detail_path(spot.name) for spot in DETAILS)]
    assert sum(file.stat().st_size for file in files) < 1_500_000
