"""What is known of snapshots, in every store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scc_wall.domain.snapshot import Snapshot, SnapshotKind
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import START_UTC

ONE = Snapshot(
    "20260105-010203-00ff00",
    SnapshotKind.TILE,
    START_UTC,
    "07 Monpera \ud800",
    "Kota Palembang",
    "siti",
    "Siti \0",
    "1/9286",
    (7,),
    "2026-01-05/20260105-010203-00ff00.png",
    "ab" * 32,
    5_000_000_000,
    (1920, 1180),
    ("07 Monpera", "Diambil …"),
)
LATER = replace(ONE, snapshot_id="b", kind=SnapshotKind.WALL, taken_utc=START_UTC + timedelta(days=1), camera_ids=())


def test_all_of_it_comes_back_the_newest_first_and_goes_when_it_is_told_to(store) -> None:
    for one in (ONE, LATER):
        store.snapshots.add(one)
    assert list(store.snapshots.all()) == [LATER, ONE]
    assert store.snapshots.get(ONE.snapshot_id) == ONE
    assert store.snapshots.get("none") is None
    store.snapshots.set_note("b", "penting")
    store.snapshots.set_exported(["b", "none"], START_UTC)
    assert store.snapshots.get("b") == replace(LATER, note="penting", exported_utc=START_UTC)
    store.snapshots.remove(["b", "none"])
    store.snapshots.remove(["b"])
    assert list(store.snapshots.all()) == [ONE]


@pytest.mark.allows_log("can't be read")
@pytest.mark.parametrize("edit", [
    "kind = 'film'", "taken_utc = 'kemarin'", "taken_utc = '2026-01-05T01:02:03'", "camera_ids = '{'",
    "evidence = '7'", "exported_utc = '2026-01-05'", "camera_ids = '[\"a\"]'",
])  # fmt: skip
def test_a_row_that_was_edited_by_hand_hides_no_other(store, edit: str) -> None:
    for one in (ONE, LATER):
        store.snapshots.add(one)
    with store._database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE snapshots SET {edit} WHERE id = 'b'")
    assert list(store.snapshots.all()) == [ONE]
    with pytest.raises(StoreError, match="Cuplikan"):
        store.snapshots.get("b")
