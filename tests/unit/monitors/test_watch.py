"""What the watch finds, keeps and tells of sites, whatever happens in between."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import SiteCause, SiteState
from scc_wall.domain.site_event import EventKind
from scc_wall.domain.site_fold import recorded
from scc_wall.domain.site_maintenance import read_window
from scc_wall.domain.site_status import StateChange
from tests.support.clock import START_UTC, ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.site_watching import CLEAN, HACKED, site
from tests.support.watch_room import Room


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


def test_a_false_verdict_that_is_dismissed_while_the_network_is_cut_off_rings_no_more() -> None:
    room = Room(ManualClock(), 6)
    room.judge.verdicts[2], room.prober.body[2] = HACKED, b"hack"
    room.run(130, 5)
    room.cut()
    room.references = False
    room.run(45, 5)
    assert any(event.rings and event.site_ids == (2,) for event in room.watch.snapshot.events)
    room.watch.dismiss(2, "slot")
    room.watch.step()
    assert not any(event.rings and event.site_ids == (2,) for event in room.watch.snapshot.events)
    room.references = True
    room.back()
    room.run(300, 5)
    assert room.watch.snapshot.statuses[2].state is SiteState.UP
    assert not any(event.rings for event in room.watch.snapshot.events)
    room.watch.stop()


@given(STEPS, st.integers(0, 9))
@settings(max_examples=15)
@example([("hack", 2, 130), ("cut", 1, 45), ("dismiss", 2, 0)], 0)
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
