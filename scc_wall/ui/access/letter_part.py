"""The fields of a letter, each in a row: what it is called, and beside it what stands in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from scc_wall.ui.access.letter_lines import Line
from scc_wall.ui.access.parts import text_label

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class LetterPart(QWidget):
    """Shows one letter after the other in the same rows.

    Parameters
    ----------
    selectable
        Whether what stands in the fields can be marked and copied; each is a stop of the Tab key then.
    """

    def __init__(self, *, selectable: bool = False) -> None:
        super().__init__()
        self._selectable = selectable
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 14, 0)  # off the bar that scrolls it
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; none shows nothing."""
        while len(self._rows) < len(lines):
            self._rows.append(self._row(len(self._rows)))
        for place, row in enumerate(self._rows):
            for part in row:
                part.setVisible(place < len(lines))
        for (title, text), (name, said) in zip(self._rows, lines, strict=False):
            title.setText(name)
            text.setText(said)
            text.setAccessibleName(name)
        self._shown = len(lines)

    def _row(self, place: int) -> tuple[QLabel, QLabel]:
        title, text = text_label("", "label"), text_label("", wrap=True)
        if self._selectable:
            text.setTextInteractionFlags(_SELECTABLE)
        for column, part in enumerate((title, text)):
            self._grid.addWidget(part, place, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(place, 0)
        self._grid.setRowStretch(place + 1, 1)  # below the last one
        return title, text

    def lines(self) -> dict[str, str]:
        """Return what stands in the fields, by what they are called."""
        return {title.text(): text.text() for title, text in self._rows[: self._shown]}

    def text(self) -> str:
        """Return all of it."""
        return "\n\n".join(f"{name}\n{text}" for name, text in self.lines().items())
