import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import SiteCause, SiteState
from scc_wall.domain.site_event import EventKind
from scc_wall.domain.site_fold import recorded
from scc_wall.domain.site_maintenance import read_window
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import Approved, LatencySummary
from scc_wall.domain.site_uptime import uptime
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.monitors.probe_pool import ProbePool
from scc_wall.monitors.watch import SiteWatch
from scc_wall.monitors.watch_parts import WatchParts
from tests.support.clock import START_UTC, ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.site_watching import (
    CLEAN,
    CLOAKED,
    HACKED,
    HandPool,
    History,
    ScriptedJudge,
    ScriptedProber,
    Sites,
    good,
    site,
)


class Room:
    """A watch whose time, threads and sites a test moves by hand."""

    def __init__(self, clock: ManualClock, sites: int = 3) -> None:
        self.clock = clock
        self.sites = Sites([site(number) for number in range(1, sites + 1)])
        self.history = History()
        self.prober = ScriptedProber(clock)
        self.judge = ScriptedJudge()
        self.pool = HandPool()
        self.references = True
        self.told: list[SitesSnapshot] = []
        parts = WatchParts(
            self.sites, self.history, self.history, self.prober, self.judge, clock,
            lambda: self.references, self.pool, Random(1),
        )  # fmt: skip
        self.watch = SiteWatch(parts)
        self.watch.add_listener(self.told.append)

    def run(self, seconds: float, by_s: float = 1) -> None:
        """Let time pass, step by step."""
        for _ in range(round(seconds / by_s)):
            self.watch.step()
            self.pool.run()
            self.watch.step()
            self.clock.advance(by_s)
        self.watch.step()

    def cut(self) -> None:
        """Take the network away."""
        self.references = False
        self.prober.causes = dict.fromkeys(self.sites.kept, SiteCause.CONNECT)

    def back(self) -> None:
        """Bring it back."""
        self.references = True
        self.prober.causes = {}

    def state(self, site_id: int = 1) -> SiteState:
        return self.watch.snapshot.statuses[site_id].state

    def kinds(self) -> list[EventKind]:
        """Return the kinds of the events, oldest first."""
        return [event.kind for event in reversed(self.watch.snapshot.events)]

    def changes(self, site_id: int = 1) -> list[SiteState]:
        return [change.state for change in self.history.changes(site_id, START_UTC)]


@pytest.fixture
def room(clock: ManualClock) -> Room:
    return Room(clock)


def test_sites_are_found_up_down_and_up_again_and_history_and_desk_hear_of_it(room: Room) -> None:
    room.run(90)
    assert room.watch.snapshot.counts[SiteState.UP] == 3
    room.prober.causes[1] = SiteCause.HTTP_5XX
    room.run(60 + 66)
    assert room.state() is SiteState.DOWN
    room.prober.causes.clear()
    room.run(66 + 20)
    assert room.state() is SiteState.UP
    assert room.changes() == [SiteState.UP, SiteState.DOWN, SiteState.UP]
    assert room.kinds() == [EventKind.DOWN, EventKind.UP]
    assert room.watch.snapshot.events[1].ended_utc is not None
    assert len(room.history.results_kept) == len(room.prober.asked)


def test_a_failure_is_tried_again_after_20_s_twice(room: Room) -> None:
    room.run(90)
    room.prober.causes[1] = SiteCause.HTTP_5XX
    looks = room.prober.at_ns[1]
    begun = len(looks)
    room.run(180)
    gaps = [(b - a) / 1e9 for a, b in zip(looks[begun:], looks[begun + 1 :], strict=False)]
    assert gaps[:2] == pytest.approx([20, 20], abs=1)
    assert gaps[2] > 50


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


def test_a_hack_is_seen_when_the_page_changes_and_marked_false_it_counts_no_more(room: Room) -> None:
    room.run(90)
    room.prober.body[1], room.judge.verdicts[1] = b"slot gacor", HACKED
    room.run(66)
    assert room.state() is SiteState.HACKED
    assert room.watch.snapshot.events[0].kind is EventKind.HACKED
    assert room.watch.snapshot.events[0].rings
    assert room.history.verdicts_kept[-1][2] == HACKED
    room.watch.dismiss(1, "slot")
    room.run(1)
    assert room.state() is SiteState.UP
    assert room.watch.snapshot.events[0].ended_utc is not None
    room.prober.asked.clear()
    room.run(3600)
    assert room.state() is SiteState.UP
    assert sum(crawler for site_id, _, _, crawler in room.prober.asked if site_id == 1) <= 1  # nothing is left to clear
    assert [verdict for site_id, _, verdict in room.history.verdicts_kept if site_id == 1] == [CLEAN, HACKED]


