import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from scc_wall.base.errors import SccError
from scc_wall.domain.ptz_lock import LockHeldError, LockHolder
from scc_wall.domain.role import Role
from scc_wall.ptz.lock.memory import SIGN_OF_LIFE_S
from scc_wall.ptz.lock.station import StationLocks
from tests.support.clock import ManualClock
from tests.support.lock_store import LocksInMemory, person
from tests.support.logs import ExpectedLogs

ANI, BUDI = person("ani"), person("budi")
OPERATOR = person("ojan", Role.OPERATOR)
CAMERA = 3


@pytest.fixture
def store() -> LocksInMemory:
    return LocksInMemory()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def here(store: LocksInMemory, clock: ManualClock) -> StationLocks:
    return StationLocks(store, clock)


@pytest.fixture
def there(store: LocksInMemory, clock: ManualClock) -> StationLocks:
    return StationLocks(store, clock)


def left_s(locks: StationLocks) -> float | None:
    return locks.held()[CAMERA].left_s


def run(clock: ManualClock, seconds: int, *stations: StationLocks, each: Callable[[], object] = lambda: None) -> None:
    """Let time pass as the watches do it: a look each second."""
    for _ in range(seconds):
        clock.advance(1)
        each()
        for station in stations:
            station.look()


def refused(locks: StationLocks, holder: LockHolder) -> LockHeldError:
    with pytest.raises(LockHeldError) as error:
        locks.take(CAMERA, holder)
    return error.value


def test_the_first_command_takes_it_and_the_other_station_is_told(here: StationLocks, there: StationLocks) -> None:
    taken = here.take(CAMERA, ANI)
    assert (taken.holder, taken.left_s, taken.mine, taken.reserved) == (ANI, 15.0, True, False)
    assert here.held() == {CAMERA: taken}
    error = refused(there, BUDI)
    assert (error.lock, error.may_take_over) == (replace(taken, mine=False), False)
    assert there.held() == {CAMERA: error.lock}


def test_it_is_free_15_s_after_the_last_command_at_both(
    here: StationLocks, there: StationLocks, clock: ManualClock, store: LocksInMemory
) -> None:
    here.take(CAMERA, ANI)
    run(clock, 20, here, there, each=lambda: here.take(CAMERA, ANI))
    assert left_s(here) == left_s(there) == 15.0
    run(clock, 14, here, there)
    assert left_s(here) == left_s(there) == 1.0
    refused(there, BUDI)
    clock.advance(1)
    assert here.held() == there.held() == {}
    there.take(CAMERA, BUDI)
    assert refused(here, ANI).lock.holder == BUDI
    assert store.rows[CAMERA].holder == BUDI


def test_a_lock_that_ended_leaves_the_store(here: StationLocks, clock: ManualClock, store: LocksInMemory) -> None:
    here.take(CAMERA, ANI)
    run(clock, 15, here)
    assert store.rows == {}


@pytest.mark.parametrize("reserved", [False, True])
def test_a_station_that_died_holds_nothing_15_s_later(
    here: StationLocks, there: StationLocks, clock: ManualClock, reserved: bool
) -> None:
    (here.reserve if reserved else here.take)(CAMERA, ANI)
    there.look()
    run(clock, 14, there)
    refused(there, BUDI)
    run(clock, 1, there)
    assert there.held() == {}
    assert there.take(CAMERA, BUDI).mine


def test_a_station_that_has_just_started_waits_like_any_other(
    here: StationLocks, store: LocksInMemory, clock: ManualClock
) -> None:
    here.take(CAMERA, ANI)
    clock.advance(3600)
    new = StationLocks(store, clock)
    assert refused(new, BUDI).lock.left_s == 15.0
    clock.advance(15)
    assert new.take(CAMERA, BUDI).mine


