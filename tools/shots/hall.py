"""A desk with its wall over real pictures, as scenes need it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.layout import Layout
from scc_wall.domain.role import Role
from scc_wall.domain.wall_editing import spread
from scc_wall.ui.access.desk import PresentSession
from scc_wall.ui.access.session_strip import SessionStrip
from scc_wall.ui.desk_window import DeskWindow
from scc_wall.ui.screen_keeper import ScreenKeeper, identity
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from tools.shots.footage import FilmFeed, cameras
from tools.shots.stage import Stage

SESSION = PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", 6 * 3600.0)


@dataclass
class Hall:
    """The desk, its feed, and the strip of the session."""

    stage: Stage
    ui: WallUi
    feed: FilmFeed
    strip: SessionStrip

    @property
    def desk(self) -> DeskWindow:
        """Its window."""
        return self.ui.desk

    def settle(self, *, without: Sequence[int] = ()) -> DeskWindow:
        """Let tiles have their pictures and texts; cameras `without` have none. Returns the desk."""
        for _ in range(2):
            self.stage.settle()
            self.feed.develop(without=without)
            ring(self.ui)
        self.stage.settle()
        return self.desk

    def run(self, *actions: str) -> None:
        """Give commands by their names."""
        for action in actions:
            self.ui.commands.run(action)
        self.stage.settle()


def hall(
    stage: Stage,
    *,
    tiles: int = 36,
    known: Sequence[CameraConfig] | None = None,
    session: PresentSession | None = SESSION,
    bare: bool = False,
    screens: int = 1,
) -> Hall:
    """Open a desk on the stage.

    Parameters
    ----------
    tiles
        Of its grid.
    session
        Whose strip stands in the menu bar; None: nobody is in.
    bare
        The wall alone covers the screen.
    screens
        Of the wall; all but the first are not plugged in.
    """
    known = cameras() if known is None else known
    feed = FilmFeed()
    layout = Layout(str(tiles), spread([camera.camera_id for camera in known], tiles, screens))
    there = identity(QGuiApplication.primaryScreen())
    others = [replace(there, name=f"layar-{number}", serial=str(number)) for number in range(2, screens + 1)]
    keeper = ScreenKeeper([there, *others])
    settings = WallSettings(tick_ms=50, wall_only=bare)
    ui = WallUi(
        feed, known, layout, keeper=keeper, clock=stage.clock, wake=NoWake(), settings=settings, ask_quit=lambda: None
    )
    stage.at_end(ui.deleteLater)
    stage.at_end(ui.desk.deleteLater)
    stage.at_end(ui.close)
    ui.open()
    ui.cameras.panel  # noqa: B018 - on a desk that stands the list is there
    strip = SessionStrip()
    ui.desk.set_session_strip(strip)
    strip.refresh(session)
    ui.desk.set_controls_enabled(session is not None)
    stage.settle()
    stage.wait(lambda: bool(feed.tiles) or not known, "tiles")
    for _ in range(2):  # the list follows with each second one
        ui._on_slow_tick()  # noqa: SLF001 - a desk that stands has had some
    return Hall(stage, ui, feed, strip)


def ring(ui: WallUi) -> None:
    """Let the wall's timers go off now."""
    for timer in ui.findChildren(QTimer):
        if not timer.isSingleShot():
            timer.timeout.emit()
    ui._on_slow_tick()  # noqa: SLF001 - its timer is a single shot: states are taken up at once, not by chance
