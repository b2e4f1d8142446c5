"""Two rooms on one store, each with its own home: neither takes up, nor ends, the other's session."""

import logging
from pathlib import Path

import pytest

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.room import Room as OpenRoom
from scc_wall.app.access.room import open_room
from scc_wall.app.access.room_mark import NONE, read_mark
from scc_wall.base.paths import Home
from scc_wall.domain.access_session import SessionState
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import Store
from tests.support.access_room import KEY, PASSWORD, Room
from tests.support.clock import ManualClock


class FixedVault:
    """Gives the audit's key."""

    def derive(self, purpose: str, *, make: bool = True) -> bytes:
        assert purpose == "audit"
        assert not make
        return KEY

    def try_again(self) -> None:
        """There is nothing to forget."""


@pytest.fixture(autouse=True)
def quick_and_lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare argon2, and let in people whom the room put into the store by hand."""
    monkeypatch.setattr("scc_wall.access.credentials.Passwords.matches", lambda *_: True)
    monkeypatch.setattr("scc_wall.access.credentials.Passwords.outdated", lambda *_: False)
    monkeypatch.setattr("scc_wall.access.witness.Witness._was_purged", lambda _: True)


@pytest.fixture
def room(store: Store, clock: ManualClock, tmp_path: Path) -> Room:
    return Room(tmp_path, store, clock)


def opened(home: Path, room: Room) -> OpenRoom:
    """Open access as the wall of that home does."""
    home.mkdir(exist_ok=True)
    here = Home(home)
    late = LateStore((), (), lambda: room.store, store=room.store)  # type: ignore[arg-type]  # it is a Store
    access = open_room(Entrance(FixedVault(), here.anchors, None, here.room_session), late, room.clock, first=False)
    assert access is not None
    return access


def test_each_room_takes_up_its_own_session_alone(room: Room, tmp_path: Path) -> None:
    one, two = opened(tmp_path / "one", room), opened(tmp_path / "two", room)
    letter_id = room.letter().letter_id
    for access, login in ((one, "operator"), (two, "supervisor")):
        access.access.door.log_in(login, PASSWORD, letter_id, "Piket", notice_acknowledged=True)
    again = opened(tmp_path / "one", room).access.sessions.present()
    assert again is not None
    assert (again.account.login, again.session.state) == ("operator", SessionState.LOCKED)
    assert len(room.store.sessions.open_ones()) == 2  # the other goes on
    third = opened(tmp_path / "three", room)
    assert third.access.sessions.present() is None
    two.access.sessions.log_out()
    assert read_mark(Home(tmp_path / "two").room_session) == NONE
    assert opened(tmp_path / "two", room).access.sessions.present() is None
    assert len(room.store.sessions.open_ones()) == 1


def test_a_mark_that_is_none_takes_up_nobody_and_one_that_can_not_be_kept_is_logged(
    room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = Home(tmp_path / "one").room_session
    one = opened(tmp_path / "one", room)
    file.mkdir()
    with caplog.at_level(logging.WARNING):
        one.access.door.log_in("operator", PASSWORD, room.letter().letter_id, "Piket", notice_acknowledged=True)
    assert "could not be kept" in caplog.text
    caplog.clear()
    file.rmdir()
    for content in (b"", b"-1", b"1; DROP", b"\xff\xfe", "١".encode(), b"9" * 500):
        file.write_bytes(content)
        assert opened(tmp_path / "one", room).access.sessions.present() is None
    assert len(room.store.sessions.open_ones()) == 1
