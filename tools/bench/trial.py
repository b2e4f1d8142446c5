"""One run of one contestant: start it, wait until every tile is lit, let it settle, count for a while."""

import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from tools.bench import processes
from tools.bench.clips import ClipKind
from tools.bench.contestant import Contestant, Running, Task
from tools.bench.eyes import Eyes, shown
from tools.bench.screen import Screen
from tools.bench.source import Source
from tools.bench.wall import WallUnderTest

SETTLE_S: Final = 5.0
"""What runs for weeks is counted, not what a contestant does once: the wall loads its store 2 s after its windows."""
LIT_WITHIN_S: Final = 30.0
UNSEEN_START_S: Final = 8.0
"""Head start of a contestant that shows nothing; FFmpeg opens 36 inputs one after another in 4.5 s."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run showed; a figure that could not be taken is None.

    Parameters
    ----------
    start_s
        Process start to the first picture in the last tile.
    cpu_cores, x_cores
        Of the contestant with all its processes, and of the X server.
    others_cores
        Of everything else on the machine but the source: the bench's own eyes, and what spoils the figures.
    sent_per_s
        What the server sent, a stream; less than 25 means that the machine was too busy for the figures to be worth
        anything.
    share
        Frames that stood on the screen, of those sent.
    told_share
        The same by the wall's own count, from its metrics.
    delay_ms, delay_p95_ms
        Server's sending to the screen, all tiles.
    tick_late_p99_ms
        The wall's own word on its UI timer.
    show_ms
        Key press to the newest picture of cameras that stood by, median of the presses of this run.
    """

    lit: int
    start_s: float | None = None
    cpu_cores: float | None = None
    x_cores: float | None = None
    others_cores: float | None = None
    switches_per_s: float | None = None
    pss_mb: float | None = None
    processes: int | None = None
    threads: int | None = None
    sent_per_s: float | None = None
    frames_per_s: float | None = None
    share: float | None = None
    told_share: float | None = None
    delay_ms: float | None = None
    delay_p95_ms: float | None = None
    tick_late_p99_ms: float | None = None
    show_ms: float | None = None
    wrong_places: tuple[int, ...] = field(default=())
    last_words: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the figures for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, read: Mapping[str, Any]) -> "Figures":
        """Return the figures that `as_dict` gave."""
        return cls(**{**read, "wrong_places": tuple(read["wrong_places"])})


@dataclass(frozen=True, slots=True)
class Setup:
    """In which surroundings a run takes place.

    Parameters
    ----------
    kind
        Of the clips that the task's URLs serve.
    window_s
        How long to count, after all tiles are lit and it settled; 0.0 to measure the start alone.
    expected_lit
        Tiles that can be lit at all.
    settle_s
        Between the last tile's first picture and counting: cameras that stand by may still be connecting.
    """

    task: Task
    source: Source
    kind: ClipKind
    window_s: float
    expected_lit: int
    settle_s: float = SETTLE_S


def run(contestant: Contestant, setup: Setup) -> Figures:
    """Measure one run on a screen of its own."""
    task, source = setup.task, setup.source
    with Screen(task.size_px, task.monitors) as screen:
        eyes = Eyes(screen, source, task.tiles())
        eyes.start()
        contestant.prepare(task)
        start_mono_ns = time.monotonic_ns()
        running = Running(contestant, task, screen)
        try:
            if not contestant.shows:
                threading.Event().wait(UNSEEN_START_S)
                return _count(_Scene(contestant, running, screen, eyes), setup, Figures(0))
            lit_mono_ns = eyes.wait_lit(setup.expected_lit, LIT_WITHIN_S)
            places = eyes.lit()
            wrong = tuple(tile for tile, camera in sorted(places.items()) if camera != tile % source.cameras + 1)
            if lit_mono_ns is None:
                return Figures(len(places), wrong_places=wrong, last_words=running.last_words())
            start_s = (lit_mono_ns - start_mono_ns) / 1e9
            figures = Figures(setup.expected_lit, start_s, wrong_places=wrong)
            return _count(_Scene(contestant, running, screen, eyes), setup, figures) if setup.window_s else figures
        finally:
            running.close()
            eyes.close()


@dataclass(frozen=True, slots=True)
class _Scene:
    contestant: Contestant
    running: Running
    screen: Screen
    eyes: Eyes


@dataclass(frozen=True, slots=True)
class _Reading:
    """All counters at one moment; the difference of two is what happened between them."""

    at_mono_ns: int
    own: processes.Cost
    x_s: float
    source_s: float
    machine_s: float
    sent: int
    told: float | None


def _read(scene: _Scene, source: Source) -> _Reading:
    wall = scene.contestant if isinstance(scene.contestant, WallUnderTest) else None
    return _Reading(
        told=None if wall is None else wall.frames_told(),
        sent=int(source.sent().sum()),
        own=processes.cost(scene.running.pid, memory=False),
        x_s=processes.cpu_s(scene.screen.process.pid),
        source_s=processes.cpu_s(source.process.pid),
        machine_s=processes.machine_busy_s(),
        at_mono_ns=time.monotonic_ns(),
    )


def _count(scene: _Scene, setup: Setup, figures: Figures) -> Figures:
    """Count for a while what the running contestant costs and shows; return `figures` with that filled in."""
    pause = threading.Event()  # never set: a wait that says what it is
    pause.wait(setup.settle_s)
    begin = _read(scene, setup.source)
    pause.wait(setup.window_s)
    end = _read(scene, setup.source)
    figures = replace(
        _costs(begin, end, len(setup.task.urls), figures), pss_mb=processes.cost(scene.running.pid).pss_mb
    )
    if isinstance(scene.contestant, WallUnderTest):
        late_s = scene.contestant.metrics().get(("scc_wall_ui_tick_late_seconds", "0.99"))
        figures = replace(figures, tick_late_p99_ms=None if late_s is None else late_s * 1000)
    lit = len(scene.eyes.lit())
    if not lit:
        return figures
    seconds = (end.at_mono_ns - begin.at_mono_ns) / 1e9
    seen = shown(scene.eyes.between(begin.at_mono_ns, end.at_mono_ns), setup.kind.frames, seconds, lit)
    return replace(
        figures,
        lit=lit,
        frames_per_s=seen.frames_per_s,
        share=seen.share,
        delay_ms=seen.delay_ms,
        delay_p95_ms=seen.delay_p95_ms,
    )


def _costs(begin: _Reading, end: _Reading, streams: int, figures: Figures) -> Figures:
    """Fill in what the counters say."""
    seconds = (end.at_mono_ns - begin.at_mono_ns) / 1e9
    own_s, x_s = end.own.cpu_s - begin.own.cpu_s, end.x_s - begin.x_s
    others_s = end.machine_s - begin.machine_s - own_s - x_s - (end.source_s - begin.source_s)
    sent = end.sent - begin.sent
    told = None if begin.told is None or end.told is None else end.told - begin.told
    return replace(
        figures,
        cpu_cores=own_s / seconds,
        x_cores=x_s / seconds,
        others_cores=others_s / seconds,
        switches_per_s=(end.own.switches - begin.own.switches) / seconds,
        processes=end.own.processes,
        threads=end.own.threads,
        sent_per_s=sent / seconds / streams,
        told_share=None if told is None else told / max(sent, 1),
    )
