from dataclasses import replace

import pytest
from sqlalchemy import text

from scc_wall.base.course import Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.camera import (
    CameraConfig,
    Credentials,
    OnvifSetup,
    Opener,
    StreamConfig,
    StreamKey,
    StreamRole,
    Transport,
)
from scc_wall.domain.camera_import import CameraChanges
from scc_wall.storage.cameras import INSERTS, UPDATES
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.allows_log("secrets can't be unsealed")

FULL = CameraConfig(
    0,
    "Jembatan Ampéra 😀",
    StreamConfig("rtsp://10.0.0.1/user=a_password=b_channel=1", size_px=(1920, 1080), opener=Opener.FALLBACK_FULL),
    sub=StreamConfig("rtsp://10.0.0.1/sub"),
    number=7,
    region_code="16.71",
    transport=Transport.UDP,
    credentials=Credentials("admin", 'Pa:s@w/r&d‹é"1'),
    tags=("jembatan", "sungai"),
    place="Tiang 3, tepi Sungai Musi",
    onvif=OnvifSetup(
        "http://10.0.0.1:8080/onvif/device_service",
        credentials=Credentials("onvif", "r4h4sia"),
        fingerprint_sha256="ab" * 32,
        steerable=True,
        ptz_profile="Profile_1",
        slows_itself=True,
        widest_deg=63.7,
        most_times=30.0,
    ),
)
PLAIN = CameraConfig(0, "Plain", StreamConfig("rtsp://h/1"))


def test_a_camera_comes_back_as_it_was(
    store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock
) -> None:
    full, plain = store.cameras.add(FULL), store.cameras.add(PLAIN)
    assert full == replace(FULL, camera_id=full.camera_id)
    with open_store(where, vault, clock) as again:
        assert again.cameras.list() == (full, plain)
        assert again.cameras.get(full.camera_id) == full
        assert again.cameras.get(plain.camera_id + 99) is None


def test_an_update_changes_what_differs(store: Store) -> None:
    full = store.cameras.add(FULL)
    changed = replace(
        PLAIN, camera_id=full.camera_id, name="New", credentials=Credentials("", "p"), sub=StreamConfig("http://h/2")
    )
    steered = replace(changed, onvif=OnvifSetup("10.0.0.2"), place="Atap")
    for camera in (changed, replace(changed, sub=None, credentials=None), full, steered, full):
        store.cameras.update(camera)
        assert store.cameras.list() == (camera,)


def test_names_and_numbers_are_unique(store: Store) -> None:
    full, plain = store.cameras.add(FULL), store.cameras.add(PLAIN)
    for twin in (replace(PLAIN, name=" pLAIN "), replace(PLAIN, name="Other", number=7)):
        with pytest.raises(StoreError):
            store.cameras.add(twin)
        with pytest.raises(StoreError):
            store.cameras.update(replace(twin, camera_id=full.camera_id if twin.number is None else plain.camera_id))
    assert store.cameras.list() == (full, plain)


def test_a_removed_camera_takes_its_streams_and_its_id_is_never_given_again(store: Store) -> None:
    first = store.cameras.add(FULL)
    store.cameras.remove(first.camera_id)
    store.cameras.remove(first.camera_id)
    assert store.cameras.list() == ()
    second = store.cameras.add(FULL)
    assert second.camera_id > first.camera_id
    with pytest.raises(StoreError):
        store.cameras.update(first)


def test_cameras_are_put_in_order(store: Store) -> None:
    ids = [store.cameras.add(replace(PLAIN, name=name)).camera_id for name in "abcd"]
    store.cameras.reorder([ids[2], ids[0], 999])
    assert [camera.name for camera in store.cameras.list()] == ["c", "a", "b", "d"]
    store.cameras.add(replace(PLAIN, name="e"))
    assert [camera.name for camera in store.cameras.list()] == ["c", "a", "b", "d", "e"]


def test_opener_and_size_are_remembered(store: Store) -> None:
    camera = store.cameras.add(FULL)
    key = StreamKey(camera.camera_id, StreamRole.SUB)
    store.cameras.remember_opener(key, Opener.FALLBACK_FAST)
    store.cameras.remember_size(key, (640, 360))
    store.cameras.remember_size(StreamKey(999, StreamRole.MAIN), (1, 1))
    sub = StreamConfig("rtsp://10.0.0.1/sub", size_px=(640, 360), opener=Opener.FALLBACK_FAST)
    assert store.cameras.list() == (replace(camera, sub=sub),)


