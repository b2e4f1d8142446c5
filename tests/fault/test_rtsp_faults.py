"""Everything that a camera may do wrong ends in time and with its cause, and leaves no socket behind."""

import hashlib
import re
import select
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.domain.camera import Credentials, StreamKey, StreamRole, StreamSource, Transport
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import CodedPicture, StreamError
from scc_wall.video.rtsp import client, session, tls, transport_tcp
from scc_wall.video.rtsp.client import RtspStream
from scc_wall.video.rtsp.interrupt import Interrupter
from scc_wall.video.rtsp.limits import Limits
from tests.support.clock import ManualClock
from tests.support.rtp_packets import SOURCE, framed, h264_stream
from tests.support.rtsp_script import PATIENCE_S, SDP, Peer, Script, ScriptedCamera, deaf_port, methods

QUICK = Limits(connect_s=0.3, answer_s=0.3, first_picture_s=0.3, read_s=0.3)
PATIENT = Limits(connect_s=PATIENCE_S, answer_s=PATIENCE_S, first_picture_s=PATIENCE_S, read_s=PATIENCE_S)
ACCOUNT = Credentials("opérator", 'Pa:s@w/r&d‹é"1')
PACKETS = h264_stream(12)
Reading: type[RtspStream] = RtspStream
BYE = struct.pack(">BBHI", 0x81, 203, 1, SOURCE)


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


