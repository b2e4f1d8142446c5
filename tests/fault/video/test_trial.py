"""A picture of one stream, or the exact cause: real trial processes, scripted and simulated streams."""

import threading

import cv2
import numpy as np
import pytest
import video_streams

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import Credentials, Opener, StreamKey, StreamRole, StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.video.settings import VideoSettings
from scc_wall.video.trial import TrialBench

SCRIPTED = VideoSettings(open_stream=video_streams.open_by_url)


def source(url: str, **more) -> StreamSource:
    return StreamSource(StreamKey(1, StreamRole.MAIN), "kamera 1", url, **more)


@pytest.fixture
def bench():
    bench = TrialBench(SYSTEM_CLOCK, SCRIPTED)
    yield bench
    bench.close()


def test_a_picture_comes_back_small_with_its_true_size_and_how_long_it_took(bench: TrialBench) -> None:
    shot = bench.shot(source("rtsp://clip/1280x720"))
    assert (shot.cause, shot.size_px, shot.codec, shot.opener) == (None, (1280, 720), "h264", Opener.THIN)
    assert shot.after_s > 0
    picture = cv2.imdecode(np.frombuffer(shot.jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (360, 640, 3)
    process = bench._process
    for cause in (Cause.UNAUTHORIZED, Cause.NOT_FOUND, Cause.CONNECT_TIMEOUT):
        assert bench.shot(source(f"rtsp://{cause.value}")).cause is cause
    assert bench._process is process  # one process for all of them


def test_what_the_thin_client_does_not_speak_is_tried_in_the_other_ways_and_its_own_cause_is_told(
    bench: TrialBench,
) -> None:
    shot = bench.shot(source("rtsp://unsupported"))
    assert (shot.cause, shot.opener) == (Cause.UNSUPPORTED, Opener.THIN)


def test_a_file_is_read_by_opencv(bench: TrialBench, tmp_path) -> None:
    path = tmp_path / "klip.h264"
    path.write_bytes(b"".join(data for data, _ in video_streams.clip(320, 180)))
    shot = bench.shot(source(f"file:{path}", credentials=Credentials("admin", "kunci")))
    assert (shot.cause, shot.size_px, shot.opener) == (None, (320, 180), Opener.FALLBACK_FAST)


def test_a_decoder_that_crashes_or_hangs_costs_its_process_alone(bench: TrialBench, monkeypatch) -> None:
    assert bench.shot(source("rtsp://silent-for-ever"), within_s=1.0).cause is Cause.PICTURE_TIMEOUT
    assert bench.shot(source("rtsp://dies"), within_s=5.0).cause is Cause.DECODER_CRASHED
    monkeypatch.setattr("scc_wall.video.trial.GRACE_S", 0.5)
    assert bench.shot(source("rtsp://never-comes-back"), within_s=0.5).cause is Cause.DECODER_SILENT
    assert bench.shot(source("rtsp://clip/320x180")).cause is None


@pytest.mark.parametrize("end_of_the_pipe", ["closed", "left open"])
def test_who_no_longer_wants_it_does_not_wait(bench: TrialBench, end_of_the_pipe: str, monkeypatch) -> None:
    if end_of_the_pipe == "left open":  # as on Windows, where a starting process is killed
        monkeypatch.setattr("multiprocessing.connection._ConnectionBase.close", lambda _connection: None)
    shots = []
    thread = threading.Thread(target=lambda: shots.append(bench.shot(source("rtsp://silent-for-ever"))))
    thread.start()
    while bench._process is None:
        assert thread.is_alive()
    begun_mono_ns = SYSTEM_CLOCK.mono_ns()
    bench.abort()
    thread.join(10)
    assert not thread.is_alive()
    assert SYSTEM_CLOCK.mono_ns() - begun_mono_ns < 5e9  # the trial itself would take 15 s
    assert shots[0].jpeg is None
