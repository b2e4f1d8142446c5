"""Snapshots kept in memory, for tests that need no database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from scc_wall.domain.access_store import AuditStore
from scc_wall.domain.setting import Setting, Value
from scc_wall.domain.snapshot import Snapshot


class MemorySnapshots:
    """A `domain.snapshot.SnapshotStore`."""

    def __init__(self) -> None:
        self._rows: dict[str, Snapshot] = {}

    def add(self, snapshot: Snapshot) -> None:
        """Keep what is known of a new one."""
        self._rows[snapshot.snapshot_id] = snapshot

    def all(self) -> Sequence[Snapshot]:
        """Return all of them, the newest first."""
        return tuple(sorted(self._rows.values(), key=lambda one: (one.taken_utc, one.snapshot_id), reverse=True))

    def get(self, snapshot_id: str) -> Snapshot | None:
        """Return one, None if there is none."""
        return self._rows.get(snapshot_id)

    def set_note(self, snapshot_id: str, note: str) -> None:
        """Keep what a person wrote beside it."""
        self._rows[snapshot_id] = replace(self._rows[snapshot_id], note=note)

    def set_exported(self, snapshot_ids: Sequence[str], at_utc: datetime) -> None:
        """Keep when they were handed out."""
        for one in snapshot_ids:
            self._rows[one] = replace(self._rows[one], exported_utc=at_utc)

    def remove(self, snapshot_ids: Sequence[str]) -> None:
        """Forget them."""
        for one in snapshot_ids:
            self._rows.pop(one, None)


class MemorySettings:
    """Settings, each with its default until it is set."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, setting: Setting[Value]) -> Value:
        """Return its value."""
        return cast("Value", self._values.get(setting.key, setting.default))

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep a value."""
        self._values[setting.key] = value


class SnapshotMemory:
    """As much of a store as snapshots need.

    Parameters
    ----------
    audit
        Whose rows bear witness to the files.
    """

    def __init__(self, audit: AuditStore) -> None:
        self.snapshots = MemorySnapshots()
        self.settings = MemorySettings()
        self.audit = audit
