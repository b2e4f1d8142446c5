"""Many addresses at once, as somebody wrote them down: read line by line, shown before anything is stored.

A line that could be read moves into the table, so that no password stays in the clear; one that could not stays where
it can be mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import Region
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.cameras import camera_words, readings
from scc_wall.ui.cameras.calm_busy import CalmBusy
from scc_wall.ui.cameras.common_part import CommonPart
from scc_wall.ui.cameras.desk import CameraDesk, Candidate
from scc_wall.ui.cameras.findings import Finding, Findings, Stage
from scc_wall.ui.cameras.ticked_table import TickedTable, TickRow
from scc_wall.ui.words import tr

FAULTS_PX = 72
"""Room for three faults; more are scrolled to."""


@dataclass
class PastedLines:
    """What came of the lines.

    Parameters
    ----------
    rest
        Lines that could not be read, each with its fault.
    """

    cameras: list[CameraConfig] = field(default_factory=list)
    hosts: list[Candidate] = field(default_factory=list)
    rest: list[tuple[str, SccError]] = field(default_factory=list)


def read_lines(desk: CameraDesk, text: str) -> PastedLines:
    """Read all lines at once; if one is bad, each by itself, so that it does not hold up the others."""
    made = PastedLines()
    try:
        _sort(made, desk.read_urls(text))
    except SccError:
        _read_each(made, desk, text)
    return made


def _read_each(made: PastedLines, desk: CameraDesk, text: str) -> None:
    for line in dict.fromkeys(filter(None, map(str.strip, text.splitlines()))):
        before = "\n" * len(made.rest)  # the fault names the line at which it will stand then
        try:
            found = desk.read_urls(before + line)
        except SccError as error:
            made.rest.append((line, error))
        else:
            _sort(made, found)


def _sort(made: PastedLines, found: Sequence[Candidate | CameraConfig]) -> None:
    made.cameras += [one for one in found if isinstance(one, CameraConfig)]
    made.hosts += [one for one in found if isinstance(one, Candidate)]


class PastePage(QWidget):
    """The text at the top, what was read under it, what holds for all on the right."""

    added = Signal()
    hosts_found = Signal(object)
    """Hosts whose streams only they themselves know: candidates to be asked."""

    def __init__(self, desk: CameraDesk, work: Work) -> None:
        super().__init__()
        self._desk = desk
        self._cameras: Sequence[CameraConfig] = ()
        self._count = 0
        self.findings = Findings()
        self._make_parts()
        self._busy = CalmBusy(work, (self.text, self.read, self.list, self.right, self.apply))
        self._place()
        self._connect()
        self._show()

    def _make_parts(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Alamat kamera, satu per baris"))
        account = tr("nama:sandi")
        self.text.setPlaceholderText(f"rtsp://{account}@10.0.0.5:554/stream1\nhttp://10.0.0.6/video.mjpg\n10.0.0.7")
        self.read = button(tr("&Baca"))
        self.note = text_label("", wrap=True)
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(tr("Kesalahan per baris"))
        self.faults.setMaximumHeight(FAULTS_PX)
        set_tone(self.faults, "fault")
        columns = (tr("Nama"), tr("Alamat"), tr("Akun"), tr("Keadaan"))
        self.list = TickedTable(tr("Alamat yang terbaca"), columns, stretch=1, yields=3)
        self.refusal = RefusalPlate()
        self.common = CommonPart()
        self.apply = button(tr("Ta&mbahkan"))
        self.apply.setProperty("kind", "primary")
        self.right = QWidget()

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        told = tr("Satu alamat per baris. Alamat host saja (tanpa rtsp://) ditanya lewat ONVIF.")
        left.addWidget(text_label(told, "note", wrap=True))
        left.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(self.read)
        left.addWidget(self.faults)
        left.addLayout(row)
        left.addWidget(self.list, 2)
        inside = QVBoxLayout(self.right)
        inside.setContentsMargins(0, 0, 14, 0)
        inside.addWidget(text_label(tr("Simpan"), "section"))
        inside.addWidget(self.common)
        inside.addStretch()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.refusal)
        right.addWidget(Scroll(self.right), 1)
        right.addWidget(self._busy.note)
        right.addWidget(self.apply)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(24)
        outer.addLayout(left, 3)
        outer.addLayout(right, 2)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._show_buttons)
        self.read.clicked.connect(self.read_text)
        self.list.ticked.connect(self._on_list_ticked)
        self.apply.clicked.connect(self.store)

    @property
    def storing(self) -> bool:
        """Whether something is being stored."""
        return self._busy.running

    def know(self, cameras: Sequence[CameraConfig], regions: Sequence[Region]) -> None:
        """Take in which names and numbers are taken, and which regions there are."""
        self._cameras = cameras
        self.common.know(cameras, regions)

    def leave(self) -> None:
        """Keep nothing of what was pasted."""
        self._busy.leave()
        self.text.clear()
        self.findings.clear()

    # --- reading -------------------------------------------------------------------------------------------------

    def read_text(self) -> None:
        """Read what was pasted."""
        self.refusal.hide()
        text, desk = self.text.toPlainText(), self._desk
        self._busy.run(tr("Membaca…"), lambda: read_lines(desk, text), self._on_read, self._refuse)

    def _on_read(self, lines: PastedLines) -> None:
        self.text.setPlainText("\n".join(line for line, _ in lines.rest))
        self.faults.setPlainText("\n".join(f"✕ {readings.told_as_one(error)}" for _, error in lines.rest))
        for camera in lines.cameras:
            self._take(camera)
        if lines.hosts:
            self.hosts_found.emit(lines.hosts)
        told = tr("{n} alamat terbaca, {hosts} host ke tab Cari di jaringan, {bad} perlu diperbaiki di atas.")
        self._say(told.format(n=len(lines.cameras), hosts=len(lines.hosts), bad=len(lines.rest)), "quiet")
        self._show()

    def _take(self, camera: CameraConfig) -> None:
        self._count += 1
        key, url = str(self._count), camera.main.url
        known = next((one.name for one in self._cameras if one.main.url == url), "")
        self.findings.take([Candidate(key, camera_words.shown_address(url), known_as=known)], tick=True)
        self.findings.propose(key, camera, self._cameras)

    # --- what is shown -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.list.show_rows([_row(finding) for finding in self.findings.all()])
        self.list.setVisible(bool(self.findings))
        self.faults.setVisible(bool(self.faults.toPlainText()))
        self._show_buttons()

    def _show_buttons(self) -> None:
        free, ready = not self._busy.running, self.findings.ready()
        self.read.setEnabled(free and bool(self.text.toPlainText().strip()))
        self.apply.setEnabled(free and bool(ready))
        self.apply.setText(
            tr("Ta&mbahkan {n} kamera", n=len(ready)).format(n=len(ready)) if ready else tr("Ta&mbahkan")
        )
        self.common.count(len(ready))

    def _on_list_ticked(self, key: str, ticked: bool) -> None:
        self.findings.tick([key], ticked=ticked)
        self._show_buttons()

    def _say(self, text: str, tone: str) -> None:
        self.note.setText(text)
        set_tone(self.note, tone)

    # --- storing -------------------------------------------------------------------------------------------------

    def store(self) -> None:
        """Store the ticked ones, all or none."""
        self.refusal.hide()
        if not self.common.judge():
            return
        cameras = self.findings.to_store(self.common.region_code(), self.common.place.text(), self.common.numbers())
        self._busy.run(tr("Menyimpan…"), lambda: self._desk.add(cameras), self._on_stored, self._refuse)

    def _on_stored(self, count: int) -> None:
        self.findings.mark_stored()
        self.common.start_numbers_over()
        self._say(tr("✓ {n} kamera ditambahkan", n=count).format(n=count), "good")
        self._show()
        self.added.emit()

    def _refuse(self, error: SccError) -> None:
        self._show()
        if not form.refuse(self.common.fields(), error):
            self.refusal.tell(error)


def _row(finding: Finding) -> TickRow:
    camera = finding.proposal
    assert camera is not None
    account = tr("ada") if camera.credentials is not None else "–"
    known = finding.stage is Stage.KNOWN
    state = tr("sudah ada: {name}").format(name=finding.candidate.known_as) if known else tr("✓ siap")
    texts = (camera.name, finding.candidate.address, account, state)
    return TickRow(finding.candidate.key, texts, None if known else finding.ticked, "quiet" if known else "good")
