import argparse
import stat
import sys
from pathlib import Path

import pytest

from scc_wall.base import told
from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.cli import cameras
from scc_wall.vault.key_vault import open_vault
from tests.support.logs import ExpectedLogs

pytestmark = pytest.mark.allows_log("the master key lies unsealed", "secrets can't be unsealed")

MARKER = "Mark3r-Pa55"
GOOD = (
    "number;name;region;main_url;sub_url;username;password;transport\n"
    f"7;Ampera;Palembang;rtsp://10.0.0.1/1;rtsp://10.0.0.1/2;admin;{MARKER};tcp\n"
    f"8;Musi;16.03;rtsp://admin:{MARKER}@10.0.0.2/1;;;;udp\n"
    f";Benteng;;rtsp://10.0.0.3/user=a_password={MARKER}_channel=1;;;;\n"
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCC_WALL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    monkeypatch.setenv("SCC_WALL_ALLOW_UNSEALED_KEY", "1")
    monkeypatch.setattr(told, "_language", "id")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "kamera.csv"
    made.write_text(GOOD, encoding="utf-8")
    return made


@pytest.fixture
def unsealed_key(expected_logs: ExpectedLogs) -> None:
    """Expect the warning of a machine with neither keyring nor passphrase."""
    expected_logs.expect("lies unsealed")


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    cameras.add_arguments(parser)
    return cameras.run(parser.parse_args([str(word) for word in words]))


@pytest.mark.usefixtures("unsealed_key")
def test_import_tells_what_is_new_and_what_is_updated(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", file) == 0
    said = capsys.readouterr()
    assert said.out == "3 baru, 0 diperbarui, 0 tidak berubah, 0 dihapus\n"
    assert said.err.startswith("Perhatian: komputer ini tidak punya penyimpan sandi")
    file.write_text(GOOD.replace("rtsp://10.0.0.1/2", "") + "9;Baru;;rtsp://h/1;;;;\n", encoding="utf-8")
    assert run("import", file) == 0
    assert capsys.readouterr().out == "1 baru, 1 diperbarui, 2 tidak berubah, 0 dihapus\n"
    file.write_text("name,main_url\nBaru,rtsp://h/1\n", encoding="utf-8")
    assert run("import", "--replace", "--dry-run", file) == 0
    assert "3 dihapus (hanya diperiksa" in capsys.readouterr().out
    assert run("import", "--replace", file) == 0
    assert capsys.readouterr().out == "0 baru, 0 diperbarui, 1 tidak berubah, 3 dihapus\n"


def test_one_bad_line_and_nothing_is_imported(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(GOOD + f"x;;Jambi;ftp://u:{MARKER}@h/;;;;\n", encoding="utf-8")
    assert run("import", file) == 2
    said = capsys.readouterr()
    assert [line.split(":")[0] for line in said.err.splitlines()[:-1]] == [
        "baris 5, number",
        "baris 5, region",
        "baris 5, main_url",
        "baris 5, name",
    ]
    assert "tidak ada yang diimpor" in said.err
    assert MARKER not in said.err
    run("list")
    assert "Belum ada kamera" in capsys.readouterr().out


@pytest.mark.usefixtures("unsealed_key")
def test_a_number_that_a_stored_camera_has_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("import", file)
    file.write_text("number,name,main_url\n7,Lain,rtsp://h/1\n", encoding="utf-8")
    assert run("import", file) == 2
    assert "baris 2, number: nomor sudah dipakai kamera “Ampera”" in capsys.readouterr().err


@pytest.mark.usefixtures("unsealed_key")
def test_no_plain_password_is_ever_written(file: Path) -> None:
    run("import", file)
    place = home()
    # The store stays open, so that its write-ahead log is there to be searched too.
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.store import open_store

    with open_store(place, open_vault(place), SYSTEM_CLOCK) as store:
        for camera in store.cameras.list():
            store.cameras.update(camera)
        run("import", "--replace", file)
        assert store.cameras.list()[0].credentials is not None
        written = {path.name: path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
        if sys.platform != "win32":
            rights = {stat.S_IMODE(path.stat().st_mode) for path in place.root.rglob("*") if path.is_file()}
            assert rights == {0o600}
    assert {"scc-wall.db", "scc-wall.db-wal", "master-key.json"} <= set(written)
    for name, content in written.items():
        for encoding in ("utf-8", "utf-16-le"):
            assert MARKER.encode(encoding) not in content, name


@pytest.mark.usefixtures("unsealed_key")
def test_an_export_reads_back_and_hides_passwords_unless_asked(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", file)
    capsys.readouterr()
    out = tmp_path / "out.csv"
    assert run("export", out) == 0
    assert MARKER not in out.read_text(encoding="utf-8")
    assert run("import", "--replace", out) == 0
    assert capsys.readouterr().out == "0 baru, 0 diperbarui, 3 tidak berubah, 0 dihapus\n"
    assert run("export", "--with-passwords", "--excel", out) == 0
    assert "berisi kata sandi" in capsys.readouterr().err
    assert out.read_bytes().count(MARKER.encode()) == 3
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run("import", "--replace", out) == 0
    assert capsys.readouterr().out == "0 baru, 0 diperbarui, 3 tidak berubah, 0 dihapus\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("unsealed_key")
def test_without_a_file_the_export_goes_to_the_terminal(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run("import", file)
    capfdbinary.readouterr()
    run("export")
    assert capfdbinary.readouterr().out.startswith(b"number,name,region,main_url")


@pytest.mark.usefixtures("unsealed_key")
def test_the_list_is_neat_and_without_passwords(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("import", file)
    (home().keys / "master-key.json").unlink()  # a list needs no key
    capsys.readouterr()
    assert run("list") == 0
    out = capsys.readouterr().out
    assert MARKER not in out
    lines = out.splitlines()
    assert len(lines) == 5
    assert lines[2].split()[:4] == ["7", "Ampera", "Kota", "Palembang"]
    assert len({line.index("rtsp://") for line in lines[2:]}) == 1


def test_a_table_shows_no_control_characters() -> None:
    assert cameras.table([("a", "b"), ("x\x1b[31m", "y\n")]) == "a       b\n──────  ──\nx?[31m  y?"


@pytest.mark.parametrize("action", ["import", "export"])
def test_files_that_can_not_be_read_or_written_are_told(tmp_path: Path, action: str) -> None:
    with pytest.raises(SccError, match="Berkas tidak dapat"):
        run(action, tmp_path / "missing" / "x.csv")


def test_replace_by_an_empty_file_is_refused(file: Path) -> None:
    file.write_text("name,main_url\n", encoding="utf-8")
    with pytest.raises(SccError, match="--replace"):
        run("import", "--replace", file)
    assert run("import", file) == 0


@pytest.mark.usefixtures("unsealed_key")
def test_an_account_without_key_is_told_but_the_rest_is_imported_anew(file: Path, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("secrets can't be unsealed")
    run("import", file)
    (home().keys / "master-key.json").unlink()
    with pytest.raises(SccError, match="Kunci"):
        run("export", "--with-passwords")
    assert run("import", file) == 0  # the way out that the error names: enter the passwords again
    assert run("export", "--with-passwords") == 0
