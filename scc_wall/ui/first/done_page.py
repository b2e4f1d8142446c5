"""The last page: what is there, what is missing and where it is done later; the wall lives beside it."""

from PySide6.QtCore import QTimer

from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.first.desk import FirstDesk, FirstState, KeyPlaceKind
from scc_wall.ui.first.live_words import live_words
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.words import tr

LOOK_MS = 500


class DonePage(FirstPage):
    """Reads the installation anew each time it is shown."""

    may_wait = False

    def __init__(self, desk: FirstDesk, work: Work) -> None:
        super().__init__(tr("Selesai"), "")
        self.told.hide()
        self._desk = desk
        self._work = work
        self.live = text_label("", "section", wrap=True)
        self.lines = text_label("", wrap=True)
        self.next = text_label("", wrap=True)
        self.refusal = RefusalPlate()
        for part in (self.live, self.refusal, self.lines):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.column.addWidget(text_label(tr("Berikutnya"), "section"))
        self.column.addWidget(self.next)
        self.column.addStretch()
        steps = (
            tr("• Buat akun pengawas dan operator: Sesi, Akun (F4)"),
            tr("• Daftarkan surat tugas saat masuk: Ctrl+L, Surat baru…; pengawas menyetujuinya (F2)"),
            tr("• Masuk dengan surat tugas: Ctrl+L. Sesudah itu pemasangan pertama tertutup."),
        )
        self.next.setText("\n".join(steps))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._show_live)

    def enter(self) -> None:
        """Look at the installation."""
        self._timer.start()
        self._show_live()
        self._work(self._desk.look, self._on_looked, self.refusal.tell)

    def leave(self) -> None:
        """Look no more."""
        self._timer.stop()

    @property
    def next_text(self) -> str:
        """What the button says."""
        return tr("Selesai")

    def _show_live(self) -> None:
        text, tone = live_words(*self._desk.live())
        tall_px = self.live.heightForWidth(self.live.width())
        self.live.setText(text)
        set_tone(self.live, tone)
        if self.isVisible() and self.live.heightForWidth(self.live.width()) != tall_px:
            self.settled.emit()  # a line more must not be taken from the texts below

    def _on_looked(self, state: FirstState) -> None:
        screens = sum(screen.index is not None for screen in self._desk.screens())
        self.lines.setText(
            "\n".join(
                (
                    _line(tr("Kunci induk"), there=state.key is not KeyPlaceKind.NONE, later=""),
                    _line(tr("Akun admin"), there=state.admin, later=""),
                    _line(tr("{n} layar", n=screens).format(n=screens), there=True, later=""),
                    _line(
                        tr("{n} kamera", n=state.cameras).format(n=state.cameras),
                        there=state.cameras > 0,
                        later=tr("daftar kamera, F10"),
                    ),
                    _line(
                        tr("{n} situs OPD", n=state.sites).format(n=state.sites),
                        there=state.sites > 0,
                        later=tr("daftar situs, F7"),
                    ),
                )
            )
        )
        self.settled.emit()


def _line(what: str, *, there: bool, later: str) -> str:
    return f"✓  {what}" if there else tr("○  {what} — nanti: {later}").format(what=what, later=later)
