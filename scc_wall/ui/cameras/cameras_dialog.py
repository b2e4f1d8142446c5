"""All cameras in their order: searched, grouped, put in order, taken out; the way to all other dialogs of cameras."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.region import Region
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import Check, button, text_label
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.access.sizes import fit
from scc_wall.ui.cameras import camera_words, order
from scc_wall.ui.cameras.add_dialog import CSV, NETWORK, AddDialog
from scc_wall.ui.cameras.calm_busy import CalmBusy
from scc_wall.ui.cameras.camera_dialog import CameraDialog
from scc_wall.ui.cameras.camera_words import LastTrial
from scc_wall.ui.cameras.cameras_table import CamerasTable
from scc_wall.ui.cameras.desk import CameraDesk, CameraTrial
from scc_wall.ui.cameras.order import Group
from scc_wall.ui.cameras.order_sender import OrderSender
from scc_wall.ui.cameras.passwords_dialog import PasswordsDialog
from scc_wall.ui.cameras.remove_question import RemoveQuestion
from scc_wall.ui.cameras.trial_dialog import TrialDialog
from scc_wall.ui.clearing import let_clear
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.words import tr

WIDTH_PX = 1480


class CamerasDialog(QDialog):
    """The list, and under it what can be done with the chosen ones.

    Parameters
    ----------
    tested
        How cameras' last trials went, by id; written here, kept by the owner.
    """

    changed = Signal()
    """Cameras were added, changed, taken out or put into another order."""

    def __init__(
        self,
        desk: CameraDesk,
        work: Work,
        clock: Clock,
        tested: dict[int, LastTrial] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._clock = clock
        self._tested = {} if tested is None else tested
        self._titles: dict[str, str] = {}
        self._loaded = False
        self._stale = False
        self.cameras: list[CameraConfig] = []
        self.regions: Sequence[Region] = ()
        self.opened: QDialog | None = None
        """The dialog that was opened from here, None without one."""
        self.setWindowTitle(tr("Kamera"))
        self.setStyleSheet(DIALOG_STYLE)
        self._make_parts()
        self._busy = CalmBusy(work, (self.list, *self._buttons()))
        self._orders = OrderSender(desk, work, self._on_order_stored, self._on_order_refused)
        self._place()
        self._connect()
        fit(self, WIDTH_PX, tall=True)
        self._show_buttons()
        self.list.setFocus()
        QTimer.singleShot(0, self, self.follow)

    def _make_parts(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama, nomor, wilayah, tempat, alamat…"))
        self.search.setAccessibleName(tr("Cari kamera"))
        let_clear(self.search)
        self.group = Check(tr("Kelompokkan menurut &wilayah dan tempat"))
        self.up = button(tr("▲ &Naik"))
        self.down = button(tr("▼ T&urun"))
        self.up.setToolTip("Alt+↑")
        self.down.setToolTip("Alt+↓")
        self.list = CamerasTable(self._last_word)
        self.empty = text_label("", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()
        self.count = text_label("", "note")
        self.refusal = RefusalPlate()
        self.again = button(tr("Coba &lagi"))
        self.again.hide()
        self.add = button(tr("&Tambah…"))
        self.edit = button(tr("U&bah…"))
        self.test = button(tr("U&ji…"))
        self.accounts = button(tr("&Akun…"))
        self.remove = button(tr("&Hapus…"))
        self.csv = button(tr("&CSV…"))
        self.leave = button(tr("Tutu&p"))

    def _buttons(self) -> tuple[QWidget, ...]:
        return (
            self.again,
            self.up,
            self.down,
            self.add,
            self.edit,
            self.test,
            self.accounts,
            self.remove,
            self.csv,
        )

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search, 1)
        for part in (self.group, self.up, self.down):
            head.addWidget(part)
        under = QHBoxLayout()
        under.setSpacing(8)
        for part in (self.add, self.edit, self.test, self.accounts, self.remove, self.csv):
            under.addWidget(part)
        under.addStretch()
        under.addWidget(self.leave)
        told = QHBoxLayout()
        told.addWidget(self.count)
        told.addWidget(self._busy.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(8)
        column.addWidget(text_label(tr("Kamera"), "heading"))
        column.addWidget(self.refusal)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(told)
        column.addLayout(under)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.list.setFocus)
        self.group.toggled.connect(self._fill)
        self.up.clicked.connect(lambda: self.step(-1))
        self.down.clicked.connect(lambda: self.step(1))
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.list.opened.connect(self.edit_chosen)
        self.list.removal_wished.connect(self.ask_remove)
        self.list.step_wished.connect(self.step)
        self.list.dropped.connect(self._on_list_dropped)
        self.again.clicked.connect(self.follow)
        self.add.clicked.connect(self.open_add)
        self.csv.clicked.connect(self.open_csv)
        self.edit.clicked.connect(self.edit_chosen)
        self.test.clicked.connect(self.test_chosen)
        self.accounts.clicked.connect(self.open_accounts)
        self.remove.clicked.connect(self.ask_remove)
        self.leave.clicked.connect(self.reject)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    # --- what is shown -------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Load the cameras anew; what is chosen and searched stays."""

        def load() -> tuple[Sequence[CameraConfig], Sequence[Region]]:
            return self._desk.cameras(), self._desk.regions()

        if self._busy.running:
            self._stale = True
        else:
            self._stale = False
            self._busy.run(tr("Memuat…"), load, self._on_loaded, self._on_load_refused)

    def _on_loaded(self, loaded: tuple[Sequence[CameraConfig], Sequence[Region]]) -> None:
        self.cameras, self.regions = list(loaded[0]), loaded[1]
        self._titles = {region.code: region.title for region in self.regions}
        self._loaded = True
        self._found_again()
        self._fill()
        if isinstance(self.opened, AddDialog):
            self.opened.know(self.cameras, self.regions)
        if self._stale:
            self.follow()
        elif not self.cameras:
            self.add.setFocus()

    def _found_again(self) -> None:
        """Take back that they can't be read, if that was said."""
        if not self.again.isHidden():
            if self.again.hasFocus():
                self.list.setFocus()
            self.again.hide()
            self.refusal.hide()

    def _on_load_refused(self, error: SccError) -> None:
        """Say why; what needs the cameras waits until they can be read."""
        self._refuse(error)
        self.again.show()
        self.again.setFocus()

    def _fill(self) -> None:
        some = order.found(self.cameras, self.search.text(), self._titles)
        groups = [Group("", tuple(some))]
        if self.group.isChecked():
            groups = order.grouped(some, self._titles, tr("Tanpa wilayah"))
        self.list.show_groups(groups, self._titles)
        self._show_buttons()
        self._say_empty(shown=len(some))

    def _say_empty(self, shown: int) -> None:
        if not self.cameras:
            told = tr("Belum ada kamera. Tekan Tambah: cari di jaringan, tempel alamat, impor CSV, atau tulis sendiri.")
        else:
            told = tr("Tidak ada kamera yang cocok. Hapus pencarian untuk melihat semuanya.")
        self.empty.setText(told if self._loaded else "")
        self.list.setVisible(bool(shown) or not self._loaded)
        self.empty.setVisible(self._loaded and not shown)

    def _last_word(self, camera_id: int) -> str:
        return camera_words.last_word(self._tested.get(camera_id), self._clock.now_utc())

    def _show_buttons(self) -> None:
        chosen = self.list.chosen_ids()
        free = not self._busy.running
        ordered = self.in_order()
        self.list.allow_order(allowed=ordered)
        for one in (self.up, self.down):
            one.setEnabled(free and ordered and bool(chosen))
        for one in (self.add, self.csv):
            one.setEnabled(free and self._loaded)
        self.edit.setEnabled(free and len(chosen) == 1)
        self.accounts.setEnabled(free and bool(self.cameras))
        for part in self._for_several():
            part.setEnabled(free and bool(chosen))
        self.count.setText(self._count_words(len(chosen)))

    def _for_several(self) -> tuple[QWidget, ...]:
        return (self.test, self.remove)

    def _count_words(self, chosen: int) -> str:
        if not self._loaded:
            return ""
        shown, there = len(self.list.shown_ids()), len(self.cameras)
        words = [tr("{n} dari {all} kamera").format(n=shown, all=there), tr("{n} dipilih").format(n=chosen)]
        if not self.in_order():
            words.append(tr("urutan dapat diubah bila tanpa pencarian dan kelompok"))
        return " · ".join(words)

    def in_order(self) -> bool:
        """Return whether the rows stand in the cameras' own order."""
        return not self.search.text().strip() and not self.group.isChecked()

    def chosen(self) -> list[CameraConfig]:
        """Return the chosen cameras in the order in which they stand."""
        by_id = {camera.camera_id: camera for camera in self.cameras}
        return [by_id[one] for one in self.list.chosen_ids() if one in by_id]

    # --- order ---------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Put the chosen ones one place up or down."""
        if self.in_order():
            self._put_order(order.moved(self._ids(), set(self.list.chosen_ids()), by))

    def _on_list_dropped(self, before: int | None) -> None:
        if self.in_order():
            self._put_order(order.dropped(self._ids(), set(self.list.chosen_ids()), before))

    def _ids(self) -> list[int]:
        return [camera.camera_id for camera in self.cameras]

    def _put_order(self, ids: list[int]) -> None:
        """Show an order at once and have it stored; what is wished meanwhile is stored after it."""
        if ids == self._ids():
            return
        by_id = {camera.camera_id: camera for camera in self.cameras}
        self.cameras = [by_id[one] for one in ids]
        self._fill()
        self._orders.send(ids)

    def _on_order_stored(self) -> None:
        self.changed.emit()

    def _on_order_refused(self, error: SccError) -> None:
        self.refusal.tell(error)
        self.follow()

    # --- removing ------------------------------------------------------------------------------------------------

    def ask_remove(self) -> None:
        """Ask whether the chosen ones shall be taken out."""
        cameras = self.chosen()
        if not cameras or not self.remove.isEnabled():
            return
        question = RemoveQuestion(cameras, self)
        question.accepted.connect(lambda: self._remove([camera.camera_id for camera in cameras]))
        self._open(question)

    def _remove(self, camera_ids: list[int]) -> None:
        self._do(tr("Menghapus…"), lambda: self._desk.remove(camera_ids))

    def _do(self, told: str, act: Callable[[], object]) -> None:
        self.refusal.hide()
        self._busy.run(told, act, lambda _: self._after_change(), self._refuse)

    def _after_change(self) -> None:
        self.changed.emit()
        self.follow()

    def _refuse(self, error: SccError) -> None:
        self.refusal.tell(error)
        self._show_buttons()

    # --- other dialogs -------------------------------------------------------------------------------------------

    def open_add(self) -> None:
        """Open the ways to add cameras."""
        self._open(self._add_dialog())

    def open_csv(self) -> None:
        """Open the way to add cameras by a file, and to write one."""
        self._open(self._add_dialog(CSV))

    def _add_dialog(self, tab: int = NETWORK) -> AddDialog:
        dialog = AddDialog(self._desk, self._work, self.cameras, self.regions, self, tab=tab)
        dialog.added.connect(self._after_change)
        return dialog

    def test_chosen(self) -> None:
        """Try the chosen ones as they are stored."""
        if chosen := self.chosen():
            dialog = TrialDialog(self._desk, chosen, self)
            dialog.tried.connect(self.note_trial)
            self._open(dialog)
            dialog.begin()

    def open_accounts(self) -> None:
        """Give many cameras another account, the chosen ones ticked."""
        dialog = PasswordsDialog(self._desk, self.cameras, self.list.chosen_ids(), self)
        dialog.tried.connect(self.note_trial)
        dialog.changed.connect(self._after_change)
        self._open(dialog)

    def edit_chosen(self) -> None:
        """Open the chosen camera."""
        chosen = self.chosen()
        if len(chosen) == 1 and self.edit.isEnabled():
            dialog = CameraDialog(self._desk, self._work, chosen[0], self.cameras, self.regions, self)
            dialog.tried.connect(self.note_trial)
            dialog.asked_otherwise.connect(self._forget_trial)
            dialog.accepted.connect(self._after_change)
            self._open(dialog)

    def _forget_trial(self, camera_id: int) -> None:
        """Forget how a camera answered that is asked otherwise from now on."""
        self._tested.pop(camera_id, None)

    def _open(self, dialog: QDialog) -> None:
        self.refusal.hide()
        self.opened = dialog
        dialog.finished.connect(lambda: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self.opened is dialog:
            self.opened = None
        dialog.deleteLater()
        self.activateWindow()
        self.list.setFocus()

    def note_trial(self, trial: CameraTrial) -> None:
        """Keep how a stored camera's trial went."""
        if trial.camera.camera_id:
            self._tested[trial.camera.camera_id] = LastTrial(trial, self._clock.now_utc())
            self._fill()

    def reject(self) -> None:
        """Leave, unless something is being written."""
        if not self._busy.running or not self._loaded:
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what was opened from here goes with it."""
        if self.opened is not None:
            self.opened.done(0)
        self._busy.leave()
        self._orders.leave()
        super().done(result)
