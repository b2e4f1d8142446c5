"""PNG files of snapshots: bit for bit the picture, with its facts as text inside. numpy and zlib; no Qt, no OpenCV.

Source: PNG specification (RFC 2083): chunks, filter type 2 (up), iTXt.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from scc_wall.domain.snapshot import RawPicture

Image = npt.NDArray[np.uint8]
"""``(height, width, 3) uint8, RGB``."""

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
LEVEL: Final = 4
"""Of zlib; see docs/decisions/0053."""
ROWS: Final = 128
"""Rows that are filtered together: a whole 4K picture would take its size in memory once more."""
_UP: Final = 2


def to_rgb(picture: RawPicture) -> Image:
    """Return a picture as red, green, blue; a view where it is so already."""
    width, height = picture.size_px
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(height, width, picture.depth)
    return pixels if picture.depth == 3 else pixels[:, :, 2::-1]


def composed(pictures: Sequence[RawPicture], strip: RawPicture, gap_px: int = 0) -> Image:
    """Return pictures side by side, with the strip under them: nothing of them is covered."""
    parts = [to_rgb(picture) for picture in pictures]
    under = to_rgb(strip)
    width = max(sum(part.shape[1] for part in parts) + gap_px * (len(parts) - 1), under.shape[1])
    height = max(part.shape[0] for part in parts)
    whole: Image = np.zeros((height + under.shape[0], width, 3), np.uint8)
    left = 0
    for part in parts:
        whole[: part.shape[0], left : left + part.shape[1]] = part
        left += part.shape[1] + gap_px
    whole[height:, : under.shape[1]] = under
    return whole


def encoded(image: Image, texts: Mapping[str, str]) -> bytes:
    """Return the file."""
    height, width, _ = image.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compressobj(LEVEL, zlib.DEFLATED, 15, 9, zlib.Z_FILTERED)
    parts = [SIGNATURE, *_chunk(b"IHDR", header)]
    for keyword, text in texts.items():
        parts += _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode())
    for rows in _filtered(image):
        if data := packed.compress(rows):
            parts += _chunk(b"IDAT", data)
    parts += [*_chunk(b"IDAT", packed.flush()), *_chunk(b"IEND", b"")]
    return b"".join(parts)  # the one copy of all of it: each holds up all other threads


def _filtered(image: Image) -> Iterator[bytes]:
    """Yield the rows, each as its difference from the one above: that packs better, and is undone exactly."""
    height, width, _ = image.shape
    above = np.zeros((1, width, 3), np.uint8)
    for top in range(0, height, ROWS):
        rows = image[top : top + ROWS]
        out = np.empty((len(rows), 1 + 3 * width), np.uint8)
        out[:, 0] = _UP
        before = np.concatenate((above, rows[:-1]))
        out[:, 1:] = (rows - before).reshape(len(rows), 3 * width)
        above = rows[-1:]
        yield out.tobytes()


def _chunk(kind: bytes, data: bytes) -> tuple[bytes, ...]:
    return struct.pack(">I", len(data)), kind, data, struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def small(image: Image, most_px: tuple[int, int]) -> Image:
    """Return the picture made small enough, each pixel the mean of those it stands for."""
    height, width, _ = image.shape
    by = max(1, -(-width // most_px[0]), -(-height // most_px[1]))
    cut = image[: height // by * by, : width // by * by].reshape(height // by, by, width // by, by, 3)
    sums = cut.sum(axis=(1, 3), dtype=np.uint32)
    means: Image = (sums // (by * by)).astype(np.uint8)
    return means


def text_in(content: bytes, keyword: str) -> str:
    """Return what stands under a keyword in a file that `encoded` made; empty for none."""
    wanted, at = keyword.encode("latin-1") + b"\0\0\0\0\0", len(SIGNATURE)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind == b"IDAT":  # ours all stand before the picture
            break
        if kind == b"iTXt" and content.startswith(wanted, at + 8):
            return content[at + 8 + len(wanted) : at + 8 + length].decode()
        at += 12 + length
    return ""


def decoded(content: bytes) -> Image:
    """Return the picture of a file that `encoded` made; others it can't read.

    Raises
    ------
    ValueError
        If it is none of ours.
    """
    width, height, data = 0, 0, []
    at = len(SIGNATURE)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind == b"IHDR":
            width, height = struct.unpack_from(">II", content, at + 8)
        elif kind == b"IDAT":
            data.append(content[at + 8 : at + 8 + length])
        at += 12 + length
    size_bytes = height * (1 + 3 * width)
    rows = np.frombuffer(zlib.decompress(b"".join(data), bufsize=size_bytes), np.uint8).reshape(height, 1 + 3 * width)
    if not (rows[:, 0] == _UP).all():
        raise ValueError("a file of another program")
    image: Image = np.add.accumulate(rows[:, 1:], axis=0, dtype=np.uint8).reshape(height, width, 3)
    return image


def bgrx(image: Image) -> memoryview:
    """Return a picture as Qt paints it fastest: blue, green, red, unused."""
    out = np.full((*image.shape[:2], 4), 255, np.uint8)
    out[:, :, :3] = image[:, :, ::-1]
    return out.data.cast("B")
