"""The first start: what an admin may do while nobody was ever let in, and that the first session ends it for good."""

from pathlib import Path

import pytest

from scc_wall.access.first_start import BEGUN, FirstStart
from scc_wall.access.policy import FIRST_START, INSTALL_S, OUTSIDE_SESSION, Installing
from scc_wall.access.told_errors import AccessDenied
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.role import ALLOWED, Action, Role
from tests.support.access_room import Room
from tests.support.scripted_feed import cameras


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def installing(room: Room, letter_number: str = "") -> Installing:
    return FirstStart(room.access).begin(room.prove("admin"), letter_number)


@pytest.mark.parametrize("action", list(Action))
def test_only_cameras_sites_and_screens_can_be_set_up(room: Room, action: Action) -> None:
    by = installing(room)
    assert room.access.policy.may(by, action) == (action in FIRST_START)
    if action in FIRST_START:
        room.access.policy.check(by, action)
    else:
        with pytest.raises(AccessDenied):
            room.access.policy.check(by, action)
        assert room.actions()[-1] == f"!{action.value}"


def test_it_lets_nobody_do_what_their_role_does_not(room: Room) -> None:
    assert ALLOWED[Role.ADMIN] >= FIRST_START
    assert Action.CONFIGURATION_IMPORT in OUTSIDE_SESSION  # cameras and sites, by the same password, at the terminal
    for login in ("operator", "supervisor", "auditor"):
        with pytest.raises(AccessDenied):
            FirstStart(room.access).begin(room.prove(login))
        assert room.actions()[-1] == f"!{BEGUN}"


def test_it_stands_in_the_audit_with_the_letter_that_was_named(room: Room) -> None:
    by = installing(room, "094/12/KOMINFO/2026")
    room.access.policy.check_and_record(by, Action.CAMERA_EDIT, subject="cameras", details=(("added", 36),))
    with room.access.policy.recorded(by, Action.SITE_EDIT, subject="sites"):
        pass
    begun, edited, sites = list(room.store.audit.rows())[-3:]
    assert (begun.entry.action, begun.entry.result) == (BEGUN, AuditResult.DONE)
    assert {row.entry.letter_number for row in (begun, edited, sites)} == {"094/12/KOMINFO/2026"}
    assert {row.entry.who for row in (begun, edited, sites)} == {"admin"}
    assert edited.entry.details == (("added", 36), ("first-start", True))
    assert sites.entry.details == (("first-start", True),)


def test_the_first_session_ends_it_for_good(room: Room) -> None:
    by = installing(room)
    room.enter("operator")
    with pytest.raises(AccessDenied):
        room.access.policy.check(by, Action.CAMERA_EDIT)
    room.access.sessions.log_out()
    for access in (room.access, room.restarted()):
        with pytest.raises(AccessDenied):
            access.policy.check(by, Action.CAMERA_EDIT)
        with pytest.raises(AccessDenied):
            FirstStart(access).begin(room.prove("admin"))
        assert FirstStart(access).over()


def test_a_session_that_was_cut_out_of_the_store_is_known_to_the_audit(room: Room) -> None:
    by = installing(room)
    room.enter("operator")
    room.access.sessions.log_out()
    room.memory.sessions.kept.clear()  # somebody emptied the table by hand
    access = room.restarted()
    assert not room.store.sessions.newest(1)
    with pytest.raises(AccessDenied):
        access.policy.check(by, Action.CAMERA_EDIT)


def test_one_password_lasts_an_hour(room: Room) -> None:
    by = installing(room)
    room.clock.advance(INSTALL_S - 1)
    room.access.policy.check(by, Action.CAMERA_EDIT)
    room.clock.advance(2)
    with pytest.raises(AccessDenied):
        room.access.policy.check(by, Action.CAMERA_EDIT)


def test_no_single_camera_is_ever_meant(room: Room) -> None:
    with pytest.raises(AccessDenied):
        room.access.policy.check(installing(room), Action.CAMERA_EDIT, cameras(1)[0])
