"""Asks a camera who it is and what it would send, and leaves again: OPTIONS and DESCRIBE, never PLAY.

Its account is tried once and no more (cameras lock accounts out). No thread of its own.
"""

from dataclasses import dataclass, replace

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.camera import StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import Codec, StreamError
from scc_wall.video.rtsp import address as addresses
from scc_wall.video.rtsp import sdp, tls, transport_tcp
from scc_wall.video.rtsp.address import Address
from scc_wall.video.rtsp.interleaved import Incoming
from scc_wall.video.rtsp.interrupt import Interrupter
from scc_wall.video.rtsp.limits import Limits
from scc_wall.video.rtsp.picture_size import announced_px
from scc_wall.video.rtsp.session import Redirect, Session
from scc_wall.video.rtsp.transport_tcp import Connection


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a camera answered.

    Parameters
    ----------
    size_px
        (width, height) as announced; None if it does not say.
    took_s
        From connecting to the description.
    """

    codec: Codec
    size_px: tuple[int, int] | None
    took_s: float


def greet(source: StreamSource, clock: Clock, within_s: float) -> Greeting:
    """Ask a stream over RTSP.

    Parameters
    ----------
    within_s
        For connecting, and for each answer.

    Raises
    ------
    StreamError
        With the cause, if there is no description of a video.
    """
    begun_mono_ns = clock.mono_ns()
    there = addresses.parse(source.url)
    source = replace(source, credentials=source.credentials or there.credentials)
    limits = Limits(connect_s=within_s, answer_s=within_s)
    try:
        track = _asked(source, there, clock, limits)
    except Redirect as redirect:
        try:
            track = _asked(source, there.redirected(redirect.location), clock, limits)
        except Redirect as again:
            raise StreamError(Cause.REDIRECTED, "twice") from again
    size_px = announced_px(track.codec, track.parameter_sets)
    return Greeting(track.codec, size_px, seconds_between(begun_mono_ns, clock.mono_ns()))


def _asked(source: StreamSource, there: Address, clock: Clock, limits: Limits) -> sdp.VideoTrack:
    connection = _connected(there, clock, limits)
    try:
        incoming = Incoming(connection, clock, lambda _packet: None)
        session = Session(connection, incoming, source.credentials, clock, limits)
        session.exchange("OPTIONS", there.url)
        described = session.ask("DESCRIBE", there.url, {"Accept": "application/sdp"})
        return sdp.choose_video(sdp.parse(described.body))
    finally:
        connection.close()


def _connected(there: Address, clock: Clock, limits: Limits) -> Connection:
    interrupter = Interrupter()
    deadline = clock.mono_ns() + int(limits.connect_s * 1e9)
    sock = transport_tcp.connect(there.host, there.port, deadline, clock, interrupter)
    if there.scheme == "rtsp":
        return Connection(sock, interrupter)
    deadline = clock.mono_ns() + int(limits.answer_s * 1e9)
    return tls.TlsConnection(tls.encrypt(sock, there.host, deadline, clock, interrupter), interrupter)
