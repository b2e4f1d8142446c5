"""A store that is locked while everything goes: nothing is lost, nothing waits on the UI thread, all is kept later."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from scc_wall.app.events.desk import Desk
from scc_wall.app.events.shown import MOST_OWED, Shown
from scc_wall.app.events.sources import Neighbours, Sources
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_book import Change, Step
from scc_wall.domain.role import Action
from scc_wall.domain.tile import TileRequest
from scc_wall.domain.tile_state import TileState
from scc_wall.storage.store import open_store
from tests.support import scripted_feed
from tests.support.clock import START_UTC, ManualClock
from tests.support.scripted_feed import ScriptedFeed
from tests.support.vault import ScriptedVault

LASTING = Event(EventSource.CAMERA, "camera.lost", EventPriority.MEDIUM, START_UTC, Told("y", "y"), lasts=True)


class Sari:
    """Has every right, by a letter without limits."""

    def outside(self, action: Action, events) -> tuple[Event, ...]:
        return ()

    @contextmanager
    def recorded(self, action: Action, subject: str, details=()) -> Iterator[str]:
        yield "sari"


rights = Sari()


@pytest.mark.allows_log("events can't be stored")
def test_a_store_that_is_locked_while_36_cameras_go_loses_nothing(tmp_path) -> None:
    clock, home = ManualClock(), Home(tmp_path / "home")
    cameras = {camera.camera_id: camera for camera in scripted_feed.cameras(36)}
    feed = ScriptedFeed(tiles={str(i): TileRequest(str(i), i, (320, 180)) for i in cameras})
    with open_store(home, ScriptedVault(), clock) as store:
        desk = Desk(store.events, rights, clock)
        sources = Sources(Neighbours(feed, lambda: cameras), clock)
        other = sqlite3.connect(home.database, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")

        def pass_s(seconds: int) -> None:
            for _ in range(seconds):
                clock.advance(1.0)
                desk.take(sources.seen(desk.trouble))

        pass_s(1)
        feed.states |= {i: scripted_feed.status(i, TileState.LOST) for i in list(cameras)[:9]}
        pass_s(40)
        before = len(desk.snapshot().events)
        assert before > 1
        writer = threading.Thread(target=desk.write, name="events-desk")
        writer.start()
        feed.states |= {i: scripted_feed.status(i, TileState.LOST) for i in cameras}
        pass_s(60)
        during = desk.snapshot()
        assert writer.is_alive()  # all of that while it waits for the database
        assert all(event.event_id < 0 for event in during.events)
        assert {i for event in during.events if event.lasting for i in event.camera_ids} == set(cameras)
        writer.join()
        assert desk.snapshot().trouble is not None
        pass_s(10)
        assert any(event.source is EventSource.STORE and event.lasting for event in desk.snapshot().events)
        other.execute("ROLLBACK")
        other.close()
        desk.write()
        assert desk.snapshot().trouble is None
        pass_s(10)
        desk.write()
        assert not desk.owes
        assert list(store.events.newest(500)) == list(desk.snapshot().events)
        assert not any(one.source is EventSource.STORE and one.lasting for one in desk.snapshot().events)
        desk.acknowledge([during.events[0].event_id])  # by the id of before
        assert any(event.acknowledged_by == "sari" for event in store.events.newest(500))


class Refusing:
    """An event store that refuses everything."""

    def __getattr__(self, name: str):
        def call(*_: object, **__: object) -> list[Event]:
            if name in {"open_ones", "newest"}:
                return []
            raise SccError(Told("Terkunci.", "Locked."))

        return call


@pytest.mark.allows_log("events can't be stored")
def test_what_is_not_stored_yet_can_t_be_acknowledged_and_says_why() -> None:
    clock = ManualClock()
    desk = Desk(Refusing(), rights, clock)
    desk.shown.take([Change(Step.BEGUN, 1, LASTING)])
    (event,) = desk.snapshot().events
    for act in (lambda: desk.acknowledge([event.event_id]), lambda: desk.add_note(event.event_id, "x")):
        with pytest.raises(SccError, match="belum dapat disimpan"):
            act()
    assert str(desk.snapshot().trouble) == "Terkunci."


@pytest.mark.allows_log("the oldest are not kept any more")
def test_what_is_owed_has_a_bound_and_what_lasts_stays() -> None:
    shown = Shown()
    plain = Event(EventSource.SESSION, "session.opened", EventPriority.LOW, START_UTC, Told("x", "x"))
    shown.take([Change(Step.BEGUN, 1, LASTING)])
    shown.take([Change(Step.BEGUN, number, plain) for number in range(2, MOST_OWED + 100)])
    assert len(shown.owed()) == MOST_OWED
    assert shown.dropped == 99
    assert shown.owed()[0][1].kind == "camera.lost"


@pytest.mark.parametrize("step_s", [0, 1, 3])
def test_36_cameras_that_reboot_at_once_are_one_event_that_ends(tmp_path, step_s: int) -> None:
    """A switch lost its power: they go within a second and come back one by one, as each has booted."""
    clock, home = ManualClock(), Home(tmp_path / "home")
    cameras = {camera.camera_id: camera for camera in scripted_feed.cameras(36)}
    feed = ScriptedFeed(tiles={str(i): TileRequest(str(i), i, (320, 180)) for i in cameras})
    with open_store(home, ScriptedVault(), clock) as store:
        desk = Desk(store.events, rights, clock)
        sources = Sources(Neighbours(feed, lambda: cameras), clock)
        most = 0

        def pass_s(seconds: int) -> None:
            nonlocal most
            for _ in range(seconds):
                clock.advance(1.0)
                desk.take(sources.seen(desk.trouble))
                most = max(most, sum(event.waiting and event.lasting for event in desk.snapshot().events))

        feed.states |= {i: scripted_feed.status(i, TileState.LIVE) for i in cameras}
        pass_s(60)
        feed.states |= {i: scripted_feed.status(i, TileState.LOST) for i in cameras}
        pass_s(45)
        (event,) = [event for event in desk.snapshot().events if event.lasting]
        assert (event.source, event.camera_ids) == (EventSource.NETWORK, tuple(cameras))
        for i in cameras:
            feed.states[i] = scripted_feed.status(i, TileState.LIVE)
            pass_s(step_s)
        pass_s(120)
        assert most == 1
        assert not any(event.lasting for event in desk.snapshot().events)
        desk.write()
        assert sum(event.waiting for event in store.events.newest(500)) == 1
