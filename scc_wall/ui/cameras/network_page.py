"""Finds cameras on the network, asks the ticked ones who they are, and adds them in one go.

::

    Cari ──► rows arrive ──tick──► account ──Tanya──► streams, certificates, causes ──► region, place, number ──► Tambah
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials
from scc_wall.domain.region import Region
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.cameras import camera_words, order
from scc_wall.ui.cameras.account_part import AccountPart
from scc_wall.ui.cameras.calm_busy import CalmBusy
from scc_wall.ui.cameras.candidate_part import CandidatePart
from scc_wall.ui.cameras.common_part import CommonPart
from scc_wall.ui.cameras.desk import CameraDesk, Candidate, News
from scc_wall.ui.cameras.findings import Finding, Findings, Stage
from scc_wall.ui.cameras.job_part import JobPart
from scc_wall.ui.cameras.ticked_table import TickedTable, TickRow
from scc_wall.ui.words import tr

_TONES = {Stage.FAULT: "fault", Stage.UNTRUSTED: "warn", Stage.READY: "good", Stage.KNOWN: "quiet"}


class NetworkPage(QWidget):
    """Found cameras on the left; on the right the account, the chosen camera, and what holds for all.

    Parameters
    ----------
    other_way
        What a person does whose cameras don't answer; empty: the tab for addresses.
    """

    added = Signal()

    def __init__(self, desk: CameraDesk, work: Work, *, other_way: str = "") -> None:
        super().__init__()
        self._other_way = other_way
        self._desk = desk
        self._asking: frozenset[str] = frozenset()
        self._credentials: Credentials | None = None
        self._cameras: Sequence[CameraConfig] = ()
        self.findings = Findings()
        self._make_parts()
        self._busy = CalmBusy(work, (self.search, self.list, self.tick_all, self.right))
        self._place()
        self._connect()
        self._show()

    def _make_parts(self) -> None:
        self.search = button(tr("&Cari di jaringan"))
        self.tick_all = button(tr("Centan&g semua"))
        columns = (tr("Nama"), tr("Merek"), tr("Host"), tr("PTZ"), tr("Keadaan"))
        self.list = TickedTable(tr("Kamera yang ditemukan"), columns, stretch=4, yields=1, spare=1)
        told = tr("Tekan “Cari di jaringan”. Kamera yang menjawab muncul di sini satu per satu.")
        self.empty = text_label(told, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count = text_label("", "note", wrap=True)
        self.job = JobPart(tr("Kemajuan pencarian"))
        self.refusal = RefusalPlate()
        labels = (tr("Nama pengg&una"), tr("Kata san&di"))
        self.account = AccountPart("", labels, tr("kosong: kamera ditanya tanpa akun"))
        self.ask = button(tr("T&anya yang dicentang"))
        self.one = CandidatePart()
        self.common = CommonPart()
        self.apply = button(tr("Ta&mbahkan"))
        self.apply.setProperty("kind", "primary")
        self.right = QWidget()

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.tick_all)
        head.addStretch()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.list, 1)
        left.addWidget(self.empty, 1)
        left.addWidget(self.count)
        left.addWidget(self.job)
        inside = QVBoxLayout(self.right)
        inside.setContentsMargins(0, 0, 14, 0)
        inside.setSpacing(4)
        steps = {
            tr("1 · Akun kamera"): (self.account, self.ask),
            tr("2 · Kamera yang dipilih"): (self.one,),
            tr("3 · Simpan"): (self.common,),
        }
        for title, parts in steps.items():
            heading = text_label(title, "section")
            inside.addWidget(heading)
            if self.one in parts:
                self._chosen = heading
            for part in parts:
                inside.addWidget(part)
            inside.addSpacing(10)
        inside.addStretch()
        self._area = Scroll(self.right)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.refusal)
        right.addWidget(self._area, 1)
        right.addWidget(self._busy.note)
        right.addWidget(self.apply)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(24)
        outer.addLayout(left, 3)
        outer.addLayout(right, 2)

    def _connect(self) -> None:
        self.search.clicked.connect(self.discover)
        self.tick_all.clicked.connect(self._on_tick_all_clicked)
        self.list.ticked.connect(self._on_list_ticked)
        self.list.current_changed.connect(self._on_list_current_changed)
        self.ask.clicked.connect(self.survey)
        for field in self.account.fields():
            assert isinstance(field.editor, QLineEdit)
            field.editor.returnPressed.connect(self.survey)
        self.job.told.connect(self._on_job_told)
        self.job.ended.connect(self._on_job_ended)
        self.one.renamed.connect(self._on_one_renamed)
        self.one.chosen.connect(self._on_one_chosen)
        self.one.pinned.connect(self._on_one_pinned)
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
        """Cancel what runs, keep no password."""
        self.job.cancel()
        self._busy.leave()
        self.account.empty()
        self._credentials = None
        self.findings.clear()  # their proposals carry the account

    # --- finding and asking --------------------------------------------------------------------------------------

    def discover(self) -> None:
        """Look for cameras; what was found before stays."""
        self.refusal.hide()
        self._asking = frozenset()
        self.empty.setText(tr("Mencari kamera…"))
        set_tone(self.empty, "")
        self.job.run(self._desk.discover(), self.search)
        self._show()

    def take(self, candidates: Iterable[Candidate]) -> None:
        """Take in hosts that a person pasted, ticked: they are meant."""
        meant = tuple(candidates)
        self.findings.take(meant)
        self.findings.tick([candidate.key for candidate in meant], ticked=True)
        self._show()

    def survey(self) -> None:
        """Ask the ticked ones who they are; a search ends with it."""
        if self._asking:
            return
        self.refusal.hide()
        ticked = [finding for finding in self.findings.ticked() if finding.stage is not Stage.READY]
        if not ticked or not form.judge(self.account.fields()):
            return
        keys = [finding.candidate.key for finding in ticked]
        pinned = {finding.candidate.key: finding.pinned for finding in ticked if finding.pinned}
        self._credentials = self.account.typed()
        self._asking = frozenset(keys)
        self.findings.ask_again(keys)
        candidates = [finding.candidate for finding in self.findings.ticked() if finding.candidate.key in keys]
        self.job.run(self._desk.survey(candidates, self._credentials, pinned), self.ask)
        self._show()

    def _on_job_told(self, news: News) -> None:
        if self.findings.take(news.candidates):
            self._show()

    def _on_job_ended(self, news: News) -> None:
        self._asking = frozenset()
        unproposed = self.findings.unproposed()
        if unproposed:
            self._propose(unproposed)
        elif not self.findings and news.fault is not None:
            self.empty.setText(f"✕ {news.fault}")
            set_tone(self.empty, "fault")
            self.job.say("")
        elif not self.findings:
            told = tr("Tidak ada kamera yang menjawab. Periksa: kamera di jaringan yang sama, ONVIF-nya menyala.")
            other_way = self._other_way or tr("Atau tulis alamatnya di tab “Tempel alamat”.")
            self.empty.setText(f"{told} {other_way}")
        self._show()

    def _propose(self, candidates: Sequence[Candidate]) -> None:
        credentials, desk = self._credentials, self._desk

        def ask() -> dict[str, CameraConfig | Told]:
            return {one.key: _proposed(desk, one, credentials) for one in candidates}

        self._busy.run(tr("Menyiapkan usulan…"), ask, self._on_proposed, self._refuse)

    def _on_proposed(self, proposals: dict[str, CameraConfig | Told]) -> None:
        for key, proposal in proposals.items():
            self.findings.propose(key, proposal, self._cameras)
        self._show()

    # --- what is shown -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.list.show_rows([self._row(finding) for finding in self.findings.all()])
        self.list.setVisible(bool(self.findings))
        self.empty.setVisible(not self.findings)
        self._show_one()
        self._show_counts()

    def _show_one(self) -> None:
        self.one.show_finding(self.findings.get(self.list.current_key()))
        self._area.content_changed()

    def _show_counts(self) -> None:
        ticked, ready = self.findings.ticked(), self.findings.ready()
        told = tr("{n} ditemukan · {ticked} dicentang · {ready} siap ditambahkan")
        self.count.setText(told.format(n=len(self.findings), ticked=len(ticked), ready=len(ready)))
        self.count.setVisible(bool(self.findings))
        free = not self._busy.running
        self.search.setEnabled(free and not self.job.running)
        self.tick_all.setEnabled(free and bool(self.findings))
        self.ask.setEnabled(free and not self._asking and len(ticked) > len(ready))
        self.apply.setEnabled(free and bool(ready))
        self.apply.setText(
            tr("Ta&mbahkan {n} kamera", n=len(ready)).format(n=len(ready)) if ready else tr("Ta&mbahkan")
        )
        self.common.count(len(ready))

    def _row(self, finding: Finding) -> TickRow:
        candidate, found = finding.candidate, finding.candidate.found
        name = found.name if found is not None and found.name else candidate.address
        maker = found.hardware if found is not None else ""
        if candidate.survey is not None:
            maker = camera_words.maker_words(candidate.survey.identity) or maker
        host = found.from_host if found is not None else order.bare_host(candidate.address)
        steerable = candidate.survey.ptz_profile is not None if candidate.survey is not None else None
        if steerable is None:
            steerable = found is not None and found.steerable
        ptz = "✓" if steerable else "–"
        if finding.proposal is not None:
            name = finding.proposal.name
        ticked = None if finding.stage is Stage.KNOWN else finding.ticked
        return TickRow(
            candidate.key, (name, maker, host, ptz, self._state(finding)), ticked, _TONES.get(finding.stage, "")
        )

    def _state(self, finding: Finding) -> str:
        candidate, proposal = finding.candidate, finding.proposal
        if finding.stage is Stage.KNOWN:
            return tr("sudah ada: {name}").format(name=candidate.known_as)
        if proposal is not None:
            sizes = [proposal.main.size_px] + ([proposal.sub.size_px] if proposal.sub is not None else [])
            return "✓ " + " + ".join(map(camera_words.size_words, sizes))
        if finding.stage is Stage.UNTRUSTED:
            return tr("✓ disematkan; tanya lagi") if finding.is_pinned else tr("⚠ sertifikat belum dipercaya")
        if finding.stage is Stage.FAULT:
            return "✕ " + str(finding.refused or candidate.fault).partition(". ")[0]  # the whole of it stands beside
        return tr("menanya…") if candidate.key in self._asking else tr("baru")

    # --- what a person changes -----------------------------------------------------------------------------------

    def _on_list_current_changed(self, _key: str) -> None:
        """Show the chosen one, in sight also where the account above leaves it no room; never while it is typed."""
        self._show_one()
        if self.list.hasFocus():
            bar, top = self._area.verticalScrollBar(), self._chosen.y()
            below = bar.value() + self._area.viewport().height()
            if top < bar.value() or self.one.geometry().bottom() > below:
                bar.setValue(top)

    def _on_tick_all_clicked(self) -> None:
        """Tick all that can be, or none if all are."""
        keys = [one.candidate.key for one in self.findings.all() if one.stage is not Stage.KNOWN]
        self.findings.tick(keys, ticked=len(self.findings.ticked()) < len(keys))
        self._show()

    def _on_list_ticked(self, key: str, ticked: bool) -> None:
        self.findings.tick([key], ticked=ticked)
        self._show_counts()

    def _on_one_renamed(self, key: str, name: str) -> None:
        self.findings.rename(key, name)
        self._show()

    def _on_one_chosen(self, key: str, main: object, sub: object) -> None:
        self.findings.choose(key, main, sub)  # type: ignore[arg-type]  # a signal carries them as objects
        self._show()

    def _on_one_pinned(self, key: str, fingerprint: str) -> None:
        self.findings.pin(key, fingerprint)
        if fingerprint:
            self.findings.tick([key], ticked=True)
        self._show()

    # --- storing -------------------------------------------------------------------------------------------------

    def store(self) -> None:
        """Store the ready ones, all or none."""
        self.refusal.hide()
        if not self.common.judge() or not self._all_named():
            return
        cameras = self.findings.to_store(self.common.region_code(), self.common.place.text(), self.common.numbers())
        self._run(tr("Menyimpan…"), lambda: self._desk.add(cameras), self._on_stored)

    def _all_named(self) -> bool:
        """Return whether every camera to store has a name; the first one without is shown otherwise."""
        for finding in self.findings.ready():
            if finding.proposal is not None and not finding.proposal.name:
                self.list.choose_key(finding.candidate.key)
                self.one.name.judge()
                form.focus(self.one.name)
                return False
        return True

    def _run(self, told: str, act: Callable[[], int], done: Callable[[int], object]) -> None:
        self.apply.setEnabled(False)
        self._busy.run(told, act, done, self._refuse)

    def _on_stored(self, count: int) -> None:
        self.findings.mark_stored()
        self.common.start_numbers_over()
        self._show()
        self.job.say(tr("✓ {n} kamera ditambahkan", n=count).format(n=count), "good")
        self.added.emit()

    def _refuse(self, error: SccError) -> None:
        self._show()
        if not form.refuse(self.common.fields(), error):
            self.refusal.tell(error)


def _proposed(desk: CameraDesk, candidate: Candidate, credentials: Credentials | None) -> CameraConfig | Told:
    try:
        return desk.proposed(candidate, credentials)
    except SccError as error:
        return error.in_one()
