"""The snapshots as small pictures; each is loaded when it comes into sight."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from scc_wall.base.errors import SccError
from scc_wall.domain.snapshot import Snapshot
from scc_wall.ui import theme, words
from scc_wall.ui.access.busy import Work
from scc_wall.ui.snapshots.desk import Soundness
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.words import tr

SMALL: Final = QSize(208, 117)
CELL: Final = QSize(226, 184)
LOOK_MS: Final = 40
_ID: Final = Qt.ItemDataRole.UserRole


class GalleryList(QListWidget):
    """Pictures with name and time; the ids of those chosen in their order.

    Parameters
    ----------
    load
        Returns the small picture of a snapshot as PNG; run through `work`.
    """

    def __init__(self, load: Callable[[str], bytes | None], work: Work) -> None:
        super().__init__()
        self._load = load
        self._work = work
        self._small: dict[str, QIcon] = {}
        self._asked: set[str] = set()
        self._left = False
        self._loading = False
        self.setAccessibleName(tr("Cuplikan"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(SMALL)
        self.setGridSize(CELL)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._load_next)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        blank = QPixmap(SMALL)
        blank.fill(theme.BACKGROUND)
        self._blank = QIcon(blank)

    def show_all(self, snapshots: Sequence[Snapshot], found: dict[str, Soundness], now_utc: datetime) -> None:
        """Show these; the one that was current stays so."""
        before = self.current_id()
        self.blockSignals(True)  # noqa: FBT003 - Qt's
        self.clear()
        for one in snapshots:
            item = QListWidgetItem(self._small.get(one.snapshot_id, self._blank), _text(one, found, now_utc), self)
            item.setData(_ID, one.snapshot_id)
            item.setSizeHint(CELL)
            item.setToolTip(plain_tip("\n".join(one.evidence)))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        ids = [one.snapshot_id for one in snapshots]
        if ids:
            self.setCurrentRow(ids.index(before) if before in ids else 0)
        self.blockSignals(False)  # noqa: FBT003 - Qt's
        self.itemSelectionChanged.emit()
        self._look.start()

    def tell(self, one: Snapshot, found: dict[str, Soundness], now_utc: datetime) -> None:
        """Write anew what stands below one, since more was found of it."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_ID) == one.snapshot_id:
                item.setText(_text(one, found, now_utc))

    def current_id(self) -> str:
        """Return the id of the one under the keyboard; empty for none."""
        row = self.currentRow()
        return "" if row < 0 else str(self.item(row).data(_ID))

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen ones as they stand."""
        items = (self.item(row) for row in range(self.count()))
        return [str(item.data(_ID)) for item in items if item.isSelected()]

    @property
    def is_there(self) -> bool:
        """Whether somebody looks."""
        return not self._left

    def leave(self) -> None:
        """Load nothing any more."""
        self._left = True
        self._look.stop()

    def _on_scrolled(self) -> None:
        self._look.start()  # connected itself, it would take the bar's value for its interval

    def _next_unseen(self) -> QListWidgetItem | None:
        room = self.viewport().rect()
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_ID) not in self._asked and self.visualItemRect(item).intersects(room):
                return item
        return None

    def _load_next(self) -> None:
        """Have the next one in sight loaded; one at a time, so that what is scrolled past is left out."""
        item = None if self._left or self._loading else self._next_unseen()
        if item is None:
            return
        wanted = str(item.data(_ID))
        self._asked.add(wanted)
        self._loading = True
        self._work(lambda: self._load(wanted), lambda png: self._on_loaded(wanted, png), self._on_failed)

    def _on_loaded(self, snapshot_id: str, png: bytes | None) -> None:
        self._loading = False
        if self._left:
            return
        picture = QPixmap()
        if png is not None and picture.loadFromData(png, "PNG"):
            icon = self._small[snapshot_id] = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it: the row says that it is chosen
            for row in range(self.count()):
                if self.item(row).data(_ID) == snapshot_id:
                    self.item(row).setIcon(self._small[snapshot_id])
        self._look.start()

    def _on_failed(self, _error: SccError) -> None:
        self._loading = False
        if not self._left:
            self._look.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Load what comes into sight."""
        super().resizeEvent(event)
        self._look.start()


def _text(one: Snapshot, found: dict[str, Soundness], now_utc: datetime) -> str:
    mark = {None: "", Soundness.SOUND: "✓ "}.get(found.get(one.snapshot_id), "✕ ")
    return f"{mark}{one.title}\n{words.past_time(one.taken_utc, now_utc)}\n{one.login}"
