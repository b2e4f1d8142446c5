"""The wall clock is set while the program runs and while it is off: doors, sessions and what is kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scc_wall.base.errors import SccError
from tests.support.access_room import Room
from tests.support.clock import START_UTC

LETTER_H = 8.0
"""The letter began an hour ago and ends in eight."""
JUMPS = {
    "an hour on": timedelta(hours=1),
    "an hour back": timedelta(hours=-1),
    "to 1970": datetime(1970, 1, 2, tzinfo=UTC) - START_UTC,
    "to 2099": datetime(2099, 1, 1, tzinfo=UTC) - START_UTC,
}
OPENS = {"an hour on", "an hour back"}
"""Within the letter's hours by either clock."""


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def jump(room: Room, by: timedelta, *, off: bool) -> None:
    """Set the clock, while the program runs or while it is off."""
    room.clock.advance(60)
    room.clock.set_wall_clock(room.clock.now_utc() + by)
    if off:
        room.restarted()
    else:
        room.access.audit.watch_clock()


def gets_in(room: Room, letter_id: int) -> bool:
    try:
        room.enter(letter_id=letter_id)
    except SccError:
        return False
    room.access.sessions.log_out()
    return True


@pytest.mark.parametrize("off", [False, True], ids=["running", "off"])
@pytest.mark.parametrize("name", JUMPS)
def test_a_letter_opens_by_neither_clock_alone_and_again_when_it_is_right(room: Room, name: str, off: bool) -> None:
    letter_id = room.letter(hours=LETTER_H).letter_id
    assert gets_in(room, letter_id)
    jump(room, JUMPS[name], off=off)
    assert gets_in(room, letter_id) is (name in OPENS)
    jump(room, -JUMPS[name], off=off)
    assert gets_in(room, letter_id)
    assert room.access.audit.check().finding is None


@pytest.mark.parametrize("name", JUMPS)
def test_a_session_lasts_as_long_as_it_was_granted_whatever_the_wall_clock_does(room: Room, name: str) -> None:
    presence = room.enter(letter_id=room.letter(hours=LETTER_H).letter_id)
    ends = presence.session.ends_mono_ns
    jump(room, JUMPS[name], off=False)
    room.access.sessions.touch()
    room.access.sessions.tick()
    now = room.access.sessions.present()
    assert now is not None
    assert now.session.ends_mono_ns == ends
    room.clock.advance((ends - room.clock.mono_ns()) / 1e9 + 1)
    room.access.sessions.tick()
    assert room.access.sessions.present() is None
    assert room.actions().count("clock.jump") == 1


@pytest.mark.parametrize("name", JUMPS)
def test_across_a_restart_no_session_lasts_longer_than_it_was_granted(room: Room, name: str) -> None:
    presence = room.enter(letter_id=room.letter(hours=LETTER_H).letter_id)
    granted_ns = presence.session.ends_mono_ns - presence.session.opened_mono_ns
    jump(room, JUMPS[name], off=True)
    restored = room.access.sessions.restore()
    if restored is not None:
        assert restored.session.ends_mono_ns - room.clock.mono_ns() <= granted_ns
        assert name in OPENS
    assert room.access.audit.check().finding is None
