"""Which process holds which stream."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scc_wall.domain.camera import StreamKey, StreamRole, StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.video.environment import Flavour
from scc_wall.video.lane import CROWDED_S, Lane
from scc_wall.video.placement import APART_S, STREAMS_A_PROCESS, Placement
from scc_wall.video.protocol import PutStream
from scc_wall.video.settings import VideoSettings

S = 1_000_000_000


def key_of(number: int) -> StreamKey:
    return StreamKey(number, StreamRole.SUB)


def hold(placement: Placement, number: int, flavour: Flavour = Flavour.THIN) -> Lane:
    lane = placement.place(key_of(number), flavour)
    if key_of(number) not in lane.streams:
        lane.put(PutStream(StreamSource(key_of(number), "kamera", "rtsp://kamera"), lane.free_row(), ()))
    return lane


def hold_many(placement: Placement, count: int) -> Lane:
    """Hold so few that all are in the first lane, and return that."""
    for number in range(count):
        hold(placement, number)
    return placement.lanes[0]


@pytest.fixture
def placement(monkeypatch) -> Iterator[Placement]:
    monkeypatch.setattr("scc_wall.video.settings.os.cpu_count", lambda: 3)
    made = Placement(VideoSettings())
    yield made
    for lane in made.lanes:
        lane.free()


def counts(placement: Placement) -> list[int]:
    return [len(lane.streams) for lane in placement.lanes]


def test_a_process_is_filled_before_another_one_starts(placement) -> None:
    for number in range(STREAMS_A_PROCESS):
        hold(placement, number)
    assert counts(placement) == [STREAMS_A_PROCESS]
    hold(placement, STREAMS_A_PROCESS)
    assert counts(placement) == [STREAMS_A_PROCESS, 1]
    for number in range(1000, 1200):
        hold(placement, number)
    assert len(placement.lanes) == 3, "one per core at most"
    assert max(counts(placement)) - min(counts(placement)) <= 1


def test_a_suspect_moves_away_and_its_process_starts_without_it(placement, caplog) -> None:
    first = hold(placement, 1)
    hold(placement, 2)
    placement.suspect(first, {key_of(2)}, 0)
    assert key_of(2) in first.quarantined
    assert placement.moving() == {key_of(2)}
    apart = hold(placement, 2)
    assert apart.apart
    assert not placement.moving()
    assert not first.quarantined
    assert counts(placement) == [1, 1]
    assert hold(placement, 3) is first, "nobody else comes to it"
    placement.suspect(first, {key_of(3)}, 0)
    assert hold(placement, 3) is apart, "all suspects share one process"
    placement.suspect(apart, {key_of(2)}, 0)
    assert not placement.moving()


def test_who_is_not_told_from_the_others_does_not_move(placement) -> None:
    lane = hold_many(placement, 8)
    placement.suspect(lane, set(), 0)
    placement.suspect(lane, {key_of(number) for number in range(5)}, 0)  # too many
    assert not placement.moving()
    alone = hold(placement, 100, Flavour.FALLBACK_FULL)
    placement.suspect(alone, {key_of(100)}, 0)
    assert not placement.moving()
    assert len(placement.lanes) == 2


def test_a_suspect_comes_back_once_it_ran_well_for_long(placement, caplog) -> None:
    first = hold_many(placement, 3)
    placement.suspect(first, {key_of(2)}, 5 * S)
    apart = hold(placement, 2)
    placement.forgive(apart, int((5 + APART_S) * S))
    assert not placement.moving()
    apart.died(Cause.DECODER_CRASHED, 60 * S)
    placement.forgive(apart, int((6 + APART_S) * S))
    assert not placement.moving(), "it crashed again meanwhile"
    placement.forgive(apart, int((61 + APART_S) * S))
    assert hold(placement, 2) is first


def test_half_of_what_is_too_much_goes_to_another_core(placement) -> None:
    crowded = hold_many(placement, 8)
    placement.relieve(crowded)
    moving = placement.moving()
    assert len(moving) == 4
    for key in moving:
        hold(placement, key.camera_id)
    assert counts(placement) == [4, 4]
    placement.relieve(placement.lanes[1])
    placement.relieve(placement.lanes[0])
    assert len(placement.lanes) == 3, "one per core at most"


def test_a_stream_that_is_dropped_moves_no_more(placement) -> None:
    lane = hold_many(placement, 8)
    placement.relieve(lane)
    for key in placement.moving():
        placement.drop(key)
    assert not placement.moving()
    assert counts(placement) == [4, 0]


def test_help_in_most_rounds_counts_only_after_a_while(placement) -> None:
    lane = placement.lanes[0]
    lane.headers.helped_percent = 80
    assert not lane.crowded(0)
    assert not lane.crowded(int(CROWDED_S * S) - 1)
    lane.headers.helped_percent = 20
    assert not lane.crowded(int(CROWDED_S * S))
    lane.headers.helped_percent = 80
    assert not lane.crowded(int(CROWDED_S * S) + 1)
    assert lane.crowded(int(2 * CROWDED_S * S) + 1)


@given(st.lists(st.tuples(st.sampled_from("pdscrf"), st.integers(0, 9)), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the log may gather over all examples
def test_each_stream_is_held_by_the_one_lane_that_is_told(caplog, steps) -> None:
    placement = Placement(VideoSettings())
    try:
        now_mono_ns = 0
        for step, number in steps:
            now_mono_ns += int(APART_S * S) // 3
            lane = placement.lane_of(key_of(number))
            match step:
                case "p":
                    hold(placement, number)
                case "d":
                    placement.drop(key_of(number))
                case "s" if lane is not None:
                    placement.suspect(lane, {key_of(number)}, now_mono_ns)
                case "c" if lane is not None:
                    placement.relieve(lane)
                case "f" if lane is not None:
                    placement.forgive(lane, now_mono_ns)
                case "r":
                    for key in placement.moving():
                        hold(placement, key.camera_id)
        held = [key for lane in placement.lanes for key in lane.streams]
        assert len(held) == len(set(held))
        for lane in placement.lanes:
            assert all(placement.lane_of(key) is lane for key in lane.streams)
            assert lane.quarantined.keys() <= lane.streams.keys()
        assert placement.moving() <= set(held)
    finally:
        for lane in placement.lanes:
            lane.free()