def test_a_plan_is_applied_whole(store: Store) -> None:
    one = store.cameras.add(replace(PLAIN, name="1", number=1))
    two = store.cameras.add(replace(PLAIN, name="2", number=2))
    three = store.cameras.add(replace(PLAIN, name="3", number=3))
    swapped = (replace(one, number=2), replace(two, number=1))
    changes = CameraChanges(added=(FULL,), updated=swapped, removed=(three.camera_id,))
    store.cameras.change(lambda _: changes, dry_run=True)
    assert store.cameras.list() == (one, two, three)
    assert store.cameras.change(lambda _: changes) == changes
    *old, new = store.cameras.list()
    assert (tuple(old), new) == (swapped, replace(FULL, camera_id=new.camera_id))


def test_a_plan_that_fails_half_way_changes_nothing(store: Store) -> None:
    one = store.cameras.add(PLAIN)
    twins = CameraChanges(added=(FULL, FULL), removed=(one.camera_id,))
    with pytest.raises(StoreError):
        store.cameras.change(lambda _: twins)
    assert store.cameras.list() == (one,)


def test_secrets_that_can_not_be_unsealed_darken_no_other_camera(store: Store, vault: ScriptedVault) -> None:
    full, plain = store.cameras.add(FULL), store.cameras.add(PLAIN)
    vault.broken = True
    with pytest.raises(SccError):
        store.cameras.list()
    told: list[int] = []
    cameras = store.cameras.list(lambda camera, error: told.append(camera.camera_id))
    assert told == [full.camera_id]
    assert cameras == store.cameras.list_without_passwords()
    assert cameras[0].credentials == Credentials("admin", "")
    assert cameras[0].main.url == "rtsp://10.0.0.1/user=a_password=***_channel=1"
    assert cameras[1] == plain


def test_a_change_never_overwrites_a_secret_that_can_not_be_read(
    store: Store, vault: ScriptedVault, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("secrets can't be unsealed and stay")
    full = store.cameras.add(FULL)
    vault.broken = True
    (read,) = store.cameras.list(lambda *_: None)
    store.cameras.update(replace(read, name="Renamed"))
    vault.broken = False
    assert store.cameras.list() == (replace(full, name="Renamed"),)


def test_only_new_secrets_are_sealed(store: Store, vault: ScriptedVault) -> None:
    camera = store.cameras.add(FULL)
    assert vault.sealed == 3
    assert camera.onvif is not None
    store.cameras.update(replace(camera, number=9, onvif=replace(camera.onvif, steerable=False)))
    assert vault.sealed == 3


def test_a_damaged_onvif_password_does_not_cost_the_picture(
    store: Store, where: Home | str, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("secrets can't be unsealed and stay")
    full = store.cameras.add(FULL)
    with store._database.writing() as connection:
        connection.execute(text("UPDATE onvif_setups SET password_sealed = :x"), {"x": b"moved|here"})
    told: list[int] = []
    (read,) = store.cameras.list(lambda camera, _error: told.append(camera.camera_id))
    assert told == [full.camera_id]
    assert (read.main, read.credentials) == (full.main, full.credentials)
    assert read.onvif is not None
    assert read.onvif.credentials == Credentials("onvif", "")
    store.cameras.update(replace(read, name="Renamed"))
    with store._database.reading() as connection:
        assert bytes(connection.scalar(text("SELECT password_sealed FROM onvif_setups")) or b"") == b"moved|here"


def test_an_onvif_address_that_holds_an_account_or_is_none_is_refused(store: Store) -> None:
    for address in ("http://admin:r4h4sia@10.0.0.1/", "http://h/?password=r4h4sia", "rtsp://h/1", ""):
        with pytest.raises(StoreError) as refused:
            store.cameras.add(replace(PLAIN, onvif=OnvifSetup(address)))
        assert "r4h4sia" not in refused.value.told()
    assert store.cameras.list() == ()


def test_a_change_that_is_stopped_anywhere_leaves_the_store_as_it_was(store: Store) -> None:
    def cameras(count: int, name: str) -> tuple[CameraConfig, ...]:
        return tuple(CameraConfig(0, f"{name} {n}", StreamConfig(f"rtsp://{name}/{n}")) for n in range(count))

    store.cameras.change(lambda _: CameraChanges(added=cameras(UPDATES + 1, "a")))
    stored = store.cameras.list()
    updated = tuple(replace(one, place="lobi") for one in stored)
    changes = CameraChanges(added=cameras(INSERTS + 1, "b"), updated=updated)
    told: list[int] = []

    def stop_at(place: int) -> None:
        def written(count: int, _whole: int) -> None:
            told.append(count)
            if len(told) > place:
                raise Stopped(Told("", ""))

        told.clear()
        store.cameras.change(lambda _: changes, written=written)

    for place in range(5):
        with pytest.raises(Stopped):
            stop_at(place)
        assert store.cameras.list() == stored
    stop_at(5)
    first, last = len(updated), len(updated) + len(changes.added)
    assert told == [0, UPDATES, first, first + INSERTS, last]
    assert len(store.cameras.list()) == last
