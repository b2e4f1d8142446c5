"""Makes the program folder by PyInstaller, and says how large it came to be."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

NAME: Final = "SCCWall"
CONSOLE: Final = "SCCWall-console"
_WINDOWS: Final = sys.platform == "win32"


class BuildError(Exception):
    """The package can't be built; the message says why and what to do."""


def executable(folder: Path, name: str = CONSOLE) -> Path:
    """Return an executable of a program folder."""
    return folder / (f"{name}.exe" if _WINDOWS else name)


def make(root: Path, build: Path, dist: Path, made_epoch: str) -> Path:
    """Make the program folder anew; return it.

    Parameters
    ----------
    made_epoch
        Seconds since 1970 of the commit: what is dated inside carries that date.

    Raises
    ------
    BuildError
        If PyInstaller fails; its log says why.
    """
    folder = dist / NAME
    shutil.rmtree(folder, ignore_errors=True)
    build.mkdir(parents=True, exist_ok=True)
    log = build / "pyinstaller.log"
    argv = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--distpath", str(dist)]
    argv += ["--workpath", str(build / "pyinstaller"), str(root / "pyinstaller.spec")]
    env = os.environ | {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": made_epoch}
    with log.open("w", encoding="utf-8") as output:
        done = subprocess.run(
            argv, cwd=root, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode != 0 or not executable(folder).is_file():
        tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
        raise BuildError(f"PyInstaller failed; {log} says:\n{tail}")
    return folder


def size_bytes(folder: Path) -> int:
    """Return the size of a folder's files; a link counts nothing."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def platform_name() -> str:
    """Return what a package made here runs on: `win-amd64`, `linux-x86_64`."""
    return sysconfig.get_platform()


def self_test(folder: Path, within_s: float) -> None:
    """Start the built program's self test; its lines are shown.

    Raises
    ------
    BuildError
        If it fails, or does not end.
    """
    # Nothing of this Python may help it.
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    argv = [str(executable(folder)), "--selftest"]
    try:
        done = subprocess.run(argv, env=env, cwd=folder, stdin=subprocess.DEVNULL, timeout=within_s, check=False)
    except subprocess.TimeoutExpired:
        raise BuildError(f"the self test did not end within {within_s:.0f} s") from None
    if done.returncode != 0:
        raise BuildError(f"the self test of the built program ended with {done.returncode}")
