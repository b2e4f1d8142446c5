"""Messages of any camera are read; nothing that it says begins a line of our requests."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.messages import (
    END_OF_HEAD,
    Headers,
    Request,
    Response,
    parameters,
    parse_head,
    request_bytes,
    response_bytes,
)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_line_end(end: str) -> None:
    text = end.join(["RTSP/1.0 200 OK", "cseq:2", "Session :  12;timeout=30  ", "X-Long: a", "\tb", "stray", "", ""])
    found = END_OF_HEAD.search(text.encode())
    assert found is not None
    message = parse_head(text.encode()[: found.start()])
    assert isinstance(message, Response)
    assert (message.status, message.reason) == (200, "OK")
    assert message.headers.get("session") == "12;timeout=30"
    assert message.headers.get("x-long") == "a b"
    assert message.headers.get("cseq") == "2"


def test_a_status_without_reason_and_a_request() -> None:
    assert parse_head(b"RTSP/1.0 404") == Response(404, "", Headers())
    request = parse_head(b"set_parameter rtsp://x/ RTSP/1.0\r\nCSeq: 9")
    assert isinstance(request, Request)
    assert request.method == "SET_PARAMETER"
    assert response_bytes(200, "OK", request) == b"RTSP/1.0 200 OK\r\nCSeq: 9\r\n\r\n"


@pytest.mark.parametrize(("text", "length"), [("12", 12), ("abc", 0), ("", 0), ("-5", 0), (" 7 ", 7)])
def test_the_length_of_a_body(text: str, length: int) -> None:
    message = parse_head(f"RTSP/1.0 200 OK\r\nContent-Length: {text}".encode())
    assert message.headers.body_bytes() == length


def test_a_body_beyond_all_measure() -> None:
    with pytest.raises(StreamError) as told:
        Headers((("content-length", "99999999"),)).body_bytes()
    assert told.value.cause is Cause.PROTOCOL


def test_a_request_holds_no_line_of_the_camera() -> None:
    data = request_bytes("SETUP", "rtsp://h/x\r\nEvil: 1", 3, {"Session": "a\r\nEvil: 2\n"})
    assert data.count(b"\r\n") == 5
    assert b"\nEvil" not in data


def test_parameters() -> None:
    assert parameters('RTP/AVP;unicast;Interleaved=2-3;x="y"') == {
        "rtp/avp": "",
        "unicast": "",
        "interleaved": "2-3",
        "x": "y",
    }


@given(st.binary(max_size=300))
def test_nothing_but_stream_errors(head: bytes) -> None:
    for prefix in (b"", b"RTSP/1.0 200 OK\r\n", b"OPTIONS * RTSP/1.0\r\n"):
        with contextlib.suppress(StreamError):
            parse_head(prefix + head).headers.body_bytes()
