"""RTP packets as cameras send them, made for tests of the RTSP client."""

import struct
from collections.abc import Sequence

H264_SPS = b"\x67\x42\x00\x1e\xab"
H264_PPS = b"\x68\xce\x3c\x80"
H264_AUD = b"\0\0\0\1\x09\xf0"
H265_AUD = b"\0\0\0\1\x46\x01\x50"
START = b"\0\0\0\1"
SOURCE = 0x11223344


def packet(
    sequence: int, timestamp: int, payload: bytes, *, marker: bool = False, kind: int = 96, source: int = SOURCE
) -> bytes:
    """Return one RTP packet."""
    head = struct.pack(
        ">BBHII", 0x80, kind | (0x80 if marker else 0), sequence & 0xFFFF, timestamp & 0xFFFFFFFF, source
    )
    return head + payload


def framed(rtp: bytes, channel: int = 0) -> bytes:
    """Return a packet as it travels between RTSP messages."""
    return b"$" + bytes([channel]) + len(rtp).to_bytes(2, "big") + rtp


def h264_slice(*, key: bool = False, size: int = 40, first: bool = True, fill: int = 0x5A) -> bytes:
    """Return a slice NAL unit; `first` says whether it begins its picture."""
    return bytes([0x65 if key else 0x41, 0x88 if first else 0x28]) + bytes([fill]) * (size - 2)


def fu_a(unit: bytes, size: int) -> list[bytes]:
    """Cut an H.264 NAL unit into FU-A payloads of `size` bytes of it each."""
    body = unit[1:]
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    heads = [(0x80 if i == 0 else 0) | (0x40 if i == len(parts) - 1 else 0) | unit[0] & 31 for i in range(len(parts))]
    return [bytes([unit[0] & 0xE0 | 28, head]) + part for head, part in zip(heads, parts, strict=True)]


def stap_a(*units: bytes) -> bytes:
    """Put H.264 NAL units into one aggregation payload."""
    return b"\x78" + b"".join(len(unit).to_bytes(2, "big") + unit for unit in units)


def h265_unit(kind: int, body: bytes) -> bytes:
    """Return an H.265 NAL unit."""
    return bytes([kind << 1, 1]) + body


def fu_265(unit: bytes, size: int) -> list[bytes]:
    """Cut an H.265 NAL unit into fragmentation payloads."""
    body, kind = unit[2:], unit[0] >> 1 & 63
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    heads = [(0x80 if i == 0 else 0) | (0x40 if i == len(parts) - 1 else 0) | kind for i in range(len(parts))]
    return [bytes([49 << 1, 1, head]) + part for head, part in zip(heads, parts, strict=True)]


def ap_265(*units: bytes) -> bytes:
    """Put H.265 NAL units into one aggregation payload."""
    return bytes([48 << 1, 1]) + b"".join(len(unit).to_bytes(2, "big") + unit for unit in units)


def h264_stream(pictures: int, *, group: int = 5, first_sequence: int = 0, key_first: bool = True) -> list[bytes]:
    """Return the packets of a camera: parameter sets, a fragmented slice, 3600 ticks apart."""
    packets: list[bytes] = []
    sequence = first_sequence
    for number in range(pictures):
        key = number % group == (0 if key_first else group - 1)
        payloads: Sequence[bytes] = [
            *([H264_SPS, H264_PPS] if key else []),
            *fu_a(h264_slice(key=key, size=200, fill=number & 0xFF), 64),
        ]
        for place, payload in enumerate(payloads):
            packets.append(packet(sequence, number * 3600, payload, marker=place == len(payloads) - 1))
            sequence += 1
    return packets
