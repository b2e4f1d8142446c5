"""What is taken quickly is taken as everything else is: same pictures, same counts, whatever comes, however cut."""

import itertools
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.h264 import H264
from scc_wall.video.rtsp.h265 import H265
from scc_wall.video.rtsp.interleaved import Incoming
from scc_wall.video.rtsp.rtp import Depacketiser
from tests.support.clock import ManualClock
from tests.support.rtp_packets import (
    H264_PPS,
    H264_SPS,
    SOURCE,
    ap_265,
    framed,
    fu_265,
    fu_a,
    h264_slice,
    h265_unit,
    packet,
    stap_a,
)
from tests.unit.video.rtsp.test_interleaved import ANSWER, OTHER_CHANNEL, SENDER_REPORT, Recorded

TICKS = 3600


class GeneralH264(H264):
    """Takes nothing as ordinary."""

    __slots__ = ()

    def feed_run(self, buffer: bytearray, view: memoryview, place: int, end: int, sign_and_channel: int) -> int:
        return place


class GeneralH265(H265):
    """Takes nothing as ordinary."""

    __slots__ = ()

    def feed_run(self, buffer: bytearray, view: memoryview, place: int, end: int, sign_and_channel: int) -> int:
        return place


def outcome(depacketiser: Depacketiser, pieces: list[bytes], *, for_message: bool = False) -> dict[str, Any]:
    """Return all that can be known of what came of some bytes."""
    clock, control, pictures, messages = ManualClock(), [], [], []
    incoming = Incoming(Recorded(pieces), clock, control.append)
    incoming.expect(depacketiser, 0, 1)
    cause = None
    try:
        while True:
            clock.advance(0.01)
            incoming.receive()
            if for_message:
                incoming.walk_for_message()
            while depacketiser.ready or incoming.messages:
                pictures += depacketiser.ready
                messages += [message.body for message in incoming.messages]
                depacketiser.ready.clear()
                incoming.messages.clear()
                incoming.walk()
    except StreamError as error:
        cause = error.cause
    return {
        "pictures": pictures,
        "messages": messages,
        "control": control,
        "cause": cause,
        "received": incoming.bytes_received,
        "resyncs": incoming.resyncs,
        "counts": (depacketiser.packets, depacketiser.packets_lost, depacketiser.pictures, depacketiser.damaged),
        "reception": depacketiser.reception(),
        "expected": depacketiser.expected,
    }


def payloads_264(kind: str, number: int, size: int) -> list[bytes]:
    slice_ = h264_slice(key=kind == "key", size=max(3, size), fill=number & 0xFF)
    return {
        "key": [stap_a(H264_SPS, H264_PPS), *fu_a(slice_, 40)],
        "fragments": fu_a(slice_, 40),
        "unit": [slice_],
        "slices": [*fu_a(slice_, 40), *fu_a(h264_slice(size=max(3, size), first=False), 40)],
        "marked slices": [slice_, h264_slice(size=20, first=False), h264_slice(size=20, first=False)],
        "headless": [*fu_a(slice_, 40), *fu_a(h264_slice(size=60, first=False), 20)[1:]],
        "endless": [*fu_a(slice_, 40)[:-1], *fu_a(h264_slice(size=60, first=False), 20)],
        "sets": [H264_SPS, H264_PPS],
        "mixed": [*fu_a(slice_, 40), stap_a(b"\x06\x01"), *fu_a(slice_, 500)],
        "nothing": [b""],
    }[kind]


def payloads_265(kind: str, number: int, size: int) -> list[bytes]:
    unit = h265_unit(19 if kind == "key" else 1, b"\x80" + bytes([number & 0xFF]) * max(2, size))
    return {
        "key": [ap_265(h265_unit(32, b"v"), h265_unit(33, b"s"), h265_unit(34, b"p")), *fu_265(unit, 40)],
        "fragments": fu_265(unit, 40),
        "unit": [unit],
        "slices": [*fu_265(unit, 40), *fu_265(h265_unit(1, b"\x10" * 60), 40)],
        "marked slices": [unit, h265_unit(1, b"\x10" * 20), h265_unit(1, b"\x10" * 20)],
        "headless": [*fu_265(unit, 40), *fu_265(h265_unit(1, b"\x10" * 60), 20)[1:]],
        "endless": [*fu_265(unit, 40)[:-1], *fu_265(h265_unit(1, b"\x10" * 60), 20)],
        "sets": [h265_unit(32, b"v"), h265_unit(33, b"s"), h265_unit(34, b"p")],
        "mixed": [*fu_265(unit, 40), ap_265(h265_unit(39, b"sei")), *fu_265(unit, 500)],
        "nothing": [b""],
    }[kind]


