"""`scc-wall users`: the accounts, for installers. An admin gives the command by their own password.

The rules are those of the dialogs (`access.accounts`): who may, what a login, a number and a password must be, that
nobody closes themselves or the last admin. Where there is no account yet, the first one is made an admin's.
"""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scc_wall.base import logs
from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.base.told import Told
from scc_wall.cli.on_record import system_user
from scc_wall.domain.nip import masked
from scc_wall.domain.role import Action, Role

if TYPE_CHECKING:
    from scc_wall.access.accounts import LetPass
    from scc_wall.access.service import Access
    from scc_wall.domain.person import Account

_ABOUT_ADD: Final = Told(
    "Menambah akun. Akun pertama selalu admin; sesudahnya seorang admin memasukkan kata sandinya sendiri. Semua kata "
    "sandi diketik di terminal tanpa terlihat.",
    "Adds an account. The first one is always an admin's; after that an admin enters their own password. All "
    "passwords are typed at the terminal unseen.",
)
_LOGIN: Final = Told("nama masuk", "the login")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line; no password is ever part of it."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help=str(Told("tampilkan akun", "show the accounts")))

    adding = actions.add_parser("add", help=str(Told("tambah akun", "add an account")), description=str(_ABOUT_ADD))
    adding.add_argument("login", metavar="LOGIN", help=str(_LOGIN))
    adding.add_argument("--name", required=True, help=str(Told("nama lengkap", "full name")))
    adding.add_argument("--nip", required=True, help=str(Told("NIP, atau nomor lain", "NIP, or another number")))
    text = Told("mengapa bukan NIP; pengawas harus mengizinkan", "why it is no NIP; a supervisor must let it pass")
    adding.add_argument("--number-reason", default="", metavar="TEXT", help=str(text))
    adding.add_argument("--role", choices=[str(role) for role in Role], default=str(Role.OPERATOR))
    for name, told in (
        ("rank", Told("pangkat, golongan", "rank")),
        ("position", Told("jabatan", "position")),
        ("office", Told("instansi", "office")),
    ):
        adding.add_argument(f"--{name}", default="", help=str(told))

    changing = actions.add_parser("role", help=str(Told("beri peran lain", "give another role")))
    changing.add_argument("login", metavar="LOGIN", help=str(_LOGIN))
    changing.add_argument("role", choices=[str(role) for role in Role])

    closing = actions.add_parser("disable", help=str(Told("tutup akun; sesinya berakhir", "close an account")))
    closing.add_argument("login", metavar="LOGIN", help=str(_LOGIN))
    closing.add_argument("--reason", required=True, metavar="TEXT", help=str(Told("alasannya", "the reason")))

    for action, told in (
        ("enable", Told("buka lagi akun yang ditutup", "open a closed account again")),
        ("password", Told("beri kata sandi baru, hapus kuncian", "set a new password, forgive failed log-ins")),
    ):
        actions.add_parser(action, help=str(told)).add_argument("login", metavar="LOGIN", help=str(_LOGIN))


def run(arguments: argparse.Namespace) -> int:
    """Run one action; return the exit status."""
    from scc_wall.cli.access_opening import opened_access

    log_file = logs.configure(home())
    try:
        with opened_access(make=arguments.action == "add") as (access, _store):
            return _ACTIONS[arguments.action](access, arguments)
    finally:
        logs.end(log_file)


def _list(access: "Access", _arguments: argparse.Namespace) -> int:
    from scc_wall.cli.access_opening import prove
    from scc_wall.cli.cameras import table

    if access.accounts.empty():
        print(Told("Belum ada akun; buat admin pertama: ", "No account yet; make the first admin: "), end="")
        print("scc-wall users add LOGIN --name NAME --nip NIP")
        return 0
    access.policy.check(prove(access, "users list"), Action.ACCOUNT_EDIT, subject="accounts")
    heads = (
        _LOGIN,
        Told("nama", "name"),
        "NIP",
        Told("peran", "role"),
        Told("jabatan", "position"),
        Told("akun", "account"),
    )
    rows = [
        (one.login, one.name, masked(one.number), str(one.role), one.position or "-", str(_state(one)))
        for one in access.accounts.list()
    ]
    print(table([tuple(map(str, heads)), *rows]))
    return 0


