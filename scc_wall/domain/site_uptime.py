"""Uptime of a site from the moments of its changes (specs/opd.md, "State").

::

    changes   ──UP──────────┬─DOWN─┬──UP────┬─MAINTENANCE─┬─UP──┬─UNKNOWN──
    counted     up            down   up       left out      up    left out

Uptime = up ÷ (up + down). What is left out lowers the coverage, which is printed beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from scc_wall.domain.site import SiteState
from scc_wall.domain.site_status import StateChange
from scc_wall.domain.site_store import STATES_UP


@dataclass(frozen=True, slots=True)
class Uptime:
    """Seconds of a span in which a site was up and down; the rest of `span_s` is unknown or maintenance."""

    up_s: float = 0.0
    down_s: float = 0.0
    span_s: float = 0.0

    @property
    def share(self) -> float | None:
        """Return up ÷ (up + down), 0–1; None if neither is known."""
        known_s = self.up_s + self.down_s
        return self.up_s / known_s if known_s > 0 else None

    @property
    def coverage(self) -> float:
        """Return for which share of the span it is known, 0–1; 0 for no span."""
        return min(1.0, (self.up_s + self.down_s) / self.span_s) if self.span_s > 0 else 0.0

    @classmethod
    def merge(cls, parts: Iterable["Uptime"]) -> "Uptime":
        """Add spans up that do not overlap."""
        kept = list(parts)
        return cls(sum(p.up_s for p in kept), sum(p.down_s for p in kept), sum(p.span_s for p in kept))


def uptime(changes: Sequence[StateChange], since_utc: datetime, until_utc: datetime) -> Uptime:
    """Return the uptime of one site from a moment up to another.

    Parameters
    ----------
    changes
        Oldest first, led by the one that held at `since_utc` (`SiteHistory.changes`); without that one the time up to
        the first change is unknown. Changes beyond the span are left aside.

    Raises
    ------
    ValueError
        If the span ends before it starts: a bug of the caller.
    """
    span_s = (until_utc - since_utc).total_seconds()
    if span_s < 0:
        raise ValueError(f"a span from {since_utc} to {until_utc}")
    up_s = down_s = 0.0
    for state, seconds in _pieces(changes, since_utc, until_utc):
        up_s += seconds if state in STATES_UP else 0.0
        down_s += seconds if state is SiteState.DOWN else 0.0
    return Uptime(up_s, down_s, span_s)


def _pieces(
    changes: Sequence[StateChange], since_utc: datetime, until_utc: datetime
) -> Iterator[tuple[SiteState, float]]:
    # Sorted: the wall clock may have been set back between two of them. Of two at one moment the later one holds.
    ordered = sorted(changes, key=lambda change: change.at_utc)
    ends = [*(change.at_utc for change in ordered[1:]), until_utc]
    for change, end_utc in zip(ordered, ends, strict=False):
        start_utc, stop_utc = max(change.at_utc, since_utc), min(end_utc, until_utc)
        if stop_utc > start_utc:
            yield change.state, (stop_utc - start_utc).total_seconds()
