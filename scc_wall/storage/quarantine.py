"""Stores that were put aside: a folder for each, named by its moment, with a file that says what was found.

::

    quarantine/20261122T140500Z/scc-wall.db, scc-wall.db-wal, scc-wall.db-shm, found.json

Nothing here is ever deleted by the program.
"""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from scc_wall.base.clock import aware_utc_of
from scc_wall.base.private_file import write_private
from scc_wall.domain.incident import Incident, IncidentKind
from scc_wall.storage.durable import settle_names
from scc_wall.storage.integrity import beside

log = logging.getLogger(__name__)

FOUND: Final = "found.json"
MOMENT: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Case:
    """An incident as it stands in its folder.

    Parameters
    ----------
    finished
        Whether the store that took its place is there; a power cut may come before.
    on_record
        Whether it stands in the audit.
    in_book
        Whether it stands in the events.
    """

    incident: Incident
    finished: bool = False
    on_record: bool = False
    in_book: bool = False


class Quarantine:
    """The folder of all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def cases(self) -> Sequence[Case]:
        """Return all cases, in the order in which they came; one whose file can't be read is passed over."""
        try:
            folders = sorted(path for path in self._folder.iterdir() if path.is_dir())
        except OSError:
            return ()
        found = (_read(folder / FOUND) for folder in folders)
        return [case for case in found if case is not None]

    def put_aside(self, database: Path, incident: Incident) -> Case:
        """Move a store into a folder of its own, with what stands beside it; return the case, with its folder.

        What was found is written first: whatever comes between, the next start knows of it. An incident that has its
        folder already is gone on with: a log that stayed behind would else be taken into the next store.

        Raises
        ------
        OSError, SccError
            If it can't be moved: another program has it open (Windows), or the disk says no.
        """
        folder = Path(incident.folder) if incident.folder else self._new_folder(incident.at_utc)
        case = Case(replace(incident, folder=str(folder)))
        self.keep(case)
        for path in (database, *beside(database)):
            if path.exists():
                path.replace(folder / path.name)
        settle_names(folder)
        settle_names(database.parent)
        return case

    def keep(self, case: Case) -> None:
        """Write what is known of a case.

        Raises
        ------
        SccError
            If it can't be written.
        """
        write_private(Path(case.incident.folder) / FOUND, _text(case).encode())

    def _new_folder(self, at_utc: datetime) -> Path:
        """Make a folder of a name that is not taken: a clock that was set back gives one moment twice."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{at_utc.astimezone(UTC):{MOMENT}}"
        for number in range(1, 10_000):
            folder = self._folder / (name if number == 1 else f"{name}-{number:04d}")
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                continue
            return folder
        raise FileExistsError(str(self._folder / name))


def _text(case: Case) -> str:
    incident = case.incident
    made = incident.backup_utc
    said = {
        "at_utc": incident.at_utc.isoformat(),
        "kind": incident.kind.value,
        "why": incident.why,
        "backup": incident.backup,
        "backup_utc": None if made is None else made.isoformat(),
        "by": incident.by,
        "finished": case.finished,
        "on_record": case.on_record,
        "in_book": case.in_book,
    }
    return json.dumps(said, indent=1)


def _read(file: Path) -> Case | None:
    try:
        said: dict[str, Any] = json.loads(file.read_bytes())
        made = said["backup_utc"]
        incident = Incident(
            aware_utc_of(said["at_utc"]),
            IncidentKind(said["kind"]),
            str(file.parent),
            str(said["why"]),
            str(said["backup"]),
            None if made is None else aware_utc_of(made),
            str(said["by"]),
        )
        return Case(incident, *(said[name] is True for name in ("finished", "on_record", "in_book")))
    except FileNotFoundError:  # cut off before anything was put aside
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("%s can't be read: %s", file, error)
        return None
