from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import CameraConfig, StreamConfig, StreamKey, StreamRole
from scc_wall.domain.stream_choice import ChoiceState, choose
from scc_wall.domain.tile import Fit, Rotation, StreamReason, TileRequest, Zoom

MAIN, SUB = StreamRole.MAIN, StreamRole.SUB
CAMERA = CameraConfig(7, "Ampera", StreamConfig("rtsp://h/m"), StreamConfig("rtsp://h/s"))
SIZES = {StreamKey(7, MAIN): (1920, 1080), StreamKey(7, SUB): (640, 360)}
S = 1_000_000_000


def tile(width: int, height: int, **more: object) -> TileRequest:
    return replace(TileRequest("screen-1/0", 7, (width, height)), **more)


def first(request: TileRequest, camera: CameraConfig = CAMERA, sizes: dict | None = None) -> ChoiceState:
    return choose(camera, request, SIZES if sizes is None else sizes, None, shed=False, now_mono_ns=0)


def at(previous: ChoiceState | None, width: int, now_s: float, *, shed: bool = False, **more: object) -> ChoiceState:
    request = tile(width, width * 9 // 16, **more)
    return choose(CAMERA, request, SIZES, previous, shed=shed, now_mono_ns=round(now_s * S))


@pytest.mark.parametrize(
    ("request_", "role"),
    [
        (tile(320, 180), SUB),
        (tile(640, 360), SUB),
        (tile(641, 361), MAIN),
        (tile(1920, 1080), MAIN),
        (tile(3840, 2160), MAIN),
        # The picture's fitted width counts, not the tile's.
        (tile(1200, 360), SUB),
        (tile(640, 1200), SUB),
        (tile(1200, 360, fit=Fit.CROP), MAIN),
        (tile(640, 640, fit=Fit.CROP), MAIN),
        # A corridor camera: its width stands upright.
        (tile(360, 640, rotation=Rotation.RIGHT), SUB),
        (tile(400, 720, rotation=Rotation.LEFT), MAIN),
        (tile(640, 360, rotation=Rotation.RIGHT), SUB),
        (tile(640, 360, rotation=Rotation.HALF), SUB),
        # Half of the picture over the same tile needs twice the width.
        (tile(640, 360, zoom=Zoom(0.5, 0.5, 0.5, 0.5)), MAIN),
        (tile(320, 180, zoom=Zoom(0.5, 0.5, 0.5, 0.5)), SUB),
        (tile(0, 0), SUB),
    ],
)
def test_the_first_choice_is_the_smallest_stream_at_least_as_wide(request_: TileRequest, role: StreamRole) -> None:
    state = first(request_)
    assert state.role is role
    assert state.reason is (StreamReason.SMALL_TILE if role is SUB else StreamReason.LARGE_TILE)
    assert state.pending is None


def test_a_single_stream_is_the_only_choice() -> None:
    alone = replace(CAMERA, sub=None)
    for shed in (False, True):
        state = choose(alone, tile(10, 10), {}, None, shed=shed, now_mono_ns=0)
        assert (state.role, state.reason, state.could_shed) == (MAIN, StreamReason.ONLY, False)


def test_a_camera_that_loses_its_sub_stream_falls_back_to_main_at_once() -> None:
    before = first(tile(320, 180))
    alone = replace(CAMERA, sub=None)
    assert choose(alone, tile(320, 180), {}, before, shed=False, now_mono_ns=1).role is MAIN


def test_unknown_sizes_are_assumed() -> None:
    assert first(tile(640, 360), sizes={}).role is SUB
    assert first(tile(660, 371), sizes={}).role is MAIN


def test_the_configured_size_counts_until_a_picture_was_seen() -> None:
    camera = replace(CAMERA, sub=StreamConfig("rtsp://h/s", (1280, 720)))
    assert first(tile(1000, 562), camera, {}).role is SUB
    assert first(tile(1000, 562), camera, {StreamKey(7, SUB): (640, 360)}).role is MAIN


def test_an_unknown_sub_stream_is_not_taken_for_larger_than_its_main() -> None:
    assert first(tile(300, 200), sizes={StreamKey(7, MAIN): (352, 288)}).role is SUB


def test_streams_set_up_the_wrong_way_round_are_chosen_by_width() -> None:
    swapped = {StreamKey(7, MAIN): (640, 360), StreamKey(7, SUB): (1920, 1080)}
    assert first(tile(320, 180), sizes=swapped) == ChoiceState(MAIN, StreamReason.SMALL_TILE)
    assert first(tile(1920, 1080), sizes=swapped) == ChoiceState(SUB, StreamReason.LARGE_TILE)
    # Its sub-stream would be no relief.
    state = choose(CAMERA, tile(320, 180), swapped, None, shed=True, now_mono_ns=0)
    assert (state.role, state.could_shed) == (MAIN, False)


def test_up_needs_over_130_percent_for_a_second() -> None:
    state = at(None, 640, 0)
    state = at(state, 830, 1)  # 1.297
    assert (state.role, state.pending) == (SUB, None)
    state = at(state, 840, 2)
    assert (state.role, state.pending, state.pending_since_mono_ns) == (SUB, MAIN, 2 * S)
    state = at(state, 840, 2.999)
    assert (state.role, state.pending_since_mono_ns) == (SUB, 2 * S)
    assert at(state, 840, 3) == ChoiceState(MAIN, StreamReason.LARGE_TILE)


def test_down_needs_the_small_width_for_a_second() -> None:
    state = at(None, 1920, 0)
    state = at(state, 656, 1)
    assert (state.role, state.pending) == (MAIN, None)
    state = at(state, 640, 2)
    assert (state.role, state.pending) == (MAIN, SUB)
    assert at(state, 640, 3) == ChoiceState(SUB, StreamReason.SMALL_TILE)


def test_a_wish_that_does_not_last_starts_again() -> None:
    state = at(None, 640, 0)
    state = at(state, 1000, 1)
    state = at(state, 640, 1.5)
    assert state.pending is None
    state = at(state, 1000, 1.9)
    assert at(state, 1000, 2.8).role is SUB
    assert at(state, 1000, 2.9).role is MAIN


def test_main_is_preferred_at_once_and_left_after_a_second() -> None:
    state = at(None, 320, 0)
    state = at(state, 320, 1, prefer_main=True)
    assert state == ChoiceState(MAIN, StreamReason.PREFERRED)
    state = at(state, 320, 2)
    assert (state.role, state.pending) == (MAIN, SUB)
    assert at(state, 320, 3).role is SUB
    # A spotlight opened again within the second never left main.
    assert at(state, 320, 2.5, prefer_main=True) == ChoiceState(MAIN, StreamReason.PREFERRED)


def test_shedding_and_coming_back_are_at_once() -> None:
    state = at(None, 700, 0)  # between the thresholds: main, since it was the first choice
    assert state.role is MAIN
    state = at(state, 700, 1, shed=True)
    assert state == ChoiceState(SUB, StreamReason.LOAD)
    assert state.could_shed
    assert at(state, 700, 2, shed=True) == state
    assert at(state, 700, 3) == ChoiceState(MAIN, StreamReason.LARGE_TILE)


def test_a_shed_tile_that_became_small_says_so() -> None:
    state = at(at(None, 1920, 0), 1920, 1, shed=True)
    assert at(state, 320, 2, shed=True) == ChoiceState(SUB, StreamReason.SMALL_TILE)
    assert not at(state, 320, 2, shed=True).could_shed


def test_a_person_goes_before_the_load() -> None:
    assert at(None, 1920, 0, shed=True, prefer_main=True) == ChoiceState(MAIN, StreamReason.PREFERRED)


sizes = st.tuples(st.integers(16, 4096), st.integers(16, 2304))
steps = st.tuples(st.integers(1, 4000), st.booleans(), st.booleans(), st.integers(1, 3 * S))


@given(sub=sizes, main=sizes, walk=st.lists(steps, max_size=30))
def test_without_being_asked_for_it_no_change_comes_before_its_second(sub, main, walk) -> None:
    known = {StreamKey(7, SUB): sub, StreamKey(7, MAIN): main}
    state, now, wished_since = None, 0, None
    for width, prefer, shed, pause in walk:
        now += pause
        request = tile(width, max(1, width * 9 // 16), prefer_main=prefer)
        before, state = state, choose(CAMERA, request, known, state, shed=shed, now_mono_ns=now)
        assert (state.pending is None) == (state.pending_since_mono_ns is None)
        assert state.pending is not state.role
        if prefer:
            assert state == ChoiceState(MAIN, StreamReason.PREFERRED)
        forced = prefer or shed or before is None or before.reason is StreamReason.LOAD
        if not forced and state.role is not before.role:
            assert before.pending is state.role
            assert now - before.pending_since_mono_ns >= S
        wished_since = state.pending_since_mono_ns
    assert wished_since is None or wished_since <= now


@given(sub=sizes, main=sizes, size=sizes, fit=st.sampled_from(Fit), turn=st.sampled_from(Rotation))
def test_a_steady_tile_is_steady(sub, main, size, fit, turn) -> None:
    known = {StreamKey(7, SUB): sub, StreamKey(7, MAIN): main}
    request = tile(*size, fit=fit, rotation=turn)
    state = choose(CAMERA, request, known, None, shed=False, now_mono_ns=0)
    for now in range(0, 5 * S, S):
        assert choose(CAMERA, request, known, state, shed=False, now_mono_ns=now) == state


@given(width=st.integers(1, 4000))
def test_a_wider_tile_never_gets_the_smaller_stream(width) -> None:
    roles = [first(tile(w, max(1, w * 9 // 16))).role for w in (width, width + 50)]
    assert roles != [MAIN, SUB]
