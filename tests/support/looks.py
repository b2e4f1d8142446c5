"""Rules that every window must keep, as functions that take a shown widget and return what is wrong, one line each.

::

    assert looks.faults(dialog) == []            all rules that need no keyboard focus
    assert looks.unmarked_focus(dialog) == []    the dialog must be the active window

What only a drawn widget can show is read from its pixels, drawn at three times its size, where the stem of a letter has
pixels of its own colour. Source of the figures: WCAG 2.1, 1.4.3 (text 4.5:1) and 1.4.11 (what carries meaning, 3:1).
Text that is disabled needs no contrast there; we ask for 3:1, since it still tells what could be done.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage, QKeySequence, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QTabBar,
    QTextEdit,
    QToolBar,
    QToolButton,
    QTreeView,
    QWidget,
)

from scc_wall.ui import theme

TEXT_CONTRAST: Final = 4.5
FAINT_CONTRAST: Final = 3.0
SCALE: Final = 3
FEW_PIXELS: Final = 12
"""Of a focus frame that are seen: fewer are a speck."""
CELLS: Final = 40
"""Cells of one table that are looked at: the rows are all drawn by the same few lines."""
ENTERED: Final = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QSlider, QAbstractItemView, QPlainTextEdit, QTextEdit,
)  # fmt: skip


def faults(window: QWidget) -> list[str]:
    """Return everything that is wrong with a shown window but the marks of its focus."""
    rules = (nameless, twice_the_same_mnemonic, unreachable, odd_tab_order, cut_texts, faint_texts)
    return [fault for rule in rules for fault in rule(window)]


# --- names and keys --------------------------------------------------------------------------------------------------


def nameless(window: QWidget) -> list[str]:
    """Name what a person enters or presses and a screen reader has no word for."""
    return [f"no accessible name: {told(widget)}" for widget in entered(window) if not spoken_name(widget)]


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def twice_the_same_mnemonic(window: QWidget) -> list[str]:
    """Name the letters that more than one visible part answers to: Alt and the letter then presses neither."""
    answering: dict[str, list[str]] = {}
    for widget in visible(window):
        if (sequence := _mnemonic(widget)) and widget.isEnabled():
            answering.setdefault(sequence, []).append(told(widget))
    return [f"{keys} twice: {' | '.join(parts)}" for keys, parts in answering.items() if len(parts) > 1]


def _mnemonic(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return QKeySequence.mnemonic(widget.text()).toString()
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        return QKeySequence.mnemonic(widget.text()).toString()
    return ""


def unreachable(window: QWidget) -> list[str]:
    """Name what the Tab key never comes to."""
    chain = set(map(id, tab_chain(window)))
    return [
        f"not reached by Tab: {told(widget)}"
        for widget in entered(window)
        if widget.isEnabled() and id(widget) not in chain and not _entered_by_another(widget)
    ]


def _entered_by_another(widget: QWidget) -> bool:
    """Return whether it is a part of something that is reached: the list of a combo box, the bar of tabs' arrows."""
    if isinstance(widget, QRadioButton | QAbstractButton) and widget.autoExclusive():
        return True  # arrows lead from one to the next
    parent = widget.parentWidget()
    if isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar | QAbstractItemView):
        return True
    return widget.focusProxy() is not None


def tab_chain(window: QWidget) -> list[QWidget]:
    """Return what the Tab key leads to, in its order, from the first."""
    found, widget = [], _next(window)
    while widget is not window:
        if _takes_tab(widget) and widget.isVisibleTo(window) and window.isAncestorOf(widget):
            found.append(widget)
        widget = _next(widget)
    return found


def _next(widget: QWidget) -> QWidget:
    return cast("QWidget", widget.nextInFocusChain())  # never None: the chain is a ring


def _takes_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None and not isinstance(widget, QScrollArea)


def odd_tab_order(window: QWidget) -> list[str]:
    """Name steps of the Tab key against the way of reading: up within a column, or left within a row."""
    chain = [widget for widget in tab_chain(window) if not widget.visibleRegion().isEmpty()]
    told_steps = []
    for one, other in pairwise(chain):
        here, there = _place(one, window), _place(other, window)
        if _part_of(one) is not _part_of(other):
            continue  # docks and bars stand in a ring, whose end leads to its beginning
        up = there.bottom() < here.top() and there.left() <= here.right()
        left = _same_row(here, there) and there.right() < here.left()
        if up or left:
            told_steps.append(f"Tab goes {'up' if up else 'left'}: {told(one)} → {told(other)}")
    return told_steps


