"""The grey keyframe that FFmpeg probes in place of the camera's first picture, and what it must not change."""

import io
from functools import cache

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.video import decoder as decoding
from scc_wall.video.decoder import StreamDecoder, parameter_sets
from scc_wall.video.picture import Codec, CodedPicture
from scc_wall.video.pixels import Pixels
from scc_wall.video.primer import primer

DELIMITER = b"\0\0\0\1\x09\xf0"
CAMERAS = {
    "as most cameras send": ((320, 180), "yuv420p", "bframes=0:ref=1"),
    "with reordered pictures": ((320, 180), "yuv420p", "bframes=2:ref=3"),
    "reordered, without saying so": ((320, 180), "yuv420p", "bframes=2:b-pyramid=none:ref=3:bitstream-restriction=0"),
    "without arithmetic coding": ((322, 178), "yuv420p", "bframes=0:cabac=0:8x8dct=0"),
    "with all values of brightness": ((640, 360), "yuvj420p", "bframes=0:fullrange=on"),
    "cropped on all sides": ((318, 174), "yuv420p", "bframes=0"),
    "in slices": ((320, 180), "yuv420p", "bframes=0:slices=4"),
    "with oblong pixels": ((352, 288), "yuv420p", "bframes=0:sar=12/11"),
    "of full size": ((1920, 1080), "yuv420p", "bframes=0"),
    "interlaced": ((320, 192), "yuv420p", "bframes=0:interlaced=1"),
    "without subsampled colour": ((320, 180), "yuv444p", "bframes=0"),
    "of ten bits": ((320, 180), "yuv420p10le", "bframes=0"),
}
PRIMED = frozenset(CAMERAS) - {"interlaced", "without subsampled colour"}


@cache
def coded(kind: str) -> tuple[CodedPicture, ...]:
    """Pictures of a moving ramp, as that camera codes them; two groups of eight."""
    (width, height), pixels, options = CAMERAS[kind]
    out = io.BytesIO()
    with av.open(out, "w", format="h264") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = width, height, pixels
        params = f"keyint=8:min-keyint=8:scenecut=0:aud=0:threads=1:{options}"
        stream.options = {"preset": "veryfast", "tune": "zerolatency", "x264-params": params}
        ramp = np.linspace(0, 255, width, dtype=np.uint8)
        for number in range(16):
            picture = np.repeat(np.roll(ramp, 9 * number)[None, :, None], 3, axis=2).repeat(height, axis=0)
            picture[:, :, 1] = 16 * number
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    out.seek(0)
    with av.open(out, format="h264") as container:
        units = [(bytes(unit) + DELIMITER, unit.is_keyframe) for unit in container.demux(video=0) if unit.size]
    return tuple(CodedPicture(data, Codec.H264, key, False, 3600 * n, n) for n, (data, key) in enumerate(units))


def decoded(kind: str, threads: int) -> list[tuple[int, Pixels]]:
    """When what was put in for each picture that came out arrived, and the picture."""
    waiting = list(coded(kind))
    decoder = StreamDecoder(Codec.H264, lambda: waiting.pop(0) if waiting else None, threads=threads)
    out = []
    while waiting or decoder.unread:
        if waiting and not decoder.unread:
            decoder.put(waiting.pop(0))
        picture = decoder.grab()
        if picture is not None:
            pixels = decoder.retrieve()
            assert pixels is not None
            out.append((picture.arrived_mono_ns, pixels.copy()))
    return out


@pytest.mark.parametrize("threads", [1, 4])
@pytest.mark.parametrize("kind", sorted(PRIMED))
def test_a_camera_looks_the_same_with_it_as_without(kind: str, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert primer(parameter_sets(coded(kind)[0]))
    primed = decoded(kind, threads)
    monkeypatch.setattr(decoding, "primer", lambda _sets: b"")
    plain = decoded(kind, threads)
    assert min(len(primed), len(plain)) >= 13
    for (arrived, one), (as_arrived, other) in zip(primed, plain, strict=False):  # reordered ones may stay inside
        assert arrived == as_arrived
        assert np.array_equal(one, other)


@pytest.mark.parametrize("kind", sorted(set(CAMERAS) - PRIMED))
def test_what_it_can_not_be_made_for_is_left_to_ffmpeg(kind: str) -> None:
    assert primer(parameter_sets(coded(kind)[0])) == b""
    assert len(decoded(kind, 1)) >= 13


@pytest.mark.parametrize("kind", sorted(PRIMED - {"of ten bits"}))
def test_it_is_a_grey_picture_of_the_cameras_size(kind: str) -> None:
    size_px = CAMERAS[kind][0]
    with av.open(io.BytesIO(primer(parameter_sets(coded(kind)[0]))), format="h264") as container:
        (picture,) = container.decode(video=0)
    assert picture.key_frame
    grey = picture.to_ndarray(format="gray")
    assert grey.shape == size_px[::-1]
    assert len(np.unique(grey)) == 1


def test_a_keyframe_whose_own_sets_are_lost_is_not_decoded_by_the_primers() -> None:
    first, second = coded("as most cameras send")[:2]
    units = [b"\0\0\0\1" + unit for unit in first.data.split(b"\0\0\0\1") if unit]
    crippled = b"".join(unit for unit in units if unit[4] & 31 != 8)  # its picture parameter set is gone
    decoder = StreamDecoder(Codec.H264, lambda: None)
    for data, key in ((crippled, True), (second.data, False)):
        decoder.put(CodedPicture(data, Codec.H264, key, False, 0, 0))
        while decoder.unread:
            assert decoder.grab() is None


def test_two_different_sets_are_left_to_ffmpeg() -> None:
    one, other = (parameter_sets(coded(kind)[0]) for kind in ("as most cameras send", "of full size"))
    assert primer(one)
    assert primer(one + one) == primer(one)
    assert primer(one + other) == b""


@given(st.binary(max_size=80))
@settings(max_examples=300, deadline=None)
def test_whatever_a_camera_calls_its_sets_is_read_or_left(data: bytes) -> None:
    made = primer(b"\0\0\1\x67" + data)
    assert made == b"" or made.startswith(b"\0\0\0\1\x67")
    assert len(made) < 60_000
