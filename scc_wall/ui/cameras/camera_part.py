"""One camera: its form, and beside it how it answers as it stands there; for adding by hand and for changing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import Region
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.cameras.calm_busy import CalmBusy
from scc_wall.ui.cameras.camera_form import NEW, CameraForm
from scc_wall.ui.cameras.desk import CameraDesk, CameraTrial, News
from scc_wall.ui.cameras.job_part import JobPart
from scc_wall.ui.cameras.pin_part import PinPart
from scc_wall.ui.cameras.trials_view import TrialsView
from scc_wall.ui.words import tr


class CameraPart(QWidget):
    """The form on the left, its trial on the right, what stores it at the bottom.

    Parameters
    ----------
    new
        Whether it adds cameras, one after another, or changes one.
    """

    stored = Signal(object)
    """The `CameraConfig` that was stored."""
    tried = Signal(object)
    """A `CameraTrial` of the camera as it was shown: nothing that is asked for was changed in the form."""

    def __init__(self, desk: CameraDesk, work: Work, *, new: bool) -> None:
        super().__init__()
        self._desk = desk
        self._new = new
        self._asked = self.untouched = NEW
        self._trial: CameraTrial | None = None
        self.form = CameraForm()
        self.refusal = RefusalPlate()
        self.try_it = button(tr("Uj&i"))
        self.job = JobPart(tr("Kemajuan uji"))
        told = tr("Tekan Uji: gambar tiap aliran, atau sebab yang tepat bila gagal. Tidak ada yang disimpan.")
        self.trials = TrialsView(told, narrow=True)
        self.pin = PinPart()
        self.apply = button(tr("Ta&mbahkan") if new else tr("&Simpan"), primary=True)
        self.note = text_label("", "note", wrap=True)
        self._busy = CalmBusy(work, (self.form, self.try_it, self.apply, self.pin))
        self._place()
        self._connect()

    def _place(self) -> None:
        self._form_area = Scroll(self.form)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.refusal)
        left.addWidget(self._form_area, 1)
        head = QHBoxLayout()
        head.addWidget(text_label(tr("Uji kamera"), "section"), 1)
        head.addWidget(self.try_it)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self.job)
        right.addWidget(Scroll(self.trials), 1)
        right.addWidget(self.pin)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        self.bottom = QHBoxLayout()
        self.bottom.setSpacing(8)
        self.bottom.addWidget(self.note)
        self.bottom.addWidget(self._busy.note, 1)
        self.bottom.addWidget(self.apply)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addLayout(columns, 1)
        outer.addLayout(self.bottom)

    def _connect(self) -> None:
        self.try_it.clicked.connect(self.try_camera)
        self.apply.clicked.connect(self.store)
        self.job.told.connect(self._on_job_told)
        self.pin.pinned.connect(self.form.onvif.pin)
        self.form.changed.connect(self._on_form_changed)

    @property
    def storing(self) -> bool:
        """Whether it is being stored."""
        return self._busy.running

    def know(self, cameras: Sequence[CameraConfig], regions: Sequence[Region]) -> None:
        """Take in which names and numbers are taken, and which regions there are."""
        self.form.know(cameras, regions)

    def show_camera(self, camera: CameraConfig | None) -> None:
        """Show a stored camera, or an empty form; a trial of the one before says nothing of it, and ends."""
        self.job.cancel()
        self.refusal.hide()
        self.trials.clear()
        self.trials.wait(waiting=False)
        self.pin.offer("")
        self._trial = None
        self.form.show_camera(camera)
        if camera is not None:
            self.untouched = self.form.typed()

    def leave(self) -> None:
        """Cancel what runs, keep no password."""
        self.job.cancel()
        self._busy.leave()
        self.form.empty_passwords()

    # --- trial ---------------------------------------------------------------------------------------------------

    def try_camera(self) -> None:
        """Try the camera as it stands in the form."""
        self.refusal.hide()
        if self.form.judge():
            self.trials.clear()
            self.pin.offer("")
            self._trial = None
            self._asked = self.form.typed()
            self.trials.wait(waiting=True)
            self.job.run(self._desk.test([self._asked]), self.try_it)

    def _on_job_told(self, news: News) -> None:
        self.trials.show_trials(news.tested)
        self.trials.wait(waiting=not news.over)
        if news.over and news.tested:
            self._take(news.tested[0])

    def _take(self, trial: CameraTrial) -> None:
        if trial.onvif is not None:
            self.form.take_survey(trial.onvif)
        self.pin.offer(trial.fingerprint_sha256 or "")
        self._trial = trial
        if asks_alike(self._asked, self.untouched):
            self.tried.emit(trial)

    def trial_of(self, camera: CameraConfig) -> CameraTrial | None:
        """Return the last trial if it asked what this camera is asked, None otherwise."""
        return self._trial if asks_alike(self._asked, camera) else None

    # --- storing -------------------------------------------------------------------------------------------------

    def store(self) -> None:
        """Store what stands in the form."""
        self.refusal.hide()
        self.say("")
        if not self.form.judge():
            return
        camera = self.form.typed()
        desk, new = self._desk, self._new

        def act() -> None:
            if new:
                desk.add([camera])
            else:
                desk.change(camera)

        self._busy.run(tr("Menyimpan…"), act, lambda _: self.stored.emit(camera), self._refuse)

    def _refuse(self, error: SccError) -> None:
        self.try_it.setEnabled(not self.job.running)
        if not form.refuse(self.form.fields(), error):
            self.refusal.tell(error)

    def say(self, text: str) -> None:
        """Say what came of it beside the button."""
        self.note.setText(text)
        set_tone(self.note, "good")

    def _on_form_changed(self) -> None:
        self.say("")


def asks_alike(one: CameraConfig, other: CameraConfig) -> bool:
    """Return whether two cameras are asked for the same, with the same account; what they are called is no matter."""
    return _asked_for(one) == _asked_for(other)


def _asked_for(camera: CameraConfig) -> tuple[object, ...]:
    onvif = camera.onvif
    urls = [stream.url for stream in (camera.main, camera.sub) if stream is not None]
    service = None if onvif is None else (onvif.address, onvif.credentials, onvif.fingerprint_sha256)
    return urls, camera.transport, camera.credentials, service
