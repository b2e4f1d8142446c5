"""The rig: a Windows CPython under wine, its packages, and how programs run in it."""

import hashlib
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import IO, Final

from tools.dev.console import give_up, say
from tools.dev.environment import ROOT
from tools.windows_check.windows_lock import windows_lines

SHARED: Final = (ROOT.parent / "shared/tools/wine-rig", ROOT.parent.parent / "shared/tools/wine-rig")
"""Where the script that sets a rig up is looked for: beside the clone, or beside the folder of its worktrees."""
LOCKS: Final = ("dev.txt",)
"""Holds what runs and what builds as well."""
_PYTHON: Final = "3.11.9"
"""Of the rig; its packages are chosen for it."""
_PROGRAM: Final = '. "$1"; shift; exec "$@"'
_LAST_WORDS_S: Final = 2.0
"""What a program said is there when it has ended, all but what its children still say."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A Windows program that ended.

    Parameters
    ----------
    status
        Its exit status; None: it was ended for taking too long.
    """

    status: int | None
    output: str
    took_s: float


class Rig:
    """A rig in a folder of its own.

    Parameters
    ----------
    folder
        Made by `set_up` unless it is there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    @property
    def drive(self) -> Path:
        r"""The folder that Windows programs see as `C:\`."""
        return self.folder / "prefix" / "drive_c"

    @property
    def _packages(self) -> Path:
        return self.drive / "py" / "Lib" / "site-packages"

    def set_up(self, script: Path | None) -> None:
        """Make the rig and install the locked packages for Windows, unless that is done.

        Raises
        ------
        SetupError
            If the script is not found or fails.
        """
        if not (self.folder / "python").exists():
            self._make(script)
        wanted = windows_lines([ROOT / "requirements" / name for name in LOCKS])
        stamp = self.folder / "scc-wall-lock.txt"
        digest = hashlib.sha256(wanted.encode()).hexdigest()
        if not stamp.exists() or stamp.read_text(encoding="ascii") != digest:
            self._install(wanted)
            stamp.write_text(digest, encoding="ascii")

    def _make(self, script: Path | None) -> None:
        folders = (script,) if script is not None else SHARED
        found = next((folder / "setup.sh" for folder in folders if (folder / "setup.sh").exists()), None)
        if found is None:
            give_up("the rig's setup.sh was not found; name its folder with --setup FOLDER")
        say(f"setting up the rig in {self.folder} (about 3 minutes, once)")
        if subprocess.run(["bash", str(found), str(self.folder)], stdin=subprocess.DEVNULL, check=False).returncode:
            give_up("the rig could not be set up; see above")

    def _install(self, wanted: str) -> None:
        say("installing the locked packages for Windows")
        lines = self.folder / "scc-wall-wanted.txt"
        lines.write_text(wanted, encoding="utf-8")
        argv = [str(self.folder / "host/bin/pip"), "install", "-q", "--upgrade", "--no-deps", "--require-hashes"]
        chosen = ["--only-binary=:all:", "--platform", "win_amd64", "--python-version", _PYTHON]
        argv += [*chosen, "--implementation", "cp", "--target", str(self._packages), "-r", str(lines)]
        if subprocess.run(argv, stdin=subprocess.DEVNULL, check=False).returncode:
            give_up("the packages could not be installed; see above")

    def python(self, words: Sequence[str], within_s: float, environ: Mapping[str, str] | None = None) -> Finished:
        """Run the rig's Python at the project's top."""
        return self.run([r"C:\py\python.exe", *words], within_s, environ)

    def run(self, argv: Sequence[str], within_s: float, environ: Mapping[str, str] | None = None) -> Finished:
        """Run a Windows program to its end; end it, and what it started, after `within_s`."""
        began = time.monotonic()
        # Wine's servers are started by the first program, inherit what it writes to, and stay. So what counts is the
        # end of the program, not of what it writes to.
        process = subprocess.Popen(
            ["bash", "-c", _PROGRAM, "bash", str(self.folder / "env"), _wine(), *argv],
            cwd=ROOT,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | dict(environ or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        assert process.stdout is not None
        said: list[bytes] = []
        reading = threading.Thread(target=_read, args=(process.stdout, said), daemon=True)
        reading.start()
        try:
            status: int | None = process.wait(within_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            status = None
        reading.join(_LAST_WORDS_S)
        text = b"".join(said).decode("utf-8", "replace").replace("\r\n", "\n")
        lines = [line for line in text.splitlines(keepends=True) if not line.startswith("ALSA lib")]
        return Finished(status, "".join(lines), time.monotonic() - began)

    def windows_path(self, path: Path) -> str:
        """Return what a Windows program calls a file of this machine."""
        absolute = path.absolute()
        if absolute.is_relative_to(self.drive):
            return str(PureWindowsPath("C:/", absolute.relative_to(self.drive)))
        return str(PureWindowsPath("Z:/", absolute.relative_to("/")))


def _wine() -> str:
    return shutil.which("wine64") or "/usr/lib/wine/wine64"


def _read(source: IO[bytes], said: list[bytes]) -> None:
    while block := os.read(source.fileno(), 65536):
        said.append(block)
