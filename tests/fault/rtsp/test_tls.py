"""Encrypted cameras: their pin, and those that speak none, nothing, or a byte now and then."""

import threading
from pathlib import Path

from scc_wall.domain.camera import Transport
from scc_wall.domain.cause import Cause
from tests.support.rtsp_reading import PATIENT, cause_of, encrypted, play_then, silent, stream
from tests.support.rtsp_script import Peer, ScriptedCamera


def test_rtsps_with_and_without_a_pin(certificate: tuple[Path, str]) -> None:
    path, fingerprint = certificate
    with ScriptedCamera(encrypted(play_then(silent), path)) as camera:
        url = camera.url.replace("rtsp:", "rtsps:")
        for pin in (None, fingerprint.upper()):
            # Over UDP the pictures would not be encrypted: it is not even asked for.
            opened = stream(url, PATIENT, pin=pin, transport=Transport.UDP)
            opened.open()
            assert [opened.read().damaged for _ in range(12)] == [False] * 12
            opened.close()
        assert cause_of(stream(url, PATIENT, pin="00" * 32)) is Cause.TLS


def test_rtsps_stall(certificate: tuple[Path, str]) -> None:
    with ScriptedCamera(encrypted(play_then(silent), certificate[0])) as camera:
        assert cause_of(stream(camera.url.replace("rtsp:", "rtsps:")), 12) is Cause.STALLED


def test_rtsps_to_a_camera_that_speaks_none_or_nothing() -> None:
    with ScriptedCamera(lambda peer: peer.send(b"RTSP/1.0 400 Bad\r\n\r\n")) as camera:
        assert cause_of(stream(camera.url.replace("rtsp:", "rtsps:"), PATIENT)) is Cause.TLS
    with ScriptedCamera(silent) as camera:
        assert cause_of(stream(camera.url.replace("rtsp:", "rtsps:"))) is Cause.ANSWER_TIMEOUT


def test_rtsps_to_a_camera_that_drips_its_greeting() -> None:
    def drips(peer: Peer) -> None:
        for byte in b"\x16\x03\x03\x40\x00" + bytes(1000):
            peer.send(bytes([byte]))
            threading.Event().wait(0.02)

    with ScriptedCamera(drips) as camera:
        assert cause_of(stream(camera.url.replace("rtsp:", "rtsps:"))) is Cause.ANSWER_TIMEOUT
