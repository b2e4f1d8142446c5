"""How dialogs and the panels at the desk's side look: the desk's style sheet and what forms, tables and pages need.

One sheet for all of them, so that the same part looks the same everywhere. What only one panel has stands beside it.
The focus is told by the width of a frame, or by what is filled, not by its colour: a fault's outline is as light.
"""

from typing import Final

from scc_wall.ui import theme
from scc_wall.ui.theme import (
    ALARM,
    BACKGROUND,
    EDGE,
    EDGE_PX,
    FOCUS,
    FOCUS_PX,
    LINE,
    RADIUS_PX,
    RADIUS_SMALL_PX,
    RAISED,
    SURFACE,
    TEXT,
    TEXT_DIM,
)

_LABELS = f"""
QDialog {{ border: {EDGE_PX}px solid {LINE}; }}
QLabel[kind="heading"] {{ font-size: {theme.HEADING_PT}pt; font-weight: 600; }}
QLabel[kind="section"] {{ font-size: {theme.SECTION_PT}pt; font-weight: 600; }}
QLabel[kind="label"] {{ font-weight: 600; }}
QLabel[kind="note"] {{ font-size: {theme.NOTE_PT}pt; color: {TEXT_DIM}; }}
QLabel[kind="count"] {{ color: {TEXT_DIM}; }}
QLabel[kind="picture"] {{ background: {BACKGROUND}; border: {EDGE_PX}px solid {LINE}; color: {TEXT_DIM}; }}
QLabel[tone="quiet"] {{ color: {TEXT_DIM}; }}
QLabel[tone="good"] {{ color: {theme.LIVE}; }}
QLabel[tone="warn"] {{ color: {theme.WARN}; }}
QLabel[tone="fault"] {{ color: {ALARM}; }}
QLabel:focus {{ background: {LINE}; border: {FOCUS_PX}px solid {FOCUS}; }}
"""
_FIELDS = f"""
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {RAISED};
  border: {EDGE_PX}px solid {EDGE}; border-radius: {RADIUS_PX}px; padding: 5px 9px; min-height: 20px;
  selection-background-color: {FOCUS}; selection-color: {BACKGROUND}; placeholder-text-color: {TEXT_DIM}; }}
QLineEdit[tone="fault"], QPlainTextEdit[tone="fault"], QComboBox[tone="fault"] {{ border-color: {ALARM}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
  border: {FOCUS_PX}px solid {FOCUS}; padding: 4px 8px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ border-color: {LINE}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: none; }}
QCheckBox, QRadioButton {{ spacing: 10px; padding: 4px; border: {FOCUS_PX}px solid {SURFACE};
  border-radius: {RADIUS_PX}px; }}
QCheckBox:focus, QRadioButton:focus {{ border: {FOCUS_PX}px solid {FOCUS}; }}
QCheckBox::indicator {{ width: 16px; height: 16px; }}
QListWidget::indicator, QTableView::indicator {{ width: 14px; height: 14px; }}
QCheckBox::indicator, QListWidget::indicator, QTableView::indicator {{ background: {RAISED};
  border: {FOCUS_PX}px solid {TEXT_DIM}; border-radius: {RADIUS_SMALL_PX}px; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked, QTableView::indicator:checked {{
  background: {FOCUS}; border-color: {FOCUS}; }}
QCheckBox::indicator:disabled, QListWidget::indicator:disabled, QTableView::indicator:disabled {{
  background: {SURFACE}; border-color: {LINE}; }}
QCheckBox::indicator:checked:disabled, QListWidget::indicator:checked:disabled,
  QTableView::indicator:checked:disabled {{ background: {theme.DISABLED}; border-color: {theme.DISABLED}; }}
QSlider::groove:horizontal {{ height: 4px; background: {EDGE}; border-radius: {theme.RADIUS_TINY_PX}px; }}
QSlider::handle:horizontal {{ width: 14px; margin: -7px 0; background: {TEXT_DIM}; border-radius: {RADIUS_PX}px;
  border: {FOCUS_PX}px solid {SURFACE}; }}
QSlider::handle:horizontal:focus {{ border-color: {FOCUS}; background: {TEXT}; }}
"""
_BUTTONS = f"""
QPushButton {{ min-height: 20px; }}
QPushButton[kind="primary"] {{ background: {FOCUS}; border-color: {FOCUS}; color: {BACKGROUND}; font-weight: 600; }}
QPushButton[kind="primary"]:disabled {{ background: {RAISED}; border-color: {LINE}; color: {theme.DISABLED}; }}
QPushButton[kind="primary"]:focus {{ background: {SURFACE}; color: {FOCUS}; }}
QPushButton[kind="pick"] {{ border: {EDGE_PX}px solid {EDGE}; text-align: left; padding: 5px 29px 5px 9px; }}
QPushButton[kind="pick"][tone="fault"] {{ border-color: {ALARM}; }}
QPushButton[kind="pick"]:focus {{ border: {FOCUS_PX}px solid {FOCUS}; padding: 4px 28px 4px 8px; }}
"""
_PLATES = f"""
QFrame[kind="plate"] {{ background: {BACKGROUND}; border: {EDGE_PX}px solid {LINE}; border-radius: {RADIUS_PX}px; }}
QFrame[kind="plate"] QLabel {{ background: transparent; }}
QFrame[kind="plate"] QCheckBox {{ background: transparent; border-color: {BACKGROUND}; }}
QFrame[kind="plate"] QCheckBox:focus {{ border-color: {FOCUS}; }}
QFrame[kind="refusal"] {{ background: {BACKGROUND}; border: {FOCUS_PX}px solid {ALARM};
  border-radius: {RADIUS_PX}px; }}
QFrame[kind="refusal"] QLabel {{ background: transparent; }}
QScrollArea {{ border: none; }}
QTabWidget::pane {{ border: {EDGE_PX}px solid {LINE}; }}
QProgressBar {{ background: {RAISED}; border: {EDGE_PX}px solid {LINE}; border-radius: {RADIUS_SMALL_PX}px;
  max-height: 8px; }}
QProgressBar::chunk {{ background: {FOCUS}; }}
"""
_LISTS = f"""
QListWidget, QListView, QTableView {{ background: {SURFACE}; border: {FOCUS_PX}px solid {LINE}; outline: none; }}
QTableView {{ gridline-color: {LINE}; selection-background-color: {RAISED}; selection-color: {TEXT}; }}
QListWidget:focus, QListView:focus, QTableView:focus {{ border: {FOCUS_PX}px solid {FOCUS}; }}
QListWidget::item {{ padding: 4px 6px; }}
QTableView::item {{ padding: 4px 8px; }}
QListWidget::item:selected, QTableView::item:selected {{ background: {LINE}; color: {TEXT}; }}
QHeaderView::section {{ background: {SURFACE}; color: {TEXT_DIM}; border: none;
  border-bottom: {EDGE_PX}px solid {LINE}; padding: 6px 11px; font-weight: 600; }}
"""
DIALOG_STYLE: Final = theme.STYLE_SHEET + _LABELS + _FIELDS + _BUTTONS + _PLATES + _LISTS


def filled(colour: str, *, padding: str = "6px 8px") -> str:
    """Return the style of a band that must not be overlooked: dark letters on a colour."""
    ground = f"background: {colour}; color: {BACKGROUND}; border-radius: {RADIUS_PX}px;"
    return f"{ground} font-weight: 600; padding: {padding};"
