from collections.abc import Callable
from dataclasses import replace

import pytest

from scc_wall.access.policy import OF_ONE_CAMERA, OUTSIDE_SESSION, PROOF_S, judge
from scc_wall.access.told_errors import ASK_ADMIN, ASK_AUDITOR, ASK_SUPERVISOR, LOG_IN, UNLOCK, AccessDenied
from scc_wall.base.told import Told
from scc_wall.domain.access_session import IDLE_S, AccessSession, EndReason, SessionState, end
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.letter import Scope
from scc_wall.domain.role import Action, Role
from tests.support.access_room import Room
from tests.support.clock import START_UTC

MATRIX = """
                    operator supervisor admin auditor
layout.change          x         x        x      .
layout.save            x         x        x      .
tile.change            x         x        x      .
camera.edit            .         .        x      .
ptz.move               .         x        .      .
ptz.take-over          .         x        .      .
snapshot               x         x        .      .
export                 .         x        .      .
event.acknowledge      x         x        .      .
event.note             x         x        .      .
replay                 x         x        .      .
handover               x         x        .      .
guest-mode             x         x        .      .
site.edit              .         .        x      .
site.note              x         x        x      .
site.judge             .         x        x      .
letter.register        x         x        x      .
letter.approve         .         x        .      .
letter.revoke          .         x        .      .
letter.vouch           .         x        .      .
letter.read            .         x        .      x
session.end-other      .         x        .      .
visitor.register       x         x        .      .
account.edit           .         .        x      .
setting.change         .         .        x      .
configuration.import   .         .        x      .
secrets.export         .         .        x      .
key.rotate             .         .        x      .
store.restore          .         .        x      .
retention.purge        .         .        x      .
program.close          .         x        x      .
audit.read             .         x        .      x
audit.export           .         .        .      x
"""
"""Written out by hand, not taken from the table that it checks."""
_LINES = [line.split() for line in MATRIX.strip().splitlines()]
CELLS = [
    (Role(role), Action(line[0]), mark == "x")
    for line in _LINES[1:]
    for role, mark in zip(_LINES[0], line[1:], strict=True)
]
NEAR = CameraConfig(1, "Simpang", StreamConfig("rtsp://127.0.0.1/1"), region_code="16.71")
FAR = CameraConfig(2, "Jembatan", StreamConfig("rtsp://127.0.0.1/2"), region_code="16.02")
NOWHERE = CameraConfig(3, "Gudang", StreamConfig("rtsp://127.0.0.1/3"))
OPEN = AccessSession(1, 1, 1, "piket", START_UTC, 0, 10**12, EndReason.SHIFT_ENDED, 0)


def test_every_cell_is_written_out() -> None:
    assert len(CELLS) == len(Role) * len(Action)
    assert {(role, action) for role, action, _ in CELLS} == {(role, action) for role in Role for action in Action}


@pytest.mark.parametrize(("role", "action", "allowed"), CELLS, ids=str)
def test_every_cell_of_role_and_action(room: Room, role: Role, action: Action, allowed: bool) -> None:
    presence = room.enter(role.value)
    before = len(room.actions())
    if allowed:
        room.access.policy.check(presence, action)
        assert len(room.actions()) == before
        room.access.policy.check_and_record(presence, action, NEAR)
        row = list(room.store.audit.rows())[-1]
        assert (row.entry.action, row.entry.who, row.entry.subject) == (action.value, role.value, "camera:1")
        assert row.entry.letter_number == "1/9286/07/2017"
        assert row.entry.session_id == presence.session.session_id
    else:
        with pytest.raises(AccessDenied):
            room.access.policy.check(presence, action)
        assert room.actions()[before:] == [f"!{action.value}"]


@pytest.mark.parametrize(("role", "action", "allowed"), CELLS, ids=str)
def test_every_cell_is_denied_without_an_open_session(role: Role, action: Action, allowed: bool) -> None:
    locked = AccessSession(1, 1, 1, "x", START_UTC, 0, 10**12, EndReason.LOGOUT, 0, SessionState.LOCKED)
    found = [judge(session, role, action, Scope()) for session in (None, locked, end(OPEN, EndReason.LOGOUT))]
    assert [refusal.why for refusal in found if refusal is not None] == ["no-session", "locked", "ended"]
    assert (judge(OPEN, role, action, Scope()) is None) is allowed


@pytest.mark.parametrize(("role", "action", "allowed"), CELLS, ids=str)
def test_every_cell_outside_a_session(room: Room, role: Role, action: Action, allowed: bool) -> None:
    proven = room.prove(role.value)
    if allowed and action in OUTSIDE_SESSION:
        room.access.policy.check(proven, action)
    else:
        with pytest.raises(AccessDenied):
            room.access.policy.check(proven, action)
        assert room.actions() == [f"!{action.value}"]


def test_nothing_of_the_wall_works_outside_a_session() -> None:
    assert not any(action.value.startswith(("layout", "tile", "camera", "ptz", "snap")) for action in OUTSIDE_SESSION)


@pytest.mark.parametrize(
    ("scope", "near", "far", "nowhere"),
    [
        (Scope(), True, True, True),
        (Scope(region_codes=frozenset({"16.71"})), True, False, False),
        (Scope(camera_ids=frozenset({2, 3})), False, True, True),
        (Scope(frozenset({"16.71"}), frozenset({3})), True, False, True),
    ],
)
def test_the_letter_limits_cameras(scope: Scope, near: bool, far: bool, nowhere: bool) -> None:
    for camera, allowed in ((NEAR, near), (FAR, far), (NOWHERE, nowhere)):
        assert (judge(OPEN, Role.SUPERVISOR, Action.PTZ_MOVE, scope, camera) is None) is allowed


