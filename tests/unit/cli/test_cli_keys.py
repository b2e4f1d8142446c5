import argparse
import getpass
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scc_wall.base import told
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.cli import cameras, keys
from scc_wall.cli.passphrase_prompt import ask_at_terminal
from scc_wall.domain.camera import CameraConfig, Credentials, StreamConfig
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import open_vault
from scc_wall.vault.passphrase import Wanted

pytestmark = pytest.mark.allows_log("the master key lies unsealed")


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCC_WALL_KEYRING", "off")
    monkeypatch.setattr(told, "_language", "id")
    monkeypatch.setattr(sys, "stdin", io.StringIO())  # no terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a person types at the terminal, in this order."""
    lines: list[str] = []

    def typing(prompt: str) -> str:
        if not lines:
            raise EOFError
        return lines.pop(0)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", typing)
    yield lines
    assert lines == []


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    keys.add_arguments(parser)
    return keys.run(parser.parse_args([str(word) for word in words]))


def fill(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as allowed:
        allowed.setenv("SCC_WALL_ALLOW_UNSEALED_KEY", "1")
        with open_store(home(), open_vault(home()), SYSTEM_CLOCK) as store:
            store.cameras.add(CameraConfig(0, "A", StreamConfig("rtsp://h/1"), credentials=Credentials("u", "secret")))


def password() -> str:
    with open_store(home(), open_vault(home()), SYSTEM_CLOCK) as store:
        credentials = store.cameras.list()[0].credentials
        assert credentials is not None
        return credentials.password


def test_status_says_what_is_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("status") == 0
    assert "Belum ada kunci" in capsys.readouterr().out
    fill(monkeypatch)
    assert run("status") == 1
    assert "PERHATIAN" in capsys.readouterr().out


def test_seal_then_rotate_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(monkeypatch)
    phrase = tmp_path / "phrase"
    phrase.write_text("kuda laut biru\n", encoding="utf-8")
    assert run("seal", "--passphrase-file", phrase) == 0
    said = capsys.readouterr()
    assert "argon2id" in said.out
    assert "scc-wall keys rotate" in said.err
    with pytest.raises(SccError, match="frasa sandi"):
        run("rotate")
    monkeypatch.setenv("SCC_WALL_PASSPHRASE_FILE", str(phrase))
    assert run("rotate") == 0
    said = capsys.readouterr()
    assert "1 kata sandi disegel ulang" in said.out
    assert "Cadangan baru: " in said.out  # older ones hold passwords that the new key does not open
    assert password() == "secret"
    assert run("status") == 0


def test_a_passphrase_is_typed_twice_and_long_enough(monkeypatch: pytest.MonkeyPatch, typed: list[str]) -> None:
    fill(monkeypatch)
    typed += ["short", "kuda laut biru", "kuda laut bitu", "kuda laut biru", "kuda laut biru"]
    assert run("seal", "--passphrase") == 0
    typed += ["kuda laut", "kuda laut biru"]
    assert run("rotate") == 0


def test_nothing_typed_or_no_terminal_is_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask_at_terminal(Wanted.NEW) is None
    with pytest.raises(SccError, match="--passphrase-file"):
        run("seal", "--passphrase")
    monkeypatch.setattr(sys, "stdin", None)  # a windowed program on Windows
    assert ask_at_terminal(Wanted.PRESENT) is None


def test_leaving_the_question_is_no_passphrase(typed: list[str]) -> None:
    assert ask_at_terminal(Wanted.PRESENT) is None


def test_rotate_without_a_key_and_seal_without_a_place_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SccError, match="tidak ada"):
        run("rotate")
    fill(monkeypatch)
    with pytest.raises(SccError, match="dengan aman"):
        run("seal")


def test_an_import_with_passwords_asks_once_and_one_without_never(tmp_path: Path, typed: list[str]) -> None:
    def importing(text: str) -> int:
        file = tmp_path / "kamera.csv"
        file.write_text(text, encoding="utf-8")
        parser = argparse.ArgumentParser()
        cameras.add_arguments(parser)
        return cameras.run(parser.parse_args(["import", str(file)]))

    assert importing("name,main_url\nA,rtsp://h/1\n") == 0
    assert not open_vault(home()).path.exists()
    typed += ["kuda laut biru", "kuda laut biru"]
    assert importing("name,main_url,username,password\nB,rtsp://h/1,u,p\nC,rtsp://h/2,u,p\n") == 0


def test_an_import_with_passwords_is_refused_where_no_key_can_be_kept(tmp_path: Path) -> None:
    file = tmp_path / "kamera.csv"
    file.write_text("name,main_url\nB,rtsp://h/user=a_password=b_1\n", encoding="utf-8")
    parser = argparse.ArgumentParser()
    cameras.add_arguments(parser)
    with pytest.raises(SccError, match="dengan aman"):
        cameras.run(parser.parse_args(["import", str(file)]))
    assert not open_vault(home()).path.exists()
