"""Where the program writes: one folder, moved by `SCC_WALL_HOME`."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "SCC_WALL_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of everything that one installation writes.

    Parameters
    ----------
    root
        The folder itself; made by `ensure`.
    """

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite store."""
        return self.root / "scc-wall.db"

    @property
    def logs(self) -> Path:
        """Folder of the log files."""
        return self.root / "logs"

    @property
    def keys(self) -> Path:
        """Folder of the key file, used only where no keyring is."""
        return self.root / "keys"

    @property
    def anchors(self) -> Path:
        """The anchors of the audit: outside the database, in a file that is only ever added to."""
        return self.root / "audit-anchors.txt"

    def ensure(self) -> "Home":
        """Make the folders, readable by this user alone, and return self.

        Raises
        ------
        OSError
            If a folder can't be made.
        """
        for folder in (self.root, self.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self


def home(environ: "os._Environ[str] | dict[str, str] | None" = None) -> Home:
    """Return the home of this installation: `SCC_WALL_HOME`, or the platform's place for program data."""
    env = os.environ if environ is None else environ
    if chosen := env.get(HOME_VARIABLE):
        return Home(Path(chosen).expanduser().resolve())
    if sys.platform == "win32":
        return Home(Path(env.get("PROGRAMDATA", r"C:\ProgramData")) / "SCC Wall")
    base = env.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Home(Path(base) / "scc-wall")
