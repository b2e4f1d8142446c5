"""The name under which windows made beside each other know `dialog_style`."""

from typing import Final

from scc_wall.ui.dialog_style import DIALOG_STYLE

FORM_STYLE: Final = DIALOG_STYLE
