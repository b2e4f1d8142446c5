"""The sites' CSV file: bytes → rows, or every error in it with its line; and sites → bytes.

Reads the list that SCC Wall brings (`name,url,confidence`) as well as its own columns; only `name` is needed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from scc_wall.base.told import Told
from scc_wall.domain.csv_table import CONTROL, BadCellError, LineError, opened, shown, too_wide
from scc_wall.domain.csv_text import BadCsvError, Record, write
from scc_wall.domain.site import SiteConfig
from scc_wall.domain.site_url import BadSiteUrlError, check_url, same_url

COLUMNS: Final = (
    "name", "url", "interval_s", "internal", "watched_paths", "allowed_hosts", "slow_first_byte_s", "note", "enabled"
)  # fmt: skip
OPD_LIST: Final = "opd.csv"
"""The list of the OPD of South Sumatra that comes with the program, in `resources/`."""
READ_COLUMNS: Final = (*COLUMNS, "confidence")
LONGEST_NAME: Final = 250
"""The longest in the list that SCC Wall brings has 187: a secretariat with all its bureaus."""
LONGEST_NOTE: Final = 1000
MOST_WATCHED: Final = 20
MOST_ALLOWED: Final = 100
MOST_SITES: Final = 1000
INTERVALS_S: Final = (10.0, 86_400.0)
SLOW_S: Final = (0.05, 60.0)

_PARTED: Final = re.compile(r"[\s,;|]+")
_HOST: Final = re.compile(r"(\*\.)?[\w\-]+(\.[\w\-]+)*")
_YES: Final = frozenset({"ya", "y", "yes", "true", "benar", "1", "aktif"})
_NO: Final = frozenset({"tidak", "t", "no", "n", "false", "salah", "0", "nonaktif"})
_CONFIDENCE: Final = {"high": "tinggi", "medium": "sedang", "low": "rendah"}


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One good line of the file.

    Parameters
    ----------
    line
        Its line in the file, 1 for the first.
    given
        The columns that the file has: a column that it lacks leaves what is stored as it is.
    """

    line: int
    site: SiteConfig
    given: frozenset[str] = frozenset(COLUMNS)


@dataclass(frozen=True, slots=True)
class ParsedSites:
    """All good rows and all errors; rows count only if there are no errors."""

    rows: tuple[SiteRow, ...] = ()
    errors: tuple[LineError, ...] = ()


def parse(data: bytes) -> ParsedSites:
    """Read a file; never raises for what is in it."""
    rows: list[SiteRow] = []
    errors: list[LineError] = []
    try:
        columns, lines = opened(data, READ_COLUMNS, ("name", "url"), named=COLUMNS)
        for record in lines:
            row, faults = _Line(record, columns).read()
            errors += faults
            rows += [row] if row is not None else []
            if len(rows) > MOST_SITES:
                errors.append(LineError(record.line, _too_many("situs", "sites", MOST_SITES)))
                break
    except BadCsvError as refused:
        errors.append(LineError(refused.line, refused.told))
    errors += _repeated(rows)
    return ParsedSites(tuple(rows), tuple(sorted(errors, key=lambda error: error.line)))


def export(sites: Iterable[SiteConfig], *, excel: bool = False) -> bytes:
    """Return the sites as a file that `parse` reads back; no cell of it is a formula to a spreadsheet."""
    return write([COLUMNS, *map(_cells, sites)], excel=excel)


class _Line:
    """Reads one record cell by cell, collecting what is wrong."""

    def __init__(self, record: Record, columns: Sequence[str]) -> None:
        self._line = record.line
        self._given = frozenset(columns)
        self._cells: Mapping[str, str] = dict(zip(columns, record.cells, strict=False))
        self._errors = too_wide(record, columns)

    def read(self) -> tuple[SiteRow | None, list[LineError]]:
        """Return the row if nothing is wrong, and the errors."""
        if not self._cells.get("name", "").strip():
            self._errors.append(LineError(self._line, Told("harus diisi", "must not be empty"), "name"))
        values: dict[str, Any] = {"name": "", "url": ""}
        for column, read in _READERS.items():
            if (value := self._cell(column, read)) is not None:
                values[column] = value
        confidence = values.pop("confidence", None)
        if confidence is not None:
            values.setdefault("note", confidence)
        if self._errors:
            return None, self._errors
        return SiteRow(self._line, SiteConfig(**values), self._given), []

    def _cell(self, column: str, read: Callable[[str], object]) -> object:
        """Return the value of a cell, None if it is empty or wrong."""
        text = self._cells.get(column, "").strip()
        if not text:
            return None
        try:
            return read(text)
        except (BadCellError, BadSiteUrlError) as refused:
            told = refused.told if isinstance(refused, BadCellError) else refused.what
            self._errors.append(LineError(self._line, told, column))
        return None


