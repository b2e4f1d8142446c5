"""Commands that change an installation or hand out its secrets, once somebody has an account there."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.base.told import Told
from scc_wall.cli import main
from scc_wall.cli.access_opening import opened_access, opened_store
from scc_wall.cli.on_record import system_user
from scc_wall.cli.run import note_screenshot
from scc_wall.domain.audit import AuditRow
from scc_wall.storage.audit import AuditRepository
from scc_wall.storage.store import Store
from tests.support.terminal import Typist, installation, typist  # noqa: F401 - fixtures, known by their names

pytestmark = [pytest.mark.usefixtures("installation"), pytest.mark.allows_log("the master key lies unsealed")]

ADMIN, OTHER, MARKER = "kuda-laut-biru-9", "ikan-tapah-besar-3", "Mark3r-Pa55"
ADD_ADMIN = ("users", "add", "rina", "--name", "Rina Wati", "--nip", "199007222021212007")
ADD_OTHER = ("users", "add", "budi", "--name", "Budi", "--nip", "198503142010011004")
CAMERAS = f"name,main_url,username,password\nAmpera,rtsp://127.0.0.1/1,admin,{MARKER}\n"
SITES = "name,url\nDinas,https://dinas.example\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "kamera.csv").write_text(CAMERAS, encoding="utf-8")
    (tmp_path / "frasa.txt").write_text("kopi-pempek-sungai-musi", encoding="utf-8")
    (tmp_path / "frasa.txt").chmod(0o600)
    (tmp_path / "situs.csv").write_text(SITES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kept(files: Path, typist: Typist) -> Path:  # noqa: F811
    """An installation with a camera and an admin."""
    assert main(["cameras", "import", str(files / "kamera.csv")]) == 0
    typist.unseen(ADMIN, ADMIN)
    assert main(ADD_ADMIN) == 0
    return files


def guarded(files: Path) -> dict[str, list[str]]:
    return {
        "cameras import": ["cameras", "import", str(files / "kamera.csv")],
        "cameras export": ["cameras", "export", "--with-passwords", str(files / "keluar.csv")],
        "sites import": ["sites", "import", str(files / "situs.csv")],
        "keys rotate": ["keys", "rotate"],
        "keys seal": ["keys", "seal", "--passphrase-file", str(files / "frasa.txt")],
    }


def rows() -> list[AuditRow]:
    with opened_store(make=False) as (store, _):
        return list(store.audit.rows())


def last(most: int) -> list[tuple[str, str, str, object]]:
    told = [(row.entry.action, row.entry.result.value, row.entry.who, row.entry) for row in rows()[-most:]]
    return [(action, result, who, dict(e.details).get("command") or e.subject) for action, result, who, e in told]


ACTIONS = {
    "cameras import": "configuration.import",
    "cameras export": "secrets.export",
    "sites import": "configuration.import",
    "keys rotate": "key.rotate",
    "keys seal": "key.rotate",
}


def test_an_admin_gives_it_by_their_password_and_it_stands_in_the_audit(
    kept: Path,
    typist: Typist,  # noqa: F811
) -> None:
    for command, words in guarded(kept).items():  # the last one seals the key
        typist.types("rina").unseen(ADMIN)
        assert main(words) == 0
        assert last(2) == [("console", "done", "rina", command), (ACTIONS[command], "done", "rina", command)]


def test_nobody_else_gives_it_and_nothing_is_done(
    kept: Path,
    typist: Typist,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    typist.types("rina").unseen(OTHER, OTHER, ADMIN)  # the new one's twice, then the admin's own
    assert main(ADD_OTHER) == 0  # an operator
    before = _kept()
    capsys.readouterr()
    for command, words in guarded(kept).items():
        typist.types("budi").unseen(OTHER)
        assert main(words) == 2
        assert "Peran Anda tidak mengizinkan" in capsys.readouterr().err
        assert last(1) == [(ACTIONS[command], "refused", "budi", command)]
    typist.types("rina").unseen("bukan-kata-sandi")
    assert main(guarded(kept)["cameras export"]) == 2
    assert last(1)[0][:2] == ("login.refused", "refused")
    said = capsys.readouterr()
    assert MARKER not in said.out + said.err
    assert _kept() == before
    assert not (kept / "keluar.csv").exists()


def _kept() -> tuple[object, ...]:
    with opened_store(make=False) as (store, vault):
        return store.cameras.list(), len(store.sites.all()), vault.path.read_bytes()


def test_without_a_terminal_nothing_is_done(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.StringIO())
    before = _kept()
    for command, words in guarded(kept).items():
        if command != "keys seal":
            assert main(words) == 2
    assert _kept() == before


def test_what_is_no_secret_is_exported_in_the_name_of_the_system_s_user(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "orang-lain")
    monkeypatch.setenv("LOGNAME", "orang-lain")  # whoever runs it can write that
    assert main(["cameras", "export", str(kept / "keluar.csv")]) == 0
    assert main(["sites", "export", str(kept / "situs-keluar.csv")]) == 0
    told = [("console", "done", system_user(), command) for command in ("cameras export", "sites export")]
    assert last(2) == told
    assert system_user().startswith("cli:")
    assert "orang-lain" not in system_user()


def test_a_picture_of_the_wall_that_is_taken_from_the_terminal_stands_there_too(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_store(make=False) as (_, vault):
        note_screenshot(kept / "dinding.png", home(), vault)
        assert last(1) == [("console", "done", system_user(), "run --screenshot")]

        def full(*_: object) -> None:
            raise SccError(Told("Disk penuh.", "The disk is full."))

        monkeypatch.setattr(AuditRepository, "append", full)
        with pytest.raises(SccError, match="Disk penuh"):
            note_screenshot(kept / "dinding.png", home(), vault)


def test_what_only_looks_leaves_no_row(kept: Path) -> None:
    before = rows()
    assert main(["cameras", "list"]) == 0
    assert main(["cameras", "import", "--dry-run", str(kept / "kamera.csv")]) == 0
    assert main(["sites", "import", "--dry-run", "--opd"]) == 0
    main(["keys", "status"])
    assert rows() == before


def test_the_installer_s_first_steps_ask_nobody(files: Path) -> None:
    for command, words in guarded(files).items():
        if command != "keys seal":
            assert main(words) == 0
    assert rows() == []


def test_an_audit_that_can_not_be_written_lets_nothing_out(
    kept: Path,
    typist: Typist,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: object) -> None:
        raise SccError(Told("Disk penuh.", "The disk is full."))

    monkeypatch.setattr(AuditRepository, "append", full)
    typist.types("rina").unseen(ADMIN)
    assert main(guarded(kept)["cameras export"]) == 2
    assert main(["cameras", "export", str(kept / "keluar.csv")]) == 2
    assert not (kept / "keluar.csv").exists()
    assert MARKER not in capsys.readouterr().out


def by_hand(*statements: str) -> None:
    with opened_store(make=False) as (store, _):
        _run(store, *statements)


def _run(store: Store, *statements: str) -> None:
    with store.audit._database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


EMPTIED = {
    "the accounts": ["DELETE FROM persons"],
    "the accounts and their rows": [
        "DELETE FROM persons", "DROP TRIGGER audit_no_delete", "DELETE FROM audit WHERE action = 'account.edit'",
    ],
}  # fmt: skip


@pytest.mark.parametrize("emptied", EMPTIED)
def test_whoever_empties_the_accounts_by_hand_is_not_taken_for_an_installer(
    kept: Path,
    typist: Typist,  # noqa: F811
    emptied: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typist.types("rina").unseen(OTHER, OTHER, ADMIN)
    assert main(ADD_OTHER) == 0
    by_hand(*EMPTIED[emptied])
    assert main(guarded(kept)["cameras export"]) == 2
    assert main(ADD_ADMIN) == 2
    assert "Semua akun hilang dari basis data" in capsys.readouterr().err
    assert not (kept / "keluar.csv").exists()


def test_a_first_account_whose_row_came_just_before_a_power_cut_is_made_anew(
    kept: Path,
    typist: Typist,  # noqa: F811
) -> None:
    by_hand("DELETE FROM persons")  # one row tells of it, and nobody was ever in
    typist.unseen(ADMIN, ADMIN)
    assert main(ADD_ADMIN) == 0
    with opened_access() as (access, _):
        assert [one.login for one in access.accounts.list()] == ["rina"]


def test_a_key_that_is_gone_refuses_instead_of_taking_it_for_a_new_installation(kept: Path) -> None:
    shutil.rmtree(home().keys)
    assert main(["cameras", "export", str(kept / "keluar.csv")]) == 2
    assert not (kept / "keluar.csv").exists()
