"""Gives many cameras another account in one go: tried first, so that no camera is lost to a slip of the finger.

The cameras' own passwords stay as they are; it is what the wall knows of them that changes.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig, Credentials
from scc_wall.ui.access import form
from scc_wall.ui.access.field import Field, line, password
from scc_wall.ui.access.parts import Check, Scroll, button, set_tone, text_label, two_columns
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.cameras import camera_words, order
from scc_wall.ui.cameras.desk import CameraDesk, CameraTrial, News
from scc_wall.ui.cameras.job_part import JobPart
from scc_wall.ui.cameras.readings import sentence
from scc_wall.ui.cameras.ticked_table import TickedTable, TickRow
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1180


class PasswordsDialog(QDialog):
    """The cameras on the left, the account on the right.

    Parameters
    ----------
    chosen
        Ids of those that are ticked at first.
    """

    changed = Signal()
    """Cameras were given another account."""
    tried = Signal(object)
    """A `CameraTrial` with the account that is stored now."""

    def __init__(
        self,
        desk: CameraDesk,
        cameras: Sequence[CameraConfig],
        chosen: Collection[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cameras = tuple(cameras)
        self._ticked = set(chosen)
        self._trials: dict[int, CameraTrial] = {}
        self._told = 0
        self._changed = 0
        self._asked: list[int] = []
        self._untried = False
        self.setWindowTitle(tr("Akun banyak kamera"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        self._place()
        self._connect()
        self._show()
        fit(self, WIDTH_PX, tall=True)
        self.username.setFocus()

    def _make_parts(self) -> None:
        columns = (tr("Nama"), tr("Alamat"), tr("Akun"), tr("Hasil"))
        self.list = TickedTable(tr("Kamera yang akun-nya diganti"), columns, stretch=3, yields=1)
        self.tick_all = button(tr("Centang &semua"))
        self.count = text_label("", "note")
        self.detail = text_label("", wrap=True)
        self.detail.setAccessibleName(tr("Hasil kamera yang dipilih"))
        self.username = line("username", tr("&Nama pengguna"), required(tr("Nama pengguna belum diisi.")))
        self.password = password("password", tr("Kata san&di"), required(tr("Kata sandi belum diisi.")))
        self.again = password("password_again", tr("Kata sandi sekali &lagi"), self._same)
        self.first = Check(tr("&Coba dahulu, simpan yang menerima"))
        self.first.setChecked(True)
        self.first_note = text_label("", "note", wrap=True)
        self.job = JobPart(tr("Kemajuan"))
        self.told = text_label("", wrap=True)
        self.apply = button(tr("&Ganti akun"), primary=True)
        self.leave = button(tr("Tutu&p"))
        self.inside = QWidget()

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(text_label(tr("Akun banyak kamera"), "heading"))
        left.addWidget(self.list, 1)
        left.addWidget(self.detail)
        row = QHBoxLayout()
        row.addWidget(self.tick_all)
        row.addWidget(self.count, 1)
        left.addLayout(row)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(4)
        told = tr("Kata sandi di kamera sendiri tidak diubah: hanya yang dipakai dinding ini.")
        column.addWidget(text_label(tr("Akun baru"), "section"))
        column.addWidget(text_label(told, "note", wrap=True))
        for part in (*self.fields(), self.first, self.first_note):
            column.addWidget(part)
        column.addStretch()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(Scroll(self.inside), 1)
        right.addWidget(self.told)
        right.addWidget(self.job)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.apply)
        right.addLayout(buttons)
        two_columns(self, left, right)

    def _connect(self) -> None:
        self.list.ticked.connect(self._on_list_ticked)
        self.list.current_changed.connect(lambda _: self._show_detail())
        self.tick_all.clicked.connect(self._on_tick_all_clicked)
        self.first.toggled.connect(lambda _: self._show_counts())
        self.apply.clicked.connect(self.begin)
        self.leave.clicked.connect(self.reject)
        self.job.told.connect(self._on_job_told)
        self.job.ended.connect(self._on_job_ended)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order of the keyboard."""
        return (self.username, self.password, self.again)

    # --- what is shown -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.list.show_rows([self._row(camera) for camera in self._cameras])
        self._show_detail()
        self._show_counts()

    def _show_detail(self) -> None:
        """Say the whole outcome of the row that the keyboard is at: the table has no room for a cause."""
        key = self.list.current_key()
        trial = self._trials.get(int(key)) if key else None
        self.detail.setVisible(trial is not None)
        if trial is not None:
            text, tone = _outcome(trial)
            self.detail.setText(f"{trial.camera.name}: {text}")
            set_tone(self.detail, tone)

    def _row(self, camera: CameraConfig) -> TickRow:
        account = "–" if camera.credentials is None else camera.credentials.username
        trial = self._trials.get(camera.camera_id)
        text, tone = ("", "") if trial is None else _outcome(trial)
        if trial is None and self._untried and camera.camera_id in self._asked:
            text, tone = tr("✓ disimpan tanpa dicoba"), "good"
        texts = (camera.name, order.bare_host(camera.main.url), account, text)
        return TickRow(str(camera.camera_id), texts, camera.camera_id in self._ticked, tone)

    def _show_counts(self) -> None:
        free = not self.job.running
        self.count.setText(tr("{n} dari {all} dicentang").format(n=len(self._ticked), all=len(self._cameras)))
        self.apply.setEnabled(free and bool(self._ticked))
        self.inside.setEnabled(free)
        self.list.setEnabled(free)
        self.tick_all.setEnabled(free and bool(self._cameras))
        first = tr("Yang menolak tetap memakai akun lamanya.")
        anyway = tr("⚠ Disimpan untuk semua yang dicentang, juga bila kamera menolaknya: gambarnya bisa hilang.")
        self.first_note.setText(first if self.first.isChecked() else anyway)
        set_tone(self.first_note, "quiet" if self.first.isChecked() else "warn")

    def _on_list_ticked(self, key: str, ticked: bool) -> None:
        if ticked:
            self._ticked.add(int(key))
        else:
            self._ticked.discard(int(key))
        self._show_counts()

    def _on_tick_all_clicked(self) -> None:
        every = {camera.camera_id for camera in self._cameras}
        self._ticked = set() if self._ticked == every else every
        self._show()

    def _same(self, _text: str) -> Reading:
        if self.again.exact() != self.password.exact():
            return Reading(tr("Kedua kata sandi berbeda."), Tone.FAULT)
        return Reading()

    # --- what is done --------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Give the ticked ones the account; it is gone from the form."""
        if self.job.running or not form.judge(self.fields()):
            return
        account = Credentials(self.username.text(), self.password.take())
        self._empty_passwords()
        self._trials, self._told, self._changed = {}, 0, 0
        self._untried = False
        self.told.setText("")
        self._asked = [camera.camera_id for camera in self._cameras if camera.camera_id in self._ticked]
        self.job.run(self._desk.change_passwords(self._asked, account, try_first=self.first.isChecked()))
        self._show()

    def _on_job_told(self, news: News) -> None:
        self._changed = news.changed
        new = news.tested[self._told :]
        self._told = len(news.tested)
        for trial in new:
            self._trials[trial.camera.camera_id] = trial
        if new:
            self._show()

    def _on_job_ended(self, news: News) -> None:
        bad = [trial for trial in news.tested if camera_words.was_tried(trial) and not camera_words.went_well(trial)]
        self._untried = not self.first.isChecked() and news.changed == len(self._asked)
        fine = bool(news.changed) and not bad
        self.told.setText(("✓ " if fine else "⚠ ") + _sum_words(news.changed, len(bad)))
        set_tone(self.told, "good" if fine else "warn")
        if news.changed and self.first.isChecked():  # what is left to do stays ticked
            self._ticked = {trial.camera.camera_id for trial in bad}
        self._show()
        if bad:
            self.list.choose_key(str(bad[0].camera.camera_id))  # its cause stands below the list
        self.username.setFocus()
        if news.changed:
            self._tell_trials(news)
            self.changed.emit()

    def _tell_trials(self, news: News) -> None:
        """Tell of those that were tried with what is stored now; what was refused says nothing of the old account."""
        for trial in news.tested:
            if camera_words.was_tried(trial) and camera_words.went_well(trial):
                self.tried.emit(trial)

    def _empty_passwords(self) -> None:
        self.password.empty()
        self.again.empty()

    def done(self, result: int) -> None:
        """Leave; what runs is cancelled, what is stored stays stored."""
        running = self.job.running
        self.job.cancel()
        self._empty_passwords()
        if running and self._changed:
            self.changed.emit()
        super().done(result)


def _sum_words(changed: int, bad: int) -> str:
    if not changed:
        refused = tr("{bad} menolak; ").format(bad=bad) if bad else ""
        return refused + tr("tidak ada yang disimpan.")
    told = (
        tr("{n} kamera memakai akun baru; {bad} menolak.", n=changed)
        if bad
        else tr("{n} kamera memakai akun baru.", n=changed)
    )
    return told.format(n=changed, bad=bad)


def _outcome(trial: CameraTrial) -> tuple[str, str]:
    if not camera_words.was_tried(trial):
        return tr("✓ disimpan tanpa dicoba"), "good"
    if camera_words.went_well(trial):
        return tr("✓ menerima"), "good"
    why = next((stream.told for stream in trial.streams if not stream.ok), trial.onvif_fault)
    return f"✕ {sentence(str(why or tr('tidak menjawab')))}", "fault"
