"""Replay: a tile that shows the past, and the question whether pictures are kept for it."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.replay.keep_dialog import KeepDialog
from scc_wall.ui.replay.replay_ui import ReplayUi
from tools.shots.footage import FIRST_ID
from tools.shots.hall import Hall, hall
from tools.shots.registry import Kind, scene
from tools.shots.stage import Stage

PLACE = 1
_S = 1_000_000_000


class Willing:
    """A desk that lets everybody look."""

    def may(self, _camera: CameraConfig) -> bool:
        """Allow it."""
        return True

    def allow(self, camera: CameraConfig, from_utc: datetime, until_utc: datetime) -> None:
        """Allow it."""

    def keep(self, *, keep: bool) -> None:
        """Do nothing: no scene asks for it."""


def replayed(stage: Stage, room: Hall, back_s: float = 18.0) -> ReplayUi:
    """Replay the second camera, from so far back; 30 s of it are kept."""
    feed = room.feed
    feed.keeps_pictures, feed.kept_s = True, {FIRST_ID + PLACE: 30.0}
    replay = ReplayUi(feed, feed, Willing(), at_once, room.ui, clock=stage.clock)
    stage.at_end(replay.deleteLater)
    stage.at_end(replay.close)
    room.settle()
    room.ui.model.select(TileAddress(0, PLACE))
    stage.settle()
    replay.start()
    now = stage.clock.mono_ns()
    feed.replay_picture(now - int(back_s * _S), now - 30 * _S, now)
    replay.follow()
    return replay


@scene("replay", "Ulangan instan di petak", "A tile is replayed", "DeskWindow", kind=Kind.SCREEN)
def replay_tile(stage: Stage) -> QWidget:
    """Show the past among live tiles: marked, with its time."""
    room = hall(stage, tiles=9)
    replayed(stage, room)
    return room.settle()


@scene("replay-spotlight", "Ulangan instan, satu kamera besar", "A replay, large", "DeskWindow", kind=Kind.SCREEN)
def replay_spotlight(stage: Stage) -> QWidget:
    """Show the past alone, with what the keys do."""
    room = hall(stage, bare=True, tiles=9)
    replayed(stage, room)
    room.run("spotlight")
    return room.settle()


@scene("replay-keep", "Ulangan instan: nyalakan?", "Switch instant replay on?", "KeepDialog")
def replay_keep(stage: Stage) -> QWidget:
    """Say what is kept, what it costs, and where it lies."""
    return stage.show(KeepDialog(keeps=False, kept_bytes=0, bits_per_s=36 * 768_000.0, parent=stage.parent))
