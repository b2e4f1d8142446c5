"""The counts by state at the head of the panel: sign, word and number, each one a button that filters the list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from scc_wall.domain.setting import JsonValue
from scc_wall.domain.site import SiteState
from scc_wall.ui import theme
from scc_wall.ui.sites.look import TONES, WORST_FIRST, Tone
from scc_wall.ui.sites.marks import TONE_COLOURS, state_icon
from scc_wall.ui.sites.site_words import state_word
from scc_wall.ui.words import tr

GAP_PX = 4
ICON_PX = 13
"""With this and no room to spare, four states stand in one row of the panel as it is docked at first."""
_ALWAYS = frozenset({SiteState.HACKED, SiteState.DOWN, SiteState.UP})
"""Their zeros say something."""


class CountChips(QWidget):
    """Buttons that flow into as many rows as the width asks for."""

    filtered = Signal(object)
    """`frozenset[SiteState]` that the list is filtered by; empty: all."""

    def __init__(self) -> None:
        super().__init__()
        self._doubted = False
        self.chips = {state: self._chip(state) for state in WORST_FIRST}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_counts({})
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the counts are in the current language; `show_counts` says the states."""
        self.setAccessibleName(tr("Jumlah situs menurut keadaan"))
        for chip in self.chips.values():
            chip.setAccessibleDescription(tr("tekan untuk menyaring daftar"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _chip(self, state: SiteState) -> QToolButton:
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIcon(state_icon(state))
        chip.setIconSize(QSize(ICON_PX, ICON_PX))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.toggled.connect(self._on_chip_toggled)
        return chip

    def show_counts(self, counts: Mapping[SiteState, int], *, doubted: bool = False) -> None:
        """Show how many sites there are in each state; doubted numbers are grey, for they may hold no more."""
        moved = False
        for state, chip in self.chips.items():
            number = counts.get(state, 0)
            text = f"{state_word(state)} {number}"
            if chip.text() != text:
                moved = True
                chip.setText(text)
                chip.setAccessibleName(text)
            if self._doubted != doubted:
                chip.setIcon(state_icon(state, doubted=doubted))
            self._colour(state, chip, loud=number > 0 and not doubted and TONES[state] in {Tone.WARN, Tone.ALARM})
            wanted = number > 0 or state in _ALWAYS or chip.isChecked()
            if chip.isHidden() == wanted:
                moved = True
                chip.setVisible(wanted)
        self._doubted = doubted
        if moved:
            self._place(self.width())
            self.updateGeometry()

    def _colour(self, state: SiteState, chip: QToolButton, *, loud: bool) -> None:
        style = _style(TONE_COLOURS[TONES[state]] if loud else theme.TEXT_DIM, bold=loud)
        if chip.styleSheet() != style:
            chip.setStyleSheet(style)

    def states(self) -> frozenset[SiteState]:
        """Return the states that are asked for; none: all."""
        return frozenset(state for state, chip in self.chips.items() if chip.isChecked())

    def remembered(self) -> list[JsonValue]:
        """Return the states that are asked for, to be remembered."""
        return [*sorted(state.value for state in self.states())]

    def choose(self, states: Sequence[object]) -> None:
        """Ask for these states again, as `remembered` returned them; what is none is passed over."""
        for state, chip in self.chips.items():
            chip.setChecked(state.value in states)

    def _on_chip_toggled(self) -> None:
        self.filtered.emit(self.states())

    # --- layout --------------------------------------------------------------------------------------------------

    def _place(self, width_px: int, *, only_measure: bool = False) -> int:
        x = y = height = 0
        for chip in self.chips.values():
            if chip.isHidden():
                continue
            size = chip.sizeHint()
            if x and x + size.width() > width_px:
                x, y = 0, y + size.height() + GAP_PX
            if not only_measure:
                chip.setGeometry(QRect(x, y, size.width(), size.height()))
            x += size.width() + GAP_PX
            height = y + size.height()
        if not only_measure and self.minimumHeight() != height:
            self.setFixedHeight(height)
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow into the new width."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def sizeHint(self) -> QSize:
        """Ask for the height that the width needs."""
        return QSize(200, self._place(max(self.width(), 200), only_measure=True))

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest button."""
        widest = max((chip.sizeHint().width() for chip in self.chips.values()), default=0)
        return QSize(widest, 0)


def _style(colour: str, *, bold: bool) -> str:
    weight = "600" if bold else "400"
    return (
        f"QToolButton {{ color: {colour}; font-weight: {weight}; background: {theme.RAISED}; padding: 3px 0;"
        f" border: {theme.FOCUS_PX}px solid {theme.RAISED}; border-radius: {theme.RADIUS_PX}px;"
        f" font-size: {theme.NOTE_PT}pt; }}"
        f"QToolButton:checked {{ border-color: {theme.TEXT_DIM}; background: {theme.LINE}; }}"
        f"QToolButton:focus {{ border-color: {theme.FOCUS}; }}"
    )
