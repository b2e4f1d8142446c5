"""The NIP, the number of a civil servant: 18 digits that say when its bearer was born and appointed.

::

    19850314 201001 1 004      civil servant (PNS): birth date, year and month of appointment, sex, serial number
    19900722 202121 2 007      contract staff (PPPK): birth date, year and a code that is no month, sex, serial number

Source: specs/access.md, "The letter".
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told

LENGTH: Final = 18
NIK_LENGTH: Final = 16
_SPACES: Final = re.compile(r"[\s.\-]")
_YOUNGEST_YEARS: Final = 15
_OLDEST_YEARS: Final = 80


class Sex(StrEnum):
    """What the fifteenth digit says."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP that holds together.

    Parameters
    ----------
    digits
        All 18 of them.
    appointed
        (year, month) of the appointment; month None for contract staff.
    """

    digits: str
    born: date
    appointed: tuple[int, int | None]
    sex: Sex

    def grouped(self) -> str:
        """Return it as people write it, e.g. `19850314 201001 1 004`."""
        digits = self.digits
        return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


class NipError(SccError):
    """A number that is no NIP; a supervisor may let it pass with a reason."""


def read_nip(text: str, today: date) -> Nip:
    """Return the NIP that `text` holds; spaces, dots and hyphens are left out.

    Raises
    ------
    NipError
        If it is none: another length, no digits, no birth date, no sex.
    """
    digits = _SPACES.sub("", text)
    if digits and not (digits.isascii() and digits.isdecimal()):
        raise _error("ada huruf atau tanda lain", "it has letters or other signs")
    if len(digits) != LENGTH:
        raise _error(f"harus {LENGTH} angka, ini {len(digits)}", f"it needs {LENGTH} digits, these are {len(digits)}")
    born = _born(digits[:8], today)
    sex = {"1": Sex.MALE, "2": Sex.FEMALE}.get(digits[14])
    if sex is None:
        raise _error("angka ke-15 harus 1 (pria) atau 2 (wanita)", "the 15th digit must be 1 (male) or 2 (female)")
    year, month = int(digits[8:12]), int(digits[12:14])
    if not born.year < year <= today.year + 1:
        raise _error(f"tahun pengangkatan {year} tidak mungkin", f"an appointment in {year} is impossible")
    return Nip(digits, born, (year, month if 1 <= month <= 12 else None), sex)


def _born(digits: str, today: date) -> date:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise _error("8 angka pertama bukan tanggal lahir", "the first 8 digits are no birth date") from None
    if not _YOUNGEST_YEARS <= today.year - born.year <= _OLDEST_YEARS:
        raise _error(f"lahir {born.year} tidak mungkin", f"born in {born.year} is impossible")
    return born


def normal_number(text: str) -> str:
    """Return a NIP or another id as it is kept and compared: digits without what people write between them.

    An id that is more than digits keeps its marks, without blanks beside it and with one for several.
    """
    digits = _SPACES.sub("", text)
    return digits if digits.isascii() and digits.isdecimal() else " ".join(text.split()).upper()


def is_nik(text: str) -> bool:
    """Return whether a number is a NIK, the number of a citizen: it is kept nowhere.

    16 digits: six of a place, day (40 more for women), month and year of birth, four of a serial number.
    Source: PP 37/2007, Pasal 37; specs/access.md, "The audit".
    """
    digits = _SPACES.sub("", text)
    if len(digits) != NIK_LENGTH or not (digits.isascii() and digits.isdecimal()):
        return False
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    return int(digits[6:8]) <= 71 and 1 <= day <= 31 and 1 <= month <= 12


NIK_WHY: Final = Told("Ini NIK; NIK tidak disimpan di sini.", "This is a NIK, which is not kept here.")
NIK_TODO: Final = Told(
    "Tulis NIP, nomor kartu pegawai, kartu pers, atau nomor lain.",
    "Enter the NIP, the number of a staff or press card, or another one.",
)


def masked(number: str) -> str:
    """Return a NIP or another id for lists: its first four and last two characters, the rest hidden."""
    if len(number) <= 6:
        return "•" * len(number)
    return f"{number[:4]}{'•' * (len(number) - 6)}{number[-2:]}"


def _error(why_id: str, why_en: str) -> NipError:
    return NipError(
        Told("NIP tidak dapat dibaca.", "The NIP can't be read."),
        Told(why_id, why_en),
        Told("Periksa angka pada surat tugas.", "Check the digits on the letter."),
    )
