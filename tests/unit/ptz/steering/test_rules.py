"""The pure rules: stick, timeouts, aim, zoom, presets that a factory made, and what proves rest."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.ptz import (
    Motion,
    Preset,
    PtzAbilities,
    PtzSpace,
    PtzStatus,
    PtzVector,
    SpaceUnit,
    Span,
)
from scc_wall.domain.steering import Box, Centre, Hold, ZoomBy
from scc_wall.ptz.steering import remembered, stick
from scc_wall.ptz.steering.aim import Absolute, Aim, Pulse, Relative, aim_of, steps_of
from scc_wall.ptz.steering.optics import Optics, optics_of
from scc_wall.ptz.steering.reticle import Reticle
from scc_wall.ptz.steering.standing import stands
from scc_wall.ptz.steering.stopping import StopSeries, StopWay
from tests.support.steering_world import ABILITIES, ZOOM

ANY = st.floats(allow_nan=True, allow_infinity=True)
LENS = PtzSpace("mm", SpaceUnit.MILLIMETRES, Span(4.0, 120.0))


def status(x: float = 0.0, y: float = 0.0, zoom: float | None = None, motion: Motion = Motion.UNKNOWN, **more: str):
    return PtzStatus(PtzVector((x, y), zoom), pan_tilt=motion, zoom=motion, **more)


# --- stick


@given(hold=st.builds(Hold, ANY, ANY, ANY), times=st.floats(1.0, 50.0))
def test_a_stick_is_never_more_than_full_nor_less_than_felt(hold, times):
    felt = stick.felt(hold)
    parts = (felt.pan, felt.tilt, felt.zoom)
    assert all(part == 0.0 or 0.1 <= abs(part) <= 1.0 for part in parts)
    sent = stick.speed(felt, times, pan_tilt=True, zoom=True)
    assert sent.pan_tilt is not None
    assert all(abs(part) * times <= 1.0 + 1e-9 for part in sent.pan_tilt)
    assert sent.zoom == felt.zoom


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (None, Hold(pan=0.5), True),
        (Hold(pan=0.5), Hold(pan=0.54), False),
        (Hold(pan=0.5), Hold(pan=0.56), True),
        (Hold(pan=0.5, tilt=0.1), Hold(pan=0.5), True),
        (Hold(zoom=-0.5), Hold(zoom=-0.44), True),
    ],
)
def test_only_steps_are_told(before, now, told):
    assert stick.changed(before, now) is told


def test_a_drive_that_is_not_meant_is_left_alone():
    assert stick.speed(Hold(zoom=0.5), 3.0, pan_tilt=False, zoom=False) == PtzVector(None, 0.5)
    assert stick.speed(Hold(pan=0.6), 3.0, pan_tilt=False, zoom=False) == PtzVector((pytest.approx(0.2), 0.0), None)


@given(low=st.floats(0, 100), width=st.floats(0, 1e9), wished=st.floats(0.01, 100))
def test_timeouts_are_whole_seconds_within_the_span(low, width, wished):
    span = Span(low, low + width)
    found = stick.whole_timeout_s(span, wished)
    if found is None:
        assert math.floor(span.high) < max(1, math.ceil(span.low))
    else:
        assert isinstance(found, int)
        assert max(1, span.low) <= found <= span.high


# --- aim


@given(command=st.one_of(st.builds(Centre, ANY, ANY), st.builds(Box, ANY, ANY, ANY, ANY), st.builds(ZoomBy, ANY)))
def test_whatever_is_pointed_at_gives_finite_ways_in_their_ranges(command):
    aim = aim_of(command)
    if aim is None:
        return
    for abilities in (ABILITIES, PtzAbilities(), replace(ABILITIES, translation=())):
        for optics in (Optics(), Optics(0.5, 5.0, 25.0, fov_deg=12.0)):
            for step in steps_of(aim, abilities, status(0.9, -0.9, 0.5), optics):
                vector = {Relative: "way", Absolute: "target", Pulse: "velocity"}[type(step)]
                found: PtzVector = getattr(step, vector)
                numbers = (*(found.pan_tilt or ()), *(() if found.zoom is None else (found.zoom,)))
                assert numbers
                assert all(map(math.isfinite, numbers))
                if isinstance(step, Pulse):
                    assert all(abs(number) <= 1 for number in numbers)
                    assert 0 < step.seconds <= 4


def test_the_view_space_is_scaled_to_its_range():
    wide = PtzSpace("fov", SpaceUnit.FIELD_OF_VIEW, Span(-100.0, 100.0), Span(-100.0, 100.0))
    (step,) = steps_of(Aim(0.5, -0.25), replace(ABILITIES, translation=(wide,)), None, Optics())
    assert step == Relative(PtzVector((50.0, -25.0)), wide)


def test_degrees_go_the_other_way_round_a_full_circle():
    circle = PtzSpace("degrees", SpaceUnit.DEGREES, Span(-180.0, 180.0), Span(-90.0, 20.0))
    abilities = PtzAbilities(position=(circle,))
    here = status(175.0, 0.0, pan_tilt_space="degrees")
    (step,) = steps_of(Aim(1.0, 0.0), abilities, here, Optics(fov_deg=60.0))
    assert isinstance(step, Absolute)
    assert step.target.pan_tilt == (pytest.approx(-155.0), 0.0)


def test_a_box_is_centred_and_its_factor_is_the_lesser():
    aim = aim_of(Box(0.0, 0.5, 0.5, 0.25))
    assert aim == Aim(-0.5, -0.25, 2.0)
    assert aim_of(Box(0.0, 0.0, 0.029, 0.5)) is None


@given(x=st.floats(-1, 1), y=st.floats(-1, 1), factor=st.floats(0.5, 8))
def test_a_reticle_that_has_arrived_is_the_picture(x, y, factor):
    aim, start = Aim(x, y, factor), Optics(0.3, 3.0, 30.0, fov_deg=20.0)
    reticle = Reticle(aim, status(0.0, 0.0, 0.3), ABILITIES, start)
    way = math.degrees(math.atan(x * math.tan(math.radians(10))))
    rise = math.degrees(math.atan(y * math.tan(math.radians(10)) * 9 / 16))
    there = status(way / 75, rise / 12, 0.4)  # of −75…75 and −14…10 degrees, from pan 0 and tilt −2
    times = 3.0 * factor
    fov = math.degrees(2 * math.atan(math.tan(math.radians(10)) / factor))
    reticle.follow(there, ABILITIES, Optics(0.4, times, 30.0, fov_deg=fov))
    if 1 / 3 <= factor <= 10:
        assert (reticle.ghost.left, reticle.ghost.top) == (pytest.approx(0, abs=1e-6), pytest.approx(0, abs=1e-6))
        assert reticle.ghost.width == pytest.approx(1.0)


# --- zoom


def test_times_are_told_only_where_they_are_known():
    half = optics_of(status(zoom=0.5), ABILITIES, OnvifSetup("", most_times=30.0))
    assert half.shown().times is None
    assert half.shown().percent == 50.0
    assert not half.shown().nearest
    near = optics_of(status(zoom=1.0), ABILITIES, OnvifSetup("", most_times=30.0)).shown()
    assert (near.times, near.nearest) == (30.0, True)
    assert optics_of(status(zoom=1.0), ABILITIES, OnvifSetup("")).shown().times is None
    assert optics_of(status(), ABILITIES, OnvifSetup("")).shown().percent is None


def test_focal_lengths_tell_times():
    abilities = replace(ABILITIES, zoom_position=(ZOOM, LENS))
    found = optics_of(status(zoom=12.0, zoom_space="mm"), abilities, OnvifSetup("", widest_deg=60.0))
    assert found.shown().times == pytest.approx(3.0)
    assert found.fov_deg == pytest.approx(math.degrees(2 * math.atan(math.tan(math.radians(30)) / 3)))
    assert optics_of(status(zoom=1.0), abilities, OnvifSetup("")).shown().times == pytest.approx(30.0)


@given(place=ANY, most=st.one_of(st.none(), st.floats(1.0, 100.0)), widest=st.one_of(st.none(), st.floats(1.0, 120.0)))
def test_optics_are_sane_whatever_a_camera_tells(place, most, widest):
    found = optics_of(status(zoom=place), ABILITIES, OnvifSetup("", most_times=most, widest_deg=widest))
    assert 1.0 <= found.times <= found.most_times + 1e-6
    assert found.share is None or 0.0 <= found.share <= 1.0
    assert found.fov_deg is None or 0.0 < found.fov_deg <= 120.0


# --- presets


def test_a_factory_s_presets_are_hidden_and_a_person_s_are_not():
    factory = [Preset(str(n), f"Preset {n}") for n in range(1, 33)]
    own = [Preset("1", "Ampera", PtzVector((0.1, 0.2))), Preset("40", "Preset 7"), Preset("41", "")]
    shown = remembered.shown([*factory, *own])
    assert [preset.name for preset in shown] == ["Ampera", "Preset 7"]
    few = [Preset("1", "Preset 1"), Preset("2", "Preset 2")]
    assert remembered.shown(few) == tuple(few)


# --- rest


@pytest.mark.parametrize(
    ("samples", "trusts", "proved"),
    [
        ([], True, False),
        ([status(motion=Motion.IDLE)], True, True),
        ([status(motion=Motion.IDLE)], False, False),
        ([status(motion=Motion.IDLE)] * 2, False, True),
        ([status(0.1, motion=Motion.IDLE), status(0.2, motion=Motion.IDLE)], True, False),
        ([status(0.1, motion=Motion.MOVING), status(0.2, motion=Motion.IDLE)], True, True),
        ([status(0.1), status(0.1)], False, True),
        ([status(0.1), status(0.1001)], False, True),
        ([status(0.1), status(0.101)], False, False),
        ([status(0.1), status(0.1), status(0.2)], False, False),
        ([status(0.1, motion=Motion.MOVING)] * 3, True, False),
        ([status(0.1, motion=Motion.MOVING)] * 4, True, True),
        ([PtzStatus(pan_tilt=Motion.IDLE)], True, True),
        ([PtzStatus(pan_tilt=Motion.IDLE)] * 2, False, True),
        ([PtzStatus(), PtzStatus()], True, False),
    ],
)
def test_what_proves_rest(samples, trusts, proved):
    assert stands(samples, trusts_idle=trusts) is proved


def test_stops_are_repeated_at_growing_gaps_and_get_stronger():
    series, now, sent = StopSeries(0, set()), 0, []
    while now < 4_000_000_000:
        if now >= series.next_mono_ns():
            way = series.send(now, moves_on_way=False)
            sent.append((round(now / 1e9, 2), str(way)))
            series.answered(way, now, now, None)
        now += 10_000_000
    assert [at for at, _ in sent[:5]] == [0.0, 0.1, 0.3, 0.7, 1.5]
    assert [way for _, way in sent] == ["stop"] * 4 + ["zero-speed", "stop", "zero-way", "stop"][: len(sent) - 4]


def test_a_stop_before_the_end_of_a_move_counts_for_nothing():
    series = StopSeries(0, set())
    for sent_ns, moves, covered in ((0, True, None), (100, False, 100)):
        series.answered(series.send(sent_ns, moves_on_way=moves), sent_ns, sent_ns, None)
        assert series.covered_mono_ns == covered
    series.move_ended(200, lost=True)
    series.answered(series.send(200, moves_on_way=False), 200, 200, None)
    assert series.covered_mono_ns is None
    series.send(1_000_000_200, moves_on_way=False)
    assert series.covered_mono_ns == 1_000_000_200


def test_behind_another_way_to_stop_a_plain_stop_is_sent():
    series = StopSeries(0, set())
    series.send(0, moves_on_way=False)
    assert series.ends_plainly
    hangs = 950_000_000
    assert series.send(hangs, moves_on_way=False) is StopWay.ZERO_SPEED
    assert series.send(hangs + 1, moves_on_way=False) is StopWay.STOP
    assert not series.ends_plainly  # the other is still on its way
    series.answered(StopWay.ZERO_SPEED, hangs, hangs + 2, None)
    assert not series.ends_plainly  # and may have overtaken the plain one
    assert series.next_mono_ns() <= hangs + 2
    assert series.send(hangs + 2, moves_on_way=False) is StopWay.STOP
    assert series.ends_plainly
