r"""How values stand in columns, so that whatever a person typed comes back as it was, from either database.

Text    any text at all: PostgreSQL takes no NUL, and neither database takes half of a surrogate pair, as the names of
        files may hold; those few are written as `\0` and `\ud83d`, a backslash as `\\`
moment  UTC as ISO 8601 text with microseconds
key     what two spellings of the same name have in common, as SHA-256: of one length, whatever was typed
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from scc_wall.base.told import Told
from scc_wall.domain.camera_csv import same_name
from scc_wall.storage.told_errors import StoreError

_AWKWARD: Final = re.compile("[\\\\\0\ud800-\udfff]")
_ESCAPED: Final = re.compile(r"\\(\\|0|u[0-9a-f]{4})")


class AnyText(TypeDecorator[str]):
    """Text that may hold anything that Python's may."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Return it as it is stored."""
        return None if value is None else stored_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:  # noqa: ARG002 - SQLAlchemy's
        """Return it as it was given; SQLite may hold other things than text in a column of text."""
        return given_text(value) if isinstance(value, str) else value


class Document(TypeDecorator[Any]):
    """A list or object as JSON; None if what stands there is no JSON, so that one such row hides no other."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str:  # noqa: ARG002 - SQLAlchemy's
        """Return it as it is stored: in ASCII, whatever text it holds."""
        return json.dumps(value, allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's
        """Return it as it was given."""
        try:
            return None if value is None else json.loads(value)
        except (ValueError, TypeError):
            return None


def stored_text(text: str) -> str:
    """Return a text as it is stored."""
    return _AWKWARD.sub(_escape, text)


def given_text(text: str) -> str:
    """Return a stored text as it was given."""
    return _ESCAPED.sub(_unescape, text) if "\\" in text else text


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return {"\\": r"\\", "\0": r"\0"}.get(character) or f"\\u{ord(character):04x}"


def _unescape(found: re.Match[str]) -> str:
    return {"\\": "\\", "0": "\0"}.get(found[1]) or chr(int(found[1][1:], 16))


def moment(utc: datetime) -> str:
    """Return an aware time as it is stored.

    Raises
    ------
    ValueError
        If it has no time zone: a bug of the caller.
    """
    if utc.tzinfo is None:
        raise ValueError("a time without a zone can't be stored")
    return utc.astimezone(UTC).isoformat(timespec="microseconds")


def moment_or_none(utc: datetime | None) -> str | None:
    """Return a time, which there may be none of, as it is stored."""
    return None if utc is None else moment(utc)


def utc_of(text: str) -> datetime:
    """Return a stored time."""
    return datetime.fromisoformat(text)


def utc_or_none(text: str | None) -> datetime | None:
    """Return a stored time, None if there is none."""
    return None if text is None else utc_of(text)


def spelling_key(*names: str) -> str:
    """Return the same 64 characters for names that differ in case or in the width of their spaces alone."""
    folded = json.dumps([same_name(name) for name in names])
    return hashlib.sha256(folded.encode("ascii")).hexdigest()


def without_spaces(text: str) -> str:
    """Return a text without any space."""
    return "".join(text.split())


@contextmanager
def readable(what: Told) -> Iterator[None]:
    """Tell of a row that holds what this program would never have written.

    Raises
    ------
    StoreError
        If such a row is read inside.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            Told("{what} tidak dapat dibaca dari penyimpanan.", "{what} can't be read from the store.").format(
                what=what
            ),
            Told("Isinya diubah oleh program lain.", "Another program changed what stands there."),
            Told("Pulihkan cadangan dan periksa audit.", "Restore a backup and verify the audit."),
        ) from error
