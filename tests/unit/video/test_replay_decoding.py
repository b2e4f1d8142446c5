"""Kept pictures decoded from anywhere: each jump lands on its picture, and what plays is in order and at its pace."""

import threading
from io import BytesIO

import av
import numpy as np
import pytest
from video_streams import _units, clip, number_of

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.replay import ReplayFailure, ReplayPhase, ReplayWish
from scc_wall.domain.tile import WHOLE, Fit, Rotation
from scc_wall.video.picture import Codec, CodedPicture
from scc_wall.video.protocol import Drawing, ReplayTold
from scc_wall.video.replay_decoding import ReplayDecoding
from scc_wall.video.replayer import Replayer
from scc_wall.video.scratch import Scratches
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Headers, SlotReader, SlotWriter, slot_bytes

SIZE_PX = (160, 90)
STEP_NS = 20_000_000
WAIT_S = 20.0


def kept(units, *, codec: Codec = Codec.H264, first: int = 0, damaged: frozenset[int] = frozenset()):
    """Pictures that arrived every 20 ms."""
    return [
        CodedPicture(data, codec, keyframe, first + i in damaged, (first + i) * 1800, (first + i) * STEP_NS)
        for i, (data, keyframe) in enumerate(units)
    ]


@pytest.mark.parametrize("codec", list(Codec))
def test_a_jump_to_any_picture_lands_on_it(codec) -> None:
    decoding = ReplayDecoding(kept(clip(*SIZE_PX, 30, 10, codec), codec=codec))
    for wanted in (0, 29, 11, 12, 19, 3, 10, 20):
        assert decoding.seek(wanted * STEP_NS + STEP_NS // 2) == wanted * STEP_NS
        while (picture := decoding.advance()) is not None and picture.arrived_mono_ns < wanted * STEP_NS:
            pass
        assert number_of(decoding.retrieve()) == wanted


def test_it_goes_through_a_change_of_size_without_losing_a_picture() -> None:
    small, large = clip(*SIZE_PX, 20, 10), clip(320, 180, 20, 10)
    decoding = ReplayDecoding([*kept(small), *kept(large, first=20)])
    decoding.seek(0)
    seen = []
    while decoding.advance() is not None:
        picture = decoding.retrieve()
        seen.append((number_of(picture), picture.shape[1]))
    assert seen == [(n, 160) for n in range(20)] + [(n, 320) for n in range(20)]


def reordered(pictures: int) -> list[tuple[bytes, bool]]:
    """The same pictures, but coded out of their order (B pictures)."""
    out = BytesIO()
    with av.open(out, "w", format="h264") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = *SIZE_PX, "yuv420p"
        params = "keyint=12:min-keyint=12:scenecut=0:bframes=2:b-adapt=0:slices=1:sliced-threads=0"
        stream.options = {"preset": "ultrafast", "x264-params": params}
        for number in range(pictures):
            picture = np.full((SIZE_PX[1], SIZE_PX[0], 3), 60, np.uint8)
            for bit in range(8):
                picture[:45, bit * 20 : (bit + 1) * 20] = 255 * (number >> bit & 1)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return list(_units(out.getvalue(), Codec.H264))


def test_pictures_that_come_out_of_their_order_are_played_in_it_but_for_those_that_wait_for_more() -> None:
    decoding = ReplayDecoding(kept(reordered(24)))
    decoding.seek(0)
    seen = []
    while decoding.advance() is not None:
        seen.append(number_of(decoding.retrieve()))
    assert seen == list(range(22))  # two B pictures: so many stay in the decoder for want of later ones


class Bench:
    """A replayer on a slot of its own; `seen` has what was published, in order, with when."""

    def __init__(self, pictures, wish: ReplayWish) -> None:
        self.headers = Headers.create()
        self.headers.clear_slot(0)
        self.block = SharedBlock.create(slot_bytes(SIZE_PX))
        self.reader = SlotReader(self.headers, 0, self.block, SIZE_PX)
        self.told: list[ReplayTold] = []
        self.over = threading.Event()
        self.replayer = Replayer(1, pictures, wish, SYSTEM_CLOCK, scratches=Scratches(), tell=self.hear)
        drawing = Drawing(SIZE_PX, Fit.FIT, Rotation.NONE, WHOLE)
        writer = SlotWriter(self.headers, 0, self.block, SIZE_PX)
        self.replayer.draw_into({0: drawing}, {0: writer})
        self.began_mono_ns = SYSTEM_CLOCK.mono_ns()
        self.replayer.start()

    def hear(self, told: ReplayTold) -> None:
        self.told.append(told)
        self.over.set()

    def wait(self) -> float:
        """Wait until something is told; return how many seconds passed since the beginning."""
        assert self.over.wait(WAIT_S)
        self.over.clear()
        return (SYSTEM_CLOCK.mono_ns() - self.began_mono_ns) / 1e9

    def newest(self):
        taken = self.reader.take()
        return None if taken is None else (number_of(np.asarray(taken.pixels)), taken.arrived_mono_ns)

    def close(self) -> None:
        self.replayer.end()
        assert self.replayer.join(WAIT_S)


@pytest.fixture
def bench():
    made = []

    def make(pictures, wish: ReplayWish) -> Bench:
        made.append(Bench(pictures, wish))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0])
def test_it_takes_the_time_that_it_took_divided_by_the_speed(bench, speed) -> None:
    playing = bench(kept(clip(*SIZE_PX, 20, 10)), ReplayWish(at_mono_ns=0, speed=speed))
    took_s = playing.wait()
    assert [told.phase for told in playing.told] == [ReplayPhase.ENDED]
    assert took_s >= 19 * STEP_NS / 1e9 / speed
    assert playing.newest() == (19, 19 * STEP_NS)


def test_from_its_end_a_jump_leads_back_and_on(bench) -> None:
    playing = bench(kept(clip(*SIZE_PX, 30, 10)), ReplayWish(at_mono_ns=28 * STEP_NS))
    playing.wait()
    playing.replayer.steer(ReplayWish(at_mono_ns=25 * STEP_NS))
    playing.wait()
    assert [told.phase for told in playing.told][:2] == [ReplayPhase.ENDED, ReplayPhase.PLAYING]
    if len(playing.told) < 3:
        playing.wait()
    assert playing.told[-1].phase is ReplayPhase.ENDED
    assert playing.newest() == (29, 29 * STEP_NS)


def test_damaged_pictures_are_not_shown(bench) -> None:
    pictures = kept(clip(*SIZE_PX, 20, 10), damaged=frozenset(range(5, 20)))
    playing = bench(pictures, ReplayWish(at_mono_ns=0))
    playing.wait()
    assert playing.newest() == (4, 4 * STEP_NS)


def test_what_cannot_be_decoded_is_told(bench, expected_logs) -> None:
    expected_logs.expect("does not open")
    rubbish = [CodedPicture(bytes(100), Codec.H264, i == 0, False, i, i * STEP_NS) for i in range(5)]
    playing = bench(rubbish, ReplayWish(at_mono_ns=0))
    playing.wait()
    assert playing.told[-1].failure is ReplayFailure.UNDECODABLE
    assert playing.newest() is None
