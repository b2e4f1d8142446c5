"""Who is in, under which letter, for how long: the strip in the corner of the desk's menu bar.

Beside the menus it says as much as there is room for (`Rung`): who is in, and that it is locked, always. It is told the
session (`refresh`, four times a second) and asks for nothing by itself. Where there is little time left, it says so in
a calm colour; nothing pops up over the wall.
"""

from enum import IntEnum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from scc_wall.domain.access_session import WARN_AT_S, SessionState
from scc_wall.ui import theme
from scc_wall.ui.access.dates import left_brief, left_words
from scc_wall.ui.access.desk import PresentSession
from scc_wall.ui.access.parts import button, name_button, show_text, text_label
from scc_wall.ui.dialog_style import filled
from scc_wall.ui.tips import plain_tip
from scc_wall.ui.words import tr

_STYLE = "QPushButton { padding: 1px 11px; min-height: 16px; }"
_SOON = filled(theme.WARN, padding="2px 8px")
_TROUBLE = f"""
QPushButton {{ background: {theme.ALARM}; color: {theme.BACKGROUND}; border-color: {theme.ALARM}; font-weight: 600;
  padding: 1px 7px; min-height: 16px; }}
QPushButton:focus {{ background: {theme.SURFACE}; color: {theme.ALARM}; }}
"""
SPACING_PX: Final = 8
EDGE_PX: Final = 8
ROUNDED_PX: Final = 3
"""By which several texts together may be wider than they were measured, each in whole pixels."""
LEAST_NAME_PX: Final = 40
"""What is left of a name at the least: some letters, by which people of one shift know each other."""
FIRST_NAME_PX: Final = 96
"""Up to this width the first word of a name is never cut: of a training session it says that it is one."""
BRIEF_NAME_PX: Final = 64
"""What is left of it while other things may go."""
_LATER = f"color: {theme.TEXT_DIM}; padding: 2px 8px;"


_Parts = tuple[QLabel | QPushButton, ...]
_Texts = dict[QLabel | QPushButton, str]


