"""Stations that meet in a store: of two that take a camera at the same moment one alone has it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import text

from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.ptz_lock import LockHeldError, StoredLock
from scc_wall.domain.role import Role
from scc_wall.ptz.lock.station import StationLocks
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import ManualClock
from tests.support.lock_store import person
from tests.support.vault import ScriptedVault

ANI, BUDI = person("ani"), person("budi")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def camera_id(store: Store) -> int:
    return store.cameras.add(CameraConfig(0, "Ampera", StreamConfig("rtsp://h/1"))).camera_id


@pytest.fixture
def other(where: Home | str, store: Store, vault: ScriptedVault, clock: ManualClock) -> Iterator[Store]:
    with open_store(where, vault, clock) as opened:
        yield opened


def test_a_row_is_put_where_exactly_what_was_seen_stands(store: Store, other: Store, camera_id: int) -> None:
    awkward = person("a\0ni \ud800", Role.OPERATOR, "meja\\1", 7)
    first = StoredLock(camera_id, awkward, "m1", reserved=True)
    assert store.ptz_locks.swap(first, None)
    assert list(other.ptz_locks.locks()) == [first]
    second = StoredLock(camera_id, BUDI, "m2")
    assert not other.ptz_locks.swap(second, None)
    assert store.ptz_locks.touch(["m1", "m9"]) == {"m1"}
    assert not other.ptz_locks.swap(second, first)  # a sign of life came between
    (seen,) = other.ptz_locks.locks()
    assert seen.touched == 1
    assert other.ptz_locks.swap(second, seen)
    assert store.ptz_locks.touch(["m1"]) == frozenset()
    store.ptz_locks.let_go(["m1"])
    assert list(store.ptz_locks.locks()) == [second]
    store.ptz_locks.let_go(["m2"])
    store.ptz_locks.let_go([])
    assert list(store.ptz_locks.locks()) == []


def test_a_lock_goes_with_its_camera_and_none_is_had_of_one_that_is_gone(store: Store, camera_id: int) -> None:
    lock = StoredLock(camera_id, ANI, "m1")
    assert store.ptz_locks.swap(lock, None)
    store.cameras.remove(camera_id)
    assert list(store.ptz_locks.locks()) == []
    with pytest.raises(StoreError, match="dihapus"):
        store.ptz_locks.swap(lock, None)


def test_a_row_that_was_edited_by_hand_holds_nobody_off(store: Store, camera_id: int) -> None:
    assert store.ptz_locks.swap(StoredLock(camera_id, ANI, "m1"), None)
    with store._database.writing() as connection:
        connection.execute(text("UPDATE ptz_locks SET role = 'raja'"))
    assert list(store.ptz_locks.locks()) == []
    lock = StoredLock(camera_id, BUDI, "m2")
    assert store.ptz_locks.swap(lock, None)
    assert list(store.ptz_locks.locks()) == [lock]


def test_two_stations_agree_through_the_store(store: Store, other: Store, camera_id: int, clock: ManualClock) -> None:
    here, there = StationLocks(store.ptz_locks, clock), StationLocks(other.ptz_locks, clock)
    here.take(camera_id, ANI)
    with pytest.raises(LockHeldError):
        there.take(camera_id, BUDI)
    for _ in range(15):
        clock.advance(1)
        here.look()
        there.look()
    assert there.reserve(camera_id, BUDI).mine
    here.look()
    assert here.held()[camera_id].reserved


def test_of_many_stations_at_the_same_moment_one_takes_each_camera(
    where: Home | str, store: Store, clock: ManualClock
) -> None:
    ids = [store.cameras.add(CameraConfig(0, f"K{n}", StreamConfig("rtsp://h/1"))).camera_id for n in range(5)]
    names = [f"p{number}" for number in range(4)]
    start = threading.Barrier(len(names))
    won: list[tuple[int, str]] = []

    def take_all(locks: StationLocks, name: str) -> None:
        for camera_id in ids:
            start.wait(20)
            try:
                locks.take(camera_id, person(name))
            except LockHeldError:
                continue
            won.append((camera_id, name))

    with ExitStack() as stores:
        stations = [
            StationLocks(stores.enter_context(open_store(where, ScriptedVault(), clock)).ptz_locks, clock)
            for _ in names
        ]
        threads = [threading.Thread(target=take_all, args=pair) for pair in zip(stations, names, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert sorted(camera_id for camera_id, _ in won) == ids
    assert {(lock.camera_id, lock.holder.login) for lock in store.ptz_locks.locks()} == set(won)


PROGRAM = """
import sys
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.ptz_lock import LockHeldError
from scc_wall.ptz.lock.station import StationLocks
from scc_wall.storage.engine import Database
from scc_wall.storage.ptz_locks import PtzLockRepository
from tests.support.lock_store import person

url, name, camera_id = sys.argv[1:]
locks = StationLocks(PtzLockRepository(Database(url)), SYSTEM_CLOCK)
locks.look()
print("ready", flush=True)
sys.stdin.readline()
try:
    locks.take(int(camera_id), person(name))
    print("mine", flush=True)
except LockHeldError as error:
    print("of", error.lock.holder.login, flush=True)
sys.stdin.readline()  # killed here, without a word to the store
"""


def test_of_two_programs_one_has_it_and_when_it_is_killed_the_camera_is_free_15_s_later(
    store: Store, camera_id: int, clock: ManualClock
) -> None:
    url = store._database._url.render_as_string(hide_password=False)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, url, name, str(camera_id)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("ani", "budi")
    ]
    try:
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        said = [program.stdout.readline().split() for program in programs if program.stdout is not None]
    finally:
        for program in programs:
            program.kill()
            program.communicate(timeout=20)
    (winner,) = [name for name, words in zip(("ani", "budi"), said, strict=True) if words == ["mine"]]
    assert sorted(words[-1] for words in said) == sorted(["mine", winner])
    here = StationLocks(store.ptz_locks, clock)
    with pytest.raises(LockHeldError):
        here.take(camera_id, person("cici"))
    clock.advance(15)
    assert here.take(camera_id, person("cici")).mine
