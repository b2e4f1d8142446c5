import threading
from collections.abc import Sequence

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.ptz_lock import StoredLock
from scc_wall.ptz.lock import watch
from scc_wall.ptz.lock.station import StationLocks
from scc_wall.ptz.lock.watch import LockWatch
from tests.support.lock_store import LocksInMemory, person
from tests.support.logs import ExpectedLogs

ANI, BUDI = person("ani"), person("budi")


class Counted(LocksInMemory):
    """Lets a test wait for looks."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = threading.Semaphore(0)

    def locks(self) -> Sequence[StoredLock]:
        """Return all rows."""
        try:
            return super().locks()
        finally:
            self.looked.release()


@pytest.fixture(autouse=True)
def seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "SOONEST_S", 0.01)


def test_it_looks_at_once_again_and_again_and_lets_go_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "EVERY_S", 0.02)
    store = Counted()
    locks = StationLocks(store, SYSTEM_CLOCK)
    looks = LockWatch(locks)
    locks.reserve(3, ANI)
    for _ in range(5):
        assert store.looked.acquire(timeout=20)
    looks.close()
    looks.close()
    assert store.rows == {}


def test_while_somebody_steers_it_looks_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "EVERY_S", 600.0)
    store = Counted()
    locks = StationLocks(store, SYSTEM_CLOCK)
    looks = LockWatch(locks)
    locks.take(3, ANI)
    for _ in range(2):
        assert store.looked.acquire(timeout=20)
    locks.take(3, ANI)  # from memory; with only the slow rhythm it would be looked at 10 minutes later
    assert store.looked.acquire(timeout=20)
    looks.close()


def test_a_store_that_is_away_is_told_once_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("the locks of cameras can't be read")
    monkeypatch.setattr(watch, "EVERY_S", 0.02)
    store = Counted()
    store.away = True
    looks = LockWatch(StationLocks(store, SYSTEM_CLOCK))
    for _ in range(3):
        assert store.looked.acquire(timeout=20)
    assert looks.is_away
    store.away = False
    for _ in range(3):
        assert store.looked.acquire(timeout=20)
    assert not looks.is_away
    looks.close()


def test_a_bug_is_logged_with_its_trace_and_does_not_end_the_watch(
    monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("a bug kept the locks")
    monkeypatch.setattr(watch, "EVERY_S", 0.02)
    bugs = [ZeroDivisionError(), ZeroDivisionError()]

    def needed() -> bool:
        if bugs:
            raise bugs.pop()
        return True

    store = Counted()
    looks = LockWatch(StationLocks(store, SYSTEM_CLOCK, needed))
    for _ in range(2):
        assert store.looked.acquire(timeout=20)
    assert not looks.is_away
    looks.close()
