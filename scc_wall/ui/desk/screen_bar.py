"""Which screen's wall the desk shows: a button for each screen and one for all of them, where there are several."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from scc_wall.ui import theme
from scc_wall.ui.words import tr

ALL = -1
"""Stands for all screens."""
_STYLE = f"""
QPushButton {{ border: {theme.EDGE_PX}px solid transparent; border-radius: {theme.RADIUS_SMALL_PX}px;
  padding: 3px 12px; background: {theme.SURFACE}; color: {theme.TEXT_DIM}; }}
QPushButton:checked {{ background: {theme.RAISED}; color: {theme.TEXT};
  border-bottom: {theme.FOCUS_PX}px solid {theme.TEXT_DIM}; }}
QPushButton:focus {{ border: {theme.EDGE_PX}px solid {theme.FOCUS}; }}
"""


class ScreenBar(QWidget):
    """One row of buttons; arrows lead from one to the next, and choose nothing by themselves."""

    chosen = Signal(int)
    """Index of a screen, or `ALL`."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(_STYLE)
        self._names: tuple[str, ...] = ()
        self._key = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(number - 1))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 3, 6, 3)
        self._row.setSpacing(4)
        self._row.addStretch()
        self.retranslate()

    def set_screens(self, names: Sequence[str], key: str) -> None:
        """Offer these screens; `key` is the one that leads to all of them."""
        if (tuple(names), key) == (self._names, self._key):
            return
        self._names, self._key = tuple(names), key
        shown = self._group.checkedId() - 1
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.deleteLater()
        for index in (*range(len(names)), ALL):
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.installEventFilter(self)
            self._group.addButton(button, index + 1)  # Qt keeps -1 for itself
            self._row.insertWidget(self._row.count() - 1, button)
        self.retranslate()
        self.show_chosen(shown)

    def show_chosen(self, index: int) -> None:
        """Show which one is chosen."""
        button = self._button(index)
        if button is not None:
            button.setChecked(True)

    def _button(self, index: int) -> QAbstractButton | None:
        return cast("QAbstractButton | None", self._group.button(index + 1))  # the stubs deny the None

    def retranslate(self) -> None:
        """Put the texts in."""
        self.setAccessibleName(tr("Layar mana yang tampil di meja"))
        for index, name in enumerate(self._names):
            button = self._group.button(index + 1)
            button.setText(tr("Layar {name}").format(name=name))
        everything = self._button(ALL)
        if everything is not None:
            everything.setText(tr("Semua layar ({key})").format(key=self._key))
            everything.setToolTip(tr("Miniatur semua layar untuk menata"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Let the arrows lead along the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            buttons = self._group.buttons()
            if step is not None and watched in buttons:
                to = buttons.index(watched) + step
                buttons[max(0, min(to, len(buttons) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # the stubs ask for a QObject
