"""Events from the video core to the store and back, over a real store and real access."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scc_wall.access.told_errors import AccessDenied
from scc_wall.app.events.desk import Desk
from scc_wall.app.events.rights import RoomEventRights
from scc_wall.app.events.sources import Neighbours, Sources
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.event import Event
from scc_wall.domain.letter import Scope
from scc_wall.domain.role import Action, Role
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.tile import TileRequest
from scc_wall.domain.tile_state import TileState
from scc_wall.storage.store import open_store
from scc_wall.ui.events.panel import about
from tests.support import events_desk, scripted_feed
from tests.support.access_room import Room
from tests.support.clock import START_UTC, ManualClock
from tests.support.scripted_feed import ScriptedFeed
from tests.support.vault import ScriptedVault


class Scene:
    """A store, access, and a video core that says what a test tells it to."""

    def __init__(self, tmp_path, cameras: int = 12) -> None:
        self.clock = ManualClock()
        self.store = open_store(Home(tmp_path / "home"), ScriptedVault(), self.clock)
        self.room = Room(tmp_path, clock=self.clock)
        self.cameras = {camera.camera_id: camera for camera in scripted_feed.cameras(cameras)}
        self.sites: dict[int, SiteConfig] = {}
        self.feed = ScriptedFeed(
            tiles={str(camera_id): TileRequest(str(camera_id), camera_id, (320, 180)) for camera_id in self.cameras}
        )
        self.open()

    def open(self) -> None:
        """Start the program."""
        self.rights = RoomEventRights(lambda: self.room.access, lambda: self.cameras, lambda: self.sites)
        self.desk = Desk(self.store.events, self.rights, self.clock)
        self.sources = Sources(Neighbours(self.feed, lambda: self.cameras), self.clock)

    def pass_s(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1.0)
            self.desk.take(self.sources.seen())
            if self.desk.owes:
                self.desk.write()

    def lose(self, *camera_ids: int, state: TileState = TileState.LOST) -> None:
        for camera_id in camera_ids:
            self.feed.states[camera_id] = scripted_feed.status(camera_id, state)

    def restore(self, *camera_ids: int) -> None:
        for camera_id in camera_ids:
            self.feed.states.pop(camera_id)

    @property
    def events(self) -> tuple[Event, ...]:
        return self.desk.snapshot().events

    def audited(self) -> list[str]:
        return [row.entry.action for row in self.room.store.audit.rows()]


@pytest.fixture
def scene(tmp_path):
    scene = Scene(tmp_path)
    yield scene
    scene.store.close()


def test_a_lost_camera_is_one_event_that_who_is_in_takes_note_of(scene) -> None:
    scene.pass_s(3)
    scene.lose(101)
    scene.pass_s(4)
    assert scene.events == ()  # it may be a hiccup
    scene.pass_s(20)
    (event,) = scene.events
    assert (event.kind, event.camera_ids, event.lasting, event.waiting) == ("camera.lost", (101,), True, True)
    assert event.event_id > 0
    with pytest.raises(AccessDenied):
        scene.desk.acknowledge([event.event_id])
    assert scene.events[0].waiting
    scene.room.enter(Role.OPERATOR)
    scene.desk.acknowledge([event.event_id])
    scene.desk.acknowledge([event.event_id])
    scene.desk.add_note(event.event_id, " Teknisi berangkat ")
    scene.pass_s(1)
    (seen,) = scene.events
    assert (seen.acknowledged_by, [note.text for note in seen.notes]) == ("operator", ["Teknisi berangkat"])
    assert list(scene.store.events.open_ones()) == [seen]
    assert scene.audited()[-2:] == ["event.acknowledge", "event.note"]
    scene.restore(101)
    scene.pass_s(10)
    (over,) = scene.events
    assert over.ended_utc is not None
    assert list(scene.store.events.newest(9)) == [over]
    assert list(scene.store.events.open_ones()) == []


def test_the_newest_stands_first_by_its_time_however_late_it_was_told(scene) -> None:
    times = (3, 1, 2)
    ones = [events_desk.event(place, at_utc=START_UTC + timedelta(seconds=at_s)) for place, at_s in enumerate(times, 1)]
    scene.desk.shown.take_stored(ones)
    assert [event.event_id for event in scene.desk.shown.newest_first()] == [1, 3, 2]


def test_a_restart_goes_on_with_what_still_lasts(scene) -> None:
    scene.pass_s(1)
    scene.lose(101, 105)
    scene.pass_s(30)
    first, second = scene.events
    scene.restore(105)
    scene.open()
    assert {event.event_id for event in scene.events} == {first.event_id, second.event_id}
    scene.pass_s(30)
    assert len(scene.events) == len(scene.store.events.newest(9)) == 2
    lasting = [event.camera_ids for event in scene.events if event.lasting]
    assert lasting == [(101,)]


def test_an_event_that_nobody_would_end_is_ended_at_the_start(scene) -> None:
    scene.lose(101)
    scene.pass_s(30)
    (event,) = scene.events
    double = scene.store.events.add(event)  # as two programs on one store leave it
    scene.open()
    scene.pass_s(30)
    lasting = [one.event_id for one in scene.events if one.lasting]
    assert lasting == [event.event_id]
    assert [one.event_id for one in scene.store.events.open_ones() if one.lasting] == lasting
    assert double.event_id in {one.event_id for one in scene.events}


def test_each_of_two_stations_goes_on_with_its_own_events_alone(scene) -> None:
    def station(name: str) -> Desk:
        return Desk(
            scene.store.events,
            RoomEventRights(lambda: scene.room.access, lambda: scene.cameras, dict),
            scene.clock,
            name,
        )

    scene.desk = station("PC-1")
    scene.pass_s(3)
    scene.lose(101)
    scene.pass_s(20)
    other = station("PC-2")
    assert other.snapshot().events == ()
    other.take(scene.sources.seen())
    assert scene.store.events.open_ones()[0].lasting  # nobody ended what the first one follows
    again = station("PC-1")
    assert [event.station for event in again.snapshot().events] == ["PC-1"]
    assert "PC-1" in about(again.snapshot().events[0], scene.clock.now_utc())


def test_who_was_faster_at_another_station_stays_named(scene) -> None:
    scene.lose(101)
    scene.pass_s(30)
    (event,) = scene.events
    scene.store.events.acknowledge(event.event_id, "budi", scene.clock.now_utc())
    scene.room.enter(Role.OPERATOR)
    scene.desk.acknowledge([event.event_id])
    scene.pass_s(1)
    assert scene.events[0].acknowledged_by == "budi"
    assert [one.acknowledged_by for one in scene.store.events.newest(1)] == ["budi"]


def test_events_past_their_time_are_forgotten_but_not_before_a_month(scene) -> None:
    scene.lose(101)
    scene.pass_s(30)
    scene.restore(101)
    scene.pass_s(10)
    scene.room.enter(Role.OPERATOR)
    scene.desk.acknowledge([scene.events[0].event_id])
    scene.clock.advance(20 * 86_400)
    assert scene.desk.purge(1) == 0
    scene.clock.advance(20 * 86_400)
    assert scene.desk.purge(1) == 1
    assert list(scene.store.events.newest(9)) == []


def test_a_limited_letter_takes_note_only_of_what_it_covers(scene) -> None:
    scene.lose(101, 102, 103)
    scene.pass_s(30)
    mine, gone, other = sorted(scene.events, key=lambda event: event.camera_ids)
    del scene.cameras[102]  # of a camera that is gone nobody knows the region
    letter = scene.room.letter(Scope(camera_ids=frozenset({101})))
    scene.room.enter(Role.OPERATOR, letter_id=letter.letter_id)
    with pytest.raises(AccessDenied, match="luar surat tugas"):
        scene.desk.acknowledge([gone.event_id, mine.event_id, other.event_id])
    scene.pass_s(1)
    assert {event.camera_ids for event in scene.events if event.acknowledged_by} == {(101,)}
    with pytest.raises(AccessDenied, match="luar surat tugas"):
        scene.desk.add_note(other.event_id, "dari luar")
    scene.desk.add_note(mine.event_id, "dari dalam")
    rows = [(row.entry.action, row.entry.subject, row.entry.result) for row in scene.room.store.audit.rows()][-4:]
    assert rows == [
        ("event.acknowledge", f"event:{mine.event_id}", AuditResult.DONE),
        ("event.acknowledge", "events", AuditResult.REFUSED),
        ("event.note", f"event:{other.event_id}", AuditResult.REFUSED),
        ("event.note", f"event:{mine.event_id}", AuditResult.DONE),
    ]


def test_a_region_outside_the_letter_is_outside_and_the_room_itself_is_not(scene) -> None:
    letter = scene.room.letter(Scope(region_codes=frozenset({"16.71"})))
    scene.room.enter(Role.OPERATOR, letter_id=letter.letter_id)
    codes = enumerate(("16.71", "16.02", None), start=1)
    inside, outside, disk = (events_desk.event(place, camera_ids=(), region_code=code) for place, code in codes)
    assert scene.rights.outside(Action.EVENT_ACKNOWLEDGE, [inside, outside, disk]) == [outside]


def test_many_sites_at_once_are_within_a_letter_that_covers_the_region_of_each(scene) -> None:
    scene.sites = {
        1: SiteConfig("Dinas Satu Kota Palembang", "", site_id=1),
        2: SiteConfig("Dinas Dua Kabupaten Muara Enim", "", site_id=2),
        3: SiteConfig("Dinas Tiga Provinsi", "", site_id=3),
    }
    letter = scene.room.letter(Scope(region_codes=frozenset({"16.71"})))
    scene.room.enter(Role.OPERATOR, letter_id=letter.letter_id)

    def sites_event(place: int, *site_ids: int, region: str | None = None, cameras: tuple[int, ...] = ()) -> Event:
        made = events_desk.event(place, camera_ids=cameras, region_code=region)
        return replace(made, site_ids=site_ids)

    mine, province, other = sites_event(1, 1, 3), sites_event(2, 3), sites_event(3, 1, 2)
    gone, gone_mine, gone_province = sites_event(4, 1, 9), sites_event(5, 9, region="16.71"), sites_event(6, 9)
    asked = [mine, province, other, gone, gone_mine, gone_province]
    assert scene.rights.outside(Action.EVENT_ACKNOWLEDGE, asked) == [other, gone]
    named = scene.room.letter(Scope(camera_ids=frozenset({101})))
    scene.room.access.sessions.log_out()
    scene.room.enter(Role.OPERATOR, letter_id=named.letter_id)
    both = sites_event(7, 2, cameras=(101,))
    assert scene.rights.outside(Action.EVENT_ACKNOWLEDGE, [both]) == [both]


def test_an_acknowledgement_that_the_store_refuses_stands_in_the_audit_as_failed(scene, monkeypatch) -> None:
    scene.lose(101)
    scene.pass_s(30)
    (event,) = scene.events
    scene.room.enter(Role.OPERATOR)

    def refuse(*_args: object) -> bool:
        raise SccError(Told("Disk penuh.", "The disk is full."))

    monkeypatch.setattr(scene.store.events, "acknowledge", refuse)
    monkeypatch.setattr(scene.store.events, "add_note", refuse)
    with pytest.raises(SccError, match="penuh"):
        scene.desk.acknowledge([event.event_id])
    with pytest.raises(SccError, match="penuh"):
        scene.desk.add_note(event.event_id, "hilang")
    assert scene.events[0].waiting
    done, failed = AuditResult.DONE, AuditResult.FAILED
    rows = [(row.entry.action, row.entry.result) for row in scene.room.store.audit.rows()][-4:]
    assert rows == [(f"event.{act}", result) for act in ("acknowledge", "note") for result in (done, failed)]