@pytest.mark.parametrize("action", sorted(OF_ONE_CAMERA))
def test_a_limited_letter_wants_to_know_the_camera(action: Action) -> None:
    limited = Scope(camera_ids=frozenset({1}))
    assert judge(OPEN, Role.SUPERVISOR, action, limited) is not None
    assert judge(OPEN, Role.SUPERVISOR, action, Scope()) is None
    assert judge(OPEN, Role.SUPERVISOR, Action.LAYOUT_CHANGE, limited) is None


@pytest.mark.parametrize(("role", "action", "allowed"), CELLS, ids=str)
def test_a_letter_lets_operators_move_cameras_and_nobody_else_do_anything(
    role: Role, action: Action, allowed: bool
) -> None:
    more = role is Role.OPERATOR and action is Action.PTZ_MOVE
    assert (judge(OPEN, role, action, Scope(ptz=True), NEAR) is None) is (allowed or more)
    locked = replace(OPEN, state=SessionState.LOCKED)
    assert judge(locked, role, action, Scope(ptz=True), NEAR) is not None


def test_an_operator_moves_only_what_their_letter_covers() -> None:
    scope = Scope(frozenset({"16.71"}), frozenset({3}), ptz=True)
    for camera, allowed in ((NEAR, True), (FAR, False), (NOWHERE, True), (None, False)):
        assert (judge(OPEN, Role.OPERATOR, Action.PTZ_MOVE, scope, camera) is None) is allowed


def test_nobody_may_do_nothing(room: Room) -> None:
    for action in Action:
        with pytest.raises(AccessDenied, match="Belum ada"):
            room.access.policy.check(None, action)
    assert room.actions() == [f"!{action.value}" for action in Action]


def leave(room: Room) -> None:
    room.access.sessions.log_out()


def idle(room: Room) -> None:
    room.clock.advance(IDLE_S)


def outlast(room: Room) -> None:
    room.clock.advance(8 * 3600)


def replace_by_another(room: Room) -> None:
    room.access.sessions.log_out()
    room.enter("supervisor")


@pytest.mark.parametrize("happens", [leave, idle, outlast, replace_by_another, Room.restarted])
def test_an_old_look_at_the_session_opens_nothing(room: Room, happens: Callable[[Room], object]) -> None:
    """No tick is needed: what time or others did counts at once."""
    presence = room.enter()
    room.access.policy.check(presence, Action.SNAPSHOT, NEAR)
    happens(room)
    with pytest.raises(AccessDenied):
        room.access.policy.check(presence, Action.SNAPSHOT, NEAR)


def test_a_proof_holds_for_a_minute_and_for_no_camera(room: Room) -> None:
    proven = room.prove("admin")
    with pytest.raises(AccessDenied):
        room.access.policy.check(proven, Action.ACCOUNT_EDIT, NEAR)
    room.clock.advance(PROOF_S)
    room.access.policy.check(proven, Action.ACCOUNT_EDIT)
    room.clock.advance(0.001)
    with pytest.raises(AccessDenied, match="kata sandi"):
        room.access.policy.check(proven, Action.ACCOUNT_EDIT)


def test_a_changed_role_counts_at_once(room: Room) -> None:
    presence = room.enter("supervisor")
    account = presence.account
    room.access.accounts.change(room.prove("admin"), replace(account, role=Role.OPERATOR))
    with pytest.raises(AccessDenied):
        room.access.policy.check(presence, Action.PTZ_MOVE, NEAR)


def test_every_control_is_refused_while_the_audit_can_not_be_written(room: Room) -> None:
    presence = room.enter("supervisor")
    policy = room.access.policy
    room.memory.audit.full = True
    with pytest.raises(AccessDenied, match="Audit tidak dapat ditulis"):
        policy.check_and_record(presence, Action.SNAPSHOT, NEAR)
    for action in Action:
        with pytest.raises(AccessDenied, match="Audit tidak dapat ditulis"):
            policy.check(presence, action, NEAR)
    room.memory.audit.full = False
    policy.check(presence, Action.SNAPSHOT, NEAR)
    assert room.actions()[-1] == "audit.resumed"


@pytest.mark.parametrize(
    ("role", "action", "whom"),
    [
        (Role.OPERATOR, Action.PTZ_TAKE_OVER, ASK_SUPERVISOR),
        (Role.SUPERVISOR, Action.CAMERA_EDIT, ASK_ADMIN),
        (Role.SUPERVISOR, Action.AUDIT_EXPORT, ASK_AUDITOR),
    ],
)
def test_who_may_not_is_told_whom_to_ask(room: Room, role: Role, action: Action, whom: Told) -> None:
    present = room.enter(role.value)
    with pytest.raises(AccessDenied) as denied:
        room.access.policy.check(present, action)
    assert denied.value.todo == whom


def test_who_is_not_in_is_told_to_log_in_and_whose_controls_are_locked_to_unlock_them(room: Room) -> None:
    def told(by) -> Told | None:
        with pytest.raises(AccessDenied) as denied:
            room.access.policy.check(by, Action.LAYOUT_CHANGE)
        return denied.value.todo

    assert told(None) == LOG_IN
    present = room.enter("operator")
    room.access.sessions.lock()
    assert told(present) == UNLOCK
    leave(room)
    assert told(present) == LOG_IN
