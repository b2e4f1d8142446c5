"""Adds cameras, in one of several ways: a tab each. What one way lacks another one has, so all stay open."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import Region
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.cameras.camera_part import CameraPart
from scc_wall.ui.cameras.csv_page import CsvPage
from scc_wall.ui.cameras.desk import CameraDesk, Candidate
from scc_wall.ui.cameras.network_page import NetworkPage
from scc_wall.ui.cameras.paste_page import PastePage
from scc_wall.ui.cameras.style import CAMERAS_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1480


class AddDialog(QDialog):
    """The ways to add cameras.

    Parameters
    ----------
    cameras
        Those that are stored; `know` takes in what was added since.
    """

    added = Signal()
    """Cameras were stored."""

    def __init__(
        self,
        desk: CameraDesk,
        work: Work,
        cameras: Sequence[CameraConfig],
        regions: Sequence[Region],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tambah kamera"))
        self.setStyleSheet(CAMERAS_STYLE)
        self.network = NetworkPage(desk, work)
        self.hand = CameraPart(desk, work, new=True)
        self.paste = PastePage(desk, work)
        self.csv = CsvPage(desk, work)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Cara menambah kamera"))
        self.tabs.tabBar().setAccessibleName(tr("Cara menambah kamera"))
        self.leave = button(tr("Tutu&p"))
        self.leave.clicked.connect(self.reject)
        self._place()
        self._connect()
        self.know(cameras, regions)
        fit(self, WIDTH_PX, tall=True)
        self.tabs.setFocus()

    def _place(self) -> None:
        self.tabs.addTab(_page(self.network), tr("Cari di &jaringan"))
        self.tabs.addTab(_page(self.hand), tr("Tambah &sendiri"))
        self.tabs.addTab(_page(self.paste), tr("Temp&el alamat"))
        self.tabs.addTab(_page(self.csv), tr("CS&V"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(tr("Tambah kamera"), "heading"))
        column.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        column.addLayout(row)

    def _connect(self) -> None:
        for page in (self.network, self.paste, self.csv):
            page.added.connect(self.added)
        self.paste.hosts_found.connect(self._on_paste_hosts_found)
        self.hand.stored.connect(self._on_hand_stored)

    def know(self, cameras: Sequence[CameraConfig], regions: Sequence[Region]) -> None:
        """Take in which names and numbers are taken, and which regions there are."""
        self.network.know(cameras, regions)
        self.paste.know(cameras, regions)
        self.hand.form.know(cameras, regions)

    def _on_hand_stored(self, camera: CameraConfig) -> None:
        """Begin the next one, in the same region."""
        self.hand.show_camera(None)
        self.hand.say(tr("✓ {name} ditambahkan").format(name=camera.name))
        self.hand.form.name.setFocus()
        self.added.emit()

    def _on_paste_hosts_found(self, hosts: Sequence[Candidate]) -> None:
        """Have pasted hosts asked where found ones are."""
        self.network.take(hosts)
        self.tabs.setCurrentIndex(0)

    def reject(self) -> None:
        """Leave, unless something is being stored."""
        if not (self.network.storing or self.hand.storing or self.paste.storing or self.csv.writing):
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what runs is cancelled."""
        for page in (self.network, self.paste, self.csv):
            page.leave()
        self.hand.leave()
        super().done(result)


def _page(part: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(14, 12, 14, 12)
    column.addWidget(part)
    return page
