"""When a backup is due, whatever the clocks do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scc_wall.app.backups.plan import AGAIN_S, LATE_S, BackupState, due, trouble
from scc_wall.base.told import Told

NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
"""12.00 WIB"""
NIGHT = datetime(2026, 1, 5, 19, 0, tzinfo=UTC)
"""02.00 WIB"""
HOUR = timedelta(hours=1)
STARTED = BackupState(0.0, known=True)


@pytest.mark.parametrize(
    ("last_utc", "now_utc", "expected"),
    [
        (None, NOON, True),
        (NOON - 10 * HOUR, NOON, False),
        (NOON - 25 * HOUR, NOON, False),  # tonight
        (NIGHT - 21 * HOUR, NIGHT, True),
        (NIGHT - 12 * HOUR, NIGHT, False),
        (NOON - 27 * HOUR, NOON, True),  # off in the night: made up for
        (NOON + HOUR / 2, NOON, False),  # set back by daylight: no reason
        (NOON + 2 * HOUR, NOON, True),
        (datetime(2099, 1, 1, tzinfo=UTC), NOON, True),
        (NOON, datetime(1970, 1, 1, tzinfo=UTC), True),
    ],
)
def test_at_a_start_the_wall_clock_counts(last_utc: datetime | None, now_utc: datetime, expected: bool) -> None:
    state = replace(STARTED, last_utc=last_utc)
    assert not due(state, 299.0, now_utc)
    assert due(state, 300.0, now_utc) is expected


@pytest.mark.parametrize(
    "wrong", [NOON + HOUR, NOON - HOUR, datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)]
)
def test_within_a_run_no_jump_of_the_wall_clock_makes_one_due_or_hides_one(wrong: datetime) -> None:
    state = replace(STARTED, last_utc=NOON, made_s=1000.0)
    assert not due(state, 1000.0 + 19 * 3600, wrong)
    assert trouble(state, 1000.0 + 19 * 3600, wrong) is None
    assert due(state, 1000.0 + 26 * 3600, wrong)
    assert trouble(state, 1000.0 + LATE_S, wrong) is not None


def test_one_that_failed_is_tried_again_after_a_while_and_told_after_two_days() -> None:
    failed = replace(STARTED, last_utc=NOON - 40 * HOUR, tried_s=1000.0, why=Told("Disk penuh.", "Full."))
    assert not due(failed, 1000.0 + AGAIN_S - 1, NOON)
    assert due(failed, 1000.0 + AGAIN_S, NOON)
    assert trouble(failed, 1000.0, NOON) is None
    told = trouble(failed, 1000.0, NOON + 8 * HOUR)
    assert told is not None
    assert "03/01/2026 20.00 WIB: Disk penuh." in told.id


def test_a_new_installation_is_told_only_once_one_failed() -> None:
    assert trouble(STARTED, 10_000.0, NOON) is None
    told = trouble(replace(STARTED, tried_s=400.0, why=Told("Disk penuh.", "Full.")), 10_000.0, NOON)
    assert told is not None
    assert "pemasangan" in told.id


def test_a_damaged_store_is_told_at_once() -> None:
    damaged = replace(STARTED, last_utc=NOON, tried_s=1.0, why=Told("Rusak.", "Damaged."), damaged=True)
    assert str(trouble(damaged, 2.0, NOON)) == "Rusak."
