"""A letter limited to a region: its bearer's command passes for a camera inside and is refused for one outside."""

from pathlib import Path

import pytest

from scc_wall.access.door import Vouch
from scc_wall.access.letters import LetterFaults
from scc_wall.access.policy import AccessDenied
from scc_wall.access.sessions import HEARTBEAT_S
from scc_wall.access.told_errors import OUTSIDE
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.letter import Scope
from scc_wall.domain.role import Action
from scc_wall.storage.store import Store
from tests.support.access_room import PASSWORD, Room, letter
from tests.support.clock import ManualClock

INSIDE, OUTSIDER, NAMED = (
    CameraConfig(place, f"Kamera {place}", StreamConfig(f"rtsp://127.0.0.1/{place}"), region_code=code)
    for place, code in ((1, "16.71"), (2, "16.03"), (7, "16.03"))
)


@pytest.fixture
def room(store: Store, clock: ManualClock, tmp_path: Path) -> Room:
    return Room(tmp_path, store, clock)


def registered(room: Room, scope: Scope) -> int:
    """Register a letter with that scope as the form does, and have it approved."""
    stored = room.access.letters.register(room.prove("operator"), letter(scope, number="15/OR/2026"))
    room.access.letters.approve(room.prove("wakil"), stored.letter_id)
    kept = room.store.letters.by_id(stored.letter_id)
    assert kept is not None
    assert kept.letter.scope == scope
    return stored.letter_id


def test_a_region_lets_its_own_cameras_pass_and_no_other(room: Room) -> None:
    presence = room.enter(letter_id=registered(room, Scope(frozenset({"16.71"}))))
    room.access.policy.check_and_record(presence, Action.SNAPSHOT, INSIDE)
    with pytest.raises(AccessDenied) as refused:
        room.access.policy.check_and_record(presence, Action.SNAPSHOT, OUTSIDER)
    assert refused.value.what == OUTSIDE
    assert room.actions()[-2:] == ["snapshot", "!snapshot"]
    last = list(room.store.audit.rows())[-1].entry
    assert (last.subject, ("why", "scope") in last.details) == ("camera:2", True)


def test_a_camera_named_beside_a_region_passes_too(room: Room) -> None:
    presence = room.enter(letter_id=registered(room, Scope(frozenset({"16.71"}), frozenset({7}))))
    for camera in (INSIDE, NAMED):
        room.access.policy.check(presence, Action.SNAPSHOT, camera)
    with pytest.raises(AccessDenied):
        room.access.policy.check(presence, Action.SNAPSHOT, OUTSIDER)


def test_cameras_alone_limit_as_well(room: Room) -> None:
    presence = room.enter(letter_id=registered(room, Scope(frozenset(), frozenset({7}))))
    room.access.policy.check(presence, Action.SNAPSHOT, NAMED)
    with pytest.raises(AccessDenied):
        room.access.policy.check(presence, Action.SNAPSHOT, INSIDE)


def test_an_operator_whose_letter_says_so_moves_its_cameras(room: Room) -> None:
    presence = room.enter(letter_id=registered(room, Scope(frozenset({"16.71"}), ptz=True)))
    room.access.policy.check_and_record(presence, Action.PTZ_MOVE, INSIDE)
    offered = [room.access.policy.may(presence, Action.PTZ_MOVE, camera) for camera in (INSIDE, OUTSIDER)]
    assert offered == [True, False]
    for action, camera in ((Action.PTZ_MOVE, OUTSIDER), (Action.PTZ_TAKE_OVER, INSIDE), (Action.EXPORT, None)):
        with pytest.raises(AccessDenied):
            room.access.policy.check(presence, action, camera)
    told = [row.entry for row in room.store.audit.rows() if row.entry.action in {"letter.register", "letter.approve"}]
    assert [("ptz", True) in entry.details for entry in told] == [True, True]


def test_an_operator_whose_letter_does_not_say_so_moves_nothing(room: Room) -> None:
    presence = room.enter(letter_id=registered(room, Scope(frozenset({"16.71"}))))
    with pytest.raises(AccessDenied):
        room.access.policy.check(presence, Action.PTZ_MOVE, INSIDE)
    told = [row.entry for row in room.store.audit.rows() if row.entry.action in {"letter.register", "letter.approve"}]
    assert not any("ptz" in dict(entry.details) for entry in told)


def test_a_letter_that_still_waits_lets_nobody_move_cameras(room: Room) -> None:
    """Of what it says, the audit bears no witness yet: who vouched for its bearer vouched for no more."""
    stored = room.access.letters.register(room.prove("operator"), letter(Scope(ptz=True), number="15/OR/2026"))
    presence = room.enter(letter_id=stored.letter_id, vouch=Vouch("wakil", PASSWORD, "darurat"))
    with pytest.raises(AccessDenied):
        room.access.policy.check(presence, Action.PTZ_MOVE, INSIDE)
    room.access.letters.approve(room.prove("wakil"), stored.letter_id)
    room.clock.advance(HEARTBEAT_S + 1)
    room.access.sessions.tick()
    now = room.access.sessions.present()
    room.access.policy.check(now, Action.PTZ_MOVE, INSIDE)


def test_the_scope_stands_in_the_audit(room: Room) -> None:
    registered(room, Scope(frozenset({"16.71", "16.03"}), frozenset({7, 12})))
    (entry,) = [row.entry for row in room.store.audit.rows() if row.entry.action == "letter.register"]
    assert ("regions", "16.03 16.71") in entry.details
    assert ("cameras", "7 12") in entry.details


def test_a_region_that_is_none_of_ours_is_not_registered(room: Room) -> None:
    with pytest.raises(LetterFaults) as refused:
        room.access.letters.register(room.prove("operator"), letter(Scope(frozenset({"31.71"}))))
    assert [fault.field for fault in refused.value.faults] == ["regions"]
