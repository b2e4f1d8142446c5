"""A whole station without windows: real store, policy, audit, locks, controllers and guardian, on loopback cameras.

``python -m tests.support.steering_station`` is one to be killed: it reads a JSON line (home, cameras), has the first
camera turn, tells the guardian's id, and waits.
"""

import json
import sys
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from scc_wall.access.service import Access
from scc_wall.app.ptz.desk import Desk
from scc_wall.app.ptz.diary import Diary
from scc_wall.app.ptz.leaves import Leaves
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.app.ptz.parts import Parts
from scc_wall.app.ptz.steered import Steered
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.letter import Scope
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from scc_wall.domain.steering import Drive, Hold
from scc_wall.storage.store import open_store
from scc_wall.vault.key_vault import KeyVault
from tests.support.access_room import Room
from tests.support.clock import START_UTC, ManualClock

WAIT_S = 20.0
_PULSE = threading.Event()


class RunningClock(ManualClock):
    """The real monotonic clock, with a wall clock at which the letters of `access_room` are valid."""

    def __init__(self) -> None:
        super().__init__()
        self._began_mono_ns = SYSTEM_CLOCK.mono_ns()

    def mono_ns(self) -> int:
        """Return the machine's."""
        return SYSTEM_CLOCK.mono_ns()

    def now_utc(self) -> datetime:
        """Return when the letters are valid, and on."""
        return START_UTC + timedelta(microseconds=(self.mono_ns() - self._began_mono_ns) // 1000)


def wait_for(condition: Callable[[], object], within_s: float = WAIT_S) -> None:
    """Wait until it holds.

    Raises
    ------
    TimeoutError
        If it does not in time.
    """
    end_mono_ns = SYSTEM_CLOCK.mono_ns() + round(within_s * 1e9)
    while not condition():
        if SYSTEM_CLOCK.mono_ns() > end_mono_ns:
            raise TimeoutError(f"not within {within_s} s")
        _PULSE.wait(0.005)


class SteeringStation:
    """One station of several on a store.

    Parameters
    ----------
    folder
        Where the store is, for all of them.
    name
        Of the station; its guardian and anchors have a folder of that name.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.clock = RunningClock()
        shared, own = Home(folder), Home(folder / name)
        own.ensure()
        self.store = open_store(shared, KeyVault(shared, None, {}, allow_unsealed=True), SYSTEM_CLOCK)
        self.room = _Room(own.root, store=self.store, clock=self.clock)
        self.parts = Parts(self.store, PtzOrigin(own, name, name), SYSTEM_CLOCK, lambda: True)
        diary = Diary(self._access, lambda job: job(), self.store.settings, name, self.clock)
        leaves = Leaves(
            self._access,
            self.parts.locks,
            diary,
            name,
            self.clock,
            owing=lambda: False,
            rows=self.store.audit.with_action,
        )
        self.cameras = self._listed()
        self.desk = Desk(
            self._access,
            lambda: self.cameras,
            steered=Steered(self.parts.make, diary, self.clock),
            leaves=leaves,
            locks=self.parts.locks,
            diary=diary,
            patrols=self.store.patrols,
            clock=self.clock,
        )
        self.desk.start()

    def _access(self) -> Access:
        return self.room.access

    def _listed(self) -> dict[int, CameraConfig]:
        return {camera.camera_id: camera for camera in self.store.cameras.list(lambda *_: None)}

    def add(self, cameras: Iterable[tuple[str, str, Credentials | None]]) -> None:
        """Store cameras: name, address, account."""
        for name, address, account in cameras:
            setup = OnvifSetup(address, steerable=True)
            stream = StreamConfig("rtsp://127.0.0.1:1/")
            self.store.cameras.add(CameraConfig(0, name, stream, credentials=account, onvif=setup))
        self.cameras = self._listed()

    def enter(self, login: str, *, ptz: bool = False) -> None:
        """Let somebody in under a letter of their own."""
        self.room.enter(login, letter_id=self.room.letter(Scope(ptz=ptz)).letter_id)

    def connected(self, camera_id: int) -> None:
        """Select a camera, and wait until its controller knows it."""
        self.desk.select(camera_id)
        wait_for(lambda: self.drive(camera_id) is Drive.REST)

    def drive(self, camera_id: int) -> Drive | None:
        """Return what the drives of a camera do, as this station knows."""
        steering = self.desk.view(camera_id).steering
        return None if steering is None else steering.drive

    def rows(self, action: str) -> list[AuditEntry]:
        """Return the audit's entries of an action."""
        return [row.entry for row in self.store.audit.with_action(action)]

    def close(self) -> None:
        """End everything."""
        self.desk.close()
        self.parts.close()
        self.store.close()


class _Room(Room):
    """A room over a store in which people may be already."""

    def person(self, login: str, role: Role, number: str) -> Account:
        """Return who is there."""
        return self.store.accounts.by_login(login) or super().person(login, role, number)


def main() -> None:
    """Turn a camera until killed."""
    told = json.loads(sys.stdin.readline())
    station = SteeringStation(Path(told["folder"]), told["name"])
    station.add((one["name"], one["address"], Credentials(one["user"], one["password"])) for one in told["cameras"])
    station.enter("supervisor")
    station.connected(1)
    station.desk.steer(1, Hold(pan=told["pan"]))
    wait_for(lambda: station.drive(1) is Drive.MOVING)
    print(json.dumps({"guardian": station.parts.guardian_pid}), flush=True)  # noqa: T201 - that is how it tells
    sys.stdin.readline()


if __name__ == "__main__":
    main()
