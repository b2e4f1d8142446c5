"""The parts of the status line side by side: where there is too little room, the least important go first.

A part that says that something is wrong is never dropped; the message in the middle keeps some room at least.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from scc_wall.ui import theme
from scc_wall.ui.message_line import MessageLine
from scc_wall.ui.tips import plain_tip

LEAST_MESSAGE_PX: Final = 160
WRONG: Final = 100
"""From this priority on a part is not dropped, only shortened."""
_COLOURS: Final = {"quiet": theme.TEXT_DIM, "warn": theme.WARN, "fault": theme.ALARM}


@dataclass(slots=True)
class _Part:
    label: QLabel
    priority: int
    left: bool
    text: str = ""


class StatusRow(QWidget):
    """Lays its parts out by priority; `set` changes only what differs.

    Parameters
    ----------
    middle
        Takes the room that is left.
    """

    def __init__(self, middle: QLabel) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._middle = middle
        middle.setParent(self)
        self._parts: dict[str, _Part] = {}

    def add(self, name: str, priority: int, *, left: bool = False) -> QLabel:
        """Add a part at the left of the message, or at its right; the order of adding is that on the screen."""
        label = MessageLine()
        label.setParent(self)
        label.hide()
        self._parts[name] = _Part(label, priority, left)
        return label

    def part(self, name: str) -> QLabel:
        """Return the label of a part."""
        return self._parts[name].label

    def set(self, name: str, text: str, *, tone: str = "quiet", priority: int | None = None, tip: str = "") -> None:
        """Say something in a part; an empty text takes no room."""
        part = self._parts[name]
        part.priority = part.priority if priority is None else priority
        bold = 400 if tone in {"quiet", "plain"} else 600
        style = f"color: {_COLOURS.get(tone, theme.TEXT)}; font-weight: {bold};"
        if part.label.styleSheet() != style:
            part.label.setStyleSheet(style)
        if part.label.toolTip() != (told := plain_tip(tip or text)):
            part.label.setToolTip(told)
        if part.text != text or part.label.text() != text:
            part.text = text
            part.label.setText(text)  # whole: what a reader is told; shortened only where it is drawn
            self.share()  # Qt asks for no new layout on account of a label that is hidden

    def sizeHint(self) -> QSize:
        """Return the height of a line; the width is whatever there is."""
        return QSize(200, max(24, self.fontMetrics().height() + 8))

    def event(self, event: QEvent) -> bool:
        """Share the room out anew when a part wants another."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.share()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give each part its room, as long as there is some."""
        shown = {name: p for name, p in self._parts.items() if p.label.text()}
        wide = {name: p.label.sizeHint().width() for name, p in shown.items()}
        room = self.width() - LEAST_MESSAGE_PX
        for name in sorted(shown, key=lambda name: shown[name].priority):
            if sum(wide.values()) <= room:
                break
            if shown[name].priority >= WRONG:
                wide[name] = max(60, wide[name] - (sum(wide.values()) - room))
            else:
                del wide[name]
        x = self._place([n for n in wide if shown[n].left], wide, 0)
        right = [n for n in wide if not shown[n].left]
        start = self.width() - sum(wide[n] for n in right)
        self._place(right, wide, start)
        self._middle.setGeometry(x, 0, max(0, start - x), self.height())
        for name, part in self._parts.items():
            if part.label.isHidden() == (name in wide):
                part.label.setVisible(name in wide)

    def _place(self, names: list[str], wide: dict[str, int], x: int) -> int:
        for name in names:
            self._parts[name].label.setGeometry(x, 0, wide[name], self.height())
            x += wide[name]
        return x
