"""How cameras answered: a picture of each stream with its size and time, or the exact cause and what to do."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scc_wall.ui.access.parts import set_tone, text_label
from scc_wall.ui.cameras import camera_words
from scc_wall.ui.cameras.desk import CameraTrial, StreamTrial
from scc_wall.ui.cameras.readings import sentence
from scc_wall.ui.words import tr

PICTURE_PX = QSize(224, 126)
"""Large enough to see where a camera looks, small enough for both streams on a small screen."""
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class TrialsView(QWidget):
    """One plate a camera, in the order in which they answered.

    Parameters
    ----------
    empty
        Says what to do while there is none.
    narrow
        Streams stand below each other, not side by side; who shows it offers to pin certificates.
    """

    def __init__(self, empty: str, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self._to_do = empty
        self.empty = text_label(empty, "note", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 14, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)  # else the plates, in which streams of unlike height are, take part of what is left
        self._shown: list[CameraTrial] = []
        self.plates: list[TrialPlate] = []

    def show_trials(self, trials: Sequence[CameraTrial]) -> None:
        """Show these; plates that say the same already stay as they are."""
        same = len(trials) >= len(self._shown) and all(a is b for a, b in zip(trials, self._shown, strict=False))
        if not same:
            self.clear()
        for trial in trials[len(self._shown) :]:
            plate = TrialPlate(trial, narrow=self._narrow)
            self._column.insertWidget(self._column.count() - 1, plate)
            self.plates.append(plate)
            self._shown.append(trial)
        self.empty.setVisible(not self._shown)

    def clear(self) -> None:
        """Show none."""
        for plate in self.plates:
            plate.hide()
            plate.deleteLater()
        self.plates, self._shown = [], []
        self.empty.show()

    def wait(self, *, waiting: bool) -> None:
        """Say that answers are waited for, or again what to do."""
        self.empty.setText(tr("Menunggu jawaban kamera…") if waiting else self._to_do)


class TrialPlate(QFrame):
    """One camera."""

    def __init__(self, trial: CameraTrial, *, narrow: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "plate")
        self.heading = text_label(f"{trial.camera.name} — {camera_words.trial_word(trial)}", "section", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.heading)
        streams = QVBoxLayout() if narrow else QHBoxLayout()
        streams.setSpacing(12)
        for stream in trial.streams:
            streams.addWidget(_StreamPart(stream), 0 if narrow else 1)
        column.addLayout(streams)
        self.lines = list(_onvif_lines(trial, fingerprint=not narrow))
        for label in self.lines:
            column.addWidget(label)
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(self.text())

    def text(self) -> str:
        """Return all that it says, a line each."""
        return "\n".join(label.text() for label in self.findChildren(QLabel) if label.text())


class _StreamPart(QWidget):
    """The picture over what is told of it; without one only that."""

    def __init__(self, trial: StreamTrial) -> None:
        super().__init__()
        title = text_label(camera_words.stream_title(trial), "label", wrap=True)
        told = _told(f"{'✓' if trial.ok else '✕'} {sentence(str(trial.told))}", "good" if trial.ok else "fault")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        picture = _picture(trial)
        if picture is not None:
            column.addWidget(picture)
        column.addWidget(title)
        column.addWidget(told)
        column.addStretch()


def _picture(trial: StreamTrial) -> QLabel | None:
    image = QImage()
    if trial.picture_jpeg is None or not image.loadFromData(trial.picture_jpeg, "JPG"):
        return None
    label = QLabel()
    label.setProperty("kind", "picture")
    label.setFixedSize(PICTURE_PX)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    ratio = label.devicePixelRatioF()
    room = QSize(round(PICTURE_PX.width() * ratio), round(PICTURE_PX.height() * ratio))
    pixmap = QPixmap.fromImage(
        image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    pixmap.setDevicePixelRatio(ratio)
    label.setPixmap(pixmap)
    label.setAccessibleName(tr("Gambar dari {stream}").format(stream=camera_words.stream_title(trial)))
    return label


def _onvif_lines(trial: CameraTrial, *, fingerprint: bool) -> Iterator[QLabel]:
    if trial.onvif is not None:
        yield _told(f"✓ ONVIF: {camera_words.survey_words(trial.onvif)}", "good")
        drift = camera_words.drift_words(trial.onvif.clock)
        if drift:
            yield _told(f"⚠ {drift}", "warn")
    if trial.onvif_fault is not None:
        yield _told(f"✕ ONVIF: {sentence(str(trial.onvif_fault))}", "fault")
    if trial.fingerprint_sha256 and fingerprint:
        yield _told(tr("Sidik jari sertifikat (SHA-256):"), "")
        yield _told(camera_words.fingerprint_lines(trial.fingerprint_sha256), "")


def _told(text: str, tone: str) -> QLabel:
    label = text_label(text, wrap=True)
    label.setTextInteractionFlags(_SELECTABLE)
    if tone:
        set_tone(label, tone)
    return label
