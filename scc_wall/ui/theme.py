"""Design tokens: every colour and size of the user interface, and the style sheet of the desk.

Dark, for a dim room. Greys carry the normal; colour is kept for what needs a person (high-performance HMI). All
text colours stand at least 4.5:1 against the surfaces they are used on (tests/unit/ui/test_theme.py).
"""

from typing import Final

BACKGROUND: Final = "#0d0f12"
"""Behind tiles, and the bars beside a picture."""
SURFACE: Final = "#16191e"
"""Panels, plates of tiles without a picture."""
RAISED: Final = "#22262d"
"""Fields, buttons, the selected row."""
LINE: Final = "#343a44"
"""Quiet outlines."""
TEXT: Final = "#e6e8eb"
TEXT_DIM: Final = "#a4abb5"
FOCUS: Final = "#8ab4f8"
"""Keyboard focus and the selected tile."""
LIVE: Final = "#9fb8a6"
"""Nearly grey on purpose: live is the normal."""
WAIT: Final = "#b5bcc6"
WARN: Final = "#f0c05a"
"""Old or doubtful pictures."""
ALARM: Final = "#ff8a80"
"""No picture: somebody should look."""

LABEL_ALPHA: Final = 208
"""Opacity of the plate under a label on a picture, 0–255: dark enough for 4.5:1 over white."""

STALE_BRIGHTNESS: Final = 0.55
"""A greyed picture keeps this part of its brightness."""

CAP_AT_180_PX: Final = 9.0
CAP_GROWTH: Final = 0.6
"""Cap height of a label on a tile 180 px high, and the power with which it grows: less than the tile, so that a large
tile gets a larger label and still more picture (13 px in 340, 26 px in 1080)."""
CAP_MIN_PX: Final = 8
CAP_MAX_PX: Final = 34
CAP_LARGEST_OF_TILE: Final = 1 / 7
"""However large a cap height in mm was asked for, a label leaves room for the picture."""
CAP_OF_FONT: Final = 0.73
"""Cap height over pixel size of DejaVu Sans, Segoe UI within 3 %."""

SELECTION_PX: Final = 3
"""Width of the selected tile's frame in logical pixels."""

STYLE_SHEET: Final = f"""
QWidget {{ background: {SURFACE}; color: {TEXT}; font-size: 10pt; }}
QMainWindow, QMainWindow::separator {{ background: {BACKGROUND}; }}
QMainWindow::separator {{ width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {FOCUS}; }}
QMenuBar {{ background: {SURFACE}; padding: 2px; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; border-radius: 3px; }}
QToolButton#qt_menubar_ext_button {{ background: {TEXT_DIM}; border-radius: 3px; }}
QToolButton#qt_menubar_ext_button:hover {{ background: {TEXT}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {RAISED}; }}
QMenu {{ background: {SURFACE}; border: 1px solid {LINE}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 3px; }}
QMenu::item:disabled {{ color: #7d858f; }}
QMenu::separator {{ height: 1px; background: {LINE}; margin: 4px 8px; }}
QStatusBar {{ background: {SURFACE}; border-top: 1px solid {LINE}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding: 2px 10px; }}
QDockWidget {{ titlebar-close-icon: none; }}
QDockWidget::title {{ background: {SURFACE}; padding: 6px 8px; border-bottom: 1px solid {LINE}; }}
QLineEdit {{ background: {RAISED}; border: 1px solid {LINE}; border-radius: 4px; padding: 5px 8px;
  selection-background-color: {FOCUS}; selection-color: {BACKGROUND}; }}
QLineEdit:focus, QTreeView:focus {{ border: 1px solid {FOCUS}; }}
QTreeView {{ background: {SURFACE}; border: 1px solid {SURFACE}; outline: none; }}
QTreeView::item {{ padding: 3px 2px; border-radius: 3px; }}
QTreeView::item:hover {{ background: #1c2026; }}
QTreeView::item:selected {{ background: {RAISED}; color: {TEXT}; }}
QTreeView::item:selected:focus {{ border: 1px solid {FOCUS}; }}
QScrollBar:vertical {{ background: {SURFACE}; width: 10px; }}
QScrollBar::handle:vertical {{ background: {LINE}; border-radius: 5px; min-height: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QPushButton {{ background: {RAISED}; border: 1px solid {LINE}; border-radius: 4px; padding: 6px 16px; }}
QPushButton:focus {{ border: 1px solid {FOCUS}; }}
QToolTip {{ background: {RAISED}; color: {TEXT}; border: 1px solid {LINE}; }}
"""


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two `#rrggbb` colours, 1 to 21.

    Source: WCAG 2.1, "contrast ratio" and "relative luminance".
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def cap_height_px(tile_height_px: int, wanted_mm: float | None, dots_per_mm: float) -> int:
    """Return the cap height of a tile's label in device pixels.

    Parameters
    ----------
    wanted_mm
        Setting of the screen; None lets it follow the tile's height.
    dots_per_mm
        Device pixels per millimetre of the screen, as far as the screen tells the truth about its size.
    """
    if wanted_mm is None:
        growth: float = (tile_height_px / 180) ** CAP_GROWTH
        return round(min(max(CAP_AT_180_PX * growth, CAP_MIN_PX), CAP_MAX_PX))
    return round(min(max(wanted_mm * dots_per_mm, CAP_MIN_PX), max(CAP_MIN_PX, tile_height_px * CAP_LARGEST_OF_TILE)))
