"""Which keys of steering are held down. No widgets: neither auto-repeat nor focus reach in here."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt

SLOW: Final = 1 / 3
"""What Shift leaves of the speed."""
SLOWEST: Final = 0.2
"""Below this a push comes near the controller's dead zone of 0.1 (specs/ptz.md), and nothing would move."""

_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0, 0),
    Qt.Key.Key_Right: (1, 0, 0),
    Qt.Key.Key_Up: (0, 1, 0),
    Qt.Key.Key_Down: (0, -1, 0),
    Qt.Key.Key_Plus: (0, 0, 1),
    Qt.Key.Key_Equal: (0, 0, 1),
    Qt.Key.Key_PageUp: (0, 0, 1),
    Qt.Key.Key_Minus: (0, 0, -1),
    Qt.Key.Key_Underscore: (0, 0, -1),
    Qt.Key.Key_PageDown: (0, 0, -1),
}
"""Key → right, up, nearer. `=` and `_` are `+` and `−` with Shift another way."""
_ONE_KEY: Final = {Qt.Key.Key_Equal: Qt.Key.Key_Plus, Qt.Key.Key_Underscore: Qt.Key.Key_Minus}


def is_way(key: int) -> bool:
    """Return whether a key steers while it is held."""
    return key in _WAYS


def zoom_way(key: int) -> int:
    """Return 1 for a key that goes nearer, −1 for one that goes wider, 0 for any other."""
    return _WAYS.get(Qt.Key(key), (0, 0, 0))[2]


@dataclass
class Arrows:
    """The steering keys that are down."""

    slow: bool = False
    _down: set[int] = field(default_factory=set)

    def press(self, key: int) -> None:
        """Take note that a key went down."""
        self._down.add(_same(key))

    def release(self, key: int) -> None:
        """Take note that a key came up; Shift may have changed its sign in between."""
        self._down.discard(_same(key))

    def clear(self) -> None:
        """None is down, as far as anybody knows."""
        self._down.clear()
        self.slow = False

    @property
    def any(self) -> bool:
        """Whether one is down."""
        return bool(self._down)

    def push(self, speed: float) -> tuple[float, float, float]:
        """Return how far right, up and nearer they push, −1 to 1 each; two against each other push nowhere."""
        ways = [_WAYS[Qt.Key(key)] for key in self._down]
        amount = max(SLOWEST, speed * SLOW) if self.slow else speed
        right, up, nearer = (max(-1, min(1, sum(way[axis] for way in ways))) * amount for axis in range(3))
        return right, up, nearer


def _same(key: int) -> int:
    return _ONE_KEY.get(Qt.Key(key), Qt.Key(key))
