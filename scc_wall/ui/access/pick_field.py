"""A field of which one choice or several are checked in a list; compact: one line that says which."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from scc_wall.ui import theme
from scc_wall.ui.access.field import Field
from scc_wall.ui.access.parts import plain
from scc_wall.ui.access.pick_list import Option, PickList
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.words import region_short

_OPENING = {Qt.Key.Key_Down, Qt.Key.Key_F4}


class PickButton(QPushButton):
    """Shows what is chosen in one line, shortened where it does not fit; Space, Down or F4 opens the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "pick")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by the keys that open a combo box; leave Enter to the dialog."""
        if event.key() in _OPENING:
            self.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button, its text at the left and shortened, and the arrow of a list."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 50)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.TEXT_DIM), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = QPointF(self.width() - 17.0, self.height() / 2)
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in ((-4.5, -2.0), (0.0, 2.5), (4.5, -2.0))]))
        painter.end()


class PickField(Field):
    """One line that opens a list of what can be checked.

    Parameters
    ----------
    none
        What is said, and meant, while nothing is checked, e.g. "all regions".
    """

    def __init__(self, name: str, label: str, options: Sequence[Option], none: str) -> None:
        self._button = PickButton()
        self._none = none
        self._options = tuple(options)
        self.chosen: frozenset[str] = frozenset()
        super().__init__(name, label, self._button, self._button.text)
        self._button.clicked.connect(self._on_button_clicked)
        self._show_chosen()

    def open_list(self) -> None:
        """Open the list, as the button does."""
        self._button.click()

    def choose(self, keys: frozenset[str]) -> None:
        """Check these; what is no option is left out."""
        self.chosen = keys & {option.key for option in self._options}
        self._show_chosen()
        self.on_editor_changed()

    def mean_by_none(self, none: str) -> None:
        """Say something else while nothing is checked: another field changed what that means."""
        self._none = none
        self._show_chosen()

    def _show_chosen(self) -> None:
        titles = [option.title for option in self._options if option.key in self.chosen]
        text = self._none
        if titles:
            text = titles[0] if len(titles) == 1 else f"{len(titles)}: {', '.join(map(region_short, titles))}"
        self._button.setText(text.replace("&", "&&"))
        self._button.setToolTip(plain_tip("\n".join(titles)))
        self._button.setAccessibleDescription(text)

    def _on_button_clicked(self) -> None:
        chooser = PickList(plain(self.label.text()), self._options, self.chosen, self._none, self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.accepted.connect(lambda: self.choose(chooser.keys()))
        chooser.finished.connect(self._on_list_finished)
        chooser.open()

    def _on_list_finished(self) -> None:
        """Let the keyboard go on where it was: not every platform does so by itself."""
        self.window().activateWindow()
        self._button.setFocus(Qt.FocusReason.PopupFocusReason)
