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
from scc_wall.base.private_file import PORTION_BYTES, told_error
from scc_wall.base.told import Told
from scc_wall.domain import csv_text
from scc_wall.domain.evidence import moment, plain
from scc_wall.domain.snapshot import Snapshot

SUMS: Final = "SHA256SUMS.txt"
LIST: Final = "daftar-cuplikan.csv"
_HEADS: Final = ("cuplikan", "berkas", "sha256", "diambil", "nama", "wilayah", "oleh", "akun", "surat", "catatan")
_COPYING: Final = Told("Menyalin cuplikan…", "Copying snapshots…")
_SUMMING: Final = Told("Menghitung SHA-256 arsip… (MB)", "Computing the archive's SHA-256… (MB)")


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
            _bring_to_disk(opened)
            sha256 = _sum(opened, course)
        course.step(_SUMMING)  # the last moment to stop it
        yield Draft(sha256, partial(os.replace, draft, file))
    except OSError as error:
        raise told_error(file, error) from error
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)


def _fill(
    opened: BinaryIO, snapshots: Sequence[Snapshot], content_of: Callable[[Snapshot], bytes], course: Course
) -> None:
    sums, waits = [], 0
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_STORED) as archive:
        for number, one in enumerate(snapshots):
            course.step(_COPYING, number, len(snapshots))
            archive.writestr(_name(one), content_of(one))
            waits += one.size_bytes
            if waits >= PORTION_BYTES:  # else all of it would be brought to a slow stick at the end, unstoppably
                waits = 0
                _bring_to_disk(opened)
            sums.append(f"{one.sha256}  {_name(one)}\n")
        archive.writestr(SUMS, "".join(sums))
        archive.writestr(LIST, csv_text.write(_table(snapshots), excel=True))


def _bring_to_disk(opened: BinaryIO) -> None:
    opened.flush()
    os.fsync(opened.fileno())


def _sum(opened: BinaryIO, course: Course) -> str:
    """Return the hash of the whole file: some seconds for gigabytes."""
    whole, found = opened.seek(0, os.SEEK_END), hashlib.sha256()
    opened.seek(0)
    while portion := opened.read(PORTION_BYTES):
        course.step(_SUMMING, opened.tell() // 1_000_000, whole // 1_000_000)
        found.update(portion)
    return found.hexdigest()


def _name(snapshot: Snapshot) -> str:
    return f"{snapshot.snapshot_id}.png"


def _table(snapshots: Sequence[Snapshot]) -> Iterator[Sequence[str]]:
    yield _HEADS
    for one in snapshots:
        yield (
            *(one.snapshot_id, _name(one), one.sha256, moment(one.taken_utc)),
            *map(plain, (one.title, one.where, one.person, one.login, one.letter_number, one.note)),
        )
