"""The cameras as rows, several of them chosen at a time; opened, put in order by keys or by dragging, taken out."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableWidgetItem

from scc_wall.domain.camera import CameraConfig
from scc_wall.ui import theme
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import text_label
from scc_wall.ui.cameras import camera_words
from scc_wall.ui.cameras.order import Group
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.words import tr

_KEY = Qt.ItemDataRole.UserRole
_NO_ID = -1
"""Key of a heading."""
_MEASURED = 40
"""Rows whose widths a column follows: measuring hundreds would hold the wall up."""
_OF_A_CAMERA = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
"""Dropped between rows, never onto one."""
_ACTIONS = QAbstractItemView.CursorAction
_UPWARDS = frozenset({_ACTIONS.MoveUp, _ACTIONS.MovePrevious, _ACTIONS.MovePageUp})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CamerasTable(Listing):
    """Shows groups of cameras; headings can't be chosen.

    Parameters
    ----------
    last_word
        Returns how a camera's last trial went.
    drag
        Runs a drag and drop; a test passes its own, since `QDrag.exec` waits for a person.
    """

    opened = Signal()
    """Enter or a double click on a camera."""
    removal_wished = Signal()
    step_wished = Signal(int)
    """−1 up, 1 down."""
    dropped = Signal(object)
    """Id of the camera that the chosen ones were dropped before; None: at the end."""

    def __init__(self, last_word: Callable[[int], str], drag: Callable[[QDrag], object] | None = None) -> None:
        columns = (tr("No."), tr("Nama"), tr("Wilayah"), tr("Tempat"), tr("Alamat"), tr("PTZ"), tr("Uji terakhir"))
        super().__init__(tr("Daftar kamera"), columns, stretch=4, yields=4, remembered="cameras", sortable=False)
        self._last_word = last_word
        self._drag = drag or (lambda one: one.exec(Qt.DropAction.MoveAction))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self.allow_order(allowed=False)

    def allow_order(self, *, allowed: bool) -> None:
        """Let rows be dragged, or not: what is searched or grouped stands in no order of its own."""
        self.setDragEnabled(allowed)
        self.setAcceptDrops(allowed)

    def show_groups(self, groups: Sequence[Group], titles: Mapping[str, str]) -> None:
        """Show these; the chosen ones stay chosen as far as they are still there, else the first one is."""
        chosen, current = set(self.chosen_ids()), self.current_id()
        with QSignalBlocker(self):
            self._put_groups(groups, titles)
            self._choose_again(chosen, current)
        self._share_room()
        self.itemSelectionChanged.emit()

    def _put_groups(self, groups: Sequence[Group], titles: Mapping[str, str]) -> None:
        self.clearSpans()
        self.setRowCount(sum(len(group.cameras) + bool(group.title) for group in groups))
        place = 0
        for group in groups:
            if group.title:
                self._put_heading(place, group)
                place += 1
            for camera in group.cameras:
                self._put_camera(place, camera, titles)
                place += 1

    def _put_heading(self, place: int, group: Group) -> None:
        for column in range(1, self.columnCount()):
            self.takeItem(place, column)
        item = QTableWidgetItem(f"{group.title} ({len(group.cameras)})")
        item.setData(_KEY, _NO_ID)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(QBrush(QColor(theme.TEXT_DIM)))
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.setItem(place, 0, item)
        self.setSpan(place, 0, 1, self.columnCount())

    def _put_camera(self, place: int, camera: CameraConfig, titles: Mapping[str, str]) -> None:
        for column, text in enumerate(self._texts(camera, titles)):
            item = self._cell(place, column)
            item.setData(_KEY, camera.camera_id)
            if item.text() != text:
                item.setText(text)
                item.setToolTip(plain_tip(text))
        last = self._cell(place, self.columnCount() - 1)
        last.setForeground(QBrush(QColor(theme.ALARM if last.text().startswith("✕") else theme.TEXT)))

    def _cell(self, place: int, column: int) -> QTableWidgetItem:
        """Return the cell as it stands, a new one in place of a heading."""
        item = self.item(place, column)
        if item is None or item.data(_KEY) == _NO_ID:
            item = QTableWidgetItem()
            item.setFlags(_OF_A_CAMERA)
            self.setItem(place, column, item)
        return item

    def _texts(self, camera: CameraConfig, titles: Mapping[str, str]) -> tuple[str, ...]:
        return (
            "" if camera.number is None else str(camera.number),
            camera.name,
            camera_words.region_word(camera, titles),
            camera.place,
            camera_words.listed_address(camera.main.url),
            camera_words.ptz_word(camera),
            self._last_word(camera.camera_id),
        )

    def _choose_again(self, chosen: set[int], current: int | None) -> None:
        self.clearSelection()
        ids = {row: found for row in range(self.rowCount()) if (found := self._id_at(row)) is not None}
        again = [row for row, found in ids.items() if found in chosen] or list(ids)[:1]
        there = next((row for row in again if ids[row] == current), again[0] if again else None)
        flags = QItemSelectionModel.SelectionFlag
        for row in again:
            self.selectionModel().select(self.model().index(row, 0), flags.Select | flags.Rows)
        if there is not None:
            self.selectionModel().setCurrentIndex(self.model().index(there, 1), flags.NoUpdate)
            self.scrollTo(self.model().index(there, 1))

    # --- what is chosen ------------------------------------------------------------------------------------------

    def chosen_ids(self) -> list[int]:
        """Return the ids of the chosen cameras, in the order in which they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [found for row in rows if (found := self._id_at(row)) is not None]

    def current_id(self) -> int | None:
        """Return the id of the camera that the keyboard is at, None for none."""
        return self._id_at(self.currentRow())

    def shown_ids(self) -> list[int]:
        """Return the ids of all rows in their order."""
        return [found for row in range(self.rowCount()) if (found := self._id_at(row)) is not None]

    def _id_at(self, row: int) -> int | None:
        item = self.item(row, 0) if row >= 0 else None
        found = _NO_ID if item is None else int(item.data(_KEY))
        return None if found == _NO_ID else found

    # --- keys and mouse ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, take out by Del, put in order by Alt and an arrow."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wished.emit()
        elif alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step_wished.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk past headings, on in the same direction; to the nearest camera where there is none beyond."""
        index = super().moveCursor(action, modifiers)
        if self._id_at(index.row()) is not None:
            return index
        before, after = range(index.row() - 1, -1, -1), range(index.row() + 1, self.rowCount())
        ways = (*before, *after) if action in _UPWARDS else (*after, *before)
        row = next((row for row in ways if self._id_at(row) is not None), index.row())
        return self.model().index(row, 1)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self._id_at(index.row()) is not None:
            self.opened.emit()

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Drag the chosen ones; Qt's own would take the rows out of the table after a drop."""
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([]))
        drag.setPixmap(self._dragged().grab())
        self._drag(drag)

    def _dragged(self) -> QLabel:
        """Return what is seen under the pointer: the camera's name, or how many there are."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        first = self.item(rows[0], 1) if rows else None
        named = "" if first is None else first.text()
        label = text_label(named if len(rows) == 1 else tr("{n} kamera", n=len(rows)).format(n=len(rows)))
        colours = f"background: {theme.LINE}; color: {theme.TEXT};"
        frame = f"border: {theme.FOCUS_PX}px solid {theme.FOCUS}; border-radius: {theme.RADIUS_PX}px; padding: 4px 8px;"
        label.setStyleSheet(f"{colours} {frame}")
        return label

    def mimeTypes(self) -> list[str]:
        """Return the one kind that is dragged here."""
        return ["application/x-scc-wall-camera-order"]

    def mimeData(self, _items: Sequence[QTableWidgetItem]) -> QMimeData:
        """Return that rows are dragged; which ones is the selection, so that no address leaves the table."""
        made = QMimeData()
        made.setData(self.mimeTypes()[0], b"order")
        return made

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take nothing but our own rows."""
        super().dragEnterEvent(event)
        event.setAccepted(event.source() is self)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the line between two rows."""
        super().dragMoveEvent(event)
        event.setAccepted(event.source() is self)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the chosen ones were dropped; the rows follow once the order is stored."""
        if event.source() is not self:
            return
        event.accept()
        self.drop_at(event.position().toPoint().y())

    def drop_at(self, y_px: int) -> None:
        """Drop the chosen ones between the rows next to that height of the viewport."""
        row = self.rowAt(y_px)
        if row < 0:
            self.dropped.emit(None)
            return
        lower = y_px > self.rowViewportPosition(row) + self.rowHeight(row) / 2
        after = row + 1 if lower else row
        self.dropped.emit(self._id_at(after) if after < self.rowCount() else None)
