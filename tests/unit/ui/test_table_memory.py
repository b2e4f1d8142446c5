"""How tables were left: widths that always fill the room, an order as people read it, and odd values of a store."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.ui.table_memory import (
    NARROWEST_PX,
    TableLook,
    TableMemory,
    shares_of,
    sort_key,
    spread,
    with_edge_moved,
)

WIDTHS = st.lists(st.integers(1, 2000), min_size=1, max_size=8)


@given(WIDTHS, st.integers(0, 4000))
def test_columns_fill_the_room_whatever_it_is(widths, room_px) -> None:
    spread_px = spread(shares_of(widths), room_px)
    assert len(spread_px) == len(widths)
    assert sum(spread_px) == room_px
    assert min(spread_px) >= 0


@given(WIDTHS)
def test_the_same_room_gives_the_same_widths_back(widths) -> None:
    again = spread(shares_of(widths), sum(widths))
    slack = len(widths) + sum(widths) // 500
    assert all(abs(one - other) <= slack for one, other in zip(widths, again, strict=True))


@given(WIDTHS, st.integers(-3, 10), st.integers(-5000, 5000))
def test_an_edge_that_is_dragged_pushes_no_column_out_of_sight(widths, column, wanted_px) -> None:
    moved = with_edge_moved(widths, column, wanted_px)
    assert sum(moved) == sum(widths)
    changed = [n for n, (one, other) in enumerate(zip(widths, moved, strict=True)) if one != other]
    assert changed in ([], [column, column + 1])
    assert all(moved[n] >= NARROWEST_PX for n in changed)


def test_rows_are_sorted_as_people_read_them() -> None:
    days = ["02/01/2027 08.00", "21/11/2026 08.00", "21/11/2026 07.05", "3/9286", "12/9286", "dinas B", "Dinas A", ""]
    assert sorted(days, key=sort_key) == [
        "", "3/9286", "12/9286", "21/11/2026 07.05", "21/11/2026 08.00", "02/01/2027 08.00", "Dinas A", "dinas B"
    ]  # fmt: skip


def test_days_in_english_are_sorted_by_the_calendar() -> None:
    days = ["2 Jan 2027 08:00", "21 Nov 2026 08:00", "3 Nov 2026 09:00", "21 Nov 2026 07:05", "30 Apr 2026 08:00"]
    assert sorted(days, key=sort_key) == [
        "30 Apr 2026 08:00", "3 Nov 2026 09:00", "21 Nov 2026 07:05", "21 Nov 2026 08:00", "2 Jan 2027 08:00"
    ]  # fmt: skip


@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_texts_can_be_sorted(texts) -> None:
    sorted(texts, key=sort_key)


def test_what_is_remembered_goes_through_the_store_and_back() -> None:
    memory, again = TableMemory(), TableMemory()
    memory.keep("sites", TableLook((5000, 3000, 2000), 1, descending=True))
    memory.keep("letters", TableLook((), 2))
    memory.keep("accounts", TableLook())
    again.apply(json.loads(json.dumps(memory.collect())))
    assert [again.of(name) for name in ("sites", "letters", "accounts")] == [
        TableLook((5000, 3000, 2000), 1, descending=True),
        TableLook((), 2),
        TableLook(),
    ]
    again.apply({})
    assert again.of("sites") == TableLook()


@pytest.mark.parametrize(
    "odd",
    [
        None, 7, [], {}, {"shares": "lebar"}, {"shares": [0, 5]}, {"shares": [-1]}, {"shares": [True, 3]},
        {"shares": [1] * 999}, {"shares": [1.5]}, {"shares": [], "column": "nama"}, {"shares": [], "column": -1},
        {"shares": [], "column": True}, {"shares": [10**9]},
    ],
)  # fmt: skip
def test_what_is_odd_counts_as_not_arranged_and_spoils_no_other(odd) -> None:
    memory = TableMemory()
    memory.apply({"sites": odd, "letters": {"shares": [6000, 4000], "column": 0, "descending": 1}})
    assert memory.of("sites") == TableLook()
    assert memory.of("letters") == TableLook((6000, 4000), 0, descending=False)
