import argparse
from pathlib import Path

import pytest

from scc_wall.base import told
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home, home
from scc_wall.cli import sites_export, sites_import, sites_references

pytestmark = pytest.mark.allows_log("the master key lies unsealed")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    monkeypatch.setattr(told, "_language", "id")


def run(*words: object) -> int:
    action = {"import": sites_import, "export": sites_export, "references": sites_references}[str(words[0])]
    parser = argparse.ArgumentParser()
    action.add_arguments(parser)
    return action.run(parser.parse_args([str(word) for word in words[1:]]))


def test_the_list_of_opd_is_imported_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", "--opd", "--dry-run") == 0
    assert run("import", "--opd") == 0
    assert run("import", "--opd") == 0
    assert capsys.readouterr().out.splitlines() == [
        "63 baru, 0 diperbarui, 0 tidak berubah (hanya diperiksa, tidak ada yang diubah)",
        "63 baru, 0 diperbarui, 0 tidak berubah",
        "0 baru, 0 diperbarui, 63 tidak berubah",
    ]


def test_the_reference_hosts_are_read_before_they_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("references") == 0
    assert run("references", "10.1.1.1:443", "[2606:4700::1111]:443") == 0
    with pytest.raises(SccError, match=r"kota\.id"):
        run("references", "kota.id:443")
    assert run("references") == 0
    assert run("references", "--none") == 0
    assert capsys.readouterr().out.splitlines() == [
        "1.1.1.1:443, 8.8.8.8:443",
        *["10.1.1.1:443, [2606:4700::1111]:443"] * 2,
        "-",
    ]


def test_what_is_exported_is_imported_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("import", "--opd")
    file = tmp_path / "situs.csv"
    assert run("export", file, "--excel") == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfname;url;")
    assert run("import", file) == 0
    assert capsys.readouterr().out.endswith("0 baru, 0 diperbarui, 63 tidak berubah\n")


def test_an_export_to_the_terminal(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("export") == 0
    assert capfdbinary.readouterr().out.startswith(b"name,url,interval_s,")


def test_one_wrong_line_and_nothing_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.csv"
    file.write_text("name,url\nA,https://a.id\nB,https://u:S3cret@b.id\nC,nonsense\n", encoding="utf-8")
    assert run("import", file) == 2
    said = capsys.readouterr().err
    assert "baris 3, url: alamat memuat akun" in said
    assert "x.csv: 2 kesalahan; tidak ada yang diimpor" in said
    assert "S3cret" not in said
    assert not Home(home().root).has_store


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SccError, match="tidak dapat dibaca"):
        run("import", tmp_path / "none.csv")


@pytest.mark.parametrize("words", [["import"], ["import", "x.csv", "--opd"]])
def test_a_file_or_the_list(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(*words)
    assert "error" in capsys.readouterr().err
