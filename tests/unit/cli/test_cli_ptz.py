"""`scc-wall ptz probe` tells what a camera is, or exactly why it doesn't."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.base import told
from scc_wall.cli import main
from tests.support.onvif_makers import HIKVISION
from tests.support.onvif_script import NOT_AUTHORIZED, PASSWORD, USER, Answer, Asked, ScriptedCamera, http, system_time
from tests.support.terminal import Typist, typist
from tests.support.web_pki import self_signed

__all__ = ["typist"]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "_language", "en")


def hikvision(asked: Asked) -> Answer:
    now = datetime.now(UTC) - timedelta(seconds=90)
    if asked.operation == "GetSystemDateAndTime":
        return system_time(now)
    return HIKVISION[asked.operation] if asked.token_ok(now_utc=now) else http(NOT_AUTHORIZED, "400 Bad Request")


def test_probe(typist: Typist, capsys: pytest.CaptureFixture[str]) -> None:
    typist.unseen(PASSWORD)
    with ScriptedCamera(hikvision) as camera:
        assert main(["ptz", "probe", camera.address, "--user", USER]) == 0
    shown = capsys.readouterr().out
    for words in ("HIKVISION DS-2DE4425IW-DE", "Jembatan Ampera", "off by -9", "main 2560×1440 H265", "yes, profile"):
        assert words in shown
    assert PASSWORD not in shown


def test_a_wrong_password(typist: Typist, capsys: pytest.CaptureFixture[str]) -> None:
    typist.unseen("salah")
    with ScriptedCamera(hikvision) as camera:
        assert main(["ptz", "probe", camera.address, "--user", USER]) == 2
    assert "refuses the user name or the password" in capsys.readouterr().err


def test_the_fingerprint_to_pin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with ScriptedCamera(hikvision, self_signed(tmp_path, "127.0.0.1")) as camera:
        assert main(["ptz", "probe", camera.address]) == 2
    assert len(capsys.readouterr().err.partition("shows: ")[2].split()[0]) == 64


def test_without_a_terminal_no_password(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ptz", "probe", "127.0.0.1:9", "--user", USER]) == 2
    assert "terminal" in capsys.readouterr().err
