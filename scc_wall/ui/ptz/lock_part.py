"""The part of the panel that says who holds the camera, and takes it, keeps it, gives it back."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scc_wall.ui.access.parts import button, name_button, set_tone
from scc_wall.ui.ptz import ptz_words
from scc_wall.ui.ptz.desk import PtzView
from scc_wall.ui.ptz.line import line_label, set_line
from scc_wall.ui.words import tr


class LockPart(QWidget):
    """Two lines and three buttons that are always there, so that nothing moves when they change."""

    reserve_wished = Signal()
    let_go_wished = Signal()
    take_over_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.who = line_label("label")
        self.left = line_label("note")
        self.reserve = button("")
        self.let_go = button("")
        self.take_over = button("")
        self.busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.who)
        column.addWidget(self.left)
        row = QHBoxLayout()
        for made in (self.reserve, self.let_go, self.take_over):
            row.addWidget(made)
        row.addStretch()
        column.addLayout(row)
        self.reserve.clicked.connect(self.reserve_wished)
        self.let_go.clicked.connect(self.let_go_wished)
        self.take_over.clicked.connect(self.take_over_wished)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language; `show_view` says who holds it."""
        name_button(self.reserve, tr("&Pegang"))
        self.reserve.setToolTip(tr("Pegang terus, juga tanpa menggerakkan"))
        name_button(self.let_go, tr("&Lepas"))
        self.let_go.setToolTip(tr("Hentikan kamera dan lepaskan untuk yang lain"))
        name_button(self.take_over, tr("&Ambil alih…"))
        self.take_over.setToolTip(tr("Ambil dari pemegangnya, dengan alasan"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_view(self, view: PtzView | None, *, usable: bool) -> None:
        """Show who holds it now.

        Parameters
        ----------
        usable
            Whether the camera obeys whoever is in, once it is theirs.
        """
        lock = None if view is None else view.lock
        if view is None:
            who, left = "", ""
        elif lock is None:
            who, left = tr("Bebas: tidak ada yang memegang."), ""
            if usable:
                left = tr("Menjadi milik Anda dengan perintah pertama.")
        else:
            who, left = ptz_words.holder(lock), ptz_words.lock_left(lock)
        set_line(self.who, who)
        set_line(self.left, left)
        set_tone(self.who, "warn" if lock is not None and not lock.mine else "quiet")
        mine = lock is not None and lock.mine
        allowed = view is not None and view.allowed and view.closed is None and not self.busy
        others = lock is not None and not lock.mine
        self._enable(
            {
                self.let_go: mine and not self.busy,
                self.reserve: allowed and (lock is None or (lock.mine and not lock.reserved)),
                self.take_over: allowed and others and view is not None and view.may_take_over,
            }
        )

    def _enable(self, able: dict[QPushButton, bool]) -> None:
        """Switch the buttons; the keyboard stays with them: Qt would put it further on and scroll there.

        A person who pressed one presses the other next, and finds it where it was.
        """
        here = QApplication.focusWidget()
        if here is not self and not any(here is one and not able[one] for one in able):
            here = None
        if here is not None:
            self.setFocus()
        for one, now in able.items():
            one.setEnabled(now)
        if here is not None and (next_one := next((one for one in able if able[one]), None)) is not None:
            next_one.setFocus()