@pytest.fixture(autouse=True, params=[RtspStream, PolledStream], ids=["waiting", "polled"])
def reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with both ways of reading."""
    monkeypatch.setitem(globals(), "Reading", request.param)


@pytest.fixture(autouse=True)
def _no_descriptor_left() -> Iterator[None]:
    folder = Path("/proc/self/fd")
    if sys.platform == "win32" or not folder.is_dir():  # wine shows its own there
        yield
        return
    before = len(list(folder.iterdir()))
    yield
    assert len(list(folder.iterdir())) <= before


def stream(
    url: str,
    limits: Limits = QUICK,
    *,
    transport: Transport = Transport.TCP,
    credentials: Credentials | None = None,
    clock: Clock = SYSTEM_CLOCK,
    pin: str | None = None,
) -> RtspStream:
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
    def script(peer: Peer) -> None:
        peer.expect("OPTIONS")
        peer.answer()
        peer.expect("DESCRIBE")
        peer.answer(status, headers)
        peer.wait_end()

    return script


def silent(peer: Peer) -> None:
    peer.wait_end()


def play_then(after: Callable[[Peer], None], packets: list[bytes] = PACKETS) -> Script:
    def script(peer: Peer) -> None:
        peer.play(packets)
        after(peer)

    return script


# ---- connecting


def test_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert cause_of(stream(f"rtsp://127.0.0.1:{port}/")) is Cause.CONNECTION_REFUSED


def test_connection_request_unanswered() -> None:
    with deaf_port() as port:
        assert cause_of(stream(f"rtsp://127.0.0.1:{port}/")) is Cause.CONNECT_TIMEOUT


def test_unknown_name_and_a_resolver_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def hangs(*_: object, flags: int = 0, **__: object) -> None:
        if not flags & socket.AI_NUMERICHOST:
            release.wait(PATIENCE_S)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    for resolver in (unknown, hangs):
        monkeypatch.setattr(socket, "getaddrinfo", resolver)
        assert cause_of(stream("rtsp://kamera.example/s")) is Cause.DNS
    release.set()


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_tcp, "_addresses", lambda *_: [(socket.AF_INET, ("255.255.255.255", 1))])
    monkeypatch.setattr(socket.socket, "connect_ex", lambda *_: 101)
    assert cause_of(stream("rtsp://127.0.0.1:1/")) is Cause.UNREACHABLE


# ---- answers


def drip(peer: Peer) -> None:
    peer.expect("OPTIONS")
    for byte in b"RTSP/1.0 200 OK\r\n" + b"X: y\r\n" * 1000:
        peer.send(bytes([byte]))
        threading.Event().wait(0.02)


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        (silent, Cause.ANSWER_TIMEOUT),
        (drip, Cause.ANSWER_TIMEOUT),
        (Peer.expect, Cause.CLOSED),
        (lambda peer: peer.send(b"SSH-2.0-OpenSSH_9.2\r\n"), Cause.PROTOCOL),
        (lambda peer: peer.describe("<html>no</html>"), Cause.PROTOCOL),
        (lambda peer: peer.describe(SDP.replace("H264", "JPEG")), Cause.UNSUPPORTED),
        (refusing(401, 'WWW-Authenticate: Basic realm="x"'), Cause.UNAUTHORIZED),
        (refusing(403), Cause.FORBIDDEN),
        (refusing(404), Cause.NOT_FOUND),
        (refusing(453), Cause.SERVER_ERROR),
        (refusing(454), Cause.CLOSED),
        (refusing(455), Cause.SERVER_ERROR),
        (refusing(461), Cause.UNSUPPORTED),
        (refusing(503), Cause.SERVER_ERROR),
        (refusing(302, "Location: rtsp://127.0.0.2/s"), Cause.REDIRECTED),
        (refusing(301, "Location: rtsps://127.0.0.1/s"), Cause.REDIRECTED),
        (refusing(301), Cause.REDIRECTED),
        (lambda peer: peer.set_up(transport="RTP/AVP;multicast;destination=239.0.0.1"), Cause.UNSUPPORTED),
        (lambda peer: peer.set_up(transport="RTP/AVP;unicast;server_port=6000-6001"), Cause.UNSUPPORTED),
    ],
)
def test_answers_that_are_no_good(script: Script, cause: Cause) -> None:
    with ScriptedCamera(script) as camera:
        assert cause_of(stream(camera.url)) is cause


def test_reset_while_answering() -> None:
    def script(peer: Peer) -> None:
        peer.expect("OPTIONS")
        peer.reset()

    with ScriptedCamera(script) as camera:
        assert cause_of(stream(camera.url)) is Cause.RESET


def test_a_redirect_on_the_same_host_is_followed_a_few_times() -> None:
    def redirecting_to_itself(peer: Peer) -> None:
        refusing(302, f"Location: {loop.url}")(peer)

    with ScriptedCamera(play_then(silent)) as second:
        first_script = refusing(302, f"Location: rtsp://127.0.0.1:{second.port}/other")
        with ScriptedCamera(first_script) as first:
            opened = stream(first.url)
            opened.open()
            assert opened.read().keyframe
            opened.close()
            assert second.peers[0].asked[0].url == f"rtsp://127.0.0.1:{second.port}/other"
    with ScriptedCamera(redirecting_to_itself) as loop:
        assert cause_of(stream(loop.url)) is Cause.REDIRECTED
        assert len(loop.peers) == 4


# ---- playing


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


# ---- accounts


def digest_camera(algorithm: str, accepted: list[str], *, stale_once: bool = False) -> Script:
    nonces = iter(["n1", "n2", "n3", "n4", "n5"])

    def right(asked_header: str, method: str, nonce: str) -> bool:
        fields = dict(re.findall(r'(\w+)="?((?:[^",\\]|\\.)*)"?', asked_header))
        hashed = (lambda t: hashlib.sha256(t.encode()).hexdigest()) if algorithm == "SHA-256" else md5
        secret = hashed(f"{ACCOUNT.username}:cam:{ACCOUNT.password}")
        asked = hashed(f"{method}:{fields['uri']}")
        expected = hashed(f"{secret}:{nonce}:{fields['nc']}:{fields['cnonce']}:auth:{asked}")
        return fields["response"] == expected and fields["nonce"] == nonce

    def script(peer: Peer) -> None:
        nonce, stale = next(nonces), ""
        renew = 1 if stale_once else 0
        while True:
            asked = peer.expect()
            header = asked.headers.get("authorization")
            if header and renew and asked.method == "SETUP":
                nonce, stale, renew, header = next(nonces), ", stale=true", 0, None
            if header is None or not right(header, asked.method, nonce):
                challenge = f'WWW-Authenticate: Digest realm="cam", nonce="{nonce}", qop="auth", algorithm={algorithm}'
                peer.answer(401, ['WWW-Authenticate: Basic realm="cam"', challenge + stale])
                continue
            accepted.append(asked.method)
            if asked.method == "DESCRIBE":
                peer.answer(body=SDP)
            elif asked.method == "SETUP":
                peer.answer(headers=["Session: 1", f"Transport: {asked.headers['transport']}"])
            else:
                peer.answer()
            if asked.method == "PLAY":
                for packet in PACKETS:
                    peer.send(framed(packet))

    return script


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
@pytest.mark.parametrize("stale_once", [False, True])
def test_digest(algorithm: str, stale_once: bool) -> None:
    accepted: list[str] = []
    with ScriptedCamera(digest_camera(algorithm, accepted, stale_once=stale_once)) as camera:
        opened = stream(camera.url, PATIENT, credentials=ACCOUNT)
        opened.open()
        assert opened.read().keyframe
        opened.close()
    assert accepted[:4] == ["OPTIONS", "DESCRIBE", "SETUP", "PLAY"]
    assert all("Basic" not in (a.headers.get("authorization") or "") for p in camera.peers for a in p.asked)


def test_a_wrong_password_is_tried_once() -> None:
    accepted: list[str] = []
    with ScriptedCamera(digest_camera("MD5", accepted)) as camera:
        opened = stream(camera.url, PATIENT, credentials=Credentials(ACCOUNT.username, "secret99"))
        with pytest.raises(StreamError) as told:
            opened.open()
        assert told.value.cause is Cause.UNAUTHORIZED
        assert len([a for p in camera.peers for a in p.asked if "authorization" in a.headers]) == 1
        assert "secret99" not in str(told.value) + repr(told.value) + repr(opened.counters())


def test_an_account_in_the_url_is_used_but_never_sent_in_a_url() -> None:
    accepted: list[str] = []
    with ScriptedCamera(digest_camera("MD5", accepted)) as camera:
        url = camera.url.replace("//", "//op%C3%A9rator:Pa%3As%40w%2Fr%26d%E2%80%B9%C3%A9%221@")
        opened = stream(url, PATIENT)
        opened.open()
        opened.close()
        assert {"@" in a.url for p in camera.peers for a in p.asked} == {False}


# ---- keeping alive, reports


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


# ---- UDP


def udp_camera(order: Callable[[list[bytes]], list[bytes]], *, server_port: bool = True) -> Script:
    def script(peer: Peer) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as rtp, socket.socket(type=socket.SOCK_DGRAM) as stranger:
            rtp.bind(("127.0.0.1", 0))
            peer.describe()
            transport = peer.expect("SETUP").headers["transport"]
            port = int(transport.rpartition("client_port=")[2].partition("-")[0])
            assert port % 2 == 0
            more = f";server_port={rtp.getsockname()[1]}-{rtp.getsockname()[1] + 1}" if server_port else ""
            peer.answer(headers=["Session: 3", f"Transport: {transport}{more}"])
            peer.expect("PLAY")
            peer.answer()
            stranger.bind(("127.0.0.9", 0))
            stranger.sendto(PACKETS[0], ("127.0.0.1", port))
            for packet in order(PACKETS):
                rtp.sendto(packet, ("127.0.0.1", port))
            peer.expect("TEARDOWN")
            peer.answer()

    return script


@pytest.mark.parametrize("server_port", [True, False])
def test_udp_out_of_order(server_port: bool) -> None:
    def mixed(packets: list[bytes]) -> list[bytes]:
        return [packets[0], *(p for i in range(1, len(packets), 3) for p in reversed(packets[i : i + 3]))]

    with ScriptedCamera(udp_camera(mixed, server_port=server_port)) as camera:
        opened = stream(camera.url, PATIENT, transport=Transport.UDP)
        opened.open()
        pictures = [opened.read() for _ in range(12)]
        counted = opened.counters()
        opened.close()
    assert [p.rtp_timestamp for p in pictures] == [3600 * i for i in range(12)]
    assert not any(p.damaged for p in pictures)
    assert (counted.packets, counted.packets_lost) == (len(PACKETS), 0)


def test_udp_loss() -> None:
    with ScriptedCamera(udp_camera(lambda packets: packets[:9] + packets[10:])) as camera:
        opened = stream(camera.url, PATIENT, transport=Transport.UDP)
        opened.open()
        damaged = [opened.read().damaged for _ in range(12)]
        counted = opened.counters()
        opened.close()
    assert damaged == [False, True, True, True, True] + [False] * 7
    assert (counted.packets_lost, counted.damaged) == (1, 4)


def test_udp_stall_and_lost_connection() -> None:
    def closes(peer: Peer) -> None:
        asked = peer.set_up()
        assert "client_port" in asked.headers["transport"]
        peer.expect("PLAY")
        peer.answer()

    with ScriptedCamera(udp_camera(lambda packets: [])) as camera:
        assert cause_of(stream(camera.url, transport=Transport.UDP)) is Cause.PICTURE_TIMEOUT
    with ScriptedCamera(closes) as camera:
        assert cause_of(stream(camera.url, PATIENT, transport=Transport.UDP)) is Cause.CLOSED


# ---- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a camera's own certificate with its key, and its fingerprint."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "camera")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=30))  # long over, as on many cameras
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "camera.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path, made.fingerprint(hashes.SHA256()).hex(":")


def encrypted(script: Script, certificate: Path) -> Script:
    def shaking(peer: Peer) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        with context.wrap_socket(peer.sock, server_side=True) as sock:
            peer.sock = sock
            script(peer)

    return shaking


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


# ---- interruption


@pytest.fixture(params=["shutdown", "pair"])
def no_tick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits end by the interruption alone, not by the next look at the clock; also where a shutdown wakes nobody."""
    if request.param == "pair":
        monkeypatch.setattr(transport_tcp, "SHUTDOWN_WAKES", False)
        monkeypatch.setattr(transport_tcp.Connection, "_shut_down", lambda _connection: None)
    elif sys.platform == "win32":
        pytest.skip("shutting a socket down wakes nobody on Windows")
    for module in (client, session, tls, transport_tcp):
        monkeypatch.setattr(module, "TICK_S", PATIENCE_S)


