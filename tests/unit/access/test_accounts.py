from dataclasses import replace

import pytest

from scc_wall.access.accounts import LetPass
from scc_wall.access.passwords import PasswordError, Passwords
from scc_wall.access.service import build
from scc_wall.access.told_errors import AccessDenied, AccountError, LoginRefused
from scc_wall.base.errors import SccError
from scc_wall.domain.nip import NipError
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from tests.support.access_memory import MemoryStore
from tests.support.access_room import KEY, PASSWORD, Room, letter

NEW = Account(0, " Budi.S ", "Budi  Santoso", "19880101 201201 1 001", Role.OPERATOR, "")


def test_a_first_admin_is_made_once(room: Room) -> None:
    store = MemoryStore()
    access = build(store, KEY, room.clock, room.anchors, Passwords(room.hasher))
    assert access.accounts.empty()
    with pytest.raises(PasswordError):
        access.accounts.create_first_admin(NEW, "short")
    assert access.accounts.empty()
    admin = access.accounts.create_first_admin(NEW, PASSWORD)
    assert (admin.login, admin.name, admin.role) == ("budi.s", "Budi Santoso", Role.ADMIN)
    assert admin.number == "198801012012011001"
    with pytest.raises(AccountError, match="Sudah ada"):
        access.accounts.create_first_admin(replace(NEW, login="other"), PASSWORD)
    assert access.door.prove("BUDI.S", PASSWORD).account == admin


def test_from_nothing_to_an_open_session(room: Room) -> None:
    """First start: the admin adds a supervisor by password alone; then letters can be registered and approved."""
    store = MemoryStore()
    access = build(store, KEY, room.clock, room.anchors, Passwords(room.hasher))
    access.accounts.create_first_admin(replace(NEW, login="admin", number="199007222021212007"), PASSWORD)
    chief = replace(NEW, login="chief", number="NRP 78010203", role=Role.SUPERVISOR)
    access.accounts.add(access.door.prove("admin", PASSWORD), chief, PASSWORD, LetPass("anggota Polri"))
    access.accounts.add(
        access.door.prove("admin", PASSWORD), replace(NEW, login="piket", number="198503142010011004"), PASSWORD
    )
    stored = access.letters.register(access.door.prove("piket", PASSWORD), letter())
    access.letters.approve(access.door.prove("chief", PASSWORD), stored.letter_id)
    access.door.log_in("piket", PASSWORD, stored.letter_id, "piket", notice_acknowledged=True)
    assert access.sessions.present() is not None


def test_an_admin_adds_people(room: Room) -> None:
    account = room.access.accounts.add(room.prove("admin"), NEW, PASSWORD)
    assert room.access.door.prove("budi.s", PASSWORD).account == account
    row = list(room.store.audit.rows())[-1].entry
    assert (row.action, row.who, row.subject) == ("account.edit", "admin", "login:budi.s")
    assert "19880101" not in repr(row)


@pytest.mark.parametrize("who", ["operator", "supervisor", "auditor"])
def test_others_change_no_account(room: Room, who: str) -> None:
    accounts, by = room.access.accounts, room.prove(who)
    operator = room.prove("operator").account
    for change in (
        lambda: accounts.add(by, NEW, PASSWORD),
        lambda: accounts.change(by, replace(operator, role=Role.ADMIN)),
        lambda: accounts.close(by, 5, "x"),
        lambda: accounts.set_password(by, 3, PASSWORD),
        lambda: accounts.add(None, NEW, PASSWORD),
    ):
        with pytest.raises(AccessDenied):
            change()


@pytest.mark.parametrize("login", ["", "ab", "a b c", "x" * 65, "budi\0", "' OR 1=1", "=cmd", "büdi"])
def test_odd_logins_are_refused(room: Room, login: str) -> None:
    with pytest.raises(AccountError):
        room.access.accounts.add(room.prove("admin"), replace(NEW, login=login), PASSWORD)


def test_a_taken_login_is_refused(room: Room) -> None:
    for add in (replace(NEW, login="WAKIL"), replace(NEW, name=" ")):
        with pytest.raises(AccountError):
            room.access.accounts.add(room.prove("admin"), add, PASSWORD)
    with pytest.raises(AccountError, match="sudah dipakai"):
        room.access.accounts.change(room.prove("admin"), replace(room.prove("operator").account, login="wakil"))


