"""RTSP requests read from bytes and answers written to bytes (RFC 2326)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from scc_wall.domain.camera import StreamRole

LONGEST_REQUEST_BYTES: Final = 64 * 1024
_RTSP_ONLY: Final = {
    454: "Session Not Found",
    455: "Method Not Valid in This State",
    461: "Unsupported Transport",
}


class BadRequestError(ValueError):
    """The client sent what is no RTSP request."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request.

    Parameters
    ----------
    headers
        Names in lower case.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of the URL's path, without empty ones."""
        return tuple(part for part in urlsplit(self.url).path.split("/") if part)

    @property
    def camera_name(self) -> str:
        """The first part of the path, empty if there is none."""
        return self.path[0] if self.path else ""

    @property
    def role(self) -> StreamRole | None:
        """The stream that the URL names, None if it names none."""
        return next((role for role in StreamRole if len(self.path) > 1 and self.path[1] == role), None)


@dataclass(frozen=True, slots=True)
class Response:
    """One answer; `to_bytes` adds what every answer has."""

    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    body: bytes = b""

    def to_bytes(self, cseq: str) -> bytes:
        """Return the answer to the request with that CSeq."""
        reason = _RTSP_ONLY.get(self.status) or HTTPStatus(self.status).phrase
        lines = [f"RTSP/1.0 {self.status} {reason}", f"CSeq: {cseq}", "Server: SCC Wall simulator"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        if self.body:
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body


def take_message(buffer: bytearray) -> Request | bytes | None:
    """Take the first whole message off `buffer`: a request, an interleaved packet's payload, or None if none is whole.

    Raises
    ------
    BadRequestError
        If the buffer starts with neither.
    """
    if buffer[:1] == b"$":
        if len(buffer) < 4 or len(buffer) < (end := 4 + int.from_bytes(buffer[2:4], "big")):
            return None
        packet = bytes(buffer[4:end])
        del buffer[:end]
        return packet
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        if len(buffer) > LONGEST_REQUEST_BYTES:
            raise BadRequestError(f"no end of header within {LONGEST_REQUEST_BYTES} bytes")
        return None
    request = _parse(bytes(buffer[:end]))
    body = request.headers.get("content-length", "0")
    total = end + 4 + (int(body) if body.isdecimal() else 0)
    if len(buffer) < total:
        return None
    del buffer[:total]
    return request


def _parse(head: bytes) -> Request:
    lines = head.decode("utf-8", "replace").lstrip("\r\n").split("\r\n")
    words = lines[0].split()
    if len(words) != 3 or not words[2].startswith("RTSP/"):
        raise BadRequestError(f"not a request: {lines[0][:80]!r}")
    headers = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return Request(words[0], words[1], headers)
