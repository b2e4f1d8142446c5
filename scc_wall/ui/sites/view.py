"""The list of the panel: opens a row by Enter or double click, and says which rows are in sight."""

from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scc_wall.ui import theme
from scc_wall.ui.keys import is_letter
from scc_wall.ui.sites import strip
from scc_wall.ui.sites.delegate import PAD_PX, SMALL, SiteDelegate
from scc_wall.ui.sites.model import ROW_ROLE, Row, SitesModel
from scc_wall.ui.words import tr


class SitesView(QListView):
    """Rows of `SitesModel`."""

    opened = Signal(int)
    """Id of the site whose page a person wants."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, model: SitesModel, delegate: SiteDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self._painted: dict[int, tuple[str, str]] = {}
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.doubleClicked.connect(self._on_double_clicked)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.setAccessibleName(tr("Situs OPD, yang terburuk di atas"))
        self.viewport().update()  # the rows are painted, in the language that holds then

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def in_sight(self) -> list[int]:
        """Return the ids of the sites whose rows can be seen, the uppermost first."""
        model = self.model()
        assert isinstance(model, SitesModel)
        if not model.shown:
            return []
        top = self.indexAt(self.viewport().rect().topLeft())
        bottom = self.indexAt(self.viewport().rect().bottomLeft())
        first = top.row() if top.isValid() else 0
        last = bottom.row() if bottom.isValid() else len(model.shown) - 1
        return list(model.shown[first : last + 1])

    def chosen(self) -> int | None:
        """Return the id of the chosen site, None without one."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.site.site_id if isinstance(row, Row) else None

    def refresh_ages(self, now_utc: datetime) -> None:
        """Paint the ages in sight that read otherwise now, and nothing else."""
        model = self.model()
        assert isinstance(model, SitesModel)
        painted = {}
        for site_id in self.in_sight():
            row = model.row_of(site_id)
            if row is None:
                continue
            look = row.look(now_utc)
            painted[site_id] = (look.since, look.checked)
            if self._painted.get(site_id) != painted[site_id]:
                rect = self.visualRect(model.index_of(site_id))
                self.viewport().update(self._delegate.facts_rect(rect, self.font()))
        self._painted = painted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc; letters are commands of the desk."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_double_clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            self.opened.emit(row.site.site_id)


class Legend(QWidget):
    """Says over the list what the small pictures show, each over its own."""

    def __init__(self, view: SitesView) -> None:
        super().__init__()
        self._view = view
        self.setFixedHeight(self._font().pointSize() + 10)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.setAccessibleName(tr("60 cek terakhir, 24 jam dengan p95, 90 hari"))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() * SMALL * 0.94)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words over the parts of a row."""
        small = QFont(self._view.font())
        small.setPointSizeF(small.pointSizeF() * SMALL)
        inset = self._view.viewport().x() + self._view.x() - self.x()
        where = strip.plan(self._view.viewport().width() - 2 * PAD_PX, strip.p95_width_px(small))
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(QColor(theme.TEXT_DIM))
        painter.translate(inset + PAD_PX, 0)
        for box, text in (
            (where.beats, tr("60 cek")),
            (where.curve.united(where.p95), tr("24 jam, milidetik")),
            (where.days, tr("90 hari")),
        ):
            spot = QRectF(box.left(), 0, box.width() + strip.GAP_PX, self.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
