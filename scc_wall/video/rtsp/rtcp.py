"""RTCP (RFC 3550 section 6): the camera's own time, its farewell, and our receiver reports."""

import struct
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from scc_wall.video.rtsp.rtp import Reception

_SENDER_REPORT: Final = 200
_RECEIVER_REPORT: Final = 201
_DESCRIPTION: Final = 202
_BYE: Final = 203
KNOWN: Final = range(_SENDER_REPORT, 208)
_NTP_TO_UNIX_S: Final = 2_208_988_800
"""From 1900 to 1970. Source: RFC 868."""
_LAST_ERA_S: Final = 1 << 32
_MAX_LOST: Final = 0x7FFFFF


@dataclass(slots=True)
class ControlState:
    """What the sender's control packets told so far.

    Parameters
    ----------
    source
        Ours, random.
    camera_clock_offset_s
        The camera's clock minus ours in seconds, at its last sender report; None before, or if it has no clock.
    """

    source: int
    camera_clock_offset_s: float | None = None
    said_bye: set[int] = field(default_factory=set)
    said_bye_to_all: bool = False
    _last_report: int = 0  # the middle 32 bits of its NTP time
    _last_report_mono_ns: int = 0
    _fraction_base: tuple[int, int] = (0, 0)  # expected and received at our last report

    def take(self, packet: bytes, mono_ns: int, now_utc: datetime) -> None:
        """Read a compound packet; what makes no sense is skipped."""
        place = 0
        while place + 4 <= len(packet):
            flags, kind, words = struct.unpack_from(">BBH", packet, place)
            after = place + 4 + 4 * words
            if flags >> 6 != 2 or after > len(packet):
                return
            if kind == _SENDER_REPORT and words >= 6:
                self._take_sender_report(packet, place, mono_ns, now_utc)
            elif kind == _BYE:
                count = min(flags & 31, words)
                self.said_bye = set(struct.unpack_from(f">{count}I", packet, place + 4))
                self.said_bye_to_all = count == 0
            place = after

    def has_ended(self, source: int) -> bool:
        """Return whether the camera said goodbye for the stream being received (-1: none yet)."""
        return self.said_bye_to_all or source in self.said_bye or (source < 0 and bool(self.said_bye))

    def _take_sender_report(self, packet: bytes, place: int, mono_ns: int, now_utc: datetime) -> None:
        seconds, fraction = struct.unpack_from(">II", packet, place + 8)
        self._last_report = (seconds << 16 | fraction >> 16) & 0xFFFFFFFF
        self._last_report_mono_ns = mono_ns
        if seconds < _NTP_TO_UNIX_S - _LAST_ERA_S // 2:  # from 2036 on the seconds begin again at 0
            seconds += _LAST_ERA_S
        camera_s = seconds + fraction / (1 << 32) - _NTP_TO_UNIX_S
        offset_s = camera_s - now_utc.timestamp()
        # Before 1970, or beyond a century: it counts from its start, not from 1900.
        sane = camera_s >= 0 and abs(offset_s) < 100 * 365 * 86400
        self.camera_clock_offset_s = offset_s if sane else None

    def report(self, reception: Reception | None, mono_ns: int) -> bytes:
        """Return a receiver report with the obligatory description of ourselves, ready to send."""
        block = b"" if reception is None else self._block(reception, mono_ns)
        count = 1 if block else 0
        head = struct.pack(">BBHI", 0x80 | count, _RECEIVER_REPORT, 1 + len(block) // 4, self.source)
        name = b"\x01\x08scc-wall\0\0"  # CNAME, 8 bytes, end of items, filled to whole words
        described = struct.pack(">BBHI", 0x81, _DESCRIPTION, 1 + len(name) // 4, self.source) + name
        return head + block + described

    def _block(self, reception: Reception, mono_ns: int) -> bytes:
        expected = reception.received + reception.lost
        expected_before, received_before = self._fraction_base
        self._fraction_base = (expected, reception.received)
        expected_now = expected - expected_before
        lost_now = expected_now - (reception.received - received_before)
        fraction = min(255, 256 * lost_now // expected_now) if expected_now > 0 and lost_now > 0 else 0
        delay = (mono_ns - self._last_report_mono_ns) * 65536 // 1_000_000_000 if self._last_report else 0
        return struct.pack(
            ">IIIIII",
            reception.source,
            fraction << 24 | min(reception.lost, _MAX_LOST),
            reception.highest_sequence,
            min(reception.jitter, 0xFFFFFFFF),
            self._last_report,
            delay & 0xFFFFFFFF,
        )
