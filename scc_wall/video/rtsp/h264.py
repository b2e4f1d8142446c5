"""H.264 in RTP (RFC 6184): single NAL units, STAP-A, FU-A."""

from struct import Struct
from typing import Final

from scc_wall.video.picture import Codec
from scc_wall.video.rtsp.pictures import BIT, START_CODE
from scc_wall.video.rtsp.rtp import Depacketiser

_SPS: Final = 7
_PPS: Final = 8
_DELIMITER: Final = 9
_FILLER: Final = 12
_STAP_A: Final = 24
_FU_A: Final = 28


class H264(Depacketiser):
    """Whole H.264 pictures."""

    CODEC = Codec.H264
    DELIMITER = START_CODE + b"\x09\xf0"
    HEADER_BYTES = 1
    PICTURE_KINDS = sum(BIT[kind] for kind in range(1, 6))
    KEY_KINDS = BIT[5]
    SET_KINDS = (_SPS, _PPS)
    LEADING_KINDS = sum(BIT[kind] for kind in range(6, 10))
    DROPPED_KINDS = BIT[_DELIMITER] | BIT[_FILLER]
    RUN = Struct(">HHHHIIBB")
    FRAGMENT_BITS = 31
    FRAGMENT_KIND = _FU_A
    __slots__ = ()

    @staticmethod
    def _kind(first: int) -> int:
        return first & 31

    def _payload(self, buffer: bytearray | bytes, view: memoryview, start: int, end: int) -> None:
        head = buffer[start]
        kind = head & 31
        if kind == _FU_A:
            if end - start < 3:
                return
            fragment = buffer[start + 1]
            out = self._out
            if fragment & 0x80:
                kind = fragment & 31
                out += START_CODE
                out.append(head & 0xE0 | kind)
                self._kinds |= BIT[kind]
                self._fragment = True
            elif not self._fragment:  # its start is lost
                self._hurt = True
                return
            out += view[start + 2 : end]
            if fragment & 0x40:
                self._fragment = False
        elif 0 < kind < _STAP_A:
            self._add(kind, view, start, end)
        elif kind == _STAP_A:
            self._aggregate(buffer, view, start + 1, end)
        else:
            self._hurt = True  # a mode with decoding order numbers, or nonsense

    def _aggregate(self, buffer: bytearray | bytes, view: memoryview, start: int, end: int) -> None:
        while start + 2 < end:
            after = start + 2 + (buffer[start] << 8 | buffer[start + 1])
            if after > end:
                self._hurt = True
                return
            if after > start + 2 and 0 < (kind := buffer[start + 2] & 31) < _STAP_A:
                self._add(kind, view, start + 2, after)
            start = after

    def _goes_on(self, buffer: bytearray | bytes, start: int, end: int) -> bool:
        if end - start < 3:
            return False
        kind = buffer[start] & 31
        if kind == _FU_A:
            kind, first = buffer[start + 1] & 31, buffer[start + 2]
            return 1 <= kind <= 5 and (buffer[start + 1] & 0x80 == 0 or first & 0x80 == 0)
        return 1 <= kind <= 5 and buffer[start + 1] & 0x80 == 0
