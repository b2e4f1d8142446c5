from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.steering import Patrol, PatrolStore
from scc_wall.storage import patrols
from scc_wall.storage.patrols import LARGEST_PICTURE_BYTES
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


@pytest.fixture
def camera_id(store: Store) -> int:
    return store.cameras.add(CameraConfig(0, "Ampera", StreamConfig("rtsp://h/1"))).camera_id


@pytest.fixture
def kept(store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock) -> Iterator[PatrolStore]:
    """What another station on the same store sees."""
    with open_store(where, vault, clock) as other:
        yield other.patrols


def test_a_patrol_comes_back_as_it_was_and_by_name(store: Store, kept: PatrolStore, camera_id: int) -> None:
    night = store.patrols.save_patrol(Patrol(0, camera_id, "  malam \n hari", ("2", "1", "2", "tok\0en \ud800"), 7.5))
    day = store.patrols.save_patrol(Patrol(0, camera_id, "Arah pasar", ("1", "2")))
    assert night == Patrol(night.patrol_id, camera_id, "malam hari", ("2", "1", "2", "tok\0en \ud800"), 7.5)
    assert list(kept.patrols(camera_id)) == [day, night]
    assert list(kept.patrols(camera_id + 1)) == []
    changed = replace(day, name="Zona pasar", tokens=("3", "4", "5"), dwell_s=60.0)
    assert store.patrols.save_patrol(changed) == changed
    assert list(kept.patrols(camera_id)) == [night, changed]
    for _ in range(2):
        kept.remove_patrol(night.patrol_id)
    assert list(store.patrols.patrols(camera_id)) == [changed]
    with pytest.raises(StoreError, match="sudah dihapus"):
        store.patrols.save_patrol(night)
    assert store.patrols.save_patrol(replace(night, patrol_id=0)).patrol_id > night.patrol_id


def test_what_is_no_round_is_told(store: Store, camera_id: int) -> None:
    fine = Patrol(0, camera_id, "Malam", ("1", "2"))
    for wrong in (
        *(replace(fine, name=name) for name in (" ", "x" * 81)),
        *(replace(fine, tokens=tokens) for tokens in (("1",), (), ("1", "x" * 257))),
        *(replace(fine, dwell_s=dwell_s) for dwell_s in (0.0, -5.0, 3601.0, float("nan"), float("inf"))),
    ):
        with pytest.raises(StoreError):
            store.patrols.save_patrol(wrong)
    assert list(store.patrols.patrols(camera_id)) == []


def test_a_patrol_that_was_edited_by_hand_is_told(store: Store, camera_id: int) -> None:
    store.patrols.save_patrol(Patrol(0, camera_id, "Malam", ("1", "2")))
    with store._database.writing() as connection:
        connection.execute(text("UPDATE patrols SET tokens = 'nonsense'"))
    with pytest.raises(StoreError, match="Patroli"):
        store.patrols.patrols(camera_id)


def test_pictures_of_presets_are_kept_replaced_and_forgotten(store: Store, kept: PatrolStore, camera_id: int) -> None:
    store.patrols.keep_preset_picture(camera_id, "1", JPEG)
    store.patrols.keep_preset_picture(camera_id, "tok\0en", JPEG)
    assert kept.preset_pictures(camera_id) == {"1": JPEG, "tok\0en": JPEG}
    kept.keep_preset_picture(camera_id, "1", JPEG + b"2")
    for _ in range(2):
        kept.keep_preset_picture(camera_id, "tok\0en", None)
    assert store.patrols.preset_pictures(camera_id) == {"1": JPEG + b"2"}


def test_what_is_no_small_jpeg_is_refused(store: Store, camera_id: int) -> None:
    store.patrols.keep_preset_picture(camera_id, "1", JPEG)
    for content in (b"", b"<svg/>", b"\x89PNG\r\n", JPEG[:4] + bytes(LARGEST_PICTURE_BYTES)):
        with pytest.raises(StoreError, match="Gambar preset"):
            store.patrols.keep_preset_picture(camera_id, "1", content)
    assert store.patrols.preset_pictures(camera_id) == {"1": JPEG}


def test_there_is_an_end_of_pictures(store: Store, camera_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patrols, "MOST_PICTURES", 2)
    for token in ("1", "2", "2"):
        store.patrols.keep_preset_picture(camera_id, token, JPEG)
    with pytest.raises(StoreError, match="terlalu banyak"):
        store.patrols.keep_preset_picture(camera_id, "3", JPEG)
    assert set(store.patrols.preset_pictures(camera_id)) == {"1", "2"}


def test_both_go_with_their_camera_and_none_is_kept_of_one_that_is_gone(store: Store, camera_id: int) -> None:
    store.patrols.save_patrol(Patrol(0, camera_id, "Malam", ("1", "2")))
    store.patrols.keep_preset_picture(camera_id, "1", JPEG)
    store.cameras.remove(camera_id)
    assert list(store.patrols.patrols(camera_id)) == []
    assert store.patrols.preset_pictures(camera_id) == {}
    with pytest.raises(StoreError, match="dihapus"):
        store.patrols.save_patrol(Patrol(0, camera_id, "Malam", ("1", "2")))
    with pytest.raises(StoreError, match="dihapus"):
        store.patrols.keep_preset_picture(camera_id, "1", JPEG)
