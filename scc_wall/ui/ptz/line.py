"""A label of one line that is as high and asks for as much room with any text: nothing moves when the text changes."""

from PySide6.QtWidgets import QLabel, QSizePolicy

from scc_wall.ui.access.parts import plain_tip, text_label


def line_label(kind: str = "") -> QLabel:
    """Return one; what is cut off of a text stands in its tooltip."""
    label = text_label("", kind)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    label.setMinimumHeight(label.fontMetrics().height() + (4 if kind == "section" else 2))  # the sheet's larger letters
    return label


def set_line(label: QLabel, text: str) -> None:
    """Give it another text, if it is another one."""
    if label.text() != text:
        label.setText(text)
        label.setToolTip(plain_tip(text))
