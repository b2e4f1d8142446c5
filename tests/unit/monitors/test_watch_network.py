"""The own network's failure is one event, and no site's."""

from datetime import timedelta

from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import SiteState
from scc_wall.domain.site_event import EventKind
from scc_wall.domain.site_uptime import uptime
from tests.support.clock import START_UTC, ManualClock
from tests.support.site_watching import site
from tests.support.watch_room import Room


def test_one_failure_of_the_own_network_is_one_event_and_no_site_is_down(clock: ManualClock) -> None:
    room = Room(clock, 60)
    room.run(120)
    room.cut()
    room.run(600)
    snapshot = room.watch.snapshot
    assert snapshot.network is NetworkState.CUT
    assert snapshot.counts[SiteState.UP] == 60
    assert all(status.frozen for status in snapshot.statuses.values())
    assert room.kinds() == [EventKind.NETWORK_CUT]
    kept = len(room.history.results_kept)
    room.back()
    room.run(40)
    snapshot = room.watch.snapshot
    assert snapshot.network is NetworkState.OPEN
    assert room.kinds() == [EventKind.NETWORK_CUT, EventKind.NETWORK_BACK]
    assert snapshot.counts[SiteState.UP] == 60
    assert not any(status.frozen for status in snapshot.statuses.values())
    assert len(room.history.results_kept) >= kept + 60  # looked at again at once
    for site_id in range(1, 61):
        assert room.changes(site_id) == [SiteState.UP, SiteState.UNKNOWN, SiteState.UP]
    part = uptime(room.history.changes(1, START_UTC), START_UTC + timedelta(seconds=120), clock.now_utc())
    assert part.share == 1
    assert part.coverage < 0.2


def test_no_site_is_down_although_the_first_fail_three_times_before_half_have_failed_once(clock: ManualClock) -> None:
    room = Room(clock, 60)
    for number in range(31, 61):
        room.sites.change(site(number, interval_s=180))
    room.run(400)
    room.cut()
    room.run(300)
    assert room.watch.snapshot.network is NetworkState.CUT
    assert room.kinds() == [EventKind.NETWORK_CUT]
    assert room.watch.snapshot.counts[SiteState.DOWN] == 0


def test_many_sites_down_are_not_the_network_while_a_reference_host_answers(clock: ManualClock) -> None:
    room = Room(clock, 20)
    room.run(120)
    room.cut()
    room.references = True
    room.run(200)
    assert room.watch.snapshot.counts[SiteState.DOWN] == 20
    (flood,) = room.watch.snapshot.events
    assert (flood.kind, flood.count) == (EventKind.FLOOD, 20)


def test_looks_that_began_before_the_network_came_back_do_not_count(clock: ManualClock) -> None:
    room = Room(clock, 4)
    room.run(120)
    room.cut()
    room.run(120)
    assert room.watch.snapshot.network is NetworkState.CUT
    while not room.pool.jobs:
        clock.advance(1)
        room.watch.step()
    late, room.pool.jobs = room.pool.jobs, []
    results = len(room.history.results_kept)
    room.references = True
    for job in room.pool.network or [lambda: None]:
        job()
    room.pool.network = []
    while room.watch.snapshot.network is NetworkState.CUT:
        clock.advance(1)
        room.watch.step()
        for job in room.pool.network:
            job()
        room.pool.network = []
    for job in late:
        job()
    room.watch.step()
    assert len(room.history.results_kept) == results
