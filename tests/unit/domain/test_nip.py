from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.nip import LENGTH, NipError, Sex, is_nik, masked, normal_number, read_nip

TODAY = date(2026, 1, 5)


def test_a_civil_servants_nip() -> None:
    nip = read_nip(" 19850314 201001 1 004", TODAY)
    assert (nip.born, nip.appointed, nip.sex) == (date(1985, 3, 14), (2010, 1), Sex.MALE)
    assert nip.grouped() == "19850314 201001 1 004"


def test_a_code_in_place_of_the_month_is_contract_staff_and_no_fault() -> None:
    nip = read_nip("199007222021212007", TODAY)
    assert (nip.appointed, nip.sex) == ((2021, None), Sex.FEMALE)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "these are 0"),
        ("1985031420100110O4", "letters or other signs"),
        ("١٩٨٥٠٣١٤٢٠١٠٠١١٠٠٤", "letters or other signs"),
        ("19850314201001100", "these are 17"),
        ("1985031420100110041", "these are 19"),
        ("198502302010011004", "no birth date"),
        ("000000002010011004", "no birth date"),
        ("201503142020011004", "born in 2015"),
        ("190003142010011004", "born in 1900"),
        ("198503142010013004", "15th digit"),
        ("198503142010010004", "15th digit"),
        ("198503141984011004", "appointment in 1984"),
        ("198503142028011004", "appointment in 2028"),
    ],
)
def test_other_numbers_are_none_and_say_why(text: str, why: str) -> None:
    with pytest.raises(NipError) as caught:
        read_nip(text, TODAY)
    assert caught.value.why is not None
    assert why in caught.value.why.en


@given(st.one_of(st.text(), st.text("0123456789 .-", max_size=24), st.from_regex(r"[0-9]{18}", fullmatch=True)))
def test_reading_raises_only_its_own_error(text: str) -> None:
    try:
        nip = read_nip(text, TODAY)
    except NipError:
        return
    assert len(nip.digits) == LENGTH
    assert read_nip(nip.grouped(), TODAY) == nip
    assert normal_number(text) == nip.digits


@given(st.dates(date(1950, 1, 1), date(2005, 1, 1)), st.integers(1, 99), st.sampled_from("12"), st.integers(0, 999))
def test_every_number_that_holds_together_is_read(born: date, code: int, sex: str, serial: int) -> None:
    nip = read_nip(f"{born:%Y%m%d}{born.year + 20}{code:02}{sex}{serial:03}", TODAY)
    assert nip.born == born
    assert (nip.appointed[1] is None) is (code > 12)


@given(st.text())
def test_a_normal_number_is_its_own_normal(text: str) -> None:
    once = normal_number(text)
    assert normal_number(once) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [("19850314 201001 1 004", "198503142010011004"), (" nrp  7801 ", "NRP 7801"), ("1985.0314", "19850314")],
)
def test_one_number_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert normal_number(one) == normal_number(other)


@pytest.mark.parametrize(
    ("number", "shown"), [("198503142010011004", "1985••••••••••••04"), ("123456", "••••••"), ("", "")]
)
def test_lists_mask_it(number: str, shown: str) -> None:
    assert masked(number) == shown


@pytest.mark.parametrize("text", ["1671011403850004", "1671 0154 0385 0004", "16.71.01.71.12.99.0001"])
def test_a_nik_is_known_by_its_birth_date(text: str) -> None:
    assert is_nik(text)


@pytest.mark.parametrize(
    "text",
    [
        "198503142010011004",
        "1671013203850004",
        "1671017203850004",
        "1671011413850004",
        "167101140385000",
        "KTA-2020-77",
        "",
    ],
)
def test_other_numbers_are_no_nik(text: str) -> None:
    assert not is_nik(text)
