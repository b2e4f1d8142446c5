"""When a reader keeps pictures for replay: while it is shown, and as long after."""

import pytest

from scc_wall.domain.camera import CameraConfig, StreamConfig, StreamRole, source_of
from scc_wall.domain.replay import KEPT_BYTES
from scc_wall.domain.tile import WHOLE, Fit, Rotation
from scc_wall.video.protocol import Drawing
from scc_wall.video.reader import Reader, ReaderEnvironment
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Headers, SlotWriter, slot_bytes

SIZE_PX = (160, 90)
KEEP_S = 30.0


@pytest.fixture
def reader(clock):
    """A reader that was not started: nothing comes, but it is shown and hidden."""
    environment = ReaderEnvironment(clock, lambda *_: None, lambda _: None, pump=None)
    camera = CameraConfig(1, "kamera", StreamConfig("rtsp://127.0.0.1/"), StreamConfig("rtsp://127.0.0.1/sub"))
    return Reader(source_of(camera, StreamRole.SUB), environment)


def show(reader: Reader) -> None:
    headers = Headers.create()
    writer = SlotWriter(headers, 0, SharedBlock.create(slot_bytes(SIZE_PX)), SIZE_PX)
    reader.set_outputs({0: Drawing(SIZE_PX, Fit.FIT, Rotation.NONE, WHOLE)}, {0: writer})


def test_a_stream_that_was_never_shown_keeps_nothing(reader) -> None:
    reader.keep_pictures(KEEP_S)
    assert reader._ring is None


def test_it_keeps_while_it_is_shown_and_for_as_long_after(reader, clock) -> None:
    show(reader)
    reader.keep_pictures(KEEP_S)
    ring = reader._ring
    assert ring is not None
    assert ring._largest_bytes == KEPT_BYTES[StreamRole.SUB]
    reader.set_outputs({}, {})
    clock.advance(KEEP_S - 1)
    reader.keep_pictures(KEEP_S)
    assert reader._ring is ring  # the spotlight's other stream has not enough yet
    show(reader)
    reader.keep_pictures(KEEP_S)
    assert reader._ring is ring  # shown again, it goes on
    reader.set_outputs({}, {})
    clock.advance(KEEP_S + 1)
    reader.keep_pictures(KEEP_S)
    assert reader._ring is None


def test_switched_off_it_forgets(reader) -> None:
    show(reader)
    reader.keep_pictures(KEEP_S)
    reader.forget_pictures()
    assert reader._ring is None
    assert reader.pictures(1 << 62) == []
    assert reader.health().facts.kept_bytes == 0
