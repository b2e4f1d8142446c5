"""The cameras' CSV file: bytes → rows, or every error in it with its line; and cameras → bytes."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, Transport
from scc_wall.domain.camera_url import LONGEST_URL, BadUrlError, CameraUrl, hide_secrets, take_apart
from scc_wall.domain.csv_text import (
    BadCsvError,
    Record,
    column_name,
    declared_separator,
    decode,
    records,
    separator_of,
    without_lines,
    write,
)
from scc_wall.domain.region import find_region, regions, similar_region

COLUMNS: Final = ("number", "name", "region", "main_url", "sub_url", "username", "password", "transport")
LARGEST_FILE_BYTES: Final = 10 * 1024 * 1024
LONGEST_NAME: Final = 80
LONGEST_ACCOUNT: Final = 256
HIGHEST_NUMBER: Final = 9999

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class CameraRow:
    """One good line of the file.

    Parameters
    ----------
    line
        Its line in the file, 1 for the first.
    credentials
        From its columns or its addresses; None if both were empty.
    given
        The columns that the file has: a column that it lacks leaves what is stored as it is.
    """

    line: int
    name: str
    main_url: str = field(repr=False)  # many cameras' addresses hold their password
    sub_url: str | None = field(default=None, repr=False)
    number: int | None = None
    region_code: str | None = None
    credentials: Credentials | None = None
    transport: Transport = Transport.TCP
    given: frozenset[str] = frozenset(COLUMNS)


@dataclass(frozen=True, slots=True)
class LineError:
    """What is wrong in one line, and what to do about it."""

    line: int
    told: Told
    column: str = ""

    def __str__(self) -> str:
        line = Told("baris", "line")
        return f"{line} {self.line}{f', {self.column}' if self.column else ''}: {self.told}"


@dataclass(frozen=True, slots=True)
class ParsedCsv:
    """All good rows and all errors; rows count only if there are no errors."""

    rows: tuple[CameraRow, ...]
    errors: tuple[LineError, ...]


class _BadCellError(ValueError):
    def __init__(self, told: Told) -> None:
        super().__init__(told.en)
        self.told = told


def same_name(name: str) -> str:
    """Return the form by which two names are the same: without regard to case, spacing and composed letters."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def parse(data: bytes) -> ParsedCsv:
    """Read a file; never raises for what is in it."""
    rows: list[CameraRow] = []
    errors: list[LineError] = []
    try:
        columns, lines = _opened(data)
        for record in lines:
            row, faults = _Line(record, columns).read()
            errors += faults
            if row is not None:
                rows.append(row)
    except BadCsvError as refused:
        errors.append(LineError(refused.line, refused.told))
    errors += _repeated(rows)
    return ParsedCsv(tuple(rows), tuple(sorted(errors, key=lambda error: error.line)))


def _opened(data: bytes) -> tuple[tuple[str, ...], Iterable[Record]]:
    """Return the columns and the records after the header."""
    if len(data) > LARGEST_FILE_BYTES:
        raise BadCsvError(1, Told("berkas lebih dari 10 MB", "file larger than 10 MB"))
    text = decode(data)
    separator, taken = declared_separator(text)
    text = without_lines(text, taken)
    separator = separator_of(text, COLUMNS) or separator
    if separator is None or separator in '"\r\n ':
        raise BadCsvError(1 + taken, _NO_HEADER)
    lines = records(text, separator, first_line=1 + taken)
    header = next(iter(lines), None)
    if header is None:
        raise BadCsvError(1, _NO_HEADER)
    columns = tuple(column_name(cell) for cell in header.cells)
    _check_header(header.line, columns)
    return columns, lines


_NO_HEADER = Told(
    f"baris judul tidak dikenali; kolomnya: {', '.join(COLUMNS)}",
    f"header line not recognised; its columns: {', '.join(COLUMNS)}",
)


