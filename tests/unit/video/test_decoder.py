"""The decoder over whole pictures."""

import contextlib
import weakref

import pytest
from video_streams import clip, number_of

from scc_wall.video.decoder import StreamDecoder, parameter_sets
from scc_wall.video.picture import Codec, CodedPicture, StreamError


def pictures(codec: Codec = Codec.H264, size_px=(320, 180)) -> list[CodedPicture]:
    return [
        CodedPicture(data, codec, keyframe, False, number * 3600, number)
        for number, (data, keyframe) in enumerate(clip(*size_px, codec=codec))
    ]


def never() -> CodedPicture | None:
    raise AssertionError("asked for a picture beyond those put")


@pytest.mark.parametrize("codec", Codec)
def test_every_picture_comes_out_when_it_was_put_in(codec: Codec) -> None:
    decoder = StreamDecoder(codec, never)
    for number, picture in enumerate(pictures(codec)[:20]):
        decoder.put(picture)
        stamp = decoder.grab()
        assert stamp is not None
        assert stamp.arrived_mono_ns == number
        assert not decoder.unread
        frame = decoder.retrieve()
        assert frame is not None
        assert frame.shape == (180, 320, 3)
        assert number_of(frame) == number


FILLER = {Codec.H264: b"\0\0\0\1\x0c", Codec.H265: b"\0\0\0\1\x4c\x01"}
DELIMITER_BYTES = {Codec.H264: 6, Codec.H265: 7}


@pytest.mark.parametrize("codec", Codec)
@pytest.mark.parametrize("size", [*range(4095, 4104), 8193])
def test_a_picture_that_is_read_in_portions_asks_for_no_further_one(codec: Codec, size: int) -> None:
    """OpenCV reads 4096 bytes at a time: wherever that cuts the delimiter, it has what it needs."""
    decoder = StreamDecoder(codec, never)
    coming = pictures(codec)[:4]
    data, end = coming[2].data, len(coming[2].data) - DELIMITER_BYTES[codec]
    filled = (data[:end] + FILLER[codec]).ljust(size - DELIMITER_BYTES[codec] - 1, b"\xff") + b"\x80" + data[end:]
    assert len(filled) == size
    coming[2] = coming[2]._replace(data=filled)
    for picture in coming:
        decoder.put(picture)
        came = []
        while decoder.unread:
            came.append(decoder.grab())
        assert came == [picture]


@pytest.mark.parametrize("codec", Codec)
@pytest.mark.parametrize("threads", [2, 4])
def test_with_threads_the_newest_picture_comes_out_at_once_too(codec: Codec, threads: int) -> None:
    decoder = StreamDecoder(codec, never, threads=threads)
    for picture in pictures(codec)[:20]:
        decoder.put(picture)
    stamp = None
    while decoder.unread:
        stamp = decoder.grab() or stamp
    assert stamp is not None
    assert stamp.arrived_mono_ns == 19
    frame = decoder.retrieve()
    assert frame is not None
    assert number_of(frame) == 19
    for number in range(20, 24):  # and goes on so, one by one
        decoder.put(pictures(codec)[number])
        while decoder.unread:
            stamp = decoder.grab() or stamp
        assert stamp.arrived_mono_ns == number
        frame = decoder.retrieve()
        assert frame is not None
        assert number_of(frame) == number


def test_a_lost_picture_does_not_make_later_ones_look_old() -> None:
    decoder = StreamDecoder(Codec.H264, never)
    stamps = []
    for number, picture in enumerate(pictures()):
        if number == 30:
            garbage = b"\0\0\0\1\x01\xc0\x3f\xff\xff" + b"\0\0\0\1\x09\xf0"
            decoder.put(CodedPicture(garbage, Codec.H264, False, True, number * 3600, number))
        else:
            decoder.put(picture)
        while decoder.unread:
            stamps.append(decoder.grab())
    arrived = [stamp.arrived_mono_ns for stamp in stamps if stamp is not None]
    assert arrived[-1] == 49
    assert arrived == sorted(arrived)


def test_garbage_is_undecodable_not_a_crash() -> None:
    decoder = StreamDecoder(Codec.H264, lambda: None)
    decoder.put(CodedPicture(bytes(range(256)) * 20, Codec.H264, True, False, 0, 0))
    with contextlib.suppress(StreamError):
        assert decoder.grab() is None


@pytest.mark.parametrize("codec", Codec)
def test_parameter_sets_tell_formats_apart(codec: Codec) -> None:
    small, large = pictures(codec)[0], pictures(codec, (640, 360))[0]
    assert parameter_sets(small)
    assert parameter_sets(small) == parameter_sets(pictures(codec)[25])
    assert parameter_sets(small) != parameter_sets(large)
    assert parameter_sets(pictures(codec)[1]) == b""


@pytest.mark.parametrize("codec", Codec)
def test_a_decoder_that_is_given_up_frees_what_opencv_holds_at_once(codec: Codec) -> None:
    decoder = StreamDecoder(codec, never)
    decoder.put(pictures(codec)[0])
    assert decoder.grab() is not None
    held = weakref.ref(decoder._bytes)  # OpenCV frees it with its own 2 to 20 MB
    del decoder
    assert held() is None
