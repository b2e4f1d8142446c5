"""The audit's rows, on every store: written behind each other, never changed, read as they stand."""

import json
import threading
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from scc_wall.base.paths import Home
from scc_wall.domain.audit import (
    FIRST_SEAL,
    AuditEntry,
    AuditResult,
    AuditRow,
    Broken,
    canonical,
    seal_row,
    verify,
    verify_bodies,
)
from scc_wall.storage import audit as audit_module
from scc_wall.storage.engine import Database
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.access_values import AT_UTC, KEY, sealing
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

MOVE = AuditEntry("ptz.move", "budi", "1/2", "camera:3", details=(("pan", 0.5), ("speed", 3), ("home", True)))
TEXT = st.text(st.characters(exclude_categories=[]))
VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
ENTRIES = st.builds(
    AuditEntry,
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    st.sampled_from(AuditResult),
    st.lists(st.tuples(TEXT, VALUES), max_size=4).map(tuple),
    st.none() | st.integers(0, 2**31 - 1),
)


def database(store: Store) -> Database:
    return store.audit._database


def test_rows_stand_behind_each_other(store: Store) -> None:
    assert store.audit.newest() == (0, FIRST_SEAL)
    assert list(store.audit.rows()) == []
    first, second = (store.audit.append(sealing(entry)) for entry in (AuditEntry("session.open"), MOVE))
    assert (first.number, second.number) == (1, 2)
    assert store.audit.newest() == (2, second.seal)
    assert list(store.audit.rows()) == [first, second]
    assert list(store.audit.rows(1)) == [second]
    assert verify(KEY, store.audit.rows()) is None


def test_rows_are_read_in_portions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_module, "PORTION", 3)
    for length in range(1, 8):
        store.audit.append(sealing(MOVE))
        assert [row.number for row in store.audit.rows()] == list(range(1, length + 1))
    reading = store.audit.rows()
    next(reading)
    store.audit.append(sealing(MOVE))  # a reader half-way keeps no writer waiting
    assert len(list(reading)) == 7


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES)
def test_any_entry_comes_back_and_its_seal_fits(store: Store, entry: AuditEntry) -> None:
    before = store.audit.newest()
    row = store.audit.append(sealing(entry))
    assert list(store.audit.rows(before[0])) == [row]
    assert verify(KEY, store.audit.rows(before[0]), start=before) is None
    ((number, body, seal),) = store.audit.bodies(before[0])
    assert (number, body, seal) == (row.number, canonical(row.number, row.at_utc, row.mono_ns, row.entry), row.seal)
    fields = (row.number, row.at_utc.isoformat(timespec="microseconds"), row.mono_ns, entry.action, entry.who)
    rest = (entry.letter_number, entry.subject, entry.result.value, entry.details, entry.session_id)
    assert body.decode("ascii") == json.dumps([*fields, *rest], separators=(",", ":"))  # as rows were sealed ever since


