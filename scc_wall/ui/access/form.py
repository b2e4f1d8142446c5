"""Several fields that are judged together: each says its own fault, and the first one gets the focus."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from scc_wall.base.errors import SccError
from scc_wall.ui.access.field import Field
from scc_wall.ui.access.refusal import field_of


def judge(fields: Iterable[Field]) -> bool:
    """Let every field say what is wrong with it; focus the first fault; return whether there is none."""
    faulty = [field for field in fields if not field.judge()]
    if faulty:
        focus(faulty[0])
    return not faulty


def refuse(fields: Iterable[Field], error: SccError) -> bool:
    """Show an error under the field that it names and focus that; return whether there is such a field."""
    named = next((field for field in fields if field.name == field_of(error) and field.isEnabled()), None)
    if named is None:
        return False
    named.refuse(str(error.in_one()))
    focus(named)
    return True


def focus(part: QWidget) -> None:
    """Put the keyboard into a field or a button, and that into sight."""
    part.setFocus(Qt.FocusReason.OtherFocusReason)
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part, 0, 24)
        around = around.parentWidget()
