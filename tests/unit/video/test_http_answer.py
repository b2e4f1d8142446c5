"""What an HTTP camera answers before OpenCV is let near it, on a small server of this test's own."""

import base64
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scc_wall.domain.camera import Credentials, Opener, StreamKey, StreamRole, StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.video.http_answer import MOST_REQUESTS, final_url
from scc_wall.video.picture import StreamError
from scc_wall.video.reader import Reader, ReaderEnvironment

ACCOUNT = Credentials("admin", 'Pa:s@w/r&d‹é"1')


class Camera(BaseHTTPRequestHandler):
    """Answers by path; `/basic` and `/digest` want the account."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("Authorization")))
        status, *headers = getattr(self, "_" + self.path.strip("/").partition("?")[0], self._lost)()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def _ok(self):
        return (200,)

    def _lost(self):
        return (404,)

    def _closed(self):
        return (403,)

    def _broken(self):
        return (500,)

    def _basic(self):
        wanted = base64.b64encode(f"{ACCOUNT.username}:{ACCOUNT.password}".encode()).decode()
        if self.headers.get("Authorization") == f"Basic {wanted}":
            return (200,)
        return 401, ("WWW-Authenticate", 'Basic realm="kamera"')

    def _digest(self):
        if 'uri="/digest?kanal=1"' in self.headers.get("Authorization", ""):
            return (200,)
        return 401, ("WWW-Authenticate", 'Digest realm="kamera", nonce="abc", qop="auth"')

    def _moved(self):
        return 302, ("Location", "/ok?a=1")

    def _circle(self):
        return 302, ("Location", "/circle")

    def _away(self):
        return 302, ("Location", "http://127.0.0.9/ok")

    def _other_scheme(self):
        return 302, ("Location", "file:///etc/passwd")

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def camera():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Camera)
    server.asked = []
    serving = threading.Thread(target=server.serve_forever, args=(0.01,), name="http-camera")
    serving.start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    serving.join(5)
    server.server_close()


@pytest.mark.parametrize("path", ["/ok", "/basic", "/digest?kanal=1"])
def test_a_stream_that_is_there_keeps_its_address(camera, path: str) -> None:
    assert final_url(camera.url + path, ACCOUNT, 5.0) == camera.url + path


def test_a_redirect_within_the_camera_is_followed(camera) -> None:
    assert final_url(f"{camera.url}/moved", None, 5.0) == f"{camera.url}/ok?a=1"


@pytest.mark.parametrize(
    ("path", "account", "cause"),
    [
        ("/basic", None, Cause.UNAUTHORIZED),
        ("/basic", Credentials("admin", "salah"), Cause.UNAUTHORIZED),
        ("/closed", ACCOUNT, Cause.FORBIDDEN),
        ("/nothing", None, Cause.NOT_FOUND),
        ("/broken", None, Cause.SERVER_ERROR),
        ("/away", None, Cause.REDIRECTED),
        ("/other_scheme", None, Cause.REDIRECTED),
        ("/circle", None, Cause.REDIRECTED),
    ],
)
def test_the_cause_is_told(camera, path: str, account: Credentials | None, cause: Cause) -> None:
    with pytest.raises(StreamError) as caught:
        final_url(camera.url + path, account, 5.0)
    assert caught.value.cause is cause
    assert len(camera.asked) <= MOST_REQUESTS


def test_a_wrong_password_is_sent_once_and_the_password_nowhere_else(camera) -> None:
    with pytest.raises(StreamError) as caught:
        final_url(f"{camera.url}/basic", Credentials("admin", "salah"), 5.0)
    assert [header is None for _, header in camera.asked] == [True, False]
    assert "salah" not in str(caught.value)


def test_a_camera_that_is_not_there_refuses_the_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(StreamError) as caught:
        final_url(f"http://127.0.0.1:{port}/ok", None, 5.0)
    assert caught.value.cause is Cause.CONNECTION_REFUSED


def test_the_fallback_tells_a_wrong_password_from_a_format_it_can_not_read(camera) -> None:
    key = StreamKey(1, StreamRole.MAIN)
    for path, cause in (("/basic", Cause.UNAUTHORIZED), ("/ok", Cause.UNSUPPORTED)):
        source = StreamSource(key, "kamera", camera.url + path, opener=Opener.FALLBACK_FAST)
        with pytest.raises(StreamError) as caught:
            Reader(source, ReaderEnvironment(None, None, submit=None, pump=None)).run_once()
        assert caught.value.cause is cause
