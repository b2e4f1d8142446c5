"""Which opener comes next."""

import pytest

from scc_wall.domain.camera import Opener, StreamKey, StreamRole, StreamSource, Transport
from scc_wall.domain.cause import Cause
from scc_wall.video.environment import Flavour, started_with, variables
from scc_wall.video.openers import changes_now, first_opener, flavour_of, next_opener

RTSP, HTTP = "rtsp://kamera/1", "http://kamera/mjpeg"


@pytest.mark.parametrize(
    ("url", "remembered", "first"),
    [
        (RTSP, Opener.THIN, Opener.THIN),
        ("rtsps://kamera/1", Opener.THIN, Opener.THIN),
        (RTSP, Opener.FALLBACK_FULL, Opener.FALLBACK_FULL),
        (HTTP, Opener.THIN, Opener.FALLBACK_FAST),
        ("file:/demo.mp4", Opener.THIN, Opener.FALLBACK_FAST),
    ],
)
def test_first(url: str, remembered: Opener, first: Opener) -> None:
    assert first_opener(url, remembered) is first


def test_what_the_client_cannot_speak_goes_round_all_openers() -> None:
    chain, opener = [], Opener.THIN
    for _ in range(3):
        opener = next_opener(RTSP, opener, Cause.UNSUPPORTED, proven=False)
        chain.append(opener)
    assert chain == [Opener.FALLBACK_FAST, Opener.FALLBACK_FULL, Opener.THIN]


@pytest.mark.parametrize("cause", [Cause.UNAUTHORIZED, Cause.CONNECT_TIMEOUT, Cause.NOT_FOUND, Cause.STALLED])
def test_a_cameras_own_trouble_changes_nothing(cause: Cause) -> None:
    assert next_opener(RTSP, Opener.THIN, cause, proven=False) is Opener.THIN


def test_an_opener_that_worked_is_kept() -> None:
    assert next_opener(RTSP, Opener.FALLBACK_FAST, Cause.PICTURE_TIMEOUT, proven=True) is Opener.FALLBACK_FAST


def test_no_picture_with_fast_probing_means_full_probing() -> None:
    assert next_opener(HTTP, Opener.FALLBACK_FAST, Cause.PICTURE_TIMEOUT, proven=False) is Opener.FALLBACK_FULL
    assert next_opener(HTTP, Opener.FALLBACK_FULL, Cause.PICTURE_TIMEOUT, proven=False) is Opener.FALLBACK_FAST


@pytest.mark.parametrize(
    ("opener", "transport", "flavour"),
    [
        (Opener.THIN, Transport.UDP, Flavour.THIN),
        (Opener.FALLBACK_FAST, Transport.TCP, Flavour.THIN),
        (Opener.FALLBACK_FAST, Transport.UDP, Flavour.FALLBACK_UDP),
        (Opener.FALLBACK_FULL, Transport.TCP, Flavour.FALLBACK_FULL),
    ],
)
def test_flavour(opener: Opener, transport: Transport, flavour: Flavour) -> None:
    source = StreamSource(StreamKey(1, StreamRole.MAIN), "k", RTSP, transport, opener=opener)
    assert flavour_of(source) is flavour


def test_the_environment_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("OPENCV_LOG_LEVEL", "INFO")
    monkeypatch.delenv("OPENCV_FFMPEG_CAPTURE_OPTIONS", raising=False)
    with started_with(Flavour.FALLBACK_UDP):
        assert "udp" in os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"]
        assert os.environ["OPENCV_LOG_LEVEL"] == "SILENT"
    assert os.environ["OPENCV_LOG_LEVEL"] == "INFO"
    assert "OPENCV_FFMPEG_CAPTURE_OPTIONS" not in os.environ


def test_every_flavour_says_which_protocols_may_be_used() -> None:
    assert all("protocol_whitelist" in variables(flavour)["OPENCV_FFMPEG_CAPTURE_OPTIONS"] for flavour in Flavour)


def test_after_the_first_round_openers_change_only_when_a_try_is_due() -> None:
    assert all(changes_now(failures, 30.0) for failures in (1, 2))
    assert not changes_now(3, 2.0)
    assert changes_now(3, 0.3)