class Rung(IntEnum):
    """How much the strip leaves out, the later the more; what was left out stands in the tooltips.

    The letter's number is in the panel of the session, "log out" in the menu of the session.
    """

    WHOLE = auto()
    NO_LETTER = auto()
    BRIEF = auto()
    """Of the time the figure alone, of buttons a word."""
    TROUBLE_BY_SIGN = auto()
    NO_LEAVE = auto()
    NAME_CUT = auto()
    LEAST = auto()
    """No time, unless there is little left."""


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
        self.leave = button(tr("Keluar sesi"))
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE_PX, 2, EDGE_PX, 2)
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
        self._trouble = ""
        self._rung = Rung.WHOLE
        self._room_px: int | None = None
        """None: as much as it wants."""
        self._frames_px: dict[QWidget, int] = {}
        """What parts are wider than their texts, known once they said something."""
        self._fitted: _Texts = {}
        """What it had to say when it was measured last: widths are not measured four times a second."""
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language."""
        self.setAccessibleName(tr("Sesi"))
        name_button(self.enter, tr("Masuk…"))
        name_button(self.lock, tr("Kunci"))
        name_button(self.unlock, tr("Buka kunci…"))
        name_button(self.leave, tr("Keluar sesi"))
        self._fitted = {}
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
        if self._trouble != word:
            self._trouble = word
            self.trouble.setAccessibleName(word)
            self._fit()
        if self.trouble.toolTip() != told:
            self.trouble.setToolTip(told)
            self.trouble.setAccessibleDescription(told)

    def refresh(self, session: PresentSession | None) -> None:
        """Show the session as it stands now; changes only what differs."""
        if session is not None and session.state is SessionState.ENDED:
            session = None
        self._session = session
        self._show_left()
        if self._texts(Rung.WHOLE) != self._fitted:
            self._fit()
        # Its room at once: what is due in this turn may paint it before Qt has told the menu bar.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest.value)

    def _offer(self, wanted: dict[QPushButton, bool]) -> None:
        """Show what can be pressed now. The keyboard stays at what takes a pressed button's place.

        Qt would go on to the next one: after "lock" that was "log out", one press of the space bar away.
        """
        staying = next((one for one in (self.lock, self.unlock, self.enter) if wanted[one]), self.enter)
        instead = {self.enter: self.lock, self.lock: self.unlock, self.unlock: self.lock, self.leave: staying}
        changed = {pressed: seen for pressed, seen in wanted.items() if pressed.isHidden() == seen}
        for pressed in sorted(changed, key=lambda one: not changed[one]):  # what comes, before what goes
            if not changed[pressed] and pressed.hasFocus() and wanted[instead[pressed]]:
                instead[pressed].setFocus()
            pressed.setVisible(changed[pressed])

    # --- as much as there is room for ----------------------------------------------------------------------------

    def fit_into(self, room_px: int) -> None:
        """Say no more than has room beside the menus: a covered menu is one that nobody finds."""
        self._room_px = room_px
        self._fit()

    def _fit(self) -> None:
        self._fitted = self._texts(Rung.WHOLE)
        for _ in range(2):  # the frame of a part that said nothing is known once it says something
            self._rung = next((rung for rung in Rung if self._fits(rung)), Rung.LEAST)
            self._say()

    def _fits(self, rung: Rung) -> bool:
        return self._room_px is None or self._wide(self._texts(rung)) <= self._room_px

    def _say(self) -> None:
        session, rung = self._session, self._rung
        texts = self._texts(rung)
        if self.leave.text() != texts[self.leave] and texts[self.leave]:
            self.leave.setText(texts[self.leave])
        self._offer({part: bool(texts[part]) for part in (self.enter, self.lock, self.unlock, self.leave)})
        if texts[self.trouble] != self.trouble.text():
            self.trouble.setText(texts[self.trouble])
        if self.trouble.isHidden() == bool(texts[self.trouble]):
            self.trouble.setVisible(bool(texts[self.trouble]))
        for label in (self.who, self.letter, self.left):
            show_text(label, texts[label])
        who = _who(session) if session is not None else texts[self.who]
        _explain(self.who, who, who if session is None else f"{who} · {session.letter_number}", brief=rung > Rung.WHOLE)
        left = self._texts(Rung.WHOLE)[self.left]
        _explain(self.left, left, left, brief=rung >= Rung.BRIEF)
        self.leave.setToolTip(tr("Keluar sesi") if rung >= Rung.BRIEF else "")

    def _texts(self, rung: Rung) -> _Texts:
        """Return what each part says on a rung; empty: it is not there."""
        session, brief = self._session, rung >= Rung.BRIEF
        sign = "⚠" if rung >= Rung.TROUBLE_BY_SIGN else f"⚠ {self._trouble}"
        labels: _Parts = (self.who, self.letter, self.left)
        texts = dict.fromkeys((*labels, self.enter, self.lock, self.unlock, self.leave), "")
        texts[self.trouble] = sign if self._trouble else ""
        if session is None:
            nobody = tr("Tidak ada sesi") if brief else tr("Tidak ada sesi · hanya menonton")
            said = "" if brief and self._trouble else nobody  # the button tells it too
            return {**texts, self.who: said, self.enter: self.enter.text()}
        button = self.unlock if session.state is SessionState.LOCKED else self.lock
        leave = "" if rung >= Rung.NO_LEAVE else tr("Keluar") if brief else tr("Keluar sesi")
        letter = session.letter_number if rung is Rung.WHOLE else ""
        left = "" if rung is Rung.LEAST and not _soon(session) else _left(session, brief=brief)
        texts |= {self.letter: letter, self.left: left, button: button.text(), self.leave: leave}
        return {**texts, self.who: _who(session, self._name(session, rung, texts))}

    def _name(self, session: PresentSession, rung: Rung, texts: _Texts) -> str:
        """Return the name, or as much of it as there is room for beside these texts."""
        name = session.name
        if rung >= Rung.NAME_CUT and self._room_px is not None:
            over_px = self._wide({**texts, self.who: _who(session)}) - self._room_px
            metrics = self.who.fontMetrics()
            least_px = BRIEF_NAME_PX if rung is Rung.NAME_CUT else LEAST_NAME_PX
            first_px = metrics.horizontalAdvance(f"{name.partition(' ')[0]}…") + ROUNDED_PX
            left_px = max(least_px, min(FIRST_NAME_PX, first_px), metrics.horizontalAdvance(name) - max(0, over_px))
            name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left_px)
        return name

    def _wide(self, texts: _Texts) -> int:
        parts = [self._width(part, text) + SPACING_PX for part, text in texts.items() if text]
        return sum(parts) - SPACING_PX + 2 * EDGE_PX + ROUNDED_PX

    def _width(self, part: QLabel | QPushButton, text: str) -> int:
        """Return how wide a part would be with another text."""
        shown, metrics = part.text(), part.fontMetrics()
        if shown:
            self._frames_px[part] = part.sizeHint().width() - metrics.horizontalAdvance(shown)
        return metrics.horizontalAdvance(text) + self._frames_px.get(part, 0)

    def _show_left(self) -> None:
        """Give the time its colour before it is measured: bold letters are wider."""
        style = _SOON if self._session is not None and _soon(self._session) else _LATER
        if self.left.styleSheet() != style:
            self.left.setStyleSheet(style)
            self.left.ensurePolished()


def _who(session: PresentSession, name: str = "") -> str:
    shown = name or session.name
    return f"{shown} · {tr('terkunci')}" if session.state is SessionState.LOCKED else shown


def _soon(session: PresentSession) -> bool:
    return session.left_s <= max(WARN_AT_S)


def _left(session: PresentSession, *, brief: bool) -> str:
    sign = "⚠ " if _soon(session) else ""
    if brief:
        return sign + left_brief(session.left_s)
    told = tr("sesi berakhir {left} lagi") if sign else tr("sisa {left}")
    return sign + told.format(left=left_words(session.left_s))


def _explain(label: QLabel, spoken: str, told: str, *, brief: bool) -> None:
    """Say to screen readers whole what a label says, and to the mouse if it says it briefly."""
    if label.accessibleName() != spoken:
        label.setAccessibleName(spoken)
    tip = plain_tip(told) if brief else ""
    if label.toolTip() != tip:
        label.setToolTip(tip)
