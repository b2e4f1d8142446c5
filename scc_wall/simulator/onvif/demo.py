"""The two PTZ cameras of the demo, over the Musi."""

from typing import Final

from scc_wall.domain.camera import Credentials
from scc_wall.simulator.onvif.camera import PtzCamera
from scc_wall.simulator.onvif.mechanics import Look

ACCOUNT: Final = Credentials("operator", "simulasi")
"""For training, on loopback only: it protects nothing."""


def demo_ptz_cameras() -> list[PtzCamera]:
    """Return both: one turns as fast at any zoom (the wall slows it down), the other slows down by itself."""
    return [
        PtzCamera(
            name="ptz-01",
            title="PTZ Jembatan Ampera",
            credentials=ACCOUNT,
            home=Look(8.0, -1.0, 0.0),
            serial="SIM-PTZ-01",
        ),
        PtzCamera(
            name="ptz-02",
            title="PTZ Benteng Kuto Besak",
            credentials=ACCOUNT,
            home=Look(-33.0, -1.0, 0.2),
            follows_zoom=True,
            serial="SIM-PTZ-02",
        ),
    ]
