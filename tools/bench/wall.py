"""The wall as a contestant: started and judged like any peer, its metrics read beside."""

import atexit
import compileall
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

import scc_wall
from scc_wall import __version__
from tools.bench.contestant import Task
from tools.bench.ports import free_port

COLUMNS = ("number", "name", "region", "main_url", "sub_url", "username", "password", "transport")
COMMAND = (sys.executable, "-m", "scc_wall")


class WallUnderTest:
    """SCC Wall from this source tree, with a home folder of its own.

    Parameters
    ----------
    mains
        Main streams in the order of the task's URLs, which are then the subs; None: the task's are the only streams.
    home
        Where it writes; None for a new temporary folder.
    """

    name = "SCC Wall"
    shows = True

    def __init__(self, mains: tuple[str, ...] | None = None, home: Path | None = None) -> None:
        self._home = home or Path(tempfile.mkdtemp(prefix="scc-wall-bench-home-"))
        if home is None:
            atexit.register(shutil.rmtree, self._home, ignore_errors=True)
        self._mains = mains
        self.metrics_port = 0

    def missing(self) -> str | None:
        """Return why it can't run, None if it can."""
        done = subprocess.run([*COMMAND, "run", "--help"], capture_output=True, text=True, check=False)
        return None if done.returncode == 0 and "--metrics-port" in done.stdout else "scc-wall run is not there yet"

    def version(self) -> str:
        """Return the version of the source."""
        return __version__

    def environment(self) -> dict[str, str]:
        """Move everything it writes into its own home."""
        return {"SCC_WALL_HOME": str(self._home), "SCC_WALL_KEYRING": "off"}

    def prepare(self, task: Task) -> None:
        """Write the byte code and import the cameras the way an installer does, into an empty home.

        Each run is a first start: screens remembered from another measurement would wait to be plugged in again.
        """
        compileall.compile_dir(scc_wall.__path__[0], quiet=2)  # PYTHONDONTWRITEBYTECODE may keep starts from it
        shutil.rmtree(self._home, ignore_errors=True)
        self._home.mkdir(parents=True)
        table = self._home / "cameras.csv"
        mains = self._mains or task.urls
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            for number, (main, sub) in enumerate(zip(mains, task.urls, strict=True), start=1):
                sub_url = sub if self._mains else ""
                writer.writerow([number, f"Kamera {number:03}", "", main, sub_url, "", "", "tcp"])
        environment = {**os.environ, **self.environment()}
        subprocess.run(
            [*COMMAND, "cameras", "import", str(table)], env=environment, check=True, stdout=subprocess.DEVNULL
        )

    def command(self, task: Task) -> list[str]:
        """Return the command line of a wall without anything beside the pictures."""
        self.metrics_port = free_port()
        return [
            *COMMAND,
            "run",
            "--layout",
            str(task.columns**2),
            "--metrics-port",
            str(self.metrics_port),
            "--wall-only",
        ]

    def frames_told(self) -> float:
        """Return how many pictures the wall says it has shown so far."""
        return sum(value for key, value in self.metrics().items() if key[0] == "scc_wall_camera_frames_shown_total")

    def metrics(self) -> dict[tuple[str, ...], float]:
        """Return (name, label values …) → value; empty while it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics_port}/metrics", timeout=2) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, OSError):
            return {}
        return {
            (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }
