"""A decode process that can't start, or ends for a bug of ours, says why: in the log, where somebody looks for it."""

from pathlib import Path

import pytest
import video_streams

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.tile import TileRequest
from scc_wall.video.environment import Flavour
from scc_wall.video.feed import DecodedFeed
from scc_wall.video.launch import Launched, launch
from scc_wall.video.protocol import LogLine, RetryStream
from scc_wall.video.settings import VideoSettings
from scc_wall.video.slots import Headers
from tests.support.decoding import live, until
from tests.support.patience import PATIENCE

STARTS_S = 30.0 * PATIENCE
SETTINGS = VideoSettings(processes=1, open_stream=video_streams.open_by_url)


def broken(folder: Path) -> Path:
    """A library as a virus scanner leaves it; returns the file."""
    file = folder / "cv2.py"
    secret = "rtsp://admin:rahasia@10.0.0.7/"
    file.write_text(f"raise ImportError('DLL load failed while importing cv2, {secret}')\n", encoding="ascii")
    return file


def last_words(launched: Launched) -> str:
    """What a process says before it ends by itself."""
    assert launched.pipe.poll(STARTS_S)
    line = launched.pipe.recv()
    launched.process.join(STARTS_S)
    launched.pipe.close()
    assert launched.process.exitcode == 1
    assert isinstance(line, LogLine)
    return line.text


def test_a_library_that_can_not_be_loaded_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    told = last_words(launch(0, Flavour.THIN, SETTINGS))
    assert "ImportError: DLL load failed while importing cv2" in told
    assert "rahasia" not in told


def test_a_bug_while_it_serves_is_told_with_its_trace() -> None:
    launched = launch(0, Flavour.THIN, SETTINGS)
    assert launched.process.pid is not None
    headers = Headers.create()
    headers.block.send(launched.pipe, launched.process.pid)
    launched.pipe.send(RetryStream([]))  # type: ignore[arg-type]
    assert "TypeError: unhashable type" in last_words(launched)
    headers.block.close()


def test_the_log_has_it_and_the_wall_goes_on_once_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file = broken(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    feed = DecodedFeed(SYSTEM_CLOCK, SETTINGS)
    try:
        feed.set_cameras([CameraConfig(1, "kamera 1", StreamConfig("rtsp://clip/320x180"))])
        feed.show([TileRequest("t", 1, (160, 90))])
        until(feed, lambda: "DLL load failed" in caplog.text)
        file.unlink()
        until(feed, lambda: live(feed), 30.0)
    finally:
        feed.close()
