"""H.265 in RTP (RFC 7798): single NAL units, aggregation packets, fragmentation units; without DONL fields."""

from struct import Struct
from typing import Final

from scc_wall.video.picture import Codec
from scc_wall.video.rtsp.pictures import BIT, START_CODE
from scc_wall.video.rtsp.rtp import Depacketiser

_SETS: Final = (32, 33, 34)
"""VPS, SPS, PPS."""
_DELIMITER: Final = 35
_FILLER: Final = 38
_AP: Final = 48
_FU: Final = 49


class H265(Depacketiser):
    """Whole H.265 pictures."""

    CODEC = Codec.H265
    DELIMITER = START_CODE + b"\x46\x01\x50"
    HEADER_BYTES = 2
    PICTURE_KINDS = sum(BIT[kind] for kind in range(32))
    KEY_KINDS = sum(BIT[kind] for kind in range(16, 22))
    SET_KINDS = _SETS
    LEADING_KINDS = sum(BIT[kind] for kind in (32, 33, 34, 35, 39))
    DROPPED_KINDS = BIT[_DELIMITER] | BIT[_FILLER]
    RUN = Struct(">HHHHIIBxB")
    FRAGMENT_BITS = 63 << 1
    FRAGMENT_KIND = _FU << 1
    __slots__ = ()

    @staticmethod
    def _kind(first: int) -> int:
        return first >> 1 & 63

    def _payload(self, buffer: bytearray | bytes, view: memoryview, start: int, end: int) -> None:
        if end - start < 3:
            return
        head = buffer[start]
        kind = head >> 1 & 63
        if kind == _FU:
            if end - start < 4:
                return
            fragment = buffer[start + 2]
            out = self._out
            if fragment & 0x80:
                kind = fragment & 63
                out += START_CODE
                out.append(head & 0x81 | kind << 1)
                out.append(buffer[start + 1])
                self._kinds |= BIT[kind]
                self._fragment = True
            elif not self._fragment:  # its start is lost
                self._hurt = True
                return
            out += view[start + 3 : end]
            if fragment & 0x40:
                self._fragment = False
        elif kind < _AP:
            self._add(kind, view, start, end)
        elif kind == _AP:
            self._aggregate(buffer, view, start + 2, end)
        else:
            self._hurt = True  # PACI or nonsense

    def _aggregate(self, buffer: bytearray | bytes, view: memoryview, start: int, end: int) -> None:
        while start + 2 < end:
            after = start + 2 + (buffer[start] << 8 | buffer[start + 1])
            if after > end:
                self._hurt = True
                return
            if after > start + 4 and (kind := buffer[start + 2] >> 1 & 63) < _AP:
                self._add(kind, view, start + 2, after)
            start = after

    def _goes_on(self, buffer: bytearray | bytes, start: int, end: int) -> bool:
        if end - start < 4:
            return False
        kind = buffer[start] >> 1 & 63
        if kind == _FU:
            kind, first = buffer[start + 2] & 63, buffer[start + 3]
            return kind < 32 and (buffer[start + 2] & 0x80 == 0 or first & 0x80 == 0)
        return kind < 32 and buffer[start + 2] & 0x80 == 0