@pytest.mark.parametrize("drift_s", [-(10**9), 10**9])
def test_wrong_and_jumping_wall_clocks_change_nothing(store: LocksInMemory, drift_s: int) -> None:
    one, two = ManualClock(), ManualClock(start_mono_ns=77)
    here, there = StationLocks(store, one), StationLocks(store, two)
    here.take(CAMERA, ANI)
    there.look()
    for clock in (one, two):
        clock.set_wall_clock(clock.now_utc().replace(year=2026 + (3 if drift_s > 0 else -3)))
        clock.advance(14)
    refused(there, BUDI)
    two.advance(1)
    assert there.take(CAMERA, BUDI).mine


def test_a_reservation_stays_without_commands_until_it_is_given_back(
    here: StationLocks, there: StationLocks, clock: ManualClock, store: LocksInMemory
) -> None:
    here.take(CAMERA, ANI)
    reserved = here.reserve(CAMERA, ANI)
    assert (reserved.left_s, reserved.reserved, reserved.mine) == (None, True, True)
    run(clock, 60, here, there)
    assert refused(there, BUDI).lock.left_s is None
    assert here.take(CAMERA, ANI).reserved
    assert store.rows[CAMERA].touched <= 60 / SIGN_OF_LIFE_S + 1
    here.release(CAMERA, ANI)
    here.release(CAMERA, ANI)
    assert store.rows == here.held() == {}
    assert there.take(CAMERA, BUDI).mine


def test_anothers_lock_is_not_released(here: StationLocks, there: StationLocks, store: LocksInMemory) -> None:
    here.take(CAMERA, ANI)
    there.release(CAMERA, BUDI)
    here.release(CAMERA, BUDI)
    there.release_all(BUDI.session_id)
    assert store.rows[CAMERA].holder == ANI
    assert here.held()[CAMERA].mine


def test_a_session_that_ends_lets_go_of_everything(here: StationLocks, store: LocksInMemory) -> None:
    here.reserve(CAMERA, ANI)
    here.take(4, ANI)
    here.take(5, BUDI)
    here.release_all(ANI.session_id)
    assert set(store.rows) == set(here.held()) == {5}


def test_a_supervisor_takes_over_from_an_operator_who_is_told_so(
    here: StationLocks, there: StationLocks, clock: ManualClock
) -> None:
    here.reserve(CAMERA, OPERATOR)
    assert refused(there, ANI).may_take_over
    assert there.take_over(CAMERA, ANI).mine
    here.take(CAMERA, OPERATOR)  # by memory: its next look shows it who holds it
    here.look()
    assert (here.held()[CAMERA].holder, here.held()[CAMERA].mine) == (ANI, False)
    assert not refused(here, OPERATOR).may_take_over
    with pytest.raises(LockHeldError):
        here.take_over(CAMERA, OPERATOR)
    run(clock, 15, here, there)
    assert here.take(CAMERA, OPERATOR).mine


def test_equal_ranks_do_not_take_over(here: StationLocks, there: StationLocks) -> None:
    here.take(CAMERA, ANI)
    with pytest.raises(LockHeldError) as error:
        there.take_over(CAMERA, BUDI)
    assert not error.value.may_take_over
    assert there.take_over(4, BUDI).mine  # nobody holds that one


def test_the_next_person_at_the_same_desk_is_another(here: StationLocks) -> None:
    here.take(CAMERA, replace(ANI, station="meja-1"))
    refused(here, replace(BUDI, station="meja-1"))


def test_a_program_that_was_restarted_has_its_own_again(
    here: StationLocks, store: LocksInMemory, clock: ManualClock
) -> None:
    here.reserve(CAMERA, ANI)
    again = StationLocks(store, clock)
    assert again.take(CAMERA, ANI).reserved
    here.look()
    assert not here.held()[CAMERA].mine


def test_a_sign_of_life_between_look_and_swap_keeps_it(
    here: StationLocks, there: StationLocks, clock: ManualClock, store: LocksInMemory
) -> None:
    """The other station stood still for 15 s by our clock, and is back at the last moment."""
    here.reserve(CAMERA, ANI)
    there.look()
    clock.advance(14.9)
    mark = store.rows[CAMERA].mark
    clock.advance(0.1)
    store.before_swap = lambda: store.touch([mark]) and None
    refused(there, BUDI)
    assert store.rows[CAMERA].holder == ANI


