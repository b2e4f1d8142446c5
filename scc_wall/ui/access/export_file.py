"""Writes rows of the audit to a file: for a dialog and for the command alike. Loads Qt for a PDF alone."""

from pathlib import Path
from typing import Final

from scc_wall.access.export import ALL, Exports, Selection
from scc_wall.access.policy import Asker
from scc_wall.base.errors import SccError
from scc_wall.base.private_file import write_private
from scc_wall.base.redact import redact
from scc_wall.base.told import Told

KINDS: Final = (".csv", ".pdf")


def write_export(exports: Exports, by: Asker | None, file: Path, selection: Selection = ALL) -> None:
    """Write the rows to `file`: `.csv` for Excel, `.pdf` as a berita acara; readable by this user alone.

    Raises
    ------
    AccessDenied
        If `by` may not.
    SccError
        If the file is of another kind or can't be written, or the audit can't be read, written or anchored.
    """
    check_kind(file)
    if file.suffix.lower() == ".csv":
        content = exports.audit_csv(by, selection)
    else:
        minutes = exports.minutes(by, selection)
        from scc_wall.ui.access.minutes_pdf import application, pdf_of

        running = application()
        content = pdf_of(minutes)
        del running
    write_private(file, content)


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
