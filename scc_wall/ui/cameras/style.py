"""How the dialogs of the cameras look: those of the sites, with ticks in tables and pictures beside what they tell."""

from typing import Final

from scc_wall.ui import theme
from scc_wall.ui.sites.style import SITES_STYLE

CAMERAS_STYLE: Final = (
    SITES_STYLE
    + f"""
QTableView::indicator {{ width: 14px; height: 14px; background: {theme.RAISED}; border: 2px solid {theme.TEXT_DIM};
  border-radius: 3px; }}
QTableView::indicator:checked {{ background: {theme.FOCUS}; border-color: {theme.FOCUS}; }}
QTableView::indicator:disabled {{ background: {theme.SURFACE}; border-color: {theme.LINE}; }}
QLabel[kind="picture"] {{ background: {theme.BACKGROUND}; border: 1px solid {theme.LINE}; color: {theme.TEXT_DIM}; }}
QLabel[kind="count"] {{ color: {theme.TEXT_DIM}; }}
"""
)
