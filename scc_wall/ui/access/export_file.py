"""Writes rows of the audit to a file: for a dialog and for the command alike. Loads Qt for a PDF alone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scc_wall.access.export import ALL, Exports, Minutes, Selection
from scc_wall.access.policy import Asker
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.private_file import write_private
from scc_wall.base.redact import redact
from scc_wall.base.told import Told

KINDS: Final = (".csv", ".pdf")
_WRITING: Final = Told("Menulis berkas…", "Writing the file…")
Draw = Callable[[Minutes, Course], bytes]
"""Returns a berita acara as PDF."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written.

    Parameters
    ----------
    rows
        Of the audit, in it.
    sha256
        Of the whole file, in hexadecimal digits; it stands in the audit too.
    """

    file: Path
    rows: int
    sha256: str


def draw_here(minutes: Minutes, _course: Course) -> bytes:
    """Draw it on this thread: for a command, which has nothing to do meanwhile."""
    from scc_wall.ui.access.minutes_pdf import application, pdf_of

    running = application()
    content = pdf_of(minutes)
    del running
    return content


def draw_apart(minutes: Minutes, course: Course) -> bytes:
    """Draw it in a process of its own: for a dialog, beside which the wall goes on."""
    from scc_wall.ui.access.minutes_pdf import html_of
    from scc_wall.ui.access.minutes_process import drawn_apart
    from scc_wall.ui.access.minutes_words import file_title

    return drawn_apart(html_of(minutes), file_title(minutes), course)


def write_export(
    exports: Exports,
    by: Asker | None,
    file: Path,
    selection: Selection = ALL,
    *,
    course: Course | None = None,
    draw: Draw = draw_here,
    replace: bool = True,
) -> Written:
    """Write the rows to `file`: `.csv` for Excel, `.pdf` as a berita acara; readable by this user alone.

    Parameters
    ----------
    course
        Told how far it is; may stop it.
    replace
        Whether it takes the place of a file of that name.

    Raises
    ------
    AccessDenied
        If `by` may not.
    Stopped
        If it was stopped; nothing was written then.
    SccError
        If the file is of another kind or can't be written, or the audit can't be read, written or anchored.
    """
    check_kind(file)
    course = course or Course()
    content, rows = _made(exports, by, file, selection, course, draw)
    assert by is not None  # else it was denied
    try:
        course.step(_WRITING)
    except SccError as error:
        exports.gave_up(by, selection, error)
        raise
    with exports.handing_out(by, selection, file.suffix[1:].lower(), rows, content) as sha256:
        write_private(file, content, replace=replace, course=course)
    return Written(file, rows, sha256)


def _made(  # noqa: PLR0917 - one step of `write_export`, with what it was given
    exports: Exports, by: Asker | None, file: Path, selection: Selection, course: Course, draw: Draw
) -> tuple[bytes, int]:
    """Return what belongs into the file, and how many rows it holds."""
    if file.suffix.lower() == ".csv":
        table = exports.table(by, selection, course=course)
        return table.content, table.rows
    minutes = exports.minutes(by, selection, course)
    assert by is not None  # else it was denied
    try:
        return draw(minutes, course), len(minutes.rows)
    except BaseException as error:
        exports.gave_up(by, selection, error)
        raise


def check_kind(file: Path) -> None:
    """Return if it is a kind of file that can be written.

    Raises
    ------
    SccError
        If not.
    """
    if file.suffix.lower() not in KINDS:
        raise SccError(
            Told("Jenis berkas tidak dikenal.", "The kind of file is not known."),
            Told(redact(file.name), redact(file.name)),
            Told("Pakai nama yang berakhir .csv atau .pdf.", "Use a name that ends in .csv or .pdf."),
        )
