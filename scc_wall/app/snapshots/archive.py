"""Snapshots on their way out: a ZIP file with the PNGs as they are, their hashes, and a list for a spreadsheet.

`SHA256SUMS.txt` is what `sha256sum -c` and its like read, so that nobody needs this program to check what they got.
"""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from scc_wall.base.course import Course
from scc_wall.base.private_file import told_error
from scc_wall.base.told import Told
from scc_wall.domain import csv_text
from scc_wall.domain.evidence import moment, plain
from scc_wall.domain.snapshot import Snapshot

SUMS: Final = "SHA256SUMS.txt"
LIST: Final = "daftar-cuplikan.csv"
_HEADS: Final = ("cuplikan", "berkas", "sha256", "diambil", "nama", "wilayah", "oleh", "akun", "surat", "catatan")
_COPYING: Final = Told("Menyalin cuplikan…", "Copying snapshots…")


@dataclass(frozen=True, slots=True)
class Draft:
    """A ZIP file that is written whole and has no name yet.

    Parameters
    ----------
    take_name
        Gives it its name, in place of a file that has it; raises SccError.
    """

    sha256: str
    take_name: Callable[[], object]


@contextmanager
def drafted(
    file: Path, snapshots: Sequence[Snapshot], content_of: Callable[[Snapshot], bytes], course: Course
) -> Iterator[Draft]:
    """Write the ZIP file beside `file`; it is gone behind the block unless it took its name.

    Parameters
    ----------
    content_of
        Returns a file, checked.

    Raises
    ------
    SccError
        If it can't be written; whatever `content_of` and the block raise.
    Stopped
        If somebody stopped it.
    """
    draft: str | None = None
    try:
        descriptor, draft = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")  # 0600
        with os.fdopen(descriptor, "w+b") as opened:
            _fill(opened, snapshots, content_of, course)
            opened.flush()
            os.fsync(opened.fileno())
            opened.seek(0)
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        yield Draft(sha256, partial(os.replace, draft, file))
    except OSError as error:
        raise told_error(file, error) from error
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)


def _fill(
    opened: BinaryIO, snapshots: Sequence[Snapshot], content_of: Callable[[Snapshot], bytes], course: Course
) -> None:
    sums = []
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_STORED) as archive:
        for number, one in enumerate(snapshots):
            course.step(_COPYING, number, len(snapshots))
            archive.writestr(_name(one), content_of(one))
            sums.append(f"{one.sha256}  {_name(one)}\n")
        archive.writestr(SUMS, "".join(sums))
        archive.writestr(LIST, csv_text.write(_table(snapshots), excel=True))


def _name(snapshot: Snapshot) -> str:
    return f"{snapshot.snapshot_id}.png"


def _table(snapshots: Sequence[Snapshot]) -> Iterator[Sequence[str]]:
    yield _HEADS
    for one in snapshots:
        yield (
            *(one.snapshot_id, _name(one), one.sha256, moment(one.taken_utc)),
            *map(plain, (one.title, one.where, one.person, one.login, one.letter_number, one.note)),
        )
