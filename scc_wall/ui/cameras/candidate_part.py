"""One found camera: what it told, its certificate, and which of its streams are watched under which name."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from scc_wall.domain.camera_csv import LONGEST_NAME
from scc_wall.domain.onvif import CameraStream, CameraSurvey
from scc_wall.ui.access.field import choice, line
from scc_wall.ui.access.parts import Choice, set_tone, text_label
from scc_wall.ui.access.reading import required
from scc_wall.ui.cameras import camera_words
from scc_wall.ui.cameras.findings import Finding, Stage
from scc_wall.ui.cameras.pin_part import PinPart
from scc_wall.ui.cameras.readings import sentence
from scc_wall.ui.words import tr


class CandidatePart(QWidget):
    """Follows the row that the keyboard is at."""

    renamed = Signal(str, str)
    """Key and new name."""
    chosen = Signal(str, object, object)
    """Key, main stream, sub-stream (None: without)."""
    pinned = Signal(str, str)
    """Key and fingerprint, empty: no longer."""

    def __init__(self) -> None:
        super().__init__()
        self._finding: Finding | None = None
        self.heading = text_label("", "section", wrap=True)
        self.told = text_label("", wrap=True)
        self.drift = text_label("", wrap=True)
        set_tone(self.drift, "warn")
        self.pin = PinPart()
        self.name = line("name", tr("&Nama kamera"), required(tr("Nama belum diisi.")))
        assert isinstance(self.name.editor, QLineEdit)
        self._name_editor = self.name.editor
        self._name_editor.setMaxLength(LONGEST_NAME)
        self.main = choice("main", tr("A&liran utama"))
        self.sub = choice("sub", tr("Su&b-aliran"), hint=tr("dipilih menurut ukurannya; dapat diganti"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.heading, self.told, self.drift, self.pin, self.name, self.main, self.sub):
            column.addWidget(part)
        self._name_editor.textEdited.connect(self._on_name_edited)
        for field in (self.main, self.sub):
            field.choice.activated.connect(self._on_stream_activated)
        self.pin.pinned.connect(self._on_pin_pinned)
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        """Show one, or what there is to do without one."""
        same = finding is not None and finding == self._finding
        self._finding = finding
        if same:
            return
        ready = finding is not None and finding.stage is Stage.READY
        for field in (self.name, self.main, self.sub):
            field.setVisible(ready)
        if finding is None:
            self._tell("", tr("Pilih kamera di daftar untuk melihat rinciannya."), "quiet")
            self.pin.offer("")
            return
        self._say(finding)
        self.pin.offer(finding.candidate.fingerprint_sha256 or "", accepted=finding.is_pinned)
        if ready:
            self._offer(finding)

    def _say(self, finding: Finding) -> None:
        candidate = finding.candidate
        title = (candidate.found.name if candidate.found is not None else "") or candidate.address
        fault = finding.refused or candidate.fault
        survey = candidate.survey
        self.drift.setText("")
        if finding.stage is Stage.KNOWN:
            self._tell(title, tr("Sudah ada sebagai “{name}”.").format(name=candidate.known_as), "quiet")
        elif fault is not None:
            self._tell(title, f"✕ {sentence(str(fault))}", "fault")
        elif survey is not None:
            self._tell(title, camera_words.survey_words(survey), "good")
            drift = camera_words.drift_words(survey.clock)
            self.drift.setText(f"⚠ {drift}" if drift else "")
        else:
            self._tell(title, tr("Belum ditanya. Centang, isi akunnya, lalu tekan “Tanya yang dicentang”."), "quiet")
        self.drift.setVisible(bool(self.drift.text()))

    def _tell(self, title: str, text: str, tone: str) -> None:
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self.told.setText(text)
        set_tone(self.told, tone)
        if tone != "good":
            self.drift.hide()

    def _offer(self, finding: Finding) -> None:
        survey, proposal = finding.candidate.survey, finding.proposal
        assert survey is not None
        assert proposal is not None
        if self._name_editor.text().strip() != proposal.name:  # a space that is just typed stays
            self._name_editor.setText(proposal.name)
        main, sub = self.main.choice, self.sub.choice
        with QSignalBlocker(main), QSignalBlocker(sub):
            _fill(main, survey, none="")
            _fill(sub, survey, none=tr("tanpa sub-aliran"))
            main.setCurrentIndex(_place(survey, proposal.main.url))
            sub.setCurrentIndex(0 if proposal.sub is None else 1 + _place(survey, proposal.sub.url))

    def _on_name_edited(self, text: str) -> None:
        if self._finding is not None:
            self.renamed.emit(self._finding.candidate.key, text.strip())

    def _on_stream_activated(self) -> None:
        finding = self._finding
        if finding is None or finding.candidate.survey is None:
            return
        streams = finding.candidate.survey.streams
        at = self.sub.choice.currentIndex() - 1
        sub: CameraStream | None = streams[at] if at >= 0 else None
        self.chosen.emit(finding.candidate.key, streams[self.main.choice.currentIndex()], sub)

    def _on_pin_pinned(self, fingerprint: str) -> None:
        if self._finding is not None:
            self.pinned.emit(self._finding.candidate.key, fingerprint)


def _fill(editor: Choice, survey: CameraSurvey, none: str) -> None:
    editor.clear()
    if none:
        editor.addItem(none)
    editor.addItems([camera_words.choice_of(stream) for stream in survey.streams])


def _place(survey: CameraSurvey, url: str) -> int:
    return next((at for at, stream in enumerate(survey.streams) if stream.url == url), 0)
