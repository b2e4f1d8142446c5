"""How the dialogs of access look: the desk's style sheet and what forms need besides."""

from typing import Final

from scc_wall.ui import theme

FORM_STYLE: Final = (
    theme.STYLE_SHEET
    + f"""
QDialog {{ border: 1px solid {theme.LINE}; }}
QLabel[kind="heading"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[kind="section"] {{ font-size: 11pt; font-weight: 600; }}
QLabel[kind="label"] {{ font-weight: 600; }}
QLabel[kind="note"] {{ font-size: 9pt; color: {theme.TEXT_DIM}; }}
QLabel[tone="quiet"] {{ color: {theme.TEXT_DIM}; }}
QLabel[tone="good"] {{ color: {theme.LIVE}; }}
QLabel[tone="warn"] {{ color: {theme.WARN}; }}
QLabel[tone="fault"] {{ color: {theme.ALARM}; }}
QLineEdit, QPlainTextEdit, QComboBox {{ background: {theme.RAISED}; border: 2px solid {theme.LINE};
  border-radius: 4px; padding: 4px 8px; min-height: 20px;
  selection-background-color: {theme.FOCUS}; selection-color: {theme.BACKGROUND}; }}
QLineEdit[tone="fault"], QPlainTextEdit[tone="fault"], QComboBox[tone="fault"] {{ border-color: {theme.ALARM}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {theme.FOCUS}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {theme.RAISED}; border: 1px solid {theme.LINE}; padding: 4px;
  selection-background-color: {theme.LINE}; selection-color: {theme.TEXT}; outline: none; }}
QCheckBox {{ spacing: 10px; padding: 4px; border: 2px solid {theme.SURFACE}; border-radius: 4px; }}
QCheckBox:focus {{ border: 2px solid {theme.FOCUS}; }}
QCheckBox::indicator {{ width: 16px; height: 16px; background: {theme.RAISED}; border: 2px solid {theme.TEXT_DIM};
  border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {theme.FOCUS}; border-color: {theme.FOCUS}; }}
QPushButton {{ border: 2px solid {theme.LINE}; min-height: 20px; }}
QPushButton:hover {{ border-color: {theme.TEXT_DIM}; }}
QPushButton:focus {{ border: 2px solid {theme.FOCUS}; }}
QPushButton:disabled {{ color: #8b939d; }}
QPushButton[kind="primary"] {{ background: {theme.FOCUS}; border-color: {theme.FOCUS}; color: {theme.BACKGROUND};
  font-weight: 600; }}
QPushButton[kind="primary"]:disabled {{ background: {theme.RAISED}; border-color: {theme.LINE}; color: #8b939d; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {theme.TEXT}; }}
QFrame[kind="plate"] {{ background: {theme.BACKGROUND}; border: 1px solid {theme.LINE}; border-radius: 4px; }}
QFrame[kind="plate"] QLabel {{ background: transparent; }}
QFrame[kind="plate"] QCheckBox {{ background: transparent; border-color: {theme.BACKGROUND}; }}
QFrame[kind="plate"] QCheckBox:focus {{ border-color: {theme.FOCUS}; }}
QFrame[kind="refusal"] {{ background: {theme.BACKGROUND}; border: 2px solid {theme.ALARM}; border-radius: 4px; }}
QFrame[kind="refusal"] QLabel {{ background: transparent; }}
QPushButton[kind="pick"] {{ background: {theme.RAISED}; text-align: left; padding: 4px 28px 4px 8px; }}
QPushButton[kind="pick"][tone="fault"] {{ border-color: {theme.ALARM}; }}
QPushButton[kind="pick"]:focus {{ border: 2px solid {theme.FOCUS}; }}
QListWidget {{ background: {theme.SURFACE}; border: 2px solid {theme.LINE}; outline: none; }}
QListWidget:focus {{ border: 2px solid {theme.FOCUS}; }}
QListWidget::item {{ padding: 4px 6px; }}
QListWidget::item:selected {{ background: {theme.LINE}; color: {theme.TEXT}; }}
QListWidget::indicator {{ width: 14px; height: 14px; background: {theme.RAISED}; border: 2px solid {theme.TEXT_DIM};
  border-radius: 3px; }}
QListWidget::indicator:checked {{ background: {theme.FOCUS}; border-color: {theme.FOCUS}; }}
QScrollArea {{ border: none; }}
QTableView {{ background: {theme.SURFACE}; border: 2px solid {theme.LINE}; gridline-color: {theme.LINE};
  selection-background-color: {theme.RAISED}; selection-color: {theme.TEXT}; outline: none; }}
QTableView:focus {{ border: 2px solid {theme.FOCUS}; }}
QTableView::item {{ padding: 4px 8px; }}
QTableView::item:selected {{ background: {theme.LINE}; color: {theme.TEXT}; }}
QHeaderView::section {{ background: {theme.SURFACE}; color: {theme.TEXT_DIM}; border: none;
  border-bottom: 1px solid {theme.LINE}; padding: 6px 11px; font-weight: 600; }}
"""
)
