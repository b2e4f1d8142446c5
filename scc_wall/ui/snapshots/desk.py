"""What the gallery needs of the program; `app` gives it store, files, policy and audit behind it.

Every call may take its time and may be refused (SccError): it is called through a `Work` (ui/access/busy.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from scc_wall.base.course import Course
from scc_wall.domain.snapshot import RawPicture, Snapshot


class Soundness(Enum):
    """What became of a file since it was written."""

    SOUND = "sound"
    CHANGED = "changed"
    """Its bytes are not those whose hash stands in the audit."""
    MISSING = "missing"
    UNRECORDED = "unrecorded"
    """The audit has no genuine row of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """All that the person who asks may see, the newest first.

    Parameters
    ----------
    may_export
        Whether they may take some out of the room.
    keep_days
        How long snapshots are kept; 0: for ever.
    """

    snapshots: tuple[Snapshot, ...]
    may_export: bool
    keep_days: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A snapshot at its full size.

    Parameters
    ----------
    picture
        None if its file is not what was written: then it shows nothing of what it should.
    """

    soundness: Soundness
    picture: RawPicture | None = None


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A ZIP file that was written.

    Parameters
    ----------
    sha256
        Of the whole file; it stands in the audit too.
    """

    file: Path
    count: int
    sha256: str


class GalleryDesk(Protocol):
    """See the module."""

    def listed(self) -> Listed:
        """Return what there is."""
        ...

    def small(self, snapshot_id: str) -> bytes | None:
        """Return the small picture as PNG; None without one."""
        ...

    def seen(self, snapshot_id: str) -> Seen:
        """Return the picture, checked."""
        ...

    def verify(self, snapshot_ids: Sequence[str], course: Course) -> Mapping[str, Soundness]:
        """Return what became of these files."""
        ...

    def write_note(self, snapshot_id: str, note: str) -> None:
        """Keep what a person writes beside it."""
        ...

    def export(self, snapshot_ids: Sequence[str], file: Path, course: Course) -> HandedOut:
        """Write these into a ZIP file with a list of their hashes; nothing at all if one of them is not sound."""
        ...
