"""The stream that a reader opens: connects, describes, sets up, plays, and reads whole pictures."""

import ipaddress
import re
import secrets
import threading
from collections.abc import Callable
from typing import Final, Protocol

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import Credentials, StreamSource, Transport
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import Codec, CodedPicture, PictureStream, PolledStream, StreamCounters, StreamError
from scc_wall.video.rtsp import address as addresses
from scc_wall.video.rtsp import sdp, tls, transport_tcp
from scc_wall.video.rtsp.address import Address
from scc_wall.video.rtsp.h264 import H264
from scc_wall.video.rtsp.h265 import H265
from scc_wall.video.rtsp.interleaved import Incoming
from scc_wall.video.rtsp.interrupt import Interrupter
from scc_wall.video.rtsp.limits import TICK_S, Limits
from scc_wall.video.rtsp.messages import Response, parameters
from scc_wall.video.rtsp.polled import PolledRtsp
from scc_wall.video.rtsp.rtcp import ControlState
from scc_wall.video.rtsp.rtp import Depacketiser
from scc_wall.video.rtsp.session import Redirect, Session
from scc_wall.video.rtsp.transport_tcp import Connection
from scc_wall.video.rtsp.transport_udp import UdpMedia, UdpPorts

_MOST_REDIRECTS: Final = 3
_REPORT_NS: Final = 5_000_000_000
"""Source: RFC 3550 section 6.2, the least interval."""
_DEPACKETISERS: Final[dict[Codec, Callable[..., Depacketiser]]] = {Codec.H264: H264, Codec.H265: H265}


class _Media(Protocol):
    """Where the packets come from: the RTSP connection itself, or UDP ports beside it."""

    def walk(self) -> None: ...
    def receive(self, timeout_s: float = ...) -> int: ...