def interrupted(opened: RtspStream, blocked: Callable[[], bool]) -> Cause:
    """Open and read on a thread, interrupt it where it blocks, and return the cause that it met."""
    causes: list[Cause] = []

    def read_on() -> None:
        causes.append(cause_of(opened))

    thread = threading.Thread(target=read_on, name="reader")
    thread.start()
    pause = threading.Event()
    for _ in range(1000):
        if blocked():
            break
        pause.wait(0.005)
    began = SYSTEM_CLOCK.mono_ns()
    opened.interrupt()
    opened.interrupt()
    thread.join(PATIENCE_S / 2)
    assert not thread.is_alive()
    assert SYSTEM_CLOCK.mono_ns() - began < PATIENCE_S / 2 * 1e9
    return causes[0]


def waits(opened: RtspStream) -> bool:
    return bool(opened._interrupter._wakers)


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_connecting() -> None:
    with deaf_port() as port:
        opened = stream(f"rtsp://127.0.0.1:{port}/", PATIENT)
        assert interrupted(opened, lambda: waits(opened)) is Cause.CLOSED


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_resolving(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hangs(*_: object, flags: int = 0, **__: object) -> None:
        if not flags & socket.AI_NUMERICHOST:
            release.wait(PATIENCE_S)
        raise socket.gaierror(socket.EAI_NONAME, "no")

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    opened = stream("rtsp://kamera.example/s", PATIENT)
    assert interrupted(opened, lambda: waits(opened)) is Cause.CLOSED
    release.set()


@pytest.mark.usefixtures("no_tick")
@pytest.mark.parametrize("scheme", ["rtsp:", "rtsps:"])
def test_interrupted_while_waiting_for_an_answer(scheme: str) -> None:
    with ScriptedCamera(silent) as camera:
        opened = stream(camera.url.replace("rtsp:", scheme), PATIENT)
        assert interrupted(opened, lambda: bool(camera.peers)) is Cause.CLOSED


@pytest.mark.usefixtures("no_tick")
@pytest.mark.parametrize("transport", list(Transport))
def test_interrupted_while_reading(transport: Transport) -> None:
    told = threading.Event()

    def script(peer: Peer) -> None:
        peer.set_up()
        peer.expect("PLAY")
        peer.answer()
        peer.expect("TEARDOWN")
        told.set()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT, transport=transport)
        assert interrupted(opened, lambda: opened._media is not None) is Cause.CLOSED
        assert told.wait(PATIENCE_S)  # the camera is, all the same


