"""The control desk's rows edited by hand: nothing stops the wall, and nothing hides another row."""

import sqlite3

import pytest

from scc_wall.app.events.desk import Desk
from scc_wall.app.guests.memory import GUESTS_CHOSEN, GUESTS_ON, stored_guests
from scc_wall.base.paths import Home
from scc_wall.domain.event import EventNote
from scc_wall.domain.event_cause import Seen
from scc_wall.domain.guests import Guests
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from tests.support.clock import START_UTC, ManualClock
from tests.support.events_desk import event
from tests.support.vault import ScriptedVault


@pytest.mark.allows_log("has an odd value, its default holds")
@pytest.mark.parametrize("value", ["{", "", "[1,2", '"yes"', "NaN"])
def test_a_setting_that_is_no_json_stops_no_wall_and_spoils_no_other(tmp_path, value: str) -> None:
    home = Home(tmp_path / "home")
    with open_store(home, ScriptedVault(), ManualClock()) as store:
        store.settings.set(GUESTS_ON, True)
        store.settings.set(GUESTS_CHOSEN, [3, 4])
    edited = sqlite3.connect(home.database)
    edited.execute("UPDATE settings SET value = ? WHERE key = 'guests.on'", (value,))
    edited.commit()
    edited.close()
    late = LateStore.at(home, ScriptedVault(), ManualClock(), lambda *_: None)
    try:
        assert stored_guests(late) == Guests(False, frozenset({3, 4}))
    finally:
        late.close()


def edit(home: Home, statement: str) -> None:
    edited = sqlite3.connect(home.database)
    edited.execute(statement)
    edited.commit()
    edited.close()


@pytest.mark.allows_log("rows can't be read and are left out")
@pytest.mark.parametrize(("statement", "events", "notes"), [
    ("UPDATE events SET text_id = x'00ff' WHERE id = 1", 1, 1),
    ("UPDATE events SET members = 'abc' WHERE id = 1", 1, 1),
    ("UPDATE events SET acknowledged_by = x'00' WHERE id = 1", 1, 1),
    ("UPDATE events SET region_code = x'00' WHERE id = 1", 1, 1),
    ("UPDATE events SET at_us = 9e18 WHERE id = 1", 1, 1),
    ("UPDATE events SET kind = x'00', camera_ids = '[]' WHERE id = 1", 1, 1),
    ("UPDATE event_notes SET at_us = 'kemarin' WHERE event_id = 1", 2, 1),
    ("UPDATE event_notes SET at_us = 9223372036854775807 WHERE event_id = 1", 2, 1),
    ("UPDATE event_notes SET text = x'00ff' WHERE event_id = 1", 2, 1),
])  # fmt: skip
def test_an_event_or_note_that_is_odd_hides_no_other_and_stops_no_book(tmp_path, statement, events, notes) -> None:
    home, clock = Home(tmp_path / "home"), ManualClock()
    with open_store(home, ScriptedVault(), clock) as store:
        for number in (1, 2):
            store.events.add(event(number, notes=(EventNote("sari", START_UTC, "dicek"),)))
        edit(home, statement)
        desk = Desk(store.events, lambda *_: "sari", clock)
        for _ in range(20):
            clock.advance(1.0)
            desk.take(Seen(clock.mono_ns() / 1e9, clock.now_utc()))
        desk.write()
        shown = desk.snapshot().events
        assert (len(shown), sum(len(one.notes) for one in shown)) == (events, notes)
        assert desk.trouble is None
