"""Clips in `resources/demo/`: coded pictures ready to be cut into packets.

A file is ``SCCCLIP1``, the length of the index (4 bytes, big endian), the index as JSON, then every NAL unit one after
another without start codes. The index gives their lengths.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from scc_wall.base.resources import resource
from scc_wall.domain.camera import StreamRole

MAGIC: Final = b"SCCCLIP1"
FRAMES_PER_S: Final = 25
KEYFRAME_EVERY: Final = 50
"""Pictures from one keyframe to the next: 2 s, what cameras are usually set to."""


class Codec(StrEnum):
    """What a clip is coded in."""

    H264 = "h264"
    H265 = "h265"


@dataclass(frozen=True, slots=True)
class Clip:
    """One coded scene at one size, repeating seamlessly.

    Parameters
    ----------
    size_px
        (width, height) of the picture as decoded.
    band_rows
        Macroblock rows at the top that the clip leaves free for the camera's name; 0 if the name is drawn in.
    parameter_sets
        SPS and PPS (H.264), VPS, SPS and PPS (H.265).
    pictures
        The NAL units of each picture, without start codes and parameter sets. The first is a keyframe, as is every
        `KEYFRAME_EVERY`-th; the number in a picture's stamp is its place in this sequence.
    """

    name: str
    codec: Codec
    size_px: tuple[int, int]
    band_rows: int
    parameter_sets: tuple[bytes, ...]
    pictures: tuple[tuple[bytes, ...], ...]

    def is_keyframe(self, number: int) -> bool:
        """Whether decoding can start at that picture."""
        return number % KEYFRAME_EVERY == 0


def clip_path(name: str, role: StreamRole) -> Path:
    """Return where a clip lies."""
    return resource("demo", f"{name}-{role}.clip")


@cache
def load_clip(name: str, role: StreamRole) -> Clip:
    """Return a clip of `resources/demo/`.

    Raises
    ------
    FileNotFoundError, ValueError
        If it is missing or not a clip: a bug of the packaging.
    """
    return parse_clip(f"{name}-{role}", clip_path(name, role).read_bytes())


def parse_clip(name: str, data: bytes) -> Clip:
    """Return the clip in `data`; raises ValueError if it isn't one."""
    if data[: len(MAGIC)] != MAGIC:
        raise ValueError(f"{name} is not a clip")
    start = len(MAGIC) + 4
    (length,) = struct.unpack_from(">I", data, len(MAGIC))
    index = json.loads(data[start : start + length])
    position = start + length

    def take(size: int) -> bytes:
        nonlocal position
        position += size
        return data[position - size : position]

    sets = tuple(take(size) for size in index["parameter_sets"])
    pictures = tuple(tuple(take(size) for size in sizes) for sizes in index["pictures"])
    if position != len(data):
        raise ValueError(f"{name} has {len(data)} bytes, its index says {position}")
    width, height = index["size_px"]
    return Clip(name, Codec(index["codec"]), (width, height), index["band_rows"], sets, pictures)


def dump_clip(clip: Clip) -> bytes:
    """Return the file of a clip."""
    index = {
        "codec": clip.codec,
        "size_px": clip.size_px,
        "band_rows": clip.band_rows,
        "parameter_sets": [len(nal) for nal in clip.parameter_sets],
        "pictures": [[len(nal) for nal in picture] for picture in clip.pictures],
    }
    text = json.dumps(index, separators=(",", ":")).encode()
    nals = [*clip.parameter_sets, *(nal for picture in clip.pictures for nal in picture)]
    return b"".join([MAGIC, struct.pack(">I", len(text)), text, *nals])


def annex_b(nals: Sequence[bytes]) -> bytes:
    """Return NAL units behind start codes, as decoders and files want them."""
    return b"".join(b"\0\0\0\1" + nal for nal in nals)
