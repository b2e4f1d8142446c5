"""A snapshot that is kept: a PNG file, and what the store knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

GAP_PX: Final = 8
"""Between two screens of the wall, side by side in one picture."""


class SnapshotKind(StrEnum):
    """Of what; the value stands in the store."""

    TILE = "tile"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class RawPicture:
    """Pixels on their way into a file.

    Parameters
    ----------
    pixels
        ``(height, width, depth) uint8``, one byte behind the other; `depth` 3: red, green, blue; 4: blue, green, red
        and an unused byte.
    size_px
        (width, height).
    """

    pixels: memoryview
    size_px: tuple[int, int]
    depth: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of a kept snapshot.

    Parameters
    ----------
    snapshot_id
        As it stands in its strip and in the audit.
    title, where
        Name of the camera and its region as they were then; the camera may be gone.
    camera_ids
        What can be seen on it; of the whole wall all of its cameras.
    file
        Below the folder of the snapshots, with `/`.
    size_px
        (width, height) with the strip.
    evidence
        The lines of the strip.
    exported_utc
        When it was last handed out; None if it never was.
    """

    snapshot_id: str
    kind: SnapshotKind
    taken_utc: datetime
    title: str
    where: str
    login: str
    person: str
    letter_number: str
    camera_ids: tuple[int, ...]
    file: str
    sha256: str
    size_bytes: int
    size_px: tuple[int, int]
    evidence: tuple[str, ...]
    note: str = ""
    exported_utc: datetime | None = None


class SnapshotStore(Protocol):
    """The snapshots of a store. Every method may raise SccError, and may take its time: never on the UI thread."""

    def add(self, snapshot: Snapshot) -> None:
        """Keep what is known of a new one."""
        ...

    def all(self) -> Sequence[Snapshot]:
        """Return all of them, the newest first."""
        ...

    def get(self, snapshot_id: str) -> Snapshot | None:
        """Return one, None if there is none."""
        ...

    def set_note(self, snapshot_id: str, note: str) -> None:
        """Keep what a person wrote beside it, in place of what stood there."""
        ...

    def set_exported(self, snapshot_ids: Sequence[str], at_utc: datetime) -> None:
        """Keep when they were handed out."""
        ...

    def remove(self, snapshot_ids: Sequence[str]) -> None:
        """Forget them. Idempotent."""
        ...
