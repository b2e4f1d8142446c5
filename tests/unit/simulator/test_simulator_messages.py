import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.messages import LONGEST_REQUEST_BYTES, BadRequestError, Request, Response, take_message

WHOLE = b"SETUP rtsp://h:1/cam-01/sub/trackID=0 RTSP/1.0\r\nCSeq: 3\r\ntransport: x\r\nContent-Length: 2\r\n\r\nhi"


@given(st.lists(st.integers(1, len(WHOLE)), max_size=6))
def test_a_request_is_taken_when_it_is_whole(cuts):
    buffer, found, start = bytearray(), None, 0
    for end in [*sorted(set(cuts)), len(WHOLE)]:
        buffer += WHOLE[start:end]
        start = end
        message = take_message(buffer)
        assert (message is None) == (end < len(WHOLE)) or found is not None
        found = found or message
    assert isinstance(found, Request)
    assert (found.camera_name, found.role) == ("cam-01", StreamRole.SUB)
    assert found.headers["cseq"] == "3"
    assert not buffer


def test_packets_between_requests_are_taken_apart():
    buffer = bytearray(b"$\x01\x00\x03abc" + WHOLE)
    assert take_message(buffer) == b"abc"
    assert isinstance(take_message(buffer), Request)
    assert take_message(bytearray(b"$\x01\x00\x03ab")) is None


@pytest.mark.parametrize("noise", [b"GET / HTTP/1.1\r\n\r\n", b"\x00\x01\r\n\r\n", b"\r\n\r\n"])
def test_what_is_no_request_is_an_error(noise):
    with pytest.raises(BadRequestError):
        take_message(bytearray(noise))


def test_an_endless_header_is_an_error():
    with pytest.raises(BadRequestError):
        take_message(bytearray(b"x" * (LONGEST_REQUEST_BYTES + 1)))


def test_answers_carry_their_number_and_length():
    data = Response(454, (("Session", "x"), ("WWW-Authenticate", "a"), ("WWW-Authenticate", "b")), b"body").to_bytes(
        "7"
    )
    head, _, body = data.partition(b"\r\n\r\n")
    assert head.split(b"\r\n")[0] == b"RTSP/1.0 454 Session Not Found"
    assert b"CSeq: 7" in head
    assert head.count(b"WWW-Authenticate") == 2
    assert b"Content-Length: 4" in head
    assert body == b"body"
