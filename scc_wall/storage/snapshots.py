"""Snapshots: what is known of the PNG files that lie beside the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, Column, Integer, RowMapping, String, Table, delete, insert, select, update

from scc_wall.base.clock import aware_utc_of
from scc_wall.base.told import Told
from scc_wall.domain.snapshot import Snapshot, SnapshotKind
from scc_wall.storage.columns import AnyText, Document, moment, readable
from scc_wall.storage.engine import Database
from scc_wall.storage.metadata import metadata
from scc_wall.storage.site_codes import read_each

snapshots: Final = Table(
    "snapshots",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("taken_utc", String(40), nullable=False, index=True),
    Column("title", AnyText, nullable=False),
    Column("place", AnyText, nullable=False),
    Column("login", AnyText, nullable=False),
    Column("person", AnyText, nullable=False),
    Column("letter_number", AnyText, nullable=False),
    Column("camera_ids", Document, nullable=False),
    Column("file", AnyText, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("evidence", Document, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("exported_utc", String(40)),
)
"""`camera_ids` are no foreign keys: a snapshot stays when its camera goes."""


class SnapshotRepository:
    """A `domain.snapshot.SnapshotStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, snapshot: Snapshot) -> None:
        """Keep what is known of a new one."""
        with self._database.writing() as connection:
            connection.execute(insert(snapshots).values(**_values(snapshot)))

    def all(self) -> Sequence[Snapshot]:
        """Return all of them, the newest first; a row that can't be read hides no other."""
        newest = select(snapshots).order_by(snapshots.c.taken_utc.desc(), snapshots.c.id.desc())
        with self._database.reading() as connection:
            return tuple(read_each(connection.execute(newest).mappings(), _made, "snapshots"))

    def get(self, snapshot_id: str) -> Snapshot | None:
        """Return one, None if there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(snapshots).where(snapshots.c.id == snapshot_id)).mappings().first()
        if row is None:
            return None
        with readable(Told("Cuplikan", "A snapshot")):
            return _made(row)

    def set_note(self, snapshot_id: str, note: str) -> None:
        """Keep what a person wrote beside it, in place of what stood there."""
        with self._database.writing() as connection:
            connection.execute(update(snapshots).where(snapshots.c.id == snapshot_id).values(note=note))

    def set_exported(self, snapshot_ids: Sequence[str], at_utc: datetime) -> None:
        """Keep when they were handed out."""
        these = snapshots.c.id.in_(list(snapshot_ids))
        with self._database.writing() as connection:
            connection.execute(update(snapshots).where(these).values(exported_utc=moment(at_utc)))

    def remove(self, snapshot_ids: Sequence[str]) -> None:
        """Forget them. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(snapshots).where(snapshots.c.id.in_(list(snapshot_ids))))


def _values(one: Snapshot) -> dict[str, object]:
    return {
        "id": one.snapshot_id,
        "kind": one.kind.value,
        "taken_utc": moment(one.taken_utc),
        "title": one.title,
        "place": one.where,
        "login": one.login,
        "person": one.person,
        "letter_number": one.letter_number,
        "camera_ids": list(one.camera_ids),
        "file": one.file,
        "sha256": one.sha256,
        "size_bytes": one.size_bytes,
        "width_px": one.size_px[0],
        "height_px": one.size_px[1],
        "evidence": list(one.evidence),
        "note": one.note,
        "exported_utc": None if one.exported_utc is None else moment(one.exported_utc),
    }


def _made(row: RowMapping) -> Snapshot:
    return Snapshot(
        snapshot_id=row["id"],
        kind=SnapshotKind(row["kind"]),
        taken_utc=aware_utc_of(row["taken_utc"]),
        title=str(row["title"]),
        where=str(row["place"]),
        login=str(row["login"]),
        person=str(row["person"]),
        letter_number=str(row["letter_number"]),
        camera_ids=tuple(map(int, row["camera_ids"])),
        file=str(row["file"]),
        sha256=str(row["sha256"]),
        size_bytes=int(row["size_bytes"]),
        size_px=(int(row["width_px"]), int(row["height_px"])),
        evidence=tuple(map(str, row["evidence"])),
        note=str(row["note"]),
        exported_utc=None if row["exported_utc"] is None else aware_utc_of(row["exported_utc"]),
    )
