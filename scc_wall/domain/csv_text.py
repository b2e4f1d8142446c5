"""Reads and writes comma-separated text as spreadsheets in Indonesia do; knows nothing of cameras.

bytes ─decode→ text ─separator_of→ delimiter ─records→ (line number, cells)
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from scc_wall.base.told import Told

SEPARATORS: Final = (";", ",", "\t")
_GUARDED = re.compile(r"'*[=+\-@\t\r]")


class BadCsvError(ValueError):
    """A text that can't be read from `line` on; `told` says why."""

    def __init__(self, line: int, told: Told) -> None:
        super().__init__(told.en)
        self.line = line
        self.told = told


class Record(NamedTuple):
    """One record and the line of the file on which it begins, 1 for the first."""

    line: int
    cells: list[str]


def decode(data: bytes) -> str:
    """Return the text: by its byte order mark, else UTF-16 if every other byte is zero, UTF-8, or Windows-1252.

    Raises
    ------
    BadCsvError
        If it is none of them, or no text at all.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        elif data[1:2] == b"\0" and data[:1] != b"\0":
            text = data.decode("utf-16-le")
        else:
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise BadCsvError(1, _NOT_TEXT) from None
    if "\0" in text:
        raise BadCsvError(1, _NOT_TEXT)
    return text


_NOT_TEXT = Told(
    "bukan berkas teks CSV; di Excel pilih Simpan Sebagai, CSV UTF-8",
    "not a CSV text file; in Excel choose Save As, CSV UTF-8",
)


def declared_separator(text: str) -> tuple[str | None, int]:
    """Return the separator that an Excel `sep=;` first line declares and the lines it takes; (None, 0) without one."""
    match = re.match(r'"?sep=(?P<mark>[^\r\n"])"?[;,\t]*(?:\r\n|\r|\n|$)', text, re.IGNORECASE)
    return (match["mark"], 1) if match else (None, 0)


def without_lines(text: str, count: int) -> str:
    """Return `text` without its first `count` lines."""
    file = io.StringIO(text, newline="")
    for _ in range(count):
        file.readline()
    return file.read()


def separator_of(text: str, columns: Iterable[str]) -> str | None:
    """Return the separator that finds most of `columns` in the first record, None if none finds two of them."""
    wanted = set(columns)

    def found(separator: str) -> int:
        first = next(_rows(text, separator), None)
        return len(wanted & {column_name(cell) for cell in first[1]}) if first else 0

    best = max(SEPARATORS, key=found)
    return best if found(best) >= 2 else None


def column_name(cell: str) -> str:
    """Return a header cell as a column's name: `Main URL` is `main_url`."""
    return re.sub(r"[\s\-]+", "_", cell.strip().casefold())


def records(text: str, separator: str, first_line: int = 1) -> Iterator[Record]:
    """Yield the records that are not empty, without empty cells at their end and without the guard of `guarded`.

    Raises
    ------
    BadCsvError
        At a quote that is never closed, or text after a closed one: what follows can't be trusted.
    """
    for line, cells in _rows(text, separator):
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield Record(line + first_line - 1, [unguarded(cell) for cell in cells])


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            told = Told(
                'tanda kutip (") tidak ditutup, atau ada teks sesudahnya',
                'a quote (") is not closed, or text follows it',
            )
            raise BadCsvError(line, told) from None


def guarded(cell: str) -> str:
    """Return `cell` so that no spreadsheet takes it for a formula: a `'` before `= + - @`, TAB and CR.

    Source: OWASP, "CSV Injection". A cell that already begins with such a `'` gets one more, so that `unguarded`
    always gives back the very same text.
    """
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return `cell` as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def write(rows: Iterable[Sequence[str]], *, excel: bool) -> bytes:
    """Return the rows as CSV in UTF-8, each cell guarded.

    Parameters
    ----------
    excel
        With byte order mark, semicolons and CRLF, as Excel with Indonesian settings opens by a double click.
    """
    content = io.BytesIO()
    content.write(codecs.BOM_UTF8 if excel else b"")
    # Encoded as it is written: to encode 30 MB at once would hold every other thread up for a tenth of a second.
    file = io.TextIOWrapper(content, "utf-8", newline="")
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    file.flush()
    return content.getvalue()
