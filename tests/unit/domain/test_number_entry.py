import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.number_entry import NumberEntry

S = 1_000_000_000


def typed(keys: str, now: int = 0) -> NumberEntry:
    entry = NumberEntry()
    for key in keys:
        entry = entry.type_digit(key, now)
    return entry


def test_digits_make_a_number() -> None:
    assert typed("36").number(0) == 36
    assert typed("007").number(0) == 7
    assert typed("12345").text(0) == "1234"
    assert NumberEntry().number(0) is None


def test_backspace_takes_the_last_digit() -> None:
    entry = typed("12").erase(0)
    assert entry.number(0) == 1
    assert entry.erase(0).number(0) is None
    assert entry.erase(0).erase(0).text(0) == ""


def test_it_is_forgotten_three_seconds_after_the_last_key() -> None:
    entry = typed("1").type_digit("2", 2 * S)
    assert entry.number(5 * S - 1) == 12
    assert (entry.number(5 * S), entry.text(5 * S)) == (None, "")
    assert entry.type_digit("7", 5 * S).number(5 * S) == 7
    assert entry.erase(6 * S).number(6 * S) is None
    assert entry.erase(4 * S).number(6 * S) == 1  # Backspace counts as a key


@pytest.mark.parametrize("key", ["", "a", "12", "٣", "²", " "])
def test_other_keys_are_no_digits(key: str) -> None:
    with pytest.raises(ValueError, match="no digit"):
        NumberEntry().type_digit(key, 0)


@given(st.lists(st.tuples(st.sampled_from("0123456789<"), st.integers(0, 4 * S)), max_size=30))
def test_a_number_has_at_most_four_digits(keys) -> None:
    entry, now = NumberEntry(), 0
    for key, pause in keys:
        now += pause
        entry = entry.erase(now) if key == "<" else entry.type_digit(key, now)
        number = entry.number(now)
        assert number is None if not entry.text(now) else 0 <= number <= 9999
        assert entry.number(now + 3 * S) is None
