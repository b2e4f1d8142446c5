"""Which screen is which: numbers on the screens themselves, their order by two buttons, new ones taken in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from scc_wall.base.errors import SccError
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.first.desk import FirstDesk, WallScreen
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.words import tr


class ScreensPage(FirstPage):
    """A row a screen; a change holds at once, and the numbers on the screens follow."""

    def __init__(self, desk: FirstDesk) -> None:
        told = tr("Nomornya sekarang terlihat pada tiap layar. Layar 1 menjadi meja kendali; yang lain hanya dinding.")
        super().__init__(tr("Layar"), told)
        self._desk = desk
        self._screens: list[WallScreen] = []
        self._running = False
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Layar"))
        self.up = button(tr("↑ &Naik"))
        self.down = button(tr("↓ T&urun"))
        self.take = button(tr("&Pakai untuk dinding"))
        self.note = text_label("", "note", wrap=True)
        self.refusal = RefusalPlate()
        self._place()
        self.list.currentRowChanged.connect(self._show_buttons)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.take.clicked.connect(self._on_take_clicked)

    def _place(self) -> None:
        buttons = QVBoxLayout()
        for part in (self.up, self.down, self.take):
            buttons.addWidget(part)
        buttons.addStretch()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        self.column.addWidget(self.refusal)
        self.column.addLayout(row, 1)
        self.column.addWidget(self.note)

    def enter(self) -> None:
        """Show the numbers for as long as the page is open."""
        self._desk.show_numbers(shown=True)
        self._fill(0)
        self.list.setFocus()

    def leave(self) -> None:
        """Take the numbers away."""
        self._desk.show_numbers(shown=False)

    @property
    def busy(self) -> bool:
        """Whether a change is being written."""
        return self._running

    def _fill(self, row: int) -> None:
        self._screens = list(self._desk.screens())
        self.list.clear()
        for screen in self._screens:
            self.list.addItem(QListWidgetItem(_words(screen)))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        strangers = sum(screen.index is None for screen in self._screens)
        unused = tr("{n} layar belum dipakai dinding: pilih, lalu tekan Pakai untuk dinding.", n=strangers)
        note = unused.format(n=strangers) if strangers else ""
        if len(self._screens) == 1:
            note = tr("Satu layar: meja kendali dan dinding berbagi layar itu. Layar yang dipasang nanti ditawarkan.")
        self.note.setText(note)
        self._show_buttons()

    def _show_buttons(self) -> None:
        at, ours = self.list.currentRow(), sum(screen.index is not None for screen in self._screens)
        on_wall = 0 <= at < ours
        self.up.setEnabled(not self._running and on_wall and at > 0)
        self.down.setEnabled(not self._running and on_wall and at < ours - 1)
        self.take.setEnabled(not self._running and at >= ours)
        self.take.setVisible(ours < len(self._screens))

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        names = [screen.name for screen in self._screens if screen.index is not None]
        names[at], names[at + by] = names[at + by], names[at]
        self._use(names, at + by)

    def _on_take_clicked(self) -> None:
        names = [screen.name for screen in self._screens if screen.index is not None]
        self._use([*names, self._screens[self.list.currentRow()].name], len(names))

    def _use(self, names: list[str], row: int) -> None:
        self._running = True
        self.refusal.hide()
        self._show_buttons()
        self.changed.emit()
        self._desk.use_screens(names, lambda _: self._on_used(row), self._refuse)

    def _on_used(self, row: int) -> None:
        self._running = False
        self._fill(row)
        self._desk.show_numbers(shown=True)
        self.changed.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: SccError) -> None:
        self._running = False
        self._show_buttons()
        self.refusal.tell(error)
        self.changed.emit()


def _words(screen: WallScreen) -> str:
    width, height = screen.size_px
    called, size = screen.called or screen.name, f"{width} × {height}"
    if screen.index is None:
        return tr("–   {name} · {size} · belum dipakai").format(name=called, size=size)
    what = tr("meja kendali") if screen.index == 0 else tr("dinding")
    return f"{screen.index + 1}   {called} · {size} · {what}"