def _too_many(indonesian: str, english: str, most: int) -> Told:
    return Told(f"lebih dari {most} {indonesian}", f"more than {most} {english}")


def _text(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        plain = " ".join(text.split())  # Alt+Enter in a spreadsheet's cell is a space here
        if len(plain) > longest:
            raise BadCellError(Told(f"lebih dari {longest} huruf", f"longer than {longest} characters"))
        if CONTROL.search(plain):
            raise BadCellError(Told("berisi karakter kendali", "holds a control character"))
        return plain

    return read


def _seconds(least_s: float, most_s: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        if (
            re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,6})?", text) is None
            or not least_s
            <= (
                seconds := float(text.replace(",", "."))  # a decimal comma, as Excel in Indonesia writes it
            )
            <= most_s
        ):
            told = Told("{text} bukan {least:g}–{most:g} detik", "{text} is not {least:g}–{most:g} seconds")
            raise BadCellError(told.format(text=shown(text), least=least_s, most=most_s))
        return seconds

    return read


def _yes_or_no(text: str) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise BadCellError(Told("harus ya atau tidak", "must be yes or no"))
    return word in _YES


def _paths(text: str) -> tuple[str, ...]:
    paths = tuple(dict.fromkeys(filter(None, _PARTED.split(text))))
    if wrong := [path for path in paths if not re.match("/(?!/)", path) or CONTROL.search(path) or len(path) > 500]:
        told = Told("{text} bukan jalur yang diawali /", "{text} is no path that begins with /")
        raise BadCellError(told.format(text=shown(wrong[0])))
    if len(paths) > MOST_WATCHED:
        raise BadCellError(_too_many("jalur", "paths", MOST_WATCHED))
    return paths


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(dict.fromkeys(host.casefold() for host in _PARTED.split(text) if host))
    if wrong := [host for host in hosts if _HOST.fullmatch(host) is None or len(host) > 253]:
        told = Told(
            "{text} bukan nama host, misalnya cdn.example.go.id", "{text} is no host name such as cdn.example.go.id"
        )
        raise BadCellError(told.format(text=shown(wrong[0])))
    if len(hosts) > MOST_ALLOWED:
        raise BadCellError(_too_many("host", "hosts", MOST_ALLOWED))
    return hosts


def _confidence(text: str) -> str:
    return f"Alamat: keyakinan {_CONFIDENCE.get(text.casefold(), _text(40)(text))}"


_READERS: Final[dict[str, Callable[[str], object]]] = {
    "name": _text(LONGEST_NAME),
    "url": check_url,
    "interval_s": _seconds(*INTERVALS_S),
    "internal": _yes_or_no,
    "watched_paths": _paths,
    "allowed_hosts": _hosts,
    "slow_first_byte_s": _seconds(*SLOW_S),
    "note": _text(LONGEST_NOTE),
    "enabled": _yes_or_no,
    "confidence": _confidence,
}


def _repeated(rows: Iterable[SiteRow]) -> list[LineError]:
    """Return an error for every address that stood in an earlier line."""
    errors: list[LineError] = []
    first: dict[str, int] = {}
    for row in rows:
        if not row.site.url:
            continue
        line = first.setdefault(same_url(row.site.url), row.line)
        if line != row.line:
            told = Told(f"sama dengan baris {line}; harus unik", f"the same as in line {line}; must be unique")
            errors.append(LineError(row.line, told, "url"))
    return errors


def _cells(site: SiteConfig) -> tuple[str, ...]:
    return (
        site.name,
        site.url,
        f"{site.interval_s:.10g}",
        _word(yes=site.internal),
        " ".join(_PARTED.sub(lambda found: quote(found[0]), path) for path in site.watched_paths),
        " ".join(site.allowed_hosts),
        "" if site.slow_first_byte_s is None else f"{site.slow_first_byte_s:.10g}",
        site.note,
        _word(yes=site.enabled),
    )


def _word(*, yes: bool) -> str:
    return "ya" if yes else "tidak"
