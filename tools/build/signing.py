"""Signs Windows programs, where a certificate is: by signtool on Windows, by osslsigncode elsewhere.

::

    SCC_WALL_SIGN_TOOL         signtool or osslsigncode, or a path that ends so; unset: nothing is signed
    SCC_WALL_SIGN_THUMBPRINT   signtool: which certificate of the Windows store (the token or HSM that holds its key)
    SCC_WALL_SIGN_PKCS12       osslsigncode: the file with certificate and key,
    SCC_WALL_SIGN_PASSFILE     and the file with its password: never a password on a command line, which others can read
    SCC_WALL_SIGN_TIMESTAMP    address of a time stamp server (RFC 3161); without, signatures end with the certificate

`python -m tools.build.signing FILE` signs one file: NSIS calls it for the uninstaller, which it makes itself.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from typing import Final

TOOL: Final = "SCC_WALL_SIGN_TOOL"
THUMBPRINT: Final = "SCC_WALL_SIGN_THUMBPRINT"
PKCS12: Final = "SCC_WALL_SIGN_PKCS12"
PASSFILE: Final = "SCC_WALL_SIGN_PASSFILE"
TIMESTAMP: Final = "SCC_WALL_SIGN_TIMESTAMP"


class SigningError(Exception):
    """A file could not be signed; the message says why."""


def is_wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether programs are to be signed."""
    return bool(environ.get(TOOL))


def command(file: Path, signed: Path, environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command line that signs a file.

    Parameters
    ----------
    signed
        Where osslsigncode leaves the signed file; signtool signs in place.

    Raises
    ------
    SigningError
        If the tool is none of the two, or a variable that it needs is not set.
    """
    tool = _needed(TOOL, environ)
    kind = PureWindowsPath(tool).name.lower().removesuffix(".exe")  # takes both slashes
    stamp = environ.get(TIMESTAMP)
    if kind == "signtool":
        stamped = ["/tr", stamp, "/td", "sha256"] if stamp else []
        return [tool, "sign", "/fd", "sha256", "/sha1", _needed(THUMBPRINT, environ), *stamped, str(file)]
    if kind == "osslsigncode":
        stamped = ["-ts", stamp] if stamp else []
        key = ["-pkcs12", _needed(PKCS12, environ), "-readpass", _needed(PASSFILE, environ)]
        return [tool, "sign", *key, "-h", "sha256", "-n", "SCC Wall", *stamped, "-in", str(file), "-out", str(signed)]
    raise SigningError(f"{TOOL}={tool}: signtool or osslsigncode is needed")


def sign(file: Path, environ: Mapping[str, str] = os.environ) -> None:
    """Sign a file in place.

    Raises
    ------
    SigningError
        If it can't be signed.
    """
    signed = file.with_name(f"{file.name}.signed")
    argv = command(file, signed, environ)
    signed.unlink(missing_ok=True)  # osslsigncode writes over nothing that a build which was cut off left behind
    before = _sum(file)
    try:
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SigningError(f"{environ[TOOL]} can't be started: {error}") from error
    if done.returncode != 0:
        signed.unlink(missing_ok=True)
        raise SigningError(f"{file.name} was not signed:\n{done.stdout}{done.stderr}")
    if signed.exists():
        signed.replace(file)
    if _sum(file) == before:  # a script in between that ends with 0 whatever happened
        raise SigningError(f"{file.name} was not signed, though {environ[TOOL]} says so")


def _sum(file: Path) -> bytes:
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except OSError as error:
        raise SigningError(f"{file} can't be read: {error.strerror}") from error


def _needed(name: str, environ: Mapping[str, str]) -> str:
    if not (value := environ.get(name)):
        raise SigningError(f"{name} is not set")
    return value


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tools.build.signing FILE")
    try:
        sign(Path(sys.argv[1]))
    except SigningError as error:
        sys.exit(str(error))
