"""A second person's word for a letter that waits for approval."""

import pytest

from scc_wall.access.door import Vouch
from scc_wall.access.told_errors import AccessDenied, LoginRefused
from scc_wall.domain.letter import LetterError, LetterState
from tests.support.access_room import PASSWORD, Room


def test_a_waiting_letter_opens_when_a_second_person_vouches(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    presence = room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD))
    assert presence.session.vouched_by == 5
    assert room.actions() == ["letter.vouch", "session.opening", "session.open"]
    rows = list(room.store.audit.rows())
    assert rows[0].entry.who == "wakil"
    assert ("applicant", "operator") in rows[0].entry.details
    assert ("vouched_by", 5) in rows[2].entry.details


def test_nobody_vouches_for_themselves(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    with pytest.raises(LoginRefused, match="diri sendiri"):
        room.enter("supervisor", letter_id=waiting.letter_id, vouch=Vouch("SUPERVISOR", PASSWORD))
    second = room.person("akun.dua", room.prove("supervisor").account.role, "19790101 200501 2 001")
    with pytest.raises(LoginRefused, match="diri sendiri"):
        room.enter("supervisor", letter_id=waiting.letter_id, vouch=Vouch(second.login, PASSWORD))
    assert room.actions() == ["!letter.vouch"] * 2
    assert room.access.sessions.present() is None


@pytest.mark.parametrize("login", ["admin", "auditor"])
def test_only_a_supervisor_vouches(room: Room, login: str) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    with pytest.raises(AccessDenied):
        room.enter(letter_id=waiting.letter_id, vouch=Vouch(login, PASSWORD))


def test_a_vouch_needs_the_password_and_counts_failures(room: Room) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    for _ in range(5):
        with pytest.raises(LoginRefused, match="salah"):
            room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", "wrong"))
    with pytest.raises(LoginRefused, match="dikunci"):
        room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD))
    assert set(room.actions()) == {"!vouch.refused"}


def test_a_vouch_opens_no_letter_that_is_revoked_or_over(room: Room) -> None:
    for letter in (room.letter(state=LetterState.REVOKED), room.letter(state=LetterState.WAITING, hours=-0.5)):
        with pytest.raises(LetterError):
            room.enter(letter_id=letter.letter_id, vouch=Vouch("wakil", PASSWORD))


def test_a_letter_revoked_while_passwords_are_checked_opens_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = room.letter(state=LetterState.WAITING)
    verify = room.hasher.verify

    def revoke_meanwhile(stored: str, password: bytes) -> bool:
        room.store.letters.move(waiting.letter_id, LetterState.WAITING, LetterState.REVOKED, 5)
        return verify(stored, password)

    def on_the_second(stored: str, password: bytes) -> bool:
        monkeypatch.setattr(room.hasher, "verify", revoke_meanwhile)
        return verify(stored, password)

    monkeypatch.setattr(room.hasher, "verify", on_the_second)
    with pytest.raises(LetterError, match="dicabut"):
        room.enter(letter_id=waiting.letter_id, vouch=Vouch("wakil", PASSWORD))
    assert room.access.sessions.present() is None
