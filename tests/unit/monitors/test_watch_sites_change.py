"""Sites that come, change, move and go while the watch runs."""

from dataclasses import replace

from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import SiteCause, SiteState
from scc_wall.domain.site_event import EventKind
from tests.support.site_watching import site
from tests.support.watch_room import Room


def test_sites_come_change_and_go_while_it_runs(room: Room) -> None:
    room.run(90)
    room.sites.add(site(4))
    room.sites.add(site(5, url=""))
    room.sites.change(site(2, enabled=False))
    room.sites.change(replace(site(1), name="Dinas Baru"))
    room.sites.remove(3)
    same = room.watch.snapshot.statuses[1]
    room.watch.sites_changed()
    room.run(25)
    snapshot = room.watch.snapshot
    assert {site_id: status.state for site_id, status in snapshot.statuses.items()} == {
        1: SiteState.UP, 2: SiteState.UNKNOWN, 4: SiteState.UP, 5: SiteState.UNKNOWN,
    }  # fmt: skip
    assert snapshot.sites[1].name == "Dinas Baru"
    assert snapshot.statuses[1].since_utc == same.since_utc
    assert room.changes(2) == room.changes(3) == [SiteState.UP, SiteState.UNKNOWN]
    asked = len(room.prober.asked)
    room.run(120)
    assert {site_id for site_id, *_ in room.prober.asked[asked:]} == {1, 4}


def test_a_site_with_another_address_is_another_site(room: Room) -> None:
    room.run(90)
    room.sites.change(site(1, url="http://moved.test/"))
    room.watch.sites_changed()
    room.watch.step()
    room.clock.advance(1)
    room.watch.step()
    assert room.state() is SiteState.UNKNOWN
    room.run(25)
    assert room.changes() == [SiteState.UP, SiteState.UNKNOWN, SiteState.UP]


def test_what_lasted_at_the_old_address_is_over_even_while_the_network_is_cut_off(room: Room) -> None:
    room.prober.causes[1] = SiteCause.DNS
    room.run(110)
    room.cut()
    room.run(120)
    assert room.watch.snapshot.network is NetworkState.CUT
    room.sites.change(site(1, url="http://moved.test/"))
    room.watch.sites_changed()
    room.run(1)
    (down,) = [event for event in room.watch.snapshot.events if event.kind is EventKind.DOWN]
    assert down.ended_utc is not None


def test_a_look_under_way_at_the_old_address_says_nothing_of_the_new_one(room: Room) -> None:
    room.watch.step()
    while not room.pool.jobs:
        room.clock.advance(1)
        room.watch.step()
    for number in (1, 2, 3):
        room.sites.change(site(number, url=f"http://moved-{number}.test/"))
    room.watch.sites_changed()
    room.watch.step()
    (old, *_), room.pool.jobs = room.pool.jobs, []
    old()
    room.watch.step()
    assert room.history.results_kept == []
