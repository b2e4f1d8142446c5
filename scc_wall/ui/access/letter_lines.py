"""A registered letter in words: every field of it that says something."""

from collections.abc import Callable, Mapping
from datetime import datetime

from scc_wall.domain.access_store import StoredLetter
from scc_wall.domain.letter import Letter, LetterState, NamedPerson, SignatureStatus
from scc_wall.domain.nip import masked
from scc_wall.ui.access.dates import day_words, moment_words
from scc_wall.ui.access.scope_part import leave_words, scope_lines
from scc_wall.ui.words import tr

Line = tuple[str, str]
"""What a field is called, and what stands in it, one entry a line."""


def letter_lines(
    stored: StoredLetter,
    name_of: Callable[[int], str],
    *,
    whole: bool = False,
    camera_names: Mapping[int, str] | None = None,
    now_utc: datetime | None = None,
) -> list[Line]:
    """Return all fields of a letter that hold something, in the order of the form.

    Parameters
    ----------
    name_of
        A person's name by their id.
    whole
        Whether the numbers of persons are shown whole; masked otherwise.
    camera_names
        Of the cameras to which the letter may be limited, by their ids.
    now_utc
        Says of a letter whose time is over that it is; None: that is not asked.
    """
    shown = _whole if whole else masked
    lines = [*_letter(stored.letter, shown, camera_names or {}), *_registration(stored, name_of, now_utc)]
    return [(name, text) for name, text in lines if text]


def _letter(letter: Letter, shown: Callable[[str], str], camera_names: Mapping[int, str]) -> list[Line]:
    signer = letter.signatory
    persons = [_person(one, shown) for one in letter.persons]
    return [
        (tr("Nomor"), letter.number),
        (tr("Tanggal"), day_words(letter.dated)),
        (tr("Instansi penerbit"), letter.office),
        (tr("Berlaku dari"), moment_words(letter.valid_from_utc)),
        (tr("Berlaku sampai"), moment_words(letter.valid_until_utc)),
        (tr("Tujuan"), letter.purpose),
        (tr("Tempat"), letter.place),
        (tr("Dasar hukum"), "\n".join(letter.legal_basis)),
        (tr("Batas akses"), "\n".join(scope_lines(letter.scope, camera_names))),
        (tr("Kewenangan lebih"), leave_words(letter.scope)),
        (tr("Yang ditugaskan"), "\n".join(persons)),
        (tr("Penanda tangan"), _joined(signer.name, signer.position, shown(signer.number))),
        (tr("Status tanda tangan"), signature_word(letter.signature)),
        (tr("Tembusan"), "\n".join(letter.copies_to)),
        (tr("Pindaian"), tr("ada") if letter.attachment_sha256 else tr("tidak ada")),
    ]


def _registration(stored: StoredLetter, name_of: Callable[[int], str], now_utc: datetime | None) -> list[Line]:
    def name(person_id: int | None) -> str:
        return "" if person_id is None else name_of(person_id)

    return [
        (tr("Status"), _joined(state_word(stored.state), ended_word(stored, now_utc))),
        (tr("Didaftarkan oleh"), name(stored.registered_by)),
        (tr("Didaftarkan pada"), moment_words(stored.registered_utc)),
        (tr("Disetujui oleh"), name(stored.approved_by)),
        (tr("Dicabut oleh"), name(stored.revoked_by)),
    ]


def state_word(state: LetterState) -> str:
    """Return what a state is called."""
    return {
        LetterState.WAITING: tr("⚠ menunggu"),
        LetterState.APPROVED: tr("disetujui"),
        LetterState.REVOKED: tr("dicabut"),
    }[state]


def ended_word(stored: StoredLetter, now_utc: datetime | None) -> str:
    """Return that the letter's time is over, empty if it is not, or if it was revoked before."""
    over = now_utc is not None and stored.letter.valid_until_utc <= now_utc
    return tr("berakhir") if over and stored.state is not LetterState.REVOKED else ""


def signature_word(status: SignatureStatus) -> str:
    """Return what a signature status is called."""
    return {
        SignatureStatus.PAPER: tr("basah, di kertas"),
        SignatureStatus.QR_ONLY: tr("kode QR, belum diperiksa"),
        SignatureStatus.PADES_UNTRUSTED: tr("elektronik (PAdES), penerbit tak dikenal"),
        SignatureStatus.PADES_VALID: tr("elektronik (PAdES), sah"),
    }[status]


def _person(person: NamedPerson, shown: Callable[[str], str]) -> str:
    reason = tr("⚠ tanpa NIP: {reason}").format(reason=person.number_reason) if person.number_reason else ""
    return _joined(person.name, shown(person.number), person.rank, person.position, person.office, reason)


def _whole(number: str) -> str:
    return number


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
