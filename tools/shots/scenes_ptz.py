"""Steering: the panel in each standing, the steered tile, patrols and questions."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from scc_wall.access.audit_watch import CLOSED
from scc_wall.access.told_errors import NO_SESSION, OUTSIDE
from scc_wall.app.ptz.desk import LOCK_LOST
from scc_wall.base.told import Told
from scc_wall.domain.ptz import PtzVector
from scc_wall.domain.ptz_lock import LockHolder, PtzLock
from scc_wall.domain.role import Role
from scc_wall.domain.steering import Drive, Patrol, SteeringSnapshot
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.ptz.desk import CameraAlarm, PtzPast
from scc_wall.ui.ptz.patrol_dialog import PatrolDialog
from scc_wall.ui.ptz.ptz_ui import PtzUi
from scc_wall.ui.ptz.question import Question
from tests.support.ptz_desk import PRESETS, ScriptedPtz, lock_of, snapshot_of
from tools.shots.footage import FIRST_ID, cameras
from tools.shots.hall import Hall, hall
from tools.shots.registry import Kind, scene
from tools.shots.scenes_cameras import jpeg
from tools.shots.stage import Stage

FIXED = 3
"""Place of a camera that can't be steered."""
ANDI = LockHolder("andi", "Andi Saputra", Role.OPERATOR, "MEJA-2", 9)
Asked = TypeVar("Asked", bound=QDialog)


@dataclass
class Station:
    """A desk with steering docked beside its wall; the first camera is selected."""

    hall: Hall
    desk: ScriptedPtz
    ptz: PtzUi

    def settle(self) -> QWidget:
        """Let the panel follow, and return the desk."""
        self.desk.changed()
        self.ptz.tick()
        window = self.hall.settle()
        self.ptz.tick()
        self.hall.stage.settle()
        return window

    def panel(self) -> QWidget:
        """Let the panel follow, and return it alone."""
        self.settle()
        return self.ptz.panel


def station(stage: Stage, *, tiles: int = 4) -> Station:
    """Open a desk with steering."""
    steered = [place for place in range(tiles) if place != FIXED]
    known = cameras(max(tiles, 6), steered=steered)
    room, name = hall(stage, tiles=tiles, known=known), known[0].name
    desk = ScriptedPtz()
    desk.pasts[FIRST_ID] = PtzPast(
        pictures={"p1": jpeg(1, name), "p2": jpeg(0, name)},
        patrols=(Patrol(1, FIRST_ID, "Malam", ("p1", "p2", "p3"), 20.0),),
    )
    ptz = PtzUi(desk, at_once, room.ui, clock=stage.clock)
    ptz.told.connect(room.ui.tell)
    stage.at_end(ptz.deleteLater)
    stage.at_end(ptz.close)
    room.desk.offer_dock(ptz.dock_into(room.desk))
    room.ui.model.select(TileAddress(0, 0))
    stage.settle()
    return Station(room, desk, ptz)


@scene(
    "ptz-steer", "Kamera PTZ dikendalikan di petak", "A camera is steered in its tile", "DeskWindow", kind=Kind.SCREEN
)
def ptz_steer(stage: Stage) -> QWidget:
    """Show panel and tile while a camera is steered."""
    made = station(stage, tiles=9)
    made.desk.lock(lock_of(FIRST_ID, left_s=15.0), FIRST_ID)  # each command begins its time anew
    made.settle()
    made.ptz.toggle_mode()
    now = stage.clock.mono_ns()
    made.desk.change(FIRST_ID, steering=snapshot_of(FIRST_ID, Drive.MOVING, position_mono_ns=now))
    return made.settle()


@scene("ptz-panel", "Panel PTZ: siap, preset kamera", "The panel: ready", "PtzPanel")
def ptz_panel(stage: Stage) -> QWidget:
    """Show the panel at rest."""
    return station(stage).panel()


