"""The rows of the table: which measurement gives which figure, and what specs/video.md asks of it."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tools.bench.trial import Figures


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Parameters
    ----------
    measurement
        Name of the measurement whose runs give the figure.
    pick
        Takes the figure out of one run; None if that run has none.
    asked
        Floor and aim, in the words of specs/video.md.
    """

    measurement: str
    title: str
    pick: Callable[[Figures], float | None]
    form: str
    asked: str = ""
    minus: str = ""
    """Measurement whose median is taken off: what is left is what the difference between the two costs."""


def _percent(share: float | None) -> float | None:
    return None if share is None else share * 100


ROWS: Sequence[Row] = (
    Row("wall36", "36 streams: CPU, cores", lambda f: f.cpu_cores, "{:.2f}", "≤ best peer; aim 0.8 of it"),
    Row("wall36", "… X server beside it, cores", lambda f: f.x_cores, "{:.3f}"),
    Row("wall36", "… everything else on the machine (eyes included), cores", lambda f: f.others_cores, "{:.2f}"),
    Row("wall36", "… frames/s sent by the server, of 25", lambda f: f.sent_per_s, "{:.1f}"),
    Row("wall36", "… frames/s on the screen, of 25", lambda f: f.frames_per_s, "{:.1f}"),
    Row("wall36", "… frames shown of sent, %", lambda f: _percent(f.share), "{:.2f}", "≥ 99; aim 99.9"),
    Row("wall36", "… the same by the wall's own count, %", lambda f: _percent(f.told_share), "{:.2f}"),
    Row("wall36", "… cold start to 36 tiles, s", lambda f: f.start_s, "{:.2f}", "≤ best peer; aim 0.6 of it"),
    Row("wall36", "… delay send → screen, median, ms", lambda f: f.delay_ms, "{:.0f}", "≤ 25; aim 10"),
    Row("wall36", "… delay, 95th percentile, ms", lambda f: f.delay_p95_ms, "{:.0f}"),
    Row("wall36", "… UI timer late, 99th percentile, ms", lambda f: f.tick_late_p99_ms, "{:.1f}", "≤ 10; aim 4"),
    Row("wall36", "… memory (PSS), MB", lambda f: f.pss_mb, "{:.0f}", "≤ 450; aim 350"),
    Row("wall36", "… context switches/s", lambda f: f.switches_per_s, "{:.0f}"),
    Row("wall36", "… processes", lambda f: f.processes, "{:.0f}"),
    Row("wall36", "… threads", lambda f: f.threads, "{:.0f}"),
    Row("silent", "one of 36 silent: start of the other 35, s", lambda f: f.start_s, "{:.2f}", "as without"),
    Row("midgop", "joining mid-GOP (2 s groups): start to 36 tiles, s", lambda f: f.start_s, "{:.2f}"),
    Row("one", "1 stream: delay send → screen, median, ms", lambda f: f.delay_ms, "{:.0f}", "≤ 25; aim 10"),
    Row("one", "… delay, 95th percentile, ms", lambda f: f.delay_p95_ms, "{:.0f}"),
    Row("one", "… CPU, cores", lambda f: f.cpu_cores, "{:.2f}"),
    Row("wall64", "64 streams: CPU, cores", lambda f: f.cpu_cores, "{:.2f}", "linear in pixels shown"),
    Row("wall64", "… frames shown of sent, %", lambda f: _percent(f.share), "{:.2f}"),
    Row("wall64", "… delay send → screen, median, ms", lambda f: f.delay_ms, "{:.0f}"),
    Row("wall64", "… memory (PSS), MB", lambda f: f.pss_mb, "{:.0f}"),
    Row("wall100", "100 streams on 4 screens: CPU, cores", lambda f: f.cpu_cores, "{:.2f}"),
    Row("wall100", "… frames shown of sent, %", lambda f: _percent(f.share), "{:.2f}"),
    Row("wall100", "… delay send → screen, median, ms", lambda f: f.delay_ms, "{:.0f}"),
    Row("wall100", "… everything else on the machine, cores", lambda f: f.others_cores, "{:.2f}"),
    Row("wall144", "144 streams on 4 screens: CPU, cores", lambda f: f.cpu_cores, "{:.2f}"),
    Row("wall144", "… frames shown of sent, %", lambda f: _percent(f.share), "{:.2f}"),
    Row("wall144", "… delay send → screen, median, ms", lambda f: f.delay_ms, "{:.0f}"),
    Row("wall144", "… everything else on the machine, cores", lambda f: f.others_cores, "{:.2f}"),
    Row(
        "standby36", "36 subs standing by: added CPU, cores", lambda f: f.cpu_cores, "{:.2f}", "≤ 0.15; aim 0.1", "one"
    ),
    Row("standby36", "… added memory, MB", lambda f: f.pss_mb, "{:.0f}", "", "one"),
    Row(
        "standby164",
        "164 more standing by beside 36 shown: added CPU, cores",
        lambda f: f.cpu_cores,
        "{:.2f}",
        "≤ 0.6; aim 0.4",
        "wall36",
    ),
    Row("standby164", "… frames shown of sent, %", lambda f: _percent(f.share), "{:.2f}"),
    Row("standby164", "… added memory, MB", lambda f: f.pss_mb, "{:.0f}", "", "wall36"),
    Row("show-sub", "hidden camera to its newest picture, sub, ms", lambda f: f.show_ms, "{:.0f}", "≤ 100; aim 50"),
    Row("show-main", "… 1080p main, ms", lambda f: f.show_ms, "{:.0f}", "≤ 350; aim 150"),
    Row("show-page", "… a page of 36 subs, last tile, ms", lambda f: f.show_ms, "{:.0f}"),
)

Results = Mapping[str, Mapping[str, Sequence[Figures]]]
"""Measurement → contestant → its runs."""


def median(row: Row, runs: Sequence[Figures]) -> tuple[float, int] | None:
    """Return the median of a row's figure and how many runs gave one, None if none did."""
    values = [value for run in runs if (value := row.pick(run)) is not None]
    return (statistics.median(values), len(values)) if values else None


def cell(row: Row, runs: Sequence[Figures], base: Sequence[Figures] = ()) -> str:
    """Return a figure as it stands in the table: what failed says so, fewer runs than tried say how many.

    Parameters
    ----------
    base
        Runs of the measurement that the row takes off.
    """
    if not runs:
        return ""
    found = median(row, runs)
    if found is None:
        unlit = [run for run in runs if run.start_s is None and run.cpu_cores is None]
        return f"never ({max(run.lit for run in unlit)} lit)" if unlit else "–"
    value, count = found
    if row.minus:
        taken_off = median(row, base)
        if taken_off is None:
            return "–"
        value -= taken_off[0]
    return row.form.format(value) + (f" ({count}/{len(runs)})" if count < len(runs) else "")
