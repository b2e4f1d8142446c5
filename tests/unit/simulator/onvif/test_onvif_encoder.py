"""What the encoder writes is what a real decoder shows."""

import av
import cv2
import numpy as np
import pytest

from scc_wall.simulator.clip import annex_b
from scc_wall.simulator.name_band import yuv_planes
from scc_wall.simulator.onvif.encoder import Encoder, Size

SIZE = Size(96, 68)  # not whole macroblocks


def decoded(packets):
    context = av.CodecContext.create("h264", "r")
    context.options = {"err_detect": "explode"}
    frames = [frame for data in packets for frame in context.decode(av.Packet(data))] + context.decode(None)
    return [frame.to_ndarray(format="yuv420p") for frame in frames]


def packets_of(images, keyframes=(0,), size=SIZE):
    encoder, out = Encoder(size), []
    for i, image in enumerate(images):
        nals = encoder.encode(yuv_planes(image), keyframe=i in keyframes)
        out.append(annex_b((*encoder.parameter_sets, *nals) if i in keyframes else nals))
    return out


def quality(image, shown):
    return cv2.PSNR(cv2.cvtColor(image, cv2.COLOR_BGR2YUV_I420), shown)


def pictures():
    rng = np.random.default_rng(1)
    height, width = SIZE.height_px, SIZE.width_px
    noise = rng.integers(0, 256, (height, width, 3), np.uint8)
    chess = np.kron(np.indices((height // 4, width // 4)).sum(0) % 2 * 255, np.ones((4, 4))).astype(np.uint8)
    ramp = np.tile(np.linspace(0, 255, width).astype(np.uint8), (height, 1))
    yield "black", np.zeros((height, width, 3), np.uint8), 45
    yield "white", np.full((height, width, 3), 255, np.uint8), 45
    yield "noise", noise, 25
    yield "soft", np.asarray(cv2.GaussianBlur(noise, (9, 9), 3)), 33
    yield "chess", np.dstack([chess] * 3), 30
    yield "ramp", np.dstack([ramp, ramp[:, ::-1], ramp]), 38


@pytest.mark.parametrize(("image", "least_db"), [pytest.param(i, db, id=name) for name, i, db in pictures()])
def test_a_keyframe_is_decoded_as_it_was(image, least_db):
    (shown,) = decoded(packets_of([image]))
    assert quality(image, shown) > least_db


def test_only_what_changed_is_sent_and_the_rest_stays():
    before = {name: image for name, image, _ in pictures()}["soft"]
    after = before.copy()
    after[16:32, 32:48] = 250
    key, change, nothing = packets_of([before, after, after])
    first, second, third = decoded([key, change, nothing])
    assert len(change) < len(key) / 4
    assert len(nothing) < 20 * (SIZE.rows + 1)
    assert quality(after, second) > 30
    same = np.ones((SIZE.height_px, SIZE.width_px), bool)
    same[16:32, 32:48] = False
    luma = slice(0, SIZE.height_px)
    assert np.array_equal(first[luma][same], second[luma][same])
    assert np.array_equal(second, third)


def test_keyframes_may_follow_each_other_and_numbers_wrap_around():
    soft = {name: image for name, image, _ in pictures()}["soft"]
    images = [np.roll(soft, i, 1) for i in range(40)]
    shown = decoded(packets_of(images, keyframes=(0, 1, 2, 30)))
    assert len(shown) == 40
    assert min(quality(image, one) for image, one in zip(images, shown, strict=True)) > 30


def test_random_blocks_use_every_code():
    """Sparse blocks of all densities: totals, runs and zeros of every length, neighbours of every count."""
    rng = np.random.default_rng(7)
    size = Size(320, 64)
    for density in (0.02, 0.1, 0.4):
        image = np.full((64, 320, 3), 128, np.uint8)
        spots = rng.random((64, 320)) < density
        image[spots] = rng.integers(0, 256, (int(spots.sum()), 3), np.uint8)
        (shown,) = decoded(packets_of([image], size=size))
        assert quality(image, shown) > 24