class RtspStream(PictureStream):
    """A camera's stream over RTSP, RTP in the same connection or over UDP; see `PictureStream`.

        NEW ──open──→ PLAYING ──close──→ CLOSED
         └──open fails, read fails: everything is freed by close──┘

    Over rtsps the RTP always travels in the encrypted connection. Nothing is verified unless a fingerprint is given:
    cameras sign their own certificates (`tls`).

    Parameters
    ----------
    source
        Its account is used, not one in the URL, unless only the URL has one.
    fingerprint_sha256
        Of the camera's certificate, hexadecimal; None to encrypt without verifying.
    """

    def __init__(
        self,
        source: StreamSource,
        clock: Clock,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        *,
        fingerprint_sha256: str | None = None,
    ) -> None:
        self._source = source
        self._clock = clock
        self._limits = limits
        self._fingerprint_sha256 = fingerprint_sha256
        self._interrupter = Interrupter()
        self._connection: Connection | None = None
        self._incoming: Incoming | None = None
        self._session: Session | None = None
        self._ports: UdpPorts | None = None
        self._udp: UdpMedia | None = None
        self._media: _Media | None = None
        self._depacketiser: Depacketiser | None = None
        self._control = ControlState(source=secrets.randbits(32))
        self._channel = 0  # interleaved channel of our reports
        self._url = ""  # of the whole presentation
        self._first = True
        self._rest_s = 0.0
        self._hurry = threading.Event()
        self._keep_alive_at_mono_ns = 0
        self._report_at_mono_ns = 0

    def open(self) -> None:
        """Connect and start playing; raises `StreamError`, and leaves nothing open then."""
        try:
            self._open()
        except StreamError:
            self.close()
            raise
        except OSError as error:  # no descriptor or memory left
            self.close()
            raise StreamError(Cause.INTERNAL, f"opening: {error.strerror}") from error
        except BaseException:
            self.close()
            raise

    def read(self) -> CodedPicture:
        """Return the next picture.

        Raises
        ------
        StreamError
            PICTURE_TIMEOUT for the first, STALLED for later ones, CLOSED, RESET, PROTOCOL.
        """
        media, depacketiser = self._media, self._depacketiser
        if media is None or depacketiser is None:
            raise StreamError(Cause.CLOSED, "not open")
        ready = depacketiser.ready
        if not ready:
            media.walk()
            if not ready:
                self._await_picture(media, depacketiser)
        self._first = False
        return ready.popleft()

    def polled(self) -> PolledStream | None:
        """Return what reads it without waiting, None for UDP and for encrypted connections, which have more to ask."""
        connection, incoming, depacketiser = self._connection, self._incoming, self._depacketiser
        if self._media is not incoming or type(connection) is not Connection or not depacketiser or not incoming:
            return None
        return PolledRtsp(
            connection,
            incoming,
            depacketiser.ready,
            serve=self._serve,
            do_duties=self._do_duties,
            clock=self._clock,
            read_s=self._limits.read_s,
        )

    def counters(self) -> StreamCounters:
        """Return what was counted since `open`, also after `close`."""
        depacketiser, incoming = self._depacketiser, self._incoming
        received = (incoming.bytes_received if incoming else 0) + (self._udp.bytes_received if self._udp else 0)
        if depacketiser is None:
            return StreamCounters(bytes_received=received)
        return StreamCounters(
            pictures=depacketiser.pictures,
            damaged=depacketiser.damaged,
            packets=depacketiser.packets,
            packets_lost=depacketiser.packets_lost,
            bytes_received=received,
            camera_clock_offset_s=self._control.camera_clock_offset_s,
        )

    def rest(self, rest_s: float) -> None:
        """Let packets gather for so long before each receive; 0.0: take each as it comes.

        A camera sends a picture in several packets, and each wakes its reader: 36 streams standing by cost 0.2 core
        that way. Pictures taken after a rest seem up to that much younger than they are.
        """
        self._rest_s = rest_s
        if rest_s:
            self._hurry.clear()
        else:
            self._hurry.set()

    def interrupt(self) -> None:
        """End any blocked call from another thread, for good."""
        self._interrupter.interrupt()
        self.rest(0.0)

    def close(self) -> None:
        """Tear the session down if it is up, and free the sockets."""
        if self._media is not None and self._session is not None:
            self._media = None
            self._session.tear_down(self._url)
        self._release()
        self._session = None
        if self._incoming is not None:
            self._incoming.forget()

    def _release(self) -> None:
        self._media = None
        if self._udp is not None:
            self._udp.close()
        if self._ports is not None:
            self._ports.close()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> None:
        there = addresses.parse(self._source.url)
        credentials = self._source.credentials or there.credentials
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                self._play(there, credentials)
            except Redirect as redirect:
                self._release()
                there = there.redirected(redirect.location)
            else:
                return
        raise StreamError(Cause.REDIRECTED, f"over {_MOST_REDIRECTS} times")

    def _play(self, there: Address, credentials: Credentials | None) -> None:
        self._connection = self._connect(there)
        self._incoming = Incoming(self._connection, self._clock, self._take_control)
        session = Session(self._connection, self._incoming, credentials, self._clock, self._limits)
        self._session, self._url = session, there.url
        session.knows(session.exchange("OPTIONS", there.url).headers.get("public"))
        described = session.ask("DESCRIBE", there.url, {"Accept": "application/sdp"})
        description = sdp.parse(described.body)
        track = sdp.choose_video(description)
        base = _base(described, there.url)
        self._url = addresses.control_urls(base, description.control)[0]
        self._depacketiser = _DEPACKETISERS[track.codec](track.payload_type, track.parameter_sets)
        urls = [self._url] if track.control is None else addresses.control_urls(base, track.control)
        # Pictures would travel unencrypted over UDP.
        if self._source.transport is Transport.UDP and there.scheme == "rtsp":
            media: _Media = self._set_up_udp(session, urls)
        else:
            media = self._set_up_tcp(session, urls)
        session.ask("PLAY", self._url, {"Range": "npt=0.000-"})
        self._media = media
        self._keep_alive_at_mono_ns = self._clock.mono_ns() + int(session.keep_alive_s * 1e9)
        self._report_at_mono_ns = self._clock.mono_ns() + _REPORT_NS

    def _connect(self, there: Address) -> Connection:
        clock, interrupter = self._clock, self._interrupter
        deadline = clock.mono_ns() + int(self._limits.connect_s * 1e9)
        sock = transport_tcp.connect(there.host, there.port, deadline, clock, interrupter)
        if there.scheme == "rtsp":
            return Connection(sock, interrupter)
        deadline = clock.mono_ns() + int(self._limits.answer_s * 1e9)
        pin = self._fingerprint_sha256
        encrypted = tls.encrypt(sock, there.host, deadline, clock, interrupter, fingerprint_sha256=pin)
        return tls.TlsConnection(encrypted, interrupter)

    def _set_up_tcp(self, session: Session, urls: list[str]) -> _Media:
        incoming, depacketiser = self._incoming, self._depacketiser
        assert incoming is not None
        assert depacketiser is not None
        incoming.expect(depacketiser, 0, 1)
        response = _set_up(session, urls, "RTP/AVP/TCP;unicast;interleaved=0-1")
        transport = parameters(response.headers.get("transport") or "")
        if "interleaved" not in transport and "server_port" in transport:
            raise StreamError(Cause.UNSUPPORTED, "the camera insists on UDP")
        rtp, control = _pair(transport.get("interleaved", "0-1"), 255) or (0, 1)
        incoming.expect(depacketiser, rtp, control)
        self._channel = control
        return incoming

    def _set_up_udp(self, session: Session, urls: list[str]) -> _Media:
        connection, incoming, depacketiser = self._connection, self._incoming, self._depacketiser
        assert connection is not None
        assert incoming is not None
        assert depacketiser is not None
        self._ports = ports = UdpPorts(connection.family, connection.local)
        response = _set_up(session, urls, f"RTP/AVP;unicast;client_port={ports.port}-{ports.port + 1}")
        transport = parameters(response.headers.get("transport") or "")
        if "interleaved" in transport and "client_port" not in transport:
            raise StreamError(Cause.UNSUPPORTED, "the camera insists on TCP")
        server = _pair(transport.get("server_port", ""), 65534)
        self._udp = UdpMedia(
            ports=ports,
            connection=connection,
            incoming=incoming,
            depacketiser=depacketiser,
            senders=frozenset({connection.peer, _ip(transport.get("source", "")) or connection.peer}),
            server_port=server[0] if server else None,
            clock=self._clock,
            interrupter=self._interrupter,
            on_control=self._take_control,
        )
        return self._udp

    def _await_picture(self, media: _Media, depacketiser: Depacketiser) -> None:
        incoming, ready = self._incoming, depacketiser.ready
        assert incoming is not None
        limit_s = self._limits.first_picture_s if self._first else self._limits.read_s
        deadline = self._clock.mono_ns() + int(limit_s * 1e9)
        messages = incoming.messages
        while True:
            while messages:
                self._serve()
                incoming.walk()
            if ready:
                return
            if self._rest_s:
                self._hurry.wait(self._rest_s)
            now_mono_ns = media.receive(TICK_S)
            if now_mono_ns >= self._keep_alive_at_mono_ns or now_mono_ns >= self._report_at_mono_ns:
                self._do_duties(now_mono_ns)
            if now_mono_ns >= deadline and not ready and not messages:
                cause = Cause.PICTURE_TIMEOUT if self._first else Cause.STALLED
                raise StreamError(cause, f"no whole picture in {limit_s:g} s")

    def _serve(self) -> None:
        assert self._session is not None
        if self._session.serve():
            self._keep_alive_at_mono_ns = 0

    def _do_duties(self, now_mono_ns: int) -> None:
        """Send what is due: the sign of life, the receiver report."""
        session, depacketiser = self._session, self._depacketiser
        assert session is not None
        assert depacketiser is not None
        assert self._connection is not None
        if now_mono_ns >= self._keep_alive_at_mono_ns:
            self._keep_alive_at_mono_ns = now_mono_ns + int(session.keep_alive_s * 1e9)
            session.keep_alive(self._url)
        if now_mono_ns >= self._report_at_mono_ns:
            self._report_at_mono_ns = now_mono_ns + _REPORT_NS
            report = self._control.report(depacketiser.reception(), now_mono_ns)
            if self._udp is not None:
                self._udp.send_report(report)
            else:
                self._connection.send(bytes((0x24, self._channel)) + len(report).to_bytes(2, "big") + report)

    def _take_control(self, packet: bytes) -> None:
        self._control.take(packet, self._clock.mono_ns(), self._clock.now_utc())
        if self._depacketiser is not None and self._control.has_ended(self._depacketiser.source):
            raise StreamError(Cause.CLOSED, "the camera said goodbye (RTCP BYE)")


