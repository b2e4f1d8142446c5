"""RTP (RFC 3550): headers, sequence, loss, where a picture ends. `feed_run` takes nearly all packets: keep it short."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from scc_wall.video.rtsp.pictures import PictureBuilder

HEADER: Final = struct.Struct(">BBHII")
"""Flags, marker and payload type, sequence, timestamp, source."""
HEADER_BYTES: Final = HEADER.size
_LEAST_BYTES: Final = HEADER_BYTES + 4
"""What is shorter holds no piece of a unit of either codec."""
_CONTROL_TYPES: Final = range(72, 80)
"""RTCP on the channel of RTP looks like these. Source: RFC 5761 section 4."""
_MAX_DROPOUT: Final = 3000
_MAX_MISORDER: Final = 100
"""A larger gap is a restart; a smaller step back is a late or doubled packet. Source: RFC 3550 appendix A.1."""


@dataclass(frozen=True, slots=True)
class Reception:
    """What a receiver report says of one source, since its first packet.

    Parameters
    ----------
    highest_sequence
        Extended by the number of wrap-arounds, 32 bits.
    jitter
        In units of the RTP timestamp.
    """

    source: int
    received: int
    lost: int
    highest_sequence: int
    jitter: int


class Depacketiser(PictureBuilder):
    """From RTP packets in their order to whole pictures in `ready`.

    A picture ends at the marker bit, or where the timestamp changes. Parameter sets alone are no picture: they wait
    for the next one, even behind a marker. Some cameras set the marker on each slice: seen once, it is not trusted
    any more, and only the timestamp ends a picture.

    Parameters
    ----------
    payload_type
        From the description. A camera that never sends it, but another, is believed.
    parameter_sets
        NAL units from the description.
    """

    RUN: ClassVar[struct.Struct]
    """Sign with channel, length, flags with marker and payload type, sequence, timestamp, source; then of the payload
    its first byte, and the one that says which piece of its unit a fragment is."""
    FRAGMENT_BITS: ClassVar[int]
    """Of the first byte of a payload: its type."""
    FRAGMENT_KIND: ClassVar[int]
    """That type, where the payload is a fragment."""

    __slots__ = (
        "_base_packets",
        "_base_sequence",
        "_described_type",
        "_expected",
        "_finished",
        "_jitter",
        "_lost_of_source",
        "_marker_lies",
        "_payload_type",
        "_source",
        "_timestamp",
        "_transit",
        "packets",
        "packets_lost",
    )

    def __init__(self, payload_type: int, parameter_sets: Iterable[bytes] = ()) -> None:
        super().__init__(parameter_sets)
        self.packets = 0
        self.packets_lost = 0
        self._described_type = payload_type
        self._payload_type = -1  # that of the first packet; nothing is expected yet
        self._expected = -1
        self._source = -1
        self._base_sequence = 0
        self._base_packets = 0
        self._lost_of_source = 0
        self._timestamp = -1
        self._finished = -1  # timestamp of the picture that a marker ended
        self._marker_lies = False
        self._transit = 0
        self._jitter = 0.0

    @property
    def expected(self) -> int:
        """The next sequence number, -1 before the first packet."""
        return self._expected

    @property
    def source(self) -> int:
        """The synchronisation source that is being received, -1 before the first packet."""
        return self._source

    def feed(  # noqa: PLR0917 - called once per packet: keywords would cost as much as the work
        self,
        flags: int,
        kind: int,
        sequence: int,
        timestamp: int,
        source: int,
        buffer: bytearray | bytes,
        view: memoryview,
        start: int,
        end: int,
    ) -> None:
        """Take one packet; its header fields are unpacked already, behind `start` it follows in `buffer`.

        Parameters
        ----------
        buffer, view
            The same bytes: indexing is faster in one, slicing in the other. Nothing is kept of them.
        """
        if flags != 0x80 or kind & 0x7F != self._payload_type:
            if kind & 0x7F != self._payload_type and self._is_of_another(kind & 0x7F, sequence, source):
                return
            start, end = _payload_of(flags, buffer, start, end)
            if start < 0:
                return
        if (sequence != self._expected or source != self._source) and not self._jump(sequence, timestamp, source):
            return
        self._expected = (sequence + 1) & 0xFFFF
        self.packets += 1
        if timestamp != self._timestamp:
            if self._kinds & self.PICTURE_KINDS:
                self._finish(self._timestamp)
            self._timestamp = timestamp
        elif not self._kinds and timestamp == self._finished and self._goes_on(buffer, start, end):
            self._marker_lies = self._broken = self._gap_before = True
        if start < end:
            self._payload(buffer, view, start, end)
        if kind & 0x80 and self._kinds & self.PICTURE_KINDS and not self._marker_lies:
            self._finish_marked(timestamp)

    def feed_run(self, buffer: bytearray, view: memoryview, place: int, end: int, sign_and_channel: int) -> int:
        """Take ordinary packets, each behind its four interleaving bytes, up to the end of a picture.

        Ordinary is what a camera sends nearly always: the packet expected next, without anything between header and
        payload, of the picture under way or of the one after it. What `feed` would ask of it was asked at once. It
        stops in front of anything else, which is `feed`'s, and where the rules are.

        Parameters
        ----------
        place
            Where the first one begins; beyond `end` the buffer may hold anything, but must go on for a header.
        sign_and_channel
            The first two interleaving bytes as one number.

        Returns
        -------
        int
            Where the first byte lies that was not taken.
        """
        if self._marker_lies:
            return place
        unpack, fragment_bits, fragment_kind = self.RUN.unpack_from, self.FRAGMENT_BITS, self.FRAGMENT_KIND
        fragment_bytes, out = self.HEADER_BYTES + 1, self._out
        expected, timestamp, source, plain = self._expected, self._timestamp, self._source, 0x8000 | self._payload_type
        while True:
            sign, length, flags_and_kind, sequence, stamp, of, head, piece = unpack(buffer, place)
            after = place + 4 + length
            if (
                sequence != expected
                or after > end
                or sign != sign_and_channel
                or flags_and_kind & 0xFF7F != plain
                or of != source
                or length < _LEAST_BYTES
            ):
                return place
            if stamp != timestamp:
                if self._kinds:
                    return place
                self._timestamp = timestamp = stamp
            elif not self._kinds:
                return place
            self._expected = expected = (sequence + 1) & 0xFFFF
            self.packets += 1
            if head & fragment_bits == fragment_kind and piece < 0x80 and self._fragment:  # goes on with its unit
                out += view[place + 16 + fragment_bytes : after]
                if piece & 0x40:
                    self._fragment = False
            else:
                self._payload(buffer, view, place + 16, after)
            place = after
            if flags_and_kind & 0x80 and self._kinds & self.PICTURE_KINDS:
                self._finish_marked(stamp)
                return place

    def is_sane(self, flags: int, kind: int) -> bool:
        """Return whether these may be the first bytes of a packet of this stream, in the midst of garbage."""
        return flags & 0xC0 == 0x80 and kind & 0x7F in (self._payload_type, self._described_type)

    def reception(self) -> Reception | None:
        """Return what to report of the current source, None before its first packet."""
        if self._source < 0:
            return None
        received = self.packets - self._base_packets
        highest = self._base_sequence + max(0, received + self._lost_of_source - 1)
        return Reception(self._source, received, self._lost_of_source, highest & 0xFFFFFFFF, int(self._jitter))

    def _payload(self, buffer: bytearray | bytes, view: memoryview, start: int, end: int) -> None:
        """Append the NAL units of one payload, at least a byte long."""
        raise NotImplementedError

    def _goes_on(self, buffer: bytearray | bytes, start: int, end: int) -> bool:
        """Return whether a payload is a further slice of a picture that has begun before."""
        raise NotImplementedError

    def _is_of_another(self, payload_type: int, sequence: int, source: int) -> bool:
        """Return whether a packet of another payload type belongs to something else: metadata, error correction.

        It does once the described type was seen; until then the camera is believed, whatever it described.
        """
        if payload_type in _CONTROL_TYPES:
            return True
        if self._payload_type != self._described_type:
            self._payload_type = payload_type
            return False
        if source == self._source and sequence == self._expected:  # it shares our numbers: nothing is missing
            self._expected = (sequence + 1) & 0xFFFF
            self.packets += 1
        return True

    def _jump(self, sequence: int, timestamp: int, source: int) -> bool:
        """Take note of a gap or a new source; return False for a late or doubled packet, which is not used."""
        restarted = source != self._source
        if not restarted:
            gap = (sequence - self._expected) & 0xFFFF
            if gap > 0xFFFF - _MAX_MISORDER:
                return False
            restarted = gap >= _MAX_DROPOUT
            if not restarted:
                self.packets_lost += gap
                self._lost_of_source += gap
        if restarted:
            self._begin_source(sequence, source)
        if self._kinds:
            self._hurt = True
            if timestamp != self._timestamp and self._kinds & self.PICTURE_KINDS:
                self._finish(self._timestamp)
        if not self._kinds:
            self._gap_before = True
        self._fragment = False
        return True

    def _begin_source(self, sequence: int, source: int) -> None:
        self._source = source
        self._base_sequence = sequence
        self._base_packets = self.packets
        self._lost_of_source = 0
        self._transit = 0
        self._jitter = 0.0

    def _finish_marked(self, timestamp: int) -> None:
        """Finish the picture at its marker, and follow the jitter of arrival.

        Once per picture: what the packets of one burst add is their own length. Source: RFC 3550 section 6.4.1.
        """
        self._finished = timestamp
        transit = self.arrived_mono_ns * 9 // 100_000 - timestamp
        if self._transit:
            step = (transit - self._transit + 0x80000000 & 0xFFFFFFFF) - 0x80000000
            self._jitter += (abs(step) - self._jitter) / 16
        self._transit = transit
        self._finish(timestamp)


def _payload_of(flags: int, buffer: bytearray | bytes, start: int, end: int) -> tuple[int, int]:
    """Return where the payload lies in a packet with padding, extension or contributing sources, (-1, -1) for none."""
    if flags >> 6 != 2:
        return -1, -1
    start += 4 * (flags & 15)
    if flags & 0x10:
        if start + 4 > end:
            return -1, -1
        start += 4 + 4 * (buffer[start + 2] << 8 | buffer[start + 3])
    if flags & 0x20 and start < end:
        end -= buffer[end - 1]
    return (start, end) if start <= end else (-1, -1)
