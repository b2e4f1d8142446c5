"""A raw RTSP client for the simulator's tests: blocking, one stream, no more than the tests look at."""

import re
import socket
from dataclasses import dataclass, field
from urllib.parse import urlsplit

TIMEOUT_S = 5.0


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class TinyRtsp:
    url: str
    authorization: str = ""
    waiting: list[bytes] = field(default_factory=list)

    def __post_init__(self):
        self.sock = socket.create_connection((urlsplit(self.url).hostname, urlsplit(self.url).port), TIMEOUT_S)
        self.buffer = b""
        self.number = 0
        self.session = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def ask(self, method, url="", **headers):
        self.send(method, url, **headers)
        return self.answer()

    def send(self, method, url="", **headers):
        self.number += 1
        lines = [f"{method} {url or self.url} RTSP/1.0", f"CSeq: {self.number}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if self.session:
            lines.append(f"Session: {self.session}")
        if self.authorization:
            lines.append(f"Authorization: {self.authorization}")
        self.sock.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")

    def answer(self):
        while True:
            if self.buffer[:1] == b"$" or len(self.buffer) < 4:
                self.waiting.append(self._interleaved()) if self.buffer[:1] == b"$" else self._more()
                continue
            if b"\r\n\r\n" in self.buffer:
                break
            self._more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        first, *rest = head.decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        length = int(headers.get("content-length", 0))
        while len(self.buffer) < length:
            self._more()
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return Answer(int(first.split()[1]), headers, body)

    def play(self):
        """DESCRIBE, SETUP over TCP, PLAY; the answer to PLAY."""
        assert self.ask("DESCRIBE").status == 200
        self.setup("RTP/AVP/TCP;unicast;interleaved=0-1")
        return self.ask("PLAY")

    def setup(self, transport):
        answer = self.ask("SETUP", self.url + "/trackID=0", Transport=transport)
        self.session = answer.headers.get("session", "").split(";")[0]
        return answer

    def packet(self):
        """The next packet inside the connection: (channel, packet)."""
        if self.waiting:
            raw = self.waiting.pop(0)
        else:
            while len(self.buffer) < 4:
                self._more()
            assert self.buffer[:1] == b"$", self.buffer[:20]
            raw = self._interleaved()
        return raw[1], raw[4:]

    def picture(self):
        """The RTP packets of the next picture, by the marker bit."""
        packets = []
        while True:
            channel, packet = self.packet()
            if channel == 0:
                packets.append(packet)
                if packet[1] & 0x80:
                    return packets

    def pictures_to_the_end(self):
        """Read on until the connection ends, which raises how it ended."""
        while True:
            self.picture()

    def report(self):
        while True:
            channel, packet = self.packet()
            if channel == 1:
                return packet

    def _interleaved(self):
        while len(self.buffer) < 4 or len(self.buffer) < 4 + int.from_bytes(self.buffer[2:4], "big"):
            self._more()
        end = 4 + int.from_bytes(self.buffer[2:4], "big")
        raw, self.buffer = self.buffer[:end], self.buffer[end:]
        return raw

    def _more(self):
        data = self.sock.recv(65536)
        if not data:
            raise EOFError
        self.buffer += data


def nals(packets):
    """The H.264 NAL units in a picture's packets."""
    found = []
    for packet in packets:
        payload = packet[12:]
        if payload[0] & 31 == 28:
            if payload[1] & 0x80:
                found.append(bytes([payload[0] & 0xE0 | payload[1] & 31]))
            found[-1] += payload[2:]
        else:
            found.append(payload)
    return found


def sequence(packet):
    return int.from_bytes(packet[2:4], "big")


def timestamp(packet):
    return int.from_bytes(packet[4:8], "big")


def ssrc(packet):
    return int.from_bytes(packet[8:12], "big")


def nonce(answer):
    return re.search('nonce="([^"]+)"', answer.headers["www-authenticate"])[1]
