"""Adds cameras, in one of several ways: a tab each. What one way lacks another one has, so all stay open."""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
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
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1480
NETWORK, HAND, PASTE, CSV = range(4)
"""The tabs in their order."""
Page = NetworkPage | CameraPart | PastePage | CsvPage


class AddDialog(QDialog):
    """The ways to add cameras; a page is made when it is first looked at, or all would hold the wall up.

    Parameters
    ----------
    cameras
        Those that are stored; `know` takes in what was added since.
    tab
        Which one is shown first.
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
        *,
        tab: int = NETWORK,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._cameras = cameras
        self._regions = regions
        self._pages: list[Page] = []
        self._layouts: list[QVBoxLayout] = []
        self.setWindowTitle(tr("Tambah kamera"))
        self.setStyleSheet(DIALOG_STYLE)
        self.tabs = QTabWidget()
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName(tr("Cara menambah kamera"))
        self.leave = button(tr("Tutu&p"))
        self._place()
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.leave.clicked.connect(self.reject)
        self.tabs.setCurrentIndex(tab)
        self._on_tabs_current_changed(tab)
        fit(self, WIDTH_PX, tall=True)
        self.tabs.setFocus()

    def _place(self) -> None:
        for name in (tr("Cari di &jaringan"), tr("Tambah &sendiri"), tr("Temp&el alamat"), tr("CS&V")):
            page = QWidget()
            layout = QVBoxLayout(page)
            layout.setContentsMargins(14, 12, 14, 12)
            self._layouts.append(layout)
            self.tabs.addTab(page, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(text_label(tr("Tambah kamera"), "heading"))
        column.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        column.addLayout(row)

    # --- pages ---------------------------------------------------------------------------------------------------

    @cached_property
    def network(self) -> NetworkPage:
        """Cameras that answer on the network."""
        page = NetworkPage(self._desk, self._work)
        page.know(self._cameras, self._regions)
        page.added.connect(self.added)
        self._put(NETWORK, page)
        return page

    @cached_property
    def hand(self) -> CameraPart:
        """One camera, written by hand."""
        page = CameraPart(self._desk, self._work, new=True)
        page.know(self._cameras, self._regions)
        page.stored.connect(self._on_hand_stored)
        self._put(HAND, page)
        return page

    @cached_property
    def paste(self) -> PastePage:
        """Many addresses at once."""
        page = PastePage(self._desk, self._work)
        page.know(self._cameras, self._regions)
        page.added.connect(self.added)
        page.hosts_found.connect(self._on_paste_hosts_found)
        self._put(PASTE, page)
        return page

    @cached_property
    def csv(self) -> CsvPage:
        """A file."""
        page = CsvPage(self._desk, self._work)
        page.added.connect(self.added)
        self._put(CSV, page)
        return page

    def _put(self, tab: int, page: Page) -> None:
        self._layouts[tab].addWidget(page)
        self._pages.append(page)
        self._leave_last()

    def _leave_last(self) -> None:
        """Have Tab come to the button under a page after the page, which was made later."""
        last: QWidget = self
        while (before := last.previousInFocusChain()) is not None and before is not self.leave:
            last = before
            if last.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(last, self.leave)
                return

    def _on_tabs_current_changed(self, tab: int) -> None:
        makers: tuple[Callable[[], Page], ...] = (
            lambda: self.network,
            lambda: self.hand,
            lambda: self.paste,
            lambda: self.csv,
        )
        makers[tab]()

    # --- what happens --------------------------------------------------------------------------------------------

    def know(self, cameras: Sequence[CameraConfig], regions: Sequence[Region]) -> None:
        """Take in which names and numbers are taken, and which regions there are."""
        self._cameras, self._regions = cameras, regions
        for page in self._pages:
            if not isinstance(page, CsvPage):
                page.know(cameras, regions)

    def _on_hand_stored(self, camera: CameraConfig) -> None:
        """Begin the next one."""
        self.hand.show_camera(None)
        self.hand.say(tr("✓ {name} ditambahkan").format(name=camera.name))
        self.hand.form.name.setFocus()
        self.added.emit()

    def _on_paste_hosts_found(self, hosts: Sequence[Candidate]) -> None:
        """Have pasted hosts asked where found ones are."""
        self.network.take(hosts)
        self.tabs.setCurrentIndex(NETWORK)

    def reject(self) -> None:
        """Leave, unless something is being stored; an import is stopped first."""
        storing = [page for page in self._pages if page.storing]
        for page in storing:
            if isinstance(page, CsvPage):
                page.cancel()
        if not storing:
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what runs is cancelled."""
        for page in self._pages:
            page.leave()
        super().done(result)
