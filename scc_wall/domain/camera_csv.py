"""The cameras' CSV file: bytes → rows, or every error in it with its line; and cameras → bytes."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, Transport
from scc_wall.domain.camera_url import LONGEST_URL, BadUrlError, CameraUrl, hide_secrets, take_apart
from scc_wall.domain.csv_table import CONTROL, BadCellError, LineError, opened, shown, too_wide
from scc_wall.domain.csv_text import BadCsvError, Record, write
from scc_wall.domain.onvif_address import read_onvif_address
from scc_wall.domain.region import find_region, regions, similar_region

COLUMNS: Final = (
    "number", "name", "region", "main_url", "sub_url", "username", "password", "transport",
    "place", "onvif_address",
)  # fmt: skip
"""The first eight are what every file may count on; the others were added behind them."""
REQUIRED: Final = ("name", "main_url")
"""Columns that a file must have, filled in each line."""
LONGEST_NAME: Final = 80
LONGEST_PLACE: Final = 200
LONGEST_ACCOUNT: Final = 256
HIGHEST_NUMBER: Final = 9999

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
    place: str = ""
    onvif_address: str | None = None
    given: frozenset[str] = frozenset(COLUMNS)


@dataclass(frozen=True, slots=True)
class ParsedCsv:
    """All good rows and all errors; rows count only if there are no errors."""

    rows: tuple[CameraRow, ...]
    errors: tuple[LineError, ...]


def same_name(name: str) -> str:
    """Return the form by which two names are the same: without regard to case, spacing and composed letters."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def parse(data: bytes) -> ParsedCsv:
    """Read a file; never raises for what is in it."""
    rows: list[CameraRow] = []
    errors: list[LineError] = []
    try:
        columns, lines = opened(data, COLUMNS, REQUIRED)
        for record in lines:
            row, faults = _Line(record, columns).read()
            errors += faults
            if row is not None:
                rows.append(row)
    except BadCsvError as refused:
        errors.append(LineError(refused.line, refused.told))
    errors += _repeated(rows)
    return ParsedCsv(tuple(rows), tuple(sorted(errors, key=lambda error: error.line)))


class _Line:
    """Reads one record cell by cell, collecting what is wrong."""

    def __init__(self, record: Record, columns: Sequence[str]) -> None:
        self._line = record.line
        self._columns = columns
        self._cells: Mapping[str, str] = dict(zip(columns, record.cells, strict=False))
        self._errors = too_wide(record, columns)

    def read(self) -> tuple[CameraRow | None, list[LineError]]:
        """Return the row if nothing is wrong, and the errors."""
        number = self._cell("number", _number)
        name = self._cell("name", _name)
        region_code = self._cell("region", _region_code)
        main = self._cell("main_url", _url)
        sub = self._cell("sub_url", _url)
        username, password = self._cell("username", _username), self._cell("password", _password)
        transport = self._cell("transport", _transport)
        place, onvif_address = self._cell("place", _place), self._cell("onvif_address", _onvif_address)
        credentials = self._one_account(username or "", password or "", main, sub)
        if name is None or main is None or self._errors:
            self._require(*REQUIRED)
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
            place=place or "",
            onvif_address=onvif_address,
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
        except BadCellError as refused:
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
        elif account and CONTROL.search(account.username + account.password):
            self._wrong("username, password", _HASCONTROL)
        return account


_TWO_ACCOUNTS = Told(
    "akun di alamat dan di kolom berbeda; sisakan satu",
    "the accounts in the addresses and the columns differ; leave one",
)
_HASCONTROL = Told("berisi karakter kendali atau ganti baris", "holds a control character or line break")


def _too_long(longest: int) -> Told:
    return Told(f"lebih dari {longest} huruf", f"longer than {longest} characters")


def _plain(text: str, longest: int) -> str:
    if len(text) > longest:
        raise BadCellError(_too_long(longest))
    if CONTROL.search(text):
        raise BadCellError(_HASCONTROL)
    return text


def _number(text: str) -> int:
    match = re.fullmatch(r"0*([0-9]{1,4})(?:[.,]0*)?", text.strip())  # a spreadsheet writes 7 as 7.0 or 7,0
    if match is None or not 1 <= int(match[1]) <= HIGHEST_NUMBER:
        told = Told("{text} bukan nomor 1–{highest}", "{text} is not a number 1–{highest}")
        raise BadCellError(told.format(text=shown(text), highest=HIGHEST_NUMBER))
    return int(match[1])


def _name(text: str) -> str:
    return _plain(" ".join(text.split()), LONGEST_NAME)  # Alt+Enter in a spreadsheet's cell is a space here


def _place(text: str) -> str:
    return _plain(" ".join(text.split()), LONGEST_PLACE)


def _onvif_address(text: str) -> str:
    return read_onvif_address(_plain(text.strip(), LONGEST_URL))


def _region_code(text: str) -> str:
    region = find_region(text)
    if region is None:
        close = similar_region(text)
        hint = f"{close.title} ({close.code})" if close else ", ".join(r.name for r in regions())
        told = Told(
            "{text} bukan kabupaten/kota Sumatera Selatan; mungkin: {hint}",
            "{text} is no regency or city of South Sumatra; perhaps: {hint}",
        )
        raise BadCellError(told.format(text=shown(text), hint=hint))
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
        raise BadCellError(Told("harus tcp atau udp", "must be tcp or udp")) from None


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
        camera.place,
        hide_secrets(camera.onvif.address) if camera.onvif else "",
    )
