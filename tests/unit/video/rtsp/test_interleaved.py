"""The bytes of a connection come apart into messages, pictures and control packets, however they are cut."""

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.cause import Cause
from scc_wall.video.picture import CodedPicture, StreamError
from scc_wall.video.rtsp.h264 import H264
from scc_wall.video.rtsp.interleaved import Incoming
from scc_wall.video.rtsp.limits import MAX_BODY_BYTES, MAX_GARBAGE_BYTES, MAX_HEAD_BYTES, MAX_WAITING_BYTES
from scc_wall.video.rtsp.messages import Request, Response
from scc_wall.video.rtsp.transport_tcp import Connection
from tests.support.clock import ManualClock
from tests.support.rtp_packets import framed, h264_stream, packet

ANSWER = b"RTSP/1.0 200 OK\r\nCSeq: 7\r\nContent-Length: 5\r\n\r\nhello"
ASKED = b"OPTIONS * RTSP/1.0\nCSeq: 1\n\n"
SENDER_REPORT = framed(b"\x80\xc8\0\6" + bytes(24), 1)
OTHER_CHANNEL = framed(b"audio, say", 4)


class Recorded(Connection):
    """Gives out what was recorded, in the pieces that it is made of."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def receive_into(self, view: memoryview, timeout_s: float) -> int:
        piece = self._rest or next(self._pieces, b"")
        if not piece:
            raise StreamError(Cause.CLOSED)
        count = min(len(view), len(piece))
        view[:count], self._rest = piece[:count], piece[count:]
        return count


class Taken:
    """Everything that came out of some bytes."""

    def __init__(self, pieces: Iterable[bytes], *, playing: bool = True) -> None:
        self.control: list[bytes] = []
        self.incoming = Incoming(Recorded(pieces), ManualClock(), self.control.append)
        self.depacketiser = H264(96)
        if playing:
            self.incoming.expect(self.depacketiser, 0, 1)
        self.pictures: list[CodedPicture] = []
        self.messages: list[Response | Request] = []
        try:
            while True:
                self.take()
                self.incoming.receive()
        except StreamError as error:
            self.end = error.cause

    def take(self) -> None:
        while True:
            self.incoming.walk()
            if not self.depacketiser.ready and not self.incoming.messages:
                return
            self.pictures += self.depacketiser.ready
            self.messages += self.incoming.messages
            self.depacketiser.ready.clear()
            self.incoming.messages.clear()


PACKETS = [framed(p) for p in h264_stream(8)]
STREAM = b"".join([*PACKETS[:3], ANSWER, *PACKETS[3:9], SENDER_REPORT, OTHER_CHANNEL, ASKED, *PACKETS[9:]])
MORE = b"".join(framed(p) for p in h264_stream(600, first_sequence=500))
"""Enough good packets to be in step again, even behind what looks like the beginning of a long message."""


def cut(data: bytes, places: Iterable[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(place % len(data) for place in places)})
    return [data[a:b] for a, b in itertools.pairwise(edges)]


def test_everything_is_taken_apart() -> None:
    taken = Taken([STREAM])
    assert len(taken.pictures) == 8
    assert not any(p.damaged for p in taken.pictures)
    answer, asked = taken.messages
    assert isinstance(answer, Response)
    assert (answer.status, answer.body) == (200, b"hello")
    assert isinstance(asked, Request)
    assert asked.method == "OPTIONS"
    assert taken.control == [SENDER_REPORT[4:]]
    assert taken.incoming.bytes_received == len(STREAM)
    assert taken.incoming.resyncs == 0


@given(st.lists(st.integers(0, len(STREAM)), max_size=40))
def test_where_the_bytes_are_cut_changes_nothing(places: list[int]) -> None:
    whole, pieces = Taken([STREAM]), Taken(cut(STREAM, places))
    assert pieces.pictures == whole.pictures
    assert pieces.messages == whole.messages
    assert pieces.control == whole.control


def test_a_byte_at_a_time() -> None:
    assert Taken(STREAM[i : i + 1] for i in range(len(STREAM))).pictures == Taken([STREAM]).pictures


@given(
    st.lists(st.tuples(st.integers(0, len(STREAM)), st.integers(0, 30), st.binary(max_size=30)), max_size=6),
    st.lists(st.integers(0, len(STREAM)), max_size=6),
)
def test_bytes_lost_and_made_up_end_in_nothing_but_a_stream_error(
    faults: list[tuple[int, int, bytes]], places: list[int]
) -> None:
    data = bytearray(STREAM)
    for place, removed, added in faults:
        data[place : place + removed] = added
    taken = Taken([*cut(bytes(data) + b".", places), MORE])
    assert taken.end in (Cause.CLOSED, Cause.PROTOCOL)
    assert taken.end is Cause.PROTOCOL or not taken.pictures[-1].damaged


@pytest.mark.parametrize(
    "garbage", [b"\x01\x02\x03", b"$$$$$$", b"$\0\0\x20garbage", bytes(range(256)), b"$\xff\xff\xff"]
)
def test_garbage_between_packets_is_skipped(garbage: bytes) -> None:
    taken = Taken([b"".join([*PACKETS[:8], garbage, *PACKETS[8:]])])
    assert taken.pictures == Taken([b"".join(PACKETS)]).pictures
    assert taken.incoming.resyncs >= 1


@pytest.mark.parametrize("missing", [1, 3, 40])
def test_bytes_lost_in_a_packet_damage(missing: int) -> None:
    data = b"".join(PACKETS)
    place = len(b"".join(PACKETS[:8])) + 20
    taken = Taken([data[:place] + data[place + missing :]])
    assert taken.depacketiser.packets_lost >= 1
    assert any(p.damaged for p in taken.pictures)
    assert not taken.pictures[-1].damaged  # the second keyframe is whole


def test_endless_garbage_ends_the_stream() -> None:
    taken = Taken([PACKETS[0], *[b"\xee" * 100_000] * (MAX_GARBAGE_BYTES // 100_000 + 2)])
    assert taken.end is Cause.PROTOCOL


def test_short_and_empty_packets_are_skipped() -> None:
    taken = Taken([b"".join([PACKETS[0], b"$\0\0\0", b"$\1\0\0", b"$\0\0\5\x80\0\0\0\0", *PACKETS[1:]])])
    assert [p.damaged for p in taken.pictures] == [False] * 8


@pytest.mark.parametrize("first", [b"SSH-2.0-OpenSSH_9\r\n", b"\x15\x03\x01\0\x02\x02", b"HTTP/1.1 400 Bad\r\n\r\n"])
def test_another_protocol_is_told_at_once(first: bytes) -> None:
    assert Taken([first], playing=False).end is Cause.PROTOCOL


@pytest.mark.parametrize(
    "head",
    [
        b"RTSP/1.0 200 OK\r\n" + b"X: " + b"y" * (MAX_HEAD_BYTES + 10) + b"\r\n\r\n",
        b"RTSP/1.0 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",
        b"RTSP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % (MAX_BODY_BYTES + 1),
        b"RTSP/1.0 abc\r\n\r\n",
    ],
)
def test_hostile_heads_are_refused(head: bytes) -> None:
    assert Taken([head], playing=False).end is Cause.PROTOCOL


def test_a_large_body_arrives_whole() -> None:
    body = bytes(range(256)) * 4000
    (message,) = Taken([b"RTSP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body], playing=False).messages
    assert isinstance(message, Response)
    assert message.body == body


def test_an_answer_is_found_behind_pictures_that_nobody_took_yet() -> None:
    odd = framed(packet(400, 99 * 3600, b""))  # not the number expected
    incoming = Incoming(
        Recorded([b"".join([*PACKETS[:20], odd, *PACKETS[20:], ANSWER])]), ManualClock(), lambda _: None
    )
    depacketiser = H264(96)
    incoming.expect(depacketiser, 0, 1)
    incoming.receive()
    incoming.walk_for_message()
    assert len(incoming.messages) == 1
    assert len(depacketiser.ready) > 4


def test_pictures_without_an_answer_pile_up_to_a_limit() -> None:
    large = b"\x65\x88" + bytes(60_000)
    packets = (framed(packet(i, i * 3600, large, marker=True)) for i in range(2 * MAX_WAITING_BYTES // 60_000))
    incoming = Incoming(Recorded(packets), ManualClock(), lambda _: None)
    depacketiser = H264(96)
    incoming.expect(depacketiser, 0, 1)

    def wait_for_an_answer() -> None:
        while True:
            incoming.receive()
            incoming.walk_for_message()

    with pytest.raises(StreamError) as told:
        wait_for_an_answer()
    assert told.value.cause is Cause.PROTOCOL
    assert incoming.waiting_bytes() < MAX_WAITING_BYTES + 200_000
