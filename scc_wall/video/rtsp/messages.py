"""RTSP messages: building requests, reading answers and requests of any camera."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from scc_wall.video.rtsp.failures import unreadable
from scc_wall.video.rtsp.limits import MAX_BODY_BYTES, MAX_HEADERS

USER_AGENT: Final = "SCC-Wall"
MESSAGE_START: Final = re.compile(
    rb"(?:RTSP|HTTP)/\d|(?:OPTIONS|ANNOUNCE|DESCRIBE|SETUP|PLAY|PAUSE|RECORD|TEARDOWN|REDIRECT|"
    rb"GET_PARAMETER|SET_PARAMETER|PLAY_NOTIFY) ",
    re.IGNORECASE,
)
LONGEST_START: Final = len(b"GET_PARAMETER ")
END_OF_HEAD: Final = re.compile(rb"\r\n\r\n|\n\r?\n|\r\r")
"""Lines end with CR LF, with LF or with CR alone, whatever the camera likes."""
_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_STATUS_LINE: Final = re.compile(r"RTSP/\d(?:\.\d)?\s+(\d{3})\b\s*(.*)", re.IGNORECASE | re.ASCII | re.DOTALL)
_REQUEST_LINE: Final = re.compile(r"([A-Za-z_]+)\s+(\S+)\s+RTSP/\d", re.IGNORECASE | re.ASCII)
_LENGTH: Final = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of one message, names in lower case, in their order."""

    fields: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """Return the first header of that (lower-case) name, None without."""
        return next((value for field_name, value in self.fields if field_name == name), None)

    def all(self, name: str) -> list[str]:
        """Return every header of that (lower-case) name."""
        return [value for field_name, value in self.fields if field_name == name]

    def body_bytes(self) -> int:
        """Return the length of the body, 0 if it isn't said or can't be read.

        Raises
        ------
        StreamError
            PROTOCOL if it is beyond `MAX_BODY_BYTES`.
        """
        found = _LENGTH.match(self.get("content-length") or "")
        length = int(found[0]) if found else 0
        if length > MAX_BODY_BYTES:
            raise unreadable(f"a body of {length} bytes")
        return length


@dataclass(slots=True)
class Response:
    """An answer."""

    status: int
    reason: str
    headers: Headers
    body: bytes = b""


@dataclass(slots=True)
class Request:
    """A request that the camera sends to us."""

    method: str
    headers: Headers
    body: bytes = field(default=b"", repr=False)


def parse_head(head: bytes) -> Response | Request:
    """Read everything before a message's body.

    Raises
    ------
    StreamError
        PROTOCOL if the first line is neither an answer nor a request, or there are too many headers.
    """
    first, *rest = _LINE_END.split(head.decode("utf-8", "replace").strip())
    headers = _headers(rest)
    if found := _STATUS_LINE.match(first):
        return Response(int(found[1]), found[2].strip(), headers)
    if found := _REQUEST_LINE.match(first):
        return Request(found[1].upper(), headers)
    raise unreadable("the answer is no RTSP")


def _headers(lines: Iterable[str]) -> Headers:
    fields: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in (" ", "\t") and fields:  # folded: belongs to the line before
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if not colon:
            continue  # cameras are known to add stray lines
        if len(fields) == MAX_HEADERS:
            raise unreadable(f"over {MAX_HEADERS} headers")
        fields.append((name.strip().lower(), value.strip()))
    return Headers(tuple(fields))


def request_bytes(method: str, url: str, cseq: int, headers: Mapping[str, str]) -> bytes:
    """Return a request without body, ready to send; header values in UTF-8."""
    return _message(f"{method} {url} RTSP/1.0", {"CSeq": str(cseq), "User-Agent": USER_AGENT, **headers})


def response_bytes(status: int, reason: str, request: Request, headers: Mapping[str, str] | None = None) -> bytes:
    """Return an answer to a camera's request, ready to send."""
    echoed = {name: value for name in ("CSeq", "Session") if (value := request.headers.get(name.lower()))}
    return _message(f"RTSP/1.0 {status} {reason}", {**echoed, **(headers or {})})


def _message(first: str, headers: Mapping[str, str]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers.items())]
    # Nothing that a camera said (a control, a session, a nonce) may begin a line of its own.
    clean = [re.sub(r"[\r\n\0]", "", line) for line in lines]
    return ("\r\n".join(clean) + "\r\n\r\n").encode("utf-8", "replace")


def parameters(value: str) -> dict[str, str]:
    """Return `a;b=c` as ``{"a": "", "b": "c"}``, names in lower case; the first of two equal names counts."""
    found: dict[str, str] = {}
    for part in value.split(";"):
        name, _, text = part.partition("=")
        found.setdefault(name.strip().lower(), text.strip().strip('"'))
    return found
