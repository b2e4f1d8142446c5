"""The cameras: found in the network or imported from a file, by the pages that the list of cameras has for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import Region
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import button, chain_behind, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.cameras.csv_page import CsvPage
from scc_wall.ui.cameras.desk import CameraDesk
from scc_wall.ui.cameras.network_page import NetworkPage
from scc_wall.ui.first.desk import FirstDesk
from scc_wall.ui.first.live_words import live_words
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.words import tr

LOOK_MS = 500
Known = tuple[CameraDesk, Sequence[CameraConfig], Sequence[Region]]


class CamerasPage(FirstPage):
    """Two tabs, and under them how many cameras are live on the wall behind; once left, another one is made."""

    enter_goes_on = False
    wide = True

    def __init__(self, desk: FirstDesk, work: Work) -> None:
        told = tr("Kamera yang ditambahkan langsung tampil di dinding. Cara lain dan perubahan: daftar kamera (F10).")
        super().__init__(tr("Kamera"), told)
        self._desk = desk
        self._work = work
        self._left = False
        self.network: NetworkPage | None = None
        self.csv: CsvPage | None = None
        self.tabs = QTabWidget()
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName(tr("Cara menambah kamera"))
        kept = self.tabs.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # else what is left spreads over their room
        self.tabs.setSizePolicy(kept)
        self.refusal = RefusalPlate()
        self.again = button(tr("Coba &lagi"))
        self.again.clicked.connect(self._ask)
        self.again.hide()
        self.live = text_label("", "section", wrap=True)
        self.column.addWidget(self.refusal)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.live)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._show_live)

    def enter(self) -> None:
        """Ask for the desk of the cameras."""
        self._timer.start()
        self._show_live()
        self._ask()

    def _ask(self) -> None:
        self.again.setEnabled(False)
        self._work(self._known, self._on_known, self._on_refused)

    def leave(self) -> None:
        """Cancel what runs, keep no password."""
        self._left = True
        self._timer.stop()
        for page in (self.network, self.csv):
            if page is not None:
                page.leave()

    @property
    def busy(self) -> bool:
        """Whether cameras are being stored."""
        return any(page is not None and page.storing for page in (self.network, self.csv))

    def _known(self) -> Known:
        cameras = self._desk.cameras()
        return cameras, cameras.cameras(), cameras.regions()

    def _on_known(self, known: Known) -> None:
        desk, cameras, regions = known
        if self._left:
            return
        self.refusal.hide()
        self.again.hide()
        self.tabs.show()
        if self.network is None:
            self.network, self.csv = NetworkPage(desk, self._work, other_way=_other_way()), CsvPage(desk, self._work)
            for page, name in ((self.network, tr("Cari di &jaringan")), (self.csv, tr("CS&V"))):
                page.added.connect(self._on_added)
                around = QWidget()
                column = QVBoxLayout(around)
                column.setContentsMargins(14, 12, 14, 12)
                column.addWidget(page)
                self.tabs.addTab(around, name)
            chain_behind(chain_behind(self.tabs.tabBar(), self.network), self.csv)  # before the wizard's buttons
            self.network.search.setFocus()
        self.network.know(cameras, regions)

    def _on_added(self) -> None:
        """Let Enter go on: most installations have one way to all of their cameras."""
        self.settled.emit()
        self._ask()

    def _on_refused(self, error: SccError) -> None:
        """Say why no camera can be added now, and have it tried again."""
        if self._left:
            return
        self.refusal.tell(error)
        self.tabs.setVisible(self.network is not None)
        self.again.setEnabled(True)
        self.again.show()
        self.again.setFocus()

    def _show_live(self) -> None:
        text, tone = live_words(*self._desk.live())
        self.live.setText(text)
        set_tone(self.live, tone)


def _other_way() -> str:
    """Return what a person does whose cameras can't be found; there is no tab for addresses here."""
    return tr("Atau tekan Nanti saja: alamatnya dapat ditulis sesudah pemasangan, di daftar kamera (F10).")