def _set_up(session: Session, urls: list[str], transport: str) -> Response:
    """Ask for the stream under each of the names that it may have; raises `StreamError` of the first."""
    refused: StreamError | None = None
    for url in urls:
        try:
            response = session.ask("SETUP", url, {"Transport": transport})
        except StreamError as error:
            if error.cause not in (Cause.NOT_FOUND, Cause.SERVER_ERROR):
                raise
            refused = refused or error
            continue
        session.begin(response)
        if "multicast" in parameters(response.headers.get("transport") or ""):
            raise StreamError(Cause.UNSUPPORTED, "multicast only")
        return response
    assert refused is not None
    try:
        raise refused
    finally:
        refused = None  # its trace holds this frame: the two would hold each other, and the session, for long


def _base(described: Response, url: str) -> str:
    for name in ("content-base", "content-location"):
        given = described.headers.get(name)
        if given and addresses.is_absolute(given):
            return addresses.plain(given)
    return url


def _pair(text: str, largest: int) -> tuple[int, int] | None:
    """Return the numbers of `a-b`, or of `a` alone with the next one; None if they are none."""
    found = re.match(r"(\d{1,5})(?:-(\d{1,5}))?", text.strip(), re.ASCII)
    if found is None:
        return None
    first = int(found[1])
    second = int(found[2]) if found[2] else first + 1
    return (first, second) if 0 <= first <= largest and 0 <= second <= largest + 1 else None


def _ip(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        return None
