"""One client playing one stream: sequence numbers, reports, and what its faults do to its packets."""

import random
import struct
from datetime import UTC, datetime
from typing import Final, Protocol

from scc_wall.base.clock import Clock
from scc_wall.simulator.faults import ActiveFault, Fault
from scc_wall.simulator.outlet import Outlet
from scc_wall.simulator.packets import RTP_HEADER_BYTES, PacketPicture

REPORT_EVERY_NS: Final = 5_000_000_000
_NTP_EPOCH: Final = datetime(1900, 1, 1, tzinfo=UTC)
_SENDER_REPORT, _SOURCE_DESCRIPTION = 200, 202
_CNAME: Final = b"scc-simulator"


class Source(Protocol):
    """What a session needs to know of the stream that it plays."""

    @property
    def fault(self) -> ActiveFault | None:
        """The camera's fault, if one is on."""
        ...

    @property
    def clock_offset_s(self) -> float:
        """The camera's clock minus ours."""
        ...


class Session:
    """Sends one stream's pictures to one client.

    Parameters
    ----------
    outlet
        Where packets go.
    random_source
        For SSRC, sequence numbers and faults.
    """

    def __init__(self, session_id: str, source: Source, outlet: Outlet, clock: Clock, random_source: random.Random):
        self.session_id = session_id
        self.outlet = outlet
        self.ssrc = random_source.getrandbits(32)
        self.sequence = random_source.getrandbits(16)
        self.last_heard_ns = clock.mono_ns()
        self._source, self._clock, self._random = source, clock, random_source
        self._skipping = False
        self._packets_sent = 0
        self._octets_sent = 0
        self._report_due_ns = 0

    def heard(self) -> None:
        """Note that the client is there."""
        self.last_heard_ns = self._clock.mono_ns()

    def send(self, picture: PacketPicture, timestamp: int) -> bool:
        """Send a picture; return False if it was dropped because the client does not keep up."""
        if not self._keeps_up(picture):
            return False
        data = picture.stamped(self.sequence, timestamp, self.ssrc, self.outlet.channel)
        fault = self._source.fault
        if fault is not None and fault.fault in _SPOILERS:
            self._send_spoilt(picture, data, fault)
        else:
            self.outlet.picture(picture, data)
        packets = len(picture.starts)
        self.sequence = (self.sequence + packets) & 0xFFFF
        self._packets_sent += packets
        self._octets_sent += len(data) - packets * (RTP_HEADER_BYTES + 4)
        now = self._clock.mono_ns()
        if now >= self._report_due_ns:
            self._report_due_ns = now + REPORT_EVERY_NS
            self.outlet.report(self._sender_report(timestamp))
        return True

    def _keeps_up(self, picture: PacketPicture) -> bool:
        """Whether this picture may go out: whole pictures are dropped, up to the next keyframe."""
        if self._skipping:
            self._skipping = not (picture.keyframe and self.outlet.drained)
        elif self.outlet.full:
            self._skipping = True
        return not self._skipping

    def _send_spoilt(self, picture: PacketPicture, data: bytearray, fault: ActiveFault) -> None:
        rate = fault.number("rate")
        if fault.fault is Fault.GARBAGE:
            if self._random.random() < rate:
                self.outlet.raw(self._random.randbytes(self._random.randint(1, 200)))
            self.outlet.picture(picture, data)
            return
        packets = [bytes(packet) for packet in picture.split(data)]
        if fault.fault is Fault.PACKET_LOSS:
            packets = [packet for packet in packets if self._random.random() >= rate]
        else:
            packets = [self._flipped(packet, rate) for packet in packets]
        if packets:
            self.outlet.packets(packets)

    def _flipped(self, packet: bytes, rate: float) -> bytes:
        """Return a packet with bits of its payload flipped, each with that probability."""
        spoilt = bytearray(packet)
        bits = (len(packet) - RTP_HEADER_BYTES) * 8
        position = -1
        while rate > 0:
            position += 1 + int(self._random.expovariate(rate))
            if position >= bits:
                break
            spoilt[RTP_HEADER_BYTES + position // 8] ^= 1 << position % 8
        return bytes(spoilt)

    def _sender_report(self, timestamp: int) -> bytes:
        """Return a compound of sender report and name (RFC 3550, 6.4.1 and 6.5)."""
        since = (self._clock.now_utc() - _NTP_EPOCH).total_seconds() + self._source.clock_offset_s
        seconds, fraction = int(since), int(since % 1 * 2**32)
        report = struct.pack(
            ">BBHIIIIII",
            *(0x80, _SENDER_REPORT, 6, self.ssrc),
            *(seconds & 0xFFFFFFFF, fraction, timestamp, self._packets_sent, self._octets_sent & 0xFFFFFFFF),
        )
        item = bytes([1, len(_CNAME)]) + _CNAME
        item += bytes(4 - len(item) % 4)  # at least one zero ends the list
        name = struct.pack(">BBHI", 0x81, _SOURCE_DESCRIPTION, 1 + len(item) // 4, self.ssrc) + item
        return report + name


_SPOILERS: Final = frozenset({Fault.BIT_ERRORS, Fault.PACKET_LOSS, Fault.GARBAGE})
