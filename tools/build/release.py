"""What a release consists of, so that whoever gets it can tell that it is that: sums, a manifest, its signature.

::

    SCCWall-0.1.0-win-amd64-setup.exe ─┐
    SCCWall-0.1.0-win-amd64-sbom.json ─┼─sha256─► …-manifest.json ─Ed25519─► …-manifest.json.sig
    SCCWall/… (the program folder) ────┘               └ SHA256SUMS, for `sha256sum -c`

The manifest holds the sum of every file of the program folder too: an installed program can be compared with it.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORMAT: Final = 1
KEY_VARIABLE: Final = "SCC_WALL_RELEASE_KEY"
"""Names the PEM file of the private key; it belongs to who releases, on no build machine that others use."""
_INSTALLED_TOO: Final = frozenset({"uninstall.exe", "install.log"})
"""What an installation adds to the program folder."""


class ReleaseError(Exception):
    """A release is not what it says, or can't be signed; the message says why."""


@dataclass(frozen=True, slots=True)
class About:
    """Which release it is.

    Parameters
    ----------
    platform
        E.g. `win-amd64`: what it runs on.
    built_on
        E.g. `Windows-10-10.0.19045, Python 3.11.9`.
    made_utc
        ISO 8601, of the commit.
    dirty
        Whether files were changed since the commit: never to be given away.
    """

    name: str
    version: str
    platform: str
    commit: str
    dirty: bool
    made_utc: str
    built_on: str

    @property
    def stem(self) -> str:
        """What the files of this release begin with."""
        return f"{self.name}-{self.version}-{self.platform}"


def sha256(file: Path) -> str:
    """Return a file's sum."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sums(folder: Path) -> dict[str, str]:
    """Return place → sum of every file below a folder; of a link, of what it points to."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): sha256(file) for file in sorted(files)}


def write_manifest(about: About, files: Iterable[Path], program: Path, folder: Path) -> Path:
    """Write manifest and sums of a release to a folder; return the manifest."""
    listed = {file.name: {"bytes": file.stat().st_size, "sha256": sha256(file)} for file in files}
    content: dict[str, Any] = {
        "format": FORMAT,
        "name": about.name,
        "version": about.version,
        "platform": about.platform,
        "commit": about.commit,
        "dirty": about.dirty,
        "made_utc": about.made_utc,
        "built_on": about.built_on,
        "files": listed,
        "program": sums(program),
    }
    manifest = folder / f"{about.stem}-manifest.json"
    manifest.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8", newline="\n")
    lines = [f"{entry['sha256']}  {name}" for name, entry in listed.items()]
    lines.append(f"{sha256(manifest)}  {manifest.name}")
    (folder / f"{about.stem}-SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return manifest


def signature_of(manifest: Path) -> Path:
    """Return where a manifest's signature lies."""
    return manifest.with_name(f"{manifest.name}.sig")


def sign(manifest: Path, key_file: Path) -> Path:
    """Sign a manifest; return the signature's file: base64 of the 64 bytes.

    Raises
    ------
    ReleaseError
        If the key can't be read, or is none of Ed25519.
    """
    try:
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise ReleaseError(f"{key_file}: no private key that can be read ({type(error).__name__})") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise ReleaseError(f"{key_file}: not an Ed25519 key")
    file = signature_of(manifest)
    file.write_text(base64.b64encode(key.sign(manifest.read_bytes())).decode("ascii") + "\n", encoding="ascii")
    return file


def verify(manifest: Path, public_key: Path | None, installed: Path | None = None) -> list[str]:
    """Return what was verified, a line each.

    Parameters
    ----------
    public_key
        PEM; None: only the sums are compared, which tells of damage, not of forgery.
    installed
        A program folder to be compared; None: the files of the release that lie beside the manifest.

    Raises
    ------
    ReleaseError
        If anything is missing, differs, or was added.
    """
    content = manifest.read_bytes()
    told = [_verify_signature(manifest, content, public_key)] if public_key else ["signature: NOT verified (no key)"]
    try:
        said = json.loads(content)
        listed = {name: entry["sha256"] for name, entry in said["files"].items()}
        program: dict[str, str] = said["program"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReleaseError(f"{manifest.name} is no manifest") from error
    if installed is None:
        _compare(listed, {name: sha256(_beside(manifest, name)) for name in listed})
        return [*told, f"{len(listed)} files are as released: {said['name']} {said['version']}, {said['commit'][:12]}"]
    there = {place: digest for place, digest in sums(installed).items() if place not in _INSTALLED_TOO}
    _compare(program, there)
    return [*told, f"{len(program)} files of the program are as released"]


def _verify_signature(manifest: Path, content: bytes, public_key: Path) -> str:
    try:
        key = serialization.load_pem_public_key(public_key.read_bytes())
        signature = base64.b64decode(signature_of(manifest).read_text(encoding="ascii"), validate=False)
    except (OSError, ValueError) as error:
        raise ReleaseError(f"the signature can't be verified: {error}") from None
    if not isinstance(key, Ed25519PublicKey):
        raise ReleaseError(f"{public_key}: not an Ed25519 key")
    try:
        key.verify(signature, content)
    except InvalidSignature:
        raise ReleaseError(
            f"the signature of {manifest.name} does not fit: it was changed, or signed by another"
        ) from None
    return "signature: good"


def _beside(manifest: Path, name: str) -> Path:
    if PurePosixPath(name).name != name or "\\" in name or not (file := manifest.parent / name).is_file():
        raise ReleaseError(f"{name} is not beside {manifest.name}")
    return file


def _compare(said: dict[str, str], there: dict[str, str]) -> None:
    wrong = [f"missing: {name}" for name in said.keys() - there.keys()]
    wrong += [f"added: {name}" for name in there.keys() - said.keys()]
    wrong += [f"changed: {name}" for name in said.keys() & there.keys() if said[name] != there[name]]
    if wrong:
        raise ReleaseError("not as released:\n  " + "\n  ".join(sorted(wrong)))
