"""Writes a file whole or not at all, readable by this user alone."""

import os
import tempfile
from pathlib import Path

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told


def write_private(file: Path, content: bytes) -> None:
    """Write the file, in place of one of that name.

    Raises
    ------
    SccError
        If it can't be written; one of that name is left as it was.
    """
    draft: str | None = None
    try:
        descriptor, draft = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")  # 0600
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
        Path(draft).replace(file)
    except OSError as error:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        raise SccError(
            Told("Berkas tidak dapat ditulis.", "The file can't be written."),
            Told(f"{file}: {error.strerror}", f"{file}: {error.strerror}"),
            Told(
                "Periksa folder, izin dan ruang disk; bila terbuka di Excel, tutup dulu.",
                "Check the folder, its permission and free space; if it is open in Excel, close it.",
            ),
        ) from error
