"""The whole command on installations that are broken in one way or another, with a marker as every password."""

import base64
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scc_wall.app.doctor import cameras as asked
from scc_wall.app.doctor import children
from scc_wall.app.doctor.children import Heard
from scc_wall.base import told
from scc_wall.base.paths import home
from scc_wall.cli import main
from scc_wall.domain.camera import Credentials, StreamRole
from scc_wall.domain.cause import Cause
from scc_wall.simulator.auth import Auth
from scc_wall.simulator.camera import SimulatedCamera
from scc_wall.simulator.demo import simulated_cameras
from scc_wall.simulator.faults import Fault
from scc_wall.simulator.simulator import Simulator
from scc_wall.video.picture import StreamError

pytestmark = pytest.mark.allows_log("the master key lies unsealed", "secrets can't be unsealed")

MARKER = "Mark3r-Pa55"
HEARD = {
    "screens": Heard({"platform": "offscreen", "qt": "6", "screens": []}, 0),
    "decoder": Heard({"opencv": "4", "ffmpeg": True, "libraries": {}, "backends": ["FFMPEG"]}, 0),
}


@pytest.fixture(autouse=True)
def _installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    monkeypatch.setenv("SCC_WALL_ALLOW_UNSEALED_KEY", "1")
    monkeypatch.setattr(told, "_language", "en")
    monkeypatch.setattr(children, "ask_child", HEARD.__getitem__)  # they take a second; one test starts them
    monkeypatch.setattr(asked, "WITHIN_S", 0.5)


def camera_file(tmp_path: Path, simulator: Simulator, password: str = MARKER) -> Path:
    lines = [
        f"{number},{name},{simulator.url(name, StreamRole.MAIN)},{simulator.url(name)},admin,{password}"
        for number, name in enumerate(simulator.names, 1)
    ]
    file = tmp_path / "cameras.csv"
    file.write_text("\n".join(["number,name,main_url,sub_url,username,password", *lines]), encoding="utf-8")
    return file


def with_account(cameras: list[SimulatedCamera]) -> list[SimulatedCamera]:
    from dataclasses import replace

    account = Credentials("admin", MARKER)
    return [replace(camera, credentials=account, auth=Auth.BASIC) for camera in cameras]


def test_each_camera_has_its_line_and_no_password_gets_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Simulator(with_account(simulated_cameras(5))) as simulator:
        assert main(["cameras", "import", str(camera_file(tmp_path, simulator))]) == 0
        simulator.set_fault("cam-02", Fault.UNAUTHORIZED)
        simulator.set_fault("cam-03", Fault.SILENT)
        simulator.set_fault("cam-04", Fault.NOT_FOUND)
        assert main(["doctor"]) == 1
        text = capfd.readouterr()
        assert main(["doctor", "--json", "--camera", "1", "--camera", "4"]) == 1
        document = capfd.readouterr()
        sent = base64.b64encode(f"admin:{MARKER}".encode()).decode()
    for said in (*text, *document):
        assert MARKER not in said
        assert sent not in said
    lines = {line[4:].partition(":")[0]: line for line in text.out.splitlines() if line[4:].startswith("Camera ")}
    assert [line[0] for line in lines.values()] == ["O", "✗", "✗", "✗", "O"]
    assert "main H264 1920×1080" in lines["Camera 01 cam-01"]
    assert "password refused" in lines["Camera 02 cam-02"]
    assert "stays silent" in lines["Camera 03 cam-03"]
    assert "What to do: Check the RTSP account" in text.out
    found = [one for one in json.loads(document.out) if one["check"] == "camera"]
    assert [(one["facts"]["number"], one["level"]) for one in found] == [(1, "ok"), (4, "error")]


def test_a_camera_that_says_its_password_is_not_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def tells(*_: object) -> None:
        raise StreamError(Cause.SERVER_ERROR, f"OPTIONS answered 500 admin {MARKER} is wrong")

    monkeypatch.setattr(asked, "greet", tells)
    with Simulator(simulated_cameras(1)) as simulator:
        main(["cameras", "import", str(camera_file(tmp_path, simulator))])
        for words in (["doctor"], ["doctor", "--json"]):
            assert main(words) == 1
            said = capsys.readouterr().out
            assert "500 admin *** is wrong" in said
            assert MARKER not in said


def test_cameras_whose_password_is_locked_are_asked_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Simulator(with_account(simulated_cameras(1))) as simulator:
        main(["cameras", "import", str(camera_file(tmp_path, simulator))])
        (home().keys / "master-key.json").write_text("{}", encoding="utf-8")
        assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "✗   Master key" in said
    assert "!   Camera 01 cam-01" in said
    assert "It can be reached; its password can't be read here" in said


def test_nothing_is_made_where_nothing_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert "none yet" in capsys.readouterr().out
    assert not home().root.exists()


def test_a_broken_store_keeps_nothing_else_from_being_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home().ensure()
    home().database.write_bytes(b"no database" * 1000)
    assert main(["doctor", "--no-cameras"]) == 1
    said = capsys.readouterr().out
    assert "✗   Store: damaged" in said
    assert "!   Cameras: can't be read from the store" in said
    assert "OK  Ports" in said


def test_no_camera_is_asked_if_none_is_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Simulator(simulated_cameras(1)) as simulator:
        main(["cameras", "import", str(camera_file(tmp_path, simulator))])
        assert main(["doctor", "--no-cameras"]) == 0
        assert simulator.clients("cam-01") == 0
        assert main(["doctor", "--camera", "77"]) == 1
    assert "there is no number 77" in capsys.readouterr().out


def test_an_older_store_is_not_brought_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Simulator(simulated_cameras(1)) as simulator:
        main(["cameras", "import", str(camera_file(tmp_path, simulator))])
    with closing(sqlite3.connect(home().database, isolation_level=None)) as other:
        other.execute("UPDATE alembic_version SET version_num = '0001'")
    assert main(["doctor", "--no-cameras"]) == 0
    assert "brought up to date when a wall starts" in capsys.readouterr().out
    with closing(sqlite3.connect(home().database)) as other:
        assert other.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_children_look_at_qt_and_opencv(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    heard = children.ask_child("screens")
    assert heard.said["platform"] == "offscreen"
    assert heard.said["screens"][0]["size_px"]
    assert children.ask_child("decoder").said["ffmpeg"] is True


def test_a_folder_that_may_not_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Path.exists

    def refused(self: Path, **how: bool) -> bool:
        if self.name == "scc-wall.db":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, **how)

    monkeypatch.setattr(Path, "exists", refused)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "✗   store: can't be looked at" in said
    assert "Permission denied" in said
    assert "run it as the user who installed" in said


@pytest.mark.skipif(sys.platform == "win32", reason="there it is always known")
def test_who_has_no_home_at_all_is_told_how_to_name_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for variable in ("SCC_WALL_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert main(["doctor"]) == 2
    assert "SCC_WALL_HOME" in capsys.readouterr().err