def test_a_row_that_can_not_be_made_leaves_nothing(store: Store) -> None:
    store.audit.append(sealing(MOVE))

    def two_further(number: int, before: bytes) -> AuditRow:
        return seal_row(KEY, before, number + 2, MOVE, at_utc=AT_UTC, mono_ns=0)

    with pytest.raises(ValueError, match="behind row 1"):
        store.audit.append(two_further)
    with pytest.raises(ZeroDivisionError):
        store.audit.append(lambda number, _: 1 // 0 * number)  # type: ignore[arg-type, return-value]  # a bug
    assert store.audit.newest()[0] == 1


def test_two_programs_never_fork_the_chain(
    store: Store, where: Home | str, vault: ScriptedVault, clock: ManualClock
) -> None:
    start = threading.Barrier(2)

    def append_some(one: Store) -> None:
        start.wait(10)
        for _ in range(40):
            one.audit.append(sealing(MOVE))

    with open_store(where, vault, clock) as other:
        threads = [threading.Thread(target=append_some, args=(one,)) for one in (store, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert store.audit.newest()[0] == 80
    assert verify(KEY, store.audit.rows()) is None


CHANGES = (
    "UPDATE audit SET who = 'nobody' WHERE number = 2",
    "UPDATE audit SET number = number WHERE number = 2",
    "DELETE FROM audit WHERE number = 3",
    "DELETE FROM audit",
)
SQLITE_CHANGES = (
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE number = 2",
    "REPLACE INTO audit SELECT * FROM audit",
    "INSERT INTO audit SELECT 10, at_utc, 1, action, who, '', subject, result, details, session_id, seal FROM audit",
)
POSTGRESQL_CHANGES = (
    "TRUNCATE audit",
    "INSERT INTO audit SELECT * FROM audit WHERE number = 2 ON CONFLICT (number) DO UPDATE SET who = 'x'",
)


@pytest.fixture
def three_rows(store: Store) -> Store:
    for _ in range(3):
        store.audit.append(sealing(MOVE))
    return store


def refused(store: Store, statement: str) -> None:
    with pytest.raises((DBAPIError, StoreError)), database(store).writing() as connection:
        connection.execute(text(statement))
    assert verify(KEY, store.audit.rows()) is None
    assert store.audit.newest()[0] == 3


def test_nothing_changes_or_deletes_a_row(three_rows: Store) -> None:
    of_sqlite = database(three_rows).is_sqlite
    for statement in CHANGES + (SQLITE_CHANGES if of_sqlite else POSTGRESQL_CHANGES):
        refused(three_rows, statement)


def test_the_triggers_hold_where_pragmas_and_rights_do_not(three_rows: Store) -> None:
    of_sqlite = database(three_rows).is_sqlite
    without = "PRAGMA recursive_triggers = OFF" if of_sqlite else "GRANT ALL ON audit TO CURRENT_USER"
    for statement in CHANGES + (SQLITE_CHANGES if of_sqlite else POSTGRESQL_CHANGES):
        engine = create_engine(database(three_rows)._url)
        with engine.connect() as connection:
            connection.execute(text(without))
            with pytest.raises(DBAPIError, match="append-only"):
                connection.execute(text(statement))
        engine.dispose()
    assert verify(KEY, three_rows.audit.rows()) is None


def by_force(store: Store) -> Callable[[str], None]:
    """Return what executes a statement after it took the triggers away, as somebody with the file can."""

    def execute(statement: str) -> None:
        with database(store).writing() as connection:
            if database(store).is_sqlite:
                for name in ("audit_no_update", "audit_no_delete", "audit_no_gap"):
                    connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
            else:
                connection.execute(text("DROP TRIGGER IF EXISTS audit_append_only ON audit"))
                connection.execute(text("GRANT ALL ON audit TO CURRENT_USER"))
            connection.execute(text(statement))

    return execute


FORCED = (
    ("UPDATE audit SET who = 'nobody' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET at_utc = 'yesterday' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET result = 'fine' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = '[[' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = '[] []' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = '[[\"pan\",NaN]]' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = '[[\"pan\",1e999]]' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = '7' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = details || ',7' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = ' ' || details WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET details = details || 'é' WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET session_id = 7 WHERE number = 2", Broken(2, "seal")),
    ("UPDATE audit SET mono_ns = mono_ns + 1 WHERE number = 3", Broken(3, "seal")),
    ("DELETE FROM audit WHERE number = 2", Broken(2, "gap")),
    ("DELETE FROM audit WHERE number = 1", Broken(1, "gap")),
)
OF_ANOTHER_TYPE = (
    *("seal = 'text'", "seal = 5", "who = x'ff00'", "who = CAST(x'ff' AS TEXT)", "mono_ns = 'x'", "details = x'5b5d'"),
    *("at_utc = 5", "session_id = 'x'", "mono_ns = x'00'", "session_id = 9e999", "who = x'6162'"),
)
"""Only SQLite keeps values of any type in a column."""


def test_a_row_changed_by_force_is_named(store: Store) -> None:
    force = by_force(store)
    odd = OF_ANOTHER_TYPE if database(store).is_sqlite else ()
    changes = (*FORCED, *((f"UPDATE audit SET {change} WHERE number = 2", Broken(2, "seal")) for change in odd))
    for statement, broken in changes:
        for _ in range(3):
            store.audit.append(sealing(MOVE))
        force(statement)
        assert verify(KEY, store.audit.rows()) == broken, statement
        assert verify_bodies(KEY, store.audit.bodies()) == broken, statement
        force("DELETE FROM audit")


def test_a_row_can_be_written_behind_one_without_a_seal(store: Store) -> None:
    store.audit.append(sealing(MOVE))
    by_force(store)("UPDATE audit SET seal = 'text'")  # PostgreSQL makes bytes of it
    assert store.audit.append(sealing(MOVE)).number == 2
    assert verify(KEY, store.audit.rows()) == Broken(1, "seal")