@scene("ptz-panel-patrols", "Panel PTZ: patroli", "The panel: patrols")
def ptz_panel_patrols(stage: Stage) -> QWidget:
    """Show the patrols."""
    made = station(stage)
    made.panel()
    made.ptz.panel.tabs.setCurrentIndex(1)
    return made.panel()


@scene("ptz-panel-none", "Panel PTZ: belum ada kamera terpilih", "The panel: nothing selected")
def ptz_panel_none(stage: Stage) -> QWidget:
    """Say what to do first."""
    made = station(stage)
    made.hall.ui.model.select(None)
    return made.panel()


@scene("ptz-panel-fixed", "Panel PTZ: kamera tanpa kendali", "The panel: a fixed camera")
def ptz_panel_fixed(stage: Stage) -> QWidget:
    """Say that this camera is only for watching."""
    made = station(stage)
    made.hall.ui.model.select(TileAddress(0, FIXED))
    return made.panel()


@scene("ptz-panel-nobody", "Panel PTZ: tanpa sesi", "The panel: without a session")
def ptz_panel_nobody(stage: Stage) -> QWidget:
    """Say how to get in."""
    made = station(stage)
    made.desk.change(FIRST_ID, allowed=False, denied=NO_SESSION, steering=None)
    return made.panel()


@scene("ptz-panel-denied", "Panel PTZ: surat tidak memuat PTZ", "The panel: not in the letter")
def ptz_panel_denied(stage: Stage) -> QWidget:
    """Say why not."""
    made = station(stage)
    made.desk.change(FIRST_ID, allowed=False, denied=OUTSIDE, steering=None)
    return made.panel()


@scene("ptz-panel-held", "Panel PTZ: dipegang orang lain", "The panel: held by somebody else")
def ptz_panel_held(stage: Stage) -> QWidget:
    """Say who holds it, and how to get it."""
    made = station(stage)
    made.desk.lock(lock_of(FIRST_ID, mine=False), FIRST_ID)
    return made.panel()


@scene("ptz-panel-urgent", "Panel PTZ: bisa diambil alih", "The panel: may be taken over")
def ptz_panel_urgent(stage: Stage) -> QWidget:
    """Say to a supervisor who holds it, and that it need not be waited for."""
    made = station(stage)
    made.desk.lock(PtzLock(FIRST_ID, ANDI, None, mine=False, reserved=True), FIRST_ID)
    made.desk.change(FIRST_ID, may_take_over=True)
    return made.panel()


@scene("ptz-panel-connecting", "Panel PTZ: menghubungi kamera", "The panel: connecting")
def ptz_panel_connecting(stage: Stage) -> QWidget:
    """Say that the camera is being asked."""
    made = station(stage)
    made.desk.change(FIRST_ID, steering=SteeringSnapshot(FIRST_ID))
    return made.panel()


@scene("ptz-panel-lost", "Panel PTZ: kamera tidak menjawab", "The panel: no answer")
def ptz_panel_lost(stage: Stage) -> QWidget:
    """Say why it can't be steered."""
    made = station(stage)
    fault = Told("Kamera tidak menjawab dalam 4 detik.", "The camera did not answer within 4 seconds.")
    lost = snapshot_of(FIRST_ID, Drive.LOST, fault=fault, position_mono_ns=stage.clock.mono_ns())
    made.desk.change(FIRST_ID, steering=lost)
    stage.clock.advance(12)
    return made.panel()


@scene("ptz-panel-closed", "Panel PTZ: audit tidak dapat ditulis", "The panel: the audit can't be written")
def ptz_panel_closed(stage: Stage) -> QWidget:
    """Say why nothing but STOP works."""
    made = station(stage)
    made.desk.change(FIRST_ID, closed=CLOSED)
    return made.panel()


@scene("ptz-panel-refused", "Panel PTZ: perintah ditolak", "The panel: a command was refused")
def ptz_panel_refused(stage: Stage) -> QWidget:
    """Show a refusal and an old position."""
    made = station(stage)
    position = PtzVector((0.12, -0.4), 0.3)
    now = stage.clock.mono_ns()
    snapshot = snapshot_of(FIRST_ID, position=position, position_mono_ns=now, tells_rest=False)
    made.desk.change(FIRST_ID, steering=snapshot)
    made.panel()
    stage.clock.advance(40)
    made.desk.refuse(FIRST_ID, LOCK_LOST)
    return made.panel()


