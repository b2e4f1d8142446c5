"""The course of long work."""

import pytest

from scc_wall.base.course import Course, Step, Stopped
from scc_wall.base.told import Told

TOLD = Told("Membaca…", "Reading…")


def test_it_says_how_far_it_is_until_somebody_stops_it() -> None:
    course = Course()
    course.step(TOLD, 3, 7)
    assert course.now == Step(TOLD, 3, 7)
    course.stop()
    with pytest.raises(Stopped, match="Dibatalkan"):
        course.step(TOLD, 4, 7)
    assert course.now.done == 3
