"""The looks at sites, on every store: kept as they were, once, and what they share as well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from scc_wall.base.told import Told
from scc_wall.domain.site import ProbePhases, ProbeResult, SiteCause, SiteCertificate
from scc_wall.storage import site_looks
from scc_wall.storage.store import Store
from tests.support.site_seen import HOUR, MIDNIGHT_WIB, SQL, each_minute, look, rows, up, verdict


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
