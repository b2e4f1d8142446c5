"""The control desk's rows edited by hand: nothing stops the wall, and nothing hides another row."""

import sqlite3

import pytest

from scc_wall.app.guests.memory import GUESTS_CHOSEN, GUESTS_ON, stored_guests
from scc_wall.base.paths import Home
from scc_wall.domain.guests import Guests
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from tests.support.clock import ManualClock
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