def test_a_number_that_is_no_nip_needs_a_supervisors_reason(room: Room) -> None:
    accounts, other = room.access.accounts, replace(NEW, number="NRP 78010203")
    for let_pass in (
        None,
        LetPass("anggota Polri"),
        LetPass(" ", room.prove("supervisor")),
        LetPass("anggota Polri", room.prove("admin")),
        LetPass("anggota Polri", room.prove("operator")),
    ):
        with pytest.raises(NipError):
            accounts.add(room.prove("admin"), other, PASSWORD, let_pass)
    with pytest.raises(NipError, match="belum diloloskan pengawas"):
        accounts.add(room.prove("admin"), other, PASSWORD, LetPass("anggota Polri", room.prove("operator")))
    old = room.prove("supervisor")
    room.clock.advance(61)
    with pytest.raises(NipError):
        accounts.add(room.prove("admin"), other, PASSWORD, LetPass("anggota Polri", old))
    added = accounts.add(room.prove("admin"), other, PASSWORD, LetPass("anggota Polri", room.prove("supervisor")))
    assert (added.number, added.number_reason) == ("NRP 78010203", "anggota Polri")
    details = dict(list(room.store.audit.rows())[-1].entry.details)
    assert (details["number_reason"], details["let_pass_by"]) == ("anggota Polri", "supervisor")
    changed = accounts.change(room.prove("admin"), replace(added, name="Budi S."))
    assert changed.number_reason == "anggota Polri"
    with pytest.raises(NipError):
        accounts.change(room.prove("admin"), replace(added, number="NRP 1"))


def test_an_empty_number_passes_for_no_reason(room: Room) -> None:
    with pytest.raises(NipError):
        room.access.accounts.add(
            room.prove("admin"), replace(NEW, number=" "), PASSWORD, LetPass("lupa", room.prove("supervisor"))
        )


def test_a_change_keeps_the_password_and_can_not_close(room: Room) -> None:
    operator = room.prove("operator").account
    changed = room.access.accounts.change(room.prove("admin"), replace(operator, name="Ani", password_hash="v1:00"))
    assert changed.password_hash == operator.password_hash
    with pytest.raises(AccountError):
        room.access.accounts.change(room.prove("admin"), replace(operator, active=False))
    with pytest.raises(AccountError):
        room.access.accounts.change(room.prove("admin"), replace(operator, person_id=99))


def test_an_admin_stays_and_does_not_promote_themselves(room: Room) -> None:
    admin, accounts = room.prove("admin").account, room.access.accounts
    with pytest.raises(AccountError, match="Peran sendiri"):
        accounts.change(room.prove("admin"), replace(admin, role=Role.SUPERVISOR))
    with pytest.raises(AccountError, match="Akun sendiri"):
        accounts.close(room.prove("admin"), admin.person_id, "x")
    second = accounts.add(room.prove("admin"), replace(NEW, role=Role.ADMIN), PASSWORD)
    accounts.close(room.access.door.prove("budi.s", PASSWORD), admin.person_id, "pensiun")
    assert [one.login for one in accounts.list() if one.role is Role.ADMIN and one.active] == [second.login]


def test_a_closed_account_needs_a_reason_and_can_be_opened_again(room: Room) -> None:
    accounts = room.access.accounts
    with pytest.raises(AccountError, match="alasan"):
        accounts.close(room.prove("admin"), 1, " ")
    accounts.close(room.prove("admin"), 1, "cuti")
    with pytest.raises(LoginRefused):
        room.prove("operator")
    closed = room.store.accounts.by_id(1)
    assert closed is not None
    accounts.change(room.prove("admin"), replace(closed, active=True))
    room.prove("operator")


def test_passwords_are_set_and_forgive_failures(room: Room) -> None:
    accounts = room.access.accounts
    for _ in range(5):
        with pytest.raises(LoginRefused):
            room.access.door.prove("operator", "wrong")
    accounts.set_password(room.prove("admin"), 1, "sandi-baru-sekali")
    assert room.access.door.prove("operator", "sandi-baru-sekali").account.person_id == 1
    with pytest.raises(PasswordError):
        accounts.set_password(room.prove("admin"), 1, "OPERATOR")


def test_one_changes_ones_own_password_by_the_old_one(room: Room) -> None:
    accounts = room.access.accounts
    with pytest.raises(LoginRefused):
        accounts.change_own_password("operator", "wrong", "sandi-baru-sekali")
    accounts.change_own_password("operator", PASSWORD, "sandi-baru-sekali")
    room.access.door.prove("operator", "sandi-baru-sekali")
    assert room.actions() == ["!password.refused", "account.edit"]


def test_no_change_without_its_row(room: Room) -> None:
    by, before = room.prove("admin"), dict(room.memory.accounts.kept)
    room.memory.audit.full = True
    for change in (
        lambda: room.access.accounts.add(by, NEW, PASSWORD),
        lambda: room.access.accounts.close(by, 1, "x"),
        lambda: room.access.accounts.set_password(by, 1, "sandi-baru-sekali"),
        lambda: room.access.accounts.change(by, replace(before[1], name="X")),
    ):
        with pytest.raises(SccError):
            change()
    assert room.memory.accounts.kept == before
