"""Steering, open: desk, parts and panel; loaded by the reception's worker."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scc_wall.app.access.reception import Reception
from scc_wall.app.ptz.desk import Desk
from scc_wall.app.ptz.diary import Diary, Job
from scc_wall.app.ptz.leaves import Leaves
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.app.ptz.parts import Parts
from scc_wall.app.ptz.steered import Steered
from scc_wall.base.clock import Clock
from scc_wall.storage.store import Store
from scc_wall.ui.access.busy import Work
from scc_wall.ui.wall_ui import WallUi

if TYPE_CHECKING:
    from scc_wall.ui.ptz.ptz_ui import PtzUi
    from scc_wall.ui.slices import Slices


@dataclass(slots=True)
class Opened:
    """See above."""

    desk: Desk
    parts: Parts
    panel: "PtzUi | None" = None
    _hidden: bool = False
    _slices: "Slices | None" = None

    @property
    def docked(self) -> bool:
        """Whether the panel has its place."""
        return self.panel is not None and self.panel.dock is not None

    def show(self, ui: WallUi, work: Work, clock: Clock) -> None:
        """Dock the panel, and put its commands behind their keys; on the UI thread."""
        # Here: the worker that loads this module may load nothing of Qt.
        from scc_wall.ui.ptz.ptz_ui import PtzUi
        from scc_wall.ui.slices import Slices, polishing

        self.panel = panel = PtzUi(self.desk, work, ui, clock=clock)
        panel.told.connect(ui.tell)
        panel.left.connect(ui.desk.wall.setFocus)
        for action, command in panel.commands().items():
            ui.commands.add(action, command)
        # All at once is too much for one turn of the wall's tick.
        self._slices = Slices([lambda: polishing(panel.hold(ui.desk)), lambda: self._dock(ui)], panel)

    def _dock(self, ui: WallUi) -> None:
        if self.panel is None or self._hidden:
            return
        dock = self.panel.dock_into(ui.desk)
        ui.desk.offer_dock(dock)
        if ui.desk.bare:
            dock.hide()

    def tick(self) -> None:
        """Follow cameras and people, and let the panel look."""
        self.desk.follow()
        if self.panel is not None:
            self.panel.tick()

    def hide(self) -> None:
        """Take no more from the person. Idempotent."""
        if self._slices is not None:
            self._slices.stop()
        if self.panel is not None and not self._hidden:
            self.panel.close()
            if self.panel.panel.parent() is None:  # nobody else owns its widget yet
                self.panel.panel.deleteLater()
            self.panel.deleteLater()
        self._hidden = True

    def close(self) -> None:
        """Stop every camera, then let go of locks and guardian. Idempotent."""
        self.desk.close()
        self.parts.close()


def open_steering(
    store: Store, ui: WallUi, origin: PtzOrigin, reception: Reception, clock: Clock, *, needed: Callable[[], bool]
) -> Opened:
    """Make the desk over the store; on a worker."""

    def note(job: Job) -> None:
        recorder = reception.recorder
        if recorder is None:
            raise RuntimeError("nobody was in, so nothing was steered")
        recorder.note(job)

    def owing() -> bool:
        return reception.recorder is None or reception.recorder.owing

    parts = Parts(store, origin, clock, needed)
    diary = Diary(reception.access, note, store.settings, origin.key, clock)
    leaves = Leaves(
        reception.access, parts.locks, diary, origin.station, clock, owing=owing, rows=store.audit.with_action
    )
    desk = Desk(
        reception.access,
        lambda: ui.model.cameras,
        steered=Steered(parts.make, diary, clock),
        leaves=leaves,
        locks=parts.locks,
        diary=diary,
        patrols=store.patrols,
        clock=clock,
    )
    desk.start()
    return Opened(desk, parts)
