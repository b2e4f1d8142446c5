"""Events come back as they were, the first acknowledgement stays, and a hundred thousand don't slow the open ones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventNote, EventPriority, EventSource, EventStore
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import START_UTC, ManualClock
from tests.support.vault import ScriptedVault

MINUTE = timedelta(minutes=1)
LOST = Event(
    EventSource.CAMERA,
    "camera.lost",
    EventPriority.MEDIUM,
    START_UTC,
    Told("Ampera \ud800 hilang", "Ampera \0 is lost"),
    Told("Periksa", "Check"),
    lasts=True,
    camera_ids=(101,),
    region_code="16.71",
    station="PC \0 1",
)
LOGIN = Event(EventSource.SESSION, "session.opened", EventPriority.LOW, START_UTC, Told("Masuk", "In"))


@pytest.fixture
def kept(store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock) -> Iterator[EventStore]:
    """What another station on the same store sees."""
    with open_store(where, vault, clock) as other:
        yield other.events


def test_an_event_comes_back_as_it_was(store: Store, kept: EventStore) -> None:
    note = EventNote("sari", START_UTC, "sudah ditelepon")
    first = store.events.add(replace(LOST, notes=(note,), event_id=77))
    second = store.events.add(LOGIN)
    assert second.event_id > first.event_id > 0
    assert list(kept.newest(10)) == [second, first]
    assert list(kept.newest(10, before_id=second.event_id)) == [first]
    assert first == replace(LOST, notes=(note,), event_id=first.event_id)
    assert list(kept.open_ones()) == [first]  # a log-in asks for nothing


def test_the_first_acknowledgement_stays_whatever_the_event_becomes(store: Store, kept: EventStore) -> None:
    event = store.events.add(LOST)
    assert kept.acknowledge(event.event_id, "sari", START_UTC + MINUTE)
    assert not store.events.acknowledge(event.event_id, "budi", START_UTC + 2 * MINUTE)
    assert not store.events.acknowledge(event.event_id + 1, "budi", START_UTC)
    assert [one.acknowledged_by for one in kept.open_ones()] == ["sari"]  # it lasts: open all the same
    over = replace(event, ended_utc=START_UTC + 3 * MINUTE, camera_ids=(101, 102), members=2)
    store.events.change(over)  # by a program that did not hear of sari
    store.events.change(over)
    (found,) = kept.newest(1)
    assert found == replace(over, acknowledged_by="sari", acknowledged_utc=START_UTC + MINUTE)
    assert list(kept.open_ones()) == []


def test_what_ended_unseen_stays_open_until_somebody_takes_note(store: Store, kept: EventStore) -> None:
    event = store.events.add(LOST)
    store.events.change(replace(event, ended_utc=START_UTC + MINUTE))
    assert [one.waiting for one in kept.open_ones()] == [True]
    assert kept.acknowledge(event.event_id, "sari", START_UTC + 2 * MINUTE)
    assert list(store.events.open_ones()) == []
    again = store.events.add(LOST)
    store.events.change(replace(again, todo=None))
    assert [one.event_id for one in kept.open_ones()] == [again.event_id]  # nothing is asked, but it lasts
    store.events.change(replace(again, todo=None, ended_utc=START_UTC))
    assert list(kept.open_ones()) == []


def test_notes_are_only_ever_added(store: Store, kept: EventStore) -> None:
    event = store.events.add(LOST)
    for n, words in enumerate(("  teknisi berangkat ", "listrik padam \ud83d"), 1):
        kept.add_note(event.event_id, EventNote("sari", START_UTC + n * MINUTE, words))
    (found,) = store.events.newest(1)
    assert [note.text for note in found.notes] == ["teknisi berangkat", "listrik padam \ud83d"]
    for wrong in (" ", "x" * 2001):
        with pytest.raises(StoreError, match="Catatan"):
            kept.add_note(event.event_id, EventNote("sari", START_UTC, wrong))
    with pytest.raises(StoreError, match="sudah dihapus"):
        kept.add_note(event.event_id + 1, EventNote("sari", START_UTC, "x"))


def test_a_span_of_time_holds_what_began_ended_or_was_noted_in_it(store: Store) -> None:
    early = store.events.add(replace(LOST, at_utc=START_UTC - 90 * MINUTE))
    ended = store.events.add(replace(LOST, at_utc=START_UTC - 60 * MINUTE, ended_utc=START_UTC + MINUTE))
    noted = store.events.add(replace(LOGIN, at_utc=START_UTC - 50 * MINUTE))
    store.events.add_note(noted.event_id, EventNote("sari", START_UTC, "x"))
    began = store.events.add(LOST)
    found = store.events.between(START_UTC, START_UTC + 5 * MINUTE)
    assert [one.event_id for one in found] == [ended.event_id, noted.event_id, began.event_id]
    assert early.event_id not in {one.event_id for one in found}


def test_what_is_old_and_over_is_forgotten_with_its_notes(store: Store, kept: EventStore) -> None:
    old = START_UTC - timedelta(days=400)
    still = store.events.add(replace(LOST, at_utc=old))
    gone = store.events.add(replace(LOGIN, at_utc=old, notes=(EventNote("sari", old, "x"),)))
    young = store.events.add(LOGIN)
    assert store.events.purge(START_UTC - timedelta(days=365)) == 1
    assert [one.event_id for one in kept.newest(9)] == [young.event_id, still.event_id]
    with store._database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM event_notes")) == 0
    assert store.events.add(LOGIN).event_id > max(gone.event_id, young.event_id)  # an id is never given twice


def test_a_row_that_was_edited_by_hand_hides_no_other(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    odd, fine = store.events.add(LOST), store.events.add(LOST)
    with store._database.writing() as connection:
        connection.execute(text(f"UPDATE events SET source = 'nonsense' WHERE id = {odd.event_id}"))
    assert [one.event_id for one in store.events.newest(9)] == [fine.event_id]
    assert "1 rows can't be read" in caplog.text


def test_open_ones_are_found_by_the_index_among_very_many(tmp_path, vault: ScriptedVault, clock: ManualClock) -> None:
    with open_store(Home(tmp_path / "home"), vault, clock) as store:
        store.events.add(LOST)
        plan = "EXPLAIN QUERY PLAN SELECT * FROM events WHERE is_open IS 1 ORDER BY id LIMIT 9"
        with store._database.reading() as connection:
            steps = [row[3] for row in connection.execute(text(plan))]
    assert steps == ["SEARCH events USING INDEX ix_events_is_open_id (is_open=?)"]
