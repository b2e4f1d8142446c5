"""Sessions in lists, and the end of another's."""

import pytest

from scc_wall.access.told_errors import AccessDenied, LoginRefused
from scc_wall.domain.access_session import EndReason
from scc_wall.domain.role import Action, Role, allows
from tests.support.access_room import Room


def test_running_ones_say_who_under_which_letter_since_and_until_when(room: Room) -> None:
    presence = room.enter()
    room.clock.advance(3600)
    (listed,) = room.access.book.running(room.prove("supervisor"))
    assert (listed.name, listed.letter_number, listed.ended) == ("Operator", presence.letter.letter.number, None)
    assert listed.since_utc == presence.session.opened_utc
    assert listed.until_utc == presence.letter.letter.valid_until_utc
    other = room.store.sessions.by_id(1)
    assert other is not None
    room.store.sessions.add(other)  # in another room on the same store
    assert [one.session_id for one in room.access.book.running(room.prove("supervisor"))] == [2, 1]


def test_the_last_ones_are_listed_newest_first_with_their_end(room: Room) -> None:
    room.enter()
    room.clock.advance(60)
    room.access.sessions.log_out()
    room.enter("supervisor")
    newest, oldest = room.access.book.recent(room.access.sessions.present())
    assert (newest.name, newest.ended) == ("Supervisor", None)
    assert (oldest.name, oldest.ended, oldest.until_utc) == (
        "Operator",
        EndReason.LOGOUT,
        room.clock.now_utc(),
    )


@pytest.mark.parametrize("role", Role)
def test_lists_are_for_whose_role_says_so(room: Room, role: Role) -> None:
    by = room.prove(role.value)
    for called, action in (
        (room.access.book.running, Action.SESSION_END_OTHER),
        (room.access.book.recent, Action.AUDIT_READ),
    ):
        if allows(role, action):
            assert called(by) == []
        else:
            with pytest.raises(AccessDenied):
                called(by)
            assert room.actions()[-1] == f"!{action}"
    with pytest.raises(AccessDenied):
        room.access.book.running(None)


def test_ones_own_session_is_not_ended_like_anothers_and_one_that_ended_leaves_no_row(room: Room) -> None:
    presence = room.enter("supervisor")
    with pytest.raises(LoginRefused, match="sesi Anda sendiri"):
        room.access.door.end_session(presence, 1, "pergantian")
    assert room.access.sessions.present() is not None
    room.access.sessions.log_out()
    with pytest.raises(LoginRefused, match="sudah berakhir"):
        room.access.door.end_session(room.prove("wakil"), 1, "pergantian")
    assert "session.end-other" not in room.actions()
