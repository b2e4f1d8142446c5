"""The simulator as the demo, the tests and the command line use it."""

import socket
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Final, Self

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.camera import Join, SimulatedCamera
from scc_wall.simulator.connection import Connection
from scc_wall.simulator.device import Device
from scc_wall.simulator.dialogue import Dialogue
from scc_wall.simulator.faults import ActiveFault, Fault, Parameter, UnknownFaultError
from scc_wall.simulator.listener import Listener
from scc_wall.simulator.loop import Loop
from scc_wall.simulator.sent import Sent
from scc_wall.simulator.stream import INTERVAL_NS

TIMEOUT_S: Final = 60.0
"""Source: RFC 2326, 12.37, the default that most cameras keep."""
_CHECK_EVERY_S: Final = 1.0


class Simulator:
    """RTSP cameras on loopback. Every method may be called from any thread.

    All cameras answer on one shared port; with `own_ports` each has one of its own too, which its URLs name: only there
    can a camera refuse or ignore connections as a real one does.

    Parameters
    ----------
    port
        The shared port, 0 to let the system choose.
    join
        Where new clients enter, for cameras that don't say themselves.
    timeout_s
        A client that says nothing for longer loses its session.

    Raises
    ------
    OSError
        By `start`, if the port is taken.
    ValueError
        If two cameras have one name.
    """

    def __init__(
        self,
        cameras: Sequence[SimulatedCamera],
        port: int = 0,
        *,
        own_ports: bool = True,
        join: Join = Join.MID_GOP,
        timeout_s: float = TIMEOUT_S,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        if len({camera.name for camera in cameras}) != len(cameras):
            raise ValueError("two cameras have one name")
        self.cameras = tuple(cameras)
        self._wanted_port, self._own_ports, self._timeout_s = port, own_ports, timeout_s
        self._clock = clock
        self._loop = Loop(clock, "simulator")
        self._devices: dict[str, Device] = {}
        self._dialogue = Dialogue(self._devices, join, timeout_s)
        self._connections: set[Connection] = set()
        self._listener: Listener | None = None
        self._stopped = False

    def start(self) -> Self:
        """Listen and serve; return self."""
        try:
            self._listen()
        except OSError:
            self.stop()
            raise
        self._loop.after(_CHECK_EVERY_S, self._end_silent)
        self._loop.start()
        return self

    def _listen(self) -> None:
        epoch_ns = self._clock.mono_ns()
        self._listener = Listener(self._loop, self._wanted_port, lambda sock: self._accept(sock, None))
        for i, camera in enumerate(self.cameras):
            phase_ns = INTERVAL_NS * i // len(self.cameras)
            device = Device(camera, self._loop, self._clock, epoch_ns, phase_ns)
            self._devices[camera.name] = device
            if self._own_ports:
                device.listener = Listener(self._loop, 0, lambda sock, device=device: self._accept(sock, device))  # type: ignore[misc]  # lambda default

    def stop(self) -> None:
        """End all connections and the thread; idempotent."""
        if self._stopped:
            return
        self._stopped = True
        self._loop.call(self._close_all)
        self._loop.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        """The shared port."""
        if self._listener is None:
            raise RuntimeError("the simulator was not started")
        return self._listener.port

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all cameras, in their order."""
        return tuple(camera.name for camera in self.cameras)

    def url(self, name: str, role: StreamRole = StreamRole.SUB) -> str:
        """Return the URL of a stream, without account; raises UnknownFaultError if there is no such camera."""
        listener = self._device(name).listener
        port = self.port if listener is None else listener.port
        return f"rtsp://127.0.0.1:{port}/{name}/{role}"

    def set_fault(self, name: str, fault: Fault, **parameters: Parameter) -> None:
        """Switch a fault on, in place of any other; it is in force when this returns.

        Raises
        ------
        UnknownFaultError
            If there is no such camera or parameter.
        """
        device = self._device(name)
        self._loop.call(lambda: device.set_fault(fault, parameters))

    def set_fault_everywhere(self, fault: Fault, **parameters: Parameter) -> None:
        """Switch a fault on for all cameras at once; see `set_fault`."""

        def all_at_once() -> None:
            for device in self._devices.values():
                device.set_fault(fault, parameters)

        self._loop.call(all_at_once)

    def clear_fault(self, name: str) -> None:
        """Make a camera work again; raises UnknownFaultError if there is no such camera."""
        device = self._device(name)
        self._loop.call(device.clear_fault)

    def faults(self) -> Mapping[str, ActiveFault]:
        """Return what is switched on, by camera."""
        return self._loop.call(lambda: {name: d.fault for name, d in self._devices.items() if d.fault is not None})

    def sent(self, name: str, role: StreamRole = StreamRole.SUB) -> Sent:
        """Return what a stream sent so far; raises UnknownFaultError if there is no such camera."""
        device = self._device(name)
        return self._loop.call(device.streams[role].log.snapshot)

    def clients(self, name: str) -> int:
        """Return how many connections a camera has."""
        device = self._device(name)
        return self._loop.call(lambda: len(device.connections))

    def _device(self, name: str) -> Device:
        device = self._devices.get(name)
        if device is None:
            raise UnknownFaultError(
                Told("kamera {name} tidak ada", "there is no camera {name}").format(name=repr(name)),
                todo=Told("pakai cam-01 dan seterusnya; 'list' menampilkan semua", "'list' shows all cameras"),
            )
        return device

    def _accept(self, sock: socket.socket, device: Device | None) -> None:
        connection = Connection(
            self._loop,
            self._clock,
            sock,
            device=device,
            answer=self._dialogue.answer,
            on_closed=self._forget,
        )
        self._connections.add(connection)
        if device is not None:
            device.connections.add(connection)

    def _forget(self, connection: Connection) -> None:
        self._connections.discard(connection)
        if connection.device is not None:
            connection.device.connections.discard(connection)

    def _end_silent(self) -> None:
        """End sessions whose client said nothing for too long (RFC 2326, 12.37)."""
        oldest_ns = self._clock.mono_ns() - int(self._timeout_s * 1e9)
        for connection in tuple(self._connections):
            if any(session.last_heard_ns < oldest_ns for session in connection.sessions):
                connection.close()
        self._loop.after(_CHECK_EVERY_S, self._end_silent)

    def _close_all(self) -> None:
        for connection in tuple(self._connections):
            connection.close()
        for device in self._devices.values():
            device.close()
        if self._listener is not None:
            self._listener.close()
