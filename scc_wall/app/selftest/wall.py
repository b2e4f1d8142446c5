"""A wall of a few simulated cameras, without a display, until all are live."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from scc_wall.app import qt_messages
from scc_wall.app.options import RunOptions
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.wall import RunningWall
from scc_wall.base import unexpected
from scc_wall.base.clock import SYSTEM_CLOCK, seconds_between
from scc_wall.domain.tile_state import TileState

if TYPE_CHECKING:
    from scc_wall.app.access.entrance import Entrance
    from scc_wall.storage.late_store import LateStore
    from scc_wall.video.feed import DecodedFeed

LIVE_WITHIN_S: Final = 90.0
LOOK_MS: Final = 50


class _Nowhere:
    """Finds no website: nothing is asked beyond this computer (`domain.site_probe.Resolver`)."""

    def resolve(self, host: str, timeout_s: float) -> Sequence[str]:  # noqa: ARG002 - it never asks
        raise OSError(f"{host}: the self test asks nobody")


def live_within(
    store: "LateStore", feed: "DecodedFeed", entrance: "Entrance", options: RunOptions, picture: Path | None
) -> tuple[float, str]:
    """Open a wall over a store with cameras until all are live and the panels open behind them.

    Returns after how many seconds all were live, and the wall's figure at that moment.

    Parameters
    ----------
    picture
        Where a picture of the wall is left once all are live; None: nowhere.

    Raises
    ------
    RuntimeError
        If they were not within `LIVE_WITHIN_S`; it names the states.
    """
    began = SYSTEM_CLOCK.mono_ns()
    application = QApplication.instance() or QApplication(["scc-wall"])
    assert isinstance(application, QApplication)
    wall = RunningWall(options, store, feed, entrance, _silent, sites=SitesOrigin(_Nowhere()))

    def passed_s() -> float:
        return seconds_between(began, SYSTEM_CLOCK.mono_ns())

    seen: list[tuple[float, str]] = []

    def look() -> None:
        if not seen and _all_live(wall, len(store.cameras)):
            seen.append((passed_s(), wall.figure()))  # what a slow machine loses while panels open is no fault of it
        if (seen and wall.parts.sites.panel is not None) or passed_s() > LIVE_WITHIN_S:
            application.quit()

    timer = QTimer(wall.ui)
    timer.timeout.connect(look)
    try:
        with unexpected.logged(), qt_messages.logged():
            wall.open()
            timer.start(LOOK_MS)
            application.exec()
        if not seen or wall.parts.sites.panel is None:
            raise RuntimeError(f"not all live after {LIVE_WITHIN_S:.0f} s: {_states(wall)}")
        if picture is not None and not wall.ui.grab().save(str(picture)):
            raise RuntimeError(f"{picture} can't be written")
        return seen[0]
    finally:
        timer.stop()
        wall.close()


def _all_live(wall: RunningWall, count: int) -> bool:
    """Return whether every camera is live, and was painted."""
    live = [s for s in wall.feed.cameras().values() if s.status.state is TileState.LIVE and s.frames_shown > 0]
    return len(live) >= count and wall.ui.bridge.live >= count


def _states(wall: RunningWall) -> str:
    said = [f"{camera_id} {s.status.state.value}" for camera_id, s in sorted(wall.feed.cameras().items())]
    return ", ".join([*said, "no panel" if wall.parts.sites.panel is None else "panels"])


def _silent(_text: str) -> None:
    """Let the wall's own lines go: nobody reads them here."""