@scene("ptz-panel-turning", "Panel PTZ: kamera ini mungkin masih berputar", "The panel: this camera may be turning")
def ptz_panel_turning(stage: Stage) -> QWidget:
    """Say that the selected camera takes no moves."""
    made = station(stage)
    alarm = CameraAlarm(FIRST_ID, made.hall.ui.model.cameras[FIRST_ID].title, 6.0)
    made.desk.alarmed = [alarm]
    now, since = stage.clock.mono_ns(), stage.clock.mono_ns() - 6_000_000_000
    turning = snapshot_of(FIRST_ID, Drive.RUNAWAY, position_mono_ns=now, alarm_since_mono_ns=since)
    made.desk.lock(lock_of(FIRST_ID, left_s=15.0), FIRST_ID)
    made.desk.change(FIRST_ID, steering=turning)
    return made.panel()


@scene(
    "ptz-panel-runaway",
    "Kamera mungkin masih berputar: alarm",
    "A camera may still be turning",
    "DeskWindow",
    kind=Kind.SCREEN,
)
def ptz_panel_runaway(stage: Stage) -> QWidget:
    """Say it everywhere."""
    made = station(stage, tiles=9)
    title = made.hall.ui.model.cameras[FIRST_ID + 2].title
    made.desk.alarmed = [CameraAlarm(FIRST_ID + 2, title, 6.0)]
    return made.settle()


# --- dialogs ---------------------------------------------------------------------------------------------------------


def asked(made: Station, kind: type[Asked]) -> Asked:
    """Return the dialog that was just opened."""
    made.hall.stage.settle()
    found = [one for one in made.ptz.wishes.dialogs if isinstance(one, kind)]
    return made.hall.stage.leave_at_end(found[-1])


@scene("ptz-patrol", "Patroli diubah", "A patrol is changed", "PatrolDialog")
def ptz_patrol(stage: Stage) -> QWidget:
    """Show a patrol of three presets."""
    made = station(stage)
    made.settle()
    made.ptz.wishes.ask_patrol(Patrol(1, FIRST_ID, "Malam", ("p1", "p3", "p2"), 20.0))
    return asked(made, PatrolDialog)


@scene("ptz-patrol-new", "Patroli baru: yang masih kurang", "A new patrol: what is missing", "PatrolDialog")
def ptz_patrol_new(stage: Stage) -> QWidget:
    """Say what is missing."""
    made = station(stage)
    made.settle()
    made.ptz.wishes.ask_patrol()
    return asked(made, PatrolDialog)


@scene("ptz-question-takeover", "Kendali diambil alih: alasan", "Taking over: the reason", "Question")
def ptz_question_takeover(stage: Stage) -> QWidget:
    """Ask for a reason."""
    made = station(stage)
    made.desk.lock(PtzLock(FIRST_ID, ANDI, None, mine=False, reserved=True), FIRST_ID)
    made.desk.change(FIRST_ID, may_take_over=True)
    made.settle()
    made.ptz.wishes.ask_take_over()
    return asked(made, Question)


@scene("ptz-question-preset", "Preset baru diberi nama", "A new preset is named", "Question")
def ptz_question_preset(stage: Stage) -> QWidget:
    """Ask for a name."""
    made = station(stage)
    made.settle()
    made.ptz.wishes.ask_preset_name()
    return asked(made, Question)


@scene("ptz-question-remove", "Preset dihapus: pertanyaan", "A preset is removed: the question", "Question")
def ptz_question_remove(stage: Stage) -> QWidget:
    """Ask for a yes."""
    made = station(stage)
    made.settle()
    made.ptz.wishes.ask_remove(PRESETS[1].token)
    return asked(made, Question)
