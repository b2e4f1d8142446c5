"""The states and the content of sites, on every store, and what people say of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import ContentVerdict, Evidence, EvidenceLayer, SiteCause, SiteState, VerdictLevel
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import Approved, SiteNote
from scc_wall.storage import site_findings, site_rollup
from scc_wall.storage.site_codes import CAUSE_CODES, STATE_CODES
from scc_wall.storage.store import Store
from tests.support.logs import ExpectedLogs
from tests.support.site_seen import HOUR, MIDNIGHT_WIB, SQL, down, each_minute, look, up, verdict


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
