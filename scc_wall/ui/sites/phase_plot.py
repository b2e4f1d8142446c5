"""The phases of a site's looks over 24 hours, stacked; a failed look is a gap in them and a cross at the foot."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from scc_wall.base.clock import WIB
from scc_wall.domain.site import ProbePhases, ProbeResult
from scc_wall.ui import theme, words
from scc_wall.ui.access.parts import text_label
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.plots import HEADROOM, Plots
from scc_wall.ui.words import tr

PHASES: Final = ("resolve_ms", "connect_ms", "tls_ms", "first_byte_ms", "transfer_ms")
BIN_S: Final = 300
"""Looks of five minutes are drawn as one: 1,440 spikes five times over take the UI thread 50 ms and say no more."""
DAY_S: Final = 86_400
TICKS_H: Final = 4
LEAST_PX: Final = 160
"""With its legend: low enough for all of a site's facts at 200 %, high enough to see what grew."""
GRID_ALPHA: Final = 40


def phase_names() -> tuple[str, ...]:
    """Return what the phases are called, the first one first."""
    return tr("DNS"), tr("koneksi"), tr("TLS"), tr("byte pertama"), tr("isi")


@dataclass(frozen=True, slots=True)
class Stacked:
    """What is drawn: a time (seconds since 1970) and for each phase its mean sum with those before it.

    Parameters
    ----------
    failed
        Times at which a look failed; None in the sums where none went well.
    """

    times: tuple[float, ...]
    sums: tuple[tuple[float | None, ...], ...]
    failed: tuple[float, ...]


def stacked(results: Sequence[ProbeResult], now_utc: datetime) -> Stacked:
    """Return the last 24 hours in bins; a bin without any look is a gap too."""
    end = now_utc.timestamp()
    bins: dict[int, list[ProbeResult]] = {}
    for result in results:
        if 0 <= end - result.at_utc.timestamp() < DAY_S:
            bins.setdefault(int(result.at_utc.timestamp() // BIN_S), []).append(result)
    if not bins:
        return Stacked((), (), ())
    places = range(min(bins), max(bins) + 1)
    means = [_means(bins.get(place, [])) for place in places]
    sums = tuple(
        tuple(None if mean is None else sum(mean[:upto]) for mean in means) for upto in range(1, len(PHASES) + 1)
    )
    bad = tuple((place + 0.5) * BIN_S for place in places if any(not one.ok for one in bins.get(place, [])))
    return Stacked(tuple((place + 0.5) * BIN_S for place in places), sums, bad)


def _means(results: Sequence[ProbeResult]) -> tuple[float, ...] | None:
    good = [result.phases for result in results if result.ok]
    return tuple(fmean(_phase(phases, name) for phases in good) for name in PHASES) if good else None


def _phase(phases: ProbePhases, name: str) -> float:
    value = getattr(phases, name)
    return 0.0 if value is None else float(value)


class PhasePlot(QWidget):
    """Shows results once pyqtgraph is there."""

    def __init__(self, plots: Plots) -> None:
        super().__init__()
        self._plots = plots
        self._shown: Stacked | None = None
        self._end_s = 0.0
        self.plot: _Axes | None = None
        self.waiting = text_label(tr("Grafik sedang dimuat…"), "note")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.stack, 1)
        column.addLayout(self._legend())
        self.setMinimumHeight(LEAST_PX)
        # Or it asks for 480 px, and what stands below it is scrolled away though the plot could be lower.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        plots.ready.connect(self._draw)
        plots.load()

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        named = [
            *zip(theme.PHASES, "■" * len(theme.PHASES), phase_names(), strict=True),
            (theme.ALARM, "✕", tr("gagal")),
        ]
        for colour, sign, name in named:
            swatch = text_label(sign, "note")
            swatch.setStyleSheet(f"color: {colour};")
            row.addWidget(swatch)
            row.addWidget(text_label(name, "note"))
        row.addStretch()
        return row

    def show_results(self, results: Sequence[ProbeResult], now_utc: datetime) -> None:
        """Draw the looks of the last 24 hours."""
        self._shown, self._end_s = stacked(results, now_utc), now_utc.timestamp()
        self.setAccessibleDescription(_spoken(results))
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        if not self._shown.times:
            self.waiting.setText(tr("Belum ada data 24 jam terakhir."))
            self.stack.setCurrentIndex(0)
            return
        if self._plots.module is None:
            return
        if self.plot is None:
            self.plot = _Axes(self._plots.module)
            self.stack.addWidget(self.plot.view)
        self.stack.setCurrentWidget(self.plot.view)
        _fill(self._plots.module, self.plot, self._shown, self._end_s)


class _Axes:
    """pyqtgraph's view, box and axes, without the seven menus that its PlotWidget makes and leaves behind."""

    def __init__(self, module: Any) -> None:
        self.view = module.GraphicsView(background=theme.BACKGROUND)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(tr("Fase 24 jam terakhir, dalam milidetik"))
        self.box = module.ViewBox(enableMenu=False, enableMouse=False)
        self.bottom = module.AxisItem("bottom")
        left = module.AxisItem("left")
        left.enableAutoSIPrefix(enable=False)
        left.setLabel("ms")
        left.setGrid(GRID_ALPHA)
        layout = module.GraphicsLayout()
        layout.addItem(left, 0, 0)
        layout.addItem(self.box, 0, 1)
        layout.addItem(self.bottom, 1, 1)
        for axis in (left, self.bottom):
            axis.setPen(theme.LINE)
            axis.setTextPen(theme.TEXT_DIM)
            axis.linkToView(self.box)
        self.view.setCentralItem(layout)


def _fill(module: Any, axes: _Axes, shown: Stacked, end_s: float) -> None:
    numpy = importlib.import_module("numpy")
    axes.box.clear()
    times = numpy.array(shown.times)
    for values, colour in reversed(list(zip(shown.sums, theme.PHASES, strict=True))):
        y = numpy.array([numpy.nan if value is None else value for value in values], dtype=float)
        axes.box.addItem(module.PlotCurveItem(times, y, pen=None, fillLevel=0.0, brush=colour, connect="finite"))
    if shown.failed:
        cross = module.ScatterPlotItem(x=shown.failed, y=[0.0] * len(shown.failed), symbol="x", size=9, pen=None)
        cross.setBrush(theme.ALARM)
        axes.box.addItem(cross)
    axes.box.setXRange(end_s - DAY_S, end_s, padding=0)
    highest = max((value for value in shown.sums[-1] if value is not None), default=1.0)
    axes.box.setYRange(0.0, highest * HEADROOM, padding=0.03)
    axes.bottom.setTicks([_ticks(end_s)])


def _ticks(end_s: float) -> list[tuple[float, str]]:
    """Return the full hours (WIB) that are named below the plot; the day where it begins."""
    end = datetime.fromtimestamp(end_s, WIB).replace(minute=0, second=0, microsecond=0)
    hours = (end - timedelta(hours=back) for back in range(24))
    named = [hour for hour in hours if hour.hour % TICKS_H == 0]
    return [(hour.timestamp(), words.short_day(hour) if hour.hour == 0 else words.time_of_day(hour)) for hour in named]


def _spoken(results: Sequence[ProbeResult]) -> str:
    good = sorted(result.phases.total_ms for result in results if result.ok)
    failed = sum(not result.ok for result in results)
    if not good:
        return tr("{n} cek, semuanya gagal", n=failed).format(n=failed)
    middle = site_words.milliseconds(good[len(good) // 2])
    return tr("{n} cek, {bad} gagal, separuhnya di bawah {ms}").format(n=len(results), bad=failed, ms=middle)
