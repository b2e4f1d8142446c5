"""A camera that is not reached, or whose answers are no good, is told with its cause, in time."""

import socket
import threading

import pytest

from scc_wall.domain.cause import Cause
from scc_wall.video.rtsp import transport_tcp
from tests.support.rtsp_reading import cause_of, play_then, refusing, silent, stream
from tests.support.rtsp_script import PATIENCE_S, SDP, Peer, Script, ScriptedCamera, deaf_port

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
