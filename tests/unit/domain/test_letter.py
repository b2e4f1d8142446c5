from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.clock import wib_told
from scc_wall.domain.letter import (
    LONGEST,
    LetterError,
    LetterState,
    NamedPerson,
    Scope,
    Signatory,
    faults,
    read_number,
    refusal,
)
from tests.support.access_room import NUMBERS, letter
from tests.support.clock import START_UTC

NUMBER = next(iter(NUMBERS.values()))


@pytest.mark.parametrize("number", ["000.8.3.3/15/OR", "151/9286/07/2017", " 1/a ", "1-2_3/4.5", "a/b/c/d/e/f"])
def test_numbers_of_real_letters(number: str) -> None:
    assert read_number(number) == number.strip()


@pytest.mark.parametrize(
    "number", ["", "15", "/", "1//2", "1/2/", "/1/2", "a/b/c/d/e/f/g", "1/2;3", "1/2\n3", "x/" * 60]
)
def test_what_is_no_number(number: str) -> None:
    with pytest.raises(LetterError) as caught:
        read_number(number)
    assert caught.value.field == "number"


@given(st.one_of(st.text(), st.from_regex(r"[\w.\-/ ]{0,120}", fullmatch=True)))
def test_reading_a_number_raises_only_its_own_error(text: str) -> None:
    try:
        number = read_number(text)
    except LetterError:
        return
    assert read_number(number) == number
    assert "/" in number
    assert not set(number) & set(" \t\n\r\0;'\"=<>")


def test_a_whole_letter_has_no_fault() -> None:
    assert faults(letter()) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": "x"}, "number"),
        ({"office": " "}, "office"),
        ({"purpose": ""}, "purpose"),
        ({"place": ""}, "place"),
        ({"signatory": Signatory(" ", "", "")}, "signatory"),
        ({"persons": ()}, "persons"),
        ({"persons": (NamedPerson("Ani", " "),)}, "persons"),
        ({"valid_until_utc": START_UTC - timedelta(hours=1)}, "valid_until"),
        ({"valid_until_utc": START_UTC + LONGEST}, "valid_until"),
        ({"dated": date(2026, 1, 6)}, "dated"),
    ],
)
def test_each_fault_names_its_field(change: dict[str, object], field: str) -> None:
    assert [fault.field for fault in faults(replace(letter(), **change))] == [field]  # type: ignore[arg-type]


def test_it_opens_the_door_from_its_first_moment_to_before_its_last() -> None:
    one = letter(hours=8)
    moments = [one.valid_from_utc, one.valid_until_utc - timedelta(microseconds=1)]
    assert [refusal(one, LetterState.APPROVED, NUMBER, moment) for moment in moments] == [None, None]
    early = refusal(one, LetterState.APPROVED, NUMBER, one.valid_from_utc - timedelta(microseconds=1))
    late = refusal(one, LetterState.APPROVED, NUMBER, one.valid_until_utc)
    assert early is not None
    assert late is not None
    assert early.what.en == f"This letter is not valid yet: from {wib_told(one.valid_from_utc).en}."
    assert late.what.en == f"This letter has ended: {wib_told(one.valid_until_utc).en}."


@pytest.mark.parametrize("state", [LetterState.WAITING, LetterState.REVOKED])
def test_only_an_approved_one_opens_it(state: LetterState) -> None:
    assert refusal(letter(), state, NUMBER, START_UTC) is not None


def test_only_for_those_it_names() -> None:
    assert refusal(letter(), LetterState.APPROVED, "1", START_UTC) is not None


def test_an_empty_scope_limits_nothing_and_any_other_does() -> None:
    assert Scope().covers(1, None)
    assert Scope(frozenset({"16.71"})).covers(1, "16.71")
    assert not Scope(frozenset({"16.71"})).covers(1, None)
    assert not Scope(frozenset({"16.71"})).covers(1, "16.7")
    assert Scope(camera_ids=frozenset({1})).covers(1, None)
    assert not Scope(camera_ids=frozenset({1})).covers(2, "16.71")
