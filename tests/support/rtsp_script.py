"""A camera on loopback that does what a script says, good or bad, for tests of the RTSP client."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from tests.support.rtp_packets import framed

PATIENCE_S = 10.0
SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\na=control:*\r\n"
    "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n"
)


@dataclass
class Asked:
    """One request of the client."""

    method: str
    url: str
    headers: dict[str, str]


@dataclass
class Peer:
    """The camera's end of one connection."""

    sock: socket.socket
    asked: list[Asked] = field(default_factory=list)
    _received: bytes = b""

    def expect(self, method: str | None = None) -> Asked:
        """Return the next request; packets of the client between them (receiver reports) are skipped."""
        while True:
            if self._received[:1] == b"$" and len(self._received) >= 4:
                after = 4 + int.from_bytes(self._received[2:4], "big")
                if len(self._received) >= after:
                    self._received = self._received[after:]
                    continue
            elif b"\r\n\r\n" in self._received:
                break
            self._received += self._receive()
        head, self._received = self._received.split(b"\r\n\r\n", 1)
        first, *lines = head.decode().split("\r\n")
        name, url, _ = first.split(" ")
        headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}
        self.asked.append(Asked(name, url, headers))
        assert method in (None, name), f"{name} instead of {method}"
        return self.asked[-1]

    def report(self) -> bytes:
        """Return the next packet that the client sends between its requests."""
        while len(self._received) < 4 or len(self._received) < 4 + int.from_bytes(self._received[2:4], "big"):
            self._received += self._receive()
        assert self._received[:1] == b"$"
        after = 4 + int.from_bytes(self._received[2:4], "big")
        packet, self._received = self._received[:after], self._received[after:]
        return packet

    def answer(self, status: int = 200, headers: Sequence[str] = (), body: str = "", *, end: str = "\r\n") -> None:
        """Answer the last request."""
        lines = [f"RTSP/1.0 {status} Said", f"CSeq: {self.asked[-1].headers['cseq']}", *headers]
        if body:
            lines.append(f"Content-Length: {len(body.encode())}")
        self.send((end.join(lines) + end + end + body).encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.sock.sendall(data)

    def wait_end(self) -> None:
        """Wait until the client closes."""
        with contextlib.suppress(ConnectionError):
            while self._received or self.sock.recv(65536):
                self._received = b""

    def reset(self) -> None:
        """End the connection with RST."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.sock.close()

    def describe(self, sdp: str = SDP) -> None:
        """Answer OPTIONS and DESCRIBE."""
        self.expect("OPTIONS")
        self.answer(headers=["Public: DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER"])
        self.expect("DESCRIBE")
        self.answer(body=sdp)

    def set_up(self, session: str = "Session: 7;timeout=60", transport: str | None = None) -> Asked:
        """Answer SETUP too; returns it."""
        self.describe()
        asked = self.expect("SETUP")
        self.answer(headers=[session, f"Transport: {transport or asked.headers['transport']}"])
        return asked

    def play(self, packets: Sequence[bytes] = (), session: str = "Session: 7;timeout=60") -> None:
        """Answer everything up to PLAY, and send packets."""
        self.set_up(session)
        self.expect("PLAY")
        self.answer()
        for packet in packets:
            self.send(framed(packet))

    def _receive(self) -> bytes:
        data = self.sock.recv(65536)
        if not data:
            raise ConnectionAbortedError("the client closed")
        return data


Script = Callable[[Peer], None]


class ScriptedCamera:
    """Runs one script per connection, in their order.

    Parameters
    ----------
    scripts
        The last is used for all further connections.
    """

    def __init__(self, *scripts: Script) -> None:
        self._scripts = list(scripts)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"rtsp://127.0.0.1:{self.port}/stream"
        self.peers: list[Peer] = []
        self.failures: list[BaseException] = []
        self._thread = threading.Thread(target=self._serve, name="scripted-camera")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for peer in self.peers:
            with contextlib.suppress(OSError):
                peer.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(PATIENCE_S)
        assert not self.failures, self.failures

    def _serve(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.settimeout(PATIENCE_S)
            peer = Peer(sock)
            self.peers.append(peer)
            script = self._scripts[min(len(self.peers), len(self._scripts)) - 1]
            try:
                script(peer)
            except (ConnectionError, ssl.SSLError):
                pass  # the client has had enough
            except (AssertionError, OSError) as failure:
                self.failures.append(failure)
            finally:
                sock.close()


def methods(camera: ScriptedCamera) -> list[str]:
    """Return what the client asked over all connections."""
    return [asked.method for peer in camera.peers for asked in peer.asked]


@contextlib.contextmanager
def deaf_port() -> Iterator[int]:
    """Give a port whose connection requests get no answer: its queue is full."""
    with contextlib.ExitStack() as kept:
        listener = kept.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        for _ in range(8):
            filler = kept.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        yield port
