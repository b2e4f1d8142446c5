"""Reads a file that a person chose, without being filled up by it."""

from pathlib import Path

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told


def read_capped(file: Path, most_bytes: int) -> bytes:
    """Return the file, one byte more than allowed at most: a wrong file is refused without reading it whole.

    Raises
    ------
    SccError
        If it can't be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(most_bytes + 1)
    except OSError as error:
        raise SccError(
            Told("Berkas tidak dapat dibaca.", "The file can't be read."),
            Told(f"{file}: {error.strerror}", f"{file}: {error.strerror}"),
            Told(
                "Periksa nama dan izinnya; bila terbuka di Excel, tutup dulu.",
                "Check its name and permission; if it is open in Excel, close it.",
            ),
        ) from error
