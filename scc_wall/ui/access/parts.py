"""Small widgets that forms are made of, drawn in our own tokens on every platform."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QStyle, QStyleOptionButton, QWidget

from scc_wall.ui import theme


def text_label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of one of the kinds of the style sheet; never rich text, for it may hold what was typed."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(wrap)
    return label


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget a tone of the style sheet."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain(text: str) -> str:
    """Return a label's text without the sign of its mnemonic."""
    return text.replace("&", "")


def button(text: str, *, primary: bool = False) -> QPushButton:
    """Return a push button; the primary one is what Enter presses."""
    made = QPushButton(text)
    made.setAccessibleName(plain(text))
    made.setAutoDefault(primary)
    made.setDefault(primary)
    if primary:
        made.setProperty("kind", "primary")
    return made


class Choice(QComboBox):
    """A combo box whose arrow and width are ours; the wheel does not change what somebody only scrolls past."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog: it presses the button, it does not unfold the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form around it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        middle = QPointF(self.width() - 17.0, self.height() / 2)
        _stroke(self, theme.TEXT_DIM, middle, (-4.5, -2.0), (0.0, 2.5), (4.5, -2.0))


class Check(QCheckBox):
    """A check box with a tick that can be seen in a dim room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over the box."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        _stroke(
            self, theme.BACKGROUND, QPointF(box.center()) + QPointF(0.5, 0.5), (-5.0, 0.0), (-1.5, 4.0), (5.5, -4.5)
        )


def _stroke(widget: QWidget, colour: str, middle: QPointF, *points: tuple[float, float]) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in points]))
    painter.end()
