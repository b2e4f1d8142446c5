"""Design tokens: every colour and size of the user interface, and the style sheet of the desk.

Dark, for a dim room. Greys carry the normal; colour is kept for what needs a person (high-performance HMI, ISA-101).
All text colours stand at least 4.5:1 against the surfaces they are used on, what carries meaning without words 3:1
(WCAG 2.1, 1.4.3 and 1.4.11; tests/unit/ui/test_theme.py, tests/qt/test_theme_windows.py).
"""

from typing import Final

# --- surfaces, from the darkest up

BACKGROUND: Final = "#0d0f12"
"""Behind tiles, and the bars beside a picture."""
SURFACE: Final = "#16191e"
"""Panels, plates of tiles without a picture."""
HOVER: Final = "#1c2026"
"""A row under the pointer."""
RAISED: Final = "#22262d"
"""Fields, buttons, the selected row."""
LINE: Final = "#343a44"
"""Quiet outlines, which only part; and the chosen row of a table."""
EDGE: Final = "#6b7480"
"""Outlines that tell where something can be typed, ticked or dragged: 3:1 (WCAG 1.4.11)."""

# --- texts

TEXT: Final = "#e6e8eb"
TEXT_DIM: Final = "#a4abb5"
DISABLED: Final = "#8b939d"
"""What can't be done now. WCAG asks for no contrast; we ask for 3:1, for it still tells what could be done."""

# --- states: colour only for what needs a person, and never without a sign or a word

FOCUS: Final = "#8ab4f8"
"""Keyboard focus and the selected tile."""
LIVE: Final = "#9fb8a6"
"""Nearly grey on purpose: live is the normal."""
WAIT: Final = "#b5bcc6"
WARN: Final = "#f0c05a"
"""Old or doubtful pictures."""
ALARM: Final = "#ff8a80"
"""No picture: somebody should look."""

# --- pictures, charts, paper

SHADE: Final = "#000000"
"""Laid over a picture with some opacity, so that lines on it stand out."""
SHADE_ALPHA: Final = 160
MAP_ALPHA: Final = 90
"""Opacity of the shade over the small map of a zoomed picture: it shows where, not what."""
BAR_GOOD: Final = "#647c6e"
"""Bars that say nothing but that all is well: LIVE, darker; bars are not text."""
PHASES: Final = ("#8a7fa6", "#5f8f8a", "#a08c6a", "#4d6a8c", "#7a8594")
"""Parts of a stacked chart from the first up: muted, told apart by lightness and by their order too."""
PAPER_SHADE: Final = "#e8e8e8"
PAPER_LINE: Final = "#999999"
"""Of printed pages, which are dark on white."""

# --- sizes, in logical pixels and points

FOCUS_PX: Final = 2
"""Width of the frame around what has the keyboard."""
EDGE_PX: Final = 1
MENU_PAD_PX: Final = 10
"""Beside the title of a menu, on each side."""
RADIUS_PX: Final = 4
RADIUS_SMALL_PX: Final = 3
RADIUS_TINY_PX: Final = 2
GAP_SMALL_PX: Final = 4
GAP_PX: Final = 8
GAP_LARGE_PX: Final = 16
MARGIN_PX: Final = 24
"""Between a dialog's edge and what is in it."""
NOTE_PT: Final = 9
BODY_PT: Final = 10
SECTION_PT: Final = 11
TITLE_PT: Final = 12
HEADING_PT: Final = 15
SIGN_PT: Final = 20

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
CAP_LINES_PX: Final = 1080
"""All of these are of a screen with so many lines; of one with more, they are as many times larger."""
CAP_LARGEST_OF_TILE: Final = 1 / 7
"""However large a cap height in mm was asked for, a label leaves room for the picture."""
CAP_OF_FONT: Final = 0.73
"""Cap height over pixel size of DejaVu Sans, Segoe UI within 3 %."""

SELECTION_PX: Final = 3
"""Width of the selected tile's frame in logical pixels."""

