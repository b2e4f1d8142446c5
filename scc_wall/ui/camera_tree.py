"""The list of cameras at the desk's side: region → camera, searched, dragged, double-clicked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from PySide6.QtCore import QMimeData, QModelIndex, QRectF, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import regions
from scc_wall.domain.tile_state import TileState
from scc_wall.ui import overlay, theme, words
from scc_wall.ui.tile_look import Mark, title_of
from scc_wall.ui.wall_input import camera_mime
from scc_wall.ui.words import tr

CAMERA_ROLE = Qt.ItemDataRole.UserRole + 1


@cache
def mark_icon(mark: Mark) -> QIcon:
    """Return the sign of a state as an icon, sharp at 100 to 200 %."""
    pixmap = QPixmap(28, 28)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    overlay.draw_mark(painter, mark, QRectF(3, 3, 22, 22))
    painter.end()
    pixmap.setDevicePixelRatio(2.0)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Disabled)  # the list is disabled while nobody is logged in; its signs tell on
    return icon


@cache
def no_icon() -> QIcon:
    """Return the room of a sign without one, so that names stand below each other."""
    pixmap = QPixmap(28, 28)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(2.0)
    return QIcon(pixmap)


def mark_word(mark: Mark) -> str:
    """Return the word beside a sign; nothing for LIVE, which is the normal."""
    if mark is Mark.LIVE:
        return ""
    return tr("beku?") if mark is Mark.FROZEN else words.state_word(TileState(mark.value))


class CameraModel(QStandardItemModel):
    """Regions and their cameras; two columns, name and state."""

    def __init__(self, cameras: Sequence[CameraConfig], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, tuple[QStandardItem, QStandardItem]] = {}
        self.fill(cameras)

    def fill(self, cameras: Sequence[CameraConfig]) -> None:
        """List these cameras."""
        self.clear()
        self.setHorizontalHeaderLabels([tr("Kamera"), tr("Keadaan")])
        self._rows = {}
        titles = {region.code: region.title for region in regions()}
        groups: dict[str, list[CameraConfig]] = {}
        for camera in cameras:
            groups.setdefault(titles.get(camera.region_code or "", tr("tanpa wilayah")), []).append(camera)
        for title in sorted(groups):
            self.appendRow(self._group(title, groups[title]))

    def _group(self, title: str, cameras: Sequence[CameraConfig]) -> QStandardItem:
        group = QStandardItem(f"{words.region_short(title)}  ({len(cameras)})")
        group.setToolTip(title)
        group.setEditable(False)
        group.setDragEnabled(False)
        group.setForeground(QColor(theme.TEXT_DIM))
        for camera in sorted(cameras, key=lambda c: (c.number is None, c.number or 0, c.name)):
            name, state = QStandardItem(title_of(camera)), QStandardItem("")
            for item in (name, state):
                item.setEditable(False)
                item.setData(camera.camera_id, CAMERA_ROLE)
            name.setIcon(no_icon())
            name.setToolTip(f"{title_of(camera)}\n{title}")
            state.setForeground(QColor(theme.TEXT_DIM))
            group.appendRow([name, state])
            self._rows[camera.camera_id] = (name, state)
        return group

    def set_marks(self, marks: Mapping[int, Mark | None]) -> None:
        """Show the states that changed; None for a camera that is not watched now."""
        for camera_id, mark in marks.items():
            row = self._rows.get(camera_id)
            if row is None:
                continue
            name, state = row
            word = "" if mark is None else mark_word(mark)
            name.setIcon(no_icon() if mark is None else mark_icon(mark))
            state.setText(word)
            name.setData(", ".join(part for part in (name.text(), word) if part), Qt.ItemDataRole.AccessibleTextRole)

    def indexes_of(self, camera_ids: Iterable[int]) -> list[QModelIndex]:
        """Return where the cameras stand that are listed."""
        return [self.indexFromItem(self._rows[camera_id][0]) for camera_id in camera_ids if camera_id in self._rows]

    def mimeTypes(self) -> list[str]:
        """Name what can be dragged."""
        return camera_mime(0).formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the first camera dragged."""
        ids = [index.data(CAMERA_ROLE) for index in indexes]
        return camera_mime(next((int(i) for i in ids if i is not None), -1))


class _CameraView(QTreeView):
    """Adds Enter to the tree: what double click does."""

    def __init__(self, chosen: Callable[[QModelIndex], None]) -> None:
        super().__init__()
        self._chosen = chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter; digits and the rest go on to tree and window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CameraPanel(QWidget):
    """Search field and tree.

    Parameters
    ----------
    put
        Called with a camera's id when a person chooses it.
    """

    def __init__(self, cameras: Sequence[CameraConfig], put: Callable[[int], None]) -> None:
        super().__init__()
        self._put = put
        self.model = CameraModel(cameras, self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setRecursiveFilteringEnabled(True)
        self._found.setAutoAcceptChildRows(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama, nomor, wilayah…"))
        self.search.setAccessibleName(tr("Cari kamera"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search_text_changed)
        self.view = _CameraView(self._on_view_activated)
        self.view.setModel(self._found)
        self.view.setAccessibleName(tr("Daftar kamera"))
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(14)
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.view.setExpandsOnDoubleClick(True)
        self.view.doubleClicked.connect(self._on_view_activated)
        self._arrange()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.view)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._unfold()

    def _unfold(self) -> None:
        """Open every region; what has no word beside it gets the whole width."""
        for row in range(self._found.rowCount()):
            self._span(self._found.index(row, 0))
            for child in range(self._found.rowCount(self._found.index(row, 0))):
                self._span(self._found.index(child, 0, self._found.index(row, 0)))
        self.view.expandAll()

    def _span(self, index: QModelIndex) -> None:
        whole = not index.siblingAtColumn(1).data()
        if self.view.isFirstColumnSpanned(index.row(), index.parent()) != whole:
            self.view.setFirstColumnSpanned(index.row(), index.parent(), whole)

    def set_marks(self, marks: Mapping[int, Mark | None]) -> None:
        """Show the states that changed."""
        self.model.set_marks(marks)
        for index in self.model.indexes_of(marks):
            found = self._found.mapFromSource(index)
            if found.isValid():
                self._span(found)

    def fill(self, cameras: Sequence[CameraConfig]) -> None:
        """List other cameras."""
        self.model.fill(cameras)
        self._unfold()

    def _on_search_text_changed(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        self._unfold()

    def _on_view_activated(self, index: QModelIndex) -> None:
        camera_id = index.data(CAMERA_ROLE)
        if camera_id is not None:
            self._put(int(camera_id))
