"""Writes a file whole or not at all, readable by this user alone."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

PORTION_BYTES: Final = 4 << 20
"""Brought to the disk between two looks at whether somebody stopped it: 0.4 s of a stick of 10 MB/s."""
_WRITING: Final = Told("Menulis berkas…", "Writing the file…")
_WRITING_MB: Final = Told("Menulis berkas… (MB)", "Writing the file… (MB)")


def write_private(file: Path, content: bytes, *, replace: bool = True, course: Course | None = None) -> None:
    """Write the file.

    Parameters
    ----------
    replace
        Whether it takes the place of one of that name.
    course
        Told how far it is, in MB where that is more than a moment; may stop it until the file takes its name.

    Raises
    ------
    Stopped
        If it was stopped; one of that name is left as it was.
    SccError
        If it can't be written, or is there and may not be replaced; one of that name is left as it was.
    """
    draft: str | None = None
    try:
        descriptor, draft = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")  # 0600
        with os.fdopen(descriptor, "wb") as opened:
            for at in range(0, len(content), PORTION_BYTES):
                _tell(course, at, len(content))
                opened.write(content[at : at + PORTION_BYTES])
                opened.flush()
                os.fsync(opened.fileno())  # a stick is pulled out as soon as the window says that it is written
        _tell(course, len(content), len(content))
        if replace:
            Path(draft).replace(file)
        else:
            _take_free_name(draft, file)
    except BaseException as error:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise told_error(file, error) from error
        raise


def _take_free_name(draft: str, file: Path) -> None:
    """Give the draft a name that no file has, in one step: two that look whether it is free would both find it so.

    Under its name it is whole from the first moment on, whenever the program is killed; but for file systems without
    links (a stick with FAT, beside Linux), where nothing stands under it for a moment.

    Raises
    ------
    OSError
        FileExistsError if one has it.
    """
    if os.name == "nt":
        os.rename(draft, file)  # noqa: PTH104 - which refuses there where one has the name
        return
    try:
        os.link(draft, file)
    except FileExistsError:
        raise
    except OSError:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            Path(draft).replace(file)
        except OSError:
            file.unlink(missing_ok=True)
            raise
    else:
        with suppress(OSError):
            Path(draft).unlink()


def _tell(course: Course | None, done_bytes: int, of_bytes: int) -> None:
    if course is None:
        return
    if of_bytes <= PORTION_BYTES:
        course.step(_WRITING)
    else:
        course.step(_WRITING_MB, done_bytes // 1_000_000, of_bytes // 1_000_000)


def told_error(file: Path, error: OSError) -> SccError:
    """Return what is told of a file that can't be written: what, why, what to do."""
    unknown = error.strerror or type(error).__name__
    why = _WHY.get(error.errno or 0, Told(unknown, unknown))
    return SccError(
        Told("Berkas tidak dapat ditulis.", "The file can't be written."),
        Told(f"{file}: {why.id}", f"{file}: {why.en}"),
        _TODO.get(error.errno or 0, _CHECK),
    )


_WHY: Final = {
    errno.ENOSPC: Told("ruang disk habis", "no space left on the disk"),
    errno.EDQUOT: Told("jatah disk habis", "the disk quota is used up"),
    errno.EFBIG: Told("terlalu besar untuk disk ini", "too large for this disk"),
    errno.EACCES: Told("tanpa izin, atau sedang dibuka program lain", "no permission, or another program has it open"),
    errno.EPERM: Told("tanpa izin", "no permission"),
    errno.EROFS: Told("disk ini hanya dapat dibaca", "this disk can only be read"),
    errno.ENOENT: Told("foldernya tidak ada", "there is no such folder"),
    errno.ENOTDIR: Told("foldernya tidak ada", "there is no such folder"),
    errno.EISDIR: Told("ini folder", "it is a folder"),
    errno.ENAMETOOLONG: Told("namanya terlalu panjang", "its name is too long"),
    errno.EEXIST: Told("sudah ada berkas dengan nama itu", "there is a file of that name already"),
}
_CHECK: Final = Told(
    "Periksa folder, izin dan ruang disk; bila terbuka di Excel, tutup dulu.",
    "Check the folder, its permission and free space; if it is open in Excel, close it.",
)
_FREE: Final = Told("Kosongkan ruang, atau pilih disk lain.", "Free some space, or choose another disk.")
_OTHER_DISK: Final = Told("Pilih disk lain.", "Choose another disk.")
_MISSING: Final = Told(
    "Periksa nama foldernya, atau buat folder itu; bila di flashdisk, pasang dulu.",
    "Check the folder's name, or make that folder; if it is on a removable disk, plug that in.",
)
_TODO: Final = {
    errno.ENOSPC: _FREE,
    errno.EDQUOT: _FREE,
    errno.EFBIG: _OTHER_DISK,
    errno.EACCES: Told(
        "Bila berkas itu terbuka, mis. di Excel, tutup dulu; bila tidak, periksa izin foldernya.",
        "If the file is open, e.g. in Excel, close it; if not, check the permission of the folder.",
    ),
    errno.EPERM: Told(
        "Periksa izin foldernya, atau pilih folder lain.", "Check the folder's permission, or choose another."
    ),
    errno.EROFS: _OTHER_DISK,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EISDIR: Told("Tulis nama berkas di dalam folder itu.", "Type the name of a file in that folder."),
    errno.ENAMETOOLONG: Told("Pilih nama yang lebih pendek.", "Choose a shorter name."),
    errno.EEXIST: Told("Pilih nama lain.", "Choose another name."),
}
