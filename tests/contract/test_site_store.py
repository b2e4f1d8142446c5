"""Sites as configured, and events: the same on every store."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from scc_wall.base.course import Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteConfig, SiteLimits
from scc_wall.domain.site_alert import KeptEvent
from scc_wall.domain.site_csv import SiteRow
from scc_wall.domain.site_import import SiteChanges, planner
from scc_wall.domain.site_store import Approved
from scc_wall.storage.sites import PORTION
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import START_UTC, ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.vault import ScriptedVault

SQL = "x'); DROP TABLE sites; --\\'\"%_; \0 \ud800 =1+1 \u202e😀"
FULL = SiteConfig(
    "Dinas Pendidikan",
    "https://disdik.example.go.id/a?b=1",
    enabled=False,
    interval_s=90.5,
    internal=True,
    watched_paths=("/assets/", "/é"),
    allowed_hosts=("cdn.example.id",),
    slow_first_byte_s=1.5,
    limits=SiteLimits(total_s=30.0, redirects=2),
    note="catatan",
    maintenance=("mingguan Sab 22:00 4j",),
)


def test_a_site_comes_back_as_it_was(store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock) -> None:
    added = store.sites.add(FULL)
    assert added == replace(FULL, site_id=added.site_id)
    assert added.site_id > 0
    with open_store(where, vault, clock) as other:
        assert list(other.sites.all()) == [added]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text(max_size=9), max_size=3))
def test_any_text_comes_back(store: Store, name: str, note: str, texts: list[str]) -> None:
    added = store.sites.add(SiteConfig(name, "", note=note, watched_paths=tuple(texts), maintenance=tuple(texts)))
    assert store.sites.all()[-1] == added
    assert (added.name, added.note, added.watched_paths) == (name, note, tuple(texts))


def test_only_limits_that_differ_are_kept(store: Store) -> None:
    store.sites.add(FULL)
    store.sites.add(SiteConfig("b", ""))
    with store.sites._database.reading() as connection:
        kept = connection.scalars(text("SELECT limits FROM sites ORDER BY id")).all()
    assert kept == ['{"total_s": 30.0, "redirects": 2}', "{}"]


def test_many_come_and_go_in_the_order_of_their_ids_and_no_id_comes_again(store: Store) -> None:
    first = store.sites.add_all([SiteConfig(name, f"https://{name}.id") for name in "abc"])
    assert [site.name for site in store.sites.all()] == ["a", "b", "c"]
    assert list(store.sites.add_all([])) == []
    store.sites.remove(first[2].site_id)
    store.sites.remove(first[2].site_id)
    again = store.sites.add(SiteConfig("c", "https://c.id"))
    assert again.site_id > first[2].site_id
    changed = replace(first[0], name="Z", url="", enabled=False, limits=SiteLimits(tls_s=9))
    store.sites.change(changed)
    assert list(store.sites.all()) == [changed, first[1], again]


def test_an_address_is_watched_once(store: Store) -> None:
    one, two = store.sites.add_all([SiteConfig("A", "https://a.id/"), SiteConfig("B", "https://b.id")])
    for url in ("https://A.id", "https://a.id:443/", "https://a.id/#x"):
        with pytest.raises(StoreError, match="sudah dipantau: “A”"):
            store.sites.add(SiteConfig("C", url))
    with pytest.raises(StoreError, match="sudah dipantau"):
        store.sites.change(replace(two, url="https://a.id"))
    with pytest.raises(StoreError, match="sudah dipantau"):
        store.sites.add_all([SiteConfig("C", "https://c.id"), SiteConfig("D", "https://c.id")])
    store.sites.add_all([SiteConfig("C", ""), SiteConfig("D", ""), SiteConfig("E", "http://a.id")])
    assert [site.name for site in store.sites.all()] == ["A", "B", "C", "D", "E"]
    swapped = SiteChanges(updated=(replace(one, url=two.url), replace(two, url=one.url)))
    store.sites.apply(lambda _: swapped)
    assert [site.url for site in store.sites.all()][:2] == ["https://b.id", "https://a.id/"]


@pytest.mark.parametrize("url", ["https://u:p@a.id", "ftp://a.id", "https://a.id/?token=abc", "javascript:1", "a.id"])
def test_an_address_that_may_not_be_watched_is_refused_and_not_repeated(store: Store, url: str) -> None:
    with pytest.raises(SccError) as refused:
        store.sites.add_all([SiteConfig("ok", "https://ok.id"), SiteConfig("bad", url)])
    assert url not in refused.value.told()
    assert list(store.sites.all()) == []


def test_a_site_that_was_removed_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match="sudah dihapus"):
        store.sites.change(SiteConfig("x", "https://x.id", site_id=77))


def test_numbers_that_are_none_are_refused(store: Store) -> None:
    for odd in (*(replace(FULL, interval_s=s) for s in (float("nan"), 0.0, -1.0)), replace(FULL, slow_first_byte_s=-1)):
        with pytest.raises(ValueError, match="seconds"):
            store.sites.add(odd)


def test_a_site_that_can_not_be_read_hides_no_other(store: Store, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("sites: 3 rows can't be read")
    ids = [site.site_id for site in store.sites.add_all([SiteConfig(name, f"https://{name}.id") for name in "abcd"])]
    with store.sites._database.writing() as connection:
        connection.execute(text("UPDATE sites SET limits = '{\"nonsense\": 1}' WHERE id = :i"), {"i": ids[0]})
        connection.execute(text("UPDATE sites SET watched_paths = '{damaged' WHERE id = :i"), {"i": ids[1]})
        connection.execute(text("UPDATE sites SET limits = '[]' WHERE id = :i"), {"i": ids[2]})
    assert [site.name for site in store.sites.all()] == ["d"]


def test_sql_is_text(store: Store) -> None:
    site = store.sites.add(replace(FULL, name=SQL, note=SQL, watched_paths=(SQL,), allowed_hosts=(SQL,)))
    event = store.site_events.add(KeptEvent("TURUN", START_UTC, Told(SQL, SQL), site.site_id))
    assert store.site_events.acknowledge(event.event_id, SQL, START_UTC, SQL)
    assert list(store.sites.all()) == [site]
    assert store.site_events.newest(1)[0].acknowledged_by == SQL


def test_an_import_is_whole_or_not_at_all(store: Store) -> None:
    kept = store.sites.add(SiteConfig("A", "https://a.id"))
    rows = (
        SiteRow(2, SiteConfig("A baru", "https://a.id", interval_s=30)),
        SiteRow(3, SiteConfig("B", "https://b.id")),
    )
    assert store.sites.apply(planner(rows), dry_run=True).added == (rows[1].site,)
    assert list(store.sites.all()) == [kept]
    with pytest.raises(SccError):
        store.sites.apply(lambda _: SiteChanges((SiteConfig("B", "https://b.id"), SiteConfig("C", "https://a.id"))))
    assert list(store.sites.all()) == [kept]
    store.sites.apply(planner(rows))
    assert [(site.name, site.interval_s) for site in store.sites.all()] == [("A baru", 30), ("B", 60)]


def test_an_import_that_is_stopped_anywhere_leaves_the_store_as_it_was(store: Store) -> None:
    stored = store.sites.add_all([SiteConfig(f"A {n}", f"https://a{n}.id") for n in range(PORTION + 1)])
    changes = SiteChanges(
        added=tuple(SiteConfig(f"B {n}", f"https://b{n}.id") for n in range(PORTION + 1)),
        updated=tuple(replace(site, interval_s=30) for site in stored),
    )
    told: list[tuple[int, int]] = []

    def stop_at(place: int) -> None:
        def written(count: int, whole: int) -> None:
            told.append((count, whole))
            if len(told) > place:
                raise Stopped(Told("", ""))

        told.clear()
        store.sites.apply(lambda _: changes, written=written)

    for place in range(5):
        with pytest.raises(Stopped):
            stop_at(place)
        assert list(store.sites.all()) == list(stored)
    stop_at(5)
    assert [count for count, _ in told] == [0, PORTION, PORTION + 1, 2 * PORTION + 1, 2 * PORTION + 2]
    assert len(store.sites.all()) == 2 * PORTION + 2


def test_a_site_that_is_taken_out_takes_its_baseline_along(store: Store) -> None:
    site = store.sites.add(FULL)
    store.site_history.approve(Approved(site.site_id, site.url, frozenset({1}), "budi", START_UTC))
    store.sites.remove(site.site_id)
    assert store.site_history.approved() == {}


def test_events_wait_for_one_person(store: Store) -> None:
    events = [
        store.site_events.add(KeptEvent("DIRETAS", START_UTC + timedelta(seconds=n), Told("a", "b"), site_id))
        for n, site_id in enumerate((5, None, 7))
    ]
    assert list(store.site_events.open_ones()) == events
    assert list(store.site_events.newest(2)) == events[:0:-1]
    assert store.site_events.acknowledge(events[1].event_id, "siti", START_UTC, "ditelepon")
    assert not store.site_events.acknowledge(events[1].event_id, "budi", START_UTC)
    assert not store.site_events.acknowledge(999, "budi", START_UTC)
    assert list(store.site_events.open_ones()) == [events[0], events[2]]
    seen = store.site_events.newest(3)[1]
    assert (seen.acknowledged_by, seen.acknowledged_utc, seen.note) == ("siti", START_UTC, "ditelepon")