STYLE_SHEET: Final = f"""
QWidget {{ background: {SURFACE}; color: {TEXT}; font-size: {BODY_PT}pt; }}
QMainWindow, QMainWindow::separator {{ background: {BACKGROUND}; }}
QMainWindow::separator {{ width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {FOCUS}; }}
QMenuBar {{ background: {SURFACE}; padding: 2px; }}
QMenuBar::item {{ padding: 4px {MENU_PAD_PX}px; background: transparent; border-radius: {RADIUS_SMALL_PX}px; }}
QToolButton#qt_menubar_ext_button {{ background: {TEXT_DIM}; border-radius: {RADIUS_SMALL_PX}px; }}
QToolButton#qt_menubar_ext_button:hover {{ background: {TEXT}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {LINE}; }}
QMenu {{ background: {SURFACE}; border: {EDGE_PX}px solid {LINE}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: {RADIUS_SMALL_PX}px; }}
QMenu::item:disabled {{ color: {DISABLED}; }}
QMenu::separator {{ height: 1px; background: {LINE}; margin: 4px 8px; }}
QStatusBar {{ background: {SURFACE}; border-top: {EDGE_PX}px solid {LINE}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding: 2px 10px; }}
QDockWidget {{ titlebar-close-icon: none; }}
QDockWidget::title {{ background: {SURFACE}; padding: 6px 8px; border-bottom: {EDGE_PX}px solid {LINE}; }}
QTabBar::tab {{ background: {SURFACE}; color: {TEXT_DIM}; padding: 5px 10px; border: {FOCUS_PX}px solid {SURFACE}; }}
QTabBar::tab:selected {{ background: {RAISED}; color: {TEXT}; border-bottom-color: {TEXT_DIM}; }}
QTabBar::tab:selected:focus {{ border: {FOCUS_PX}px solid {FOCUS}; }}
QLineEdit {{ background: {RAISED}; border: {EDGE_PX}px solid {EDGE}; border-radius: {RADIUS_PX}px; padding: 5px 8px;
  selection-background-color: {FOCUS}; selection-color: {BACKGROUND}; placeholder-text-color: {TEXT_DIM}; }}
QLineEdit:focus {{ border: {FOCUS_PX}px solid {FOCUS}; padding: 4px 7px; }}
QTreeView {{ background: {SURFACE}; border: {FOCUS_PX}px solid {SURFACE}; outline: none; }}
QTreeView:focus {{ border: {FOCUS_PX}px solid {FOCUS}; }}
QTreeView::item {{ padding: 3px 2px; border-radius: {RADIUS_SMALL_PX}px; }}
QTreeView::item:hover {{ background: {HOVER}; }}
QTreeView::item:selected {{ background: {LINE}; color: {TEXT}; }}
QTreeView::item:selected:focus {{ border: {EDGE_PX}px solid {FOCUS}; }}
QTreeView:disabled, QTreeView::item:disabled, QLineEdit:disabled, QLabel:disabled, QPushButton:disabled,
  QCheckBox:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {DISABLED}; }}
QScrollBar:vertical {{ background: {SURFACE}; width: 10px; }}
QScrollBar:horizontal {{ background: {SURFACE}; height: 10px; }}
QScrollBar::handle {{ background: {EDGE}; border-radius: 5px; }}
QScrollBar::handle:vertical {{ min-height: 30px; }}
QScrollBar::handle:horizontal {{ min-width: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {SURFACE}; }}
QPushButton {{ background: {RAISED}; border: {FOCUS_PX}px solid {LINE}; border-radius: {RADIUS_PX}px;
  padding: 5px 12px; }}
QPushButton:hover {{ border-color: {TEXT_DIM}; }}
QPushButton:focus {{ border-color: {FOCUS}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QListView, QComboBox QListView:focus {{ background: {RAISED}; border: {EDGE_PX}px solid {EDGE};
  padding: 0; outline: none; }}
QComboBox QListView::item {{ min-height: 26px; padding: 0 8px; }}
QComboBox QListView::item:selected {{ background: {LINE}; color: {TEXT}; }}
QToolTip {{ background: {RAISED}; color: {TEXT}; border: {EDGE_PX}px solid {LINE}; }}
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


def cap_height_px(tile_height_px: int, wanted_mm: float | None, dots_per_mm: float, screen_lines_px: int = 0) -> int:
    """Return the cap height of a tile's label in device pixels.

    Parameters
    ----------
    wanted_mm
        Setting of the screen; None lets it follow the tile's height.
    dots_per_mm
        Device pixels per millimetre of the screen, as far as the screen tells the truth about its size.
    screen_lines_px
        Device pixels along the screen's shorter side: finer dots make the same tile of the same screen no smaller, so
        letters that follow it must not be smaller either.
    """
    if wanted_mm is None:
        finer = max(1.0, screen_lines_px / CAP_LINES_PX)
        growth: float = (tile_height_px / finer / 180) ** CAP_GROWTH
        return round(min(max(CAP_AT_180_PX * growth, CAP_MIN_PX), CAP_MAX_PX) * finer)
    return round(min(max(wanted_mm * dots_per_mm, CAP_MIN_PX), max(CAP_MIN_PX, tile_height_px * CAP_LARGEST_OF_TILE)))
