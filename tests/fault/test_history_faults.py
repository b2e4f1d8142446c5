"""The history over a real store that somebody locks, or whose disk is full: nothing blocks, nothing is half written."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from scc_wall.base.paths import Home
from scc_wall.domain.site import ProbeResult, SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.monitors.history_writer import HistoryWriter
from scc_wall.storage import engine
from scc_wall.storage.engine import Database, sqlite_url
from scc_wall.storage.site_history import SiteHistoryRepository
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import START_UTC, ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.vault import ScriptedVault

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    # Don't wait two seconds for a lock that the test holds for ever.
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout = 10", *engine.PRAGMAS[1:]))
    with open_store(Home(tmp_path / "home"), ScriptedVault(), clock) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path, store: Store) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(Home(tmp_path / "home").database, isolation_level=None)
    yield connection
    connection.close()


def look(number: int) -> ProbeResult:
    return ProbeResult(1, START_UTC + timedelta(seconds=number), None)


def test_a_store_that_is_locked_for_long_costs_nothing(
    store: Store, other: sqlite3.Connection, clock: ManualClock, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("can't be written, it is tried again: Penyimpanan sedang dipakai")
    expected_logs.expect("written again, 0 looks")
    writer = HistoryWriter(store.site_history, clock)
    other.execute("BEGIN IMMEDIATE")
    for number in range(700):
        writer.result(look(number))
        if number % 100 == 0:
            writer.run_once()
    writer.change(StateChange(1, START_UTC, SiteState.UP))
    assert writer.state.trouble is not None
    assert store.site_history.beats([1], 5) == {1: []}  # reading goes on
    with pytest.raises(StoreError, match="sedang dipakai"):
        store.site_history.roll_up(START_UTC + timedelta(hours=1)) or store.site_history.write([look(0)], [], [])
    other.execute("ROLLBACK")
    writer.run_once()
    assert (writer.state.waiting, writer.state.written, writer.state.trouble) == (0, 701, None)
    assert len(store.site_history.results(1, START_UTC)) == 700


def test_the_thread_over_a_real_store(store: Store, clock: ManualClock) -> None:
    writer = HistoryWriter(store.site_history, clock)
    writer.start()
    feeders = [
        threading.Thread(target=lambda part=part: [writer.result(look(part * 1000 + n)) for n in range(400)])  # type: ignore[misc]
        for part in range(3)
    ]
    for feeder in feeders:
        feeder.start()
    for feeder in feeders:
        feeder.join(30)
    assert writer.stop(30)
    assert len(store.site_history.results(1, START_UTC)) == 1200
    assert writer.state.dropped == 0


def test_a_full_disk_loses_no_look_that_fits_the_queue(
    store: Store, clock: ManualClock, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("can't be written, it is tried again: Disk penuh")
    expected_logs.expect("written again, 0 looks")
    database = store.site_history._database
    pages = [0]

    def limit(most: int) -> None:
        with database.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    with database.reading() as connection:
        pages[0] = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    limit(pages[0])
    writer = HistoryWriter(store.site_history, clock)
    for number in range(500):
        writer.result(look(number))
    writer.run_once()
    assert writer.state.waiting == 500
    assert len(store.site_history.results(1, START_UTC)) == 0
    limit(1_000_000)
    writer.run_once()
    assert len(store.site_history.results(1, START_UTC)) == 500


KILLED = """
import sys
from datetime import timedelta
from pathlib import Path
from scc_wall.domain.site import ProbePhases, ProbeResult
from scc_wall.storage.engine import Database, sqlite_url
from scc_wall.storage.migrate import migrate
from scc_wall.storage.site_history import SiteHistoryRepository
from tests.support.clock import START_UTC

database = Database(sqlite_url(Path(sys.argv[1])))
migrate(database)
history = SiteHistoryRepository(database)
for batch in range(100_000):
    at = [START_UTC + timedelta(minutes=batch * 10 + n) for n in range(10)]
    history.write([ProbeResult(1, moment, None, phases=ProbePhases(first_byte_ms=5.0)) for moment in at], [], [])
    print((batch + 1) * 10, flush=True)
    history.roll_up(at[-1])
"""


@pytest.mark.parametrize("batches", [2, 9])
def test_a_program_killed_in_the_middle_neither_loses_nor_counts_twice(tmp_path: Path, batches: int) -> None:
    file = tmp_path / "killed.db"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [int(process.stdout.readline()) for _ in range(batches)]
    process.kill()
    told += map(int, process.communicate(timeout=10)[0].split())
    database = Database(sqlite_url(file))
    history = SiteHistoryRepository(database)
    looks = len(history.results(1, START_UTC))
    assert looks >= told[-1]
    history.roll_up(START_UTC + timedelta(minutes=looks))
    hours, days = history.hours([1], START_UTC)[1], history.days([1], START_UTC.date())[1]
    database.close()
    for found in (hours, days):
        assert sum(each.looks for each in found) == sum(each.first_byte.total for each in found) == looks
