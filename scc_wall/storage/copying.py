"""Copies a whole store into another database, whole or not at all: from the file of the first years to a server.

::

    file ──table by table──► one transaction of the server: empty? rows as they are ─► counted ─► ids go on ─► kept
                                                                └─ anything wrong: nothing of it is there
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Integer, Table, delete, func, insert, select, text

from scc_wall.base.told import Told
from scc_wall.storage.engine import Database
from scc_wall.storage.tables import metadata
from scc_wall.storage.told_errors import StoreError

SEEDED: Final = frozenset({"regions"})
"""What a new store holds already."""
ROWS_AT_ONCE: Final = 1000
BLOBS_AT_ONCE: Final = 4
"""A scan has up to some megabytes."""


def copy_store(source: Database, target: Database, on_table: Callable[[str, int], object]) -> int:
    """Copy every row of every table; return how many. Both have this program's schema.

    Parameters
    ----------
    on_table
        Called with each table and how many rows of it were copied.

    Raises
    ------
    StoreError
        If the target holds something already, or either database refuses; nothing is copied then.
    """
    with source.reading() as old, target.writing() as new:
        _refuse_full(new, target.place)
        copied = 0
        for table in metadata.sorted_tables:
            count = _copy(table, old, new)
            copied += count
            on_table(table.name, count)
        return copied


def _refuse_full(connection: Connection, place: str) -> None:
    full = [
        table.name
        for table in metadata.sorted_tables
        if table.name not in SEEDED and connection.execute(select(text("1")).select_from(table).limit(1)).first()
    ]
    if full:
        raise StoreError(
            Told("Basis data tujuan tidak kosong.", "The database to copy to is not empty."),
            Told(f"{place}: {', '.join(full)}", f"{place}: {', '.join(full)}"),
            Told("Buat basis data baru yang kosong: createdb.", "Make a new, empty database: createdb."),
        )


def _copy(table: Table, old: Connection, new: Connection) -> int:
    if table.name in SEEDED:
        new.execute(delete(table))
    at_once = BLOBS_AT_ONCE if table.name == "attachments" else ROWS_AT_ONCE
    rows = old.execution_options(yield_per=at_once).execute(select(table).order_by(*table.primary_key.columns))
    for part in rows.mappings().partitions(at_once):
        new.execute(insert(table), [dict(row) for row in part])
    count, wanted = _count(table, new), _count(table, old)
    if count != wanted:
        raise StoreError(
            Told("Salinan tidak lengkap.", "The copy is not complete."),
            Told(f"{table.name}: {count} dari {wanted} baris", f"{table.name}: {count} of {wanted} rows"),
        )
    if new.dialect.name == "postgresql":
        _go_on(table, new)
    return count


def _count(table: Table, connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _go_on(table: Table, connection: Connection) -> None:
    """Have the next row get the next number: rows that bring their own do not move a server's sequence."""
    keys: Sequence[Any] = list(table.primary_key.columns)
    if len(keys) != 1 or not isinstance(keys[0].type, Integer):
        return
    (key,) = keys
    sequence = connection.execute(select(func.pg_get_serial_sequence(table.name, key.name))).scalar_one()
    if sequence is not None:
        newest = connection.execute(select(func.max(key))).scalar_one()
        if newest is not None:
            connection.execute(select(func.setval(sequence, newest)))
