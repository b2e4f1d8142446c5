"""The metrics of a running wall: the port at once, whoever answers there behind the first pictures.

Loading that server takes 60 ms, in which a wall that starts would paint nothing (decision 0087). A scrape that comes
sooner waits at the port and is answered then.
"""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.wall_figure import WallFigure
from scc_wall.metrics.port import HeldPort

if TYPE_CHECKING:
    from scc_wall.metrics.server import MetricsServer
    from scc_wall.metrics.snapshot import SnapshotExchange, WallSnapshot

log = logging.getLogger(__name__)

NO_MORE_S: Final = 0.1
"""So long after the last camera became live, no other one is waited for: 36 become live within 0.1 s of each other."""


class FirstPictures:
    """Whether the first pictures are there: all of them, or no more have come for a moment.

    One camera that stays silent is no reason to answer no scrape.

    Parameters
    ----------
    figure
        Counts the visible cameras now.
    """

    def __init__(self, figure: Callable[[], WallFigure], clock: Clock) -> None:
        self._figure = figure
        self._clock = clock
        self._live = 0
        self._since_mono_ns = 0

    def are_there(self) -> bool:
        """Look; called again and again until it is so."""
        seen, now_mono_ns = self._figure(), self._clock.mono_ns()
        if seen.live != self._live:
            self._live, self._since_mono_ns = seen.live, now_mono_ns
        waited_s = seconds_between(self._since_mono_ns, now_mono_ns)
        return seen.live > 0 and (seen.live == seen.total or waited_s >= NO_MORE_S)


class WallMetrics:
    """Used by the UI thread, but for what loads the server.

    Parameters
    ----------
    port
        0 lets the system choose; the one in use is the attribute `port`.
    snapshot
        Makes one of now.

    Raises
    ------
    SccError
        If the port can't be had.
    """

    def __init__(self, port: int, clock: Clock, snapshot: "Callable[[], WallSnapshot]") -> None:
        self._held = HeldPort(port)
        self.port = self._held.port
        self._clock = clock
        self._snapshot = snapshot
        self._exchange: SnapshotExchange | None = None
        self._server: MetricsServer | None = None
        self._loading = threading.Thread(target=self._load, name="metrics loading", daemon=True)
        self._begun = False
        self.answered = False
        """Whether a scrape was answered yet."""

    def look(self, has_pictures: Callable[[], bool]) -> None:
        """Hand a snapshot over if a scrape waits for one; have the server loaded once there are pictures."""
        if not self._begun and has_pictures():
            self._begun = True
            self._loading.start()
        exchange = self._exchange
        if exchange is not None and exchange.wanted:
            exchange.publish(self._snapshot())
            self.answered = True

    def close(self) -> None:
        """Answer nobody any more, and free the port. Idempotent."""
        if self._begun:
            self._loading.join()
        if self._server is not None:
            self._server.close()
        self._held.close()

    def _load(self) -> None:
        try:
            from scc_wall.metrics.server import serve
            from scc_wall.metrics.snapshot import SnapshotExchange

            exchange = SnapshotExchange(self._clock)
            self._server = serve(self._held, exchange.take, self._clock)
            self._exchange = exchange
        except Exception:  # of a thread nobody waits for: the wall goes on without
            log.exception("no metrics")
