from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from scc_wall.base.told import Told
from scc_wall.domain.event import EventPriority
from scc_wall.domain.handover import Handover, HandoverError, HandoverState, Party
from scc_wall.domain.shift_sheet import Disturbed, Sheet, SheetEvent, SheetNote, ThingKind, sha256_of
from scc_wall.storage.store import Store
from tests.support.clock import START_UTC

BUDI = Party("budi", "Budi \0 \ud800", "1/9286/07/2017", 4)
SARI = Party("sari", "Sari", "2/9286/07/2017", 5)
SHEET = Sheet(
    START_UTC,
    START_UTC - timedelta(hours=7),
    watched=34,
    cameras=36,
    sites=60,
    sites_known=58,
    disturbed=(Disturbed(ThingKind.CAMERA, 5, "Ampera", "Kota Palembang", "lost", START_UTC),),
    events=(
        SheetEvent(
            9,
            START_UTC,
            Told("Kamera hilang", "Camera lost"),
            EventPriority.MEDIUM,
            lasting=True,
            notes=(SheetNote("budi", START_UTC, "teknisi dihubungi"),),
        ),
    ),
    remark="kunci ada di laci",
)


def given(sheet: Sheet = SHEET) -> Handover:
    return Handover(sheet, sha256_of(sheet), BUDI, START_UTC)


def test_a_handover_comes_back_as_it_was_given_and_taken_once(store: Store) -> None:
    kept = store.handovers.add(given())
    assert store.handovers.waiting() == kept == replace(given(), handover_id=kept.handover_id)
    later = START_UTC + timedelta(minutes=4)
    assert store.handovers.take(kept.handover_id, SARI, later, "baik") is True
    assert store.handovers.take(kept.handover_id, BUDI, later, "") is False
    assert store.handovers.withdraw(kept.handover_id, later) is False
    assert store.handovers.waiting() is None
    taken = replace(kept, taken_by=SARI, taken_utc=later, taken_remark="baik")
    assert list(store.handovers.newest(5)) == [taken]
    assert (taken.state, taken.sound) == (HandoverState.TAKEN, True)


def test_the_newest_that_waits_is_the_one(store: Store) -> None:
    first = store.handovers.add(given())
    second = store.handovers.add(given(replace(SHEET, remark="baru")))
    assert store.handovers.waiting() == second
    assert store.handovers.withdraw(second.handover_id, START_UTC) is True
    assert store.handovers.withdraw(second.handover_id, START_UTC) is False
    assert store.handovers.waiting() == first
    assert [one.handover_id for one in store.handovers.newest(1)] == [second.handover_id]


@pytest.mark.allows_log("can't be read")
def test_a_sheet_that_was_edited_by_hand_is_no_longer_sound_or_told(store: Store) -> None:
    store.handovers.add(given())
    with store._database.writing() as connection:
        connection.execute(text("UPDATE handovers SET sheet = replace(sheet, 'di laci', 'hilang')"))
    changed = store.handovers.waiting()
    assert changed is not None
    assert not changed.sound
    with store._database.writing() as connection:
        connection.execute(text("UPDATE handovers SET sheet = '[]'"))
    with pytest.raises(HandoverError, match="berubah di basis data"):
        store.handovers.waiting()
    assert list(store.handovers.newest(5)) == []
    after = store.handovers.add(given())
    assert list(store.handovers.newest(5)) == [after]
    assert store.handovers.withdraw_before(after.handover_id, START_UTC) == 1
    assert store.handovers.waiting() == after