def test_a_site_that_can_no_longer_be_read_is_suspicious_until_it_can(room: Room) -> None:
    room.run(90)
    room.prober.packed = {""}
    room.run(66)
    assert room.state() is SiteState.SUSPICIOUS
    assert room.kinds().count(EventKind.SUSPICIOUS) == 3
    room.prober.packed = set()
    room.run(3 * 66)
    assert room.state() is SiteState.UP
    room.judge.verdicts = dict.fromkeys(room.sites.kept, HACKED)
    room.prober.body = dict.fromkeys(room.sites.kept, b"slot gacor")
    room.run(66)
    room.prober.packed = {""}
    room.run(66)
    assert room.state() is SiteState.HACKED, "not to be read is no way out of it"


def test_cloaking_found_by_a_crawlers_visit_stands_until_another_one(room: Room) -> None:
    room.run(90)
    room.judge.cloaked[1] = CLOAKED
    room.watch.look_now(1)
    room.run(5)
    assert room.state() is SiteState.HACKED
    room.prober.body[1] = b"another page, clean to the eye"
    room.run(300)
    assert room.state() is SiteState.HACKED
    del room.judge.cloaked[1]
    room.run(900)  # the next full look comes as a crawler too
    assert room.state() is SiteState.UP


def test_a_window_of_planned_work_hides_an_outage_for_its_time(room: Room) -> None:
    room.run(90)
    room.watch.set_maintenance({1: [read_window("sekali 2026-01-05 08:05 10m")], None: []})
    room.prober.causes[1] = SiteCause.CONNECT
    room.clock.set_wall_clock(START_UTC + timedelta(minutes=5))
    room.run(300)
    assert room.state() is SiteState.MAINTENANCE
    assert room.kinds() == []
    room.run(310)
    assert room.state() is SiteState.DOWN
    assert room.changes() == [SiteState.UP, SiteState.MAINTENANCE, SiteState.DOWN]


