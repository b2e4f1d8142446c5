"""The installed program against RTSP cameras that are not ours: GStreamer's server, on this machine's loopback.

Cameras are imported and figures read as a person does it: `cameras import`, and the wall's metrics.
"""

import csv
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tools.dev.console import give_up
from tools.windows_check.package_steps import PROGRAM, status_of
from tools.windows_check.record import Record, Step
from tools.windows_check.rig import Finished, Rig

CAMERAS: Final = 9
FRAMES_PER_S: Final = 25
RUNS_S: Final = 75
"""Starting included, which takes a wall under wine 10 to 30 s on a busy machine."""
_WITHIN_S: Final = 300
_LOOK_S: Final = 1.0
_SHOWN: Final = "scc_wall_camera_frames_shown_total"

Metrics = Mapping[tuple[str, ...], float]


@dataclass(slots=True)
class Seen:
    """What the metrics said over a run.

    Parameters
    ----------
    shown
        (seconds, pictures painted so far), while all cameras were live.
    """

    most_live: int = 0
    all_live_after_s: float | None = None
    shown: list[tuple[float, float]] = field(default_factory=list)
    received_per_s: list[float] = field(default_factory=list)

    def take(self, at_s: float, metrics: Metrics) -> None:
        """Look at one answer."""
        live = int(metrics.get(("scc_wall_cameras_live",), 0))
        self.most_live = max(self.most_live, live)
        if live < CAMERAS:
            return
        self.all_live_after_s = at_s if self.all_live_after_s is None else self.all_live_after_s
        self.shown.append((at_s, sum(value for key, value in metrics.items() if key[0] == _SHOWN)))
        rates = [value for key, value in metrics.items() if key[0] == "scc_wall_camera_frames_per_second"]
        self.received_per_s.append(sum(rates) / CAMERAS)

    def painted_per_s(self) -> float:
        """Return how many pictures of a camera were painted in a second, from the first time that all were live."""
        if len(self.shown) < 2:
            return 0.0
        (begun_s, first), (ended_s, last) = self.shown[0], self.shown[-1]
        return (last - first) / (ended_s - begun_s) / CAMERAS

    def __str__(self) -> str:
        """Return it in words."""
        after = "never all" if self.all_live_after_s is None else f"all after {self.all_live_after_s:.0f} s"
        received = sum(self.received_per_s) / max(1, len(self.received_per_s))
        figures = f"received {received:.1f}, painted {self.painted_per_s():.1f} of {FRAMES_PER_S} pictures/s a camera"
        return f"{self.most_live} of {CAMERAS} live ({after}); {figures}"


def run(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Import the cameras into the installed program's own data, show them, and read the metrics meanwhile.

    Raises
    ------
    SetupError
        If the server or a display is missing.
    """
    from tools.bench.clips import ClipKind
    from tools.bench.source import Source, missing

    if why := missing() or (None if os.environ.get("DISPLAY") else "no DISPLAY"):
        give_up(f"the foreign cameras need more: {why}")
    with Source(CAMERAS, (ClipKind("sub", 640, 360, 400, 50),)) as source:
        imported = rig.run(_import(rig, source.urls()), _WITHIN_S)
        record.add(Step("import", imported.status == 0, imported.took_s, status_of(imported)), imported.output)
        _show(rig, record)


def _import(rig: Rig, urls: list[str]) -> list[str]:
    table = rig.drive / "scc-wall-cameras.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("number", "name", "region", "main_url", "transport"))
        writer.writerows((number, f"Kamera {number:03}", "", url, "tcp") for number, url in enumerate(urls, start=1))
    return [str(PROGRAM / "SCCWall-console.exe"), "cameras", "import", rig.windows_path(table)]


def _show(rig: Rig, record: Record) -> None:
    from tools.bench.ports import free_port

    port, ended = free_port(), list[Finished]()
    words = ["run", "--layout", str(CAMERAS), "--metrics-port", str(port), "--wall-only", "--seconds", str(RUNS_S)]
    argv = [str(PROGRAM / "SCCWall.exe"), *words]
    running = threading.Thread(target=lambda: ended.append(rig.run(argv, _WITHIN_S)), name="wall")
    running.start()
    seen, began = Seen(), time.monotonic()
    while running.is_alive():
        seen.take(time.monotonic() - began, _metrics(port))
        running.join(_LOOK_S)
    figures = f"{seen}; {status_of(ended[0])}"
    record.add(Step("foreign", ended[0].status == 0 and seen.most_live == CAMERAS, ended[0].took_s, figures), figures)


def _metrics(port: int) -> Metrics:
    from tools.bench.wall import WallUnderTest

    wall = WallUnderTest(home=Path(os.devnull))
    wall.metrics_port = port
    return wall.metrics()
