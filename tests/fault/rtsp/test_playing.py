"""Streams that end, odd cameras that play all the same, and a close that is short."""

import struct
import threading

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from tests.support.rtp_packets import SOURCE, framed, h264_stream
from tests.support.rtsp_reading import PACKETS, PATIENT, cause_of, play_then, silent, stream
from tests.support.rtsp_script import SDP, Peer, Script, ScriptedCamera, methods

BYE = struct.pack(">BBHI", 0x81, 203, 1, SOURCE)


@pytest.mark.parametrize(
    ("script", "pictures", "cause"),
    [
        (play_then(silent, []), 0, Cause.PICTURE_TIMEOUT),
        (play_then(silent), 12, Cause.STALLED),
        (play_then(lambda peer: None), 12, Cause.CLOSED),
        (play_then(Peer.reset), 0, Cause.RESET),  # it overtakes the pictures
        (play_then(lambda peer: peer.send(framed(BYE, 1))), 12, Cause.CLOSED),
        (play_then(lambda peer: peer.send(b"\xee" * 2_000_000)), 12, Cause.PROTOCOL),
        (play_then(lambda peer: peer.send(b"TEARDOWN rtsp://x RTSP/1.0\r\nCSeq: 1\r\n\r\n")), 12, Cause.CLOSED),
    ],
)
def test_streams_that_end(script: Script, pictures: int, cause: Cause) -> None:
    with ScriptedCamera(script) as camera:
        assert cause_of(stream(camera.url), pictures) is cause


def test_packets_that_never_make_a_picture_are_a_stall() -> None:
    def drips(peer: Peer) -> None:
        for number in range(1000):
            peer.send(framed(h264_stream(13)[-3][:2] + struct.pack(">H", 5000 + number) + h264_stream(13)[-3][4:]))
            threading.Event().wait(0.01)

    with ScriptedCamera(play_then(drips)) as camera:
        assert cause_of(stream(camera.url), 12) is Cause.STALLED


def test_packets_before_the_answer_to_play_are_kept() -> None:
    def script(peer: Peer) -> None:
        peer.set_up()
        peer.expect("PLAY")
        for packet in PACKETS[:20]:
            peer.send(framed(packet))
        peer.answer(end="\n")
        for packet in PACKETS[20:]:
            peer.send(framed(packet))
        peer.wait_end()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT)
        opened.open()
        pictures = [opened.read() for _ in range(12)]
        opened.close()
    assert [p.rtp_timestamp for p in pictures] == [3600 * i for i in range(12)]
    assert not any(p.damaged for p in pictures)
    assert pictures[0].arrived_mono_ns <= pictures[-1].arrived_mono_ns <= SYSTEM_CLOCK.mono_ns()


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_odd_answers_of_real_cameras(end: str) -> None:
    def script(peer: Peer) -> None:
        peer.expect("OPTIONS")
        peer.send(f"rtsp/1.0 501 No{end}cseq:99{end}{end}".encode())  # neither the number nor the method is right
        peer.expect("DESCRIBE")
        base = f"content-base: rtsp://user:secret@127.0.0.1:{camera.port}/stream/"
        sdp = SDP.replace("a=control:track1", "a=control:/stream/track1").replace("\r\n", end)
        peer.answer(headers=[base], body=sdp, end=end)
        first_setup = peer.expect("SETUP")
        peer.answer(404, end=end)
        assert first_setup.url.endswith("/stream/stream/track1")
        assert peer.expect("SETUP").url == f"rtsp://127.0.0.1:{camera.port}/stream/track1"
        peer.answer(headers=["Session : AbC", "transport: RTP/AVP/TCP;unicast;interleaved=6-7"], end=end)
        assert peer.expect("PLAY").headers["session"] == "AbC"
        peer.send(framed(b"not ours", 0))
        peer.answer(end=end)
        for packet in PACKETS:
            peer.send(framed(packet, 6))
        peer.expect("TEARDOWN")
        peer.answer()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT)
        opened.open()
        assert [opened.read().damaged for _ in range(12)] == [False] * 12
        opened.close()
        assert methods(camera)[-1] == "TEARDOWN"
        assert not any("secret" in asked.url for asked in camera.peers[0].asked)


def test_the_cameras_own_requests_are_answered() -> None:
    answers: list[bytes] = []

    def script(peer: Peer) -> None:
        peer.play()
        for request in (b"OPTIONS * RTSP/1.0\nCSeq: 31\n\n", b"PAUSE rtsp://x RTSP/1.0\r\nCSeq: 32\r\n\r\n"):
            peer.send(request)
            answers.append(peer.sock.recv(4096))
        for packet in PACKETS:
            peer.send(framed(packet))
        peer.wait_end()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT)
        opened.open()
        assert not opened.read().damaged
        opened.close()
    assert answers[0].startswith(b"RTSP/1.0 200 OK\r\nCSeq: 31\r\n")
    assert answers[1].startswith(b"RTSP/1.0 501 ")


def test_close_is_short_though_the_camera_does_not_answer() -> None:
    with ScriptedCamera(play_then(silent)) as camera:
        opened = stream(camera.url, PATIENT)
        opened.open()
        opened.read()
        began = SYSTEM_CLOCK.mono_ns()
        opened.close()
        assert SYSTEM_CLOCK.mono_ns() - began < 1e9
        with pytest.raises(StreamError):
            opened.read()
