"""What held before a restart is told as past."""

from dataclasses import replace
from datetime import timedelta

from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import SiteCause, SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import LatencySummary
from tests.support.clock import START_UTC
from tests.support.site_watching import CLOAKED, good
from tests.support.watch_room import Room


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