@pytest.mark.usefixtures("no_tick")
@pytest.mark.parametrize("more", [True, False])
def test_interrupted_between_pictures(*, more: bool) -> None:
    def script(peer: Peer) -> None:
        peer.play(PACKETS)
        while more:
            peer.send(framed(b"not ours", 4))
            threading.Event().wait(0.01)
        peer.wait_end()

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT)
        assert interrupted(opened, lambda: opened.counters().pictures == 12) is Cause.CLOSED


def test_interrupted_though_bytes_never_cease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_tcp, "SHUTDOWN_WAKES", False)
    interrupter = Interrupter()
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as camera:
        connection = transport_tcp.Connection(listener.accept()[0], interrupter)
        connection.set_waiting(waiting=False)
        camera.sendall(bytes(100))
        select.select([connection.sock], [], [], PATIENCE_S)
        assert connection.receive_into(memoryview(bytearray(1)), 0.0) == 1
        interrupter.interrupt()
        with pytest.raises(StreamError):
            connection.receive_into(memoryview(bytearray(1)), 0.0)
        connection.close()


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_resting() -> None:
    played = threading.Event()

    def script(peer: Peer) -> None:
        peer.set_up()
        peer.expect("PLAY")
        peer.answer()
        played.set()
        peer.expect("TEARDOWN")

    with ScriptedCamera(script) as camera:
        opened = stream(camera.url, PATIENT)
        opened.rest(10 * PATIENCE_S)
        assert interrupted(opened, played.is_set) is Cause.CLOSED


@pytest.mark.usefixtures("no_tick")
def test_interrupted_while_reading_encrypted(certificate: tuple[Path, str]) -> None:
    played = threading.Event()

    def script(peer: Peer) -> None:
        peer.play()
        played.set()
        peer.wait_end()

    with ScriptedCamera(encrypted(script, certificate[0])) as camera:
        opened = stream(camera.url.replace("rtsp:", "rtsps:"), PATIENT)
        assert interrupted(opened, played.is_set) is Cause.CLOSED


def test_interrupted_before_open_and_read_without_open() -> None:
    opened = stream("rtsp://127.0.0.1:1/")
    with pytest.raises(StreamError):
        opened.read()
    opened.interrupt()
    assert cause_of(opened) is Cause.CLOSED


# ---- ending


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
