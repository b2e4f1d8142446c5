"""The letter (surat tugas): what it says, and what makes it valid. Source: specs/access.md, "The letter"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from scc_wall.base.clock import wib_told
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.nip import NIK_TODO, NIK_WHY, is_nik
from scc_wall.domain.region import regions

_NUMBER: Final = re.compile(r"[\w.\-]+(/[\w.\-]+){1,5}")
LONGEST_NUMBER: Final = 100
LONGEST: Final = timedelta(days=366)
"""A letter that claims to hold for longer is a slip of the pen."""


class SignatureStatus(StrEnum):
    """How the letter is signed, as far as it was looked at."""

    PADES_VALID = "pades-valid"
    PADES_UNTRUSTED = "pades-untrusted"
    QR_ONLY = "qr-only"
    PAPER = "paper"


class LetterState(StrEnum):
    """Where a registered letter stands.

    ::

        WAITING ──another person approves──► APPROVED ──revoke──► REVOKED
           └────────────revoke───────────────────────────────────────┘
    """

    WAITING = "waiting"
    APPROVED = "approved"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person whom a letter sends.

    Parameters
    ----------
    number
        NIP or another id; it identifies the person.
    number_reason
        Why it is no NIP; empty if it is one.
    """

    name: str
    number: str
    rank: str = ""
    position: str = ""
    office: str = ""
    number_reason: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed the letter."""

    name: str
    number: str
    position: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What the letter limits its bearers to; an empty set limits nothing.

    Parameters
    ----------
    region_codes
        Kemendagri codes.
    ptz
        Whether it lets its bearers steer cameras though their role alone does not.
    """

    region_codes: frozenset[str] = frozenset()
    camera_ids: frozenset[int] = frozenset()
    ptz: bool = False

    def covers(self, camera_id: int, region_code: str | None) -> bool:
        """Return whether a camera is within it: named itself, or in a region that is named."""
        if not self.region_codes and not self.camera_ids:
            return True
        return camera_id in self.camera_ids or (region_code is not None and region_code in self.region_codes)


@dataclass(frozen=True, slots=True)
class Letter:
    """A surat tugas as it was registered.

    Parameters
    ----------
    office
        The issuing office, which is answerable.
    valid_from_utc, valid_until_utc
        The first and the last moment.
    attachment_sha256
        Of the scan, hexadecimal; None without one.
    """

    number: str
    dated: date
    office: str
    purpose: str
    place: str
    valid_from_utc: datetime
    valid_until_utc: datetime
    persons: tuple[NamedPerson, ...]
    signatory: Signatory
    legal_basis: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    signature: SignatureStatus = SignatureStatus.PAPER
    attachment_sha256: str | None = None
    scope: Scope = Scope()


class LetterError(SccError):
    """A letter that can't be registered or does not open the door.

    Parameters
    ----------
    field
        Name of the field that a person has to look at; empty for the letter as a whole.
    """

    def __init__(self, what: Told, why: Told | None = None, todo: Told | None = None, field: str = "") -> None:
        super().__init__(what, why, todo)
        self.args = (what, why, todo, field)
        self.field = field


def read_number(text: str) -> str:
    """Return a letter's number without spaces around it, e.g. `000.8.3.3/15/OR`.

    Raises
    ------
    LetterError
        If it can't be one.
    """
    number = text.strip()
    if len(number) > LONGEST_NUMBER or not _NUMBER.fullmatch(number):
        raise _error(
            "number",
            "Nomor surat tidak dikenali.",
            "The letter's number is not recognised.",
            "Tulis seperti pada surat, mis. 000.8.3.3/15/OR.",
            "Type it as it stands on the letter, e.g. 000.8.3.3/15/OR.",
        )
    return number


def faults(letter: Letter) -> list[LetterError]:
    """Return everything that keeps the letter from being registered, in the order of the form."""
    found: list[LetterError] = []
    try:
        read_number(letter.number)
    except LetterError as error:
        found.append(error)
    for field, value, id_name, en_name in (
        ("office", letter.office, "Instansi penerbit", "The issuing office"),
        ("purpose", letter.purpose, "Tujuan", "The purpose"),
        ("place", letter.place, "Tempat", "The place"),
        ("signatory", letter.signatory.name, "Penanda tangan", "The signatory"),
    ):
        if not value.strip():
            found.append(_error(field, f"{id_name} belum diisi.", f"{en_name} is missing."))
    known = {region.code for region in regions()}
    found += (
        _error("regions", f"Wilayah {code} tidak dikenal.", f"Region {code} is not known.")
        for code in sorted(letter.scope.region_codes - known)
    )
    if not letter.persons or not all(person.name.strip() and person.number.strip() for person in letter.persons):
        found.append(
            _error("persons", "Nama dan NIP yang ditugaskan belum lengkap.", "Names and NIP of those sent are missing.")
        )
    if any(map(is_nik, (*(person.number for person in letter.persons), letter.signatory.number))):
        found.append(LetterError(NIK_WHY, None, NIK_TODO, "persons"))
    if letter.valid_until_utc <= letter.valid_from_utc:
        found.append(
            _error("valid_until", "Akhir berlaku harus sesudah awalnya.", "The end must come after the beginning.")
        )
    elif letter.valid_until_utc - letter.valid_from_utc > LONGEST:
        found.append(_error("valid_until", "Berlaku lebih dari setahun.", "It would hold for over a year."))
    if letter.dated > letter.valid_until_utc.date():
        found.append(_error("dated", "Tanggal surat sesudah masa berlakunya.", "It is dated after its end."))
    return found


def refusal(letter: Letter, state: LetterState, number: str, now_utc: datetime) -> LetterError | None:
    """Return why the letter does not open the door for the person with that id now; None if it does."""
    if state is LetterState.REVOKED:
        return _error("", "Surat tugas ini sudah dicabut.", "This letter was revoked.")
    if state is LetterState.WAITING:
        return _error(
            "",
            "Surat tugas ini belum disetujui.",
            "This letter is not approved yet.",
            "Minta pengawas lain menyetujuinya.",
            "Ask another supervisor to approve it.",
        )
    if all(person.number != number for person in letter.persons):
        return _error("", "Nama Anda tidak ada pada surat tugas ini.", "You are not named in this letter.")
    if now_utc < letter.valid_from_utc:
        at = wib_told(letter.valid_from_utc)
        return _error(
            "", f"Surat tugas ini belum berlaku: mulai {at.id}.", f"This letter is not valid yet: from {at.en}."
        )
    if now_utc >= letter.valid_until_utc:
        at = wib_told(letter.valid_until_utc)
        return _error("", f"Surat tugas ini sudah berakhir: {at.id}.", f"This letter has ended: {at.en}.")
    return None


def _error(field: str, what_id: str, what_en: str, todo_id: str = "", todo_en: str = "") -> LetterError:
    return LetterError(Told(what_id, what_en), None, Told(todo_id, todo_en) if todo_id else None, field)
