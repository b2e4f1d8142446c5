"""A stream that is closed leaves nothing behind for the collector, which hardly ever runs in a decode process."""

import gc
import weakref

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import StreamKey, StreamRole, StreamSource, Transport
from scc_wall.simulator.demo import simulated_cameras
from scc_wall.simulator.simulator import Simulator
from scc_wall.video.rtsp.client import RtspStream


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
