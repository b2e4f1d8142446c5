"""Whatever bytes a camera sends as HTTP: an answer, or the environment's error, never another."""

import gzip
import socket

import requests
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera_error import CameraCallError
from scc_wall.ptz.onvif.exchange import Exchanges, Reply
from scc_wall.ptz.onvif.wire import Deadline, Origin, Wire

MOST_BYTES = 4096
HEADS = st.lists(
    st.sampled_from(
        [
            *("Content-Length: 5", "Content-Length: -1", "Content-Length: x", "Content-Length: 5, 9", ": ", "x"),
            *("Transfer-Encoding: chunked", "Content-Encoding: gzip", "Content-Encoding: deflate", "Connection: close"),
            *(
                'WWW-Authenticate: Digest realm="é',
                "Content-Encoding: br",
                "Set-Cookie: a=b",
                " folded",
                "Location: http://[",
            ),
        ]
    ),
    max_size=4,
)
STATUS = st.sampled_from(
    ["HTTP/1.1 200 OK", "HTTP/1.1 100", "HTTP/1.1 999", "HTTP/9 x", "HTTP/1.0 401 ", "ICY 200", "", "HTTP/1.1 204 No"]
)
BODIES = st.binary(max_size=60) | st.binary(max_size=40).map(gzip.compress) | st.just(b"5\r\nabcde\r\n0\r\n\r\n")
ANSWERS = st.builds(
    lambda status, heads, body: "\r\n".join([status, *heads, "", ""]).encode() + body, STATUS, HEADS, BODIES
) | st.binary(max_size=200)


def exchanged(answer: bytes) -> Reply | None:
    ours, theirs = socket.socketpair()
    deadline = Deadline(SYSTEM_CLOCK, 20.0)
    request = requests.Request("POST", "http://127.0.0.1/", data=b"x").prepare()
    with theirs:
        theirs.sendall(answer)
        theirs.shutdown(socket.SHUT_WR)
        wire = Wire(ours, deadline)
        exchanges = Exchanges(None)
        try:
            return exchanges._over(wire, request, Origin("http", "127.0.0.1", 80), deadline, MOST_BYTES, used=False)
        except CameraCallError:
            return None
        finally:
            exchanges.close()
            assert ours.fileno() == -1, "the connection is closed"


@given(ANSWERS)
def test_any_answer_is_bounded_or_the_environments_error(answer: bytes) -> None:
    reply = exchanged(answer)
    assert reply is None or len(reply.content) <= MOST_BYTES


def test_a_plain_answer() -> None:
    reply = exchanged(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    assert reply is not None
    assert (reply.status, reply.content, reply.cut) == (200, b"abc", False)
