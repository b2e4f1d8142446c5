"""Addresses lose their account, and controls find their stream."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import Credentials
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.address import control_urls, parse


def test_parts() -> None:
    there = parse("RTSP://Cam.Example:8554/a b/é?x=1&y=2#frag")
    assert (there.scheme, there.host, there.port) == ("rtsp", "cam.example", 8554)
    assert there.url.endswith(":8554/a%20b/%C3%A9?x=1&y=2")
    assert there.credentials is None
    assert (parse("rtsp://h/").port, parse("rtsps://h/").port) == (554, 322)


def test_an_account_in_the_url_is_taken_out() -> None:
    there = parse("rtsp://admin:p%40ss%3Aw@[::1]:554/s")
    assert there.credentials == Credentials("admin", "p@ss:w")
    assert there.url == "rtsp://[::1]:554/s"
    assert "p@ss" not in repr(there)


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("http://h/", Cause.UNSUPPORTED),
        ("", Cause.UNSUPPORTED),
        ("rtsp://", Cause.PROTOCOL),
        ("rtsp://h:secret99/", Cause.PROTOCOL),
        ("rtsp://[secret/", Cause.PROTOCOL),
    ],
)
def test_what_is_no_address(url: str, cause: Cause) -> None:
    with pytest.raises(StreamError) as told:
        parse(url)
    assert told.value.cause is cause
    assert "secret" not in str(told.value)


@given(st.text(max_size=60))
def test_nothing_but_stream_errors(text: str) -> None:
    for url in (text, "rtsp://" + text, "rtsp://u:p@h/" + text):
        try:
            there = parse(url)
        except StreamError:
            continue
        assert there.url.isascii()
        assert not set("\r\n \0") & set(there.url)
        for candidate in control_urls(there.url, text):
            assert candidate


@pytest.mark.parametrize(
    ("base", "control", "urls"),
    [
        ("rtsp://h/s/", "trackID=1", ["rtsp://h/s/trackID=1"]),
        ("rtsp://h/s", "trackID=1", ["rtsp://h/s/trackID=1"]),
        ("rtsp://h/cam?c=1&s=0", "trackID=1", ["rtsp://h/cam?c=1&s=0/trackID=1"]),
        ("rtsp://h/s", "rtsp://10.0.0.1/t", ["rtsp://10.0.0.1/t"]),
        ("rtsp://h/s", "rtsp://u:p@10.0.0.1/t", ["rtsp://10.0.0.1/t"]),
        ("rtsp://h/s", "*", ["rtsp://h/s"]),
        ("rtsp://h/s", None, ["rtsp://h/s"]),
        ("rtsp://h:5/s", "/s/1", ["rtsp://h:5/s/s/1", "rtsp://h:5/s/1"]),
    ],
)
def test_controls(base: str, control: str | None, urls: list[str]) -> None:
    assert control_urls(base, control) == urls


@pytest.mark.parametrize("location", ["rtsp://other/s", "rtsps://h/s", "http://h/s", "", "x"])
def test_redirects_elsewhere_are_refused(location: str) -> None:
    with pytest.raises(StreamError) as told:
        parse("rtsp://h/s").redirected(location)
    assert told.value.cause is Cause.REDIRECTED


def test_redirects_to_the_same_host_are_followed() -> None:
    there = parse("rtsp://h/s").redirected("rtsp://u:p@H:8554/t")
    assert (there.port, there.url.lower()) == (8554, "rtsp://h:8554/t")
