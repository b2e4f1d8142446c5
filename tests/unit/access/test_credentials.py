import logging
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.access.credentials import LOCK_S, MOST_FAILURES
from scc_wall.access.door import Vouch
from scc_wall.access.passwords import PasswordError, Passwords, check_rules
from scc_wall.access.told_errors import LoginRefused
from scc_wall.base.errors import SccError
from scc_wall.domain.letter import LetterState
from scc_wall.domain.person import Account, Failures
from tests.support.access_room import PASSWORD, Room

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def wrong(room: Room, times: int, login: str = "operator") -> None:
    for _ in range(times):
        with pytest.raises(LoginRefused):
            room.access.door.prove(login, "not the password")


def test_argon2id_is_what_hashes() -> None:
    passwords = Passwords()
    stored = passwords.hash("kuda besi sembilan")
    assert stored.startswith("$argon2id$")
    assert passwords.matches(stored, "kuda besi sembilan")
    assert not passwords.matches(stored, "kuda besi sepuluh")
    assert not passwords.matches(None, "kuda besi sembilan")
    assert not passwords.outdated(stored)


def test_a_hash_with_other_parameters_is_outdated_and_still_matches() -> None:
    stored = CHEAP.hash(b"kuda besi sembilan")
    assert Passwords().matches(stored, "kuda besi sembilan")
    assert Passwords().outdated(stored)


def test_the_dummy_hash_costs_what_a_real_one_costs() -> None:
    """argon2 itself takes it, with the parameters of the hasher: nothing is refused before it was computed."""
    dummy = Passwords(CHEAP)._dummy
    assert not CHEAP.check_needs_rehash(dummy)
    with pytest.raises(Exception, match="does not match"):
        CHEAP.verify(dummy, b"x")


@pytest.mark.parametrize("stored", ["", "nonsense", "$argon2id$v=19$m=8"])
def test_a_damaged_hash_matches_nothing(stored: str) -> None:
    assert not Passwords(CHEAP).matches(stored, "kuda besi sembilan")


@given(st.text(st.characters(), max_size=40))
def test_every_text_may_be_typed_as_a_password(text: str) -> None:
    passwords = Passwords(CHEAP)
    assert passwords.matches(passwords.hash(text), text)


def test_one_password_is_the_same_from_every_keyboard() -> None:
    passwords = Passwords(CHEAP)
    assert passwords.matches(passwords.hash("caf\u00e9 di palembang"), "cafe\u0301 di palembang")


@pytest.mark.parametrize(
    ("password", "why"),
    [("pendek", "these are 6"), ("a" * 12, "repeated"), ("Operator.Malam", "the login"), ("x" * 1025, "At most")],
)
def test_bad_passwords_are_refused_and_not_quoted(password: str, why: str) -> None:
    with pytest.raises(PasswordError) as caught:
        check_rules(password, "operator.malam")
    assert caught.value.why is not None
    assert why in caught.value.why.en
    assert password not in repr(caught.value.args)


def test_a_password_of_twelve_will_do() -> None:
    check_rules("kudabesi9012", "operator")


def test_unknown_and_wrong_get_the_same_answer_at_the_same_cost(room: Room) -> None:
    answers, costs = [], []
    room.store.accounts.change(closed(room.store.accounts.by_login("wakil")))
    for login in ("operator", "nobody", "wakil"):
        before = room.hasher.operations
        with pytest.raises(LoginRefused) as caught:
            room.access.door.prove(login, "not the password")
        answers.append(caught.value.told())
        costs.append(room.hasher.operations - before)
    assert len(set(answers)) == 1
    assert costs == [1, 1, 1]


def closed(account: Account | None) -> Account:
    assert account is not None
    return replace(account, active=False)


def test_a_closed_account_is_refused_with_its_right_password(room: Room) -> None:
    account = room.store.accounts.by_login("operator")
    room.store.accounts.change(closed(account))
    with pytest.raises(LoginRefused):
        room.prove("operator")
    assert room.actions()[-1] == "!login.refused"


def test_the_sixth_right_password_is_refused_while_locked_across_a_restart(room: Room) -> None:
    wrong(room, MOST_FAILURES)
    before = room.hasher.operations
    with pytest.raises(LoginRefused, match="dikunci 15 menit"):
        room.prove("operator")
    room.restarted()
    room.clock.advance(LOCK_S - 1)
    with pytest.raises(LoginRefused, match="dikunci 1 menit"):
        room.prove("OPERATOR ")
    assert room.hasher.operations == before
    room.clock.advance(1)
    assert room.prove("operator").account.login == "operator"
    assert room.store.accounts.failures("operator") == Failures()


def test_four_failures_are_forgiven_by_a_good_login(room: Room) -> None:
    for _ in range(3):
        wrong(room, MOST_FAILURES - 1)
        room.prove("operator")


def test_the_fifth_attempt_may_still_be_right(room: Room) -> None:
    wrong(room, MOST_FAILURES - 1)
    room.prove("operator")
    wrong(room, MOST_FAILURES - 1)
    room.prove("operator")


def test_unknown_logins_are_locked_too(room: Room) -> None:
    wrong(room, MOST_FAILURES, "nobody")
    with pytest.raises(LoginRefused, match="dikunci"):
        room.access.door.prove(" NOBODY", "whatever it is")


