"""The F1 sheet: all keys by section, from the table that binds them; typing narrows it down.

On a large screen all of it is in sight, in as many columns as there is room for; on a small one it scrolls. Its letters
never get smaller than those of notes.
"""

from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from scc_wall.ui import keys, theme
from scc_wall.ui.access.parts import Scroll, text_label
from scc_wall.ui.words import tr

_STYLE = f"""
QDialog {{ border: {theme.EDGE_PX}px solid {theme.EDGE}; }}
QScrollArea {{ border: none; }}
QLabel {{ font-size: {theme.NOTE_PT}pt; }}
QLabel[kind="heading"] {{ font-size: {theme.HEADING_PT}pt; font-weight: 600; }}
QLabel[kind="note"] {{ color: {theme.TEXT_DIM}; }}
"""
MOST_COLUMNS = 4
LINE_GAP_PX = 3
"""Between two lines of a section."""
LEAN_PX = 1
"""So far a J leans out to the left, other letters to the right."""


class Section(QWidget):
    """The keys of one section, painted as one widget: two labels for each of 90 lines took 90 ms to be given a style.

    Parameters
    ----------
    rows
        (key, what it does).
    """

    def __init__(self, title: str, rows: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self._rows = rows
        self.shown = rows
        """What is in sight of them."""
        self._font, self._bold = QFont(self.font()), QFont(self.font())
        for font in (self._font, self._bold):
            font.setPointSize(theme.NOTE_PT)
        self._bold.setWeight(QFont.Weight.DemiBold)
        line = max(QFontMetrics(font, self).height() for font in (self._font, self._bold))
        self._line_px, self._ascent_px = line, QFontMetrics(self._bold, self).ascent()
        self._text_at_px = self._measure()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self._speak()

    def _measure(self) -> int:
        """Know how wide the texts are; return where what a key does begins."""
        plain, bold = QFontMetrics(self._font, self), QFontMetrics(self._bold, self)
        keys_px = max(bold.horizontalAdvance(key) for key, _ in self._rows)
        texts_px = max(plain.horizontalAdvance(text) for _, text in self._rows)
        begins = LEAN_PX + keys_px + theme.GAP_PX
        self._width_px = max(begins + texts_px, LEAN_PX + bold.horizontalAdvance(self.title)) + LEAN_PX
        return begins

    def _speak(self) -> None:
        self.setAccessibleDescription("; ".join(f"{key}, {text}" for key, text in self.shown))

    def sizeHint(self) -> QSize:
        """Return the room of the lines in sight; the width is always that of all of them."""
        height = (len(self.shown) + 1) * (self._line_px + LINE_GAP_PX) - LINE_GAP_PX + theme.GAP_PX
        return QSize(self._width_px, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing is cut off."""
        return self.sizeHint()

    def narrow(self, words: list[str]) -> int:
        """Show what has all these words in its key, its text or its section; return how many lines that are."""
        title = self.title.casefold()
        self.shown = [
            (key, text)
            for key, text in self._rows
            if all(word in f"{key} {text}".casefold() or word in title for word in words)
        ]
        self.setVisible(bool(self.shown))
        self.updateGeometry()
        self.update()
        self._speak()
        return len(self.shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title, and below it each key beside what it does."""
        painter = QPainter(self)
        painter.setFont(self._bold)
        painter.setPen(QColor(theme.TEXT_DIM))
        painter.drawText(LEAN_PX, self._ascent_px, self.title)
        painter.setPen(QColor(theme.TEXT))
        for row, (key, _) in enumerate(self.shown, start=1):
            painter.drawText(LEAN_PX, self._base_px(row), key)
        painter.setFont(self._font)
        for row, (_, text) in enumerate(self.shown, start=1):
            painter.drawText(self._text_at_px, self._base_px(row), text)
        painter.end()

    def _base_px(self, row: int) -> int:
        return row * (self._line_px + LINE_GAP_PX) + self._ascent_px


class KeySheet(QDialog):
    """Lists every key by section; any of Esc, F1, Enter closes it, and so does a key that it lists."""

    wished = Signal(str)
    """A command whose key was pressed here, once the sheet is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Semua tombol"))
        # The desk has the common style already: to read it again, and to look twice through it, takes its time.
        self.setStyleSheet(_STYLE if parent.styleSheet() else theme.STYLE_SHEET + _STYLE)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari tombol atau perintah…"))
        self.search.setAccessibleName(tr("Cari tombol"))
        self.search.textChanged.connect(self._on_search_text_changed)
        self.note = text_label("", "note")
        self._stacks: list[QVBoxLayout] = []
        self._inside = QWidget()
        self._columns = QHBoxLayout(self._inside)
        self._columns.setContentsMargins(0, 0, theme.GAP_LARGE_PX, 0)
        self._columns.setSpacing(theme.MARGIN_PX)
        self._scroll = Scroll(self._inside)
        self._place()
        # In their place from the first: what gets another parent is given its style anew.
        self.sections = [Section(title, rows, self._inside) for title, rows in self._listed()]
        self._fit(parent)
        self._on_search_text_changed("")
        self.search.setFocus()

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.MARGIN_PX, theme.GAP_LARGE_PX, theme.MARGIN_PX, theme.GAP_LARGE_PX)
        outer.setSpacing(theme.GAP_PX)
        head = QHBoxLayout()
        head.setSpacing(theme.MARGIN_PX)
        head.addWidget(text_label(tr("Semua tombol"), "heading"))
        head.addWidget(self.search, 1)
        outer.addLayout(head)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.note)

    def _fit(self, parent: QWidget) -> None:
        """Take as many columns as the screen has room for, and as much of its height as they need."""
        self.ensurePolished()
        room = parent.screen().availableGeometry()
        wide = self._spread(MOST_COLUMNS)
        for count in range(MOST_COLUMNS - 1, 0, -1):
            if wide > room.width():
                wide = self._spread(count)
        needed = self._inside.sizeHint().height() + self.sizeHint().height() - self._scroll.sizeHint().height()
        self.resize(min(wide, room.width()), min(needed + theme.GAP_PX, room.height()))
        self.move(room.center() - self.rect().center())

    def _spread(self, count: int) -> int:
        """Put the sections into so many columns, in their order, about as high as each other; return their width."""
        for old in self._stacks:
            while old.takeAt(0):
                pass
            self._columns.removeItem(old)
            old.deleteLater()
        self._stacks = []
        heights = [section.sizeHint().height() for section in self.sections]
        for column in split(heights, count):
            stack = QVBoxLayout()
            stack.setSpacing(theme.GAP_SMALL_PX)
            for index in column:
                stack.addWidget(self.sections[index])
            stack.addStretch()
            self._columns.addLayout(stack, 1)
            self._stacks.append(stack)
        self._inside.adjustSize()
        bar_px = theme.GAP_LARGE_PX + self._scroll.verticalScrollBar().sizeHint().width()  # where it is too high
        return self._inside.sizeHint().width() + bar_px + 2 * theme.MARGIN_PX

    @staticmethod
    def _listed() -> list[tuple[str, list[tuple[str, str]]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for section, group in groupby(keys.table(), key=lambda key: key.section):
            found.setdefault(section, []).extend((keys.all_shown(key), key.text) for key in group)
        for hint in keys.hints():
            found.setdefault(hint.section, []).append((hint.keys, hint.text))
        return list(found.items())

    def _on_search_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        found = sum(section.narrow(words) for section in self.sections)
        close = tr("Esc menutup")
        told = tr("{n} baris").format(n=found) if found else tr("Tidak ada yang cocok: hapus sebagian kata")
        self.note.setText(f"{told} · {close}" if words else close)
        self.search.setAccessibleDescription(told)
        self._scroll.content_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on the keys that opened it, too; scroll with those that turn pages."""
        bar: QScrollBar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        elif key in steps:
            bar.setValue(bar.value() + steps[key])
        elif (action := _command(event)) is not None:
            self.close()
            self.wished.emit(action)
        else:
            super().keyPressEvent(event)


def _command(event: QKeyEvent) -> str | None:
    """Return the command of a key that types nothing, None for the others: they search."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    types = bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands
    return None if types else keys.action_of(event)


def split(heights: list[int], count: int) -> list[list[int]]:
    """Return the places of each column: in order, with the highest column as low as can be."""
    low, high = max(heights, default=0), sum(heights)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_filled(heights, middle)) <= count else (middle + 1, high)
    return _filled(heights, low)


def _filled(heights: list[int], most: int) -> list[list[int]]:
    """Return columns filled one after another, none higher than `most`."""
    columns: list[list[int]] = []
    left = 0
    for place, height in enumerate(heights):
        if height > left or not columns:
            columns.append([])
            left = most
        columns[-1].append(place)
        left -= height
    return columns
