"""The list of the panel: several rows can be chosen; Enter takes note of them, Esc leads back to the wall."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from scc_wall.domain.event import Event
from scc_wall.ui.events.delegate import EventDelegate
from scc_wall.ui.events.model import EVENT_ROLE, EventsModel
from scc_wall.ui.keys import is_letter

_BY_MOUSE: Final = frozenset(
    {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.Wheel}
)


class EventsView(QListView):
    """Rows of `EventsModel`; only those in sight are painted."""

    acknowledge_wished = Signal()
    note_wished = Signal()
    left = Signal()
    """Esc was pressed."""
    chosen_changed = Signal()
    touched = Signal()
    """Somebody moves the mouse in the list, or works in it by the keyboard."""

    def __init__(self, model: EventsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(EventDelegate(model, self))
        self.setUniformItemSizes(True)
        self.viewport().setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def chosen(self) -> list[Event]:
        """Return the chosen events, the uppermost first."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [event for index in rows if isinstance(event := index.data(EVENT_ROLE), Event)]

    def current(self) -> Event | None:
        """Return the event that the keyboard stands on; None without one."""
        event = self.currentIndex().data(EVENT_ROLE)
        return event if isinstance(event, Event) else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's
        """Tell the panel."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell that the mouse is here."""
        if event.type() in _BY_MOUSE:
            self.touched.emit()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, N and Esc; other letters are commands of the desk."""
        self.touched.emit()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.acknowledge_wished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.note_wished.emit()
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
