import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.audit import (
    FIRST_SEAL,
    Anchor,
    AuditEntry,
    AuditRow,
    Broken,
    canonical,
    seal_row,
    verify,
)
from tests.support.clock import START_UTC

KEY = b"k" * 32
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.one_of(st.text(), st.integers(-(2**53), 2**53), FLOATS, st.booleans(), st.none())
ENTRIES = st.builds(
    AuditEntry,
    action=st.text(),
    who=st.text(),
    details=st.lists(st.tuples(st.text(), VALUES), max_size=3).map(tuple),
    session_id=st.none() | st.integers(0, 2**53),
)


def chain(entries: list[AuditEntry]) -> Iterator[AuditRow]:
    seal = FIRST_SEAL
    for number, entry in enumerate(entries, 1):
        row = seal_row(KEY, seal, number, entry, at_utc=START_UTC + timedelta(seconds=number), mono_ns=number)
        seal = row.seal
        yield row


ROWS = list(chain([AuditEntry("snapshot", who=str(number)) for number in range(5)]))


@given(st.lists(ENTRIES, max_size=6))
def test_every_chain_holds(entries: list[AuditEntry]) -> None:
    rows = list(chain(entries))
    assert verify(KEY, rows, [Anchor(row.number, row.seal, row.at_utc) for row in rows]) is None


@given(ENTRIES, ENTRIES)
def test_two_entries_have_one_body_only_if_they_are_one(one: AuditEntry, other: AuditEntry) -> None:
    bodies = {canonical(1, START_UTC, 0, entry) for entry in (one, other)}
    assert (len(bodies) == 1) is (repr(one) == repr(other))


def test_every_field_of_an_entry_is_sealed() -> None:
    entry = AuditEntry("a")
    changed = {
        "action": "b", "who": "b", "letter_number": "b", "subject": "b", "result": "failed",
        "details": (("b", 1),), "session_id": 1,
    }  # fmt: skip
    assert set(changed) == {field.name for field in fields(AuditEntry)}
    for name, value in changed.items():
        if name == "result":
            value = type(entry.result)(value)  # noqa: PLW2901 - the word as an enum
        assert canonical(1, START_UTC, 0, replace(entry, **{name: value})) != canonical(1, START_UTC, 0, entry)


def test_a_value_that_is_no_number_can_not_be_sealed() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical(1, START_UTC, 0, AuditEntry("a", details=(("x", float("nan")),)))


@given(st.permutations(range(5)))
def test_any_other_order_is_found(order: list[int]) -> None:
    found = verify(KEY, [ROWS[index] for index in order])
    assert (found is None) is (order == sorted(order))


@given(st.sets(st.integers(0, 3), min_size=1))
def test_any_deletion_before_the_last_is_found_at_the_first(gone: set[int]) -> None:
    found = verify(KEY, [row for index, row in enumerate(ROWS) if index not in gone])
    assert found == Broken(min(gone) + 1, "gap")


@pytest.mark.parametrize("kept", range(5))
def test_a_cut_tail_is_found_by_an_anchor_alone(kept: int) -> None:
    assert verify(KEY, ROWS[:kept]) is None
    anchor = Anchor(5, ROWS[4].seal, START_UTC)
    assert verify(KEY, ROWS[:kept], [anchor]) == Broken(kept + 1, "tail")


def test_a_replaced_end_is_found_by_the_anchor() -> None:
    other = list(chain([row.entry for row in ROWS[:4]] + [AuditEntry("other")]))
    assert verify(KEY, other, [Anchor(5, ROWS[4].seal, START_UTC)]) == Broken(5, "anchor")


def test_a_purged_beginning_is_started_from_its_seal() -> None:
    anchors = [Anchor(row.number, row.seal, START_UTC) for row in ROWS]
    assert verify(KEY, ROWS[2:], anchors, start=(2, ROWS[1].seal)) is None
    assert verify(KEY, ROWS[2:], anchors) == Broken(1, "gap")
    assert verify(KEY, ROWS[2:], anchors, start=(2, FIRST_SEAL)) == Broken(3, "seal")


def test_the_form_of_a_body_never_changes() -> None:
    """Rows that were sealed years ago must still verify."""
    entry = AuditEntry("ptz.move", "operator", "1/2", "camera:1", details=(("é", 1.5), ("x", None)), session_id=7)
    row = seal_row(KEY, FIRST_SEAL, 1, entry, at_utc=START_UTC, mono_ns=5)
    assert canonical(1, START_UTC, 5, entry) == (
        b'[1,"2026-01-05T01:00:00.000000+00:00",5,"ptz.move","operator","1/2","camera:1","done",'
        b'[["\\u00e9",1.5],["x",null]],7]'
    )
    assert row.seal == hmac.new(KEY, FIRST_SEAL + canonical(1, START_UTC, 5, entry), hashlib.sha256).digest()
