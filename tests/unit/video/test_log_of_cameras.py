"""What decode processes log: a camera that fails a thousand times a second silences no other, and fills nothing."""

import logging
from pathlib import Path
from types import SimpleNamespace

import pytest

from scc_wall.base.logs import LogFile
from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.video.decode_process import BEAT_S, LOG_LINES_A_BEAT, LOG_LINES_OF_A_SOURCE, _LogPipe
from scc_wall.video.lane import Lane
from scc_wall.video.reader import Reader
from tests.support.clock import ManualClock

NAME = "scc_wall.video.reader"


def line(camera: int, text: str) -> logging.LogRecord:
    record = logging.LogRecord(NAME, logging.INFO, "", 0, text, None, None)
    reader = SimpleNamespace(source=SimpleNamespace(key=StreamKey(camera, StreamRole.MAIN)))
    vars(record).update(Reader._log_extra(reader))  # type: ignore[arg-type]
    return record


def test_of_each_camera_a_beat_has_its_lines_and_the_rest_is_counted() -> None:
    pipe = _LogPipe()
    for _ in range(250):
        pipe.emit(line(7, "failed"))
    pipe.emit(line(8, "failed once"))
    lines = pipe.taken()
    assert [one.text for one in lines] == ["failed"] * LOG_LINES_OF_A_SOURCE + [
        "failed once",
        f"cam-7: {250 - LOG_LINES_OF_A_SOURCE} more log lines left out",
    ]
    assert [one.source for one in lines][-2:] == ["cam-8", "cam-7"]
    assert pipe.taken() == []


def test_however_many_fail_a_beat_has_only_so_many_lines() -> None:
    pipe = _LogPipe()
    for camera in range(1000):
        pipe.emit(line(camera, "failed"))
    lines = pipe.taken()
    assert len(lines) <= 2 * LOG_LINES_A_BEAT + 1
    left_out = sum(int(one.text.split()[1]) for one in lines if "left out" in one.text)
    assert left_out == 1000 - LOG_LINES_A_BEAT


def test_the_file_has_the_line_of_a_camera_beside_one_that_floods(
    tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_file, pipe = LogFile(tmp_path / "x.log", clock), _LogPipe()
    reader = logging.getLogger(NAME)
    monkeypatch.setattr(reader, "handle", log_file.handle)  # past pytest's own, which keep each line
    monkeypatch.setattr(logging.getLogger("scc_wall.video.decode_process"), "handle", log_file.handle)
    monkeypatch.setattr(reader, "level", logging.INFO)
    reader.manager._clear_cache()
    for beat in range(80):  # 20 s
        for _ in range(round(1000 * BEAT_S)):
            pipe.emit(line(7, "failed again"))
        if beat == 60:
            pipe.emit(line(8, "failed once"))
        for one in pipe.taken():
            Lane.heard(SimpleNamespace(number=0), None, one)  # type: ignore[arg-type]
        clock.advance(BEAT_S)
    log_file.close()
    text = (tmp_path / "x.log").read_text(encoding="utf-8")
    assert "decode-0: failed once" in text
    assert len(text) < 100_000
