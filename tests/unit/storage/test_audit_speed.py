"""100,000 rows are verified in under 2 s (specs/access.md, "The audit")."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from scc_wall.base.paths import Home
from scc_wall.domain.audit import FIRST_SEAL, Broken, body_of, details_text, sealed, verify_bodies
from scc_wall.storage.store import Store, open_store
from tests.support.access_values import AT_UTC, KEY
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

ROWS = 100_000
ASSERTED_S = 6.0
"""Three times what is promised: a busy machine is no reason to fail. Measured: 0.8 to 1.2 s; 3.7 s before rows were
verified as they stand."""
TEXTS = ("ptz.move", "budi", "000.8.3.3/15/OR", "camera:17", "done")
DETAILS = details_text((("pan", 0.5), ("speed", 3), ("home", True)))
Row = tuple[object, ...]


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    with open_store(Home(tmp_path / "home"), ScriptedVault(), ManualClock()) as store:
        with store.audit._database.writing() as connection:
            connection.exec_driver_sql(f"INSERT INTO audit VALUES ({','.join('?' * 11)})", list(signed_rows()))
        yield store


def signed_rows() -> Iterator[Row]:
    seal = FIRST_SEAL
    for number in range(1, ROWS + 1):
        fields = (
            number,
            (AT_UTC + timedelta(seconds=number)).isoformat(),
            number * 10**9,
            *TEXTS,
            DETAILS,
            number // 9,
        )
        seal = sealed(KEY, seal, body_of(*fields))
        yield (*fields, seal)


def test_100_000_rows_are_verified_in_time_and_the_last_one_counts(filled: Store) -> None:
    start_s = time.perf_counter()
    assert verify_bodies(KEY, filled.audit.bodies()) is None
    taken_s = time.perf_counter() - start_s
    print(f"{ROWS} rows verified in {taken_s:.2f} s")  # noqa: T201 - seen with -s
    assert taken_s < ASSERTED_S
    with filled.audit._database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql(f"UPDATE audit SET who = 'siti' WHERE number = {ROWS}")
    assert verify_bodies(KEY, filled.audit.bodies()) == Broken(ROWS, "seal")
