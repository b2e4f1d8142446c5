"""What the soak runs on: simulated cameras and websites, a wall of its own home, all ended by their ids."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request
from contextlib import ExitStack, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, Self

from prometheus_client.parser import text_string_to_metric_families

from scc_wall.simulator.control import ask
from tools.bench.ports import free_port

COMMAND: Final = (sys.executable, "-m", "scc_wall")
SITES: Final = ("situs-a", "situs-b", "situs-c")
_END_S: Final = 15.0
_KILLED_S: Final = 5.0
_PR_SET_PDEATHSIG: Final = 1
Metrics = dict[tuple[str, ...], float]
"""(name, label values in the order of their names …) → value."""


class _Page(BaseHTTPRequestHandler):
    server: "_Site"

    def do_GET(self) -> None:
        """Answer with a page, or with 503 while the site is down."""
        body = b"<!doctype html><title>Dinas</title><h1>Dinas Simulasi</h1><p>Berita hari ini: semua berjalan baik.</p>"
        self.send_response(503 if self.server.down else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - name of the base class's parameter
        """Say nothing."""


class _Site(ThreadingHTTPServer):
    """One website on loopback."""

    daemon_threads = True
    down = False


class World:
    """Cameras, websites and a wall; a context manager that ends all of it.

    Parameters
    ----------
    cameras
        How many.
    xvfb
        Whether the wall is shown on an X server in memory; otherwise Qt draws without a display.
    most_s
        The wall ends by itself then, should nobody else end it.
    """

    def __init__(self, cameras: int, *, xvfb: bool, most_s: float) -> None:
        self._count, self._xvfb, self._most_s = cameras, xvfb, most_s
        self._stack = ExitStack()
        self.home = Path(tempfile.mkdtemp(prefix="scc-wall-soak-"))
        self._stack.callback(shutil.rmtree, self.home, ignore_errors=True)
        self._environment = {**os.environ, "SCC_WALL_HOME": str(self.home), "SCC_WALL_KEYRING": "off"}
        self._environment["SCC_WALL_ALLOW_UNSEALED_KEY"] = "1"
        self.metrics_port = free_port()
        self.cameras: list[str] = []
        self.sites: dict[str, _Site] = {}
        self._control_port = 0
        self._wall: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def wall_pid(self) -> int:
        """The wall's own process."""
        assert self._wall is not None
        return self._wall.pid

    @property
    def wall_ended(self) -> int | None:
        """What the wall ended with; None while it runs."""
        assert self._wall is not None
        return self._wall.poll()

    def fault(self, camera: str, fault: str | None, parameters: dict[str, float] | None = None) -> None:
        """Switch a camera's fault on, or off with None; `*`: of all cameras."""
        request: dict[str, Any] = {"camera": camera, "fault": fault}
        answer = ask(self._control_port, request | ({"parameters": parameters} if parameters else {}))
        if not answer.get("ok"):
            raise RuntimeError(f"the simulator refuses {request}: {answer}")

    def sent(self) -> int:
        """Return how many pictures all sub streams have sent so far."""
        return sum(int(ask(self._control_port, {"sent": name, "role": "sub"})["pictures"]) for name in self.cameras)

    def metrics(self) -> Metrics:
        """Return the wall's metrics; empty while it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics_port}/metrics", timeout=5) as answer:
                text = answer.read().decode()
        except OSError:
            return {}
        return {
            (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    def last_words(self) -> str:
        """Return the end of what the wall wrote to its terminal."""
        with suppress(OSError):
            return (self.home / "run.out").read_text("utf-8", errors="replace")[-800:].strip()
        return ""

    def keep_logs(self, folder: Path) -> None:
        """Copy the wall's logs there, with what its programs wrote to the terminal."""
        with suppress(OSError):
            shutil.copytree(self.home / "logs", folder, dirs_exist_ok=True)
            for file in self.home.glob("*.out"):
                shutil.copy(file, folder)

    def log_bytes(self) -> int:
        """Return how much stands in the log folder."""
        return sum(file.stat().st_size for file in (self.home / "logs").rglob("*") if file.is_file())

    def _start(self) -> None:
        simulator = self._program("simulate", "--cameras", str(self._count), "--json", "--until-stdin-closes")
        assert simulator.stdout is not None
        said = json.loads(simulator.stdout.readline())
        self._control_port = int(said["control_port"])
        self.cameras = [camera["name"] for camera in said["cameras"]]
        self._import(said["cameras"])
        self._start_sites()
        environment = dict(self._environment)
        if self._xvfb:
            from tools.bench.screen import Screen

            environment |= {
                name: value
                for name, value in self._stack.enter_context(Screen()).environment().items()
                if name in ("DISPLAY", "QT_QPA_PLATFORM")
            }
        else:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        words = ["run", "--layout", str(self._count), "--metrics-port", str(self.metrics_port)]
        self._wall = self._program(*words, "--seconds", str(self._most_s), environment=environment)

    def _import(self, cameras: list[dict[str, Any]]) -> None:
        table = self.home / "cameras.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["number", "name", "main_url", "sub_url"])
            for number, camera in enumerate(cameras, 1):
                writer.writerow([number, camera["name"], camera["main"], camera["sub"]])
        self._do("cameras", "import", str(table))

    def _start_sites(self) -> None:
        """Serve websites on loopback, each on a port of its own; the first one stands for the world as well."""
        for name in SITES:
            site = _Site(("127.0.0.1", 0), _Page)
            thread = threading.Thread(target=site.serve_forever, name=f"soak:{name}", daemon=True)
            thread.start()
            self._stack.callback(site.server_close)
            self._stack.callback(site.shutdown)
            self.sites[name] = site
        table = self.home / "sites.csv"
        lines = [f"{name},http://127.0.0.1:{site.server_address[1]}/,10,ya" for name, site in self.sites.items()]
        table.write_text("\n".join(["name,url,interval_s,internal", *lines]), encoding="utf-8")
        self._do("sites", "import", str(table))
        self._do("sites", "references", f"127.0.0.1:{self._control_port}")

    def _do(self, *words: str) -> None:
        subprocess.run([*COMMAND, *words], env=self._environment, check=True, stdout=subprocess.DEVNULL, timeout=60)

    def _program(self, *words: str, environment: dict[str, str] | None = None) -> "subprocess.Popen[bytes]":
        """Start one, leader of a session of its own: Ctrl+C is ours, and all of it can be ended by its id."""
        with (self.home / f"{words[0]}.out").open("wb") as errors:
            process = subprocess.Popen(
                [*COMMAND, *words],
                env=environment or self._environment,
                start_new_session=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE if "--json" in words else errors,
                stderr=errors,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - no thread of ours holds a lock that it takes
            )
        self._stack.callback(_end, process)
        return process


def _die_with_parent() -> None:
    """Have the kernel end this process should the soak be killed (Linux)."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all of its session, gently first."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_END_S)
    for sign in (signal.SIGCONT, signal.SIGKILL):  # one that was stopped hears nothing else
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_KILLED_S)
