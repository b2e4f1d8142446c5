"""The demo's two PTZ cameras: simulated in a process of their own, in place of two of the 36."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scc_wall.app.simulator_process import SimulatorProcess
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig
from scc_wall.simulator.onvif.camera import SIZES_PX
from scc_wall.simulator.onvif.demo import demo_ptz_cameras
from scc_wall.simulator.onvif.mechanics import MOST_ZOOM, WIDEST_DEG

if TYPE_CHECKING:
    from scc_wall.app.cameras.origin import CamerasOrigin

IN_PLACE_OF: Final = {"ptz-01": 1, "ptz-02": 4}
"""Simulated camera → number of the one whose place it stands at: both look at the same bridge, the same fort."""


class DemoPtz(SimulatorProcess):
    """The simulated PTZ cameras, in a process of their own."""

    def __init__(self) -> None:
        failed = Told("Kamera PTZ simulasi tidak dapat dijalankan.", "The simulated PTZ cameras can't start.")
        super().__init__("simulate", "ptz", failed=failed)

    def found(self) -> "CamerasOrigin":
        """Return where the demo looks for cameras: they answer on loopback, which a network does not show."""
        from scc_wall.app.cameras.origin import CamerasOrigin

        port = int(self.ready["discovery_port"])
        return CamerasOrigin(interfaces=lambda: ("127.0.0.1",), probed=(("127.0.0.1", port),))

    def among(self, cameras: Sequence[CameraConfig]) -> tuple[CameraConfig, ...]:
        """Return the demo's cameras, with the two that can be steered in place of those that stood there."""
        listed = {camera["name"]: camera for camera in self.ready["cameras"]}
        ours = {
            IN_PLACE_OF[demo.name]: (demo.title, listed[demo.name], demo.credentials, demo.follows_zoom)
            for demo in demo_ptz_cameras()
        }
        placed = []
        for camera in cameras:
            if camera.number not in ours:
                placed.append(camera)
                continue
            title, addresses, account, slows_itself = ours[camera.number]
            main, sub = (StreamConfig(addresses[str(role)], size) for role, size in SIZES_PX.items())
            onvif = OnvifSetup(
                addresses["onvif"],
                steerable=True,
                slows_itself=slows_itself,
                widest_deg=WIDEST_DEG,
                most_times=MOST_ZOOM,
            )
            placed.append(replace(camera, name=title, main=main, sub=sub, credentials=account, onvif=onvif))
        return tuple(placed)
