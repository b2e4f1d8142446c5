"""Controllers, locks and settings for tests of what stands above them: they do what a test says, and write it down."""

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any, cast

from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig
from scc_wall.domain.ptz import PtzVector
from scc_wall.domain.ptz_lock import FREED_AFTER_S, LockHeldError, LockHolder, PtzLock
from scc_wall.domain.role import Role
from scc_wall.domain.setting import Setting, Value
from scc_wall.domain.steering import Command, Drive, Hold, MoveRecord, SteeringSnapshot
from tests.support.clock import ManualClock


def ptz_camera(camera_id: int = 1, *, region_code: str | None = "16.71", steerable: bool = True) -> CameraConfig:
    """Return a camera that can be steered."""
    return CameraConfig(
        camera_id,
        f"PTZ {camera_id}",
        StreamConfig(f"rtsp://127.0.0.1/{camera_id}"),
        region_code=region_code,
        onvif=OnvifSetup("http://127.0.0.1:1/onvif/device_service", steerable=steerable),
    )


class ScriptedSteering:
    """A `domain.steering.Steering` that moves as long as a stick is pushed, and stands when it is told to stop."""

    def __init__(self, camera: CameraConfig, on_move: Callable[[MoveRecord], None], clock: ManualClock) -> None:
        self.camera = camera
        self.heard: list[Command | str] = []
        self.now = SteeringSnapshot(camera.camera_id, Drive.REST)
        self.stops = True
        self.closed = False
        self._on_move = on_move
        self._clock = clock

    def command(self, command: Command) -> None:
        """Write it down; a stick that is pushed moves the camera."""
        self.heard.append(command)
        if isinstance(command, Hold):
            self.now = replace(self.now, drive=Drive.MOVING)

    def halt(self) -> None:
        """Stand."""
        self.heard.append("halt")
        if self.stops:
            self.now = replace(self.now, drive=Drive.REST)

    def snapshot(self) -> SteeringSnapshot:
        """Return what the test said."""
        return self.now

    def close(self, within_s: float = 2.0) -> bool:
        """Be closed."""
        self.closed = True
        return self.stops and within_s > 0

    def tell_move(self, *, proved: bool = True, seconds: float = 1.5) -> MoveRecord:
        """Tell of a move that ends now."""
        began_utc = self._clock.now_utc() - timedelta(seconds=seconds)
        at = PtzVector((0.1, -0.2), 0.3)
        move = MoveRecord(self.camera.camera_id, began_utc, seconds, at, None, ("hold", "zoom"), 7, proved)
        self._on_move(move)
        return move


@dataclass
class MemoryLocks:
    """The locks of stations that share them, as one of them sees them."""

    clock: ManualClock
    station: str
    all: dict[int, tuple[LockHolder, int, bool]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None

    def seen_from(self, station: str) -> "MemoryLocks":
        """Return the same locks as another station sees them."""
        return MemoryLocks(self.clock, station, self.all)

    def held(self) -> Mapping[int, PtzLock]:
        """Return all that are not freed by time."""
        found = {}
        for camera_id, (holder, touched, reserved) in self.all.items():
            left_s = FREED_AFTER_S - (self.clock.mono_ns() - touched) / 1e9
            if reserved or left_s > 0:
                mine = holder.station == self.station
                found[camera_id] = PtzLock(camera_id, holder, None if reserved else left_s, mine, reserved)
        return found

    def take(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Take it."""
        return self._set("take", camera_id, holder)

    def reserve(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Keep it."""
        return self._set("reserve", camera_id, holder, reserved=True)

    def take_over(self, camera_id: int, holder: LockHolder) -> PtzLock:
        """Take it from somebody of lower rank."""
        held = self.held().get(camera_id)
        if held is not None and held.holder.role is Role.SUPERVISOR:
            raise LockHeldError(held, may_take_over=False)
        self.all.pop(camera_id, None)
        return self._set("take-over", camera_id, holder)

    def release(self, camera_id: int, holder: LockHolder) -> None:
        """Let it go."""
        self.asked.append(f"release {camera_id}")
        if camera_id in self.all and self.all[camera_id][0].session_id == holder.session_id:
            del self.all[camera_id]

    def release_all(self, session_id: int) -> None:
        """Let go of all of a session."""
        self.asked.append(f"release-all {session_id}")
        for camera_id in [key for key, (holder, *_) in self.all.items() if holder.session_id == session_id]:
            del self.all[camera_id]

    def _set(self, word: str, camera_id: int, holder: LockHolder, *, reserved: bool = False) -> PtzLock:
        self.asked.append(f"{word} {camera_id}")
        if self.failure is not None:
            raise self.failure
        held = self.held().get(camera_id)
        if held is not None and (held.holder.station, held.holder.session_id) != (holder.station, holder.session_id):
            raise LockHeldError(held, may_take_over=True)
        reserved = reserved or (held is not None and held.reserved)
        self.all[camera_id] = (holder, self.clock.mono_ns(), reserved)
        return self.held()[camera_id]


class MemorySettings:
    """Settings in memory; `failure` is raised by every write."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}
        self.failure: Exception | None = None

    def get(self, setting: Setting[Value]) -> Value:
        """Return a value."""
        return cast("Value", self.kept.get(setting.key, setting.default))

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep a value."""
        if self.failure is not None:
            raise self.failure
        self.kept[setting.key] = value


class Turns(Executor):
    """Does what it is given when the test says so, or at once; on the thread of the test."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.at_once = at_once
        self._waiting: deque[Callable[[], object]] = deque()

    def submit(self, job: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Keep a job, and do it at once unless the test wants to wait."""
        self._waiting.append(partial(job, *args, **kwargs))
        if self.at_once:
            self.run()
        return Future()

    def run(self) -> int:
        """Do all that waits; return how many they were."""
        done = 0
        while self._waiting:
            self._waiting.popleft()()
            done += 1
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Forget what waits."""
        del wait, cancel_futures
        self._waiting.clear()
