"""The strip across the top: which sites are hacked or down that nobody has taken note of yet.

Several are gathered into one line, the worst told by name. It says too whether the sound is off or can't be heard.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from scc_wall.base.told import Told
from scc_wall.ui import theme, words
from scc_wall.ui.access.parts import button, name_button, show_text, text_label
from scc_wall.ui.alarm_line import AlarmLine
from scc_wall.ui.announce import announce
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.desk import AlarmKind, SiteAlarm
from scc_wall.ui.words import tr

NAMED: Final = 3
"""More than these are told as a number."""
_ORDER: Final = tuple(AlarmKind)
_QUIET: Final = frozenset({AlarmKind.SUSPICIOUS, AlarmKind.CERTIFICATE})
_SIGNS: Final = {AlarmKind.NETWORK: "⚠", AlarmKind.HACKED: "◆", AlarmKind.DOWN: "✕", AlarmKind.CERTIFICATE: "⚠"} | {
    AlarmKind.FLOOD: "⚠",
    AlarmKind.SUSPICIOUS: "△",
}
_STYLE: Final = f"""
QFrame#sites-alarm {{ background: {theme.BACKGROUND}; border: {theme.FOCUS_PX}px solid {theme.ALARM};
  border-radius: {theme.RADIUS_PX}px; }}