def odd(rtp: bytes, how: str, at: int) -> list[bytes]:
    """Return what comes in the place of one packet, behind its interleaving bytes."""
    match how:
        case "lost":
            return []
        case "doubled":
            return [framed(rtp), framed(rtp)]
        case "padded":
            return [framed(bytes([rtp[0] | 0x20]) + rtp[1:] + b"\0\0\3")]
        case "extended":
            return [framed(bytes([rtp[0] | 0x10]) + rtp[1:12] + b"\xbe\xde\0\1abcd" + rtp[12:])]
        case "contributed":
            return [framed(bytes([rtp[0] | 1]) + rtp[1:12] + b"\0\0\0\7" + rtp[12:])]
        case "reported":
            return [SENDER_REPORT, framed(rtp)]
        case "answered":
            return [framed(rtp), ANSWER]
        case "beside":
            return [OTHER_CHANNEL, framed(rtp)]
        case "garbled":
            return [framed(rtp)[: at % len(rtp)] + b"\xff\x01" + framed(rtp)[at % len(rtp) + 1 :]]
        case "garbage":
            return [b"$\0\xee", framed(rtp)]
        case "other type":
            return [framed(rtp[:1] + bytes([rtp[1] & 0x80 | 97]) + rtp[2:])]
        case "other source":
            return [framed(rtp[:8] + b"\0\0\0\1" + rtp[12:])]
        case "other channel":
            return [framed(rtp, 4)]
        case "jumps":
            return [framed(rtp[:2] + bytes([rtp[2] ^ 0x40]) + rtp[3:])]
        case "unmarked":
            return [framed(rtp[:1] + bytes([rtp[1] & 0x7F]) + rtp[2:])]
        case "marked":
            return [framed(rtp[:1] + bytes([rtp[1] | 0x80]) + rtp[2:])]
        case "short":
            return [framed(rtp[:15])]
    raise AssertionError(how)


KINDS = (
    "fragments",
    "fragments",
    "fragments",
    "key",
    "unit",
    "slices",
    "sets",
    "mixed",
    "nothing",
    "marked slices",
    "headless",
    "endless",
)
ODDITIES = (
    *("lost", "doubled", "padded", "extended", "contributed", "reported", "answered", "beside", "garbled", "garbage"),
    *("other type", "other source", "jumps", "unmarked", "marked", "short", "swapped", "other channel"),
)


@given(
    h265=st.booleans(),
    first=st.sampled_from([0, 65530]),
    pictures=st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(1, 200), st.sampled_from([0, 1, 1, 1])), max_size=14
    ),
    oddities=st.dictionaries(st.integers(0, 60), st.tuples(st.sampled_from(ODDITIES), st.integers(0, 60)), max_size=6),
    cuts=st.lists(st.integers(0, 8000), max_size=12),
    for_message=st.booleans(),
)
def test_the_quick_way_and_the_general_one_give_the_same(
    h265: bool,
    first: int,
    pictures: list[tuple[str, int, int]],
    oddities: dict[int, tuple[str, int]],
    cuts: list[int],
    for_message: bool,
) -> None:
    packets: list[bytes] = []
    timestamp = 0
    for number, (kind, size, step) in enumerate([("key", 100, 1), *pictures]):
        timestamp += step * TICKS
        payloads = (payloads_265 if h265 else payloads_264)(kind, number, size)
        for place, payload in enumerate(payloads):
            ends = place == len(payloads) - 1 or kind == "marked slices"
            packets.append(packet(first + len(packets), timestamp, payload, marker=ends, source=SOURCE))
    chunks: list[bytes] = []
    for place, rtp in enumerate(packets):
        how, at = oddities.get(place, ("", 0))
        if how == "swapped" and chunks:
            chunks.insert(len(chunks) - 1, framed(rtp))
        else:
            chunks += odd(rtp, how, at) if how not in ("", "swapped") else [framed(rtp)]
    data = b"".join(chunks)
    edges = sorted({0, len(data), *(place % (len(data) + 1) for place in cuts)})
    pieces = [data[a:b] for a, b in itertools.pairwise(edges)]
    quick, general = (H265, GeneralH265) if h265 else (H264, GeneralH264)
    taken = [outcome(how(96), pieces, for_message=for_message) for how in (quick, general)]
    assert taken[0] == taken[1]


def test_ordinary_packets_are_taken_the_quick_way() -> None:
    """Or the test above compares nothing."""

    class Watched(H264):
        __slots__ = ("fed",)

        def feed(self, *fields: Any) -> None:
            self.fed += 1
            super().feed(*fields)

    depacketiser = Watched(96)
    depacketiser.fed = 0
    payloads = [(number, payload) for number in range(20) for payload in fu_a(h264_slice(key=not number), 10)]
    packets = [packet(place, number * TICKS, payload) for place, (number, payload) in enumerate(payloads)]
    marked = [rtp[:1] + b"\xe0" + rtp[2:] if rtp[13] & 0x40 else rtp for rtp in packets]
    came = outcome(depacketiser, [b"".join(framed(rtp) for rtp in marked)])
    assert (len(came["pictures"]), came["counts"][0], came["cause"]) == (20, len(packets), Cause.CLOSED)
    assert depacketiser.fed == 1  # the very first: nothing was expected yet
