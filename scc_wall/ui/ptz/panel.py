"""The panel that steers the selected camera. Everything has its place, whatever holds: nothing moves under a hand.

::

    name, drive state ─ notice (alarm, fault, refusal, hint) ─ STOP          always there
    pad, zoom, speed, or why not ─ position ─ lock ─ presets | patrols       scrolled where there is no room
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.steering import Drive, SteeringSnapshot
from scc_wall.ui import theme, words
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.ptz import ptz_words
from scc_wall.ui.ptz.desk import CameraAlarm, PtzPast, PtzView
from scc_wall.ui.ptz.line import line_label, set_line
from scc_wall.ui.ptz.lock_part import LockPart
from scc_wall.ui.ptz.marks import DriveMark
from scc_wall.ui.ptz.patrol_part import PatrolPart
from scc_wall.ui.ptz.preset_part import PresetPart
from scc_wall.ui.ptz.standing import Standing, standing_of, words_of
from scc_wall.ui.ptz.steer_part import SteerPart
from scc_wall.ui.words import tr

LEAST_PX: Final = 400
NOTICE_LINES: Final = 4
"""As many as the longest alarm takes in the narrowest panel."""
_STYLE: Final = (
    DIALOG_STYLE
    + f"""
QFrame#notice {{ background: {theme.BACKGROUND}; border: {theme.FOCUS_PX}px solid {theme.LINE};
  border-radius: {theme.RADIUS_PX}px; }}
QFrame#notice[tone="none"] {{ background: {theme.SURFACE}; border-color: {theme.SURFACE}; }}
QFrame#notice[tone="fault"] {{ border-color: {theme.WARN}; }}
QFrame#notice[tone="alarm"] {{ background: {theme.ALARM}; border-color: {theme.ALARM}; }}
QLabel#notice-text {{ background: transparent; color: {theme.TEXT}; }}
QLabel#notice-text[tone="alarm"] {{ color: {theme.BACKGROUND}; font-weight: 700; }}
QPushButton#stop {{ border: {theme.SELECTION_PX}px solid {theme.ALARM}; font-size: {theme.HEADING_PT}pt;
  font-weight: 700; padding: 8px; }}
