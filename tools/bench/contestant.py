"""What is put on the screen and measured: the wall or one of its peers."""

import contextlib
import os
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tools.bench.geometry import Rect, grid
from tools.bench.priority import put_first
from tools.bench.screen import Screen


@dataclass(frozen=True, slots=True)
class Task:
    """What every contestant has to show.

    Parameters
    ----------
    urls
        The streams, in the order of the tiles.
    columns
        Of the grid on each monitor, which has as many rows; there may be more streams than tiles.
    monitors
        A side: 2 for four monitors, two by two.
    size_px
        (width, height) of all monitors together.
    first
        Before the machine's other work.
    """

    urls: tuple[str, ...]
    columns: int
    monitors: int = 1
    size_px: tuple[int, int] = (1920, 1080)
    first: bool = False

    def tiles(self) -> list[Rect]:
        """Return the tiles in the order of the streams: monitor after monitor, row by row."""
        monitors = grid(self.monitors, self.monitors, self.size_px)
        return [
            (left + x, top + y, tile_width, tile_height)
            for left, top, width, height in monitors
            for x, y, tile_width, tile_height in grid(self.columns, self.columns, (width, height))
        ]


class Contestant(Protocol):
    """One program of the table."""

    @property
    def name(self) -> str:
        """Heading of its column."""
        ...

    @property
    def shows(self) -> bool:
        """Whether it shows anything: False for a reference that throws its pictures away."""
        ...

    def missing(self) -> str | None:
        """Return why it can't run on this machine, None if it can."""
        ...

    def version(self) -> str:
        """Return its version in a few words."""
        ...

    def prepare(self, task: Task) -> None:
        """Do once for a task what an installer does before the first start (import the cameras); not measured."""
        ...

    def command(self, task: Task) -> list[str]:
        """Return its command line."""
        ...

    def environment(self) -> dict[str, str]:
        """Return what it needs in its environment."""
        ...


class Running:
    """A started contestant: leader of a session of its own, so that all of it can be counted and ended."""

    def __init__(self, contestant: Contestant, task: Task, screen: Screen) -> None:
        self.log = Path(tempfile.mkstemp(prefix=f"scc-wall-bench-{contestant.name.split()[0]}-", suffix=".log")[1])
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                contestant.command(task),
                env={**screen.environment(), **contestant.environment()},
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.pid = self.process.pid
        if task.first:
            put_first(self.pid)

    def last_words(self) -> str:
        """Return the end of what it wrote."""
        return self.log.read_text("utf-8", errors="replace")[-800:].strip()

    def close(self) -> None:
        """End it and all of its session, gently first; idempotent."""
        for sign, patience_s in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, sign)
            try:
                self.process.wait(patience_s)
                break
            except subprocess.TimeoutExpired:
                continue
        self.log.unlink(missing_ok=True)
