"""PTZ cameras as the demo, the tests and the command line use them: streams, ONVIF services, discovery."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Any, Final, Self

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.camera import Join, SimulatedCamera
from scc_wall.simulator.faults import Parameter, UnknownFaultError
from scc_wall.simulator.onvif.camera import PtzCamera
from scc_wall.simulator.onvif.device import OnvifDevice
from scc_wall.simulator.onvif.discovery import DiscoveryServer
from scc_wall.simulator.onvif.mechanics import Look
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.scene import PtzScene, snapshot_of
from scc_wall.simulator.onvif.server import OnvifServer
from scc_wall.simulator.simulator import Simulator

_CLIP: Final = "ampera"


class PtzSimulator:
    """PTZ cameras on loopback. Every method may be called from any thread.

    Parameters
    ----------
    port
        The shared RTSP port, 0 to let the system choose. ONVIF ports are chosen by the system.

    Raises
    ------
    OSError
        By `start`, if a port is taken.
    """

    def __init__(self, cameras: Sequence[PtzCamera], port: int = 0, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self._devices = {
            camera.name: OnvifDevice(camera, clock, partial(_snapshot, camera.title, clock)) for camera in cameras
        }
        self.streams = Simulator([self._streaming(device) for device in self._devices.values()], port, clock=clock)
        self._servers: dict[str, OnvifServer] = {}
        self._discovery: DiscoveryServer | None = None
        self._closing = ExitStack()

    def _streaming(self, device: OnvifDevice) -> SimulatedCamera:
        camera = device.camera
        return SimulatedCamera(
            name=camera.name,
            title=camera.title,
            clip=_CLIP,
            credentials=camera.credentials,
            join=Join.KEYFRAME,
            live=PtzScene(device, self._clock),
        )

    def start(self) -> Self:
        """Listen and serve; return self."""
        with ExitStack() as closing:
            self.streams.start()
            closing.callback(self.streams.stop)
            for name, device in self._devices.items():
                device.addresses.streams = {role: self.streams.url(name, role) for role in StreamRole}
                self._servers[name] = OnvifServer(device)
                closing.callback(self._servers[name].stop)
            self._discovery = DiscoveryServer(list(self._devices.values()))
            closing.callback(self._discovery.stop)
            self._closing = closing.pop_all()
        return self

    def stop(self) -> None:
        """End everything; idempotent."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all cameras."""
        return tuple(self._devices)

    @property
    def discovery_port(self) -> int:
        """Where on loopback probes may be sent directly."""
        if self._discovery is None:
            raise RuntimeError("the simulator was not started")
        return self._discovery.port

    def device(self, name: str) -> OnvifDevice:
        """Return a camera's ONVIF side: quirks, where it looks, what it received; raises UnknownFaultError."""
        device = self._devices.get(name)
        if device is None:
            raise UnknownFaultError(
                Told("kamera {name} tidak ada", "there is no camera {name}").format(name=repr(name)),
                todo=Told("tulis 'list' untuk daftarnya", "type 'list' for all of them"),
            )
        return device

    def onvif_url(self, name: str) -> str:
        """Return the address of a camera's device service, whatever it reports itself."""
        self.device(name)
        return f"http://127.0.0.1:{self._servers[name].port}/onvif/device_service"

    def set_quirk(self, name: str, quirk: Quirk, **parameters: Parameter) -> None:
        """Switch a quirk on; raises UnknownFaultError for an unknown camera or parameter."""
        self.device(name).set_quirk(quirk, **parameters)

    def listing(self) -> list[dict[str, Any]]:
        """Return every camera with its addresses, quirks and where it looks."""
        faults = self.streams.faults()
        return [
            {
                "name": name,
                "title": device.camera.title,
                "onvif": self.onvif_url(name),
                "main": self.streams.url(name, StreamRole.MAIN),
                "sub": self.streams.url(name, StreamRole.SUB),
                "fault": faults[name].fault if name in faults else None,
                "quirks": sorted(device.quirks),
                "look": _told(device.look()),
            }
            for name, device in self._devices.items()
        ]


def _told(look: Look) -> dict[str, float]:
    return {
        "pan_deg": round(look.pan_deg, 3),
        "tilt_deg": round(look.tilt_deg, 3),
        "magnification": round(look.magnification, 3),
    }


def _snapshot(title: str, clock: Clock, look: Look, role: StreamRole) -> bytes:
    return snapshot_of(look, title, role, clock.mono_ns() / 1e9)