def test_a_site_carries_windows_of_its_own_and_one_that_can_not_be_read_is_told(
    room: Room, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("site 1: .*tidak dapat dibaca")
    room.sites.change(replace(site(1), maintenance=("kapan-kapan", "mingguan Sen 08:00 10m")))
    room.run(90)
    assert (room.state(1), room.state(2)) == (SiteState.MAINTENANCE, SiteState.UP)
    room.run(600)
    assert room.state(1) is SiteState.UP


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


def test_what_held_before_a_restart_is_shown_as_past_never_as_current(room: Room) -> None:
    before = START_UTC - timedelta(days=1)
    room.history.last = {
        1: StateChange(1, before, SiteState.DOWN, SiteCause.DNS),
        2: StateChange(2, before, SiteState.UP),
        9: StateChange(9, before, SiteState.UP),
    }
    room.history.latest = {2: good(2, before + timedelta(hours=2))}
    room.watch.step()
    snapshot = room.watch.snapshot
    assert snapshot.counts[SiteState.UNKNOWN] == 3
    assert {site_id: kept.state for site_id, kept in snapshot.last_known.items()} == {
        1: SiteState.DOWN, 2: SiteState.UP,
    }  # fmt: skip
    assert room.history.changes_kept == [
        StateChange(1, before + timedelta(milliseconds=1), SiteState.UNKNOWN),
        StateChange(2, before + timedelta(hours=2, minutes=1), SiteState.UNKNOWN),
    ]
    room.prober.causes[1] = SiteCause.DNS
    room.run(110)
    assert room.state(1) is SiteState.DOWN
    assert room.watch.snapshot.last_known == {}
    (down,) = room.watch.snapshot.events
    assert down.repeated
    assert not down.rings


def test_after_an_orderly_end_too_the_state_before_it_is_shown_as_past(room: Room) -> None:
    room.run(90)
    room.watch.stop()
    again = Room(room.clock)
    again.history.changes_kept = kept = room.history.changes_kept
    again.history.last = {number: room.history.changes(number, START_UTC)[-1] for number in (1, 2, 3)}
    told = len(kept)
    again.watch.step()
    assert {kept.state for kept in again.watch.snapshot.last_known.values()} == {SiteState.UP}
    assert len(again.watch.snapshot.last_known) == 3
    assert len(kept) == told  # history knows already that nobody watched


def test_a_site_that_was_hacked_before_a_restart_is_visited_as_a_crawler_first(room: Room) -> None:
    room.history.last = {1: StateChange(1, START_UTC, SiteState.HACKED)}
    room.judge.cloaked[1] = CLOAKED
    room.run(90)
    assert room.state(1) is SiteState.HACKED


def test_its_own_week_before_the_restart_says_what_is_slow(room: Room) -> None:
    hour = START_UTC - timedelta(hours=2)
    quick = LatencyBuckets.of([4.0] * 400)
    room.history.hours_kept = {1: [LatencySummary(1, hour, 400, 0, quick, 3600, 0)]}
    plain = room.prober.probe

    def slower(*args: object, **more: object) -> object:
        seen = plain(*args, **more)  # type: ignore[arg-type]
        phases = replace(seen.result.phases, first_byte_ms=150.0)
        return seen._replace(result=replace(seen.result, phases=phases))

    room.prober.probe = slower  # type: ignore[method-assign, assignment]
    room.run(90)
    assert (room.state(1), room.state(2)) == (SiteState.SLOW, SiteState.UP)


def test_an_approved_baseline_and_verdicts_marked_false_are_remembered(room: Room) -> None:
    room.history.marked_false = {1: "slot"}
    room.judge.verdicts[1] = HACKED
    room.run(90)
    assert room.state(1) is SiteState.UP
    judged = len(room.judge.judged)
    room.watch.approve(Approved(1, "http://opd-1.test/", frozenset({1}), "sari", START_UTC))
    room.run(2)
    assert len(room.judge.judged) == judged + 1


def test_snapshots_come_at_most_four_a_second_and_only_if_something_changed(room: Room) -> None:
    room.run(90)
    told = len(room.told)
    for number in range(20):
        room.watch.acknowledge(number, "sari")
        room.watch.step()
        room.clock.advance(0.05)
    assert len(room.told) - told <= 5
    room.clock.advance(1)
    room.watch.step()
    told, statuses = len(room.told), room.watch._book.statuses.copy()
    room.clock.advance(6)  # every site is asked what time has changed
    room.watch.step()
    assert len(room.told) == told
    assert all(room.watch._book.statuses[number] is statuses[number] for number in statuses)


def test_what_did_not_change_stays_the_same_object(room: Room) -> None:
    room.run(90)
    before = room.watch.snapshot
    room.watch.look_now(2)
    room.run(2)
    after = room.watch.snapshot
    assert after.statuses[2] is not before.statuses[2]
    assert after.statuses[1] is before.statuses[1]
    with pytest.raises(TypeError):
        after.statuses[1] = before.statuses[1]  # type: ignore[index]


def test_an_event_is_acknowledged_by_name(room: Room) -> None:
    room.prober.causes[1] = SiteCause.DNS
    room.run(110)
    (down,) = room.watch.snapshot.events
    room.watch.acknowledge(down.event_id, "sari")
    room.run(1)
    (down,) = room.watch.snapshot.events
    assert (down.acknowledged_by, down.rings) == ("sari", False)


def test_a_bug_in_a_look_costs_that_look_alone(room: Room, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("a look at site 1 failed")

    def breaks(site: object) -> None:
        if getattr(site, "site_id", 0) == 1:
            raise KeyError("bug")

    room.prober.before = breaks
    room.run(200)
    assert (room.state(1), room.state(2)) == (SiteState.UNKNOWN, SiteState.UP)
    room.prober.before = lambda site: None
    room.run(90)
    assert room.state(1) is SiteState.UP
    room.prober.before = breaks
    room.run(500)
    assert (room.state(1), room.state(2)) == (SiteState.UNKNOWN, SiteState.UP)  # it must not look current
    assert room.changes(1) == [SiteState.UP, SiteState.UNKNOWN]


def test_a_store_that_can_not_be_read_yet_is_asked_again(room: Room, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("sites can't be read yet")

    def fails() -> dict[int, StateChange]:
        raise SccError(Told("Terkunci", "Locked"))

    plain, room.history.last_states = room.history.last_states, fails  # type: ignore[method-assign]
    room.run(5)
    assert room.watch.snapshot.sites == {}
    room.history.last_states = plain  # type: ignore[method-assign]
    room.run(100)
    assert room.watch.snapshot.counts[SiteState.UP] == 3


def test_the_end_is_told_to_history(room: Room) -> None:
    room.run(90)
    assert room.watch.stop()
    assert room.watch.stop()
    assert [room.changes(number) for number in (1, 2, 3)] == [[SiteState.UP, SiteState.UNKNOWN]] * 3


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["fail", "mend", "hack", "clean", "cut", "back", "now", "dismiss", "window", "move", "silent"]),
        st.integers(1, 6),
        st.sampled_from([0, 10, 45, 130, 700]),
    ),
    max_size=16,
)


