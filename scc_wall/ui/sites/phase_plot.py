"""The phases of a site's looks over 24 hours, stacked; a failed look is a gap in them and a cross at the foot."""

import importlib
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scc_wall.domain.site import ProbePhases, ProbeResult
from scc_wall.ui import theme
from scc_wall.ui.access.parts import text_label
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.plots import Plots
from scc_wall.ui.words import tr

WIB_OFFSET_S: Final = -7 * 3600
"""pyqtgraph counts an offset west of UTC."""
PHASES: Final = ("resolve_ms", "connect_ms", "tls_ms", "first_byte_ms", "transfer_ms")
COLOURS: Final = ("#5f6f86", "#7f95b4", "#a3b8d3", "#cfdbe8", "#8d8aa8")
"""From the first phase up: tints of one calm hue, told apart by their lightness and their order in the legend."""


def phase_names() -> tuple[str, ...]:
    """Return what the phases are called, the first one first."""
    return tr("DNS"), tr("koneksi"), tr("TLS"), tr("byte pertama"), tr("isi")


def stacked(results: Sequence[ProbeResult]) -> tuple[list[float], list[list[float | None]], list[float]]:
    """Return times (seconds since 1970), for each phase its sum with those before it, and the times of failed looks."""
    good = [result.at_utc.timestamp() for result in results]
    sums = [[_sum(result, upto) for result in results] for upto in range(1, len(PHASES) + 1)]
    bad = [result.at_utc.timestamp() for result in results if not result.ok]
    return good, sums, bad


def _sum(result: ProbeResult, upto: int) -> float | None:
    if not result.ok:
        return None
    return sum(_phase(result.phases, name) for name in PHASES[:upto])


def _phase(phases: ProbePhases, name: str) -> float:
    value = getattr(phases, name)
    return 0.0 if value is None else float(value)


class PhasePlot(QWidget):
    """Shows results once pyqtgraph is there."""

    def __init__(self, plots: Plots) -> None:
        super().__init__()
        self._plots = plots
        self._results: Sequence[ProbeResult] | None = None
        self.plot: Any = None
        self.waiting = text_label(tr("Grafik sedang dimuat…"), "note")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.stack, 1)
        column.addLayout(self._legend())
        self.setMinimumHeight(180)
        plots.ready.connect(self._draw)
        plots.load()

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for colour, name in zip(COLOURS, phase_names(), strict=True):
            label = text_label(f"■ {name}", "note")
            label.setStyleSheet(f"color: {colour};")
            row.addWidget(label)
        failed = text_label(tr("✕ gagal"), "note")
        failed.setStyleSheet(f"color: {theme.ALARM};")
        row.addWidget(failed)
        row.addStretch()
        return row

    def show_results(self, results: Sequence[ProbeResult]) -> None:
        """Draw these looks."""
        self._results = results
        self.setAccessibleDescription(_spoken(results))
        self._draw()

    def _draw(self) -> None:
        if self._results is None:
            return
        if not self._results:
            self.waiting.setText(tr("Belum ada data 24 jam terakhir."))
            self.stack.setCurrentIndex(0)
            return
        if self._plots.module is None:
            return
        if self.plot is None:
            self.plot = _make_plot(self._plots.module)
            self.plot.setAccessibleName(tr("Fase 24 jam terakhir, dalam milidetik"))
            self.stack.addWidget(self.plot)
        self.stack.setCurrentWidget(self.plot)
        _fill(self._plots.module, self.plot, self._results)


def _make_plot(module: Any) -> Any:
    axis = module.DateAxisItem(orientation="bottom", utcOffset=WIB_OFFSET_S)
    plot = module.PlotWidget(background=theme.BACKGROUND, axisItems={"bottom": axis})
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    left = plot.getAxis("left")
    left.enableAutoSIPrefix(enable=False)
    left.setLabel("ms")
    for side in ("left", "bottom"):
        plot.getAxis(side).setPen(theme.LINE)
        plot.getAxis(side).setTextPen(theme.TEXT_DIM)
    plot.showGrid(x=False, y=True, alpha=0.15)
    return plot


def _fill(module: Any, plot: Any, results: Sequence[ProbeResult]) -> None:
    numpy = importlib.import_module("numpy")
    plot.clear()
    times, sums, failed = stacked(results)
    for values, colour in reversed(list(zip(sums, COLOURS, strict=True))):
        y = numpy.array([numpy.nan if value is None else value for value in values], dtype=float)
        plot.plot(times, y, pen=None, fillLevel=0.0, brush=colour, connect="finite")
    if failed:
        cross = module.ScatterPlotItem(x=failed, y=[0.0] * len(failed), symbol="x", size=9, pen=None)
        cross.setBrush(theme.ALARM)
        plot.addItem(cross)


def _spoken(results: Sequence[ProbeResult]) -> str:
    good = sorted(result.phases.total_ms for result in results if result.ok)
    failed = sum(not result.ok for result in results)
    if not good:
        return tr("{n} cek, semuanya gagal").format(n=failed)
    middle = site_words.milliseconds(good[len(good) // 2])
    return tr("{n} cek, {bad} gagal, separuhnya di bawah {ms}").format(n=len(results), bad=failed, ms=middle)