def test_the_wall_clock_opens_no_lock_and_lengthens_none(room: Room) -> None:
    wrong(room, MOST_FAILURES)
    room.clock.set_wall_clock(room.clock.now_utc() + timedelta(days=1))
    with pytest.raises(LoginRefused, match="dikunci"):
        room.prove("operator")
    room.clock.set_wall_clock(room.clock.now_utc() - timedelta(days=800))
    room.restarted()
    with pytest.raises(LoginRefused, match="dikunci 15 menit"):
        room.prove("operator")
    room.clock.advance(LOCK_S)
    room.prove("operator")


def test_racing_logins_count_one_by_one_and_try_no_more_than_five(room: Room) -> None:
    barrier, answers = threading.Barrier(12, timeout=10), []

    def attempt() -> None:
        barrier.wait()
        try:
            room.access.door.prove("operator", "not the password")
        except LoginRefused as error:
            answers.append(error.what.en)

    before = room.hasher.operations
    threads = [threading.Thread(target=attempt, name=f"attempt-{n}") for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(answers) == 12
    assert room.hasher.operations - before == MOST_FAILURES
    assert room.store.accounts.failures("operator").count == MOST_FAILURES


def test_two_racing_logins_count_as_two(room: Room) -> None:
    threads = [threading.Thread(target=wrong, args=(room, 1)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert room.store.accounts.failures("operator").count == 2


def test_an_outdated_hash_is_made_anew_at_a_good_login(room: Room) -> None:
    room.hasher.made = "v2"
    assert room.prove("operator").account.password_hash.startswith("v2:")
    stored = room.store.accounts.by_login("operator")
    assert stored is not None
    assert stored.password_hash.startswith("v2:")
    before = room.hasher.operations
    room.prove("operator")
    assert room.hasher.operations - before == 1


def test_nothing_is_tried_if_it_can_not_be_counted(room: Room) -> None:
    room.memory.disk.full = True
    before = room.hasher.operations
    with pytest.raises(SccError, match="disk"):
        room.prove("operator")
    assert room.hasher.operations == before


@pytest.mark.parametrize("login", ["", "\0", "a\0b", "\ud800", "' OR 1=1 --", "x" * 100_000, "../..", "\r\n"])
def test_hostile_logins_are_unknown(room: Room, login: str, monkeypatch: pytest.MonkeyPatch) -> None:
    by_login = room.memory.accounts.by_login

    def strict(login: str) -> Account | None:
        """Fail as PostgreSQL does at NUL and SQLite's driver at half a surrogate."""
        login.encode()
        assert "\0" not in login
        return by_login(login)

    monkeypatch.setattr(room.memory.accounts, "by_login", strict)
    with pytest.raises(LoginRefused):
        room.access.door.prove(login, PASSWORD)


MARKER = "rahasia-penanda-4711"


def test_no_failure_path_shows_a_password(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """Exceptions with their causes, reprs, log records, audit rows and the store: the marker is in none of them."""
    caplog.set_level(logging.DEBUG)
    letter_id = room.letter().letter_id
    seen: list[str] = []

    def attempt(call: Any, *args: Any, **more: Any) -> None:
        try:
            call(*args, **more)
        except Exception as error:  # noqa: BLE001 - whatever comes is looked at
            while error is not None:
                seen.extend([str(error), repr(error), repr(error.args), repr(vars(error))])
                error = error.__cause__ or error.__context__  # type: ignore[assignment]
        else:
            raise AssertionError("it did not fail")

    access = room.access
    vouch = Vouch("wakil", MARKER)
    seen.append(repr(vouch))
    waiting = room.letter(state=LetterState.WAITING)
    attempt(access.door.log_in, "operator", MARKER, letter_id, "x", notice_acknowledged=True)
    attempt(access.door.log_in, MARKER, MARKER, letter_id, "x", notice_acknowledged=True)
    attempt(access.door.log_in, "operator", MARKER, letter_id, "x", notice_acknowledged=False)
    attempt(access.door.log_in, "operator", PASSWORD, waiting.letter_id, "x", notice_acknowledged=True, vouch=vouch)
    attempt(access.door.prove, "operator", MARKER + "\ud800")
    room.enter()
    attempt(access.sessions.unlock, MARKER)
    attempt(access.accounts.change_own_password, "supervisor", MARKER, MARKER)
    attempt(access.accounts.change_own_password, "supervisor", PASSWORD, "\ud800" + MARKER[:5])
    attempt(access.accounts.set_password, room.prove("operator"), 1, MARKER)
    attempt(access.accounts.set_password, room.prove("admin"), 99, MARKER)
    attempt(check_rules, MARKER, MARKER)
    room.memory.audit.full = True
    attempt(access.door.prove, "operator", MARKER)
    attempt(access.accounts.change_own_password, "wakil", PASSWORD, MARKER)
    room.memory.disk.full = True
    attempt(access.door.prove, "wakil", MARKER)
    seen.extend(record.getMessage() + repr(record.args) + str(record.exc_info) for record in caplog.records)
    seen.extend(repr(row) for row in room.store.audit.rows())
    seen.append(repr(room.memory.accounts.failed))
    assert len(seen) > 50
    assert [text for text in seen if MARKER[:12] in text] == []
