"""The list of cameras at the desk's side: region → place → camera, searched, dragged, double-clicked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import regions
from scc_wall.domain.setting import JsonValue
from scc_wall.domain.tile_state import TileState
from scc_wall.ui import overlay, theme, words
from scc_wall.ui.clearing import let_clear
from scc_wall.ui.keys import is_letter
from scc_wall.ui.search_field import SearchField
from scc_wall.ui.sharp_icon import sharp_icon
from scc_wall.ui.tile_look import Mark
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.wall_input import camera_mime
from scc_wall.ui.words import tr

CAMERA_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
Key = tuple[str, str]
"""A group of the list: a region by its title, and a place in it; the place is empty for the region itself."""


@cache
def mark_icon(mark: Mark) -> QIcon:
    """Return the sign of a state as an icon."""
    return sharp_icon(lambda painter, box: overlay.draw_mark(painter, mark, box))


@cache
def no_icon() -> QIcon:
    """Return the room of a sign without one, so that names stand below each other."""
    return sharp_icon(None)


def mark_word(mark: Mark) -> str:
    """Return the word beside a sign; nothing for LIVE, which is the normal."""
    if mark is Mark.LIVE:
        return ""
    return tr("beku?") if mark is Mark.FROZEN else words.state_word(TileState(mark.value))


class CameraModel(QStandardItemModel):
    """Regions, the places in them, and their cameras; two columns, name and state.

    In a region its places come first, then the cameras of which nobody wrote where in it they stand.
    """

    def __init__(self, cameras: Sequence[CameraConfig], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[Key, QStandardItem] = {}
        self._rows: dict[int, tuple[QStandardItem, QStandardItem]] = {}
        self._marks: dict[int, Mark] = {}
        """Of the cameras that are watched."""
        self._moved: dict[int, list[QStandardItem]] = {}
        """Rows on their way from one group to another."""
        self.retranslate()
        self.fill(cameras)

    def retranslate(self) -> None:
        """Say headers and states in the current language; `fill` names the regions."""
        self.setHorizontalHeaderLabels([tr("Kamera"), tr("Keadaan")])
        self.set_marks(dict(self._marks))

    def fill(self, cameras: Sequence[CameraConfig]) -> list[QModelIndex]:
        """List these cameras; only rows that differ are touched. Return the indexes of what is new."""
        titles = {region.code: region.title for region in regions()}
        wanted: dict[Key, list[CameraConfig]] = {}
        for camera in cameras:
            title = titles.get(camera.region_code or "", tr("tanpa wilayah"))
            wanted.setdefault((title, ""), [])
            wanted.setdefault((title, camera.place.strip()), []).append(camera)
        self._take_out(wanted)
        new: list[QStandardItem] = []
        for row, title in enumerate(sorted({title for title, _ in wanted})):
            places = sorted(place for of, place in wanted if of == title and place)
            new += self._group((title, ""), None, row)
            for place_row, place in enumerate(places):
                new += self._group((title, place), self._groups[title, ""], place_row)
            for place in (*places, ""):
                key = title, place
                new += self._follow(key, sorted(wanted[key], key=_by_number), 0 if place else len(places))
        return [self.indexFromItem(item) for item in new]

    def _group(self, key: Key, region: QStandardItem | None, row: int) -> list[QStandardItem]:
        """Have a group stand in that row; return it if it is new. Sorted as they are, those that stay never move."""
        if key in self._groups:
            return []
        self._groups[key] = group = _unmoved(QStandardItem())
        group.setToolTip(plain_tip(key[1]) if key[1] else key[0])
        group.setData(key, KEY_ROLE)
        if region is None:
            self.insertRow(row, group)
        else:
            region.insertRow(row, group)
        return [group]

    def _take_out(self, wanted: Mapping[Key, Sequence[CameraConfig]]) -> None:
        """Remove the rows of cameras that are gone or stand elsewhere now, and groups that nothing is left of."""
        at = {camera.camera_id: key for key, cameras in wanted.items() for camera in cameras}
        for camera_id, (name, _) in list(self._rows.items()):
            group = name.parent()
            if at.get(camera_id) != _key(group):
                self._rows.pop(camera_id)
                self._moved[camera_id] = group.takeRow(name.row())
        for key in sorted((key for key in self._groups if key not in wanted), key=lambda key: not key[1]):
            group = self._groups.pop(key)  # places before their regions
            if key[1]:
                group.parent().removeRow(group.row())
            else:
                self.removeRow(group.row())
        self._marks = {camera_id: mark for camera_id, mark in self._marks.items() if camera_id in at}
        self._moved = {camera_id: row for camera_id, row in self._moved.items() if camera_id in at}

    def _follow(self, key: Key, cameras: Sequence[CameraConfig], first_row: int) -> list[QStandardItem]:
        """Bring the rows of one group to these cameras in this order; return what is new."""
        group, new = self._groups[key], []
        where = ", ".join(part for part in reversed(key) if part)
        for row, camera in enumerate(cameras, start=first_row):
            held = self._rows.get(camera.camera_id)
            if held is None or held[0].row() != row:
                # Taken out of where it stands, if it stands here, and put where it belongs: its sign goes with it.
                items = group.takeRow(held[0].row()) if held is not None else self._moved.pop(camera.camera_id, None)
                if items is None:
                    items = _row_of(camera)
                group.insertRow(row, items)
                self._rows[camera.camera_id] = (items[0], items[1])
                new.append(items[0])
            name, state = self._rows[camera.camera_id]
            _say(name, camera.title)
            if name.toolTip() != (tip := plain_tip(f"{camera.title}\n{where}")):
                name.setToolTip(tip)
                _speak(name, state.text())
        self._count(key)
        return new

    def _ids(self, group: QStandardItem) -> list[int]:
        """Return the cameras of a group and of the places in it."""
        found: list[int] = []
        for row in range(group.rowCount()):
            child = group.child(row)
            camera_id = child.data(CAMERA_ROLE)
            found += self._ids(child) if camera_id is None else [int(camera_id)]
        return found

    def _count(self, key: Key) -> None:
        """Say how many cameras of a group are live of those that are watched, `(8/9)`, or how many there are."""
        group = self._groups[key]
        ids = self._ids(group)
        seen = [mark for camera_id in ids if (mark := self._marks.get(camera_id)) is not None]
        live = sum(mark is Mark.LIVE for mark in seen)
        if not seen:
            count = f"({len(ids)})"
        elif len(seen) == len(ids):
            count = f"({live}/{len(ids)})"
        else:
            count = tr("({live}/{seen} dari {all})").format(live=live, seen=len(seen), all=len(ids))
        title, place = key
        _say(group, f"{place or words.region_short(title)}  {count}")

    def set_marks(self, marks: Mapping[int, Mark | None]) -> None:
        """Show the states that changed; None for a camera that is not watched now."""
        touched: dict[Key, None] = {}
        # Each change of a cell would have the filter and the width of its column looked at anew: 200 lost at once took
        # 150 ms. So each group is told as a whole.
        was_blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's
        for camera_id, mark in marks.items():
            if mark is None:
                self._marks.pop(camera_id, None)
            else:
                self._marks[camera_id] = mark
            row = self._rows.get(camera_id)
            if row is None:
                continue
            name, state = row
            touched[_key(name.parent())] = None
            word = "" if mark is None else mark_word(mark)
            name.setIcon(no_icon() if mark is None else mark_icon(mark))
            state.setText(word)
            _speak(name, word)
        self.blockSignals(was_blocked)
        for key in touched:
            group = self.indexFromItem(self._groups[key])
            last = self.index(self.rowCount(group) - 1, 1, group)
            self.dataChanged.emit(self.index(0, 0, group), last, [])
        for key in dict.fromkeys((*touched, *((title, "") for title, _ in touched))):
            self._count(key)

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


def _key(group: QStandardItem) -> Key:
    title, place = group.data(KEY_ROLE)
    return str(title), str(place)


def _by_number(camera: CameraConfig) -> tuple[bool, int, str]:
    return camera.number is None, camera.number or 0, camera.name


def _unmoved(item: QStandardItem) -> QStandardItem:
    """Return the item of a region or place, which nobody edits or drags."""
    item.setEditable(False)
    item.setDragEnabled(False)
    item.setForeground(QColor(theme.TEXT_DIM))
    return item


def _row_of(camera: CameraConfig) -> list[QStandardItem]:
    name, state = QStandardItem(), QStandardItem("")
    for item in (name, state):
        item.setEditable(False)
        item.setData(camera.camera_id, CAMERA_ROLE)
    name.setIcon(no_icon())
    state.setForeground(QColor(theme.TEXT_DIM))
    return [name, state]


def _say(item: QStandardItem, text: str) -> None:
    if item.text() != text:  # each setting of a text asks the view to paint, and the filter to look again
        item.setText(text)


def _speak(name: QStandardItem, word: str) -> None:
    name.setData(", ".join(part for part in (name.text(), word) if part), Qt.ItemDataRole.AccessibleTextRole)


class _CameraView(QTreeView):
    """Adds Enter to the tree: what double click does."""

    def __init__(self, chosen: Callable[[QModelIndex], None]) -> None:
        super().__init__()
        self._chosen = chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter; letters go on to the window, the rest to the tree."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._chosen(self.currentIndex())
        elif is_letter(event):
            event.ignore()
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
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # or the desk's darker ground shows between its parts
        self._put = put
        self.model = CameraModel(cameras, self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setRecursiveFilteringEnabled(True)
        self._found.setAutoAcceptChildRows(True)
        self.search = SearchField()
        let_clear(self.search)
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.returnPressed.connect(self._on_search_return_pressed)
        self.search.down_wished.connect(self._on_search_down_wished)
        self.view = _CameraView(self._on_view_activated)
        self.view.setModel(self._found)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(14)
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.view.setExpandsOnDoubleClick(True)
        self.view.doubleClicked.connect(self._on_view_activated)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.search.setPlaceholderText(tr("Cari nama, nomor, wilayah…"))
        self.search.setAccessibleName(tr("Cari kamera"))
        self.view.setAccessibleName(tr("Daftar kamera"))
        self.model.retranslate()
        self._show_nothing()

    def _show_nothing(self) -> None:
        """Say what to do next where there is nothing to list."""
        none = not self._found.rowCount()
        text = tr("Belum ada kamera. Admin: pemasangan pertama (Shift+F10), atau Masuk (Ctrl+L) lalu F10.")
        self.nothing.setText(tr("Tidak ada kamera yang cocok. Hapus pencarian.") if self.model.rowCount() else text)
        self.nothing.setVisible(none)
        self.view.setVisible(not none)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.view, 1)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._unfold()

    def _unfold(self) -> None:
        """Open every group; what has no word beside it gets the whole width."""
        self._span_below(QModelIndex())
        self.view.expandAll()

    def _span_below(self, parent: QModelIndex) -> None:
        for row in range(self._found.rowCount(parent)):
            index = self._found.index(row, 0, parent)
            self._span(index)
            self._span_below(index)

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
        """List other cameras; what a person folded stays folded."""
        self._fill(cameras)
        self._show_nothing()

    def _fill(self, cameras: Sequence[CameraConfig]) -> None:
        for index in self.model.fill(cameras):
            found = self._found.mapFromSource(index)
            if found.isValid():
                self._span(found)
                if found.data(CAMERA_ROLE) is None:
                    self.view.expand(found)

    def _groups(self, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
        """Return regions and places as they stand in the filtered list."""
        above = QModelIndex() if parent is None else parent
        for row in range(self._found.rowCount(above)):
            index = self._found.index(row, 0, above)
            if index.data(CAMERA_ROLE) is None:
                yield index
                yield from self._groups(index)

    def folded(self) -> list[JsonValue]:
        """Return what a person folded: a region by its title, a place by that of its region and its own."""
        return [_folded_name(index) for index in self._groups() if not self.view.isExpanded(index)]

    def fold(self, titles: Sequence[object]) -> None:
        """Fold these regions and places and unfold all others."""
        for index in self._groups():
            wanted = _folded_name(index) not in titles
            if self.view.isExpanded(index) != wanted:
                self.view.setExpanded(index, wanted)

    def _on_search_text_changed(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        self._unfold()
        self._show_nothing()

    def _first_found(self) -> QModelIndex:
        """Return the first camera of the list as it is filtered; invalid without one."""
        index = self._found.index(0, 0)
        while index.isValid() and index.data(CAMERA_ROLE) is None:
            index = self._found.index(0, 0, index)
        return index

    def _on_search_return_pressed(self) -> None:
        if self.search.text().strip():  # of a list that nobody searched the first camera is nobody's wish
            self._on_view_activated(self._first_found())

    def _on_search_down_wished(self) -> None:
        self.view.setFocus()
        self.view.setCurrentIndex(self._first_found())

    def _on_view_activated(self, index: QModelIndex) -> None:
        camera_id = index.data(CAMERA_ROLE)
        if camera_id is not None:
            self._put(int(camera_id))


def _folded_name(index: QModelIndex) -> str:
    return "\n".join(part for part in index.data(KEY_ROLE) if part)
