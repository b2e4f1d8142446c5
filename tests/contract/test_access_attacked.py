"""Access attacked over a real store: two programs at once, a clock that is set across a restart, SQL in every field."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from scc_wall.access import attachments
from scc_wall.access.accounts import LetPass
from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.attachments import AttachmentError
from scc_wall.access.audit_check import verify
from scc_wall.access.door import Vouch
from scc_wall.access.export import Selection
from scc_wall.access.passwords import Passwords
from scc_wall.access.service import build
from scc_wall.access.told_errors import LoginRefused
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.domain.access_store import Attachment
from scc_wall.domain.letter import LetterState, NamedPerson, Signatory
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.tables import metadata
from tests.support.access_room import KEY, NUMBERS, PASSWORD, CountingHasher, Room, letter
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

SQL = "x'); DROP TABLE persons; DELETE FROM audit; --\\'\"%_;"
WRONG = "salah-sekali-lagi"


@pytest.fixture
def room(store: Store, clock: ManualClock, tmp_path: Path) -> Room:
    return Room(tmp_path, store, clock)


def holds(room: Room) -> bool:
    return verify(room.store.audit, KEY, AnchorFile(room.anchors, KEY)) is None


class SecondProgram(Room):
    """Another program on the same store, e.g. in a second room; its people are there already."""

    def person(self, login: str, role: Role, number: str) -> Account:
        account = self.store.accounts.by_login(login)
        assert account is not None
        return account


def at_once(*doings: Callable[[], object]) -> list[object]:
    """Do all of it at once; return what each returned, or the error it met."""
    start = threading.Barrier(len(doings))
    results: list[object] = [None] * len(doings)

    def run(place: int, doing: Callable[[], object]) -> None:
        start.wait(10)
        try:
            results[place] = doing()
        except SccError as error:
            results[place] = error

    threads = [threading.Thread(target=run, args=(place, doing)) for place, doing in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_two_programs_that_race_try_no_more_than_five_passwords(
    room: Room, where: Home | str, vault: ScriptedVault, tmp_path: Path
) -> None:
    with open_store(where, vault, room.clock) as other:
        second = SecondProgram(tmp_path, other, room.clock)
        before = room.hasher.operations + second.hasher.operations
        results = at_once(*[lambda one=one: one.access.door.prove("operator", WRONG) for one in (room, second) * 5])
        assert all(isinstance(result, LoginRefused) for result in results)
        assert room.hasher.operations + second.hasher.operations - before == 5
        for one in (room, second):
            with pytest.raises(LoginRefused, match="Terlalu banyak"):
                one.access.door.prove("operator", PASSWORD)
    assert room.actions().count("!login.refused") == 12
    assert holds(room)


def test_two_who_log_in_at_once_do_not_both_get_in(room: Room) -> None:
    letter_id = room.letter().letter_id
    results = at_once(*[lambda who=who: room.enter(who, letter_id=letter_id) for who in ("operator", "supervisor") * 2])
    assert sum(isinstance(result, SccError) for result in results) == 3
    assert len(room.store.sessions.open_ones()) == 1
    assert room.actions().count("session.open") == 1
    assert holds(room)


def test_two_who_approve_and_revoke_at_once_leave_one_state(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING).letter_id
    one, two = room.prove("wakil"), room.prove("wakil")
    results = at_once(
        lambda: room.access.letters.approve(one, waiting), lambda: room.access.letters.approve(two, waiting)
    )
    assert sum(isinstance(result, SccError) for result in results) == 1
    assert holds(room)


def test_the_lock_of_five_failures_outlives_a_restart_with_the_clock_set_back(room: Room) -> None:
    for _ in range(5):
        with pytest.raises(LoginRefused):
            room.access.door.prove("operator", WRONG)
    room.clock.set_wall_clock(room.clock.now_utc() - timedelta(days=400))
    room.restarted()
    with pytest.raises(LoginRefused, match="15 menit"):
        room.access.door.prove("operator", PASSWORD)
    room.clock.advance(15 * 60 + 1)  # set back it locks no longer either
    assert room.access.door.prove("operator", PASSWORD).account.login == "operator"
    assert "clock.jump" in room.actions()
    assert holds(room)


@pytest.mark.parametrize("by", [timedelta(hours=-3), timedelta(days=-400), timedelta(hours=9), timedelta(days=400)])
def test_a_clock_set_across_a_restart_gives_no_time(room: Room, by: timedelta) -> None:
    """Back, nothing can be said of the time between; forward, the letter (8 hours) or the shift is over."""
    room.enter()
    room.clock.advance(1800)
    room.access.sessions.touch()
    room.access.sessions.tick()
    room.clock.set_wall_clock(room.clock.now_utc() + by)
    room.restarted()
    assert room.access.sessions.restore() is None
    assert list(room.store.sessions.open_ones()) == []
    assert room.actions()[-1] == "session.end"
    assert ("clock.jump" in room.actions()) == (by < timedelta())
    assert holds(room)


def test_a_clock_set_forward_and_back_again_within_a_session_changes_nothing_of_it(room: Room) -> None:
    presence = room.enter()
    ends = presence.session.ends_mono_ns
    for by in (timedelta(days=30), timedelta(days=-60), timedelta(days=30)):
        room.clock.set_wall_clock(room.clock.now_utc() + by)
        room.access.audit.watch_clock()
        room.access.sessions.tick()
        now = room.access.sessions.present()
        assert now is not None
        assert now.session.ends_mono_ns == ends
    assert room.actions().count("clock.jump") == 3
    assert holds(room)


def everywhere(room: Room) -> None:
    """Type SQL into every field that takes a text."""
    access = room.access
    for login, password in ((SQL, PASSWORD), ("operator", SQL), (SQL, SQL)):
        with pytest.raises(LoginRefused):
            access.door.prove(login, password)
    hostile = Account(0, "tono", SQL, NUMBERS[Role.OPERATOR], Role.OPERATOR, "", SQL, SQL, SQL)
    with pytest.raises(SccError):
        access.accounts.add(room.prove("admin"), Account(0, SQL, SQL, SQL, Role.OPERATOR, ""), PASSWORD)
    let_pass = LetPass(SQL, room.prove("supervisor"))
    odd = Account(0, "tini", SQL, SQL, Role.OPERATOR, "", SQL, SQL, SQL)
    assert access.accounts.add(room.prove("admin"), odd, PASSWORD, let_pass).number_reason == SQL
    added = access.accounts.add(room.prove("admin"), hostile, f"{SQL} {PASSWORD}")
    assert access.door.prove("tono", f"{SQL} {PASSWORD}").account.name == SQL
    persons = (NamedPerson(SQL, NUMBERS[Role.OPERATOR], SQL, SQL, SQL),)
    texts = {"office": SQL, "purpose": SQL, "place": SQL, "legal_basis": (SQL,), "copies_to": (SQL,)}
    paper = replace(letter(number="1/SQL/2026"), persons=persons, signatory=Signatory(SQL, "1", SQL), **texts)
    registered = access.letters.register(
        room.prove("wakil"), paper, Attachment("", "'; DROP TABLE attachments; --.pdf", "pdf", b"%PDF-1.7")
    )
    assert registered.letter.purpose == SQL
    assert [found.letter_id for found in access.letters.list(SQL)] == [registered.letter_id]
    assert access.letters.list("%") == access.letters.list("_") == access.letters.list("--")
    presence = access.door.log_in(
        "operator", PASSWORD, registered.letter_id, SQL, notice_acknowledged=True, vouch=Vouch("supervisor", PASSWORD)
    )
    access.visitors.register(presence, SQL, SQL, SQL, SQL)
    access.sessions.log_out()
    access.accounts.close(room.prove("admin"), added.person_id, SQL)
    access.letters.revoke(room.prove("supervisor"), registered.letter_id, SQL)
    assert access.exports.minutes(room.prove("auditor"), Selection(session_id=1)).letters[0].office == SQL
    assert access.exports.audit_csv(room.prove("auditor"), Selection(letter_number=SQL)).count(b"\r\n") == 1


def test_sql_in_every_field_is_text(room: Room, store: Store) -> None:
    everywhere(room)
    with store.audit._database.reading() as connection:
        assert set(metadata.tables) <= set(inspect(connection).get_table_names())
        assert connection.scalar(text("SELECT count(*) FROM persons")) == 7
    assert store.visitors.present()[0].purpose == SQL
    assert holds(room)


HOSTILE_SCANS = (
    (r"..\..\x.pdf", b"%PDF-1.7"),
    ("../../x.pdf", b"%PDF-1.7"),
    ("CON.pdf", b"%PDF-1.7"),
    ("surat.pdf\0.exe", b"%PDF-1.7"),
    ("gpj.\u202efdp.exe", b"%PDF-1.7"),
    ("surat.pdf", b"MZ\x90\0" + b"%PDF-1.7"),
    ("surat.pdf", b"PK\x03\x04"),
    ("surat.jpg", b"<svg onload='x'>"),
    ("surat.pdf", b""),
    ("surat.pdf", b"%PDF-" + bytes(attachments.LARGEST_BYTES)),
)


def test_a_hostile_attachment_leaves_nothing_in_the_store(room: Room, store: Store) -> None:
    for name, content in HOSTILE_SCANS:
        with pytest.raises(AttachmentError):
            room.access.letters.register(room.prove("wakil"), letter(), Attachment("00" * 32, name, "pdf", content))
    assert list(store.letters.list()) == []
    with store.audit._database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM attachments")) == 0
    assert {path.name for path in room.anchors.parent.iterdir()} <= {"home", "anchors.txt", "scc-wall-home"}


def test_two_installers_at_once_do_not_both_make_the_first_admin(
    store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock, tmp_path: Path
) -> None:
    """Both see that there is no account yet; one of them would get in by nobody's password."""
    with open_store(where, vault, clock) as other:
        programs = [build(one, KEY, clock, tmp_path / "anchors", Passwords(CountingHasher())) for one in (store, other)]
        drafts = [Account(0, login, "N", NUMBERS[Role.ADMIN], Role.ADMIN, "") for login in ("satu", "dua")]
        both = threading.Barrier(2)
        for program in programs:
            seen = program.accounts.empty
            program.accounts.empty = lambda seen=seen: (seen(), both.wait(10))[0]  # type: ignore[method-assign]
        results = at_once(
            *[
                lambda one=one, draft=draft: one.accounts.create_first_admin(draft, PASSWORD)
                for one, draft in zip(programs, drafts, strict=True)
            ]
        )
        assert sum(isinstance(result, SccError) for result in results) == 1
        assert len(store.accounts.list()) == 1
