import getpass

import pytest

from scc_wall.cli import main
from scc_wall.cli.access_opening import opened_access
from scc_wall.cli.on_record import system_user
from scc_wall.domain.audit import AuditRow
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from tests.support.terminal import Typist, installation, typist  # noqa: F401 - fixtures, known by their names

pytestmark = [pytest.mark.usefixtures("installation"), pytest.mark.allows_log("the master key lies unsealed")]

ADMIN, OTHER = "kuda-laut-biru-9", "ikan-tapah-besar-3"
ADD_ADMIN = ("users", "add", "rina", "--name", "Rina Wati", "--nip", "199007222021212007")
ADD_OTHER = ("users", "add", "budi", "--name", "Budi", "--nip", "198503142010011004")


@pytest.fixture
def admin(typist: Typist) -> Typist:  # noqa: F811
    typist.unseen(ADMIN, ADMIN)
    assert main(ADD_ADMIN) == 0
    return typist


def by_admin(typist: Typist) -> Typist:  # noqa: F811
    return typist.types("rina").unseen(ADMIN)


def accounts() -> dict[str, Account]:
    with opened_access() as (access, _):
        return {one.login: one for one in access.accounts.list()}


def rows() -> list[AuditRow]:
    with opened_access() as (_, store):
        return list(store.audit.rows())


def told(row: AuditRow) -> tuple[str, str, str, object]:
    entry = row.entry
    details = dict(entry.details)
    return entry.action, entry.result.value, entry.who, details.get("command") or details.get("change")


def test_the_first_account_is_an_admin_s_and_stands_in_the_audit(
    typist: Typist,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    typist.unseen(ADMIN, ADMIN)
    assert main([*ADD_ADMIN, "--role", "operator"]) == 0
    said = capsys.readouterr()
    assert "sebagai admin" in said.out
    assert "paling sedikit 12 karakter" in said.err
    assert accounts()["rina"].role is Role.ADMIN
    assert ("console", "done", system_user(), "users add") in map(told, rows())
    assert ("by", "installer") in rows()[0].entry.details


def test_an_admin_adds_changes_closes_and_opens_all_on_record(
    admin: Typist, capsys: pytest.CaptureFixture[str]
) -> None:
    by_admin(admin)
    admin.secrets[:0] = [OTHER, OTHER]  # the new password is asked for before the admin's own
    assert main(ADD_OTHER) == 0
    for words in (
        ["role", "budi", "supervisor"],
        ["disable", "budi", "--reason", "pindah tugas"],
        ["enable", "budi"],
        ["list"],
    ):
        by_admin(admin)
        assert main(["users", *words]) == 0
    assert accounts()["budi"].role is Role.SUPERVISOR
    assert accounts()["budi"].active
    said = capsys.readouterr().out
    assert "1985••••••••••••04" in said
    assert "198503142010011004" not in said
    found = list(map(told, rows()))
    for command, change in (
        ("users add", "added"),
        ("users role", "changed"),
        ("users disable", "closed"),
        ("users enable", "changed"),
    ):
        at = found.index(("console", "done", "rina", command))
        assert found[at + 1] == ("account.edit", "done", "rina", change)
    with opened_access() as (access, _):
        assert access.audit.check().finding is None


def test_another_password_works_at_once_and_the_old_one_no_more(admin: Typist) -> None:
    admin.secrets += [OTHER, OTHER, ADMIN]
    admin.types("rina")
    assert main(["users", "password", "rina"]) == 0
    by_admin(admin)
    assert main(["users", "list"]) == 2
    admin.types("rina").unseen(OTHER)
    assert main(["users", "list"]) == 0


def test_the_last_admin_and_oneself_can_not_be_closed(admin: Typist, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["disable", "rina", "--reason", "x"], ["role", "rina", "operator"]):
        by_admin(admin)
        assert main(["users", *words]) == 2
    assert accounts()["rina"].active
    assert accounts()["rina"].role is Role.ADMIN
    assert "sendiri" in capsys.readouterr().err


def test_nobody_but_an_admin_gives_a_command(admin: Typist, capsys: pytest.CaptureFixture[str]) -> None:
    by_admin(admin)
    admin.secrets[:0] = [OTHER, OTHER]
    assert main(ADD_OTHER) == 0
    before = accounts()
    for words in (["list"], ["role", "rina", "operator"], ["disable", "rina", "--reason", "x"], ["enable", "rina"]):
        admin.types("budi").unseen(OTHER)
        assert main(["users", *words]) == 2
    admin.types("budi").unseen(OTHER, OTHER, OTHER)
    assert main(["users", "password", "rina"]) == 2
    admin.types("budi").unseen(OTHER, OTHER, OTHER)
    assert main(["users", "add", "tono", "--name", "T", "--nip", "198206302008011002"]) == 2
    assert accounts() == before
    assert "Peran Anda" in capsys.readouterr().err
    refused = [told(row) for row in rows() if row.entry.action == "account.edit" and row.entry.who == "budi"]
    assert len(refused) == 6
    assert {result for _, result, _, _ in refused} == {"refused"}


def test_a_wrong_password_changes_nothing_and_is_on_record(admin: Typist) -> None:
    admin.types("rina").unseen("salah-sekali-lagi")
    assert main(["users", "disable", "rina", "--reason", "x"]) == 2
    assert rows()[-1].entry.action == "login.refused"


def test_what_breaks_a_rule_is_told_and_makes_no_account(admin: Typist, capsys: pytest.CaptureFixture[str]) -> None:
    admin.unseen("pendek")
    assert main(ADD_OTHER) == 2
    admin.unseen(OTHER, "ikan-lain-sama-sekali")
    assert main(ADD_OTHER) == 2
    by_admin(admin)
    admin.secrets[:0] = [OTHER, OTHER]
    assert main([*ADD_OTHER[:-1], "12345"]) == 2
    by_admin(admin)
    admin.secrets[:0] = [OTHER, OTHER]
    assert main([*ADD_OTHER[:-1], "TNI-12345", "--number-reason", "prajurit TNI"]) == 0
    assert accounts()["budi"].number_reason == "prajurit TNI"
    said = capsys.readouterr().err
    assert "12 karakter" in said
    assert "tidak sama" in said
    assert "NIP" in said


def test_without_a_terminal_nothing_is_asked_and_nothing_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ADD_ADMIN) == 2
    assert "terminal" in capsys.readouterr().err
    assert accounts() == {}


def test_no_command_takes_a_password_as_an_argument(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["add", "x"], ["password", "x"], ["list"]):
        with pytest.raises(SystemExit):
            main(["users", *words, "--password", "x"])
    capsys.readouterr()


def test_a_list_of_nobody_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    with opened_access(make=True):
        pass
    assert main(["users", "list"]) == 0
    assert "scc-wall users add" in capsys.readouterr().out


def test_leaving_a_question_changes_nothing(
    admin: Typist, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_prompt: str) -> str:
        raise KeyboardInterrupt

    before = accounts()
    assert main(["users", "disable", "rina", "--reason", "x"]) == 2  # nothing more is typed
    admin.types("rina")
    assert main(["users", "disable", "rina", "--reason", "x"]) == 2
    monkeypatch.setattr(getpass, "getpass", interrupted)
    assert main(ADD_OTHER) == 2
    assert accounts() == before
    assert capsys.readouterr().err.count("Dibatalkan") == 3
