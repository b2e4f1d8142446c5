"""Descriptions of real cameras: which video is played, where its control is, what can't be spoken."""

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.cause import Cause
from scc_wall.video.picture import Codec, StreamError
from scc_wall.video.rtsp.sdp import VideoTrack, choose_video, parse

SPS, PPS = b"\x67\x42\x00\x1e\xab", b"\x68\xce\x3c\x80"


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def chosen(text: str) -> VideoTrack:
    return choose_video(parse(text.encode()))


HEAD = "v=0\no=- 1 1 IN IP4 0.0.0.0\ns=x\nt=0 0\n"
H264 = (
    "m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    f"a=fmtp:96 packetization-mode=1; sprop-parameter-sets={b64(SPS)},{b64(PPS)}\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_h264_behind_audio(end: str) -> None:
    text = HEAD + "a=control:*\nm=audio 0 RTP/AVP 8\na=control:trackID=0\n" + H264 + "a=control:trackID=1\n"
    assert chosen(text.replace("\n", end)) == VideoTrack(Codec.H264, 96, "trackID=1", (SPS, PPS))
    assert parse(text.encode()).control == "*"


def test_h265_with_its_three_sets() -> None:
    text = HEAD + (
        "m=video 0 RTP/AVP 98\na=rtpmap:98 h265/90000\n"
        f"a=fmtp:98 sprop-vps={b64(b'v1')};sprop-sps={b64(b's1')}; sprop-pps={b64(b'p1')};\n"
    )
    assert chosen(text) == VideoTrack(Codec.H265, 98, None, (b"v1", b"s1", b"p1"))


def test_the_second_video_if_the_first_is_not_spoken() -> None:
    text = HEAD + "m=video 0 RTP/AVP 26\na=control:a\n" + H264 + "a=control:b\n"
    assert chosen(text).control == "b"


def test_without_rtpmap_the_format_tells() -> None:
    text = HEAD + f"m=video 0 RTP/AVP 96\na=fmtp:96 sprop-parameter-sets={b64(SPS)}\n"
    assert chosen(text) == VideoTrack(Codec.H264, 96, None, (SPS,))


@pytest.mark.parametrize(
    ("given_sets", "taken"),
    [
        (b64(SPS).rstrip("="), (SPS,)),
        (b64(b"\0\0\0\1" + SPS), (SPS,)),
        ("!!!é," + b64(PPS), (PPS,)),
        ("", ()),
        (",", ()),
    ],
)
def test_odd_parameter_sets(given_sets: str, taken: tuple[bytes, ...]) -> None:
    text = HEAD + f"m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 sprop-parameter-sets={given_sets}\n"
    assert chosen(text).parameter_sets == taken


@pytest.mark.parametrize(
    "media",
    [
        "",
        "m=audio 0 RTP/AVP 0\n",
        "m=video 0 RTP/AVP 26\n",
        "m=video 0 RTP/AVP 96\na=rtpmap:96 MP4V-ES/90000\n",
        "m=video 0 RTP/AVP 96\na=rtpmap:96 H265/90000\na=fmtp:96 sprop-max-don-diff=2\n",
        "m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 packetization-mode=2\n",
    ],
)
def test_what_is_not_spoken_is_left_to_the_fallback(media: str) -> None:
    with pytest.raises(StreamError) as told:
        chosen(HEAD + media)
    assert told.value.cause is Cause.UNSUPPORTED


@pytest.mark.parametrize("body", [b"", b"<html>no</html>", b"\xff\xfe\0"])
def test_no_description(body: bytes) -> None:
    with pytest.raises(StreamError) as told:
        parse(body)
    assert told.value.cause is Cause.PROTOCOL


LINES = st.sampled_from(
    [
        "v=0",
        "m=video 0 RTP/AVP 96 97",
        "m=video",
        "a=rtpmap:96 H264/90000",
        "a=fmtp:96 a=b;;=",
        "a=control:",
        "a=rtpmap:",
        "a=fmtp:96 sprop-parameter-sets=AAAB,Z0I",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=20), st.binary(max_size=100))
def test_nothing_but_stream_errors(lines: list[str], tail: bytes) -> None:
    with contextlib.suppress(StreamError):
        choose_video(parse("\n".join(lines).encode() + tail))
