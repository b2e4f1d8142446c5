"""A small jitter buffer for UDP: packets that come early wait a moment for those before them."""

from typing import Final

from scc_wall.video.rtsp.rtp import HEADER, HEADER_BYTES, Depacketiser

_MOST_PACKETS: Final = 64
_LONGEST_NS: Final = 30_000_000
"""Packets overtake each other by microseconds in a LAN and a few milliseconds over radio; what is later is lost."""
_FARTHEST: Final = 1000
"""A larger gap is a restart of the sender, not a packet that overtook others."""


class Reorder:
    """Hands packets to the depacketiser in the order of their numbers."""

    __slots__ = ("_depacketiser", "_held", "_since_mono_ns")

    def __init__(self, depacketiser: Depacketiser) -> None:
        self._depacketiser = depacketiser
        self._held: dict[int, bytes] = {}
        self._since_mono_ns = 0

    @property
    def due_mono_ns(self) -> int | None:
        """When `release` gives up on the missing packet, None if none is missing."""
        return self._since_mono_ns + _LONGEST_NS if self._held else None

    def offer(self, buffer: bytearray, view: memoryview, length: int, mono_ns: int) -> None:
        """Take the packet that `buffer` begins with; anything that is no RTP is ignored."""
        if length < HEADER_BYTES or buffer[0] & 0xC0 != 0x80:
            return
        flags, kind, sequence, timestamp, source = HEADER.unpack_from(buffer)
        depacketiser = self._depacketiser
        ahead = (sequence - depacketiser.expected) & 0xFFFF
        if not ahead or source != depacketiser.source or ahead >= _FARTHEST:
            depacketiser.feed(flags, kind, sequence, timestamp, source, buffer, view, HEADER_BYTES, length)
            if self._held:
                self._feed_next()
            return
        if not self._held:
            self._since_mono_ns = mono_ns
        self._held[sequence] = bytes(view[:length])
        if len(self._held) >= _MOST_PACKETS:
            self._give_up()

    def release(self, mono_ns: int) -> None:
        """Give the missing packet up if it is overdue."""
        if self._held and mono_ns >= self._since_mono_ns + _LONGEST_NS:
            self._give_up()
            self._since_mono_ns = mono_ns

    def _give_up(self) -> None:
        expected = self._depacketiser.expected
        self._feed(min(self._held, key=lambda sequence: (sequence - expected) & 0xFFFF))
        self._feed_next()

    def _feed_next(self) -> None:
        while self._held and self._depacketiser.expected in self._held:
            self._feed(self._depacketiser.expected)

    def _feed(self, sequence: int) -> None:
        packet = self._held.pop(sequence)
        flags, kind, number, timestamp, source = HEADER.unpack_from(packet)
        view = memoryview(packet)
        self._depacketiser.feed(flags, kind, number, timestamp, source, packet, view, HEADER_BYTES, len(packet))
