"""Shows a certificate's fingerprint and asks whether it is that of the camera."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from scc_wall.ui.access.parts import Check, text_label
from scc_wall.ui.cameras import camera_words
from scc_wall.ui.words import tr


class PinPart(QFrame):
    """Hidden while there is no fingerprint to accept."""

    pinned = Signal(str)
    """The fingerprint that was accepted; empty: no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plate")
        self._offered = ""
        self.fingerprint = text_label("", wrap=True)
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fingerprint.setAccessibleName(tr("Sidik jari sertifikat"))
        self.accept = Check(tr("Sematkan se&rtifikat ini"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(text_label(tr("Sidik jari sertifikat (SHA-256)"), "label"))
        column.addWidget(self.fingerprint)
        told = tr("Sematkan hanya bila sama dengan sidik jari yang ditunjukkan kamera itu sendiri.")
        column.addWidget(text_label(told, "note", wrap=True))
        column.addWidget(self.accept)
        self.accept.toggled.connect(self._on_accept_toggled)
        self.offer("")

    def offer(self, fingerprint: str, *, accepted: bool = False) -> None:
        """Show a fingerprint; empty: none."""
        self._offered = fingerprint
        self.fingerprint.setText(camera_words.fingerprint_lines(fingerprint))
        with QSignalBlocker(self.accept):
            self.accept.setChecked(accepted)
        self.setVisible(bool(fingerprint))

    def _on_accept_toggled(self, accepted: bool) -> None:
        self.pinned.emit(self._offered if accepted else "")
