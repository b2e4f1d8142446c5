"""An installer asks program and guardian to end, and to stay ended until it has replaced their files: by a file.

It leaves `upgrading` in the home and deletes it when it is done. The home is the station's account's and the
administrators' alone, so nobody else can ask. One that an installer left behind when it died is obeyed for half an
hour: a wall must not stay dark for ever.
"""

import os
import stat
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.paths import Home

LASTS_S: Final = 1800
"""An installation takes a minute; a virus scanner may make ten of it."""
ENDED: Final = 6
"""What a guardian ends with for it; Shell Launcher is told to leave it so (docs/installer-guide.md)."""


def under_way(here: Home, clock: Clock) -> bool:
    """Return whether the files of the program are being replaced now."""
    written_s = _written_s(here, "upgrading")
    return written_s is not None and abs(clock.now_utc().timestamp() - written_s) < LASTS_S


def somebody_waits(here: Home) -> bool:
    """Return whether a process waits for the end of this upgrade already; if not, the caller does from now on."""
    begun_s, waits_s = _written_s(here, "upgrading"), _written_s(here, "upgrade-waits")
    if begun_s is not None and waits_s is not None and waits_s >= begun_s:
        return True
    try:
        (here.root / "upgrade-waits").unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(here.root / "upgrade-waits", flags, 0o600))
    except FileExistsError:
        return True
    except OSError:
        return False  # a full disk: rather two that wait than none
    return False


def _written_s(here: Home, name: str) -> float | None:
    try:
        about = os.lstat(here.root / name)
    except OSError:
        return None
    return about.st_mtime if stat.S_ISREG(about.st_mode) else None
