"""Registered letters and their scans."""

import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, RowMapping, insert, select, update

from scc_wall.base.told import Told
from scc_wall.domain.access_store import Attachment, StoredLetter
from scc_wall.domain.letter import Letter, LetterError, LetterState, NamedPerson, Scope, Signatory, SignatureStatus
from scc_wall.storage.columns import moment, readable, spelling_key, utc_of, without_spaces
from scc_wall.storage.engine import Database
from scc_wall.storage.tables import attachments, letters
from scc_wall.storage.told_errors import StoreError

_log = logging.getLogger(__name__)

_SHA256: Final = re.compile("[0-9a-f]{64}")
LONGEST_SEARCH: Final = 1000
"""Characters; SQLite takes a pattern of 50,000 bytes at most (sqlite.org/limits.html), and nobody types one."""


class LetterRepository:
    """A `domain.access_store.LetterStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, letter: Letter, registered_by: int | None, now_utc: datetime) -> StoredLetter:
        """Register a letter, waiting for its approval.

        Raises
        ------
        LetterError
            If that office has that number in that year.
        """
        values = _values(letter) | {"registered_by": registered_by, "registered_utc": moment(now_utc)}
        with self._database.writing() as connection:
            _refuse_twin(connection, letter)
            letter_id = connection.scalar(insert(letters).values(values).returning(letters.c.id))
        assert letter_id is not None
        return StoredLetter(letter_id, letter, LetterState.WAITING, registered_by, now_utc)

    def by_id(self, letter_id: int) -> StoredLetter | None:
        """Return a letter, None if there is none.

        Raises
        ------
        StoreError
            If it can't be read.
        """
        with self._database.reading() as connection:
            row = connection.execute(select(letters).where(letters.c.id == letter_id)).mappings().first()
        return None if row is None else _letter(row)

    def list(self, text: str = "") -> Sequence[StoredLetter]:
        """Return the letters whose number, office, purpose or persons hold `text`, the newest first.

        One that can't be read is left out and logged: it opens no door, and hides no other letter.
        """
        query = select(letters).order_by(letters.c.id.desc())
        if wanted := text.strip().casefold():
            query = query.where(letters.c.searched.contains(wanted[:LONGEST_SEARCH], autoescape=True))
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [found for row in rows if (found := _letter_or_none(row)) is not None]

    def move(self, letter_id: int, before: LetterState, after: LetterState, person_id: int) -> bool:
        """Move a letter from one state to another; False if it is not in `before` any more."""
        values: dict[str, object] = {"state": after.value}
        if after is LetterState.APPROVED:
            values["approved_by"] = person_id
        elif after is LetterState.REVOKED:
            values["revoked_by"] = person_id
        here = (letters.c.id == letter_id) & (letters.c.state == before.value)
        with self._database.writing() as connection:
            return connection.execute(update(letters).where(here).values(values)).rowcount == 1

    def keep(self, attachment: Attachment) -> None:
        """Keep a scan; one with that content is there already: nothing happens.

        Raises
        ------
        ValueError
            If its SHA-256 is not that of its content: a bug of the caller.
        """
        if hashlib.sha256(attachment.content).hexdigest() != attachment.sha256:
            raise ValueError("an attachment under another's SHA-256")
        with self._database.writing() as connection:
            here = attachments.c.sha256 == attachment.sha256
            if connection.scalar(select(attachments.c.sha256).where(here)) is None:
                values = {name: getattr(attachment, name) for name in ("sha256", "name", "kind", "content")}
                connection.execute(insert(attachments).values(values))

    def attachment(self, sha256: str) -> Attachment | None:
        """Return a scan, None if there is none.

        Raises
        ------
        StoreError
            If its content was changed.
        """
        if not _SHA256.fullmatch(sha256):
            return None
        with readable(Told("Lampiran", "An attachment")), self._database.reading() as connection:
            row = connection.execute(select(attachments).where(attachments.c.sha256 == sha256)).first()
            if row is None:
                return None
            if hashlib.sha256(row.content).hexdigest() != row.sha256:
                raise ValueError("another content")
            return Attachment(row.sha256, row.name, row.kind, row.content)


def _identity(letter: Letter) -> str:
    """Return what no two letters may share: office and number without regard to case and spaces, and the year."""
    return spelling_key(without_spaces(letter.office), str(letter.dated.year), without_spaces(letter.number))


def _refuse_twin(connection: Connection, letter: Letter) -> None:
    if connection.scalar(select(letters.c.id).where(letters.c.identity == _identity(letter))) is not None:
        raise LetterError(
            Told("Surat dengan nomor itu sudah terdaftar.", "A letter of that number is registered already."),
            Told(
                "Instansi itu sudah punya nomor ini pada tahun {year}.",
                "That office already has this number in {year}.",
            ).format(year=letter.dated.year),
            Told(
                "Pilih surat itu dari daftar, atau periksa nomornya.", "Choose it from the list, or check the number."
            ),
            "number",
        )


def _values(letter: Letter) -> dict[str, object]:
    return {
        "identity": _identity(letter),
        "number": letter.number,
        "dated": letter.dated.isoformat(),
        "office": letter.office,
        "purpose": letter.purpose,
        "place": letter.place,
        "valid_from_utc": moment(letter.valid_from_utc),
        "valid_until_utc": moment(letter.valid_until_utc),
        "persons": [_person_values(person) for person in letter.persons],
        "signatory": asdict(letter.signatory),
        "legal_basis": list(letter.legal_basis),
        "copies_to": list(letter.copies_to),
        "scope": _scope_values(letter.scope),
        "signature": letter.signature.value,
        "attachment_sha256": letter.attachment_sha256,
        "state": LetterState.WAITING.value,
        "searched": _searched(letter),
    }


def _scope_values(scope: Scope) -> dict[str, object]:
    values: dict[str, object] = {
        "region_codes": sorted(scope.region_codes),
        "camera_ids": sorted(scope.camera_ids),
    }
    return values | {"ptz": True} if scope.ptz else values  # without, as it was stored before there was one


def _person_values(person: NamedPerson) -> dict[str, str]:
    values = asdict(person)
    if not person.number_reason:  # as it was stored before there was one
        del values["number_reason"]
    return values


def _searched(letter: Letter) -> str:
    of_persons = (part for person in letter.persons for part in (person.name, person.number))
    return "\n".join([letter.number, letter.office, letter.purpose, *of_persons]).casefold()


def _letter_or_none(row: RowMapping) -> StoredLetter | None:
    try:
        return _letter(row)
    except StoreError:
        _log.warning("letter %s can't be read", row["id"])
        return None


def _letter(row: RowMapping) -> StoredLetter:
    with readable(Told("Surat tugas", "A letter")):
        scope = row["scope"]
        letter = Letter(
            number=row["number"],
            dated=date.fromisoformat(row["dated"]),
            office=row["office"],
            purpose=row["purpose"],
            place=row["place"],
            valid_from_utc=utc_of(row["valid_from_utc"]),
            valid_until_utc=utc_of(row["valid_until_utc"]),
            persons=tuple(NamedPerson(**person) for person in row["persons"]),
            signatory=Signatory(**row["signatory"]),
            legal_basis=tuple(row["legal_basis"]),
            copies_to=tuple(row["copies_to"]),
            signature=SignatureStatus(row["signature"]),
            attachment_sha256=row["attachment_sha256"],
            scope=Scope(
                frozenset(scope["region_codes"]), frozenset(scope["camera_ids"]), scope.get("ptz", False) is True
            ),
        )
        return StoredLetter(
            letter_id=row["id"],
            letter=letter,
            state=LetterState(row["state"]),
            registered_by=row["registered_by"],
            registered_utc=utc_of(row["registered_utc"]),
            approved_by=row["approved_by"],
            revoked_by=row["revoked_by"],
        )
