"""How the dialogs of the sites look: the forms of access, closer together, for they have more on them."""

from typing import Final

from scc_wall.ui import theme
from scc_wall.ui.access.style import FORM_STYLE

SITES_STYLE: Final = (
    FORM_STYLE
    + f"""
QPushButton {{ padding: 5px 12px; }}
QLabel:focus {{ background: {theme.LINE}; }}
QPushButton[kind="primary"]:disabled {{ background: {theme.RAISED}; border-color: {theme.LINE}; color: #8b939d; }}
QTabWidget::pane {{ border: 1px solid {theme.LINE}; }}
QTabBar::tab {{ background: {theme.SURFACE}; color: {theme.TEXT_DIM}; padding: 5px 10px;
  border: 2px solid {theme.SURFACE}; }}
QTabBar::tab:selected {{ background: {theme.RAISED}; color: {theme.TEXT}; border-bottom-color: {theme.TEXT_DIM}; }}
QTabBar:focus::tab:selected {{ border: 2px solid {theme.FOCUS}; }}
QProgressBar {{ background: {theme.RAISED}; border: 1px solid {theme.LINE}; border-radius: 3px; max-height: 8px; }}
QProgressBar::chunk {{ background: {theme.FOCUS}; }}
"""
)
