"""Small widgets that forms are made of, drawn in our own tokens on every platform."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from scc_wall.ui import theme


def two_columns(dialog: QDialog, left: QLayout, right: QLayout) -> None:
    """Lay a dialog out: a list, and beside it what can be done."""
    outer = QHBoxLayout(dialog)
    outer.setContentsMargins(24, 18, 24, 16)
    outer.setSpacing(24)
    outer.addLayout(left, 3)
    outer.addLayout(right, 2)


def text_label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of one of the kinds of the style sheet; never rich text, for it may hold what was typed."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(wrap)
    return label


def show_text(label: QLabel, text: str) -> None:
    """Say something in a label that is hidden while it says nothing; what it says already is not drawn again."""
    if label.text() != text:
        label.setText(text)
    if label.isHidden() == bool(text):
        label.setVisible(bool(text))


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget a tone of the style sheet."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is given its style with the tone
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def plain(text: str) -> str:
    """Return a label's text without the sign of its mnemonic."""
    return text.replace("&", "")


def name_button(named: QAbstractButton, text: str) -> None:
    """Give a button its text, and screen readers the same without the sign of its mnemonic."""
    named.setText(text)
    named.setAccessibleName(plain(text))


def button(text: str, *, primary: bool = False) -> QPushButton:
    """Return a push button; the primary one is what Enter presses."""
    made = QPushButton()
    name_button(made, text)
    made.setAutoDefault(primary)
    made.setDefault(primary)
    if primary:
        made.setProperty("kind", "primary")
    return made


def make_primary(chosen: QPushButton, of: Sequence[QPushButton]) -> None:
    """Let Enter press one of several buttons, and draw it so."""
    for one in of:
        one.setDefault(one is chosen)
        one.setProperty("kind", "primary" if one is chosen else "")
        one.style().unpolish(one)
        one.style().polish(one)


class Choice(QComboBox):
    """A combo box whose arrow and width are ours; the wheel does not change what somebody only scrolls past."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own for this list knows no padding of a style sheet
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # a style's own list has arrows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog, whose button it presses, and commands to the desk; Qt would search by them."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4} or _commands(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form around it."""
        event.ignore()

    def showPopup(self) -> None:
        """Make the list as wide as its longest entry, within the screen."""
        super().showPopup()
        view, screen = self.view(), self.screen().availableGeometry()
        unfolded = view.window()
        around = unfolded.width() - view.viewport().width()  # frame, and a bar to scroll where there are many
        wide = max(self.width(), min(view.sizeHintForColumn(0) + around, screen.width() - theme.MARGIN_PX))
        left = min(unfolded.x(), screen.right() + 1 - wide)
        unfolded.setGeometry(max(left, screen.left()), unfolded.y(), wide, unfolded.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its text shortened where it does not fit, and the arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            option.currentText = self.placeholderText()
        room = self.width() - 50
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        middle = QPointF(self.width() - 17.0, self.height() / 2)
        _stroke(self, theme.TEXT_DIM, middle, (-4.5, -2.0), (0.0, 2.5), (4.5, -2.0))


def chain_behind(before: QWidget, new: QWidget) -> QWidget:
    """Let Tab lead from a widget through a part that was made late, where it stands; return the last one in it."""
    inside: list[QWidget] = []
    at: QWidget | None = new.nextInFocusChain()
    while at is not None and at is not new:
        if new.isAncestorOf(at) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            inside.append(at)
        at = at.nextInFocusChain()
    for part in inside:
        QWidget.setTabOrder(before, part)
        before = part
    return before


def _commands(event: QKeyEvent) -> bool:
    """Return whether a key is none that a combo box knows: Alt+Down unfolds its list."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(held) and event.key() not in {Qt.Key.Key_Up, Qt.Key.Key_Down}


class Scroll(QScrollArea):
    """Asks for all the room that its content needs, and scrolls where a small screen has less.

    The margin at the right of its content, which keeps that off the bar, is there only while the bar is: without it,
    fields end where the buttons below them end.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        layout = content.layout()
        self._gutter_px = 0 if layout is None else layout.contentsMargins().right()
        self._on_bar_range_changed(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _on_bar_range_changed(self, _first: int, last: int) -> None:
        layout = self._content.layout()
        if layout is not None and self._gutter_px:
            margins = layout.contentsMargins()
            margins.setRight(self._gutter_px if last > 0 else 0)
            layout.setContentsMargins(margins)

    def content_changed(self) -> None:
        """Ask anew for the room that the content needs; a scroll area does not do so by itself."""
        layout = self._content.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self.updateGeometry()

    def heightForWidth(self, width_px: int) -> int:
        """Return the height of the content; while a bar makes it narrower, that which it needs to be rid of the bar."""
        layout = self._content.layout()
        if layout is None or not layout.hasHeightForWidth():  # where no text is wrapped, a layout answers with -1
            return self._content.sizeHint().height()
        bar = self.verticalScrollBar()
        return layout.totalHeightForWidth(width_px - (bar.sizeHint().width() if bar.maximum() > 0 else 0))

    def sizeHint(self) -> QSize:
        """Return what the content asks for."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return little: the rest is scrolled."""
        return QSize(self._content.minimumSizeHint().width(), 80)


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
