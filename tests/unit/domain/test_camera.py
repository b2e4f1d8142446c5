from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.redact import redact, without_credentials
from scc_wall.domain.camera import (
    CameraConfig,
    Credentials,
    Opener,
    StreamConfig,
    StreamKey,
    StreamRole,
    Transport,
    source_of,
    url_with_credentials,
)

NASTY = 'Pa:s@w/r&d‹é"1'
BASE = "rtsp://10.0.0.1:554/ch 1?profile=a@b#x"
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)  # a lone surrogate is no text to send


def test_the_account_is_percent_encoded_once() -> None:
    url = url_with_credentials("rtsp://h/x", Credentials("admin", NASTY))
    assert url == "rtsp://admin:Pa%3As%40w%2Fr%26d%E2%80%B9%C3%A9%221@h/x"
    assert url_with_credentials("rtsp://old:one@h/x", Credentials("a%41", "")) == "rtsp://a%2541:@h/x"
    assert url_with_credentials("rtsp://h/x", None) == "rtsp://h/x"


@given(texts, texts)
def test_any_account_comes_back_from_its_url(username: str, password: str) -> None:
    url = url_with_credentials(BASE, Credentials(username, password))
    parts = urlsplit(url)
    assert (unquote(parts.username or ""), unquote(parts.password or "")) == (username, password)
    assert (parts.hostname, parts.port, parts.query) == ("10.0.0.1", 554, "profile=a@b")
    assert without_credentials(url) == BASE


@given(st.text("abcXYZ:@/ &‹é\"'", min_size=3, max_size=12))
def test_a_password_shows_neither_in_repr_nor_in_a_redacted_url(password: str) -> None:
    account = Credentials("operator7", password + "#Rahasia9")
    camera = CameraConfig(1, "Ampera", StreamConfig("rtsp://h/x"), credentials=account)
    for text in (repr(camera), repr(source_of(camera, StreamRole.MAIN))):
        assert "Rahasia9" not in text
        assert "operator7" not in text
    assert redact(url_with_credentials("rtsp://h/x", account)) == "rtsp://***@h/x"


def test_a_source_is_the_stream_with_what_its_camera_says() -> None:
    account = Credentials("a", "b")
    sub = StreamConfig("rtsp://h/s", (640, 360), Opener.FALLBACK_FAST)
    camera = CameraConfig(7, "Ampera", StreamConfig("rtsp://h/m"), sub, transport=Transport.UDP, credentials=account)
    source = source_of(camera, StreamRole.SUB)
    assert (source.key, source.url, source.opener) == (StreamKey(7, StreamRole.SUB), "rtsp://h/s", Opener.FALLBACK_FAST)
    assert (source.camera_name, source.transport, source.credentials) == ("Ampera", Transport.UDP, account)
    assert [str(key) for key in camera.stream_keys()] == ["cam-7/main", "cam-7/sub"]


def test_a_camera_with_a_single_stream_has_no_other() -> None:
    camera = CameraConfig(7, "Ampera", StreamConfig("rtsp://h/m"))
    assert (camera.stream_keys(), camera.stream(StreamRole.SUB)) == ((StreamKey(7, StreamRole.MAIN),), None)
    with pytest.raises(KeyError, match="no sub stream"):
        source_of(camera, StreamRole.SUB)
