"""A desk of steering that does what a test says, and remembers in order what was asked of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, OnvifSetup
from scc_wall.domain.ptz import Preset, PtzAbilities, PtzSpace, PtzVector, SpaceUnit, Span
from scc_wall.domain.ptz_lock import LockHolder, PtzLock
from scc_wall.domain.role import Role
from scc_wall.domain.steering import Command, Drive, Hold, Patrol, Release, SteeringSnapshot, ZoomShown
from scc_wall.ui.ptz.desk import CameraAlarm, PtzPast, PtzView
from tests.support.scripted_feed import cameras

ABILITIES = PtzAbilities(
    velocity=(PtzSpace("v", SpaceUnit.GENERIC, Span(-1, 1), Span(-1, 1)),),
    zoom_velocity=(PtzSpace("z", SpaceUnit.GENERIC, Span(-1, 1)),),
    presets_most=20,
    home=True,
)
PRESETS = (Preset("p1", "Gerbang"), Preset("p2", "Jembatan"), Preset("p3", "Dermaga"))
SITI = LockHolder("siti", "Siti Rahma", Role.SUPERVISOR, "MEJA-2", 7)
BUDI = LockHolder("budi", "Budi", Role.OPERATOR, "MEJA-1", 8)


def steerable(count: int, without: Sequence[int] = ()) -> list[CameraConfig]:
    """Return cameras of which all can be steered but those at these places."""
    setup = OnvifSetup("http://127.0.0.1/onvif", steerable=True)
    return [camera if n in without else replace(camera, onvif=setup) for n, camera in enumerate(cameras(count))]


def snapshot_of(camera_id: int, drive: Drive = Drive.REST, **more: object) -> SteeringSnapshot:
    """Return a snapshot of a good camera, changed by `more`."""
    good = SteeringSnapshot(
        camera_id,
        drive,
        abilities=ABILITIES,
        position=PtzVector((0.12, -0.4), 0.3),
        position_mono_ns=1_000_000_000,
        zoom=ZoomShown(times=3.4),
        presets=PRESETS,
    )
    return replace(good, **more)  # type: ignore[arg-type]  # of the snapshot's own fields


def lock_of(camera_id: int, *, mine: bool = True, left_s: float | None = 12.0) -> PtzLock:
    """Return a lock of ours, or of Siti at another desk; `left_s` None: reserved."""
    return PtzLock(camera_id, BUDI if mine else SITI, left_s, mine, reserved=left_s is None)


@dataclass
class ScriptedPtz:
    """Implements `PtzDesk`.

    `calls` holds everything that was asked, in order: `("steer", 100, Hold(…))`, `("halt", 100)`, …
    """

    calls: list[tuple[object, ...]] = field(default_factory=list)
    views: dict[int, PtzView] = field(default_factory=dict)
    held: dict[int, PtzLock] = field(default_factory=dict)
    alarmed: list[CameraAlarm] = field(default_factory=list)
    pasts: dict[int, PtzPast] = field(default_factory=dict)
    refuse_work: SccError | None = None
    number: int = 0
    ids: int = 0
    on_steer: Callable[[int, Command], None] | None = None

    def changed(self) -> None:
        """Let the next revision be another one."""
        self.number += 1

    def change(self, camera_id: int, **more: object) -> None:
        """Change a view; `drive` and others of the snapshot go through `steering=`."""
        self.views[camera_id] = replace(self.view(camera_id), **more)  # type: ignore[arg-type]  # the view's own fields
        self.changed()

    def lock(self, lock: PtzLock | None, camera_id: int) -> None:
        """Let somebody hold a camera, or nobody."""
        self.held.pop(camera_id, None)
        if lock is not None:
            self.held[camera_id] = lock
        self.change(camera_id, lock=lock)

    def refuse(self, camera_id: int, told: Told) -> None:
        """Refuse what was asked last."""
        self.change(camera_id, refusal=told, refusal_number=self.view(camera_id).refusal_number + 1)

    def still_held(self) -> set[int]:
        """Return the cameras whose last movement by hand was not ended by a release or a halt."""
        held = set()
        for call in self.calls:
            if call[0] == "steer" and isinstance(call[2], Hold):
                held.add(call[1])
            elif call[0] in {"halt", "let_go"} or (call[0] == "steer" and isinstance(call[2], Release)):
                held.discard(call[1])
        return held  # type: ignore[return-value]  # camera ids

    def steered(self) -> list[object]:
        """Return the commands that were asked for, without their cameras; a halt as `"halt"`."""
        return [call[2] if call[0] == "steer" else call[0] for call in self.calls if call[0] in {"steer", "halt"}]

    # --- PtzDesk -------------------------------------------------------------------------------------------------

    def revision(self) -> int:
        return self.number

    def view(self, camera_id: int) -> PtzView:
        good = PtzView(camera_id, snapshot_of(camera_id), self.held.get(camera_id), allowed=True)
        return self.views.get(camera_id, good)

    def locks(self) -> Mapping[int, PtzLock]:
        return self.held

    def alarms(self) -> Sequence[CameraAlarm]:
        return self.alarmed

    def select(self, camera_id: int | None) -> None:
        self.calls.append(("select", camera_id))

    def steer(self, camera_id: int, command: Command) -> None:
        self.calls.append(("steer", camera_id, command))
        if self.on_steer is not None:
            self.on_steer(camera_id, command)

    def halt(self, camera_id: int) -> None:
        self.calls.append(("halt", camera_id))

    def _worked(self, *call: object) -> None:
        self.calls.append(call)
        if self.refuse_work is not None:
            raise self.refuse_work

    def reserve(self, camera_id: int) -> None:
        self._worked("reserve", camera_id)

    def let_go(self, camera_id: int) -> None:
        self._worked("let_go", camera_id)

    def take_over(self, camera_id: int, reason: str) -> None:
        self._worked("take_over", camera_id, reason)

    def past(self, camera_id: int) -> PtzPast:
        return self.pasts.get(camera_id, PtzPast())

    def save_patrol(self, patrol: Patrol) -> Patrol:
        self._worked("save_patrol", patrol)
        self.ids += 1
        stored = patrol if patrol.patrol_id else replace(patrol, patrol_id=self.ids)
        past = self.past(patrol.camera_id)
        others = [other for other in past.patrols if other.patrol_id != stored.patrol_id]
        self.pasts[patrol.camera_id] = replace(past, patrols=(*others, stored))
        return stored

    def remove_patrol(self, patrol: Patrol) -> None:
        self._worked("remove_patrol", patrol)
        past = self.past(patrol.camera_id)
        left = tuple(other for other in past.patrols if other.patrol_id != patrol.patrol_id)
        self.pasts[patrol.camera_id] = replace(past, patrols=left)

    def keep_picture(self, camera_id: int, token: str, jpeg: bytes) -> None:
        self._worked("keep_picture", camera_id, token)
        past = self.past(camera_id)
        self.pasts[camera_id] = replace(past, pictures={**past.pictures, token: jpeg})
