"""A stream that is closed leaves nothing behind for the collector, which hardly ever runs in a decode process."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.domain.camera import StreamKey, StreamRole, StreamSource, Transport
from scc_wall.domain.tile_state import LinkPhase
from scc_wall.simulator.demo import simulated_cameras
from scc_wall.simulator.faults import Fault
from scc_wall.simulator.simulator import Simulator
from scc_wall.video.picture import StreamError
from scc_wall.video.pump import Pump
from scc_wall.video.reader import Reader, ReaderEnvironment
from scc_wall.video.rtsp.client import RtspStream
from tests.support.patience import PATIENCE

WAIT_S = 15.0 * PATIENCE


@pytest.mark.parametrize("transport", Transport)
def test_a_closed_stream_is_freed_at_once(transport: Transport) -> None:
    assert not gc.isenabled()
    with Simulator(simulated_cameras(1)) as simulator:
        source = StreamSource(StreamKey(1, StreamRole.SUB), "cam", simulator.url("cam-01"), transport)
        stream = RtspStream(source, SYSTEM_CLOCK)
        stream.open()
        for _ in range(3):
            assert stream.read().data
        stream.close()
        assert stream.counters().pictures >= 3
        assert stream.counters().bytes_received > 0
        freed = weakref.ref(stream)
        del stream
        assert freed() is None


@pytest.mark.parametrize("fault", [None, Fault.NOT_FOUND, Fault.FULL, Fault.UNAUTHORIZED, Fault.WRONG_SDP])
def test_a_stream_that_does_not_open_is_freed_at_once(fault: Fault | None) -> None:
    assert not gc.isenabled()
    with Simulator(simulated_cameras(1)) as simulator:
        url = simulator.url("cam-01")
        if fault is None:
            simulator.stop()  # nobody accepts the connection
        else:
            simulator.set_fault("cam-01", fault)
        stream = RtspStream(StreamSource(StreamKey(1, StreamRole.SUB), "cam", url), SYSTEM_CLOCK)
        with pytest.raises(StreamError) as told:
            stream.open()
        del told
        stream.close()
        freed = weakref.ref(stream)
        del stream
        assert freed() is None


class Made:
    """Makes the streams of a reader, and knows of each whether it is there yet."""

    def __init__(self) -> None:
        self.streams: list[weakref.ref[RtspStream]] = []

    def __call__(self, source: StreamSource, clock: Clock) -> RtspStream:
        stream = RtspStream(source, clock)
        self.streams.append(weakref.ref(stream))
        return stream


@contextmanager
def reading(source: StreamSource, made: Made) -> Iterator[Reader]:
    """Read a stream as a decode process does, standing by."""
    pump = Pump(SYSTEM_CLOCK)
    environment = ReaderEnvironment(SYSTEM_CLOCK, made, lambda work: work(), pump, read_timeout_s=1.0)
    reader = Reader(source, environment)
    reader.start()
    try:
        yield reader
    finally:
        reader.stop()
        assert reader.join(WAIT_S)
        pump.close()


def until(condition: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    end_mono_ns, pulse = SYSTEM_CLOCK.mono_ns() + int(WAIT_S * 1e9), threading.Event()
    while not condition():
        assert SYSTEM_CLOCK.mono_ns() < end_mono_ns
        pulse.wait(0.01)


@pytest.mark.parametrize("fault", [Fault.FIN, Fault.RST, Fault.STALL, Fault.SILENT, Fault.REBOOT])
def test_a_stream_that_fails_is_freed_while_its_reader_waits_for_the_next_try(fault: Fault) -> None:
    assert not gc.isenabled()
    made = Made()
    with Simulator(simulated_cameras(1)) as simulator:
        source = StreamSource(StreamKey(1, StreamRole.SUB), "cam", simulator.url("cam-01"))
        with reading(source, made) as reader:
            until(lambda: reader.health().arrived_mono_ns is not None)
            simulator.set_fault("cam-01", fault)
            if fault is Fault.SILENT:  # holds for new connections
                simulator.set_fault("cam-01", Fault.RST)
                until(lambda: len(made.streams) > 1)
                simulator.set_fault("cam-01", fault)
            until(lambda: reader.health().link.phase is LinkPhase.WAITING)
            until(lambda: made.streams[0]() is None)
