"""What is read leaves nothing behind: a wall decodes 78 million pictures a day."""

import ctypes
import sys
from itertools import cycle, islice

from video_streams import clip

from scc_wall.video.decoder import StreamDecoder
from scc_wall.video.picture import Codec, CodedPicture
from scc_wall.video.picture_bytes import PictureBytes

MANY = 600
FEW = 40
"""What Python keeps for itself meanwhile."""


def blocks_of(act) -> int:
    act()  # warm
    before = sys.getallocatedblocks()
    act()
    return sys.getallocatedblocks() - before


def test_a_decoded_picture_leaves_nothing_behind() -> None:
    decoder = StreamDecoder(Codec.H264, lambda: None)
    coming = cycle(clip(320, 180))

    def decode() -> None:
        for number, (data, keyframe) in enumerate(islice(coming, MANY)):
            decoder.put(CodedPicture(data, Codec.H264, keyframe, False, number * 3600, number))
            assert decoder.grab() is not None

    assert blocks_of(decode) < FEW


def test_who_frees_the_names_it_calls_by_is_not_freed_for() -> None:
    """As an OpenCV would that forgets none: a name freed twice is a crash, sooner or later."""
    stream = PictureBytes(lambda: b"picture")
    asked = ctypes.pythonapi.PyObject_GetAttrString
    asked.argtypes, asked.restype = [ctypes.py_object, ctypes.c_char_p], ctypes.py_object

    def read() -> None:
        for _ in range(MANY):
            assert asked(stream, b"read")(3) + stream.read() == b"picture"

    assert -FEW < blocks_of(read) < FEW


def test_bytes_are_given_in_the_portions_that_are_asked_for() -> None:
    pictures = iter([b"abcdef", b"gh", b""])
    stream = PictureBytes(lambda: next(pictures))
    assert [stream.read(4), stream.rest.used_up, stream.read(4), stream.rest.used_up] == [b"abcd", False, b"ef", True]
    assert [stream.read(), stream.read()] == [b"gh", b""]


def test_no_single_byte_is_left_for_the_next_portion() -> None:
    pictures = iter([b"abcde", b"fgh"])
    stream = PictureBytes(lambda: next(pictures))
    assert [stream.read(4), stream.read(4), stream.read(1), stream.read(1), stream.read(1)] == [
        *(b"abc", b"de"),
        *(b"f", b"g", b"h"),
    ]