def _check_header(line: int, columns: Sequence[str]) -> None:
    if unknown := [_shown(c) for c in columns if c not in COLUMNS]:
        names = ", ".join(unknown)
        allowed = ", ".join(COLUMNS)
        told = Told(
            f"kolom tidak dikenal: {names}; yang boleh: {allowed}",
            f"unknown columns: {names}; allowed: {allowed}",
        )
        raise BadCsvError(line, told)
    if missing := [c for c in ("name", "main_url") if c not in columns]:
        names = ", ".join(missing)
        raise BadCsvError(line, Told(f"kolom wajib tidak ada: {names}", f"required columns missing: {names}"))
    if twice := sorted({c for c in columns if columns.count(c) > 1}):
        names = ", ".join(twice)
        raise BadCsvError(line, Told(f"kolom ditulis dua kali: {names}", f"columns written twice: {names}"))


def _shown(text: str) -> str:
    """Return a cell as it may be shown in an error: short, printable, in quotes."""
    printable = _CONTROL.sub("?", text)
    return f"“{printable[:40]}…”" if len(printable) > 40 else f"“{printable}”"


class _Line:
    """Reads one record cell by cell, collecting what is wrong."""

    def __init__(self, record: Record, columns: Sequence[str]) -> None:
        self._line = record.line
        self._columns = columns
        self._cells: Mapping[str, str] = dict(zip(columns, record.cells, strict=False))
        self._errors: list[LineError] = []
        if len(record.cells) > len(columns):
            told = Told(
                "ada {cells} sel, judulnya {columns}; apit sel yang berisi pemisah dengan tanda kutip",
                "{cells} cells, the header has {columns}; quote a cell that holds the separator",
            ).format(cells=len(record.cells), columns=len(columns))
            self._errors.append(LineError(record.line, told))

    def read(self) -> tuple[CameraRow | None, list[LineError]]:
        """Return the row if nothing is wrong, and the errors."""
        number = self._cell("number", _number)
        name = self._cell("name", _name)
        region_code = self._cell("region", _region_code)
        main = self._cell("main_url", _url)
        sub = self._cell("sub_url", _url)
        username, password = self._cell("username", _username), self._cell("password", _password)
        transport = self._cell("transport", _transport)
        credentials = self._one_account(username or "", password or "", main, sub)
        if name is None or main is None or self._errors:
            self._require("name", "main_url")
            return None, self._errors
        row = CameraRow(
            self._line,
            name,
            main.url,
            sub_url=sub.url if sub else None,
            number=number,
            region_code=region_code,
            credentials=credentials,
            transport=transport or Transport.TCP,
            given=frozenset(self._columns),
        )
        return row, self._errors

    def _cell(self, column: str, read: Callable[[str], _Value]) -> _Value | None:
        """Return the value of a cell, None if it is empty or wrong."""
        text = self._cells.get(column, "")
        if not (text if column == "password" else text.strip()):
            return None
        try:
            return read(text)
        except _BadCellError as refused:
            self._wrong(column, refused.told)
        except BadUrlError as refused:
            self._wrong(column, refused.told)
        return None

    def _wrong(self, column: str, told: Told) -> None:
        self._errors.append(LineError(self._line, told, column))

    def _require(self, *columns: str) -> None:
        for column in columns:
            if not self._cells.get(column, "").strip():
                self._wrong(column, Told("harus diisi", "must not be empty"))

    def _one_account(
        self, username: str, password: str, main: CameraUrl | None, sub: CameraUrl | None
    ) -> Credentials | None:
        """Return the one account of the columns and both addresses."""
        found = [u.credentials for u in (main, sub) if u is not None and u.credentials is not None]
        account = Credentials(username, password) if username or password else None
        for other in found:
            if account is None:
                account = other
            elif (account.username or other.username) != (other.username or account.username) or (
                (account.password or other.password) != (other.password or account.password)
            ):
                self._wrong("username, password", _TWO_ACCOUNTS)
                return None
            else:
                account = Credentials(account.username or other.username, account.password or other.password)
        if account and max(len(account.username), len(account.password)) > LONGEST_ACCOUNT:
            self._wrong("username, password", _too_long(LONGEST_ACCOUNT))
        elif account and _CONTROL.search(account.username + account.password):
            self._wrong("username, password", _HAS_CONTROL)
        return account


