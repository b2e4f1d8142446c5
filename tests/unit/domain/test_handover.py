"""A sheet goes into a document and back, its hash knows every change, and nobody takes what they gave."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventNote, EventPriority, EventSource
from scc_wall.domain.handover import Handover, HandoverState, Party, why_not_give, why_not_take
from scc_wall.domain.shift_sheet import (
    Disturbed,
    Sheet,
    SheetEvent,
    SheetNote,
    ThingKind,
    document,
    on_sheet,
    sha256_of,
    sheet_of,
)

AT = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
MOMENTS = st.datetimes(timezones=st.just(UTC))
NOTES = st.builds(SheetNote, st.text(max_size=8), MOMENTS, st.text(max_size=20))
EVENTS = st.builds(
    SheetEvent,
    st.integers(0, 10**6),
    MOMENTS,
    st.builds(Told, st.text(max_size=9), st.text(max_size=9)),
    st.sampled_from(EventPriority),
    st.booleans(),
    st.text(max_size=8),
    st.lists(NOTES, max_size=2).map(tuple),
)
THINGS = st.builds(
    Disturbed,
    st.sampled_from(ThingKind),
    st.integers(1, 999),
    *(st.text(max_size=9) for _ in range(3)),
    st.none() | MOMENTS,
)
COUNTS = st.integers(0, 400)
SHEETS = st.builds(
    Sheet,
    MOMENTS,
    MOMENTS,
    COUNTS,
    COUNTS,
    COUNTS,
    COUNTS,
    st.lists(THINGS, max_size=3).map(tuple),
    st.lists(EVENTS, max_size=3).map(tuple),
    st.lists(EVENTS, max_size=2).map(tuple),
    st.text(max_size=40),
)
BUDI = Party("budi", "Budi", "1/9286/07/2017", 4)
SARI = Party("sari", "Sari", "2/9286/07/2017", 5)
SHEET = Sheet(AT, AT, 3, 4, 2, 2, remark="kunci ada di laci")


def waiting(sheet: Sheet = SHEET) -> Handover:
    return Handover(sheet, sha256_of(sheet), BUDI, AT, 7)


@given(SHEETS)
def test_a_sheet_comes_back_from_its_document(sheet: Sheet) -> None:
    assert sheet_of(document(sheet)) == sheet
    assert sha256_of(sheet_of(document(sheet))) == sha256_of(sheet)


@given(SHEETS, SHEETS)
def test_two_sheets_have_one_hash_only_if_they_are_the_same(one: Sheet, other: Sheet) -> None:
    assert (sha256_of(one) == sha256_of(other)) == (one == other)


VALUES = st.none() | st.integers() | st.text(max_size=5)


@given(st.recursive(VALUES, lambda inner: st.dictionaries(st.text(max_size=5), inner, max_size=4), max_leaves=8))
def test_what_is_no_sheet_is_told_as_such(values: object) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        sheet_of(values)


def test_nobody_takes_what_they_gave_and_everybody_else_does() -> None:
    assert why_not_take(waiting(), "sari") is None
    for handover, login, said in (
        (waiting(), "budi", "Anda sendiri"),
        (None, "sari", "tidak lagi menunggu"),
        (replace(waiting(), withdrawn_utc=AT), "sari", "tidak lagi menunggu"),
        (replace(waiting(), taken_by=SARI, taken_utc=AT), "sari", "tidak lagi menunggu"),
        (replace(waiting(), sheet=replace(SHEET, remark="tidak ada apa-apa")), "sari", "berubah"),
    ):
        why = why_not_take(handover, login)
        assert why is not None
        assert said in why.what.id


def test_what_waits_is_taken_first_an_own_one_is_replaced() -> None:
    assert why_not_give(None, "sari") is None
    assert why_not_give(waiting(), "budi") is None
    why = why_not_give(waiting(), "sari")
    assert why is not None
    assert "menunggu" in why.what.id


def test_the_state_follows_what_was_kept() -> None:
    assert waiting().state is HandoverState.WAITING
    assert replace(waiting(), withdrawn_utc=AT).state is HandoverState.WITHDRAWN
    assert replace(waiting(), taken_by=SARI, taken_utc=AT).state is HandoverState.TAKEN


def test_an_event_stands_on_the_sheet_with_its_notes() -> None:
    event = Event(
        EventSource.CAMERA,
        "camera.lost",
        EventPriority.MEDIUM,
        AT,
        Told("Kamera hilang", "Camera lost"),
        event_id=3,
        lasts=True,
        notes=(EventNote("budi", AT, "teknisi dihubungi"),),
    )
    on = on_sheet(event)
    assert (on.event_id, on.lasting, on.notes[0].text) == (3, True, "teknisi dihubungi")
