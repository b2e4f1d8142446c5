"""What a wall's start needs of the store, read with sqlite3 alone: SQLAlchemy takes a third of a second to load.

Reads what `cameras` and `wall` would read, by the same functions (`rows`, `layout_document`); a contract test holds the
two to each other. Whatever is unusual (no store yet, an older or newer schema, an error) is left to the whole store,
which brings it up to date or tells what is wrong.
"""

import json
import logging
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.layout import Layout
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.vault import Vault
from scc_wall.storage.layout_document import from_document
from scc_wall.storage.revision import HEAD
from scc_wall.storage.rows import CameraRows, Unreadable, screen_of, unsealed

log = logging.getLogger(__name__)

_CAMERAS = "SELECT * FROM cameras ORDER BY position, id"
_SCREENS = "SELECT * FROM screens ORDER BY position IS NULL, position, id"


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands in the store at one moment."""

    cameras: tuple[CameraConfig, ...]
    screens: tuple[KnownScreen, ...]
    layouts: Mapping[str, Layout]
    settings: Mapping[str, object]


def glance(database: Path, vault: Vault, on_unreadable: Unreadable) -> Glance | None:
    """Return what stands in an up-to-date SQLite store, None if the whole store has to look."""
    if not database.exists():
        return None
    try:
        try:
            return _seen(sqlite3.connect(database, timeout=0.5, isolation_level=None), vault, on_unreadable)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise
            log.debug("the store can't be read as ever: %s", error)
            from scc_wall.storage.integrity import connect_read_only

            # On a full disk, or in a folder that can't be written, the wall starts all the same.
            return _seen(connect_read_only(database), vault, on_unreadable)
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        log.debug("the store is left to SQLAlchemy", exc_info=True)
        return None


def _seen(opened: sqlite3.Connection, vault: Vault, on_unreadable: Unreadable) -> Glance | None:
    with closing(opened) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")  # one state of the store for all that is read
        if [tuple(row) for row in connection.execute("SELECT version_num FROM alembic_version")] != [(HEAD,)]:
            return None
        return _read(connection, vault, on_unreadable)


def _read(connection: sqlite3.Connection, vault: Vault, on_unreadable: Unreadable) -> Glance:
    streams: dict[int, list[dict[str, Any]]] = {}
    for row in map(dict, connection.execute("SELECT * FROM streams")):
        streams.setdefault(row["camera_id"], []).append(row)
    setups = {row["camera_id"]: dict(row) for row in connection.execute("SELECT * FROM onvif_setups")}
    cameras = []
    for row in map(dict, connection.execute(_CAMERAS)):
        row["tags"] = json.loads(row["tags"])
        rows = CameraRows(row, streams.get(row["id"], []), setups.get(row["id"]))
        cameras.append(unsealed(rows, vault, on_unreadable))
    screens = tuple(screen_of(dict(row)) for row in connection.execute(_SCREENS))
    known = {camera.camera_id for camera in cameras}
    layouts = {
        name: from_document(name, json.loads(document), known)
        for name, document in connection.execute("SELECT name, document FROM layouts")
    }
    settings = {key: json.loads(value) for key, value in connection.execute("SELECT key, value FROM settings")}
    return Glance(tuple(cameras), screens, layouts, settings)
