"""The audit: rows of a chain, each sealed with the one before it. What a row says, and how it is sealed.

::

    row n: body = canonical JSON of its fields ─┐
    row n-1: seal ──────────────────────────────┴─► HMAC-SHA256 (key derived from the master key) = seal of row n

An edit, a deletion, a swap or a row put back in breaks the chain at that place; a cut tail is found by the anchor, a
copy of the newest seal outside the database. Source: specs/access.md, "The audit".
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from json.encoder import encode_basestring_ascii as _quoted
from typing import Final

FIRST_SEAL: Final = bytes(32)
"""What stands for the seal before the first row."""
Value = str | int | float | bool | None
_encode: Final = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode
"""Made once: making an encoder takes longer than encoding a row."""
SealedBody = tuple[int, bytes | None, bytes]
"""Number, body and seal of a row as it stands in a store; None for a body that no recorded entry has."""


class AuditResult(StrEnum):
    """How it went."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What is to be recorded.

    Parameters
    ----------
    action
        In the words of `role.Action`, or `session.open`, `session.end`, `login.refused` and the like.
    who
        Login of the person, empty if nobody is in.
    letter_number
        Of the letter under which it was done, empty for none.
    subject
        On what: `camera:12`, `letter:7`.
    details
        Flat, short, never a secret.
    """

    action: str
    who: str = ""
    letter_number: str = ""
    subject: str = ""
    result: AuditResult = AuditResult.DONE
    details: tuple[tuple[str, Value], ...] = ()
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A recorded entry.

    Parameters
    ----------
    number
        1 for the first row; never a gap.
    mono_ns
        The monotonic clock beside the wall clock, which may have been set.
    """

    number: int
    at_utc: datetime
    mono_ns: int
    entry: AuditEntry
    seal: bytes


@dataclass(frozen=True, slots=True)
class Anchor:
    """A copy of the newest seal, kept outside the database."""

    number: int
    seal: bytes
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a chain is broken first.

    Parameters
    ----------
    why
        `gap`, `seal`, `tail` (rows are missing at the end) or `anchor` (the end was replaced).
    """

    number: int
    why: str


def canonical(number: int, at_utc: datetime, mono_ns: int, entry: AuditEntry) -> bytes:
    """Return the body of a row: one and the same text for the same row, whatever database it was read from.

    Raises
    ------
    ValueError, TypeError
        If a value of it can't stand in a body: infinite, or of another type.
    """
    texts = (entry.action, entry.who, entry.letter_number, entry.subject, entry.result.value)
    moment = at_utc.isoformat("T", "microseconds")
    return body_of(number, moment, mono_ns, *texts, details_text(entry.details), entry.session_id)


def details_text(details: tuple[tuple[str, Value], ...]) -> str:
    """Return the details as they are sealed and stored, in ASCII.

    Raises
    ------
    ValueError
        If a value is infinite or no number.
    """
    return _encode(details)


def body_of(  # noqa: PLR0917 - the columns of a row in their order, called for each of 100,000
    number: int,
    moment: str,
    mono_ns: int,
    action: str,
    who: str,
    letter_number: str,
    subject: str,
    result: str,
    details: str,
    session_id: int | None,
) -> bytes:
    """Return the body of a row from what is stored of it, without reading any of it: a JSON list.

    What is not quoted here can't be mistaken for something else: the details end at the last comma, since numbers hold
    none.

    Parameters
    ----------
    moment, details
        In the very text that was sealed.

    Raises
    ------
    ValueError, TypeError
        If it is none that was sealed, e.g. a text in place of a number.
    """
    if type(mono_ns) is not int or type(details) is not str or not (session_id is None or type(session_id) is int):
        raise TypeError("of a type that no recorded entry has")
    return (
        f"[{number},{_quoted(moment)},{mono_ns},{_quoted(action)},{_quoted(who)},{_quoted(letter_number)},"
        f"{_quoted(subject)},{_quoted(result)},{details},{'null' if session_id is None else session_id}]"
    ).encode("ascii")


def sealed(key: bytes, before: bytes, body: bytes) -> bytes:
    """Return the seal of a row behind the row with the seal `before`."""
    return hmac.digest(key, before + body, "sha256")


def seal_row(key: bytes, before: bytes, number: int, entry: AuditEntry, *, at_utc: datetime, mono_ns: int) -> AuditRow:
    """Return the row that comes behind the row with the seal `before`."""
    body = canonical(number, at_utc, mono_ns, entry)
    return AuditRow(number, at_utc, mono_ns, entry, sealed(key, before, body))


def verify(
    key: bytes, rows: Iterable[AuditRow], anchors: Iterable[Anchor] = (), *, start: tuple[int, bytes] = (0, FIRST_SEAL)
) -> Broken | None:
    """Return where the chain of `rows` is broken first, None if it holds; otherwise as `verify_bodies`."""
    return verify_bodies(key, map(_sealed_body, rows), anchors, start=start)


def verify_bodies(
    key: bytes,
    bodies: Iterable[SealedBody],
    anchors: Iterable[Anchor] = (),
    *,
    start: tuple[int, bytes] = (0, FIRST_SEAL),
) -> Broken | None:
    """Return where the chain is broken first, None if it holds.

    Parameters
    ----------
    bodies
        In the order of their numbers.
    anchors
        All that were ever written; those before `start` are passed over.
    start
        Number and seal of the row before the first, for a chain whose beginning was purged.
    """
    number, seal = start
    keyed = hmac.new(key, digestmod=hashlib.sha256)  # copied for each row: half the time of keying it anew
    at_anchor = {anchor.number: anchor.seal for anchor in anchors if anchor.number > number}
    for row_number, body, row_seal in bodies:
        if row_number != number + 1:
            return Broken(number + 1, "gap")
        if body is None:
            return Broken(row_number, "seal")
        wanted = keyed.copy()
        wanted.update(seal + body)
        if not hmac.compare_digest(row_seal, wanted.digest()):
            return Broken(row_number, "seal")
        number, seal = row_number, row_seal
        if at_anchor and (anchored := at_anchor.pop(number, None)) and not hmac.compare_digest(anchored, seal):
            return Broken(number, "anchor")
    return Broken(number + 1, "tail") if at_anchor else None


def _sealed_body(row: AuditRow) -> SealedBody:
    try:
        return row.number, canonical(row.number, row.at_utc, row.mono_ns, row.entry), row.seal
    except (ValueError, TypeError):  # infinite, or of a type that no recorded entry has: changed
        return row.number, None, row.seal
