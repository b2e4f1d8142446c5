"""What the store knows to be secret or personal, so that it can be taken out of everything else.

Read as far as it can be: a store that is broken gives nothing, and the bundle says so.
"""

import getpass
import json
import platform
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from scc_wall.app.doctor.bundle.scrubber import Scrubber
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig, Credentials
from scc_wall.domain.camera_url import secrets_in
from scc_wall.storage.columns import given_text
from scc_wall.storage.survey import Look
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.address import parse

_ORDINARY: Final = frozenset({"root", "admin", "user", "administrator", "system", "localhost"})
"""Names of accounts of the system that tell nobody anything."""


@dataclass(slots=True)
class Known:
    """What is to be taken out.

    Parameters
    ----------
    lacking
        What could not be read, by the name of its table; empty if everything was.
    """

    secrets: set[str] = field(default_factory=set)
    persons: list[tuple[str, str]] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    def scrubber(self) -> Scrubber:
        """Return what takes it out."""
        return Scrubber(self.secrets, self.persons)


def of_machine() -> list[tuple[str, str]]:
    """Return the names of this computer and of who runs this."""
    with suppress(Exception):  # without a password database it raises what it likes
        name = getpass.getuser()
        found = [] if name.lower() in _ORDINARY else [(name, "‹akun›")]
        host = platform.node()
        return found if host.lower() in _ORDINARY else [*found, (host, "‹komputer›")]
    return []


def of_cameras(cameras: Iterable[CameraConfig]) -> Iterator[str]:
    """Yield the passwords of cameras, and those that stand in their addresses."""
    for camera in cameras:
        accounts = [camera.credentials, camera.onvif.credentials if camera.onvif else None]
        for stream in (camera.main, camera.sub):
            if stream is not None:
                yield from secrets_in(stream.url)
                accounts.append(_account_in(stream.url))
        for account in accounts:
            if account is not None and account.password:
                yield account.password


def _account_in(url: str) -> Credentials | None:
    try:
        return parse(url).credentials
    except StreamError:
        return None


def of_store(look: Look | None, known: Known) -> None:
    """Add the persons of a store, under numbers that stand for them."""
    if look is None:
        known.lacking += _TABLES
        return
    for table, (query, read) in _TABLES.items():
        try:
            known.persons += [pair for row in look.rows(query) for pair in read(row)]
        except (SccError, sqlite3.Error, LookupError, ValueError, TypeError):
            known.lacking.append(table)


def _pairs(name: str, *texts: object) -> Iterator[tuple[str, str]]:
    for text in texts:
        if isinstance(text, str) and text.strip():
            yield given_text(text).strip(), name


def _person(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _pairs(f"‹orang {row['id']}›", row["name"], row["number"], row["login"])


def _visitor(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _pairs(f"‹tamu {row['id']}›", row["name"], row["number"])


def _letter(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _pairs(f"‹surat {row['id']}›", row["number"])
    for column in ("persons", "signatory"):
        document = row[column]
        named = json.loads(document) if isinstance(document, str) else document
        for person in named if isinstance(named, list) else [named]:
            if isinstance(person, dict):
                texts = (person.get(key) for key in ("name", "number", "nip"))
                yield from _pairs(f"‹orang di surat {row['id']}›", *texts)


def _attachment(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _pairs("‹lampiran›", row["name"])


_Read = Callable[[dict[str, Any]], Iterator[tuple[str, str]]]
_TABLES: Final[dict[str, tuple[str, _Read]]] = {
    "persons": ("SELECT id, login, name, number FROM persons", _person),
    "visitors": ("SELECT id, name, number FROM visitors", _visitor),
    "letters": ("SELECT id, number, persons, signatory FROM letters", _letter),
    "attachments": ("SELECT name FROM attachments", _attachment),
}
