"""When everybody follows the wall's model: once in the next turn of the event loop, however many ask for it."""

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from scc_wall.ui.slices import NEXT_TURN_MS
from scc_wall.ui.wall_model import WallModel


def follow_soon(model: WallModel, asker: QObject) -> None:
    """Have everybody follow the model in the next turn of the event loop: once, however many ask for it until then.

    When windows come, go or change their size, each of several walls asks, and one round over all of them takes a
    third of what a turn may take.
    """
    if follows_soon(model):
        return

    def follow() -> None:
        model.waits = None
        model.changed()

    model.waits = asker
    QTimer.singleShot(NEXT_TURN_MS, asker, follow)


def follows_soon(model: WallModel) -> bool:
    """Return whether everybody follows the model in the next turn anyway."""
    return isinstance(model.waits, QObject) and isValid(model.waits)