QPushButton#stop:focus {{ border-color: {theme.ALARM}; outline: {theme.FOCUS_PX}px solid {theme.FOCUS}; }}
QPushButton#stop:pressed {{ background: {theme.ALARM}; color: {theme.BACKGROUND}; }}
QListWidget::item:selected {{ border: {theme.EDGE_PX}px solid {theme.TEXT_DIM}; }}
"""
)


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """Everything that the panel shows of now.

    Parameters
    ----------
    refusal
        What was refused a moment ago, in words; empty for none.
    steering
        Whether mouse and keys steer on the tile now.
    patrol_since_s
        How long the patrol has been doing what it does.
    """

    camera: CameraConfig | None
    view: PtzView | None
    past: PtzPast
    alarms: Sequence[CameraAlarm]
    refusal: str
    steering: bool
    patrol_since_s: float
    now_mono_ns: int


def notice_of(facts: PanelFacts) -> tuple[str, str]:
    """Return tone and text of the notice: what needs a person most urgently."""
    snapshot = None if facts.view is None else facts.view.steering
    if facts.alarms:
        return "alarm", _alarm(facts)
    if facts.refusal:
        return "fault", f"⚠ {facts.refusal}"
    if snapshot is not None and snapshot.fault is not None and snapshot.drive is not Drive.LOST:
        return "fault", f"⚠ {snapshot.fault}"
    hint = _hint(facts, snapshot)
    return ("quiet" if hint else "none"), hint


def _alarm(facts: PanelFacts) -> str:
    first, others = facts.alarms[0], len(facts.alarms) - 1
    more = tr(" (+{n} kamera)", n=others).format(n=others) if others else ""
    what = tr("⚠ {name} MUNGKIN MASIH BERPUTAR, {age}{more}.")
    told = what.format(name=first.title, age=words.seconds(first.since_s), more=more)
    if others == 0 and facts.camera is not None and facts.camera.camera_id == first.camera_id:
        stops = tr("STOP diulang otomatis sampai terbukti diam.")
    else:
        stops = tr("STOP diulang otomatis; tombol STOP juga ke sana.")
    return f"{told} {stops} {tr('Bila masih berputar: putuskan dayanya, lapor teknisi.')}"


def _hint(facts: PanelFacts, snapshot: SteeringSnapshot | None) -> str:
    if facts.steering:
        return tr(
            "Di petak: panah gerak · PgUp/PgDn zum · klik ke tengah · seret kotak zum · klik kanan tuas"
            " · 1–9 preset · Spasi STOP · Esc selesai"
        )
    if snapshot is not None and snapshot.zoom_swallowed:
        return tr("Kamera ini mengabaikan zum saja: zum dikirim bersama gerak arah.")
    if standing_of(facts.camera, facts.view) is Standing.READY:
        return tr("Tahan papan atau panah: bergerak. Lepas: berhenti. T: kendali langsung di petak.")
    return ""


def _alarm_px() -> int:
    """Return the height of the longest alarm; the style that says how large it is comes only with the first show."""
    font = QFont(QApplication.font())
    font.setPointSize(theme.BODY_PT)
    font.setBold(True)
    lines = "\n".join("X" * NOTICE_LINES)
    return QFontMetrics(font).boundingRect(QRect(0, 0, 1 << 14, 1 << 14), 0, lines).height()


class PtzPanel(QWidget):
    """Shows facts; what a person wants is told by its parts' signals."""

    stop_wished = Signal()
    left = Signal()
    seen_changed = Signal()
    """It came into sight or went out of it."""
    retranslated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # or the desk's darker ground shows between its parts
        self.setStyleSheet(_STYLE)
        self.setMinimumWidth(LEAST_PX)
        self.name = line_label("section")
        self.mark = DriveMark()
        self.state = line_label()
        self.notice = QFrame()
        self.notice.setObjectName("notice")
        self.notice_text = text_label("", wrap=True)
        self.notice_text.setObjectName("notice-text")
        self.stop = button("")
        self.stop.setObjectName("stop")
        self.steer = SteerPart()
        self.zoom = line_label()
        self.where = line_label("note")
        self.lock = LockPart()
        self.presets = PresetPart()
        self.patrols = PatrolPart()
        self._standing: Standing | None = None
        self.tabs = QTabWidget()
        self._place()
        self.stop.pressed.connect(self.stop_wished)
        self.steer.pad.stop_wished.connect(self.stop_wished)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language; `show_facts` says what holds."""
        self.setAccessibleName(tr("Kendali kamera PTZ"))
        self.stop.setText(tr("■  STOP"))
        self.stop.setAccessibleName(tr("STOP: hentikan kamera"))
        self.stop.setToolTip(
            tr("Hentikan kamera terpilih, semua yang Anda pegang, dan yang mungkin masih berputar (Shift+Spasi)")
        )
        self.tabs.setTabText(0, tr("Preset"))
        self.tabs.setTabText(1, tr("Patroli"))
        self.retranslated.emit()

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(6)
        outer.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.mark)
        row.addWidget(self.state, 1)
        outer.addLayout(row)
        inside = QVBoxLayout(self.notice)
        inside.setContentsMargins(8, 4, 8, 4)
        inside.addWidget(self.notice_text)
        self.notice_text.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.notice.setFixedHeight(_alarm_px() + 2 * (4 + theme.FOCUS_PX))
        outer.addWidget(self.notice)
        outer.addWidget(self.stop)
        self._scroll = Scroll(self._scrolled())
        outer.addWidget(self._scroll, 1)

    def _scrolled(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.steer)
        column.addWidget(self.zoom)
        column.addWidget(self.where)
        column.addWidget(self.lock)
        self.tabs.addTab(self.presets, "")
        self.tabs.addTab(self.patrols, "")
        column.addWidget(self.tabs, 1)
        return inner

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_facts(self, facts: PanelFacts) -> None:
        """Show what holds now; what did not change is left alone."""
        camera, view = facts.camera, facts.view
        standing = standing_of(camera, view)
        if standing is not self._standing:
            self._standing = standing
            if standing not in {Standing.READY, Standing.CONNECTING}:
                self._scroll.verticalScrollBar().setValue(0)  # why not stands at the top
        snapshot = None if view is None else view.steering
        set_line(self.name, tr("Tidak ada kamera terpilih") if camera is None else camera.title)
        steered = snapshot if standing not in {Standing.NO_CAMERA, Standing.FIXED} else None
        if steered is None:
            self.mark.show_drive(None)
        else:
            self.mark.show_drive(steered.drive, proved=steered.tells_rest)
        set_line(self.state, self._state(standing, view))
        set_tone(self.state, "fault" if steered is not None and steered.drive is Drive.RUNAWAY else "quiet")
        tone, text = notice_of(facts)
        set_tone(self.notice, tone)
        set_tone(self.notice_text, tone)
        set_line(self.notice_text, text)
        self._show_words(*words_of(standing, camera, view))
        self._show_position(steered, facts.now_mono_ns)
        usable = standing is Standing.READY
        self.lock.show_view(view if standing not in {Standing.NO_CAMERA, Standing.FIXED} else None, usable=usable)
        self.presets.show_snapshot(steered, facts.past.pictures, usable=usable)
        self.patrols.show_patrols(facts.past.patrols, steered, facts.patrol_since_s, usable=usable)

    def _show_words(self, what: str, todo: str) -> None:
        """Show why not; a keyboard that was on the pad is on STOP then, where Space does what it did on the pad."""
        focused = QApplication.focusWidget()
        if what and focused is not None and self.steer.stack.isAncestorOf(focused):
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.steer.show_words(what, todo)

    def _state(self, standing: Standing, view: PtzView | None) -> str:
        if standing is Standing.NO_CAMERA:
            return tr("pilih petak di dinding")
        if standing is Standing.FIXED:
            return tr("tidak dapat digerakkan")
        if view is None or view.steering is None:
            return tr("belum dihubungi")
        return ptz_words.drive_word(view.steering.drive, tells_rest=view.steering.tells_rest)

    def _show_position(self, snapshot: SteeringSnapshot | None, now_mono_ns: int) -> None:
        if snapshot is None:
            set_line(self.zoom, "")  # nothing is unknown of what can't be steered
            set_line(self.where, "")
            return
        age = ptz_words.age(snapshot, now_mono_ns)
        set_tone(self.zoom, "quiet" if age else "")
        set_line(self.zoom, ptz_words.zoom_line(snapshot, age))
        set_line(self.where, ptz_words.where_line(snapshot, age))

    # --- ways out ------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Nothing of it is held down any more, as far as anybody knows."""
        self.steer.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what is held."""
        super().hideEvent(event)
        self.forget()
        self.seen_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is there."""
        super().showEvent(event)
        self.seen_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Let go of what is held when the window is no longer the one a person works in; follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.forget()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back to the wall, and Space stop: here it must never set the wall's pages turning."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.stop_wished.emit()
        else:
            super().keyPressEvent(event)