def _part_of(widget: QWidget) -> QWidget | None:
    """Return the dock or bar that a widget is in, None for the window itself."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QDockWidget | QToolBar | QMenuBar):
        above = above.parentWidget()
    return above


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _same_row(one: QRect, other: QRect) -> bool:
    return one.top() <= other.center().y() <= one.bottom() and other.top() <= one.center().y() <= other.bottom()


def without_way_out(dialog: QDialog) -> list[str]:
    """Name a dialog that Esc does not close, or whose Enter presses none of its visible buttons."""
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisibleTo(dialog)]
    if buttons and not any(button.isDefault() or button.autoDefault() for button in buttons):
        return [f"no default button: {told(dialog)}"]
    return []


# --- room ------------------------------------------------------------------------------------------------------------


def cut_texts(window: QWidget) -> list[str]:
    """Name texts that have less room than they need; those that end in "…" by intent stand in their tooltip."""
    settle(window)
    found = []
    for widget in visible(window):
        need, room = _text_room(widget)
        if need.width() > room.width() + 1 or need.height() > room.height() + 1:
            found.append(f"cut: {told(widget)} needs {_size(need)}, has {_size(room)}")
        if widget is not window and (fault := _cut_by_parent(widget)):
            found.append(fault)
    return found


def _size(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"


def _text_room(widget: QWidget) -> tuple[QSize, QSize]:
    """Return what a widget's text needs, and what it has."""
    nothing = QSize(0, 0), QSize(0, 0)
    if isinstance(widget, QLabel):
        return _label_room(widget) if widget.text() and type(widget).paintEvent is QLabel.paintEvent else nothing
    if isinstance(widget, QToolButton) and isinstance(widget.parentWidget(), QLineEdit):
        return nothing  # a sign in a field shows its picture alone; its text is for screen readers
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton):
        fixed = type(widget).paintEvent not in {QPushButton.paintEvent, QCheckBox.paintEvent, QToolButton.paintEvent}
        if not widget.text() or (fixed and not isinstance(widget, QCheckBox)):
            return nothing
        return _button_room(widget)
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        wide = QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText())
        inside = widget.contentsRect().width() - 8
        return QSize(wide, 0), QSize(inside, 0)
    if isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        return _header_room(widget)
    return nothing


def _label_room(label: QLabel) -> tuple[QSize, QSize]:
    room = label.size()
    if label.wordWrap():
        return QSize(0, label.heightForWidth(room.width())), room
    return label.sizeHint(), room


def _button_room(button: QAbstractButton) -> tuple[QSize, QSize]:
    # What it asks for is its text and its padding; a little less takes from the padding, not from the text.
    hint, room = button.sizeHint(), button.size()
    text = QFontMetrics(button.font()).size(Qt.TextFlag.TextShowMnemonic, button.text())
    return QSize(min(hint.width(), text.width() + 8), min(hint.height(), text.height())), room


def _header_room(header: QHeaderView) -> tuple[QSize, QSize]:
    worst = (QSize(0, 0), QSize(0, 0))
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            need, room = header.sectionSizeFromContents(section).width(), header.sectionSize(section)
            if need - room > worst[0].width() - worst[1].width():
                worst = QSize(need, 0), QSize(room, 0)
    return worst


def _cut_by_parent(widget: QWidget) -> str:
    """Name what lies partly outside its parent, unless that scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return ""
    if isinstance(parent, QAbstractScrollArea | QTabBar | QComboBox) or isinstance(widget, QTabBar):
        return ""
    if parent.rect().contains(widget.geometry()) or widget.geometry().isEmpty():
        return ""
    return f"outside its parent: {told(widget)} {widget.geometry().getRect()} in {_size(parent.size())}"


def settle(window: QWidget) -> None:
    """Let layouts take note of what was changed last."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


# --- contrast --------------------------------------------------------------------------------------------------------


