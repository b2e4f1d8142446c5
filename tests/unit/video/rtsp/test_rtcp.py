"""Sender reports tell the camera's time, receiver reports tell the loss, BYE ends."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.video.rtsp.rtcp import ControlState
from scc_wall.video.rtsp.rtp import Reception
from tests.support.clock import START_UTC, ManualClock

NTP_AT_START = int(START_UTC.timestamp()) + 2_208_988_800


def sender_report(ntp_s: int, fraction: int = 0) -> bytes:
    return struct.pack(">BBHIIIIII", 0x80, 200, 6, 9, ntp_s, fraction, 0, 1, 1)


def taken(packet: bytes, clock: ManualClock) -> ControlState:
    state = ControlState(source=5)
    state.take(packet, clock.mono_ns(), clock.now_utc())
    return state


@pytest.mark.parametrize("ahead_s", [0, 3, -7200])
def test_the_cameras_clock(clock: ManualClock, ahead_s: int) -> None:
    state = taken(sender_report(NTP_AT_START + ahead_s, 1 << 31), clock)
    assert state.camera_clock_offset_s == pytest.approx(ahead_s + 0.5)


@pytest.mark.parametrize("ntp_s", [0, 40_000, 2_208_988_700])
def test_a_camera_without_clock(clock: ManualClock, ntp_s: int) -> None:
    offset_s = taken(sender_report(ntp_s), clock).camera_clock_offset_s
    assert offset_s is None or ntp_s < 2_208_988_700 // 2


def test_bye() -> None:
    clock = ManualClock()
    bye = struct.pack(">BBHI", 0x81, 203, 1, 42)
    state = taken(sender_report(NTP_AT_START) + bye, clock)
    assert state.has_ended(42)
    assert not state.has_ended(43)
    assert state.has_ended(-1)
    assert taken(struct.pack(">BBH", 0x80, 203, 0), clock).has_ended(7)


def test_a_report_tells_loss_and_delay(clock: ManualClock) -> None:
    state = taken(sender_report(NTP_AT_START, 0x80000000), clock)
    clock.advance(2)
    report = state.report(Reception(42, 75, 25, 70000, 9), clock.mono_ns())
    flags, kind, words, ours = struct.unpack_from(">BBHI", report)
    assert (flags, kind, words, ours) == (0x81, 201, 7, 5)
    source, loss, highest, jitter, last, delay = struct.unpack_from(">IIIIII", report, 8)
    assert (source, loss >> 24, loss & 0xFFFFFF, highest, jitter) == (42, 64, 25, 70000, 9)
    assert last == (NTP_AT_START & 0xFFFF) << 16 | 0x8000
    assert delay == 2 * 65536
    assert struct.unpack_from(">BBH", report, 32) == (0x81, 202, 4)
    assert len(report) == 32 + 4 + 4 * 4
    again = state.report(Reception(42, 175, 25, 70100, 9), clock.mono_ns())
    assert again[12] == 0  # nothing was lost since


def test_a_report_without_anything_received(clock: ManualClock) -> None:
    assert ControlState(source=5).report(None, clock.mono_ns())[:4] == b"\x80\xc9\0\1"


@given(st.binary(max_size=120), st.sampled_from([b"", b"\x80\xc8\0\6", b"\x8f\xcb\0\3", b"\x81\xcb\xff\xff"]))
def test_no_packet_raises(tail: bytes, head: bytes) -> None:
    taken(head + tail, ManualClock())


@given(st.integers(0, 1 << 40), st.integers(0, 1 << 40), st.integers(0, 1 << 40))
def test_no_count_breaks_a_report(received: int, lost: int, jitter: int) -> None:
    ControlState(source=1).report(Reception(1, received, lost, 1, jitter), 0)
