"""How high capitals stand on the tiles of one screen."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from scc_wall.domain.legibility import ScreenSetting, dots_per_mm
from scc_wall.ui import theme

UNKNOWN_DOTS_PER_MM: Final = 96 / 25.4
"""Of a screen whose size nobody knows. Source: CSS Values and Units 3, the reference pixel."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What decides it.

    Parameters
    ----------
    cap_mm
        As set for the screen; None: they follow the tiles' height.
    dots_per_mm
        Device pixels per millimetre of the screen, as far as it tells the truth about its size.
    lines_px
        Device pixels along the screen's shorter side.
    """

    cap_mm: float | None = None
    dots_per_mm: float = UNKNOWN_DOTS_PER_MM
    lines_px: int = 0

    def cap_px(self, tile_height_px: int) -> int:
        """Return how high capitals are on a tile of that height, in device pixels."""
        return theme.cap_height_px(tile_height_px, self.cap_mm, self.dots_per_mm, self.lines_px)


def letters_on(widget: QWidget, setting: ScreenSetting) -> Letters:
    """Return it for the screen that a widget is on; asking Qt for that takes as long as all the rest of a tile."""
    screen, ratio = widget.screen(), widget.devicePixelRatioF()
    size = screen.size()
    density = dots_per_mm(round(size.width() * ratio), screen.physicalSize().width(), setting.width_mm)
    if density is None:
        density = UNKNOWN_DOTS_PER_MM * ratio  # a screen that is set to 200 % has finer dots
    return Letters(setting.cap_mm, density, round(min(size.width(), size.height()) * ratio))