@given(STEPS, st.integers(0, 9))
@settings(max_examples=15)
def test_whatever_happens_history_and_desk_agree_and_all_is_well_in_the_end(
    steps: list[tuple[str, int, int]], seed: int
) -> None:
    clock = ManualClock()
    room = Room(clock, 6)
    for what, number, seconds in steps:
        if what in ("fail", "mend"):
            room.prober.causes.update({number: SiteCause.HTTP_5XX})
            if what == "mend":
                del room.prober.causes[number]
        elif what in ("hack", "clean"):
            room.judge.verdicts[number] = HACKED if what == "hack" else CLEAN
            room.prober.body[number] = what.encode()
        elif what in ("cut", "back", "silent"):
            room.references = what == "back"
            if what == "cut":
                room.cut()
            elif what == "back":
                room.back()
        elif what == "now":
            room.watch.look_now(number)
        elif what == "dismiss":
            room.watch.dismiss(number, "slot")
        elif what == "window":
            room.watch.set_maintenance({None: [read_window(f"cron */{number} * * * * 1m")]})
        else:
            room.sites.change(site(number, url=f"http://moved-{number}-{seconds}.test/"))
            room.watch.sites_changed()
        room.run(seconds, 5)
        _agrees(room)
    room.back()
    room.judge.verdicts.clear()
    room.prober.body = dict.fromkeys(range(1, 7), b"mended")
    room.watch.set_maintenance({})
    room.run(1300, 5)
    _agrees(room)
    snapshot = room.watch.snapshot
    assert (snapshot.network, snapshot.counts[SiteState.UP]) == (NetworkState.OPEN, 6)
    members = [member for event in snapshot.events for member in (event.members or (event,))]
    assert not any(member.rings for member in members)
    room.watch.stop()


def _agrees(room: Room) -> None:
    """What history was told is what is shown, each step of it another state, in the order of time."""
    room.clock.advance(1)
    room.watch.step()
    for site_id, status in room.watch.snapshot.statuses.items():
        changes = room.history.changes(site_id, START_UTC)
        told = [change.state for change in changes]
        assert all(a is not b for a, b in pairwise([SiteState.UNKNOWN, *told]))
        assert all(a.at_utc <= b.at_utc for a, b in pairwise(changes))
        assert (told or [SiteState.UNKNOWN])[-1] is recorded(status)
        assert not status.frozen or room.watch.snapshot.network is NetworkState.CUT


@pytest.fixture
def hanging() -> Iterator[threading.Event]:
    let_go = threading.Event()
    yield let_go
    let_go.set()


def test_real_threads_hung_sites_delay_no_other_and_the_end_is_bounded(
    clock: ManualClock, hanging: threading.Event
) -> None:
    room = Room(clock, 24)
    up = threading.Event()
    names: set[str] = set()

    def hangs(site: object) -> None:
        names.add(threading.current_thread().name)
        if getattr(site, "site_id", 0) <= 10:
            hanging.wait(30)

    def look(snapshot: SitesSnapshot) -> None:
        if snapshot.counts[SiteState.UP] == 14:
            up.set()

    room.prober.before = hangs
    parts = replace(room.watch._parts, pool=None)
    watch = SiteWatch(parts)
    watch.add_listener(look)
    watch.start()
    for _ in range(600):
        clock.advance(5)
        watch.look_now(99)  # wakes it
        if up.wait(0.05):
            break
    assert up.is_set()
    threads = {thread.name for thread in threading.enumerate()}
    assert {"sites", "probe:1", "probe:16", "probe:network"} <= threads
    assert all(name.startswith("probe:") for name in names)
    hanging.set()
    assert watch.stop()


def test_real_threads_a_look_that_hangs_does_not_keep_it_from_ending(
    clock: ManualClock, hanging: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scc_wall.monitors.watch.ProbePool", _impatient)
    room = Room(clock, 1)
    begun = threading.Event()

    def hangs(site: object) -> None:
        begun.set()
        hanging.wait(30)

    room.prober.before = hangs
    watch = SiteWatch(replace(room.watch._parts, pool=None))
    watch.start()
    assert begun.wait(10)
    assert not watch.stop()


def _impatient(size: int) -> ProbePool:
    return ProbePool(size, patience_s=0.1)
