"""Tries cameras as they are stored: a picture of each stream, or the exact cause; one after another as they answer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.ui.access.parts import Scroll, button, text_label
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.cameras import camera_words
from scc_wall.ui.cameras.desk import CameraDesk, News
from scc_wall.ui.cameras.job_part import JobPart
from scc_wall.ui.cameras.trials_view import TrialsView
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 980


class TrialDialog(QDialog):
    """Waits for `begin`; closing it cancels what runs."""

    tried = Signal(object)
    """A `CameraTrial`, each once."""

    def __init__(self, desk: CameraDesk, cameras: Sequence[CameraConfig], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cameras = tuple(cameras)
        self._told = 0
        self.setWindowTitle(tr("Uji kamera"))
        self.setStyleSheet(DIALOG_STYLE)
        self.sum = text_label("", "count", wrap=True)
        self.job = JobPart(tr("Kemajuan uji"))
        self.trials = TrialsView(tr("Menunggu jawaban kamera…"))
        self.again = button(tr("&Uji lagi"))
        self.leave = button(tr("Tutu&p"), primary=True)
        self._place()
        self.job.told.connect(self._on_job_told)
        self.job.ended.connect(self._on_job_ended)
        self.again.clicked.connect(self.begin)
        self.leave.clicked.connect(self.reject)
        fit(self, WIDTH_PX, tall=True)
        self.leave.setFocus()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        one = len(self._cameras) == 1
        title = self._cameras[0].name if one else tr("{n} kamera", n=len(self._cameras)).format(n=len(self._cameras))
        column.addWidget(text_label(tr("Uji {what}").format(what=title), "heading", wrap=True))
        column.addWidget(self.job)
        column.addWidget(self.sum)
        column.addWidget(Scroll(self.trials), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.again)
        row.addWidget(self.leave)
        column.addLayout(row)

    def begin(self) -> None:
        """Try them, from the beginning."""
        self._told = 0
        self.trials.clear()
        self.sum.setText("")
        self.again.setEnabled(False)
        self.job.run(self._desk.test(self._cameras))

    def _on_job_told(self, news: News) -> None:
        self.trials.show_trials(news.tested)
        for trial in news.tested[self._told :]:
            self.tried.emit(trial)
        self._told = len(news.tested)
        good = sum(map(camera_words.went_well, news.tested))
        told = tr("{n} dari {all} diuji · {good} baik · {bad} bermasalah")
        self.sum.setText(told.format(n=self._told, all=len(self._cameras), good=good, bad=self._told - good))

    def _on_job_ended(self, _news: News) -> None:
        self.again.setEnabled(True)
        if not self.trials.plates:
            self.trials.empty.setText(tr("Tidak ada yang diuji. Tekan Uji lagi."))

    def done(self, result: int) -> None:
        """Leave; what runs is cancelled."""
        self.job.cancel()
        super().done(result)
