"""A simulated PTZ camera as configured, and what it wrote down of the commands that reached it."""

from dataclasses import dataclass, field
from typing import Final

from scc_wall.domain.camera import Credentials, StreamRole
from scc_wall.simulator.onvif.mechanics import Look

SIZES_PX: Final[dict[StreamRole, tuple[int, int]]] = {StreamRole.MAIN: (1280, 720), StreamRole.SUB: (640, 360)}
FRAMES_PER_S: Final[dict[StreamRole, int]] = {StreamRole.MAIN: 8, StreamRole.SUB: 10}
"""What a core has time for: see docs/decisions/0041."""


@dataclass(frozen=True, slots=True)
class PtzCamera:
    """One PTZ camera with a `main` (1280×720) and a `sub` (640×360) stream.

    Parameters
    ----------
    name
        Its part of the stream's URL: letters, digits, dot, dash, underscore.
    title
        Written into its pictures; ASCII.
    credentials
        Of its streams and its ONVIF service; None lets everybody in.
    home
        Where it looks at first, and its home position until another is set.
    follows_zoom
        Whether it turns more slowly by itself the nearer it looks.
    most_presets
        How many it has room for.
    """

    name: str
    title: str
    credentials: Credentials | None = None
    home: Look = field(default=Look(0.0, 0.0, 0.0))
    follows_zoom: bool = False
    most_presets: int = 100
    maker: str = "SCC Wall"
    model: str = "PTZ-30X simulasi"
    serial: str = "SIM-0001"


@dataclass(frozen=True, slots=True)
class Received:
    """One command that reached the camera.

    Parameters
    ----------
    call
        E.g. `ContinuousMove`.
    at_mono_ns
        When it was obeyed (or refused).
    connection
        Number of the connection, from 1 on.
    accepted
        False if it was answered by a fault.
    stops
        Whether it asks for rest: `Stop`, a velocity of zero, or a way of zero.
    detail
        What it asked for, as read: velocities, places, preset, timeout.
    """

    call: str
    at_mono_ns: int
    connection: int
    accepted: bool
    stops: bool = False
    detail: str = ""


MOVING_CALLS: Final = frozenset(
    {"ContinuousMove", "AbsoluteMove", "RelativeMove", "Stop", "GotoPreset", "GotoHomePosition"}
)
"""Those that start or end a movement."""
