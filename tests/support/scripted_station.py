"""One station's steering desk over scripted controllers, with the real policy and audit."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from scc_wall.access.service import Access
from scc_wall.app.ptz.desk import Desk
from scc_wall.app.ptz.diary import Diary
from scc_wall.app.ptz.leaves import Leaves
from scc_wall.app.ptz.steered import Steered
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.steering import Command, Hold, MoveRecord, Patrol
from tests.support.access_room import Room
from tests.support.clock import ManualClock
from tests.support.steering_script import MemoryLocks, MemorySettings, ScriptedSteering, Turns, ptz_camera

LEFT, RIGHT = Hold(pan=-1.0), Hold(pan=1.0)
DISK = SccError(Told("Disk penuh.", "The disk is full."))


class Patrols:
    """A `PatrolStore` in memory."""

    def __init__(self) -> None:
        self.kept: dict[int, Patrol] = {}
        self.pictures: dict[str, bytes] = {}

    def patrols(self, camera_id: int) -> Sequence[Patrol]:
        return [one for one in self.kept.values() if one.camera_id == camera_id]

    def save_patrol(self, patrol: Patrol) -> Patrol:
        stored = replace(patrol, patrol_id=patrol.patrol_id or len(self.kept) + 1)
        self.kept[stored.patrol_id] = stored
        return stored

    def remove_patrol(self, patrol_id: int) -> None:
        self.kept.pop(patrol_id, None)

    def preset_pictures(self, camera_id: int) -> dict[str, bytes]:
        return dict(self.pictures)

    def keep_preset_picture(self, camera_id: int, token: str, jpeg: bytes | None) -> None:
        if jpeg is not None:
            self.pictures[token] = jpeg


class Station:
    """One station: a desk over a room, its locks and scripted cameras."""

    def __init__(self, room: Room, locks: MemoryLocks, settings: MemorySettings, clock: ManualClock) -> None:
        self.room, self.locks, self.clock = room, locks, clock
        self.settings = settings
        self.cameras = {number: ptz_camera(number) for number in range(1, 13)}
        self.controllers: dict[int, ScriptedSteering] = {}
        self.turns = Turns()
        self.notes: list[object] = []

        def make(camera: CameraConfig, on_move: Callable[[MoveRecord], None]) -> ScriptedSteering:
            self.controllers[camera.camera_id] = ScriptedSteering(camera, on_move, clock)
            return self.controllers[camera.camera_id]

        self.diary = Diary(self.access, lambda job: job(), settings, locks.station, clock)
        self.leaves = leaves = Leaves(
            self.access,
            locks,
            self.diary,
            locks.station,
            clock,
            owing=lambda: bool(self.notes),
            rows=lambda action: [row for row in room.store.audit.rows() if row.entry.action == action],
        )
        self.patrols = Patrols()
        self.steered = Steered(make, self.diary, clock)
        self.desk = Desk(
            self.access,
            lambda: self.cameras,
            steered=self.steered,
            leaves=leaves,
            locks=locks,
            diary=self.diary,
            patrols=self.patrols,
            clock=clock,
            executor=self.turns,
        )

    def access(self) -> Access:
        """Return who is in, and what they may."""
        return self.room.access

    def look(self, seconds: float = 0.0) -> None:
        """Let time pass, and the watch look."""
        self.clock.advance(seconds)
        self.desk._watch.look()

    def heard(self, camera_id: int = 1) -> list[Command | str]:
        """Return what a camera was told, oldest first."""
        return self.controllers[camera_id].heard

    def rows(self, action: str) -> list[AuditEntry]:
        """Return the audit's rows of an action, oldest first."""
        return [row.entry for row in self.room.store.audit.rows() if row.entry.action == action]

    def refusal(self, camera_id: int = 1) -> str:
        """Return what was refused last, in English; empty: nothing."""
        told = self.desk.view(camera_id).refusal
        return "" if told is None else told.en
