"""The demo: the simulator in a process of its own, and its cameras in a store of their own."""

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scc_wall.app.simulator_process import SimulatorProcess
from scc_wall.base.paths import Home, home
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.camera_import import CameraChanges
from scc_wall.simulator.demo import demo_cameras

if TYPE_CHECKING:
    from scc_wall.storage.store import Store


@dataclass(frozen=True, slots=True)
class DemoHome(Home):
    """The home of a demo: what is for training alone asks for one (`app.training`)."""


def demo_home() -> DemoHome:
    """Return the demo's own folder inside the home, empty: the demo never touches a real installation's store."""
    own = DemoHome(home().root / "demo")
    shutil.rmtree(own.root, ignore_errors=True)
    return own


class DemoCameras(SimulatorProcess):
    """The simulated cameras, in a process of their own."""

    def __init__(self) -> None:
        failed = Told("Kamera simulasi tidak dapat dijalankan.", "The simulated cameras can't start.")
        super().__init__("simulate", "--demo", failed=failed)

    def cameras(self) -> tuple[CameraConfig, ...]:
        """Return the cameras as configured for the wall, with `camera_id` 0."""
        listed = {camera["name"]: camera for camera in self.ready["cameras"]}
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


def fill(store: "Store", cameras: tuple[CameraConfig, ...]) -> None:
    """Put the demo's cameras into its empty store, in one step."""
    store.cameras.change(lambda _stored: CameraChanges(added=cameras))
