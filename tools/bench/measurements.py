"""The measurements: which streams, which task, which contestants; each is run in turn, A B C A B C."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from tools.bench.clips import SUB
from tools.bench.contestant import Contestant, Task
from tools.bench.source import SilentCamera, Source
from tools.bench.trial import SETTLE_S, Figures, Setup, run
from tools.bench.wall import WallUnderTest

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One set-up in which every contestant is run.

    Parameters
    ----------
    columns
        Of the grid on each monitor; it has as many rows.
    monitors
        A side; 2 means four monitors of 1920×1080.
    behind
        Cameras beyond those that have a tile: on further pages, where the wall lets them stand by.
    silent
        The last camera accepts connections and never says a word.
    join
        As `Source` takes it.
    wall_alone
        Peers have nothing like it.
    """

    columns: int
    monitors: int = 1
    behind: int = 0
    silent: bool = False
    join: str = "keyframe"
    start_only: bool = False
    wall_alone: bool = False

    @property
    def tiles(self) -> int:
        """How many tiles there are on all monitors."""
        return (self.columns * self.monitors) ** 2

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height) of all monitors together."""
        return 1920 * self.monitors, 1080 * self.monitors


MEASUREMENTS: Final[Mapping[str, Measurement]] = {
    "wall36": Measurement(6),
    "silent": Measurement(6, silent=True, start_only=True),
    "midgop": Measurement(6, join="mid-gop", start_only=True),
    "one": Measurement(1),
    "wall64": Measurement(8),
    "wall100": Measurement(5, monitors=2, wall_alone=True),
    "wall144": Measurement(6, monitors=2, wall_alone=True),
    "standby36": Measurement(1, behind=36, wall_alone=True),
    "standby164": Measurement(6, behind=164, wall_alone=True),
}
CONNECT_S: Final = 8.0
"""Before counting what standing by costs: by then all cameras are connected."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is done for the figures.

    Parameters
    ----------
    first
        Put what is measured before the machine's other work.
    """

    runs: int
    window_s: float
    first: bool = False


def measure(name: str, contestants: Sequence[Contestant], effort: Effort, report: Report) -> dict[str, list[Figures]]:
    """Run one measurement; return contestant → its runs."""
    measurement = MEASUREMENTS[name]
    cameras = measurement.tiles + measurement.behind
    able = [one for one in contestants if _takes_part(one, measurement)]
    found: dict[str, list[Figures]] = {contestant.name: [] for contestant in able}
    if not able:
        return found
    with ExitStack() as stack:
        source = stack.enter_context(Source(cameras, (SUB,), measurement.join))
        urls = source.urls()
        if measurement.silent:
            urls[-1] = stack.enter_context(SilentCamera())
        task = Task(tuple(urls), measurement.columns, measurement.monitors, measurement.size_px, effort.first)
        counted_s = 0.0 if measurement.start_only else effort.window_s
        settle_s = CONNECT_S if measurement.behind else SETTLE_S
        setup = Setup(task, source, SUB, counted_s, measurement.tiles - measurement.silent, settle_s)
        for turn in range(effort.runs):
            for contestant in able:
                figures = run(contestant, setup)
                found[contestant.name].append(figures)
                report(f"{name} {turn + 1}/{effort.runs} {contestant.name}: {_brief(figures)}")
    return found


def _takes_part(contestant: Contestant, measurement: Measurement) -> bool:
    if measurement.wall_alone and not isinstance(contestant, WallUnderTest):
        return False
    return contestant.shows or not measurement.start_only


def _brief(figures: Figures) -> str:
    if figures.start_s is None and figures.cpu_cores is None:
        return f"only {figures.lit} tiles lit. {figures.last_words[-200:]}"
    parts = [] if figures.start_s is None else [f"{figures.lit} tiles lit after {figures.start_s:.2f} s"]
    if figures.cpu_cores is not None:
        parts.append(f"{figures.cpu_cores:.2f} cores")
    if figures.share is not None:
        parts.append(f"{figures.share:.2%} shown, delay {figures.delay_ms:.0f} ms")
    if figures.wrong_places:
        parts.append(f"WRONG CAMERA in tiles {figures.wrong_places}")
    return ", ".join(parts)
