"""Where the program writes: one folder, moved by `SCC_WALL_HOME`; its store may be on a server (`SCC_WALL_STORE`)."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "SCC_WALL_HOME"
STORE_VARIABLE = "SCC_WALL_STORE"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of everything that one installation writes.

    Parameters
    ----------
    root
        The folder itself; made by `ensure`.
    store_url
        SQLAlchemy's address of the store where it is on a server; None: the SQLite file in the folder.
    """

    root: Path
    store_url: str | None = None

    @property
    def database(self) -> Path:
        """The SQLite store."""
        return self.root / "scc-wall.db"

    @property
    def has_store(self) -> bool:
        """Whether there may be a store: on a server only asking it can tell."""
        return self.store_url is not None or self.database.exists()

    @property
    def logs(self) -> Path:
        """Folder of the log files."""
        return self.root / "logs"

    @property
    def memory_dumps(self) -> Path:
        """Where Windows leaves dumps of memory of native crashes (packaging/scc-wall.nsi)."""
        return self.root / "dumps"

    @property
    def keys(self) -> Path:
        """Folder of the key file, used only where no keyring is."""
        return self.root / "keys"

    @property
    def snapshots(self) -> Path:
        """Folder of the snapshots, a folder for each day in it; made by the first one."""
        return self.root / "snapshots"

    @property
    def anchors(self) -> Path:
        """The anchors of the audit: outside the database, in a file that is only ever added to."""
        return self.root / "audit-anchors.txt"

    @property
    def backups(self) -> Path:
        """Folder of the store's backups, one file each; made by the first one."""
        return self.root / "backups"

    @property
    def quarantine(self) -> Path:
        """Folder of stores that were damaged or put aside, a folder for each; nothing in it is ever deleted by us."""
        return self.root / "quarantine"

    @property
    def running(self) -> Path:
        """Held by the one program with a wall (`base.one_program`)."""
        return self.root / "running"

    @property
    def guarding(self) -> Path:
        """Held by the one guardian that starts and restarts the program (`app.guardian.parent`)."""
        return self.root / "guarding"

    @property
    def front(self) -> Path:
        """There while somebody who started the program a second time waits for its windows to come to the front."""
        return self.root / "front"

    @property
    def demo_running(self) -> Path:
        """Held by the one demo: outside its own folder, which each demo empties; it may run beside a wall."""
        return self.root / "demo-running"

    @property
    def guardian_turn(self) -> Path:
        """Which guardian began last (`guardian.turn`)."""
        return self.root / "guardian-turn"

    @property
    def room_session(self) -> Path:
        """Which session is this room's, where the store is on a server and several rooms share it."""
        return self.root / "room-session"

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
    """Return the home of this installation: `SCC_WALL_HOME`, or the platform's place for program data.

    Its store is on the server that `SCC_WALL_STORE` names, if it is set.
    """
    env = os.environ if environ is None else environ
    return Home(_root(env), env.get(STORE_VARIABLE) or None)


def _root(env: "os._Environ[str] | dict[str, str]") -> Path:
    if chosen := env.get(HOME_VARIABLE):
        return Path(chosen).expanduser().resolve()
    if sys.platform == "win32":
        return Path(env.get("PROGRAMDATA", r"C:\ProgramData")) / "SCC Wall"
    base = env.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "scc-wall"
