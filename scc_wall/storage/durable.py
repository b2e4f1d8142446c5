"""What must be on the disk before the next step: files copied whole, folders whose names changed."""

import os
import sys
from pathlib import Path
from typing import Final

_PIECE_BYTES: Final = 1 << 20


def new_file(path: Path) -> None:
    """Make an empty file that this user alone can read.

    Raises
    ------
    OSError
        If it is there already, or can't be made.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def copy(source: Path, target: Path) -> None:
    """Copy a file, down to the disk; the copy can be read by this user alone.

    Raises
    ------
    OSError
        If it can't be done, e.g. for lack of room; nothing is left of it then.
    """
    new_file(target)
    try:
        with source.open("rb") as read, target.open("wb") as written:
            while piece := read.read(_PIECE_BYTES):
                written.write(piece)
            written.flush()
            os.fsync(written.fileno())
    except OSError:
        target.unlink(missing_ok=True)
        raise


def settle(path: Path) -> None:
    """Have a file's content on the disk.

    Raises
    ------
    OSError
        If the disk says no.
    """
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def settle_names(folder: Path) -> None:
    """Have a folder's names on the disk; on Windows the file system's own journal does that.

    Raises
    ------
    OSError
        If the disk says no.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
