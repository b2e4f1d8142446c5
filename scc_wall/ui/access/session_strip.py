"""Who is in, under which letter, for how long: the strip in the corner of the desk's menu bar.

It is told the session (`refresh`, four times a second) and asks for nothing by itself. Where there is little time left,
it says so in a calm colour; nothing pops up over the wall.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scc_wall.domain.access_session import WARN_AT_S, SessionState
from scc_wall.ui import theme
from scc_wall.ui.access.dates import left_words
from scc_wall.ui.access.desk import PresentSession
from scc_wall.ui.access.parts import button, name_button, show_text, text_label
from scc_wall.ui.dialog_style import filled
from scc_wall.ui.words import tr

_STYLE = "QPushButton { padding: 1px 11px; min-height: 16px; }"
_SOON = filled(theme.WARN, padding="2px 8px")
_TROUBLE = f"""
QPushButton {{ background: {theme.ALARM}; color: {theme.BACKGROUND}; border-color: {theme.ALARM}; font-weight: 600;
  padding: 1px 7px; min-height: 16px; }}
QPushButton:focus {{ background: {theme.SURFACE}; color: {theme.ALARM}; }}
"""
SPACING_PX = 8
_LATER = f"color: {theme.TEXT_DIM}; padding: 2px 8px;"


class SessionStrip(QWidget):
    """The strip; its signals are wishes, what comes of them arrives by `refresh`."""

    enter_wished = Signal()
    lock_wished = Signal()
    unlock_wished = Signal()
    leave_wished = Signal()
    trouble_wished = Signal()
    """Somebody wants to read what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(_STYLE)
        self.trouble = button("")
        self.trouble.setStyleSheet(_TROUBLE)
        self.who = text_label("", "label")
        self.letter = text_label("")
        self.letter.setStyleSheet(f"color: {theme.TEXT_DIM};")
        self.left = text_label("")
        self.enter = button("")
        self.lock = button("")
        self.unlock = button("")
        self.leave = button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(SPACING_PX)
        for part in (self.trouble, self.who, self.letter, self.left, self.enter, self.lock, self.unlock, self.leave):
            row.addWidget(part)
        self.enter.clicked.connect(self.enter_wished)
        self.lock.clicked.connect(self.lock_wished)
        self.unlock.clicked.connect(self.unlock_wished)
        self.leave.clicked.connect(self.leave_wished)
        self.trouble.clicked.connect(self.trouble_wished)
        self.trouble.hide()
        self._session: PresentSession | None = None
        self._brief = False
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.setAccessibleName(tr("Sesi"))
        name_button(self.enter, tr("Masuk…"))
        name_button(self.lock, tr("Kunci"))
        name_button(self.unlock, tr("Buka kunci…"))
        name_button(self.leave, tr("Keluar sesi"))
        self.refresh(self._session)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_trouble(self, word: str, told: str) -> None:
        """Say that something is wrong with access, until it is mended.

        Parameters
        ----------
        word
            What it is in a few words; empty: nothing is wrong.
        told
            What happened and what to do; stands in the tooltip, and is read out.
        """
        text = f"⚠ {word}" if word else ""
        if self.trouble.text() != text:
            self.trouble.setText(text)
            self.trouble.setAccessibleName(word)
            self.trouble.setVisible(bool(word))
        if self.trouble.toolTip() != told:
            self.trouble.setToolTip(told)
            self.trouble.setAccessibleDescription(told)

    def refresh(self, session: PresentSession | None) -> None:
        """Show the session as it stands now; changes only what differs."""
        if session is not None and session.state is SessionState.ENDED:
            session = None
        self._session = session
        here = session is not None
        locked = session is not None and session.state is SessionState.LOCKED
        self._offer({self.enter: not here, self.lock: here and not locked, self.unlock: locked, self.leave: here})
        show_text(self.who, tr("Tidak ada sesi · hanya menonton") if session is None else _who(session))
        self._show_letter()
        self._show_left(session)
        # Its room at once: what is due in this turn may paint it before Qt has told the menu bar.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest.value)

    def _offer(self, wanted: dict[QPushButton, bool]) -> None:
        """Show what can be pressed now. The keyboard stays at what takes a pressed button's place.

        Qt would go on to the next one: after "lock" that was "log out", one press of the space bar away.
        """
        instead = {self.enter: self.lock, self.lock: self.unlock, self.unlock: self.lock, self.leave: self.enter}
        changed = {pressed: seen for pressed, seen in wanted.items() if pressed.isHidden() == seen}
        for pressed in sorted(changed, key=lambda one: not changed[one]):  # what comes, before what goes
            if not changed[pressed] and pressed.hasFocus() and wanted[instead[pressed]]:
                instead[pressed].setFocus()
            pressed.setVisible(changed[pressed])

    def _show_letter(self) -> None:
        show_text(self.letter, "" if self._session is None or self._brief else self._session.letter_number)

    def fit_into(self, room_px: int) -> None:
        """Leave the letter's number to the panel of the session where it would cover the menus beside the strip."""
        number = "" if self._session is None else self._session.letter_number
        if not number:
            return
        own = 0 if self._brief else self.letter.sizeHint().width() + SPACING_PX
        others_px = self.sizeHint().width() - own
        brief = others_px + self.letter.fontMetrics().horizontalAdvance(number) + SPACING_PX > room_px
        if brief != self._brief:
            self._brief = brief
            self._show_letter()

    def _show_left(self, session: PresentSession | None) -> None:
        if session is None:
            show_text(self.left, "")
            return
        soon = session.left_s <= max(WARN_AT_S)
        left = left_words(session.left_s)
        show_text(
            self.left,
            "⚠ " + tr("sesi berakhir {left} lagi").format(left=left) if soon else tr("sisa {left}").format(left=left),
        )
        style = _SOON if soon else _LATER
        if self.left.styleSheet() != style:
            self.left.setStyleSheet(style)


def _who(session: PresentSession) -> str:
    return f"{session.name} · {tr('terkunci')}" if session.state is SessionState.LOCKED else session.name
