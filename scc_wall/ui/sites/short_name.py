"""A site's name where there is no room for all of it.

Names of offices begin alike ("Dinas Komunikasi dan Informatika") and end in what tells them apart ("(alias)"): they are
shortened in the middle, so that two different names don't look the same.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


def short_name(name: str, metrics: QFontMetrics, room_px: int) -> str:
    """Return a name with its beginning and its end, what lies between left out where it does not fit."""
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room_px)


class NameDelegate(QStyledItemDelegate):
    """Shortens the names of a table's column in the same way."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """See above."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
