"""The measurements: which streams, which task, which contestants; each is run in turn, A B C A B C."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from tools.bench.clips import SUB
from tools.bench.contestant import Contestant, Task
from tools.bench.source import SilentCamera, Source
from tools.bench.trial import Figures, Setup, run

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One set-up in which every contestant is run.

    Parameters
    ----------
    columns
        Of the grid; it has as many rows.
    silent
        The last camera accepts connections and never says a word.
    join
        As `Source` takes it.
    """

    columns: int
    silent: bool = False
    join: str = "keyframe"
    start_only: bool = False


MEASUREMENTS: Final[Mapping[str, Measurement]] = {
    "wall36": Measurement(6),
    "silent": Measurement(6, silent=True, start_only=True),
    "midgop": Measurement(6, join="mid-gop", start_only=True),
    "one": Measurement(1),
    "wall64": Measurement(8),
}


def measure(
    name: str, contestants: Sequence[Contestant], runs: int, window_s: float, report: Report
) -> dict[str, list[Figures]]:
    """Run one measurement; return contestant → its runs."""
    measurement = MEASUREMENTS[name]
    cameras = measurement.columns**2
    found: dict[str, list[Figures]] = {contestant.name: [] for contestant in contestants}
    with ExitStack() as stack:
        source = stack.enter_context(Source(cameras, (SUB,), measurement.join))
        urls = source.urls()
        if measurement.silent:
            urls[-1] = stack.enter_context(SilentCamera())
        task = Task(tuple(urls), measurement.columns)
        counted_s = 0.0 if measurement.start_only else window_s
        setup = Setup(task, source, SUB, counted_s, cameras - measurement.silent)
        for turn in range(runs):
            for contestant in contestants:
                if measurement.start_only and not contestant.shows:
                    continue
                figures = run(contestant, setup)
                found[contestant.name].append(figures)
                report(f"{name} {turn + 1}/{runs} {contestant.name}: {_brief(figures)}")
    return found


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
