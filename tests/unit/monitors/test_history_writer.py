"""The writer with a history that takes, refuses or hangs as the test says; a thread only where it counts."""

import threading
from datetime import datetime, timedelta
from unittest.mock import create_autospec

import pytest

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import ContentVerdict, ProbeResult, SiteState, VerdictLevel
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import SiteHistory
from scc_wall.monitors import history_writer
from scc_wall.monitors.history_writer import BATCH, HistoryWriter, WriterState
from tests.support.clock import START_UTC, ManualClock
from tests.support.logs import ExpectedLogs

LOCKED = SccError(Told("Penyimpanan sedang dipakai.", "The store is in use."))


class Kept:
    """A history that keeps what it takes, and raises what the test says."""

    def __init__(self) -> None:
        self.batches: list[tuple[list[ProbeResult], list[StateChange], list[object]]] = []
        self.raises: BaseException | None = None
        self.rolled_up: list[datetime] = []
        self.wrote = threading.Event()
        self.may_write = threading.Event()
        self.may_write.set()

    def write(self, results: list[ProbeResult], changes: list[StateChange], verdicts: list[object]) -> None:
        self.wrote.set()
        assert self.may_write.wait(30)
        if self.raises is not None:
            raise self.raises
        self.batches.append((results, changes, verdicts))

    def roll_up(self, now_utc: datetime) -> None:
        self.rolled_up.append(now_utc)
        if self.raises is not None:
            raise self.raises

    @property
    def results(self) -> list[int]:
        return [result.site_id for batch in self.batches for result in batch[0]]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def writer(kept: Kept, clock: ManualClock) -> HistoryWriter:
    history = create_autospec(SiteHistory, instance=True)
    history.write.side_effect = kept.write
    history.roll_up.side_effect = kept.roll_up
    return HistoryWriter(history, clock)


def look(number: int) -> ProbeResult:
    return ProbeResult(number, START_UTC + timedelta(seconds=number), None)


def change(number: int) -> StateChange:
    return StateChange(number, START_UTC, SiteState.UP)


def test_what_waits_is_written_in_order_and_in_batches(writer: HistoryWriter, kept: Kept) -> None:
    for number in range(BATCH + 3):
        writer.result(look(number))
    writer.change(change(1))
    assert writer.state == WriterState(waiting=BATCH + 4)
    writer.run_once()
    assert kept.results == list(range(BATCH + 3))
    assert [len(batch[0]) for batch in kept.batches] == [BATCH, 3]
    assert writer.state == WriterState(written=BATCH + 4)
    writer.run_once()
    assert len(kept.batches) == 2  # nothing waits, nothing is written


