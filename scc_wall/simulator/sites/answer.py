"""One connection to a simulated site: the request is read, and answered as its fault wants."""

import hashlib
import socket
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from scc_wall.base.stop import StopToken
from scc_wall.simulator.sites.faults import SiteFault
from scc_wall.simulator.sites.pages import SPAM_HOST, other_page, page

_HEAD_CAP_BYTES: Final = 16384
_SLOW_S: Final = 4.0
_DRIP_S: Final = 1.0
_BOMB_MB: Final = 256
_REASONS: Final = {200: "OK", 302: "Found", 304: "Not Modified", 403: "Forbidden", 404: "Not Found", 500: "Error"}
_STATUS: Final = {SiteFault.FORBIDDEN: 403, SiteFault.NOT_FOUND: 404, SiteFault.ERROR: 500}


class Request(NamedTuple):
    """What a client asked for."""

    method: str
    path: str
    headers: dict[str, str]
    """Names in lower case."""

    @property
    def crawler(self) -> bool:
        """Whether it says that it is a search engine's."""
        return "bot" in self.headers.get("user-agent", "").lower()


def read_request(sock: socket.socket) -> Request | None:
    """Return the request, None if there is none to be read."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = sock.recv(4096)
        if not more or len(data) > _HEAD_CAP_BYTES:
            return None
        data += more
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    words = first.split()
    if len(words) != 3:
        return None
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Request(words[0], words[1], headers)


def answer(sock: socket.socket, title: str, fault: SiteFault | None, stop: StopToken) -> None:
    """Read one request and answer it."""
    request = read_request(sock)
    if request is None:
        return
    if fault is SiteFault.RESET:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        sock.close()  # without any farewell
        return
    if fault is SiteFault.SLOW and stop.wait(_SLOW_S):
        return
    for piece in _drips(request, title, fault, stop):
        sock.sendall(piece)


def _drips(request: Request, title: str, fault: SiteFault | None, stop: StopToken) -> Iterator[bytes]:
    """Yield the answer in the pieces in which it is sent."""
    head, body = response(request, title, fault)
    if request.method == "HEAD":
        body = b""
    if fault is SiteFault.SLOW_HEADERS:
        yield from _one_by_one(head, stop)
    else:
        yield head
    if fault is SiteFault.SLOW_BODY:
        yield from _one_by_one(body, stop)
    elif fault is SiteFault.TRUNCATED:
        yield body[: len(body) // 2]
    elif fault is SiteFault.ENDLESS_BODY:
        while not stop.stopped:
            yield b"<p>tanpa akhir</p>\n" * 500
    else:
        yield body


def _one_by_one(data: bytes, stop: StopToken) -> Iterator[bytes]:
    for place in range(len(data)):
        yield data[place : place + 1]
        if stop.wait(_DRIP_S):
            return


def response(request: Request, title: str, fault: SiteFault | None) -> tuple[bytes, bytes]:
    """Return head and body of the answer to a request."""
    location = _location(request, fault)
    if location is not None:
        return _head(302, 0, [f"Location: {location}"]), b""
    if fault in _STATUS:
        body = f"<!doctype html><title>{_STATUS[fault]}</title><h1>{_STATUS[fault]}</h1>".encode()
        return _head(_STATUS[fault], len(body), []), body
    if fault is SiteFault.GZIP_BOMB:
        return _head(200, len(gzip_bomb()), ["Content-Encoding: gzip"]), gzip_bomb()
    path = request.path.partition("?")[0]
    text = page(title, fault, crawler=request.crawler) if path == "/" else other_page(path, title, fault)
    if text is None:
        return _head(404, 0, []), b""
    body = text.encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if request.headers.get("if-none-match") == tag:
        return _head(304, None, [f"ETag: {tag}"]), b""
    length = None if fault is SiteFault.ENDLESS_BODY else len(body)
    return _head(200, length, [f"ETag: {tag}"], _kind_of(path)), body


def _location(request: Request, fault: SiteFault | None) -> str | None:
    if fault is SiteFault.REDIRECT_LOOP:
        return "/a" if request.path != "/a" else "/b"
    if fault is SiteFault.REDIRECT_LOOPBACK:
        return "http://127.0.0.1:9/"
    if fault is SiteFault.REDIRECT_METADATA:
        return "http://169.254.169.254/latest/meta-data/"
    if fault is SiteFault.REDIRECT_ELSEWHERE:
        return f"http://{SPAM_HOST}/"
    return None


def _kind_of(path: str) -> str:
    return {"txt": "text/plain", "xml": "application/xml"}.get(path.rpartition(".")[2], "text/html") + "; charset=utf-8"


def _head(status: int, length: int | None, more: list[str], kind: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status} {_REASONS[status]}", f"Content-Type: {kind}", "Connection: close", *more]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


@cache
def gzip_bomb() -> bytes:
    """Return 256 MB of spaces, packed: one block of a megabyte, said 256 times."""
    megabyte = b" " * 2**20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    check = 0
    for _ in range(_BOMB_MB):
        check = zlib.crc32(megabyte, check)
    trailer = struct.pack("<II", check, _BOMB_MB * 2**20)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block * _BOMB_MB + end + trailer
