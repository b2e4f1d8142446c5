"""From wishes to the difference that is sent."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import (
    CameraConfig,
    Credentials,
    Opener,
    StreamConfig,
    StreamKey,
    StreamRole,
    StreamSource,
    Transport,
)
from scc_wall.domain.tile import WHOLE, Fit, Rotation, StreamReason, TileRequest
from scc_wall.video.planner import Choices, Reconfigured, StreamPlan, difference, reconfigured, standing_by
from scc_wall.video.protocol import Drawing

MAIN, SUB = StreamRole.MAIN, StreamRole.SUB


def plan_of(camera_id: int, *slots: int, url: str = "rtsp://kamera") -> tuple[StreamKey, StreamPlan]:
    key = StreamKey(camera_id, SUB)
    drawing = Drawing((10, 10), Fit.FIT, Rotation.NONE, WHOLE)
    return key, StreamPlan(StreamSource(key, "kamera", url), tuple((slot, drawing) for slot in slots))


plans = st.dictionaries(
    st.integers(1, 6), st.tuples(st.lists(st.integers(0, 3), unique=True), st.sampled_from(["a", "b"]))
).map(lambda wishes: dict(plan_of(camera, *slots, url=url) for camera, (slots, url) in wishes.items()))


@given(plans, plans)
def test_doing_the_difference_always_gives_the_new_plan(old, new) -> None:
    change = difference(old, new)
    held = dict(old)
    for key in change.drop:
        del held[key]
    for wish in change.put:
        held[wish.source.key] = wish
    assert held == new
    assert not set(change.drop) & {wish.source.key for wish in change.put}


def configured(camera_id: int, **more) -> CameraConfig:
    return CameraConfig(camera_id, f"kamera {camera_id}", StreamConfig("rtsp://10.0.0.1/utama"), **more)


def by_id(*cameras: CameraConfig) -> dict[int, CameraConfig]:
    return {camera.camera_id: camera for camera in cameras}


def test_names_numbers_places_and_what_was_learned_touch_no_stream() -> None:
    old = configured(1, sub=StreamConfig("rtsp://10.0.0.1/kecil"))
    learned = StreamConfig(old.main.url, (1920, 1080), Opener.FALLBACK_FAST)
    new = replace(old, name="Ampera", number=7, region_code="16.71", main=learned, tags=("a",), place="tiang 3")
    assert reconfigured(by_id(old), by_id(new, configured(2))) == Reconfigured(frozenset(), frozenset())


def test_another_address_leads_elsewhere_and_another_account_is_asked_anew() -> None:
    old = configured(1, sub=StreamConfig("rtsp://10.0.0.1/kecil"))
    moved = replace(old, sub=StreamConfig("rtsp://10.0.0.9/kecil"))
    assert reconfigured(by_id(old), by_id(moved)) == Reconfigured(frozenset({StreamKey(1, SUB)}), frozenset())
    both = frozenset(old.stream_keys())
    account = replace(old, credentials=Credentials("admin", "kunci"))
    assert reconfigured(by_id(old), by_id(account)) == Reconfigured(frozenset(), both)
    assert reconfigured(by_id(account), by_id(replace(account, transport=Transport.UDP))).asked_anew == both
    assert reconfigured(by_id(old), {}) == Reconfigured(both, frozenset())
    assert reconfigured(by_id(old), by_id(replace(old, sub=None))).elsewhere == {StreamKey(1, SUB)}


@given(plans)
def test_an_equal_plan_sends_nothing(plan) -> None:
    change = difference(plan, dict(plan))
    assert (change.drop, change.put) == ((), ())


def camera(camera_id: int, *, sub: bool = True) -> CameraConfig:
    return CameraConfig(camera_id, "kamera", StreamConfig("rtsp://m"), StreamConfig("rtsp://s") if sub else None)


CAMERAS = {1: camera(1), 2: camera(2), 3: camera(3, sub=False)}


def test_a_hidden_camera_stands_by_with_its_sub_stream_or_the_one_shown_last() -> None:
    assert standing_by(CAMERAS, [1, 2, 3], {}, {2: MAIN, 3: SUB}, 200) == [
        StreamKey(1, SUB),
        StreamKey(2, MAIN),
        StreamKey(3, MAIN),
    ]


def test_of_a_camera_on_the_wall_its_other_stream_stands_by() -> None:
    assert standing_by(CAMERAS, [1, 3], {1: {SUB}, 3: {MAIN}}, {}, 200) == [StreamKey(1, MAIN)]


def test_no_more_than_the_limit_stand_by_and_unknown_cameras_never() -> None:
    assert standing_by(CAMERAS, [9, 3, 2, 1], {}, {}, 2) == [StreamKey(3, MAIN), StreamKey(2, SUB)]


def test_choices_are_kept_per_tile_and_forgotten_with_it() -> None:
    choices, tile = Choices(), TileRequest("t", 1, (320, 180))
    state = choices.choose(CAMERAS[1], tile, {}, 0)
    assert (state.role, state.reason) == (SUB, StreamReason.SMALL_TILE)
    choices.forget_all_but([tile])
    assert choices.states
    choices.forget_all_but([])
    assert not choices.states


def test_a_wall_that_drops_pictures_sheds_its_largest_main_tile() -> None:
    choices, now_s = Choices(), 0.0
    tiles = [TileRequest("large", 1, (1920, 1080)), TileRequest("larger but selected", 2, (2000, 1200), selected=True)]
    for tile in tiles:
        assert choices.choose(CAMERAS[tile.camera_id], tile, {}, 0).role is MAIN
    for step in range(40):
        now_s = step * 0.25
        choices.look_at_load(int(now_s * 1e9), step * 10, step * 100, tiles)
    assert choices.shed == {"large"}
    state = choices.choose(CAMERAS[1], tiles[0], {}, int(now_s * 1e9))
    assert (state.role, state.reason) == (SUB, StreamReason.LOAD)
