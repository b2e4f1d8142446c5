"""The demo: the simulator in a process of its own, and its cameras in a store of their own."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home, home
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.camera_import import CameraChanges
from scc_wall.simulator.demo import demo_cameras

if TYPE_CHECKING:
    from scc_wall.storage.store import Store

END_S: Final = 5.0
"""How long the simulator may take to end before it is killed."""


@dataclass(frozen=True, slots=True)
class DemoHome(Home):
    """The home of a demo: what is for training alone asks for one (`app.training`)."""


def demo_home() -> DemoHome:
    """Return the demo's own folder inside the home, empty: the demo never touches a real installation's store."""
    own = DemoHome(home().root / "demo")
    shutil.rmtree(own.root, ignore_errors=True)
    return own


class DemoSimulator(AbstractContextManager["DemoSimulator"]):
    """The simulator as a child process that ends with this one, however this one ends: its standard input closes."""

    def __init__(self) -> None:
        command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "scc_wall"]
        command += ["simulate", "--demo", "--json", "--until-stdin-closes"]
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"}
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        try:
            self._ready: dict[str, Any] = json.loads(line)
        except ValueError as error:
            self.close()
            raise SccError(
                Told("Kamera simulasi tidak dapat dijalankan.", "The simulated cameras can't start."),
                None,
                Told("Coba: scc-wall simulate --demo", "Try: scc-wall simulate --demo"),
            ) from error

    @property
    def control_port(self) -> int:
        """Where `scc-wall simulate do --control-port` reaches it."""
        return int(self._ready["control_port"])

    def cameras(self) -> tuple[CameraConfig, ...]:
        """Return the cameras as configured for the wall, with `camera_id` 0."""
        listed = {camera["name"]: camera for camera in self._ready["cameras"]}
        return tuple(
            CameraConfig(
                camera_id=0,
                name=demo.title,
                main=StreamConfig(listed[demo.simulated.name]["main"], (1920, 1080)),
                sub=StreamConfig(listed[demo.simulated.name]["sub"], (640, 360)),
                number=demo.number,
                region_code=demo.region_code,
            )
            for demo in demo_cameras()
        )

    def close(self) -> None:
        """End the simulator. Idempotent."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def fill(store: "Store", cameras: tuple[CameraConfig, ...]) -> None:
    """Put the demo's cameras into its empty store, in one step."""
    store.cameras.change(lambda _stored: CameraChanges(added=cameras))