def _state(account: "Account") -> Told:
    return Told("aktif", "active") if account.active else Told("ditutup", "closed")


def _add(access: "Access", arguments: argparse.Namespace) -> int:
    from scc_wall.cli.access_opening import ask_for_terminal, new_password, prove
    from scc_wall.domain.person import Account

    ask_for_terminal()
    draft = Account(
        0, arguments.login, arguments.name, arguments.nip, Role(arguments.role), "", arguments.rank,
        arguments.position, arguments.office,
    )  # fmt: skip
    first = access.accounts.empty()
    password = new_password(arguments.login)
    let_pass = _let_pass(access, arguments.number_reason)
    if first:
        _record_first(access)
        added = access.accounts.create_first_admin(draft, password, let_pass)
    else:
        added = access.accounts.add(prove(access, "users add"), draft, password, let_pass)
    print(_done(added, Told("ditambahkan sebagai {role}", "added as {role}").format(role=added.role)))
    return 0


def _record_first(access: "Access") -> None:
    """Write down that the installer makes the first account: there is nobody yet who could be named."""
    from scc_wall.domain.audit import AuditEntry

    told = (("command", "users add"), ("by", "installer"))
    access.audit.record(AuditEntry("console", who=system_user(), details=told))


def _let_pass(access: "Access", reason: str) -> "LetPass | None":
    """Return who lets a number pass that is no NIP: a supervisor by their password, where there is one."""
    from scc_wall.access.accounts import LetPass
    from scc_wall.cli.access_opening import secret, typed

    if not reason.strip():
        return None
    if not any(one.active and one.role is Role.SUPERVISOR for one in access.accounts.list()):
        return LetPass(reason)
    login = typed(
        Told("Nama masuk pengawas yang mengizinkan nomor itu: ", "Login of the supervisor who lets it pass: ")
    )
    return LetPass(reason, access.credentials.prove(login, secret(Told("Kata sandi pengawas", "Their password"))))


def _role(access: "Access", arguments: argparse.Namespace) -> int:
    from scc_wall.cli.access_opening import prove

    by = prove(access, "users role")
    changed = access.accounts.change(by, replace(_account(access, arguments.login), role=Role(arguments.role)))
    print(_done(changed, Told("sekarang {role}", "is {role} now").format(role=changed.role)))
    return 0


def _disable(access: "Access", arguments: argparse.Namespace) -> int:
    from scc_wall.cli.access_opening import prove

    by = prove(access, "users disable")
    account = _account(access, arguments.login)
    access.accounts.close(by, account.person_id, arguments.reason)
    print(_done(account, Told("ditutup; sesinya berakhir", "closed; their sessions end")))
    return 0


def _enable(access: "Access", arguments: argparse.Namespace) -> int:
    from scc_wall.cli.access_opening import prove

    by = prove(access, "users enable")
    opened = access.accounts.change(by, replace(_account(access, arguments.login), active=True))
    print(_done(opened, Told("aktif lagi", "active again")))
    return 0


def _password(access: "Access", arguments: argparse.Namespace) -> int:
    from scc_wall.cli.access_opening import ask_for_terminal, new_password, prove

    ask_for_terminal()
    password = new_password(arguments.login)
    by = prove(access, "users password")
    account = _account(access, arguments.login)
    access.accounts.set_password(by, account.person_id, password)
    print(_done(account, Told("punya kata sandi baru; sampaikan langsung", "has a new password; tell them in person")))
    return 0


def _account(access: "Access", login: str) -> "Account":
    """Return the account of a login; asked only after somebody proved who they are."""
    for account in access.accounts.list():
        if account.login == login.strip().lower():
            return account
    raise SccError(Told("Akun itu tidak ada.", "There is no such account."), None, _SEE)


def _done(account: "Account", what: Told) -> Told:
    name = f"{account.name} ({account.login})"
    return Told(f"{name} {what.id}.", f"{name} {what.en}.")


_SEE: Final = Told("Lihat: scc-wall users list", "See: scc-wall users list")
_ACTIONS: Final = {
    "list": _list,
    "add": _add,
    "role": _role,
    "disable": _disable,
    "enable": _enable,
    "password": _password,
}