def drawn(window: QWidget) -> QImage:
    """Return the window as it is drawn, at three times its size."""
    image = QImage(window.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(QColor(theme.BACKGROUND))
    window.render(image, QPoint(), QRegion())
    image.setDevicePixelRatio(1)
    return image


def faint_texts(window: QWidget) -> list[str]:
    """Name drawn texts that stand out too little from what is behind them."""
    image, found = drawn(window), []
    for name, area, enabled in _texts(window):
        is_text = any(sign.isalnum() for sign in name.partition("“")[2])  # else a sign: ■ of a legend
        wanted = TEXT_CONTRAST if enabled and is_text else FAINT_CONTRAST
        got = text_contrast(image, area)
        if 1.0 < got < wanted:
            found.append(f"contrast {got:.2f} < {wanted}: {name}")
    return found


def _texts(window: QWidget) -> Iterator[tuple[str, QRect, bool]]:
    """Yield each visible text: what it is, where it is drawn, whether it is enabled."""
    for widget in visible(window):
        if widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QAbstractItemView):
            yield from _cells(widget, window)
        elif text := _text_of(widget):
            inside = widget.visibleRegion().boundingRect().intersected(_text_area(widget))
            yield (
                f"{told(widget)} “{text[:40]}”",
                QRect(widget.mapTo(window, inside.topLeft()), inside.size()),
                (widget.isEnabled()),
            )


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _text_area(widget: QWidget) -> QRect:
    """Return where the text stands, without frame and box."""
    area = widget.contentsRect()
    if isinstance(widget, QCheckBox | QRadioButton):
        return area.adjusted(30, 3, -3, -3)
    if isinstance(widget, QComboBox):
        return area.adjusted(6, 4, -34, -4)
    return area if isinstance(widget, QLabel) else area.adjusted(5, 4, -5, -4)


def _cells(view: QAbstractItemView, window: QWidget) -> Iterator[tuple[str, QRect, bool]]:
    if type(view.itemDelegate()).__name__ not in {"QStyledItemDelegate", "TickDelegate"}:
        return  # what draws its rows itself is looked at by a test of its own
    seen = view.viewport().visibleRegion().boundingRect()  # less than its rectangle where a form around it scrolls
    for index in _shown_cells(view):
        whole = view.visualRect(index).adjusted(3, 3, -3, -3)
        area = whole.intersected(seen)
        text = str(index.data() or "")
        if text and area.height() == whole.height() > 8 and area.width() > 8:  # a cut letter has no stem to measure
            top = view.viewport().mapTo(window, area.topLeft())
            enabled = view.isEnabled() and bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
            yield f"{told(view)} cell “{text[:40]}”", QRect(top, area.size()), enabled


def _shown_cells(view: QAbstractItemView) -> list[QModelIndex]:
    model, found = view.model(), list[QModelIndex]()
    rows: list[QModelIndex] = [model.index(row, 0) for row in range(min(model.rowCount(), CELLS))]
    if isinstance(view, QTreeView):
        rows += [model.index(row, 0, top) for top in rows for row in range(min(model.rowCount(top), CELLS))]
    for row in rows:
        columns = 1 if isinstance(view, QListView) else model.columnCount(row.parent())  # a list model denies them
        for column in range(columns):
            index = row.siblingAtColumn(column)
            if view.visualRect(index).intersects(view.viewport().rect()):
                found.append(index)
    return found[:CELLS]


def text_contrast(image: QImage, area: QRect) -> float:
    """Return how much the strongest pixels of a text stand out from the ground; 1 where nothing is drawn.

    Parameters
    ----------
    area
        In logical pixels of the window.
    """
    place = QRect(area.topLeft() * SCALE, area.size() * SCALE).intersected(image.rect())
    if place.isEmpty():
        return 1.0
    colours = _colours(image.copy(place))
    ground = colours.most_common(1)[0][0]
    strong = [colour for colour, count in colours.items() if count >= SCALE and colour != ground]
    return max((theme.contrast(colour, ground) for colour in strong), default=1.0)


def _colours(image: QImage) -> Counter[str]:
    values, counts = np.unique(_pixels(image), return_counts=True)
    return Counter({f"#{value:06x}": int(count) for value, count in zip(values, counts, strict=True)})


def _pixels(image: QImage) -> NDArray[np.uint32]:
    """Return (height, width) uint32, 0x00rrggbb."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return raw[:, : image.width()] & np.uint32(0xFFFFFF)  # a copy: the image's own memory goes with it


# --- focus -----------------------------------------------------------------------------------------------------------


def unmarked_focus(window: QWidget) -> list[str]:
    """Name what looks (nearly) the same with the keyboard's focus and without; the window must be active."""
    found = []
    before = QApplication.focusWidget()
    for widget in tab_chain(window):
        if widget.visibleRegion().isEmpty():
            continue
        if focus_pixels(window, widget) < FEW_PIXELS:
            found.append(f"focus not seen: {told(widget)}")
    (before or window).setFocus()
    return found


