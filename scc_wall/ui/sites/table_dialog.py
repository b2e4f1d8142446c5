"""The table of all sites: searched, added to, changed, taken out, imported and exported."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.site import SiteConfig
from scc_wall.ui import csv_files
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Busy, Work
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import Scroll, button, set_tone, text_label, two_columns
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.clearing import let_clear
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.in_turns import TurnsDialog
from scc_wall.ui.long_work import LongWork
from scc_wall.ui.sites import site_words
from scc_wall.ui.sites.desk import SitesDesk, SitesSnapshot
from scc_wall.ui.sites.import_dialog import ImportDialog
from scc_wall.ui.sites.look import SIGNS, is_watched, look_of
from scc_wall.ui.sites.short_name import NameDelegate
from scc_wall.ui.sites.site_form import SiteForm
from scc_wall.ui.sure_question import SureQuestion
from scc_wall.ui.words import tr

WIDTH_PX = 1480


class SitesTableDialog(TurnsDialog):
    """The table on the left; on the right the form of the chosen site, or of a new one."""

    def __init__(self, desk: SitesDesk, clock: Clock, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._clock = clock
        self._snapshot, self._taken_utc = SitesSnapshot(), clock.now_utc()
        self.opened: SureQuestion | None = None
        self._awaits = False
        self._added = 0
        self.setWindowTitle(tr("Daftar situs"))
        self.setStyleSheet(DIALOG_STYLE)
        form = (self._make_form, self._place, self._place_form, self._fit)
        self._begin_with((self._make_list, *form, self.follow, self._fill_rest, self._ask_rights))

    def _make_list(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama, alamat…"))
        self.search.setAccessibleName(tr("Cari situs"))
        let_clear(self.search)
        columns = (tr("Nama OPD"), tr("Alamat"), tr("Keadaan"))
        wide = self.screen().availableGeometry().width() >= WIDTH_PX  # else the name is all that there is room for
        self.list = Listing(tr("Daftar situs"), columns, stretch=1, yields=0 if wide else 1, remembered="sites")
        self.list.setItemDelegateForColumn(0, NameDelegate(self.list))
        self.count = text_label("", "note")
        self.new = button(tr("Situs &baru"))
        self.remove = button(tr("&Hapus…"))
        self.load = button(tr("I&mpor CSV…"))
        self.store = button(tr("&Ekspor CSV…"))

    def _make_form(self) -> None:
        told = tr("Hanya admin yang sudah masuk dapat mengubah daftar ini. Mencari dan melihat boleh siapa saja.")
        self.only_admin = text_label(told, wrap=True)
        """Says so before somebody has typed a whole site, not when it is refused."""
        set_tone(self.only_admin, "warn")
        self.only_admin.hide()
        self.refusal = RefusalPlate()
        self.form = SiteForm()
        self.apply = button(tr("&Simpan"), primary=True)
        self.leave = button(tr("Kembal&i"))
        parts = (self.list, self.form, self.new, self.remove, self.load, self.store, self.apply, self.leave)
        self._busy = Busy(self._work, parts)
        self.long = LongWork(self._busy, tr("Kemajuan ekspor"), self.leave)

    def _fit(self) -> None:
        self._connect()
        fit(self, WIDTH_PX, tall=True)
        self.list.setFocus()

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(text_label(tr("Daftar situs"), "heading"))
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.count)
        under = QHBoxLayout()
        under.setSpacing(8)
        for part in (self.new, self.remove, self.load, self.store):
            under.addWidget(part)
        under.addStretch()
        left.addLayout(under)
        self._right = QVBoxLayout()
        self._right.addWidget(self.only_admin)
        self._right.addWidget(self.refusal)
        two_columns(self, left, self._right)

    def _place_form(self) -> None:
        self._right.addWidget(Scroll(self.form), 1)
        self._right.addWidget(self.long)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._busy.note, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.apply)
        self._right.addLayout(buttons)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.new.clicked.connect(self.begin_new)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.load.clicked.connect(self.ask_import)
        self.store.clicked.connect(self._on_store_clicked)
        self.apply.clicked.connect(self._on_apply_clicked)
        self.leave.clicked.connect(self.reject)

    # --- what is shown -------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Show the sites as they are now, the chosen one as it is stored."""
        self._snapshot, self._taken_utc = self._desk.snapshot(), self._clock.now_utc()
        self._fill()

    def _fill_rest(self) -> None:
        self.list.fill_rest()  # not beside the opening, which draws the whole dialog

    def _ask_rights(self) -> None:
        """Ask whether who is in may change the list; the worker, since the service layer may wait for the disk."""
        self._work(self._desk.may_edit, self._on_rights, lambda _: None)

    def _on_rights(self, may_edit: bool) -> None:
        if isValid(self.only_admin):
            self.only_admin.setHidden(may_edit)

    def changeEvent(self, event: QEvent) -> None:
        """Ask again as the keyboard comes back: somebody may have come in or left meanwhile."""
        if event.type() == QEvent.Type.ActivationChange and self.made and self.isActiveWindow():
            self._ask_rights()
        super().changeEvent(event)

    def catch_up(self) -> None:
        """Show what was done here once the monitors have read the list again; what is being typed stays as it is."""
        if self._awaits and self._desk.snapshot().sites != self._snapshot.sites:
            self._awaits = False
            self.follow()
            if self._added:
                self.list.choose(self._added)
                self._added = 0

    def _await_change(self) -> None:
        self._awaits = True
        self.catch_up()

    def _fill(self) -> None:
        wanted = self.search.text().strip().casefold()
        sites = sorted(self._snapshot.sites, key=lambda site: site.name.casefold())
        found = [site for site in sites if wanted in site.name.casefold() or wanted in site.url.casefold()]
        self.list.fill([(site.site_id, self._row(site)) for site in found])
        if sites:
            self.list.say_when_empty(tr("Tidak ada situs yang cocok. Hapus pencarian untuk melihat semuanya."))
        else:
            self.list.say_when_empty(tr("Belum ada situs. Impor daftar OPD dari CSV, atau isi formulir di kanan."))
        counted = tr("{n} dari {all} situs").format(n=len(found), all=len(sites))
        known = site_words.known_at(self._taken_utc, self._clock.now_utc())  # it does not follow while one types
        self.count.setText(f"{counted} · {known}")
        self._on_list_selection_changed()

    def _row(self, site: SiteConfig) -> tuple[str, ...]:
        status, now = self._snapshot.statuses.get(site.site_id), self._clock.now_utc()
        look = look_of(site, status, now)
        word = f"{SIGNS[look.state]} {look.word}" + (f" ⚠ {look.doubt}" if look.doubt else "")
        if not is_watched(site):
            word = tr("– tidak dipantau") if site.url else tr("– menunggu alamat")
        return site.name, site.url, word

    def chosen(self) -> SiteConfig | None:
        """Return the chosen site, None without one."""
        site_id = self.list.chosen_id()
        return next((site for site in self._snapshot.sites if site.site_id == site_id), None)

    def _on_list_selection_changed(self) -> None:
        site = self.chosen()
        self.remove.setEnabled(site is not None)
        self.form.show_site(site)

    # --- what is done --------------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        """Empty the form for a new site."""
        self.list.clearSelection()
        self.form.name.editor.setFocus()

    def _on_apply_clicked(self) -> None:
        self.refusal.hide()
        if not self.form.judge():
            return
        site = self.form.typed()
        if site.site_id:
            self._do(tr("Menyimpan…"), lambda: self._desk.change_site(site))
        else:
            self.refusal.hide()
            self._busy.run(tr("Menyimpan…"), lambda: self._desk.add_site(site), self._on_added, self._refuse)

    def _on_added(self, site: SiteConfig) -> None:
        self._added = site.site_id
        self._await_change()

    def _on_remove_clicked(self) -> None:
        """Ask whether the chosen site shall be taken out."""
        site = self.chosen()
        if site is None:
            return
        question = remove_question(site, self)
        question.accepted.connect(lambda: self._do(tr("Menghapus…"), lambda: self._desk.remove_site(site.site_id)))
        question.finished.connect(lambda: self._forget(question))
        self.opened = question
        question.open()

    def _forget(self, question: SureQuestion) -> None:
        self.opened = None
        question.deleteLater()
        self.activateWindow()

    def _do(self, told: str, act: Callable[[], object]) -> None:
        self.refusal.hide()
        self._busy.run(told, act, lambda _: self._await_change(), self._refuse)

    def _refuse(self, error: SccError) -> None:
        if not form.refuse(self.form.fields(), error):
            self.refusal.tell(error)

    # --- files ---------------------------------------------------------------------------------------------------

    def ask_import(self) -> None:
        """Ask for a file and import it."""
        path = csv_files.to_read(self, tr("Impor daftar situs"))
        if path is None:
            return
        dialog = ImportDialog(self._desk, self._work, path, self)
        dialog.accepted.connect(self._await_change)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_store_clicked(self) -> None:
        path = csv_files.to_write(self, tr("Ekspor daftar situs"), "situs.csv")
        if path is None:
            return
        self.refusal.hide()
        told, stopped = tr("Mengekspor…"), self.store.setFocus
        export = self._desk.export_sites
        self.long.run(told, lambda course: export(path, course), self._on_stored, self._refuse, stopped=stopped)

    def _on_stored(self, count: int) -> None:
        self.count.setText(tr("✓ {n} situs diekspor", n=count).format(n=count))
        self.store.setFocus()

    def reject(self) -> None:
        """Leave, unless something is being written; an export is stopped first."""
        if not self.long.cancel() and not self._busy.running:
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what runs is stopped, in the dialog of an import too."""
        for one in self.findChildren(ImportDialog):
            one.done(result)
        if self.opened is not None:
            self.opened.reject()
        if self.made:
            self.long.leave()
        super().done(result)


def remove_question(site: SiteConfig, parent: QWidget | None = None) -> SureQuestion:
    """Return what asks whether a site shall be taken out."""
    told = tr(
        "Situs ini tidak dicek lagi; setelan dan acuannya dihapus. Riwayatnya tersimpan sampai masa simpannya habis, "
        "tetapi tidak tampil lagi, juga bila situs ini ditambahkan lagi. Untuk berhenti mengecek saja: batalkan, lalu "
        "kosongkan “Dipantau”."
    )
    asked, yes = tr("Hapus situs ini?"), tr("Ya, &hapus situs ini")
    return SureQuestion(parent, asked, told, yes, names=[site.name, site.url])
