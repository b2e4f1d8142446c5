"""A CSV table with named columns, as it is imported: its header and records, and what is wrong with them, by line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.csv_text import (
    BadCsvError,
    Record,
    column_name,
    declared_separator,
    decode,
    records,
    separator_of,
    without_lines,
)

LARGEST_FILE_BYTES: Final = 10 * 1024 * 1024
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class LineError:
    """What is wrong in one line, and what to do about it."""

    line: int
    told: Told
    column: str = ""

    def __str__(self) -> str:
        line = Told("baris", "line")
        return f"{line} {self.line}{f', {self.column}' if self.column else ''}: {self.told}"


class BadCellError(ValueError):
    """A cell that can't be read."""

    def __init__(self, told: Told) -> None:
        super().__init__(told.en)
        self.told = told


def opened(
    data: bytes, columns: Sequence[str], required: Sequence[str], *, named: Sequence[str] = ()
) -> tuple[tuple[str, ...], Iterable[Record]]:
    """Return the columns that a file has and the records after its header.

    Parameters
    ----------
    columns, required
        What it may have, and what it must.
    named
        The columns that are named to a person whose file has no header; all of them without.

    Raises
    ------
    BadCsvError
        If it is too large, no table, or its header is wrong.
    """
    if len(data) > LARGEST_FILE_BYTES:
        raise BadCsvError(1, Told("berkas lebih dari 10 MB", "file larger than 10 MB"))
    text = decode(data)
    separator, taken = declared_separator(text)
    text = without_lines(text, taken)
    separator = separator_of(text, columns) or separator
    if separator is None or separator in '"\r\n ':
        raise BadCsvError(1 + taken, _no_header(named or columns))
    lines = records(text, separator, first_line=1 + taken)
    header = next(iter(lines), None)
    if header is None:
        raise BadCsvError(1, _no_header(named or columns))
    found = tuple(column_name(cell) for cell in header.cells)
    _check_header(header.line, found, columns, required)
    return found, lines


def shown(text: str) -> str:
    """Return a cell as it may be shown in an error: short, printable, in quotes."""
    printable = CONTROL.sub("?", text)
    return f"“{printable[:40]}…”" if len(printable) > 40 else f"“{printable}”"


def too_wide(record: Record, columns: Sequence[str]) -> list[LineError]:
    """Return what is wrong with a record that has more cells than the header, nothing for others."""
    if len(record.cells) <= len(columns):
        return []
    told = Told(
        "ada {cells} sel, judulnya {columns}; apit sel yang berisi pemisah dengan tanda kutip",
        "{cells} cells, the header has {columns}; quote a cell that holds the separator",
    ).format(cells=len(record.cells), columns=len(columns))
    return [LineError(record.line, told)]


def _no_header(columns: Sequence[str]) -> Told:
    names = ", ".join(columns)
    return Told(
        f"baris judul tidak dikenali; kolomnya: {names}",
        f"header line not recognised; its columns: {names}",
    )


def _check_header(line: int, found: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> None:
    if unknown := ", ".join(shown(column) for column in found if column not in columns):
        told = Told(
            "kolom tidak dikenal: {names}; yang boleh: {allowed}", "unknown columns: {names}; allowed: {allowed}"
        )
        raise BadCsvError(line, told.format(names=unknown, allowed=", ".join(columns)))
    if missing := ", ".join(column for column in required if column not in found):
        told = Told("kolom wajib tidak ada: {names}", "required columns missing: {names}")
        raise BadCsvError(line, told.format(names=missing))
    if twice := ", ".join(sorted({column for column in found if found.count(column) > 1})):
        told = Told("kolom ditulis dua kali: {names}", "columns written twice: {names}")
        raise BadCsvError(line, told.format(names=twice))
