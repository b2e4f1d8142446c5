"""Starts the guardian again once an installer has replaced the program's files: by a shell of the system's.

A process of this program can't wait for it: on Windows it would hold the very files. The shell is of the station's own
session and account, which an installer with an administrator's rights is not.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from scc_wall.base.paths import Home
from scc_wall.base.this_program import program
from scc_wall.base.upgrade import LASTS_S, somebody_waits

_FILE: Final = "SCC_WALL_UPGRADE_FILE"
_COMMAND: Final = "SCC_WALL_UPGRADE_COMMAND"
_POSIX: Final = (
    f'n=0; while [ -e "${_FILE}" ] && [ $n -lt {LASTS_S} ]; do sleep 1; n=$((n+1)); done; unset {_FILE}; exec "$@"'
)
_WINDOWS: Final = (
    rf'(for /l %i in (1,1,{LASTS_S}) do (if not exist "%{_FILE}%" (start "" %{_COMMAND}% & exit) '
    rf'else ("%SystemRoot%\System32\PING.EXE" -n 2 127.0.0.1 >nul))) & start "" %{_COMMAND}%'
)
"""`timeout` needs a console, which there is none; paths come by the environment, so that nothing is to be quoted."""


def start_after(here: Home, words: Sequence[str]) -> None:
    """Leave a shell behind that starts the guardian with these words once the upgrade is over; one at most.

    Raises
    ------
    OSError
        If it can't be started.
    """
    if not somebody_waits(here):
        _leave(here.root / "upgrading", program("guard", *words))


def _leave(file: Path, command: Sequence[str]) -> "subprocess.Popen[bytes]":
    environ = os.environ | {_FILE: str(file), "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    told: dict[str, Any]
    argv: list[str] | str
    if sys.platform == "win32":
        environ[_COMMAND] = subprocess.list2cmdline(command)
        system = os.environ.get("SystemRoot", r"C:\Windows")  # noqa: SIM112 - Windows writes it so
        argv = rf'"{system}\System32\cmd.exe" /d /q /v:off /s /c "{_WINDOWS}"'
        told = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP, "cwd": system}
    else:
        argv = ["/bin/sh", "-c", _POSIX, "sh", *command]
        told = {"start_new_session": True}
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(argv, env=environ, stdin=nowhere, stdout=nowhere, stderr=nowhere, **told)  # noqa: S603
