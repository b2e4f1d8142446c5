"""What was seen of the sites, on every store: nothing lost and nothing counted twice, whenever it is stopped."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from scc_wall.base.told import Told
from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import (
    ContentVerdict,
    Evidence,
    EvidenceLayer,
    ProbePhases,
    ProbeResult,
    SiteCause,
    SiteCertificate,
    SiteConfig,
    SiteState,
    VerdictLevel,
)
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import Approved, LatencySummary, SiteNote
from scc_wall.storage import site_findings, site_looks, site_rollup
from scc_wall.storage.site_codes import CAUSE_CODES, STATE_CODES
from scc_wall.storage.store import Store
from tests.support.logs import ExpectedLogs

MIDNIGHT_WIB = datetime(2026, 1, 4, 17, tzinfo=UTC)
"""Where Monday the 5th begins in Palembang."""
HOUR = timedelta(hours=1)
SQL = "x'); DROP TABLE site_notes; --\\'\"%_; \0 \ud800 \u202e😀"


def look(at_utc: datetime, site_id: int = 1, cause: SiteCause | None = None, ms: float | None = 100.0) -> ProbeResult:
    return ProbeResult(site_id, at_utc, cause, None, 200, ProbePhases(first_byte_ms=ms))


def each_minute(start_utc: datetime, minutes: int, site_id: int = 1) -> list[ProbeResult]:
    return [look(start_utc + timedelta(minutes=minute), site_id) for minute in range(minutes)]


def up(at_utc: datetime, site_id: int = 1) -> StateChange:
    return StateChange(site_id, at_utc, SiteState.UP)


def down(at_utc: datetime, site_id: int = 1) -> StateChange:
    return StateChange(site_id, at_utc, SiteState.DOWN, SiteCause.HTTP_5XX)


def verdict(fingerprint: str, level: VerdictLevel = VerdictLevel.HACKED) -> ContentVerdict:
    found = Evidence(EvidenceLayer.LEXICON, "title", f"slot {SQL}", 2.5, "https://a.id/x")
    return ContentVerdict(level, (found, replace(found, layer=EvidenceLayer.PATHS, weight=1)), fingerprint)


# --- looks


def test_a_look_comes_back_without_its_certificate(store: Store) -> None:
    certificate = SiteCertificate("a", "b", ("a.id",), MIDNIGHT_WIB, MIDNIGHT_WIB, 2)
    seen = ProbeResult(
        7,
        MIDNIGHT_WIB + timedelta(microseconds=123456),
        SiteCause.HTTP_5XX,
        Told(SQL, "HTTP 503"),
        503,
        ProbePhases(0.5, 12.3, None, 1234.5, 0.0, 88.8),
        certificate,
        "2001:db8::1",
        ("https://a.id/", SQL),
        123_456,
        unchanged=True,
    )
    store.site_history.write([seen], [], [])
    assert store.site_history.results(7, MIDNIGHT_WIB) == [replace(seen, certificate=None)]
    assert store.site_history.beats([7], 60) == {7: [replace(seen, certificate=None)]}


LOOKS = st.builds(
    ProbeResult,
    st.integers(1, 3),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)),  # noqa: DTZ001
    st.none() | st.sampled_from(SiteCause),
    st.none() | st.builds(Told, st.text(max_size=20), st.text(max_size=20)),
    st.none() | st.integers(0, 999),
    st.builds(ProbePhases, *[st.none() | st.integers(0, 99999).map(lambda tenths: tenths / 10)] * 6),
    address=st.text(max_size=20),
    hops=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    body_bytes=st.integers(0, 10**6),
    unchanged=st.booleans(),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LOOKS, max_size=20, unique_by=lambda seen: (seen.site_id, seen.at_utc)))
def test_any_looks_come_back_in_order(store: Store, seen: list[ProbeResult]) -> None:
    with store.site_history._database.writing() as connection:
        connection.execute(text("DELETE FROM site_results"))
    store.site_history.write(seen, [], [])
    for site_id in (1, 2, 3):
        own = sorted((each for each in seen if each.site_id == site_id), key=lambda each: each.at_utc)
        assert store.site_history.results(site_id, datetime(1999, 1, 1, tzinfo=UTC)) == own
        assert store.site_history.beats([site_id], 2)[site_id] == own[-2:]


def test_odd_figures_are_kept_as_far_as_they_fit(store: Store) -> None:
    odd = ProbePhases(float("nan"), float("inf"), -5.0, 1e30)
    store.site_history.write([ProbeResult(1, MIDNIGHT_WIB, None, None, 10**12, odd, body_bytes=10**15)], [], [])
    (seen,) = store.site_history.results(1, MIDNIGHT_WIB)
    assert (seen.phases.resolve_ms, seen.phases.connect_ms, seen.phases.tls_ms) == (None, None, 0.0)
    assert seen.body_bytes == seen.status == 2**31 - 1
    with pytest.raises(ValueError, match="zone"):
        store.site_history.write([look(MIDNIGHT_WIB.replace(tzinfo=None))], [], [])


def test_beats_are_the_latest_of_each_site(store: Store) -> None:
    store.site_history.write([*each_minute(MIDNIGHT_WIB, 5, 1), *each_minute(MIDNIGHT_WIB, 2, 3)], [], [])
    beats = store.site_history.beats([3, 2, 1], 3)
    assert list(beats) == [3, 2, 1]
    assert [[each.at_utc.minute for each in beats[site_id]] for site_id in (1, 2, 3)] == [[2, 3, 4], [], [0, 1]]
    assert store.site_history.beats([], 3) == {}
    assert store.site_history.beats([1], 0) == {1: []}


def test_a_batch_that_comes_twice_is_kept_once(store: Store) -> None:
    """The commit went through, and the answer was lost."""
    batch = each_minute(MIDNIGHT_WIB, 3), [up(MIDNIGHT_WIB)], [(1, MIDNIGHT_WIB, verdict("f"))]
    store.site_history.write(*batch)
    store.site_history.write(*batch)
    assert len(store.site_history.results(1, MIDNIGHT_WIB)) == 3
    assert len(store.site_history.changes(1, MIDNIGHT_WIB)) == 1
    assert len(store.site_history.verdicts(1, 9)) == 1


def rows(store: Store, table: str) -> int:
    with store.site_history._database.reading() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0)


def test_what_looks_share_is_stored_once_and_goes_with_the_last_of_them(store: Store) -> None:
    for hour in range(5):
        seen = [
            replace(each, address="10.0.0.1", detail=Told("a", "b") if hour == 0 else None, hops=("https://a.id",))
            for each in each_minute(MIDNIGHT_WIB + hour * HOUR, 60)
        ]
        store.site_history.write(seen, [], [])
    assert rows(store, "site_details") == 2
    store.site_history.roll_up(MIDNIGHT_WIB + 50 * HOUR)
    assert rows(store, "site_details") == 1
    left = store.site_history.results(1, MIDNIGHT_WIB)
    assert {each.address for each in left} == {"10.0.0.1"}
    store.site_history.roll_up(MIDNIGHT_WIB + 60 * HOUR)
    assert rows(store, "site_details") == rows(store, "site_results") == 0


def test_a_site_that_shows_something_else_each_time_fills_no_disk(store: Store) -> None:
    hops = tuple(f"https://a.id/{n}/{'x' * 5000}" for n in range(50))
    store.site_history.write([replace(look(MIDNIGHT_WIB), hops=hops, detail=Told("y" * 9000, "z" * 9000))], [], [])
    (seen,) = store.site_history.results(1, MIDNIGHT_WIB)
    assert len(seen.hops) == site_looks.MOST_HOPS
    assert max(map(len, (*seen.hops, seen.detail.id, seen.detail.en))) == site_looks.LONGEST_TEXT  # type: ignore[union-attr]


# --- hours and days


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


# --- states


def test_changes_are_led_by_the_one_that_held(store: Store) -> None:
    seen = [up(MIDNIGHT_WIB), down(MIDNIGHT_WIB + HOUR), up(MIDNIGHT_WIB + 2 * HOUR)]
    store.site_history.write([], [*seen, down(MIDNIGHT_WIB, 2)], [])
    assert store.site_history.changes(1, MIDNIGHT_WIB + timedelta(minutes=90)) == seen[1:]
    assert store.site_history.changes(1, MIDNIGHT_WIB + HOUR) == seen[1:]
    assert store.site_history.changes(1, MIDNIGHT_WIB - HOUR) == seen
    assert store.site_history.changes(1, MIDNIGHT_WIB + 9 * HOUR) == seen[2:]
    assert store.site_history.changes(3, MIDNIGHT_WIB) == []
    assert store.site_history.last_states() == {1: seen[2], 2: down(MIDNIGHT_WIB, 2)}


def test_every_state_and_cause_comes_back(store: Store) -> None:
    assert set(CAUSE_CODES) == {None, *SiteCause}
    assert set(STATE_CODES) == set(SiteState)
    assert len(set(CAUSE_CODES.values())) == len(CAUSE_CODES)
    assert len(set(STATE_CODES.values())) == len(STATE_CODES)
    causes = [None, *SiteCause]
    seen = [
        StateChange(1, MIDNIGHT_WIB + timedelta(seconds=n), state, causes[n % len(causes)])
        for n, state in enumerate([*SiteState] * 2)
    ]
    store.site_history.write([], seen, [])
    assert store.site_history.changes(1, MIDNIGHT_WIB) == seen


# --- the content, and what people say of it


def test_a_verdict_is_kept_when_it_changes_and_with_its_evidence(store: Store) -> None:
    said = [verdict("a"), verdict("a"), verdict("b"), ContentVerdict(VerdictLevel.CLEAN), verdict("a")]
    for n, each in enumerate(said):
        store.site_history.write([], [], [(1, MIDNIGHT_WIB + n * HOUR, each)])
    kept = store.site_history.verdicts(1, 9)
    assert [each.verdict for each in kept] == [said[4], said[3], said[2], said[0]]
    assert kept[0].at_utc == MIDNIGHT_WIB + 4 * HOUR
    assert len(store.site_history.verdicts(1, 2)) == 2
    assert list(store.site_history.verdicts(2, 2)) == []


def test_a_page_full_of_evidence_is_cut(store: Store) -> None:
    found = Evidence(EvidenceLayer.OUTGOING, "x" * 9999, "y" * 9999, float("nan"), "z" * 9999)
    store.site_history.write([], [], [(1, MIDNIGHT_WIB, ContentVerdict(VerdictLevel.HACKED, (found,) * 9999, "f"))])
    (kept,) = store.site_history.verdicts(1, 1)
    assert len(kept.verdict.evidence) == site_findings.MOST_EVIDENCE
    one = kept.verdict.evidence[0]
    assert (len(one.where), len(one.matched), one.weight, len(one.url)) == (500, 200, 0.0, 500)


def test_a_verdict_is_marked_false_once_and_outlives_the_others(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_rollup, "KEEP_VERDICTS", 3)
    history = store.site_history
    for n in range(6):
        history.write([], [], [(1, MIDNIGHT_WIB + n * HOUR, verdict(str(n)))])
    history.write([], [], [(2, MIDNIGHT_WIB, verdict("x"))])
    assert history.dismissed() == {}
    oldest, second = history.verdicts(1, 9)[-1], history.verdicts(1, 9)[-2]
    history.dismiss(second.verdict_id, SQL, MIDNIGHT_WIB, SQL)
    history.dismiss(oldest.verdict_id, "siti", MIDNIGHT_WIB + HOUR, "berita")
    history.dismiss(oldest.verdict_id, "budi", MIDNIGHT_WIB, "lagi")
    history.dismiss(999, "budi", MIDNIGHT_WIB, "")
    assert history.dismissed() == {1: "1"}
    history.roll_up(MIDNIGHT_WIB)
    kept = history.verdicts(1, 9)
    assert [each.verdict.fingerprint for each in kept] == ["5", "4", "3", "1", "0"]
    assert (kept[-1].dismissed_by, kept[-1].dismissed_utc, kept[-1].reason) == ("siti", MIDNIGHT_WIB + HOUR, "berita")
    assert (kept[-2].dismissed_by, kept[-2].reason) == (SQL, SQL)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.frozensets(st.integers(0, 2**64 - 1), max_size=50) | st.frozensets(st.integers(-(2**63), 2**63 - 1), max_size=50)
)
def test_a_baseline_takes_the_place_of_the_one_before(store: Store, shingles: frozenset[int]) -> None:
    baseline = Approved(1, f"https://a.id/{SQL}", shingles, SQL, MIDNIGHT_WIB)
    store.site_history.approve(replace(baseline, shingles=frozenset({7})))
    store.site_history.approve(baseline)
    assert store.site_history.approved() == {1: baseline}


def test_notes_are_the_newest_first(store: Store) -> None:
    notes = [SiteNote(1, MIDNIGHT_WIB + n * HOUR, SQL, f"{SQL}{n}") for n in range(3)]
    for note in [*notes, SiteNote(2, MIDNIGHT_WIB, "b", "lain")]:
        store.site_history.add_note(note)
    assert store.site_history.notes(1) == notes[::-1]


def test_rows_that_somebody_spoilt_hide_no_others(store: Store, expected_logs: ExpectedLogs) -> None:
    for name in ("site_results", "site_changes", "site_verdicts", "site_approved"):
        expected_logs.expect(f"{name}: 1 rows can't be read")
    history = store.site_history
    history.write(
        [*each_minute(MIDNIGHT_WIB, 2), look(MIDNIGHT_WIB, 2)],
        [up(MIDNIGHT_WIB), down(MIDNIGHT_WIB + HOUR)],
        [(1, MIDNIGHT_WIB, verdict("a")), (1, MIDNIGHT_WIB, verdict("b"))],
    )
    for site_id in (1, 2):
        history.approve(Approved(site_id, "", frozenset({1}), "", MIDNIGHT_WIB))
    history.roll_up(MIDNIGHT_WIB + HOUR)
    with history._database.writing() as connection:
        for statement in (
            "UPDATE site_results SET cause = 99 WHERE site_id = 1 AND at_us = (SELECT min(at_us) FROM site_results)",
            "UPDATE site_changes SET state = 99 WHERE at_us = (SELECT min(at_us) FROM site_changes)",
            "UPDATE site_verdicts SET evidence = '[[1]]' WHERE fingerprint = 'a'",
            "UPDATE site_details SET document = '7'",
        ):
            connection.execute(text(statement))
        connection.execute(text("UPDATE site_approved SET shingles = :odd WHERE site_id = 1"), {"odd": b"Qabc"})
        connection.execute(text("UPDATE site_hours SET first_byte = :odd WHERE site_id = 1"), {"odd": b"\x01"})
    assert len(history.results(1, MIDNIGHT_WIB)) == 1
    assert history.changes(1, MIDNIGHT_WIB) == [down(MIDNIGHT_WIB + HOUR)]
    assert [each.verdict.fingerprint for each in history.verdicts(1, 9)] == ["b"]
    assert set(history.approved()) == {2}
    assert history.hours([1, 2], MIDNIGHT_WIB)[2][0].first_byte.total == 1
    assert history.hours([1], MIDNIGHT_WIB)[1][0].first_byte == LatencyBuckets()
    history.roll_up(MIDNIGHT_WIB + HOUR)
    assert [each.looks for each in history.days([1], date(2026, 1, 5))[1]] == [2]
