"""Rows that can be ticked: a filled box alone is easily overlooked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scc_wall.ui import theme


class TickDelegate(QStyledItemDelegate):
    """Draws a tick into the box of a row that is checked; its parent is the view."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row or cell, and the tick over its box."""
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked.value:
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, row, view)
        middle = QPointF(box.center()) + QPointF(0.5, 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.BACKGROUND), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in ((-4.5, 0.0), (-1.5, 3.5), (5.0, -4.0))]))
        painter.restore()
