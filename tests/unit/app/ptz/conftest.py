"""A station for every test here."""

import pytest

from tests.support.access_room import Room
from tests.support.scripted_station import RIGHT, Station
from tests.support.steering_script import MemoryLocks, MemorySettings


@pytest.fixture
def room(tmp_path, clock) -> Room:
    return Room(tmp_path, clock=clock)


@pytest.fixture
def station(room, clock):
    one = Station(room, MemoryLocks(clock, "ruang-1"), MemorySettings(), clock)
    yield one
    one.desk.close()


@pytest.fixture
def steering(station) -> Station:
    """A station whose supervisor holds camera 1's stick."""
    station.room.enter("supervisor")
    station.look()
    station.desk.select(1)
    station.desk.steer(1, RIGHT)
    assert station.heard() == [RIGHT]
    return station
