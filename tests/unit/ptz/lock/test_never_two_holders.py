"""Whatever stations do, in whatever order, with a store that comes and goes: what must always hold of a lock."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.base.errors import SccError
from scc_wall.domain.ptz_lock import LockHeldError, LockHolder, StoredLock, outranks
from scc_wall.domain.role import Role
from scc_wall.ptz.lock.station import StationLocks
from tests.support.clock import ManualClock
from tests.support.lock_store import LocksInMemory, person

pytestmark = pytest.mark.allows_log("stays in the store until it stands still")

PEOPLE = (person("ani"), person("budi", Role.OPERATOR), person("cici", Role.OPERATOR))
CAMERA = 3
STATION = st.integers(0, len(PEOPLE) - 1)
STEP = st.one_of(
    st.tuples(st.sampled_from(["take", "take", "reserve", "release", "end", "look", "look", "restart"]), STATION),
    st.tuples(st.just("wait"), st.sampled_from([0.3, 1.0, 4.0, 14.9, 15.0, 40.0])),
    st.tuples(st.just("store"), st.booleans()),
)


class Room:
    """Stations whose monotonic clocks start anywhere and whose wall clocks say anything, over one store."""

    def __init__(self) -> None:
        self.store = LocksInMemory()
        self.clocks = [ManualClock(start_mono_ns=1 + 10**14 * number) for number in range(len(PEOPLE))]
        self.stations = [StationLocks(self.store, clock) for clock in self.clocks]

    def do(self, what: str, of: float) -> None:
        """Do one step; what is refused is refused."""
        if what == "wait":
            for number, clock in enumerate(self.clocks):
                clock.advance(of)
                clock.set_wall_clock(clock.now_utc().replace(year=1990 + 20 * number))
        elif what == "store":
            self.store.away = not of
        else:
            self.act(what, int(of))

    def act(self, what: str, number: int) -> None:
        """Have a station do something."""
        station, holder = self.stations[number], PEOPLE[number]
        with suppress(SccError):
            if what == "restart":  # killed: no word to the store
                self.stations[number] = StationLocks(self.store, self.clocks[number])
            elif what == "look":
                station.look()
            elif what == "release":
                station.release(CAMERA, holder)
            elif what == "end":
                station.release_all(holder.session_id)
            elif what == "over":
                station.take_over(CAMERA, holder)
            else:
                (station.reserve if what == "reserve" else station.take)(CAMERA, holder)

    def claim(self) -> list[LockHolder]:
        """Return who would move the camera now by the memory of their station."""
        locks = [station.held().get(CAMERA) for station in self.stations]
        return [lock.holder for lock in locks if lock is not None and lock.mine]


@settings(max_examples=250)
@given(st.lists(STEP, max_size=25))
def test_no_two_stations_ever_hold_a_camera(steps: list[tuple[str, float]]) -> None:
    room = Room()
    for what, of in steps:
        room.do(what, of)
        assert len(room.claim()) <= 1


@settings(max_examples=100)
@given(st.lists(STEP, max_size=20), STATION)
def test_without_commands_it_is_free_15_s_later_whatever_happened(steps: list[tuple[str, float]], last: int) -> None:
    room = Room()
    for what, of in steps:
        room.do(what, of)
    room.do("store", True)
    kept = [one for one in room.claim() if room.stations[PEOPLE.index(one)].held()[CAMERA].reserved]
    for _ in range(16):
        for number in range(len(PEOPLE)):
            room.act("look", number)
        room.do("wait", 1.0)
    assert room.claim() == kept or room.claim() == []
    if not room.claim():
        assert not any(station.held() for station in room.stations)
        assert room.stations[last].take(CAMERA, PEOPLE[last]).mine


OVER = st.tuples(st.just("over"), STATION)


@settings(max_examples=150)
@given(st.lists(STEP | OVER, max_size=25))
def test_a_row_changes_hands_only_by_rank_by_time_or_by_its_holder(steps: list[tuple[str, float]]) -> None:
    """And after everybody looked, one at most thinks that they hold it."""
    room = Room()
    stood_s, before = 0.0, None
    for what, of in steps:
        room.do(what, of)
        now = room.store.rows.get(CAMERA)
        if what == "wait":
            stood_s += of
        if now == before:
            continue
        if now is not None and before is not None and now.holder != before.holder:
            by_rank = what == "over" and outranks(now.holder.role, before.holder.role)
            assert stood_s >= 15 or by_rank
        stood_s, before = 0.0, now
    room.do("store", True)
    for number in range(len(PEOPLE)):
        room.act("look", number)
    assert len(room.claim()) <= 1


@given(st.sampled_from([Role.OPERATOR, Role.SUPERVISOR]), st.booleans())
def test_of_two_who_take_over_at_once_the_first_has_it(role: Role, reserved: bool) -> None:
    room = Room()
    room.act("reserve" if reserved else "take", 1)
    one, two = (replace(person(name), role=role) for name in ("dedi", "eka"))
    desks = [StationLocks(room.store, room.clocks[0]) for _ in range(2)]
    room.store.before_swap = lambda: None
    if role is Role.OPERATOR:
        for desk, holder in zip(desks, (one, two), strict=True):
            with pytest.raises(LockHeldError):
                desk.take_over(CAMERA, holder)
        return
    between: list[StoredLock] = []

    def first() -> None:
        if not between:
            between.append(room.store.rows[CAMERA])
            desks[0].take_over(CAMERA, one)

    room.store.before_swap = first
    with pytest.raises(LockHeldError):
        desks[1].take_over(CAMERA, two)
    assert room.store.rows[CAMERA].holder == one
