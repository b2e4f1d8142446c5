"""A simulated camera that runs: its streams, its port, its connections, its fault. Lives on the loop's thread."""

import logging
from collections.abc import Mapping
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.auth import Gate
from scc_wall.simulator.camera import SimulatedCamera
from scc_wall.simulator.connection import Connection
from scc_wall.simulator.faults import ActiveFault, Fault, Parameter, UnknownFaultError, checked
from scc_wall.simulator.footage import Footage
from scc_wall.simulator.listener import Listener
from scc_wall.simulator.live import LiveStream
from scc_wall.simulator.loop import Loop
from scc_wall.simulator.stream import Stream

_LOG = logging.getLogger(__name__)
AnyStream = Stream | LiveStream
_DISCONNECTING: Final = frozenset({Fault.FIN, Fault.RST, Fault.CODEC_CHANGE, Fault.SYN_DROPPED})
"""Faults that end the connections there are."""


class Device:
    """One camera at work.

    Parameters
    ----------
    phase_ns
        How much later than the simulator's epoch its pictures are due, so that cameras don't send all at once.
    """

    def __init__(self, camera: SimulatedCamera, loop: Loop, clock: Clock, epoch_ns: int, phase_ns: int) -> None:
        self.camera = camera
        self.gate = Gate(camera.credentials, camera.auth)
        self.connections: set[Connection] = set()
        self.listener: Listener | None = None
        self.off = False
        self._loop, self._clock = loop, clock
        self._phase_ns = phase_ns
        self._fault: ActiveFault | None = None
        self.streams: dict[StreamRole, AnyStream] = {}
        self._footage = {role: Footage(camera.clip, role, camera.title) for role in StreamRole}
        self._switch_on(epoch_ns)

    @property
    def fault(self) -> ActiveFault | None:
        """The fault that is on, None if it works."""
        return self._fault

    def shows(self, fault: Fault) -> bool:
        """Whether that fault is on."""
        return self._fault is not None and self._fault.fault is fault

    def set_fault(self, fault: Fault, given: Mapping[str, Parameter]) -> None:
        """Switch a fault on, in place of any other; raises UnknownFaultError for wrong parameters."""
        parameters = checked(fault, given)
        if fault is Fault.CODEC_CHANGE and self.camera.live is not None:
            raise UnknownFaultError(
                Told("kamera {name} hanya punya satu kodek", "camera {name} has one codec only").format(
                    name=self.camera.name
                )
            )
        self.clear_fault()
        self._fault = ActiveFault(fault, parameters, self._clock.mono_ns())
        _LOG.info("simulator: %s: %s %s", self.camera.name, fault, parameters)
        if fault is Fault.REBOOT:
            self._reboot(self._fault.number("for_s"))
        if fault is Fault.CODEC_CHANGE:
            self._show_other_clip(self._fault.text("clip"))
        if fault is Fault.SYN_DROPPED and self.listener is not None:
            self.listener.fill_up()
        if fault in _DISCONNECTING:
            self.disconnect(reset=fault is Fault.RST)

    def clear_fault(self) -> None:
        """Make the camera work again; idempotent."""
        before, self._fault = self._fault, None
        if before is None:
            return
        if before.fault is Fault.SYN_DROPPED and self.listener is not None:
            self.listener.reopen()
        if before.fault is Fault.CODEC_CHANGE:
            self._show(self._footage)
            self.disconnect(reset=False)
        if before.fault is Fault.REBOOT:
            self._back()
        for connection in tuple(self.connections):
            connection.fault_cleared()

    def disconnect(self, *, reset: bool) -> None:
        """End all connections, orderly or with a reset."""
        for connection in tuple(self.connections):
            connection.close(reset=reset)

    def close(self) -> None:
        """End everything."""
        self._fault = None
        self.disconnect(reset=False)
        if self.listener is not None:
            self.listener.close()

    def _switch_on(self, epoch_ns: int) -> None:
        """Start (again) with fresh streams: new SSRC, new timestamps, the clip from its first picture on."""
        before = self.streams
        self.streams = {role: self._stream(role, epoch_ns + self._phase_ns) for role in StreamRole}
        for role, stream in before.items():
            self.streams[role].log = stream.log

    def _stream(self, role: StreamRole, epoch_ns: int) -> AnyStream:
        camera = self.camera
        if camera.live is not None:
            return LiveStream(
                self._loop,
                self._clock,
                camera.live,
                role,
                epoch_ns=epoch_ns,
                clock_offset_s=camera.clock_offset_s,
                fault=lambda: self._fault,
            )
        return Stream(
            self._loop,
            self._clock,
            self._footage[role],
            epoch_ns=epoch_ns,
            first_picture=camera.first_picture,
            clock_offset_s=camera.clock_offset_s,
            fault=lambda: self._fault,
        )

    def _reboot(self, for_s: float) -> None:
        self.off = True
        if self.listener is not None:
            self.listener.close()
        self.disconnect(reset=True)
        fault = self._fault
        self._loop.after(for_s, lambda: self.clear_fault() if self._fault is fault else None)

    def _back(self) -> None:
        self.off = False
        self._switch_on(self._clock.mono_ns())
        if self.listener is not None:
            self.listener.reopen()

    def _show_other_clip(self, name: str) -> None:
        """Show another clip with main and sub exchanged: another codec and another size."""
        other = {StreamRole.MAIN: StreamRole.SUB, StreamRole.SUB: StreamRole.MAIN}
        self._show({role: Footage(name, other[role], self.camera.title) for role in StreamRole})

    def _show(self, footage: Mapping[StreamRole, Footage]) -> None:
        for role, stream in self.streams.items():
            if isinstance(stream, Stream):
                stream.footage = footage[role]