def test_a_locked_store_loses_nothing_and_is_told_once(
    writer: HistoryWriter, kept: Kept, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("can't be written, it is tried again")
    expected_logs.expect("is written again, 0 looks")
    kept.raises = LOCKED
    for number in range(5):
        writer.result(look(number))
        writer.run_once()
    assert writer.state == WriterState(waiting=5, trouble=LOCKED.what)
    assert sum("tried again" in line for line in expected_logs._lines) == 1
    kept.raises = None
    writer.run_once()
    assert kept.results == list(range(5))
    assert writer.state == WriterState(written=5)


@pytest.mark.allows_log("can't be written", "written again")
def test_waits_between_tries_grow_and_are_bounded(writer: HistoryWriter, kept: Kept) -> None:
    kept.raises = LOCKED
    writer.result(look(1))
    pauses = []
    for _ in range(9):
        writer.run_once()
        pauses.append(writer._pause_s)
    assert 4 <= pauses[0] <= 6
    assert 48 <= pauses[-1] <= 72
    kept.raises = None
    writer.run_once()
    assert writer._pause_s == history_writer.WRITE_EVERY_S


@pytest.mark.allows_log("can't be written")
def test_what_does_not_fit_goes_the_oldest_look_first_and_is_counted(
    writer: HistoryWriter, kept: Kept, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    monkeypatch.setattr(history_writer, "MOST_RESULTS", 10)
    expected_logs.expect("written again, 15 looks and changes were lost meanwhile")
    kept.raises = LOCKED
    writer.change(change(7))
    for number in range(25):
        writer.result(look(number))
        if number % 4 == 0:
            writer.run_once()  # takes, is refused and puts back: the bound holds then too
    assert writer.state.waiting == 11
    assert writer.state.dropped == 15
    kept.raises = None
    writer.run_once()
    assert kept.results == list(range(15, 25))
    assert [batch[1] for batch in kept.batches] == [[change(7)]]


def test_a_bug_costs_its_batch_and_no_more(writer: HistoryWriter, kept: Kept, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("a batch of 2 looks and changes of sites is lost")
    expected_logs.expect("can't be summed up")
    kept.raises = ValueError("bug")
    writer.result(look(1))
    writer.verdict(1, START_UTC, ContentVerdict(VerdictLevel.HACKED, (), "f"))
    writer.run_once()
    kept.raises = None
    writer.result(look(2))
    writer.verdict(1, START_UTC, ContentVerdict(VerdictLevel.HACKED, (), "f"))  # lost above, so it is no repetition
    writer.run_once()
    assert kept.results == [2]
    assert len(kept.batches[0][2]) == 1
    assert writer.state == WriterState(written=2, dropped=2)


def test_a_verdict_that_says_the_same_again_is_not_written(writer: HistoryWriter, kept: Kept) -> None:
    for fingerprint in ("a", "a", "b", "b", "a"):
        writer.verdict(1, START_UTC, ContentVerdict(VerdictLevel.HACKED, (), fingerprint))
    writer.verdict(2, START_UTC, ContentVerdict(VerdictLevel.HACKED, (), "a"))
    writer.run_once()
    found = kept.batches[0][2]
    assert [(site, verdict.fingerprint) for site, _, verdict in found] == [(1, "a"), (1, "b"), (1, "a"), (2, "a")]  # type: ignore[misc]


def test_it_is_rolled_up_at_the_start_and_then_each_ten_minutes(
    writer: HistoryWriter, kept: Kept, clock: ManualClock, expected_logs: ExpectedLogs
) -> None:
    writer.run_once()
    clock.advance(599)
    writer.run_once()
    assert kept.rolled_up == [START_UTC]
    clock.set_wall_clock(START_UTC - timedelta(days=3))  # a wall clock that is set doesn't hold it up
    clock.advance(1)
    writer.run_once()
    assert len(kept.rolled_up) == 2
    for kept.raises, told in ((LOCKED, "summed up, it is tried again"), (ValueError("bug"), "can't be summed up")):
        expected_logs.expect(told)
        clock.advance(600)
        writer.run_once()
    assert len(kept.rolled_up) == 4


def test_the_thread_writes_a_full_batch_at_once_and_the_rest_at_the_end(writer: HistoryWriter, kept: Kept) -> None:
    writer.start()
    for number in range(BATCH):
        writer.result(look(number))
    assert kept.wrote.wait(30)  # long before the five seconds are over, on a machine that is not busy
    writer.result(look(BATCH))
    assert writer.stop(30)
    assert kept.results == list(range(BATCH + 1))
    assert writer.stop()


def test_nobody_waits_for_a_store_that_hangs_and_the_end_is_bounded(
    writer: HistoryWriter, kept: Kept, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect(f"{BATCH + 2} looks and changes of sites were not written before the end")
    kept.may_write.clear()
    writer.start()
    for number in range(BATCH):
        writer.result(look(number))
    assert kept.wrote.wait(30)
    writer.result(look(1))  # returns although the writer hangs
    writer.change(change(1))
    assert not writer.stop(0.01)
    kept.may_write.set()
    thread = writer._thread
    assert thread is not None
    thread.join(30)
    assert len(kept.results) == BATCH + 1


def test_at_the_end_a_locked_store_is_tried_once(
    writer: HistoryWriter, kept: Kept, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("can't be written")
    expected_logs.expect("1 looks and changes of sites were not written before the end")
    kept.raises = LOCKED
    writer.start()
    writer.result(look(1))
    assert not writer.stop(30)
