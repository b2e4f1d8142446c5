"""What arrives on the RTSP connection: messages, and RTP packets between them (RFC 2326 section 10.12).

`Incoming.walk` is the hot loop of the program: it runs over every packet of every camera on TCP.
"""

import struct
from collections import deque
from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.failures import unreadable
from scc_wall.video.rtsp.limits import MAX_GARBAGE_BYTES, MAX_HEAD_BYTES, MAX_WAITING_BYTES, TICK_S
from scc_wall.video.rtsp.messages import END_OF_HEAD, LONGEST_START, MESSAGE_START, Request, Response, parse_head
from scc_wall.video.rtsp.rtcp import KNOWN
from scc_wall.video.rtsp.rtp import Depacketiser
from scc_wall.video.rtsp.transport_tcp import Connection

_CAPACITY: Final = 128 * 1024
"""Holds the largest packet or head twice, so that after moving the rest to the front there is always room."""
_LEAST_ROOM: Final = 32 * 1024
_HEADERS: Final = struct.Struct(">BBHBBHII")
"""`$`, channel and length, then the RTP header, in one go."""
_BEYOND: Final = 32
"""The last header may be unpacked beyond the end."""
_DOLLAR: Final = 0x24
_SPACE: Final = frozenset(b"\r\n\0 \t")
_LARGEST_CHANNEL: Final = 31
"""Beyond it, `$` is more likely garbage than a packet of a stream that was never asked for."""

_METHODS: Final = (
    b"OPTIONS ANNOUNCE DESCRIBE SETUP PLAY PAUSE RECORD TEARDOWN REDIRECT GET_PARAMETER SET_PARAMETER PLAY_NOTIFY"
)
_STARTS: Final = (b"RTSP/", b"HTTP/", *(method + b" " for method in _METHODS.split()))
_INITIALS: Final = frozenset(chr(word[0]) for word in _STARTS)


def _to_nobody(_packet: bytes) -> None:
    """Tell nobody."""