_TWO_ACCOUNTS = Told(
    "akun di alamat dan di kolom berbeda; sisakan satu",
    "the accounts in the addresses and the columns differ; leave one",
)
_HAS_CONTROL = Told("berisi karakter kendali atau ganti baris", "holds a control character or line break")


def _too_long(longest: int) -> Told:
    return Told(f"lebih dari {longest} huruf", f"longer than {longest} characters")


def _plain(text: str, longest: int) -> str:
    if len(text) > longest:
        raise _BadCellError(_too_long(longest))
    if _CONTROL.search(text):
        raise _BadCellError(_HAS_CONTROL)
    return text


def _number(text: str) -> int:
    match = re.fullmatch(r"0*([0-9]{1,4})(?:[.,]0*)?", text.strip())  # a spreadsheet writes 7 as 7.0 or 7,0
    if match is None or not 1 <= int(match[1]) <= HIGHEST_NUMBER:
        told = Told("{text} bukan nomor 1–{highest}", "{text} is not a number 1–{highest}")
        raise _BadCellError(told.format(text=_shown(text), highest=HIGHEST_NUMBER))
    return int(match[1])


def _name(text: str) -> str:
    return _plain(" ".join(text.split()), LONGEST_NAME)  # Alt+Enter in a spreadsheet's cell is a space here


def _region_code(text: str) -> str:
    region = find_region(text)
    if region is None:
        close = similar_region(text)
        hint = f"{close.title} ({close.code})" if close else ", ".join(r.name for r in regions())
        told = Told(
            "{text} bukan kabupaten/kota Sumatera Selatan; mungkin: {hint}",
            "{text} is no regency or city of South Sumatra; perhaps: {hint}",
        )
        raise _BadCellError(told.format(text=_shown(text), hint=hint))
    return region.code


def _url(text: str) -> CameraUrl:
    return take_apart(_plain(text.strip(), LONGEST_URL))


def _username(text: str) -> str:
    return _plain(text.strip(), LONGEST_ACCOUNT)


def _password(text: str) -> str:
    return _plain(text, LONGEST_ACCOUNT)


def _transport(text: str) -> Transport:
    try:
        return Transport(text.strip().casefold())
    except ValueError:
        raise _BadCellError(Told("harus tcp atau udp", "must be tcp or udp")) from None


def _repeated(rows: Iterable[CameraRow]) -> list[LineError]:
    """Return an error for every name or number that stood in an earlier line."""
    errors: list[LineError] = []
    first: dict[tuple[str, str | int], int] = {}
    for row in rows:
        for column, key in (("name", same_name(row.name)), ("number", row.number)):
            if key is None:
                continue
            line = first.setdefault((column, key), row.line)
            if line != row.line:
                told = Told(f"sama dengan baris {line}; harus unik", f"the same as in line {line}; must be unique")
                errors.append(LineError(row.line, told, column))
    return errors


def export(cameras: Iterable[CameraConfig], *, with_passwords: bool = False, excel: bool = False) -> bytes:
    """Return the cameras as a file that `parse` reads back; without passwords unless asked for."""
    return write([COLUMNS, *(_cells(camera, with_passwords) for camera in cameras)], excel=excel)


def _cells(camera: CameraConfig, with_passwords: bool) -> tuple[str, ...]:
    titles = {region.code: region.title for region in regions()}
    urls = [stream.url if stream else "" for stream in (camera.main, camera.sub)]
    account = camera.credentials
    return (
        "" if camera.number is None else str(camera.number),
        camera.name,
        titles.get(camera.region_code or "", camera.region_code or ""),
        *(urls if with_passwords else map(hide_secrets, urls)),
        account.username if account else "",
        account.password if account and with_passwords else "",
        str(camera.transport),
    )
