"""A session that is kept alive, forgotten or renewed while it plays, and what its reports say."""

import struct
import threading
from datetime import UTC, datetime, timedelta

import pytest

from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.limits import Limits
from tests.support.clock import ManualClock
from tests.support.rtp_packets import framed
from tests.support.rtsp_reading import ACCOUNT, PACKETS, PATIENT, stream
from tests.support.rtsp_script import PATIENCE_S, Peer, ScriptedCamera


def test_keep_alive_falls_back_to_options_and_reports_are_sent() -> None:
    clock, opened_event, reports = ManualClock(), threading.Event(), []

    def script(peer: Peer) -> None:
        peer.play(PACKETS[:30], "Session: 7; timeout=20")
        opened_event.wait(PATIENCE_S)
        clock.advance(5.1)
        reports.append(peer.report())
        clock.advance(5.0)
        assert peer.expect("GET_PARAMETER").headers["session"] == "7"
        for packet in PACKETS[30:34]:
            peer.send(framed(packet))
        peer.answer(455)
        assert peer.expect("OPTIONS").headers["session"] == "7"
        peer.answer()
        for packet in PACKETS[34:]:
            peer.send(framed(packet))
        peer.expect("TEARDOWN")

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, Limits(100, 100, 100, 100), clock=clock)
        opened.open()
        opened_event.set()
        assert [opened.read().damaged for _ in range(12)] == [False] * 12
        opened.close()
    assert reports[0][:2] == b"$\1"
    assert reports[0][4:6] == b"\x81\xc9"


def test_a_forgotten_session_ends_the_stream() -> None:
    clock, opened_event = ManualClock(), threading.Event()

    def script(peer: Peer) -> None:
        peer.play(PACKETS)
        opened_event.wait(PATIENCE_S)
        clock.advance(30)
        peer.expect("GET_PARAMETER")
        peer.answer(454)
        peer.wait_end()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, Limits(100, 100, 100, 100), clock=clock)
        opened.open()
        opened_event.set()
        for _ in range(12):
            opened.read()
        with pytest.raises(StreamError, match="454") as told:
            opened.read()
        opened.close()
    assert told.value.cause is Cause.CLOSED


def test_a_nonce_that_grew_old_while_playing_is_renewed() -> None:
    clock, opened_event, answers = ManualClock(), threading.Event(), []

    def script(peer: Peer) -> None:
        peer.expect("OPTIONS")
        peer.answer(401, ['WWW-Authenticate: Digest realm="r", nonce="old"'])
        peer.play(PACKETS[:20])
        opened_event.wait(PATIENCE_S)
        clock.advance(30)
        peer.expect("GET_PARAMETER")
        peer.answer(401, ['WWW-Authenticate: Digest realm="r", nonce="new"'])
        answers.append(peer.expect("GET_PARAMETER").headers["authorization"])
        peer.answer()
        for packet in PACKETS[20:]:
            peer.send(framed(packet))
        peer.wait_end()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, Limits(100, 100, 100, 100), clock=clock, credentials=ACCOUNT)
        opened.open()
        opened_event.set()
        assert [opened.read().damaged for _ in range(12)] == [False] * 12
        opened.close()
    assert 'nonce="new"' in answers[0]


def test_the_cameras_clock_is_compared() -> None:
    clock = ManualClock()
    seconds = int((datetime(2026, 1, 5, 1, 0, tzinfo=UTC) + timedelta(seconds=90)).timestamp()) + 2_208_988_800
    report = struct.pack(">BBHIIIIII", 0x80, 200, 6, 0x11223344, seconds, 0, 0, 1, 1)

    def script(peer: Peer) -> None:
        peer.play()
        peer.send(framed(report, 1))
        for packet in PACKETS:
            peer.send(framed(packet))
        peer.wait_end()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT, clock=clock)
        opened.open()
        opened.read()
        counted = opened.counters()
        opened.close()
    assert counted.camera_clock_offset_s == pytest.approx(90)
    assert counted.bytes_received > 0
