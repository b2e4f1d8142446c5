"""The bench's stamp: what is drawn is read back at any size; pictures without one give nothing."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.bench import stamp

NUMBERS = st.tuples(st.integers(1, 255), st.integers(0, 4095))


def drawn(camera: int, frame: int, width: int = 640, height: int = 360) -> np.ndarray:
    picture = np.full((height, width, 3), 120, np.uint8)
    stamp.draw(picture, camera, frame)
    return picture


def read_one(picture: np.ndarray, rect: tuple[float, float, float, float]) -> tuple[int, int]:
    xs, ys = stamp.sample_points(rect)
    cameras, frames = stamp.read(picture[ys, xs, 1][None])
    return int(cameras[0]), int(frames[0])


@given(NUMBERS, st.sampled_from([(640, 360), (320, 180), (240, 135), (160, 90), (1920, 1080)]))
def test_it_is_read_back_from_a_tile_of_any_size(numbers, size_px):
    tile = cv2.resize(drawn(*numbers), size_px, interpolation=cv2.INTER_LINEAR)
    assert read_one(tile, (0, 0, *size_px)) == numbers


@given(NUMBERS, st.integers(-2, 2), st.integers(-2, 2))
def test_a_tile_that_lies_two_pixels_off_is_still_read(numbers, right, down):
    wall = np.zeros((400, 700, 3), np.uint8)
    wall[10 + down : 190 + down, 20 + right : 340 + right] = cv2.resize(drawn(*numbers), (320, 180))
    assert read_one(wall, (20, 10, 320, 180)) == numbers


@pytest.mark.parametrize("grey", [0, 60, 127, 128, 200, 255])
def test_a_plain_picture_holds_no_stamp(grey):
    assert read_one(np.full((180, 320, 3), grey, np.uint8), (0, 0, 320, 180)) == (stamp.NOTHING, stamp.NOTHING)


@given(NUMBERS, st.integers(0, 31))
def test_one_wrong_block_is_never_taken_for_another_picture(numbers, block):
    picture = drawn(*numbers)
    xs, ys = stamp.sample_points((0, 0, 640, 360))
    picture[ys[block], xs[block]] = 255 - picture[ys[block], xs[block]]
    assert read_one(picture, (0, 0, 640, 360)) == (stamp.NOTHING, stamp.NOTHING)