def test_without_the_store_what_is_held_is_held_for_15_s_and_nothing_is_taken(
    here: StationLocks, clock: ManualClock, store: LocksInMemory
) -> None:
    here.take(CAMERA, ANI)
    here.look()
    store.away = True
    for _ in range(14):
        clock.advance(1)
        assert here.take(CAMERA, ANI).mine
        with pytest.raises(SccError, match="pergi"):
            here.look()
    with pytest.raises(SccError, match="pergi"):
        here.take(4, ANI)
    clock.advance(1)
    assert here.held() == {}
    with pytest.raises(SccError, match="pergi"):
        here.take(CAMERA, ANI)


def test_what_is_released_while_the_store_is_away_is_let_go_later(
    here: StationLocks, there: StationLocks, store: LocksInMemory, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("stays in the store until it stands still")
    here.take(CAMERA, ANI)
    store.away = True
    here.release(CAMERA, ANI)
    assert here.held() == {}
    store.away = False
    refused(there, BUDI)
    here.look()
    assert there.take(CAMERA, BUDI).mine


def test_without_steerable_cameras_the_store_is_left_alone(store: LocksInMemory, clock: ManualClock) -> None:
    needed = [False]
    locks = StationLocks(store, clock, lambda: needed[0])
    locks.look()
    locks.release_all(7)
    assert store.asked == 0
    needed[0] = True
    locks.look()
    assert store.asked == 1


def test_a_look_that_read_before_a_taking_does_not_undo_it(
    here: StationLocks, store: LocksInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = store.locks

    def slow_read() -> object:
        read = asks()
        monkeypatch.undo()
        here.take(CAMERA, ANI)
        return read

    monkeypatch.setattr(store, "locks", slow_read)
    here.look()
    assert here.held()[CAMERA].mine


def test_closing_lets_go_of_what_is_held_here_alone(
    here: StationLocks, there: StationLocks, store: LocksInMemory
) -> None:
    here.reserve(CAMERA, ANI)
    there.take(4, BUDI)
    here.close()
    here.close()
    assert set(store.rows) == {4}


def test_it_is_free_15_s_after_the_command_not_after_the_look(here: StationLocks, clock: ManualClock) -> None:
    here.take(CAMERA, ANI)
    clock.advance(0.5)
    here.take(CAMERA, ANI)
    clock.advance(0.4)
    here.look()
    clock.advance(14.5)
    assert left_s(here) == pytest.approx(0.1)
    clock.advance(0.2)
    assert here.held() == {}


@pytest.mark.parametrize("seen_before", [False, True])
def test_a_row_that_could_not_be_noted_has_stood_for_no_time(
    here: StationLocks,
    there: StationLocks,
    store: LocksInMemory,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
    seen_before: bool,
) -> None:
    """The station changed the store itself while it read: what it read may be old, so it judges by nothing older."""
    here.reserve(CAMERA, ANI)
    if seen_before:
        there.look()
    for _ in range(5):
        clock.advance(4)
        here.look()
    reads = store.locks

    def changing_read() -> object:
        read = reads()
        monkeypatch.undo()
        there.release(4, BUDI)
        return read

    monkeypatch.setattr(store, "locks", changing_read)
    refused(there, BUDI)
    assert store.rows[CAMERA].holder == ANI


def test_a_store_that_hangs_stops_no_hand_on_the_stick(
    here: StationLocks, store: LocksInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.take(CAMERA, ANI)
    hangs, go_on = threading.Event(), threading.Event()

    def hang() -> list[object]:
        hangs.set()
        assert go_on.wait(20)
        return []

    monkeypatch.setattr(store, "locks", hang)
    looking = threading.Thread(target=here.look)
    looking.start()
    try:
        assert hangs.wait(20)
        assert here.take(CAMERA, ANI).mine
        assert here.held()[CAMERA].mine
    finally:
        go_on.set()
        looking.join(20)