class Incoming:
    """Takes the bytes of one connection apart: messages, pictures (through the depacketiser), control packets.

    Bytes between packets that are neither are skipped up to the next that surely is a packet, and counted in `resyncs`.
    They damage no picture by themselves: where they took a packet with them, its number is missing.

    Parameters
    ----------
    on_control
        Called with each RTCP packet.
    """

    __slots__ = (
        "_body_left",
        "_buffer",
        "_clock",
        "_control_channel",
        "_depacketiser",
        "_end",
        "_garbage",
        "_message",
        "_on_control",
        "_receive_into",
        "_rtp_channel",
        "_searching",
        "_start",
        "_view",
        "bytes_received",
        "messages",
        "resyncs",
    )

    def __init__(self, connection: Connection, clock: Clock, on_control: Callable[[bytes], None]) -> None:
        self.messages: deque[Response | Request] = deque()
        self.bytes_received = 0
        self.resyncs = 0
        self._receive_into = connection.receive_into
        self._clock = clock
        self._on_control = on_control
        self._buffer = bytearray(_CAPACITY + _BEYOND)
        self._view = memoryview(self._buffer)
        self._start = 0
        self._end = 0
        self._rtp_channel = -1
        self._control_channel = -1
        self._depacketiser: Depacketiser | None = None
        self._message: Response | Request | None = None  # whose body is being received
        self._body_left = 0
        self._searching = False  # out of step: looking for the next packet
        self._garbage = 0

    def forget(self) -> None:
        """Free the buffer and whoever is told of control packets: the connection is closed, what was counted stays.

        They hold each other, so they would stay until Python looks for cycles.
        """
        self._buffer = bytearray()
        self._view = memoryview(self._buffer)
        self._start = self._end = 0
        self._depacketiser = None
        self._on_control = _to_nobody

    @property
    def in_packets(self) -> bool:
        """Whether packets are expected here at all."""
        return self._rtp_channel >= 0

    @property
    def is_full(self) -> bool:
        """Whether the last receive had no more room: more may be waiting."""
        return self._end == _CAPACITY

    @property
    def is_empty(self) -> bool:
        """Whether everything received was taken apart."""
        return self._start == self._end

    def expect(self, depacketiser: Depacketiser, rtp_channel: int, control_channel: int) -> None:
        """From now on take packets of these channels."""
        self._depacketiser = depacketiser
        self._rtp_channel = rtp_channel
        self._control_channel = control_channel

    def receive(self, timeout_s: float = TICK_S) -> int:
        """Receive once, waiting up to `timeout_s`, and walk; return the monotonic time after receiving.

        Raises
        ------
        StreamError
            CLOSED, RESET, PROTOCOL, or when interrupted.
        """
        if self._start == self._end:
            self._start = self._end = 0
        elif _CAPACITY - self._end < _LEAST_ROOM:
            left = self._end - self._start
            self._buffer[:left] = self._buffer[self._start : self._end]
            self._start, self._end = 0, left
        count = self._receive_into(self._view[self._end : _CAPACITY], timeout_s)
        now_mono_ns = self._clock.mono_ns()
        if count:
            self._end += count
            self.bytes_received += count
            if self._depacketiser is not None:
                self._depacketiser.arrived_mono_ns = now_mono_ns
                self._depacketiser.drop_if_too_large()
            self.walk()
        return now_mono_ns

    def walk(self) -> None:
        """Take what was received apart, up to the next picture or message."""
        if self._start == self._end or (self._body_left and not self._take_body()):
            return
        depacketiser = self._depacketiser
        if depacketiser is None:
            self._walk_messages()
            return
        ready, buffer, view, end = depacketiser.ready, self._buffer, self._view, self._end
        rtp_channel, messages = self._rtp_channel, self.messages
        sign_and_channel, place = _DOLLAR << 8 | rtp_channel, self._start
        while place < end:
            place = depacketiser.feed_run(buffer, view, place, end, sign_and_channel)
            if place == end or (ready and place > self._start):
                break  # in front of what waits in `ready` since before, it goes on
            sign, channel, length, flags, kind, sequence, timestamp, source = _HEADERS.unpack_from(buffer, place)
            after = place + 4 + length
            if (
                sign == _DOLLAR
                and channel == rtp_channel
                and flags & 0xC0 == 0x80
                and length >= 12
                and place + 16 <= end
            ):
                if after > end:
                    break
                depacketiser.feed(flags, kind, sequence, timestamp, source, buffer, view, place + 16, after)
                place = after
                if ready:
                    break
            else:
                self._start = place
                if not self._step() or messages:
                    return
                place = self._start
        self._start = place

    def waiting_bytes(self) -> int:
        """Return the size of the pictures that nobody took yet."""
        return sum(len(picture.data) for picture in self._depacketiser.ready) if self._depacketiser else 0

    def walk_for_message(self) -> None:
        """Take what was received apart up to the next message; the pictures on the way wait in `ready`.

        Raises
        ------
        StreamError
            PROTOCOL if too many of them pile up.
        """
        before = -1
        while not self.messages and self._start != before:
            before = self._start
            self.walk()
        if self.waiting_bytes() > MAX_WAITING_BYTES:
            raise unreadable("pictures, but no answer")

    def _walk_messages(self) -> None:
        while self._start < self._end and self._step() and not self.messages:
            pass

    def _step(self) -> bool:
        """Take one thing that is no RTP packet from the front; return False if more bytes are needed."""
        start = self._start
        if self._searching:
            return self._search(start)
        first = self._buffer[start]
        if first == _DOLLAR:
            return self._step_packet()
        if first in _SPACE:
            self._start = start + 1
            return True
        return self._step_text()

    def _step_text(self) -> bool:
        start, end = self._start, self._end
        if MESSAGE_START.match(self._buffer, start, end):
            return self._step_message()
        if end - start < LONGEST_START and self._may_begin_message():
            return False
        return self._lose_step()

    def _may_begin_message(self) -> bool:
        begun = bytes(self._buffer[self._start : self._end]).upper()
        return any(word.startswith(begun) for word in _STARTS)

    def _step_packet(self) -> bool:
        start, left = self._start, self._end - self._start
        if left < 4:
            return False
        channel = self._buffer[start + 1]
        length = self._buffer[start + 2] << 8 | self._buffer[start + 3]
        ours = channel in {self._rtp_channel, self._control_channel}
        version_2 = left < 5 or self._buffer[start + 4] >> 6 == 2
        if channel > _LARGEST_CHANNEL or (ours and length >= 4 and not version_2):
            return self._lose_step()
        if left < 4 + length:
            return False
        after = start + 4 + length
        if not ours and after < self._end and not self._may_begin_anything(after):
            return self._lose_step()
        if channel == self._control_channel and ours:
            self._on_control(bytes(self._view[start + 4 : after]))
        self._start = after
        return True

    def _may_begin_anything(self, place: int) -> bool:
        first = self._buffer[place]
        return first == _DOLLAR or first in _SPACE or chr(first).upper() in _INITIALS

    def _step_message(self) -> bool:
        start, end = self._start, self._end
        found = END_OF_HEAD.search(self._buffer, start, end)
        if found is None or found.start() - start > MAX_HEAD_BYTES:
            if found is not None or end - start > MAX_HEAD_BYTES:
                if not self.in_packets:
                    raise unreadable(f"a head of over {MAX_HEAD_BYTES} bytes")
                return self._lose_step()
            return False
        head, self._start = bytes(self._view[start : found.start()]), found.end()
        try:
            message = parse_head(head)
            self._body_left = message.headers.body_bytes()
        except StreamError:
            if not self.in_packets:
                raise
            return self._lose_step()
        if not self._body_left:
            self.messages.append(message)
            return True
        self._message = message
        return self._take_body()

    def _take_body(self) -> bool:
        """Move what there is of a body to its message; return whether it is complete."""
        message = self._message
        assert message is not None
        taken = min(self._body_left, self._end - self._start)
        message.body += bytes(self._view[self._start : self._start + taken])
        self._start += taken
        self._body_left -= taken
        if self._body_left:
            return False
        self.messages.append(message)
        self._message = None
        return True

    def _lose_step(self) -> bool:
        """Note that the bytes make no sense, and look for the next that do.

        Raises
        ------
        StreamError
            PROTOCOL before any stream is set up: then nothing but answers can be expected.
        """
        if not self.in_packets:
            raise unreadable("the answer is no RTSP")
        self.resyncs += 1
        self._searching = True
        return self._search(min(self._start + 1, self._end))

    def _search(self, place: int) -> bool:
        """Go on at the next bytes that surely are a packet or an answer; return False if more bytes are needed."""
        begin = self._start
        while True:
            dollar = self._buffer.find(b"$", place, self._end)
            answer = self._buffer.find(b"RTSP/1.", place, self._end if dollar < 0 else dollar)
            place = answer if answer >= 0 else dollar
            if place < 0:
                self._skip(begin, max(begin, self._end - 6))
                return False
            sure = True if answer >= 0 else self._is_surely_packet(place)
            if sure is None:
                self._skip(begin, place)
                return False
            if sure:
                self._skip(begin, place)
                self._searching = False
                self._garbage = 0
                return True
            place += 1

    def _skip(self, begin: int, place: int) -> None:
        self._start = place
        self._garbage += place - begin
        if self._garbage > MAX_GARBAGE_BYTES:
            raise unreadable(f"{self._garbage} bytes of garbage")

    def _is_surely_packet(self, place: int) -> bool | None:
        """Return whether a packet of ours begins here, None if too few bytes are there to tell."""
        if place + 6 > self._end:
            return None
        _, channel, length, flags, kind, *_ = _HEADERS.unpack_from(self._buffer, place)
        if channel == self._rtp_channel and self._depacketiser is not None:
            sane = length >= 12 and self._depacketiser.is_sane(flags, kind)
        else:
            sane = channel == self._control_channel and flags >> 6 == 2 and kind in KNOWN and length >= 4
        after = place + 4 + length
        return sane and (after >= self._end or self._may_begin_anything(after))
