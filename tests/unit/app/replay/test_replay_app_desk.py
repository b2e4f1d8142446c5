"""The rights of replay: the policy with the camera, one row a replay, and the setting of the installation."""

from types import SimpleNamespace

import pytest

from scc_wall.access.told_errors import AccessDenied
from scc_wall.app.replay.desk import REFUSED_ONCE_IN_S, RoomReplay
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.letter import Scope
from scc_wall.domain.replay import KEEP_PICTURES
from tests.support.access_room import Room
from tests.support.scripted_feed import cameras


class Settings:
    """The settings of a store, in memory."""

    def __init__(self) -> None:
        self.stored: dict[str, object] = {}

    def get(self, setting):
        return self.stored.get(setting.key, setting.default)

    def set(self, setting, value) -> None:
        self.stored[setting.key] = value


@pytest.fixture
def made(tmp_path):
    room, settings = Room(tmp_path), Settings()
    desk = RoomReplay(lambda: room.access, lambda: SimpleNamespace(settings=settings), room.clock)
    return SimpleNamespace(room=room, settings=settings, desk=desk, camera=cameras(1)[0])


def allow(made, seconds: float = 30.0) -> None:
    until = made.room.clock.now_utc()
    made.desk.allow(made.camera, until.replace(second=0), until)


def rows(made):
    return [row.entry for row in made.room.store.audit.rows() if row.entry.action == "replay"]


def test_a_replay_stands_in_the_audit_with_camera_and_time(made) -> None:
    made.room.enter("operator")
    allow(made)
    (row,) = rows(made)
    assert (row.who, row.subject, row.result) == ("operator", "camera:100", AuditResult.DONE)
    details = dict(row.details)
    assert details["from"] <= details["until"]
    assert details["until"] == "2026-01-05T01:00:00+00:00"


def test_a_letter_with_limits_shows_only_its_cameras(made) -> None:
    letter = made.room.letter(Scope(camera_ids=frozenset({7})))
    made.room.enter("operator", letter_id=letter.letter_id)
    assert not made.desk.may(made.camera)
    with pytest.raises(AccessDenied):
        allow(made)
    assert [row.result for row in rows(made)] == [AuditResult.REFUSED]


def test_a_key_held_down_fills_no_audit(made) -> None:
    made.room.enter("admin")
    for _ in range(20):
        with pytest.raises(AccessDenied):
            allow(made)
    assert len(rows(made)) == 1
    made.room.clock.advance(REFUSED_ONCE_IN_S + 1)
    with pytest.raises(AccessDenied):
        allow(made)
    assert len(rows(made)) == 2


def test_nobody_replays_without_a_session(made) -> None:
    assert not made.desk.may(made.camera)
    with pytest.raises(AccessDenied):
        allow(made)


def test_only_an_admin_switches_the_keeping_on_and_it_is_recorded(made) -> None:
    made.room.enter("operator")
    with pytest.raises(AccessDenied):
        made.desk.keep(keep=True)
    assert not made.desk.kept()
    made.room.access.sessions.log_out()
    made.room.enter("admin")
    made.desk.keep(keep=True)
    assert made.desk.kept()
    row = next(
        row.entry
        for row in made.room.store.audit.rows()
        if row.entry.action == "setting.change" and row.entry.result is AuditResult.DONE
    )
    assert (row.who, row.subject, dict(row.details)) == ("admin", KEEP_PICTURES.key, {"keep": True})


def test_before_access_is_open_nothing_is_allowed(made) -> None:
    desk = RoomReplay(lambda: None, lambda: None, made.room.clock)
    assert not desk.may(made.camera)
    with pytest.raises(AccessDenied):
        desk.keep(keep=True)
