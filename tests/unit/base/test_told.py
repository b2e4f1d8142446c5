import copy
import pickle
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from scc_wall.base.clock import wib_told
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told, language, set_language, told_seconds

WHAT, WHY, TODO = Told("Gagal", "Failed"), Told("sebab {n}", "cause {n}").format(n=3), Told("Coba lagi", "Try again")


@pytest.fixture(autouse=True)
def _same_language_after() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


def test_a_text_is_told_in_the_current_language() -> None:
    set_language("en")
    assert (language(), str(WHY)) == ("en", "cause 3")
    set_language("id")
    assert str(WHY) == "sebab 3"
    set_language("fr")
    assert language() == "id"


def test_each_language_is_filled_in_with_its_own() -> None:
    set_language("id")
    assert Told("mulai {at}", "from {at}").format(at=Told("05/01/2026", "5 Jan 2026")).en == "from 5 Jan 2026"


def test_seconds_are_written_as_each_language_writes_them() -> None:
    assert told_seconds(2.5) == Told("2,5 dtk", "2.5 s")
    assert told_seconds(3.0) == Told("3 dtk", "3 s")


def test_a_moment_can_not_be_misread_in_english() -> None:
    told = wib_told(datetime(2026, 1, 5, 1, 0, 9, tzinfo=UTC), seconds=True)
    assert told == Told("05/01/2026 08.00.09 WIB", "5 Jan 2026 08:00:09 WIB")


def test_an_error_says_what_why_and_what_to_do() -> None:
    set_language("id")
    assert str(SccError(WHAT, WHY, TODO)) == "Gagal\nsebab 3\nCoba lagi"
    set_language("en")
    assert SccError(WHAT, todo=TODO).told() == "Failed\nTry again"


def test_an_error_crosses_processes_whole() -> None:
    for same in (pickle.loads(pickle.dumps(SccError(WHAT, WHY, TODO))), copy.copy(SccError(WHAT, WHY, TODO))):
        assert (same.what, same.why, same.todo) == (WHAT, WHY, TODO)
