import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.simulator.stamp import CELLS, cells_of, checksum, draw_stamp, read_stamp

numbers = st.integers(0, 65535)


def stamped(number, size=(640, 360), seed=0):
    noise = np.random.default_rng(seed).integers(0, 256, (size[1] // 20, size[0] // 20, 3), dtype=np.uint8)
    image = cv2.resize(noise, size, interpolation=cv2.INTER_CUBIC)
    draw_stamp(image, number)
    return image


@settings(deadline=None, max_examples=60)
@given(
    numbers,
    st.integers(0, 5),
    st.integers(240, 1000),
    st.sampled_from([cv2.INTER_LINEAR, cv2.INTER_AREA, cv2.INTER_NEAREST]),
)
def test_survives_scaling(number, seed, width, interpolation):
    small = cv2.resize(stamped(number, seed=seed), (width, round(width * 9 / 16)), interpolation=interpolation)
    assert read_stamp(small) == number


@settings(deadline=None, max_examples=40)
@given(numbers, st.integers(20, 90))
def test_survives_scaling_from_full_size_and_compression(number, quality):
    small = cv2.resize(stamped(number, (1920, 1080)), (240, 135), interpolation=cv2.INTER_AREA)
    _, packed = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert read_stamp(cv2.imdecode(packed, cv2.IMREAD_COLOR)) == number


@given(numbers)
def test_grey_and_four_channel_pictures_are_read_too(number):
    image = stamped(number)
    assert read_stamp(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)) == number
    assert read_stamp(cv2.cvtColor(image, cv2.COLOR_BGR2BGRA)) == number


@given(numbers, st.integers(0, CELLS - 1))
def test_one_wrong_cell_is_noticed(number, cell):
    image = stamped(number)
    cells = list(cells_of(number))
    left = round((34 + cell) / 60 * 640)
    image[299:315, left : left + 11] = 16 if cells[cell] else 235
    assert read_stamp(image) is None


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10_000))
def test_pictures_without_stamp_have_no_number(seed):
    assert read_stamp(np.random.default_rng(seed).integers(0, 256, (135, 240, 3), dtype=np.uint8)) is None


@pytest.mark.parametrize("grey", [0, 16, 128, 255])
def test_plain_pictures_have_no_number(grey):
    assert read_stamp(np.full((180, 320, 3), grey, np.uint8)) is None


def test_numbers_beyond_16_bits_are_refused():
    with pytest.raises(ValueError, match="does not fit"):
        cells_of(65536)


@given(numbers, st.integers(0, 15))
def test_checksum_changes_with_every_single_bit(number, bit):
    assert checksum(number) != checksum(number ^ 1 << bit)