QFrame#sites-alarm[kind="warn"] {{ border-color: {theme.WARN}; }}
QFrame#sites-alarm QLabel {{ background: transparent; }}
QPushButton {{ padding: 4px 12px; }}
"""


def waiting(alarms: Sequence[SiteAlarm]) -> list[SiteAlarm]:
    """Return the events that nobody has taken note of: the worst kind first, in it the newest."""
    left = [alarm for alarm in alarms if not alarm.acknowledged_by]
    return sorted(left, key=lambda alarm: (_ORDER.index(alarm.kind), -alarm.at_utc.timestamp()))


def headlines(alarms: Sequence[SiteAlarm]) -> list[str]:
    """Return what happened, an event each; `alarms` as `waiting` returns them."""
    return [f"{_SIGNS[alarm.kind]} {site_words.alarm_word(alarm)}" for alarm in alarms[:NAMED]]


def particulars(alarm: SiteAlarm, now_utc: datetime) -> str:
    """Return since when, why, and whether it is over."""
    parts = [tr("sejak {time}").format(time=words.past_time(alarm.at_utc, now_utc))]
    if alarm.cause is not None:
        parts.append(site_words.cause_word(alarm.cause))
    if alarm.over_utc is not None:
        parts.append(tr("sudah berlalu {time}").format(time=words.past_time(alarm.over_utc, now_utc)))
    return " · ".join(parts)


class AlarmStrip(QFrame):
    """Hidden while there is nothing to take note of.

    Parameters
    ----------
    key
        What the key for taking note is called, e.g. `F9`.
    """

    acknowledge_wished = Signal()
    mute_wished = Signal()
    open_wished = Signal(int)
    covers = Signal(int)
    """How high it lies over a wall now, 0 while it is hidden."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarms: list[SiteAlarm] = []
        self.setObjectName("sites-alarm")
        self.setStyleSheet(_STYLE)
        self._key = key
        self.what = AlarmLine()
        self.what.setStyleSheet(f"font-size: {theme.TITLE_PT}pt; font-weight: 600; color: {theme.ALARM};")
        self.more = AlarmLine()
        self.more.setMinimumWidth(1)  # it may go whole: what happened needs the room
        self.more.setStyleSheet(f"color: {theme.TEXT};")
        self.doubt = text_label("")
        self.doubt.setStyleSheet(f"color: {theme.WARN};")
        self.doubt.hide()
        self.silence = text_label("")
        self.silence.setStyleSheet(f"color: {theme.WARN};")
        self.open = button("")
        self.mute = button("")
        self.acknowledge = button("")
        self._place()
        self.retranslate()
        self.acknowledge.clicked.connect(self.acknowledge_wished)
        self.mute.clicked.connect(self.mute_wished)
        self.open.clicked.connect(self._on_open_clicked)
        self.hide()

    def retranslate(self) -> None:
        """Say every text in the current language but those that `refresh` says."""
        self.setAccessibleName(tr("Peringatan situs"))
        name_button(self.open, tr("Lihat"))
        label = tr("Ketahui")
        name_button(self.acknowledge, f"{label} ({self._key})" if self._key else label)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(14)
        row.addWidget(self.what)
        row.addWidget(self.more, 1)
        for part in (self.doubt, self.silence, self.open, self.mute, self.acknowledge):
            row.addWidget(part)
        self.what.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.more.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Take the whole width."""
        return QSize(4000, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the buttons need."""
        return QSize(360, super().minimumSizeHint().height())

    def refresh(
        self,
        alarms: Sequence[SiteAlarm],
        now_utc: datetime,
        *,
        muted: bool,
        trouble: Told | None,
        cut_off_utc: datetime | None = None,
    ) -> None:
        """Show what waits for a person; changes only what differs.

        Parameters
        ----------
        cut_off_utc
            Since when the own network is cut off: what waits was so before that, and may be so no more.
        """
        left = waiting(alarms)
        appeared = {alarm.alarm_id for alarm in left} - {alarm.alarm_id for alarm in self._alarms}
        self._alarms = left
        if left:
            warn = left[0].kind in _QUIET
            self._set_kind("warn" if warn else "")
            colour = theme.WARN if warn else theme.ALARM
            self.what.say(headlines(left), len(left))
            self.what.setStyleSheet(f"font-size: {theme.TITLE_PT}pt; font-weight: 600; color: {colour};")
            show_text(self.more, particulars(left[0], now_utc) if len(left) == 1 else _gathered(left, now_utc))
        self._show_doubt(cut_off_utc if any(alarm.kind is not AlarmKind.NETWORK for alarm in left) else None, now_utc)
        show_text(self.silence, "⚠ " + tr("suara mati") if muted else f"⚠ {tr('tanpa suara')}" if trouble else "")
        self.silence.setToolTip("" if trouble is None else str(trouble))
        mute = tr("Bunyikan") if muted else tr("Bisukan")
        if self.mute.text() != mute:
            name_button(self.mute, mute)
        if self.open.isHidden() == any(alarm.site_id for alarm in left):
            self.open.setVisible(any(alarm.site_id for alarm in left))
        if self.isHidden() == bool(left):
            self.setVisible(bool(left))
        self._describe(shown=bool(left))
        if appeared:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
            announce(self, f"{self.what.text()} {self.more.text()}", urgent=True)

    def _show_doubt(self, cut_off_utc: datetime | None, now_utc: datetime) -> None:
        """Say of when the states of sites are; in a label of its own, which is never shortened away."""
        show_text(self.doubt, "" if cut_off_utc is None else site_words.before_the_cut(cut_off_utc, now_utc))
        tip = tr("Jaringan SCC terputus: keadaan situs sekarang tidak diketahui.")
        self.doubt.setToolTip("" if cut_off_utc is None else tip)

    def _describe(self, *, shown: bool) -> None:
        spoken = " ".join(filter(None, (part.text() for part in (self.what, self.more, self.doubt)))) if shown else ""
        if self.accessibleDescription() != spoken:
            self.setAccessibleDescription(spoken)

    def alarm_ids(self) -> list[int]:
        """Return the events that are shown."""
        return [alarm.alarm_id for alarm in self._alarms]

    def _set_kind(self, kind: str) -> None:
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def _on_open_clicked(self) -> None:
        site_id = next((alarm.site_id for alarm in self._alarms if alarm.site_id), 0)
        if site_id:
            self.open_wished.emit(site_id)

    # --- over a wall ---------------------------------------------------------------------------------------------

    def lie_over(self, window: QWidget) -> None:
        """Lie along the upper edge of a window that has no room of its own for it: a wall."""
        self.setParent(window)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(theme.STYLE_SHEET + _STYLE)  # a wall window has no style of its own
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # a click is not meant for the tile below
        for part in (self.open, self.mute, self.acknowledge):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays with the wall; its keys do the same
        window.installEventFilter(self)
        self._follow(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the wall."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget) and watched is self.parentWidget():
            self._follow(watched)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the wall below."""
        super().showEvent(event)
        self.covers.emit(self.height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell the wall below."""
        super().hideEvent(event)
        self.covers.emit(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the wall below."""
        super().resizeEvent(event)
        if self.isVisible():
            self.covers.emit(self.height())

    def _follow(self, window: QWidget) -> None:
        self.setGeometry(0, 0, window.width(), super().sizeHint().height())
        self.raise_()


def _gathered(alarms: Sequence[SiteAlarm], now_utc: datetime) -> str:
    first = min(alarm.at_utc for alarm in alarms)
    return tr("{n} peristiwa sejak {time}", n=len(alarms)).format(n=len(alarms), time=words.past_time(first, now_utc))
