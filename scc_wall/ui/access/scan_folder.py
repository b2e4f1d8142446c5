"""The folder that a scan lies in while a viewer shows it, and what a crash left of such folders.

::

    <temp>/scc-wall-scan-????????/     0700, this user's
        in-use                         locked for as long as its program runs
        surat-tugas-????????.pdf       0600

What is swept is a folder of that name that is no link, belongs to this user alone, holds nothing but files of these
names, and is in nobody's use; everything else stays as it is. Knows no Qt.
"""

import logging
import os
import re
import stat
import sys
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from scc_wall.base.file_lock import take

log = logging.getLogger(__name__)

PREFIX: Final = "scc-wall-scan-"
IN_USE: Final = "in-use"
_FOLDER: Final = re.compile(rf"{PREFIX}[a-z0-9_]{{8}}")
"""Source: `tempfile`, which makes names so."""
_FILE: Final = re.compile(rf"surat-tugas-[0-9a-f]{{8}}\.(pdf|jpg|png)|{IN_USE}")
_NEW: Final = os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FOLDER_FLAGS: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


class ScanFolder:
    """A folder for one scan, deleted when it is closed or at the end of the program.

    Raises
    ------
    OSError
        If it can't be made.
    """

    def __init__(self) -> None:
        # Readable by nobody else (0700 and 0600), and deleted at exit too: TemporaryDirectory sees to that.
        self._folder = TemporaryDirectory(prefix=PREFIX)
        self.path = Path(self._folder.name)
        try:
            held = os.open(self.path / IN_USE, os.O_RDWR | _NEW, 0o600)
        except OSError:
            with suppress(OSError):
                self._folder.cleanup()
            raise
        take(held)
        self._release = weakref.finalize(self, os.close, held)  # before the folder's own: Windows keeps open files

    def write(self, name: str, content: bytes) -> Path:
        """Write the scan and return its file.

        Raises
        ------
        OSError
            If it can't be written.
        """
        path = self.path / name
        with os.fdopen(os.open(path, os.O_WRONLY | _NEW, 0o600), "wb") as file:
            file.write(content)
        return path

    def close(self) -> None:
        """Delete it. Idempotent.

        Raises
        ------
        OSError
            If a viewer holds it open (Windows).
        """
        self._release()
        self._folder.cleanup()


def sweep(within: Path | None = None) -> int:
    """Delete the folders that programs left which were killed; return how many.

    Parameters
    ----------
    within
        Where to look; None: the folder for temporary files.
    """
    folder = Path(tempfile.gettempdir()) if within is None else within
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry in entries if _FOLDER.fullmatch(entry.name)]
    except OSError as error:
        log.warning("left-over scans could not be looked for: %s", error.strerror)
        return 0
    return sum(_swept(folder / name) for name in found)


def _swept(folder: Path) -> bool:
    """Delete one folder if it is ours and in nobody's use; return whether it is gone."""
    try:
        if not _is_ours(folder.lstat()):
            return False
        if sys.platform == "win32":
            return _emptied(folder, None)
        opened = os.open(folder, _FOLDER_FLAGS)  # what is deleted is in this folder, whatever takes its name meanwhile
        try:
            return _is_ours(os.fstat(opened)) and _emptied(folder, opened)
        finally:
            os.close(opened)
    except OSError as error:
        log.warning("a left-over scan could not be deleted: %s", error.strerror)
        return False


def _emptied(folder: Path, opened: int | None) -> bool:
    """Delete the files in it, then itself."""

    def at(name: str) -> Path:
        return folder / name if opened is None else Path(name)

    names = os.listdir(folder if opened is None else opened)  # noqa: PTH208 - of the folder that is open
    for name in names:
        found = os.stat(at(name), dir_fd=opened, follow_symlinks=False)
        if not (_FILE.fullmatch(name) and stat.S_ISREG(found.st_mode)):
            log.warning("a folder of left-over scans holds something else and stays")
            return False
    with suppress(FileNotFoundError):  # killed before it was there
        held = os.open(at(IN_USE), os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), dir_fd=opened)
        try:
            if not take(held):
                return False  # another wall, or demo, shows it just now
        finally:
            os.close(held)
    for name in names:
        os.unlink(at(name), dir_fd=opened)
    folder.rmdir()
    return True


def _is_ours(looked: os.stat_result) -> bool:
    """Return whether it is a folder, no link, of this user alone."""
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)
    if not stat.S_ISDIR(looked.st_mode) or getattr(looked, "st_file_attributes", 0) & reparse:
        return False
    if sys.platform == "win32":
        return True  # the folder for temporary files is this user's own there
    return looked.st_uid == os.geteuid() and not stat.S_IMODE(looked.st_mode) & 0o077
