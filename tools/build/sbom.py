"""What is inside: a CycloneDX list of the packages of the lock, and of the libraries that came inside of them.

The lock knows Python's packages. FFmpeg and OpenSSL are in none of its lines: they came inside wheels and with Python,
in several versions. Their versions are read from the built files themselves.
"""

import hashlib
import importlib.metadata
import re
import sys
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement

from tools.build.release import About

SPEC_VERSION: Final = "1.6"
_NAMESPACE: Final = uuid.UUID("5cc0a11e-0000-5000-8000-5cc0a11e5cc0")
_LOCKED: Final = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\\n]+?))? *\\?$", re.MULTILINE
)
_TOOLS: Final = frozenset({"editables", "hatchling", "pathspec", "pluggy", "trove-classifiers"})
"""In run.txt for the installation from source alone; not in the package."""
_BESIDE: Final = ("psycopg", "psycopg-binary", "pyinstaller")
"""In dev.txt alone, but in the package: the driver of PostgreSQL, and the start of the executables."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library inside of others, by how it names itself in its file."""

    name: str
    files: re.Pattern[str]
    says: re.Pattern[bytes]
    license: str
    cpe: str


LIBRARIES: Final = (
    Library(
        "FFmpeg",
        re.compile(r"(avutil|avcodec|videoio_ffmpeg)", re.IGNORECASE),
        # OpenCV's DLL for Windows says only which libavcodec it has: Lavc61.19.100 is that of FFmpeg 7.1.
        re.compile(rb"FFmpeg version (n?\d+\.\d+(?:\.\d+)?)|(Lavc\d+\.\d+\.\d+)"),
        "LGPL-2.1-or-later",
        "cpe:2.3:a:ffmpeg:ffmpeg:{version}:*:*:*:*:*:*:*",
    ),
    Library(
        "OpenSSL",
        re.compile(r"(crypto|_rust|libpq|psycopg)", re.IGNORECASE),
        re.compile(rb"OpenSSL (\d\.\d+\.\d+[a-z]*)[ \0]"),
        "Apache-2.0",
        "cpe:2.3:a:openssl:openssl:{version}:*:*:*:*:*:*:*",
    ),
    Library(
        "Qt",
        re.compile(r"Qt6Core\w*\.(so|dll)", re.IGNORECASE),
        re.compile(rb"Qt (6\.\d+\.\d+) \("),
        "LGPL-3.0-only",
        "cpe:2.3:a:qt:qt:{version}:*:*:*:*:*:*:*",
    ),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A library in a built file."""

    library: Library
    version: str
    place: str
    sha256: str


def locked(lock: str) -> dict[str, str]:
    """Return name → version of the packages of a lock that are installed on this system."""
    found = {}
    for line in _LOCKED.finditer(lock):
        marker = f" ; {line['marker'].strip()}" if line["marker"] else ""
        requirement = Requirement(f"{line['name']}=={line['version']}{marker}")
        if requirement.marker is None or requirement.marker.evaluate():
            found[line["name"].lower()] = line["version"]
    return found


def packages(requirements: Path) -> dict[str, str]:
    """Return name → version of the packages that are in the program folder."""
    run = locked((requirements / "run.txt").read_text(encoding="utf-8"))
    dev = locked((requirements / "dev.txt").read_text(encoding="utf-8"))
    chosen = {name: version for name, version in run.items() if name not in _TOOLS}
    return dict(sorted((chosen | {name: dev[name] for name in _BESIDE if name in dev}).items()))


def libraries(folder: Path) -> Iterator[Found]:
    """Return the libraries of `LIBRARIES` in the files of a program folder, each file once."""
    for file in sorted(folder.rglob("*")):
        kinds = [library for library in LIBRARIES if library.files.search(file.name)]
        if not kinds or file.is_symlink() or not file.is_file():
            continue
        content = file.read_bytes()
        for library in kinds:
            if version := _version(library, content):
                digest = hashlib.sha256(content).hexdigest()
                yield Found(library, version, file.relative_to(folder).as_posix(), digest)


def _version(library: Library, content: bytes) -> str:
    """Return what a library calls itself in a file, rather the first way than the second; empty if it does not."""
    said = sorted((m.lastindex or 0, (m[m.lastindex or 0]).decode("ascii")) for m in library.says.finditer(content))
    return said[0][1] if said else ""


def bill(about: About, requirements: Path, folder: Path) -> dict[str, Any]:
    """Return the list as CycloneDX JSON has it; the same commit gives the same list.

    Parameters
    ----------
    requirements
        Folder of the locks.
    folder
        The program folder.
    """
    components = [_package(*package) for package in packages(requirements).items()]
    components.append(_python())
    components += _native(list(libraries(folder)))
    root = f"{about.name}@{about.version}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{root} {about.commit} {about.platform}')}",
        "version": 1,
        "metadata": {
            "timestamp": about.made_utc,
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": about.name,
                "version": about.version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
            "properties": [
                {"name": "commit", "value": about.commit},
                {"name": "platform", "value": about.platform},
            ],
        },
        "components": components,
        "dependencies": [{"ref": root, "dependsOn": [component["bom-ref"] for component in components]}],
    }


def _package(name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    component = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    return component | _licenses(_license(name))


def _license(name: str) -> str:
    """Return what a package says of its licence; empty if it says nothing short."""
    try:
        said = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    text = _field(said, "License-Expression") or _field(said, "License")
    if not text or "\n" in text or len(text) > 80:
        classifiers = said.get_all("Classifier") or []
        text = "; ".join(c.rpartition("::")[2].strip() for c in classifiers if c.startswith("License ::"))
    return text


def _field(said: importlib.metadata.PackageMetadata, name: str) -> str:
    return said[name] if name in said else ""  # noqa: SIM401 - its type has no `get`


def _licenses(text: str) -> dict[str, Any]:
    return {"licenses": [{"license": {"name": text}}]} if text else {}


def _python() -> dict[str, Any]:
    version = ".".join(map(str, sys.version_info[:3]))
    return {
        "type": "framework",
        "bom-ref": f"python@{version}",
        "name": "CPython",
        "version": version,
        "cpe": f"cpe:2.3:a:python:python:{version}:*:*:*:*:*:*:*",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def _native(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Return a component for each library and version, with the files that hold it."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for one in found:
        groups.setdefault((one.library.name, one.version), []).append(one)
    return [
        {
            "type": "library",
            "bom-ref": f"{name.lower()}@{version}",
            "name": name,
            "version": version,
            "cpe": files[0].library.cpe.format(version=version.removeprefix("n")),
            "licenses": [{"license": {"id": files[0].library.license}}],
            "evidence": {"occurrences": [{"location": file.place} for file in files]},
            "properties": [{"name": f"sha256 {file.place}", "value": file.sha256} for file in files],
        }
        for (name, version), files in sorted(groups.items())
    ]
