"""The F1 sheet: all keys, from the table that binds them."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scc_wall.ui import keys, theme
from scc_wall.ui.words import tr

_STYLE = theme.STYLE_SHEET + f"QDialog {{ border: {theme.EDGE_PX}px solid {theme.LINE}; }}"


class KeySheet(QDialog):
    """Lists every key by section; any of Esc, F1, Enter closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Semua tombol"))
        self.setStyleSheet(_STYLE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 22)
        outer.setSpacing(16)
        heading = QLabel(tr("Semua tombol"))
        heading.setStyleSheet(f"font-size: {theme.HEADING_PT}pt; font-weight: 600;")
        outer.addWidget(heading)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        outer.addLayout(columns)
        sections = self._sections()
        for names in (sections[:1], sections[1:2], sections[2:5] + sections[8:], sections[5:8]):
            column = QVBoxLayout()
            column.setSpacing(10)
            for title, rows in names:
                column.addWidget(self._section(title, rows))
            column.addStretch()
            columns.addLayout(column)
        close = QLabel(tr("Esc menutup"))
        close.setStyleSheet(f"color: {theme.TEXT_DIM};")
        outer.addWidget(close)
        self._fit(parent)
        self.move(parent.frameGeometry().center() - self.rect().center())

    def _fit(self, parent: QWidget) -> None:
        """Make the letters smaller until all keys fit on the screen (200 % on a small one)."""
        room = parent.screen().availableGeometry()
        for point in (10, 9, 8, 7, 6, 5):
            self.setStyleSheet(_STYLE + f"QLabel {{ font-size: {point}pt; }}")
            self.adjustSize()
            if self.width() <= room.width() and self.height() <= room.height():
                return

    @staticmethod
    def _sections() -> list[tuple[str, list[tuple[str, str]]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for section, group in groupby(keys.table(), key=lambda key: key.section):
            found.setdefault(section, []).extend((keys.shown(key), key.text) for key in group)
        for hint in keys.hints():
            found.setdefault(hint.section, []).append((hint.keys, hint.text))
        return list(found.items())

    @staticmethod
    def _section(title: str, rows: list[tuple[str, str]]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        name = QLabel(title)
        name.setStyleSheet(f"color: {theme.TEXT_DIM}; font-weight: 600;")
        grid.addWidget(name, 0, 0, 1, 2)
        for row, (key, text) in enumerate(rows, start=1):
            shown = QLabel(key)
            shown.setStyleSheet("font-weight: 600;")
            grid.addWidget(shown, row, 0)
            grid.addWidget(QLabel(text), row, 1)
        grid.setColumnStretch(1, 1)
        return box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on the keys that opened it, too."""
        if event.key() in {Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        else:
            super().keyPressEvent(event)
