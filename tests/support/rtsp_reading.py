"""A stream of the thin client, read in both ways, and what a camera does to it that is no good."""

import select
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.domain.camera import Credentials, StreamKey, StreamRole, StreamSource, Transport
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import CodedPicture, StreamError
from scc_wall.video.rtsp.client import RtspStream
from scc_wall.video.rtsp.limits import Limits
from tests.support.rtp_packets import h264_stream
from tests.support.rtsp_script import PATIENCE_S, Peer, Script

QUICK = Limits(connect_s=0.3, answer_s=0.3, first_picture_s=0.3, read_s=0.3)
PATIENT = Limits(connect_s=PATIENCE_S, answer_s=PATIENCE_S, first_picture_s=PATIENCE_S, read_s=PATIENCE_S)
ACCOUNT = Credentials("opérator", 'Pa:s@w/r&d‹é"1')
PACKETS = h264_stream(12)
Reading: type[RtspStream] = RtspStream
"""Which way a test reads: the fixture `reading` of tests/fault/rtsp sets it."""


class PolledStream(RtspStream):
    """Reads as the pump does, once the first picture is there."""

    def read(self) -> CodedPicture:
        polled = None if self._first else self.polled()
        if polled is None:
            return super().read()
        try:
            while (picture := polled.take()) is None:
                select.select([polled], [], [], 0.01)
                polled.receive()
                polled.attend()
            return picture
        finally:
            polled.end()


def stream(
    url: str,
    limits: Limits = QUICK,
    *,
    transport: Transport = Transport.TCP,
    credentials: Credentials | None = None,
    clock: Clock = SYSTEM_CLOCK,
    pin: str | None = None,
) -> RtspStream:
    """Return a stream that is read in the way of this test."""
    source = StreamSource(StreamKey(1, StreamRole.MAIN), "Ampera", url, transport, credentials)
    return Reading(source, clock, limits, fingerprint_sha256=pin)


def cause_of(opened: RtspStream, pictures: int = 0) -> Cause:
    """Open, read to the end, and return what ended it; at least that many pictures come before."""

    def all_of_it() -> None:
        opened.open()
        while True:
            opened.read()

    try:
        with pytest.raises(StreamError) as told:
            all_of_it()
        assert opened.counters().pictures >= pictures
        return told.value.cause
    finally:
        opened.close()
        opened.close()


def refusing(status: int, *headers: str) -> Script:
    """Return a camera that answers DESCRIBE with a status."""

    def script(peer: Peer) -> None:
        peer.expect("OPTIONS")
        peer.answer()
        peer.expect("DESCRIBE")
        peer.answer(status, headers)
        peer.wait_end()

    return script


def silent(peer: Peer) -> None:
    """Say nothing further until the client closes."""
    peer.wait_end()


def play_then(after: Callable[[Peer], None], packets: list[bytes] = PACKETS) -> Script:
    """Return a camera that plays, and then does something else."""

    def script(peer: Peer) -> None:
        peer.play(packets)
        after(peer)

    return script


def encrypted(script: Script, certificate: Path) -> Script:
    """Return a camera that does the same, encrypted."""

    def shaking(peer: Peer) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        with context.wrap_socket(peer.sock, server_side=True) as sock:
            peer.sock = sock
            script(peer)

    return shaking
