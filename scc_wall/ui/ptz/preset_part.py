"""The part of the panel with the camera's presets: tiles with the picture that each was saved with."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scc_wall.domain.ptz import Preset
from scc_wall.domain.steering import Drive, SteeringSnapshot
from scc_wall.ui import theme
from scc_wall.ui.access.parts import button, name_button, text_label
from scc_wall.ui.ptz.key_list import KeyList
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.words import tr

PICTURE: Final = QSize(112, 63)
KEYS: Final = 9
"""Presets that have a digit of their own."""


def preset_title(preset: Preset) -> str:
    """Return a preset's name; one without has its token."""
    return preset.name or tr("Preset {token}").format(token=preset.token)


def _icon(jpeg: bytes | None) -> QIcon:
    """Return the picture of a preset, a quiet plate without one; what can't be read counts as none."""
    image = QImage() if jpeg is None else QImage.fromData(jpeg)
    if image.isNull():
        image = QImage(PICTURE, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.RAISED))
        painter = QPainter(image)
        painter.setPen(QColor(theme.TEXT_DIM))
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, tr("tanpa gambar"))
        painter.end()
    return QIcon(QPixmap.fromImage(image))


class PresetPart(QWidget):
    """Shows the presets; what a person wants is told by its signals, with the preset's token."""

    go_wished = Signal(str)
    save_wished = Signal()
    overwrite_wished = Signal(str)
    remove_wished = Signal(str)
    home_wished = Signal()
    save_home_wished = Signal()
    read_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[Preset, ...], frozenset[tuple[str, bytes]]] | None = None
        self._icons: dict[bytes | None, QIcon] = {}
        self.list = KeyList()
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setIconSize(PICTURE)
        self.list.setGridSize(QSize(PICTURE.width() + 16, PICTURE.height() + 30))
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(PICTURE.height() + 44)
        self.note = text_label("", "note", wrap=True)
        self.go = button("")
        self.save = button("")
        self.overwrite = button("")
        self.remove = button("")
        self.home = button("")
        self.save_home = button("")
        self.read = button("")
        self._place()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language; `show_snapshot` says what is known, and lists anew."""
        self.list.setAccessibleName(tr("Preset"))
        name_button(self.go, tr("&Ke preset"))
        name_button(self.save, tr("&Simpan di sini…"))
        name_button(self.overwrite, tr("&Timpa…"))
        self.overwrite.setToolTip(tr("Simpan arah sekarang menggantikan preset terpilih"))
        name_button(self.remove, tr("&Hapus…"))
        name_button(self.home, tr("&Beranda"))
        self.home.setToolTip(tr("Ke posisi beranda (Home)"))
        name_button(self.save_home, tr("&Jadikan beranda…"))
        name_button(self.read, tr("Baca &ulang"))
        self.read.setToolTip(tr("Minta daftar preset dari kamera"))
        self._shown = None
        self._icons.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        self.note.setFixedHeight(2 * self.note.fontMetrics().lineSpacing() + 2)
        for parts in ((self.go, self.save, self.home), (self.overwrite, self.remove, self.read), (self.save_home,)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for part in parts:
                row.addWidget(part)
            row.addStretch()
            column.addLayout(row)

    def _connect(self) -> None:
        self.list.go_wished.connect(self._go)
        self.list.remove_wished.connect(self._remove)
        self.list.currentRowChanged.connect(self._enable)
        self.go.clicked.connect(self._go)
        self.remove.clicked.connect(self._remove)
        self.overwrite.clicked.connect(self._overwrite)
        self.save.clicked.connect(self.save_wished)
        self.home.clicked.connect(self.home_wished)
        self.save_home.clicked.connect(self.save_home_wished)
        self.read.clicked.connect(self.read_wished)

    def chosen(self) -> str | None:
        """Return the token of the chosen preset."""
        item, row = self.list.currentItem(), self.list.currentRow()
        return None if row < 0 else str(item.data(Qt.ItemDataRole.UserRole))

    def _go(self) -> None:
        self._emit(self.go, self.go_wished)

    def _remove(self) -> None:
        self._emit(self.remove, self.remove_wished)

    def _overwrite(self) -> None:
        self._emit(self.overwrite, self.overwrite_wished)

    def _emit(self, its_button: QWidget, signal: SignalInstance) -> None:
        token = self.chosen()
        if token is not None and its_button.isEnabled():
            signal.emit(token)

    def show_snapshot(self, snapshot: SteeringSnapshot | None, pictures: Mapping[str, bytes], *, usable: bool) -> None:
        """Show the presets that are known now.

        Parameters
        ----------
        usable
            Whether the camera can be steered by who asks; if not they are only shown.
        """
        presets = None if snapshot is None else snapshot.presets
        abilities = None if snapshot is None else snapshot.abilities
        most = None if abilities is None else abilities.presets_most
        self._usable, self._full = usable, most is not None and presets is not None and len(presets) >= most
        self._home = abilities is None or abilities.home is not False
        self._home_fixed = abilities is not None and abilities.home_fixed is True
        self._say(snapshot, presets, most)
        shown = (presets or (), frozenset(pictures.items()))
        if shown != self._shown:
            self._shown = shown
            self._fill(presets or (), pictures)
        self._enable()

    _usable = _full = _home = _home_fixed = False

    def _say(self, snapshot: SteeringSnapshot | None, presets: tuple[Preset, ...] | None, most: int | None) -> None:
        if snapshot is None:
            text = ""
        elif presets is None:
            unreached = snapshot.drive in {Drive.CONNECTING, Drive.LOST}
            text = tr("Preset belum diketahui.") if unreached else tr("Membaca preset dari kamera…")
        elif not self._usable:
            text = tr("{n} preset; sekarang hanya untuk dilihat.", n=len(presets)).format(n=len(presets))
        elif most == 0:
            text = tr("Kamera ini tidak menyimpan preset.")
        elif not presets:
            text = tr("Belum ada preset. Arahkan kamera, lalu “Simpan di sini…”.")
        elif self._full:
            text = tr("Penuh: {n} preset. Timpa atau hapus satu dahulu.").format(n=len(presets))
        else:
            text = tr("{n} preset; Enter atau klik ganda: ke sana.", n=len(presets)).format(n=len(presets))
        if self.note.text() != text:
            self.note.setText(text)

    def _fill(self, presets: tuple[Preset, ...], pictures: Mapping[str, bytes]) -> None:
        chosen, row_before = self.chosen(), self.list.currentRow()
        self.list.clear()
        self._icons = {jpeg: icon for jpeg, icon in self._icons.items() if jpeg is None or jpeg in pictures.values()}
        for row, preset in enumerate(presets):
            title = preset_title(preset)
            item = QListWidgetItem(
                self._icon(pictures.get(preset.token)), f"{row + 1} {title}" if row < KEYS else title
            )
            item.setData(Qt.ItemDataRole.UserRole, preset.token)
            item.setToolTip(plain_tip(title))
            self.list.addItem(item)
            if preset.token == chosen:
                self.list.setCurrentRow(row)
        if chosen is not None and self.chosen() is None and presets:
            self.list.setCurrentRow(min(row_before, len(presets) - 1))

    def _icon(self, jpeg: bytes | None) -> QIcon:
        """Return the icon of a picture; unpacked once, for a camera may have hundreds of presets."""
        if jpeg not in self._icons:
            self._icons[jpeg] = _icon(jpeg)
        return self._icons[jpeg]

    def _enable(self) -> None:
        one = self.chosen() is not None and self._usable
        for part in (self.go, self.overwrite, self.remove):
            part.setEnabled(one)
        self.save.setEnabled(self._usable and not self._full)
        self.home.setEnabled(self._usable and self._home)
        self.save_home.setEnabled(self._usable and self._home and not self._home_fixed)
        self.read.setEnabled(self._usable)
