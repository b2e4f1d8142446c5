"""Cuts coded pictures into RTP packets once; sending one then means patching a few header fields.

Source: RFC 3550 (RTP), RFC 6184 (H.264: single and FU-A), RFC 7798 (H.265: single and FU), RFC 2326 10.12 (the four
bytes in front of a packet inside the RTSP connection).
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scc_wall.simulator.clip import Codec

PAYLOAD_BYTES: Final = 1400
"""Longest payload: an Ethernet frame less IP, UDP and RTP headers, with room for a tunnel."""
PAYLOAD_TYPE: Final = 96
CLOCK_HZ: Final = 90_000
RTP_HEADER_BYTES: Final = 12
INTERLEAVED_BYTES: Final = 4
_FIXED = struct.Struct(">cBHBB")  # '$', channel, length, version byte, marker and payload type
_PATCHED = struct.Struct(">HII")  # sequence number, timestamp, SSRC
_PATCHED_ZEROS = bytes(_PATCHED.size)
_MARKER: Final = 0x80
_H264_FU_A: Final = 28
_H265_FU: Final = 49


@dataclass(frozen=True, slots=True)
class CodedPackets:
    """The packets of one or more NAL units as they go into an RTSP connection, header fields still zero.

    Parameters
    ----------
    data
        Packets one after another, each behind its four interleaving bytes (channel 0).
    starts
        Where each packet's interleaving bytes begin in `data`.
    """

    data: bytes
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PacketPicture:
    """All packets of one picture, gathered from parts that pictures of other cameras may share."""

    parts: tuple[bytes, ...]
    starts: tuple[int, ...]
    keyframe: bool

    def stamped(self, sequence: int, timestamp: int, ssrc: int, channel: int = 0) -> bytearray:
        """Return the packets with their header fields, `sequence` being that of the first."""
        data = bytearray().join(self.parts)
        for start in self.starts:
            _PATCHED.pack_into(data, start + 6, sequence & 0xFFFF, timestamp, ssrc)
            sequence += 1
        if channel:
            for start in self.starts:
                data[start + 1] = channel
        return data

    def split(self, data: bytearray) -> list[memoryview]:
        """Return each packet of `stamped` data without its interleaving bytes."""
        view = memoryview(data)
        ends = (*self.starts[1:], len(data))
        return [view[start + INTERLEAVED_BYTES : end] for start, end in zip(self.starts, ends, strict=True)]


def payloads(nal: bytes, codec: Codec) -> Iterator[bytes]:
    """Yield the RTP payloads of one NAL unit: itself, or its fragments."""
    if len(nal) <= PAYLOAD_BYTES:
        yield nal
        return
    if codec is Codec.H264:
        head, kind, body = bytes([nal[0] & 0xE0 | _H264_FU_A]), nal[0] & 0x1F, nal[1:]
    else:
        head, kind, body = bytes([nal[0] & 0x81 | _H265_FU << 1, nal[1]]), nal[0] >> 1 & 0x3F, nal[2:]
    room = PAYLOAD_BYTES - len(head) - 1
    last = (len(body) - 1) // room
    for i in range(last + 1):
        flags = (0x80 if i == 0 else 0) | (0x40 if i == last else 0)
        yield head + bytes([flags | kind]) + body[i * room : (i + 1) * room]


def packetise(nals: Sequence[bytes], codec: Codec, *, ends_picture: bool) -> CodedPackets:
    """Return the packets of some NAL units; the last has the marker bit if it ends the picture."""
    out, starts = bytearray(), []
    all_payloads = [payload for nal in nals for payload in payloads(nal, codec)]
    for i, payload in enumerate(all_payloads):
        marker = _MARKER if ends_picture and i == len(all_payloads) - 1 else 0
        starts.append(len(out))
        out += _FIXED.pack(b"$", 0, RTP_HEADER_BYTES + len(payload), 0x80, PAYLOAD_TYPE | marker)
        out += _PATCHED_ZEROS
        out += payload
    return CodedPackets(bytes(out), tuple(starts))


def picture_of(parts: Sequence[CodedPackets], *, keyframe: bool) -> PacketPicture:
    """Return the picture that consists of these packets, in this order."""
    starts: list[int] = []
    offset = 0
    for part in parts:
        starts += [offset + start for start in part.starts]
        offset += len(part.data)
    return PacketPicture(tuple(part.data for part in parts), tuple(starts), keyframe)


def interleaved(payload: bytes, channel: int) -> bytes:
    """Return any packet behind its four interleaving bytes."""
    return struct.pack(">cBH", b"$", channel, len(payload)) + payload
