"""What a crash left of scans is swept, and nothing else: no link, nothing of others, in use, or of other names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scc_wall.ui.access import scan_folder
from scc_wall.ui.access.scan_folder import IN_USE, PREFIX, ScanFolder, sweep

NAME = "surat-tugas-0123abcd.pdf"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes links and takes rights away as Linux does")


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "temp"
    made.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(made))
    return made


def left(temp: Path, name: str = f"{PREFIX}abcd1234") -> Path:
    """Leave a folder as a killed program does."""
    folder = temp / name
    folder.mkdir(0o700)
    (folder / IN_USE).touch(0o600)
    (folder / NAME).write_bytes(b"%PDF-1.7 secret")
    return folder


def test_what_a_killed_program_left_is_swept(temp: Path) -> None:
    script = (
        "from scc_wall.ui.access.scan_folder import ScanFolder; import sys; made = ScanFolder();"
        f"made.write({NAME!r}, b'%PDF-1.7'); print('shown', flush=True); sys.stdin.read()"
    )
    environment = os.environ | {"TMPDIR": str(temp)}
    argv = [sys.executable, "-c", script]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "shown\n"
        (folder,) = temp.iterdir()
        assert {path.name for path in folder.iterdir()} == {IN_USE, NAME}
        assert sweep() == 0  # it is shown just now
        program.kill()
        program.wait(10)
        assert sweep() == 1
    assert list(temp.iterdir()) == []


def test_a_folder_that_was_killed_before_it_was_whole_is_swept_too(temp: Path) -> None:
    (left(temp) / IN_USE).unlink()
    (temp / f"{PREFIX}empty_00").mkdir(0o700)
    assert sweep() == 2
    assert list(temp.iterdir()) == []


def test_the_folder_of_this_program_is_in_use_until_it_is_closed(temp: Path) -> None:
    made = ScanFolder()
    path = made.write(NAME, b"x")
    assert path.stat().st_mode & 0o777 == 0o600
    assert made.path.stat().st_mode & 0o777 == 0o700
    assert sweep() == 0
    made.close()
    made.close()
    assert list(temp.iterdir()) == []


def test_a_link_of_that_name_is_not_followed(temp: Path, tmp_path: Path) -> None:
    precious = left(tmp_path, "precious")
    (temp / f"{PREFIX}abcd1234").symlink_to(precious)
    assert sweep() == 0
    assert (precious / NAME).exists()


@pytest.mark.parametrize("name", [IN_USE, NAME, "surat-tugas-ffffffff.png"])
def test_a_link_inside_has_nothing_deleted(temp: Path, tmp_path: Path, name: str, expected_logs) -> None:
    expected_logs.expect("holds something else")
    precious = tmp_path / "precious"
    precious.write_text("precious")
    folder = left(temp)
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(precious)
    assert sweep() == 0
    assert precious.read_text() == "precious"
    assert (folder / name).is_symlink()


@pytest.mark.parametrize(
    "name", ["x", "surat-tugas-0123abcd.pdf.exe", "surat-tugas-0123ABCD.pdf", ".hidden", "a\nb", "日本"]
)
def test_a_folder_that_holds_anything_else_stays_whole(temp: Path, name: str, expected_logs) -> None:
    expected_logs.expect("holds something else")
    folder = left(temp)
    (folder / name).touch()
    assert sweep() == 0
    assert {path.name for path in folder.iterdir()} == {IN_USE, NAME, name}


def test_a_folder_inside_is_not_entered(temp: Path, expected_logs) -> None:
    expected_logs.expect("holds something else")
    (left(temp) / "surat-tugas-aaaaaaaa.pdf").mkdir()
    assert sweep() == 0


@pytest.mark.parametrize(
    "name",
    [
        f"{PREFIX}ABCD1234",
        f"{PREFIX}abcd123",
        f"{PREFIX}abcd12345",
        f"x{PREFIX}abcd1234",
        f"{PREFIX}abcd\n123",
        "scc-wall-",
    ],
)
def test_other_names_are_not_looked_at(temp: Path, name: str) -> None:
    left(temp, name)
    assert sweep() == 0
    assert (temp / name / NAME).exists()


def test_a_file_or_a_folder_that_others_may_enter_is_not_ours(temp: Path) -> None:
    left(temp).chmod(0o755)
    (temp / f"{PREFIX}file0000").write_text("x")
    assert sweep() == 0
    assert len(list(temp.iterdir())) == 2


def test_what_belongs_to_somebody_else_stays(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = left(temp)
    monkeypatch.setattr(scan_folder.os, "geteuid", lambda: os.getuid() + 1)
    assert sweep() == 0
    assert (folder / NAME).exists()


def test_a_folder_that_can_not_be_read_is_logged(tmp_path: Path, expected_logs) -> None:
    expected_logs.expect("could not be looked for")
    assert sweep(tmp_path / "nowhere") == 0
