"""A watch for every test here."""

import pytest

from tests.support.clock import ManualClock
from tests.support.watch_room import Room


@pytest.fixture
def room(clock: ManualClock) -> Room:
    return Room(clock)
