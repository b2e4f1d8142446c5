"""Where the files of snapshots lie: a folder a day, each file under the name that stands in its strip."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from scc_wall.base.private_file import told_error, write_private
from scc_wall.domain.snapshot import Snapshot

SMALL_ENDING: Final = ".kecil.png"
"""Of the small picture beside a file; made anew for none: without it the gallery shows a plate."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9A-Za-z-]{1,40}\.png")
"""What the store says is data: a row that was edited by hand must lead nowhere else."""


class SnapshotFiles:
    """The files below one folder.

    Parameters
    ----------
    folder
        Made by the first snapshot.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, snapshot: Snapshot) -> Path | None:
        """Return where a file is; None if the store names none that was written here."""
        if not _NAME.fullmatch(snapshot.file):
            return None
        return self.folder / Path(*snapshot.file.split("/"))

    def small(self, snapshot: Snapshot) -> Path | None:
        """Return where its small picture is; as `path`."""
        path = self.path(snapshot)
        return None if path is None else path.with_name(path.stem + SMALL_ENDING)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file that is not there yet, whole or not at all, readable by this user alone.

        Raises
        ------
        SccError
            If it can't be written.
        """
        try:
            for folder in (self.folder, path.parent):  # with `parents` only the last one would be this user's alone
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise told_error(path, error) from error
        write_private(path, content, replace=False)

    def read(self, snapshot: Snapshot) -> bytes | None:
        """Return what stands in its file; None if it is not there or can't be read."""
        return _read(self.path(snapshot))

    def read_small(self, snapshot: Snapshot) -> bytes | None:
        """Return what stands in its small picture; None without one."""
        return _read(self.small(snapshot))

    def remove(self, snapshot: Snapshot) -> None:
        """Remove its files, and the folder of a day with the last of them. Idempotent.

        Raises
        ------
        OSError
            If one can't be removed.
        """
        for path in (self.path(snapshot), self.small(snapshot)):
            if path is not None:
                path.unlink(missing_ok=True)
        day = None if path is None else path.parent
        if day is not None and day.is_dir() and not any(day.iterdir()):
            day.rmdir()

    def strays(self, before_day: str, known: Collection[str]) -> list[Path]:
        """Return what lies in the folders of days before that one and belongs to no row: the power went in between.

        Parameters
        ----------
        before_day
            As the folders are named.
        known
            What the store names, as `Snapshot.file`.
        """
        stems = {file.removesuffix(".png") for file in known}
        try:
            days = [one for one in self.folder.iterdir() if _DAY.fullmatch(one.name) and one.name < before_day]
            return [one for day in days for one in day.iterdir() if f"{day.name}/{one.name.split('.')[0]}" not in stems]
        except OSError:
            return []


def _read(path: Path | None) -> bytes | None:
    try:
        return None if path is None else path.read_bytes()
    except OSError:
        return None
