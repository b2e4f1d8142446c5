"""What a person wants of a camera beside moving it: lock, presets, patrols. Asked first where it can't be undone.

All that takes its time goes through the `Work`; what comes of it is told by signals, on the UI thread.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.steering import (
    Command,
    EndPatrol,
    GotoHome,
    GotoPreset,
    Patrol,
    ReadPresets,
    RemovePreset,
    SaveHome,
    SavePreset,
    StartPatrol,
)
from scc_wall.ui.access.busy import Work
from scc_wall.ui.ptz.desk import PtzDesk, PtzPast, PtzView
from scc_wall.ui.ptz.panel import PtzPanel
from scc_wall.ui.ptz.patrol_dialog import PatrolDialog
from scc_wall.ui.ptz.preset_part import preset_title
from scc_wall.ui.ptz.preset_picture import Awaited, awaited, outcome
from scc_wall.ui.ptz.question import Question
from scc_wall.ui.words import tr

log = logging.getLogger(__name__)


class Attended(Protocol):
    """The camera that the person has before them, as `PtzUi` knows it."""

    @property
    def attended(self) -> int | None:
        """The camera that the desk was told of; None for none."""
        ...

    @property
    def view(self) -> PtzView | None:
        """What is known of the selected camera."""
        ...

    def camera(self) -> CameraConfig | None:
        """Return the camera of the selected tile."""
        ...

    def picture(self) -> bytes | None:
        """Return what its tile shows now, as a small JPEG."""
        ...


class Wishes(QObject):
    """Follows the parts of a panel."""

    told = Signal(str)
    refused = Signal(str)
    """The desk did not do what took its time, and why."""
    changed = Signal()
    """There is something else to see."""
    leaving = Signal()
    """A dialog opens, or the camera is given back: whatever is held has to be let go."""

    def __init__(self, desk: PtzDesk, work: Work, clock: Clock, panel: PtzPanel, attended: Attended) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._clock = clock
        self._panel = panel
        self._of = attended
        self._closed = False
        self._pasts: dict[int, PtzPast] = {}
        self._awaited: Awaited | None = None
        self._dialogs: list[QDialog] = []
        self._connect_lock()
        self._connect_presets()
        self._connect_patrols()

    def _connect_lock(self) -> None:
        lock = self._panel.lock
        lock.reserve_wished.connect(lambda: self._ask_desk(self._desk.reserve))
        lock.let_go_wished.connect(self.let_go)
        lock.take_over_wished.connect(self.ask_take_over)

    def _connect_presets(self) -> None:
        presets, pad = self._panel.presets, self._panel.steer.pad
        presets.go_wished.connect(lambda token: self.steer(GotoPreset(token)))
        presets.save_wished.connect(self.ask_preset_name)
        presets.overwrite_wished.connect(self.ask_overwrite)
        presets.remove_wished.connect(self.ask_remove)
        presets.save_home_wished.connect(self.ask_home)
        presets.read_wished.connect(lambda: self.steer(ReadPresets()))
        for home_wished in (presets.home_wished, pad.home_wished):
            home_wished.connect(lambda: self.steer(GotoHome()))
        pad.preset_wished.connect(self._go_to_numbered)

    def _connect_patrols(self) -> None:
        patrols = self._panel.patrols
        patrols.start_wished.connect(lambda patrol: self.steer(StartPatrol(patrol)))
        patrols.end_wished.connect(lambda: self.steer(EndPatrol()))
        patrols.new_wished.connect(self.ask_patrol)
        patrols.change_wished.connect(self.ask_patrol)
        patrols.remove_wished.connect(self.ask_remove_patrol)

    def steer(self, command: Command) -> None:
        """Have something done with the attended camera."""
        if self._of.attended is not None:
            self._desk.steer(self._of.attended, command)
            self.changed.emit()

    # --- lock ----------------------------------------------------------------------------------------------------

    def let_go(self) -> None:
        """Give the camera back."""
        self.leaving.emit()
        self._ask_desk(self._desk.let_go)

    def ask_take_over(self) -> None:
        """Ask for the reason, without which nothing is taken from anybody."""
        view, camera = self._of.view, self._of.camera()
        if view is None or view.lock is None or camera is None:
            return
        holder, camera_id = view.lock.holder, view.camera_id
        told = tr("{name} di {station} sedang memegang {camera}. Alasan Anda tercatat di audit.").format(
            name=holder.name, station=holder.station, camera=camera.title
        )

        def take(reason: str) -> None:
            self._ask_desk(lambda asked: self._desk.take_over(asked, reason), camera_id)

        self._ask(tr("Ambil alih kendali"), told, tr("&Ambil alih"), take, label=tr("A&lasan (wajib)"))

    def _ask_desk(self, wish: Callable[[int], object], camera_id: int | None = None) -> None:
        """Have the desk do something that takes its time; what it refuses is told."""
        asked = self._of.attended if camera_id is None else camera_id
        if asked is not None:
            self._panel.lock.busy = True
            self.changed.emit()
            self._work(lambda: wish(asked), lambda _: self._desk_answered(), self._desk_refused)

    def _desk_answered(self) -> None:
        self._panel.lock.busy = False
        if not self._closed:
            self.changed.emit()

    def _desk_refused(self, error: SccError) -> None:
        self._panel.lock.busy = False
        if not self._closed:
            self.refused.emit(str(error.in_one()))

    # --- presets -------------------------------------------------------------------------------------------------

    def ask_preset_name(self) -> None:
        """Ask what to call where the camera stands now."""
        camera_id, picture = self._of.attended, self._of.picture()
        if camera_id is not None:
            self._ask(
                tr("Simpan preset"),
                tr("Arah dan zum {camera} sekarang disimpan di kamera itu.").format(camera=self._title()),
                tr("&Simpan"),
                lambda name: self._save(camera_id, SavePreset(name), picture),
                label=tr("&Nama"),
            )

    def ask_overwrite(self, token: str) -> None:
        """Ask whether a preset is to be where the camera stands now."""
        camera_id, picture, name = self._of.attended, self._of.picture(), self._name_of(token)
        if camera_id is not None:
            told = tr("Preset “{name}” akan menunjuk ke arah {camera} sekarang. Arah lamanya hilang.")
            told = told.format(name=name, camera=self._title())
            command = SavePreset(name, token)
            self._ask(tr("Timpa preset"), told, tr("&Timpa"), lambda _: self._save(camera_id, command, picture))

    def ask_remove(self, token: str) -> None:
        """Ask whether a preset is to be forgotten."""
        told = tr("Preset “{name}” dihapus dari {camera}, juga untuk semua orang lain.")
        told = told.format(name=self._name_of(token), camera=self._title())
        self._ask_then_steer(tr("Hapus preset"), told, tr("&Hapus"), RemovePreset(token))

    def ask_home(self) -> None:
        """Ask whether where the camera stands is to be its home."""
        told = tr("Arah {camera} sekarang menjadi posisi berandanya. Beranda lamanya hilang.")
        told = told.format(camera=self._title())
        self._ask_then_steer(tr("Jadikan beranda"), told, tr("&Jadikan beranda"), SaveHome())

    def _ask_then_steer(self, title: str, told: str, yes: str, command: Command) -> None:
        camera_id = self._of.attended
        if camera_id is not None:
            self._ask(title, told, yes, lambda _: self._desk.steer(camera_id, command))

    def _go_to_numbered(self, number: int) -> None:
        view = self._of.view
        presets = () if view is None or view.steering is None else view.steering.presets or ()
        if 1 <= number <= len(presets):
            self.steer(GotoPreset(presets[number - 1].token))
        else:
            self.told.emit(tr("Tidak ada preset {n}").format(n=number))

    def _title(self) -> str:
        """Return the camera's number and name: nobody shall have to guess which one a question is about."""
        camera = self._of.camera()
        return "" if camera is None else camera.title

    def _name_of(self, token: str) -> str:
        view = self._of.view
        presets = () if view is None or view.steering is None else view.steering.presets or ()
        return next((preset_title(preset) for preset in presets if preset.token == token), token)

    def _save(self, camera_id: int, command: SavePreset, picture: bytes | None) -> None:
        if picture is not None:
            self._awaited = awaited(self._desk.view(camera_id), command, picture, self._clock.mono_ns())
        self._desk.steer(camera_id, command)
        self.changed.emit()

    def follow(self) -> None:
        """Have the picture of a preset kept once the camera has the preset."""
        waiting = self._awaited
        if waiting is None:
            return
        token = outcome(waiting, self._desk.view(waiting.camera_id), self._clock.mono_ns())
        if token is None:
            return
        self._awaited = None
        if token:
            self._work(
                lambda: self._desk.keep_picture(waiting.camera_id, token, waiting.jpeg),
                lambda _: self.load_past(waiting.camera_id),
                self._picture_lost,
            )

    def _picture_lost(self, error: SccError) -> None:
        log.warning("the picture of a preset could not be kept: %s", error.what.en)

    # --- past and patrols ----------------------------------------------------------------------------------------

    def past(self, camera_id: int) -> PtzPast:
        """Return what was read of a camera's past so far."""
        return self._pasts.get(camera_id, PtzPast())

    def load_past(self, camera_id: int) -> None:
        """Have it read anew."""
        self._work(lambda: self._desk.past(camera_id), lambda past: self._on_past(camera_id, past), self._past_failed)

    def _on_past(self, camera_id: int, past: PtzPast) -> None:
        if not self._closed:
            self._pasts[camera_id] = past
            self.changed.emit()

    def _past_failed(self, error: SccError) -> None:
        if not self._closed:
            self.told.emit(tr("⚠ Patroli dan gambar preset belum terbaca: {why}").format(why=error.what))

    def ask_patrol(self, patrol: Patrol | None = None) -> None:
        """Open the dialog that makes or changes a patrol."""
        view, camera_id = self._of.view, self._of.attended
        if view is not None and view.steering is not None and camera_id is not None:
            made = patrol or Patrol(0, camera_id, "", ())
            self._open(PatrolDialog(self._parent(), made, view.steering.presets or (), self._save_patrol))

    def _save_patrol(self, patrol: Patrol) -> None:
        self._work(
            lambda: self._desk.save_patrol(patrol), lambda _: self.load_past(patrol.camera_id), self._desk_refused
        )

    def ask_remove_patrol(self, patrol: Patrol) -> None:
        """Ask whether a patrol is to be forgotten."""
        told = tr("Patroli “{name}” dihapus. Presetnya tetap ada.").format(name=patrol.name)
        self._ask(tr("Hapus patroli"), told, tr("&Hapus"), lambda _: self._remove_patrol(patrol))

    def _remove_patrol(self, patrol: Patrol) -> None:
        self._work(
            lambda: self._desk.remove_patrol(patrol), lambda _: self.load_past(patrol.camera_id), self._desk_refused
        )

    # --- dialogs -------------------------------------------------------------------------------------------------

    def _ask(
        self, title: str, told: str, yes: str, answered: Callable[[str], object], *, label: str | None = None
    ) -> None:
        self._open(Question(self._parent(), title, told, yes, answered, label=label))

    def _open(self, dialog: QDialog) -> None:
        """Open a dialog; whatever was held ends first, for its keys come up in there."""
        self.leaving.emit()
        self._dialogs.append(dialog)
        dialog.finished.connect(lambda: self._dialogs.remove(dialog))
        dialog.open()

    @property
    def dialogs(self) -> Sequence[QDialog]:
        """What is open now."""
        return tuple(self._dialogs)

    def _parent(self) -> QWidget:
        active = QApplication.activeWindow()
        return self._panel.window() if active is None else active

    def close(self) -> None:
        """Close what is open; answers that are still to come change nothing. Idempotent."""
        self._closed = True
        for dialog in self.dialogs:
            dialog.done(0)
