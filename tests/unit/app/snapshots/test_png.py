"""PNG files hold the picture bit for bit."""

import struct
import zlib

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from scc_wall.app.snapshots import png
from scc_wall.domain.snapshot import RawPicture

IMAGES = hnp.arrays(np.uint8, st.tuples(st.integers(1, 300), st.integers(1, 9), st.just(3)))


@settings(max_examples=25, deadline=None)
@given(IMAGES)
def test_another_reader_finds_exactly_the_picture_and_so_does_ours(image: np.ndarray) -> None:
    content = png.encoded(image, {})
    other = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(other[:, :, ::-1], image)
    assert np.array_equal(png.decoded(content), image)


def test_a_strip_covers_nothing_and_both_orders_of_bytes_become_one() -> None:
    rgb = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    bgrx = np.zeros((4, 6, 4), np.uint8)
    bgrx[:, :, 2::-1] = rgb
    strip = RawPicture(memoryview(bytes([9, 8, 7, 0]) * 10), (10, 1), 4)
    for picture in (
        RawPicture(memoryview(rgb.tobytes()), (6, 4), 3),
        RawPicture(memoryview(bgrx.tobytes()), (6, 4), 4),
    ):
        whole = png.composed([picture], strip)
        assert np.array_equal(whole[:4, :6], rgb)
        assert whole[4].tolist() == [[7, 8, 9]] * 10
        assert not whole[:4, 6:].any()


def test_screens_stand_side_by_side_with_a_gap() -> None:
    one, two = (RawPicture(memoryview(bytes([level] * 12)), (2, 2), 3) for level in (50, 90))
    strip = RawPicture(memoryview(bytes(4 * 7)), (7, 1), 4)
    whole = png.composed([one, two], strip, gap_px=3)
    assert whole[:2, :, 0].tolist() == [[50, 50, 0, 0, 0, 90, 90]] * 2


def test_facts_stand_inside_in_any_letters() -> None:
    content = png.encoded(np.zeros((1, 1, 3), np.uint8), {"Title": "Jembatan «Ampéra» ✓"})
    at = content.index(b"iTXt")
    (length,) = struct.unpack(">I", content[at - 4 : at])
    body = content[at + 4 : at + 4 + length]
    assert body == b"Title\0\0\0\0\0" + "Jembatan «Ampéra» ✓".encode()
    assert struct.unpack(">I", content[at + 4 + length : at + 8 + length])[0] == zlib.crc32(b"iTXt" + body)


def test_a_small_picture_keeps_shape_and_mean() -> None:
    image = np.zeros((1080, 1920, 3), np.uint8)
    image[:, 960:] = 200
    small = png.small(image, (320, 180))
    assert small.shape == (180, 320, 3)
    assert (small[:, :160] == 0).all()
    assert (small[:, 160:] == 200).all()
    assert png.small(image[:5, :7], (320, 180)).shape == (5, 7, 3)


def test_a_file_of_another_program_is_not_guessed_at() -> None:
    _, other = cv2.imencode(".png", np.random.default_rng(1).integers(0, 255, (9, 9, 3), np.uint8))
    foreign = other.tobytes()
    with pytest.raises((ValueError, zlib.error)):
        png.decoded(foreign[:60])
