"""Hours and days of sites, on every store: nothing lost and nothing counted twice, whenever it is stopped."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import SiteCause, SiteConfig, SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import LatencySummary
from scc_wall.storage.store import Store
from tests.support.site_seen import HOUR, MIDNIGHT_WIB, down, each_minute, look, rows, up, verdict


def test_hours_are_of_utc_and_days_of_palembang(store: Store) -> None:
    start = MIDNIGHT_WIB - HOUR
    store.site_history.write(each_minute(start, 180), [up(start - HOUR)], [])
    store.site_history.roll_up(start + 3 * HOUR)
    hours = store.site_history.hours([1, 2], start)
    assert [(each.start_utc, each.looks, each.up_s) for each in hours[1]] == [
        (start + n * HOUR, 60, 3600.0) for n in range(3)
    ]
    assert hours[2] == []
    assert [each.start_utc for each in store.site_history.hours([1], start + timedelta(minutes=90))[1]] == [
        start + n * HOUR for n in (1, 2)
    ]
    days = store.site_history.days([1], date(2026, 1, 4))[1]
    assert [(each.start_utc, each.looks) for each in days] == [
        (MIDNIGHT_WIB - timedelta(days=1), 60),
        (MIDNIGHT_WIB, 120),
    ]
    assert [each.looks for each in store.site_history.days([1], date(2026, 1, 5))[1]] == [120]
    assert days[1].first_byte == LatencyBuckets.of([100.0] * 120)


def test_an_hour_says_what_was_seen(store: Store) -> None:
    seen = [
        look(MIDNIGHT_WIB + timedelta(minutes=minute), cause=SiteCause.HTTP_5XX if minute in (20, 21) else None)
        for minute in range(60)
    ]
    changes = [
        StateChange(1, MIDNIGHT_WIB - HOUR, SiteState.SLOW),
        down(MIDNIGHT_WIB + timedelta(minutes=20)),
        up(MIDNIGHT_WIB + timedelta(minutes=25)),
        StateChange(1, MIDNIGHT_WIB + timedelta(minutes=40), SiteState.MAINTENANCE),
        StateChange(1, MIDNIGHT_WIB + timedelta(minutes=50), SiteState.HACKED),
    ]
    store.site_history.write(seen, changes, [])
    store.site_history.roll_up(MIDNIGHT_WIB + HOUR)
    expected = LatencySummary(1, MIDNIGHT_WIB, 60, 2, LatencyBuckets.of([100.0] * 58), 45 * 60.0, 5 * 60.0)
    assert store.site_history.hours([1], MIDNIGHT_WIB) == {1: [expected]}


def test_time_in_which_the_program_did_not_run_is_neither_up_nor_down(store: Store) -> None:
    seen = [*each_minute(MIDNIGHT_WIB, 11), *each_minute(MIDNIGHT_WIB + 50 * timedelta(minutes=1), 10)]
    store.site_history.write(seen, [up(MIDNIGHT_WIB - HOUR)], [])
    store.site_history.roll_up(MIDNIGHT_WIB + HOUR)
    (hour,) = store.site_history.hours([1], MIDNIGHT_WIB)[1]
    assert (hour.up_s, hour.down_s) == (15 * 60 + 10 * 60, 0)


def test_a_site_that_is_looked_at_each_hour_is_watched_all_the_time(store: Store) -> None:
    site_id = store.sites.add(SiteConfig("a", "https://a.id", interval_s=3600)).site_id
    seen = [look(MIDNIGHT_WIB + n * HOUR, site_id) for n in range(24)]
    store.site_history.write(seen, [up(MIDNIGHT_WIB, site_id)], [])
    store.site_history.roll_up(MIDNIGHT_WIB + 24 * HOUR)
    (day,) = store.site_history.days([site_id], date(2026, 1, 5))[site_id]
    assert (day.looks, day.up_s) == (24, 86_400)


def test_the_running_hour_is_summed_up_as_far_as_it_is(store: Store) -> None:
    store.site_history.write(each_minute(MIDNIGHT_WIB, 20), [up(MIDNIGHT_WIB)], [])
    store.site_history.roll_up(MIDNIGHT_WIB + timedelta(minutes=20))
    (hour,) = store.site_history.hours([1], MIDNIGHT_WIB)[1]
    (today,) = store.site_history.days([1], date(2026, 1, 5))[1]
    assert (hour.looks, hour.up_s) == (today.looks, today.up_s) == (20, 20 * 60)
    store.site_history.write(each_minute(MIDNIGHT_WIB + timedelta(minutes=20), 40), [], [])
    store.site_history.roll_up(MIDNIGHT_WIB + HOUR)
    (today,) = store.site_history.days([1], date(2026, 1, 5))[1]
    assert (today.looks, today.up_s) == (60, 3600)
    assert rows(store, "site_due") == 1  # the day still runs


def test_looks_that_come_late_are_counted_and_a_clock_set_back_destroys_nothing(store: Store) -> None:
    store.site_history.write(each_minute(MIDNIGHT_WIB, 30), [], [])
    store.site_history.roll_up(MIDNIGHT_WIB + 2 * HOUR)
    store.site_history.write(each_minute(MIDNIGHT_WIB + timedelta(minutes=30), 30), [], [])  # they waited for a lock
    store.site_history.roll_up(MIDNIGHT_WIB + 3 * HOUR)
    assert [each.looks for each in store.site_history.hours([1], MIDNIGHT_WIB)[1]] == [60]
    store.site_history.roll_up(MIDNIGHT_WIB + 72 * HOUR)  # its looks are deleted now
    store.site_history.write([look(MIDNIGHT_WIB + timedelta(minutes=5, seconds=1))], [], [])
    store.site_history.roll_up(MIDNIGHT_WIB + 72 * HOUR)
    assert [each.looks for each in store.site_history.hours([1], MIDNIGHT_WIB)[1]] == [60]
    assert [each.looks for each in store.site_history.days([1], date(2026, 1, 5))[1]] == [60]


def test_each_goes_when_its_time_is_over(store: Store) -> None:
    store.site_history.write(each_minute(MIDNIGHT_WIB, 90), [up(MIDNIGHT_WIB)], [(1, MIDNIGHT_WIB, verdict("f"))])

    def left(after: timedelta) -> list[int]:
        store.site_history.roll_up(MIDNIGHT_WIB + after)
        return [rows(store, f"site_{name}") for name in ("results", "hours", "days", "changes", "verdicts")]

    assert left(48 * HOUR) == [90, 2, 1, 1, 1]
    assert left(49 * HOUR) == [30, 2, 1, 1, 1]
    assert left(timedelta(days=90, hours=1)) == [0, 1, 1, 1, 1]
    assert left(timedelta(days=91)) == [0, 0, 1, 1, 1]
    assert left(timedelta(days=730)) == [0, 0, 1, 1, 1]
    assert left(timedelta(days=731)) == [0, 0, 0, 1, 1]


class KilledError(BaseException):
    """Nothing of ours catches it, as nothing catches SIGKILL."""


@contextmanager
def killed_at(store: Store, count: int) -> Iterator[Callable[[], bool]]:
    """Break off at a statement, the first is 0; yield what says whether there were so many."""
    engine = store.site_history._database._engine
    left = [count]

    def on_execute(*_: object) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise KilledError

    event.listen(engine, "before_cursor_execute", on_execute)
    try:
        yield lambda: left[0] < 0
    except KilledError:
        pass
    finally:
        event.remove(engine, "before_cursor_execute", on_execute)


def test_killed_at_any_statement_it_loses_nothing_and_counts_nothing_twice(store: Store) -> None:
    """Two sites, a midnight of Palembang, looks that are past their time, and a restart after each statement."""
    history = store.site_history
    start = MIDNIGHT_WIB - HOUR
    now = start + timedelta(hours=49, minutes=5)
    for site_id in (1, 2):
        history.write(each_minute(start, 3, site_id), [up(start, site_id)], [])
        history.write(each_minute(now - HOUR, 65, site_id), [down(now - HOUR, site_id)], [])
    statements = 0
    while True:
        with killed_at(store, statements) as was_killed:
            history.roll_up(now)
        if not was_killed():
            break
        statements += 1
        assert statements < 300
    assert statements > 10
    for site_id in (1, 2):
        assert [each.looks for each in history.hours([site_id], start)[site_id]] == [3, 55, 10]
        assert sum(each.looks for each in history.days([site_id], date(2026, 1, 1))[site_id]) == 68
        assert sum(each.up_s for each in history.days([site_id], date(2026, 1, 1))[site_id]) == 7 * 60
    assert len(history.results(1, start)) == 65
    before = [history.hours([1, 2], start), history.days([1, 2], date(2026, 1, 1))]
    history.roll_up(now)
    assert [history.hours([1, 2], start), history.days([1, 2], date(2026, 1, 1))] == before


def test_a_batch_is_whole_or_not_there(store: Store) -> None:
    for statement in range(20):
        with killed_at(store, statement) as was_killed:
            store.site_history.write(
                [replace(look(MIDNIGHT_WIB), address="10.0.0.1")], [up(MIDNIGHT_WIB)], [(1, MIDNIGHT_WIB, verdict("f"))]
            )
        kept = [rows(store, f"site_{name}") for name in ("results", "changes", "verdicts", "details", "due")]
        if not was_killed():
            assert kept == [1, 1, 1, 1, 1]
            return
        assert kept == [0, 0, 0, 0, 0]
    pytest.fail("it never ended")
