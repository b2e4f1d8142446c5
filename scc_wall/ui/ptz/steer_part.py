"""The part of the panel that moves the camera: pad, zoom, speed; in its place, of the same size, why it can't."""

from math import hypot
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSlider, QStackedWidget, QVBoxLayout, QWidget

from scc_wall.ui import theme
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.ptz.pad import SIDE, Pad
from scc_wall.ui.words import tr

SLOWEST_PERCENT: Final = 20
SPEED_PERCENT: Final = 60
"""At first: a person who steers for the first time overshoots at full speed."""
STEP_PERCENT: Final = 10
LEAST_PUSH: Final = 0.15
"""However slow: above the controller's dead zone, which is 0.1 each way, also where it goes two ways at once."""


class SteerPart(QWidget):
    """Tells what is held; 0 means let go."""

    pushed = Signal(float, float)
    """To the right and up, −1 to 1 each, of the chosen speed."""
    zoomed = Signal(float)
    """Nearer, −1 to 1, of the chosen speed."""

    def __init__(self) -> None:
        super().__init__()
        self.pad = Pad()
        self._zooming = False
        self.nearer = self._zoom_button("+")
        self.wider = self._zoom_button("−")
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setRange(SLOWEST_PERCENT, 100)
        self.speed.setSingleStep(STEP_PERCENT)
        self.speed.setPageStep(2 * STEP_PERCENT)
        self.speed_shown = text_label("")
        self.speed.valueChanged.connect(self._on_speed_value_changed)
        self.speed.setValue(SPEED_PERCENT)
        self.what = text_label("", "section", wrap=True)
        self.todo = text_label("", wrap=True)
        self.stack = QStackedWidget()
        self._place()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the current language but those that `show_words` shows."""
        for zoom, name in ((self.nearer, tr("Zum dekat")), (self.wider, tr("Zum jauh"))):
            zoom.setAccessibleName(name)
            zoom.setToolTip(name)
        self.speed.setAccessibleName(tr("Kecepatan"))
        self._on_speed_value_changed(self.speed.value())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _zoom_button(self, sign: str) -> QPushButton:
        made = button(sign)
        high = SIDE // 2 - 10
        made.setStyleSheet(
            f"font-size: {theme.SIGN_PT}pt; padding: 0; min-width: 72px; min-height: {high}px; max-height: {high}px;"
        )
        return made

    def _place(self) -> None:
        steering, bars = QWidget(), QWidget()
        grid = QGridLayout(steering)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.addWidget(self.pad, 0, 0)
        zoom = QVBoxLayout()
        zoom.addWidget(self.nearer)
        zoom.addStretch()
        zoom.addWidget(self.wider)
        grid.addLayout(zoom, 0, 1)
        grid.setColumnStretch(2, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.speed_shown)
        row.addWidget(self.speed, 1)
        grid.addLayout(row, 1, 0, 1, 3)
        column = QVBoxLayout(bars)
        column.setContentsMargins(0, 8, 8, 0)  # at the top: on a low screen the middle lies below the fold
        column.addWidget(self.what)
        column.addWidget(self.todo)
        column.addStretch()
        self.stack.addWidget(steering)
        self.stack.addWidget(bars)
        self.stack.setFixedHeight(SIDE + 46)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
        self.pad.pushed.connect(self._on_pad_pushed)
        self.pad.zoomed.connect(self._on_pad_zoomed)
        self.nearer.pressed.connect(lambda: self._zoom(self.speed_share))
        self.wider.pressed.connect(lambda: self._zoom(-self.speed_share))
        for held in (self.nearer, self.wider):
            held.released.connect(lambda: self._zoom(0.0))

    @property
    def speed_share(self) -> float:
        """The chosen speed, 0.2 to 1."""
        return self.speed.value() / 100

    def _on_speed_value_changed(self, percent: int) -> None:
        self.speed_shown.setText(tr("Kecepatan {n} %").format(n=f"{percent:>3}"))

    def _zoom(self, nearer: float) -> None:
        self._zooming = nearer != 0.0
        self.zoomed.emit(nearer)

    def _on_pad_pushed(self, right: float, up: float) -> None:
        length = hypot(right, up)
        factor = max(self.speed_share, LEAST_PUSH / length) if length else 0.0
        self.pushed.emit(right * factor, up * factor)

    def _on_pad_zoomed(self, nearer: float) -> None:
        self.zoomed.emit(nearer * max(self.speed_share, LEAST_PUSH / abs(nearer)) if nearer else 0.0)

    def show_words(self, what: str, todo: str) -> None:
        """Show why the camera can't be steered and what to do; with empty texts, the pad."""
        if self.what.text() != what or self.todo.text() != todo:
            self.what.setText(what)
            self.todo.setText(todo)
        page = 1 if what else 0
        if self.stack.currentIndex() != page:
            self.forget()
            self.stack.setCurrentIndex(page)

    def forget(self) -> None:
        """Nothing of it is held down any more, as far as anybody knows."""
        self.pad.forget()
        for held in (self.nearer, self.wider):
            held.setDown(False)
        if self._zooming:
            self._zoom(0.0)
