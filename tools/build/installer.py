"""Makes the Windows installer by NSIS, which runs on Windows and Linux alike, and looks into what it made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tools.build import signing
from tools.build.folder import BuildError
from tools.build.version_resource import numbers

_ON_WINDOWS: Final = (r"C:\Program Files (x86)\NSIS\makensis.exe", r"C:\Program Files\NSIS\makensis.exe")


def makensis() -> Path | None:
    """Return NSIS' compiler, None if it is not installed."""
    found = shutil.which("makensis") or next((place for place in _ON_WINDOWS if Path(place).is_file()), None)
    return Path(found) if found else None


def make(compiler: Path, script: Path, payload: Path, output: Path, version: str, *, fast: bool) -> Path:
    """Make the installer; return it.

    Parameters
    ----------
    payload
        The program folder.
    fast
        Pack it badly: to see only that it compiles.

    Raises
    ------
    BuildError
        If NSIS fails, or warns.
    """
    defines = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, numbers(version))),
        "PAYLOAD": str(payload.resolve()),
        "OUTPUT": str(output.resolve()),
    }
    if signing.is_wanted():
        defines["SIGN_COMMAND"] = f'"{sys.executable}" "{Path(signing.__file__).resolve()}"'
    options = [f"-D{name}={value}" for name, value in defines.items()]
    argv = [str(compiler), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, *(["-DFAST"] if fast else []), str(script)]
    done = subprocess.run(
        argv,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0 or not output.is_file():
        raise BuildError(f"makensis failed:\n{done.stdout}{done.stderr}")
    return output


def look_into(installer: Path, wanted: list[str]) -> int:
    """Have 7-Zip list an installer; return how many files are in it.

    Raises
    ------
    BuildError
        If 7-Zip is missing or can't read it, or one of the wanted files is not in it.
    """
    seven = shutil.which("7z")
    if seven is None:
        raise BuildError("7z is needed to look into the installer (Debian: p7zip-full)")
    done = subprocess.run([seven, "l", "-ba", "-slt", str(installer)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"7z can't read the installer:\n{done.stdout}{done.stderr}")
    names = [line.removeprefix("Path = ") for line in done.stdout.splitlines() if line.startswith("Path = ")]
    if missing := [name for name in wanted if name not in {n.replace("\\", "/") for n in names}]:
        raise BuildError(f"the installer lacks {', '.join(missing)}")
    return len(names)