def focus_pixels(window: QWidget, widget: QWidget) -> int:
    """Return how many pixels stand out by 3:1 with the focus from what they are without it."""
    widget.clearFocus()
    _bring_into_sight(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    area = _place(widget, window).adjusted(-3, -3, 3, 3).intersected(window.rect())
    with_it = window.grab(area).toImage()
    widget.clearFocus()
    return _differing(with_it, window.grab(area).toImage())


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll as the Tab key does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _differing(one: QImage, other: QImage) -> int:
    ours, theirs = _pixels(one).astype(np.uint64), _pixels(other).astype(np.uint64)
    pairs, counts = np.unique((ours << np.uint64(24)) | theirs, return_counts=True)
    return sum(
        int(count)
        for pair, count in zip(map(int, pairs), counts, strict=True)
        if theme.contrast(f"#{pair >> 24:06x}", f"#{pair & 0xFFFFFF:06x}") >= FAINT_CONTRAST
    )


# --- which widgets ---------------------------------------------------------------------------------------------------


def visible(window: QWidget) -> list[QWidget]:
    """Return the window and what is shown in it, without windows of its own."""
    inside = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]
    behind = {id(dock) for dock in window.findChildren(QDockWidget) if dock.visibleRegion().isEmpty()}
    own = [widget for widget in inside if widget.window() is window.window()]
    return [window, *(one for one in own if id(one) not in behind and id(_part_of(one)) not in behind)]


def entered(window: QWidget) -> list[QWidget]:
    """Return what a person types into, presses or chooses from."""
    own = [widget for widget in visible(window) if isinstance(widget, ENTERED)]
    return [widget for widget in own if not _entered_by_another(widget) and not widget.objectName().startswith("qt_")]


def told(widget: QWidget) -> str:
    """Return which widget it is, for a person who looks for it."""
    kind, name = type(widget).__name__, widget.objectName() or widget.accessibleName()
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else widget.windowTitle()
    return f"{kind}({name or text[:40]!r})"


# --- signs -----------------------------------------------------------------------------------------------------------

SIGN_PX: Final = 22
LEAST_DIFFERENCE: Final = 0.25
"""Of the pixels that either sign covers: less is one shape drawn twice."""
DEUTERANOPIA: Final = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
"""Linear RGB as seen without the middle cones. Source: Machado, Oliveira & Fernandes 2009, severity 1.0."""

State = TypeVar("State")


def alike(draw: Callable[[QPainter, State, QRectF], object], states: Sequence[State]) -> list[str]:
    """Name the states whose signs can't be told apart by their shape: in greys, and without the middle cones."""
    found = []
    for one, other in combinations(states, 2):
        shapes = [_sign(draw, state) for state in (one, other)]
        either = np.logical_or(*shapes).sum()
        differ = np.logical_xor(*shapes).sum()
        if differ < LEAST_DIFFERENCE * either:
            found.append(f"alike: {one} and {other} differ in {differ} of {either} pixels")
    return found


def _sign(draw: Callable[[QPainter, State, QRectF], object], state: State) -> NDArray[np.bool_]:
    """Return which pixels of a sign still stand out 3:1 from the ground for such an eye, and in greys."""
    image = QImage(SIGN_PX, SIGN_PX, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.SURFACE))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, state, QRectF(2, 2, SIGN_PX - 4, SIGN_PX - 4))
    painter.end()
    ground = _grey(seen_by_deuteranope(theme.SURFACE))
    shape = np.zeros((SIGN_PX, SIGN_PX), bool)
    for (y, x), pixel in np.ndenumerate(_pixels(image)):
        seen = _grey(seen_by_deuteranope(f"#{int(pixel):06x}"))
        shape[y, x] = (seen + 0.05) / (ground + 0.05) >= FAINT_CONTRAST
    return shape


def seen_by_deuteranope(colour: str) -> tuple[float, float, float]:
    """Return linear red, green and blue, 0 to 1, as somebody sees a `#rrggbb` who has no middle cones."""
    linear = [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in DEUTERANOPIA
    )
    return red, green, blue


def _grey(linear: tuple[float, float, float]) -> float:
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
