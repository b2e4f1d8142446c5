"""What goes into the bundle: each part a file, each text of it scrubbed before it is handed on."""

import importlib.metadata
import json
import platform
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from scc_wall import __version__
from scc_wall.app.doctor.cameras import host_of
from scc_wall.app.doctor.finding import Finding
from scc_wall.app.doctor.logbook import log_files, tail
from scc_wall.app.doctor.memory_dumps import dumps_of, is_memory
from scc_wall.app.doctor.report import Scrub, as_json, lines_of, scrubbed
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.storage.survey import Look, row_counts

MOST_LOG_BYTES: Final = 2 * 1024 * 1024
"""Of each file, its end: some 15,000 lines."""
MOST_LOGS_BYTES: Final = 24 * 1024 * 1024
MOST_LOG_FILES: Final = 60
TEXT_NAMES: Final = re.compile(r"(?i)[\w.\-]{1,100}\.(?:log|txt|trace|stack|jsonl?)(?:\.\d{1,3})?")
"""What counts as text in the log folder; a dump of memory holds whatever the program knew."""
SECRET_NAMES: Final = re.compile(
    r"(?i)pass|sandi|secret|token|key|kunci|credential|cookie|login|person|name|nama|frasa"
)
"""Settings of such names are told by their name alone, whatever they hold."""
VARIABLES: Final = re.compile(r"(?i)(?:SCC_WALL|QT|OPENCV|XDG_SESSION|LANG|LC)[A-Z_0-9]*|DISPLAY|WAYLAND_DISPLAY|TZ")
OWN_VARIABLES: Final = frozenset(
    f"SCC_WALL_{name}" for name in ("HOME", "STORE", "KEYRING", "ALLOW_UNSEALED_KEY", "LANG", "PASSPHRASE_FILE")
)
"""Those of ours whose values are known to be no secret; of others the name alone is told."""
SHOWN_SETTINGS: Final = frozenset({"language", "sites.references", "audit.anchor_syslog"})
"""Settings whose text is told; of others numbers and switches alone, since a person may have typed anything there."""
HIDDEN: Final = "‹…›"
MEMORY: Final = Told(
    "{count} dump memori TIDAK disertakan, hanya nama dan ukurannya: isinya dapat memuat kata sandi dan kunci",
    "{count} memory dumps are LEFT OUT, only their names and sizes are here: they may hold passwords and keys",
)
_LOG: Final = Told("log, akhirnya", "log, the end of it")
_STACK: Final = Told(
    "letak thread saat macet atau mati (teks, tanpa isi memori)",
    "where the threads were in a hang or crash (text, nothing of memory)",
)
_STACKS: Final = re.compile(r"(?:dump|slow)[\w\-]*\.txt")
"""As `guardian.dumps` calls them."""
PACKAGES: Final = (
    *("PySide6-Essentials", "opencv-python-headless", "numpy", "SQLAlchemy", "alembic", "keyring", "argon2-cffi"),
    *("cryptography", "prometheus-client", "requests", "selectolax", "cronsim", "pyqtgraph", "psycopg"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the bundle, scrubbed.

    Parameters
    ----------
    about
        What it is, for the list of contents.
    """

    name: str
    about: Told
    content: str


def found_parts(findings: Sequence[Finding], scrub: Scrub) -> Iterator[Part]:
    """Yield what the doctor found, as lines and as JSON."""
    text = "\n".join(line for finding in findings for line in lines_of(finding, scrub))
    yield Part("doctor.txt", Told("hasil pemeriksaan", "what was found"), f"{text}\n")
    yield Part(
        "doctor.json", Told("hasil pemeriksaan, untuk program", "the same for programs"), as_json(findings, scrub)
    )


def machine_parts(environ: Mapping[str, str], scrub: Scrub) -> Iterator[Part]:
    """Yield versions and the variables that the program heeds."""
    packages = {name: _version(name) for name in PACKAGES}
    versions = {"scc-wall": __version__, "python": sys.version, "platform": platform.platform(), "packages": packages}
    yield _part(
        "versions.json", Told("versi program dan pustaka", "versions of program and libraries"), versions, scrub
    )
    chosen = {name: value for name, value in sorted(environ.items()) if VARIABLES.fullmatch(name)}
    about = Told("variabel lingkungan SCC Wall dan Qt", "variables of SCC Wall and Qt")
    told = {name: value if not _is_foreign(name) else HIDDEN for name, value in chosen.items()}
    yield _part("environment.json", about, told, scrub)


def _is_foreign(variable: str) -> bool:
    """Return whether a variable looks like one of ours and is none."""
    return variable.upper().startswith("SCC_WALL") and variable.upper() not in OWN_VARIABLES


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def log_parts(folder: Path, scrub: Scrub) -> Iterator[Part]:
    """Yield the end of each log, the newest first, and a list of the files that were left out."""
    left, left_out = MOST_LOGS_BYTES, []
    for number, file in enumerate(log_files(folder)):
        name = file.relative_to(folder).as_posix()
        content = b"" if left <= 0 or number >= MOST_LOG_FILES else tail(file, min(MOST_LOG_BYTES, left))
        if not content or not TEXT_NAMES.fullmatch(file.name) or b"\0" in content or is_memory(file):
            left_out.append(name)
            continue
        left -= len(content)
        yield Part(
            f"logs/{scrub(name)}",
            _STACK if _STACKS.fullmatch(file.name) else _LOG,
            scrub(content.decode("utf-8", "replace")),
        )
    if left_out:
        about = Told("berkas di folder log yang tidak disertakan", "files of the log folder that were left out")
        yield _part("logs-left-out.json", about, left_out, scrub)


def memory_parts(home: Home, scrub: Scrub) -> Iterator[Part]:
    """Yield that there are dumps of memory, if so, by name and size alone: what they hold is never opened."""
    listed = [
        {"name": file.name, "bytes": size, "written_utc": at_utc.isoformat(timespec="seconds")}
        for file, size, at_utc in dumps_of(home)
    ]
    if listed:
        yield _part("memory-dumps-left-out.json", MEMORY.format(count=len(listed)), listed, scrub)


def store_parts(look: Look, scrub: Scrub) -> Iterator[Part]:
    """Yield what the store holds that is neither secret nor personal; a table that can't be read is left out."""
    for name, (about, read) in _OF_STORE.items():
        try:
            document = read(look)
        except (SccError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
            document = {"unreadable": type(error).__name__}
        yield _part(name, about, document, scrub)


def without_texts(value: Any) -> Any:
    """Return a JSON value: numbers and switches; of a text only that it is there, and nothing under a secret's name."""
    if isinstance(value, dict):
        return {
            name: HIDDEN if SECRET_NAMES.search(str(name)) and one else without_texts(one)
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [without_texts(one) for one in value]
    return HIDDEN if isinstance(value, str) and value else value


def _part(name: str, about: Told, document: object, scrub: Scrub) -> Part:
    return Part(name, about, json.dumps(scrubbed(document, scrub), ensure_ascii=False, indent=1, default=str))


def _settings(look: Look) -> object:
    rows = {row["key"]: _json(row["value"]) for row in look.rows("SELECT key, value FROM settings")}
    return {key: value if key in SHOWN_SETTINGS else without_texts({key: value})[key] for key, value in rows.items()}


def _layouts(look: Look) -> object:
    rows = look.rows("SELECT name, document, saved_utc FROM layouts ORDER BY id")
    return [row | {"document": _json(row["document"])} for row in rows]


def _screens(look: Look) -> object:
    return [
        {name: value for name, value in row.items() if name != "serial"}
        for row in look.rows("SELECT * FROM screens ORDER BY id")
    ]


def _cameras(look: Look) -> object:
    """Return the cameras: of an address its scheme, host and port alone, of an account only whether there is one."""
    streams: dict[int, dict[str, Any]] = {}
    for row in look.rows("SELECT camera_id, role, url, width_px, height_px, opener FROM streams"):
        streams.setdefault(row["camera_id"], {})[row["role"]] = {
            "host": host_of(row["url"]),
            "scheme": urlsplit(row["url"]).scheme,
            "size_px": [row["width_px"], row["height_px"]],
            "opener": row["opener"],
        }
    onvif = {row["camera_id"]: bool(row["steerable"]) for row in look.rows("SELECT * FROM onvif_setups")}
    return [
        {
            "id": row["id"],
            "number": row["number"],
            "name": row["name"],
            "region": row["region_code"],
            "transport": row["transport"],
            "account": row["username"] is not None,
            "onvif": row["id"] in onvif,
            "steerable": onvif.get(row["id"], False),
            "streams": streams.get(row["id"], {}),
        }
        for row in look.rows("SELECT * FROM cameras ORDER BY position, id")
    ]


def _counts(look: Look) -> object:
    groups = (
        "SELECT source, kind, priority, is_open, count(*) AS count FROM events GROUP BY source, kind, priority, is_open"
    )
    return {"rows": dict(row_counts(look)), "events": look.rows(groups)}


_OF_STORE: Final[dict[str, tuple[Told, Callable[[Look], object]]]] = {
    "settings.json": (Told("pengaturan, tanpa rahasia", "settings, without secrets"), _settings),
    "layouts.json": (Told("tata letak", "layouts"), _layouts),
    "screens.json": (Told("layar yang dikenal", "known screens"), _screens),
    "cameras.json": (Told("kamera: nama dan host, tanpa akun", "cameras: name and host, no account"), _cameras),
    "counts.json": (Told("banyaknya baris dan peristiwa", "how many rows and events"), _counts),
}


def _json(value: object) -> Any:
    """Return the JSON of a column, which a database may give as text or as what it means."""
    return json.loads(value) if isinstance(value, str) else value
