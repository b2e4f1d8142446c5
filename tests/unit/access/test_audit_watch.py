"""What is wrong with the audit, told to whom it concerns until it is mended."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from scc_wall.access.anchor_syslog import AnchorSyslog, SyslogAddress
from scc_wall.access.audit_log import ANCHOR_EVERY_S, ANCHOR_RETRY_S
from scc_wall.access.audit_watch import AGAIN_S, ANCHORS_AGAIN_S, MEND_S
from scc_wall.access.passwords import Passwords
from scc_wall.access.service import build
from scc_wall.base.errors import SccError
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.role import Role
from tests.support.access_room import KEY, Room

EVERYBODY = (None, *Role)
ANSWERING = (Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR)


def words(room: Room, role: Role | None = Role.ADMIN) -> list[str]:
    return [trouble.word.en for trouble in room.access.watch.troubles(role)]


def told(room: Room, word: str, *, everybody: bool) -> None:
    """Check that it is told to whom it concerns, with something to do."""
    for role in EVERYBODY:
        assert words(room, role) == ([word] if everybody or role in ANSWERING else []), role
    (trouble,) = room.access.watch.troubles(Role.AUDITOR)
    assert str(trouble.todo) in trouble.told()


def test_nothing_is_said_while_all_is_well(room: Room) -> None:
    room.enter()
    room.access.watch.look()
    assert words(room) == []
    assert not room.access.watch.due()


def test_an_audit_that_does_not_hold_is_told_to_everybody_until_it_does(room: Room, caplog) -> None:
    room.enter()
    row = room.memory.audit.kept[1]
    room.memory.audit.kept[1] = replace(row, entry=AuditEntry("forged"))
    room.access.watch.look()
    told(room, "the audit was changed or damaged", everybody=True)
    assert "does not hold" in caplog.text
    assert not room.access.watch.due()
    room.memory.audit.kept[1] = row
    room.clock.advance(AGAIN_S)
    assert room.access.watch.due()
    room.access.watch.look()
    assert words(room) == []


def test_an_audit_that_can_not_be_written_is_tried_again_by_itself(room: Room, caplog) -> None:
    room.memory.audit.full = True
    with pytest.raises(SccError):
        room.access.audit.record(AuditEntry("snapshot"))
    told(room, "the audit can't be written", everybody=True)
    room.clock.advance(MEND_S)
    room.access.watch.mend()
    assert words(room) == ["the audit can't be written"]
    room.memory.audit.full = False
    room.access.watch.mend()  # not at once
    assert words(room) == ["the audit can't be written"]
    room.clock.advance(MEND_S)
    room.access.watch.mend()
    assert words(room) == []
    assert room.actions()[-1] == "audit.resumed"
    assert "still can't be written" in caplog.text


@contextmanager
def _a_folder_in_the_way(anchors: Path) -> Iterator[None]:
    kept = anchors.read_bytes()
    anchors.unlink()
    anchors.mkdir()
    yield
    anchors.rmdir()
    anchors.write_bytes(kept)


def test_anchors_that_can_not_be_written_concern_whoever_answers_for_the_computer(room: Room, caplog) -> None:
    with _a_folder_in_the_way(room.anchors):
        room.clock.advance(ANCHOR_EVERY_S)
        assert not room.access.audit.anchor_if_due()
        told(room, "the audit's anchors can't be written", everybody=False)
        assert str(room.anchors) in room.access.watch.troubles(Role.ADMIN)[0].told()
    room.clock.advance(ANCHOR_RETRY_S)
    assert room.access.audit.anchor_if_due()
    assert words(room) == []
    assert "could not be anchored" in caplog.text


def test_anchors_that_can_not_be_read_are_looked_at_again_after_a_minute(room: Room, caplog) -> None:
    room.enter()
    with _a_folder_in_the_way(room.anchors):
        room.access.watch.look()
        told(room, "the audit's anchors are not right", everybody=True)
    room.clock.advance(ANCHORS_AGAIN_S)
    assert room.access.watch.due()
    room.access.watch.look()
    assert words(room) == []
    assert "can't be read" in caplog.text


def test_anchors_that_were_lost_are_told_for_as_long_as_the_program_runs(room: Room) -> None:
    room.enter()
    room.anchors.unlink()
    room.restarted()
    told(room, "the audit's anchors were lost", everybody=False)
    room.restarted()
    assert words(room) == []


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets: there syslog is a loopback address")
def test_a_syslog_that_is_not_there_is_told_until_it_is(room: Room, tmp_path: Path, caplog) -> None:
    place = tmp_path / "log"
    copy = AnchorSyslog(SyslogAddress(str(place)))
    room.access = build(room.store, KEY, room.clock, room.anchors, Passwords(room.hasher), anchor_copy=copy)
    room.access.audit.start()
    told(room, "anchors don't reach syslog", everybody=False)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as logger:
        logger.bind(str(place))
        room.access.audit.write_anchor()
    assert words(room) == []
    assert "did not reach syslog" in caplog.text


def test_a_look_ends_with_the_program(room: Room) -> None:
    room.enter()
    room.access.watch.stop()
    room.access.watch.look()
    assert words(room) == []
