"""People, letters, sessions and audit rows for tests."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from scc_wall.domain.access_session import EndReason, SessionRecord
from scc_wall.domain.access_store import AccessStore, StoredLetter
from scc_wall.domain.audit import AuditEntry, AuditRow, seal_row
from scc_wall.domain.letter import Letter, NamedPerson, Scope, Signatory, SignatureStatus
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role

AT_UTC: Final = datetime(2026, 1, 5, 1, 0, 0, 123456, tzinfo=UTC)
KEY: Final = bytes(range(32))

ACCOUNT: Final = Account(
    0, "budi", "Budi Santoso", "198503142010011004", Role.OPERATOR, "$argon2id$v=19$m=8$c2FsdA$aGFzaA", "III/c"
)
LETTER: Final = Letter(
    number="000.8.3.3/15/OR",
    dated=date(2026, 1, 2),
    office="Dinas Kominfo Provinsi Sumatera Selatan",
    purpose="Memantau arus mudik",
    place="Sumsel Command Center",
    valid_from_utc=AT_UTC,
    valid_until_utc=AT_UTC + timedelta(days=7),
    persons=(
        NamedPerson("Budi Santoso", "198503142010011004", "Penata", "Operator", "Kominfo"),
        NamedPerson("Siti Aminah", "199007222021212007"),
    ),
    signatory=Signatory("Rahmat", "197001011995031001", "Kepala Dinas"),
    legal_basis=("Pergub 1/2025", "SK 2/2026"),
    copies_to=("Gubernur",),
    signature=SignatureStatus.QR_ONLY,
    attachment_sha256="ab" * 32,
    scope=Scope(frozenset({"16.71"}), frozenset({3, 12})),
)


def session_record(store: AccessStore) -> SessionRecord:
    """Return a session that can be stored, of a person and under a letter that are stored."""
    person = store.accounts.add(ACCOUNT)
    letter = registered(store)
    return SessionRecord(
        0, person.person_id, letter.letter_id, "Piket malam", AT_UTC, AT_UTC, 43200.5, EndReason.SHIFT_ENDED
    )


def registered(store: AccessStore) -> StoredLetter:
    """Register the letter."""
    return store.letters.add(LETTER, None, AT_UTC)


def sealing(entry: AuditEntry) -> Callable[[int, bytes], AuditRow]:
    """Return what makes a row of that entry, for `AuditStore.append`."""

    def make(number: int, before: bytes) -> AuditRow:
        return seal_row(KEY, before, number, entry, at_utc=AT_UTC + timedelta(seconds=number), mono_ns=number * 10**9)

    return make
