"""Turns figures of steering into metric families; the names are promised to installers and never change."""

from collections.abc import Iterator
from typing import Final

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from scc_wall.domain.ptz_figures import PtzFigures

_GAUGES: Final = {
    "in_hand": ("ptz_cameras_in_hand", "Cameras that this station is connected to for steering"),
    "moving": ("ptz_cameras_moving", "Of them those that move or may be moving"),
    "alarms": ("ptz_alarms", "Of them those that were told to stop and are not proved to stand"),
}
_COUNTERS: Final = {
    "runaways": ("ptz_runaways", "How often a camera did not stop in time"),
    "moves": ("ptz_moves", "Moves that ended"),
    "unproved": ("ptz_moves_unproved", "Of them those after which the camera was not proved to stand"),
    "commands": ("ptz_commands_sent", "Commands sent to cameras, of moves that ended"),
    "failed": ("ptz_failures", "How often a camera refused a command or did not answer"),
    "refused": ("ptz_refusals", "Wishes to steer that policy, lock or store denied"),
}


def ptz_families(figures: PtzFigures) -> Iterator[Metric]:
    """Yield every family of steering."""
    for name, (metric, text) in _GAUGES.items():
        yield GaugeMetricFamily(f"scc_wall_{metric}", text, value=float(getattr(figures, name)))
    for name, (metric, text) in _COUNTERS.items():
        yield CounterMetricFamily(f"scc_wall_{metric}", text, value=float(getattr(figures, name)))
