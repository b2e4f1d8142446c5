"""The head: a pure function of orders and time, never beyond its end stops, always at rest in the end."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.simulator.onvif.mechanics import MOST_ZOOM, TRACKS, WIDEST_DEG, Axis, Head, Look, Order

START = Look(0.0, 0.0, 0.0)
PLACES = {axis: st.floats(track.low - 5, track.high + 5) for axis, track in TRACKS.items()}
SPEEDS = st.dictionaries(st.sampled_from(list(Axis)), st.floats(-200, 200), max_size=3)
ORDERS = st.one_of(
    st.builds(lambda speeds, s: Order(speeds=speeds, timeout_s=s), SPEEDS, st.floats(0.01, 20)),
    st.builds(lambda targets: Order(targets=targets), st.fixed_dictionaries({}, optional=PLACES)),
)
SCRIPT = st.lists(st.tuples(st.floats(0.0, 3.0), ORDERS), max_size=8)


def inside(look):
    values = (look.pan_deg, look.tilt_deg, look.zoom)
    return all(TRACKS[axis].low <= value <= TRACKS[axis].high for axis, value in zip(Axis, values, strict=True))


@settings(max_examples=80, deadline=None)
@given(SCRIPT, st.booleans())
def test_never_beyond_its_end_stops_and_at_rest_after_every_timeout(script, follows):
    head, now = Head(START, follows_zoom=follows), 0.0
    for wait, order in script:
        for part in range(5):
            assert inside(head.look(now + wait * part / 5))
        now += wait
        head.obey(order, now)
    rest = now + 20 + 20
    assert inside(head.look(rest))
    assert not head.busy(rest)
    assert head.look(rest) == head.look(rest + 1000)


@settings(max_examples=50, deadline=None)
@given(SCRIPT, st.lists(st.floats(0.0, 20.0), max_size=10))
def test_looking_changes_nothing(script, glances):
    watched, alone = Head(START), Head(START)
    events = [(t, None) for t in glances]
    due = 0.0
    for wait, order in script:
        due += wait
        events.append((due, order))
    for t, order in sorted(events, key=lambda event: event[0]):
        if order is None:
            watched.look(t)
        else:
            watched.obey(order, t)
            alone.obey(order, t)
    end = max([t for t, _ in events], default=0.0) + 1.0
    assert watched.look(end) == alone.look(end)


@settings(max_examples=50, deadline=None)
@given(SCRIPT)
def test_places_never_jump(script):
    head, now, step = Head(START), 0.0, 0.01
    due = list(itertools.accumulate(wait for wait, _ in script))
    orders = [order for _, order in script]
    before = head.look(0.0)
    while now < 6.0:
        now += step
        while due and due[0] <= now:
            head.obey(orders.pop(0), due.pop(0))
        look = head.look(now)
        assert abs(look.pan_deg - before.pan_deg) <= TRACKS[Axis.PAN].speed * step + 1e-6
        assert abs(look.zoom - before.zoom) <= TRACKS[Axis.ZOOM].speed * step + 1e-6
        before = look


def test_it_speeds_up_brakes_by_itself_and_stays():
    head = Head(START, latency_s=0.1)
    head.obey(Order(speeds={Axis.PAN: 24.0}, timeout_s=2.0), 0.0)
    assert head.look(0.1).pan_deg == 0.0
    assert head.busy(0.05)  # under way to the motors
    assert head.speeds(0.15)[Axis.PAN] == pytest.approx(12.0)
    assert head.speeds(1.0)[Axis.PAN] == pytest.approx(24.0)
    # Ramps of 0.1 s up and down count half each: exactly speed times timeout.
    assert head.look(10.0).pan_deg == pytest.approx(48.0)
    assert not head.busy(10.0)


def test_without_a_timeout_it_turns_to_its_end_stop():
    head = Head(START)
    head.obey(Order(speeds={Axis.PAN: 10.0}), 0.0)
    assert head.speeds(5.0)[Axis.PAN] == pytest.approx(10.0)
    assert head.look(60.0).pan_deg == TRACKS[Axis.PAN].high
    assert not head.busy(60.0)


def test_a_stop_ends_it_within_half_a_second():
    head = Head(START)
    head.obey(Order(speeds={Axis.PAN: 80.0, Axis.ZOOM: 0.4}), 0.0)
    head.obey(Order(speeds=dict.fromkeys(Axis, 0.0)), 0.5)
    assert head.busy(0.5)
    assert not head.busy(1.0)


def test_places_are_reached_exactly():
    head = Head(START)
    head.obey(Order(targets={Axis.PAN: -33.0, Axis.TILT: 4.0, Axis.ZOOM: 1.0}), 0.0)
    assert head.destination(0.0) == Look(-33.0, 4.0, 1.0)
    assert head.look(10.0) == Look(-33.0, 4.0, 1.0)


def test_a_camera_that_follows_its_zoom_turns_slowly_when_near():
    near = Look(0.0, 0.0, 1.0)
    plain, following = Head(near), Head(near, follows_zoom=True)
    for head in (plain, following):
        head.obey(Order(speeds={Axis.PAN: 60.0}, timeout_s=1.0), 0.0)
    assert following.look(5.0).pan_deg == pytest.approx(plain.look(5.0).pan_deg / MOST_ZOOM, rel=0.2)


def test_zoom_narrows_the_view_as_a_lens_does():
    assert START.width_deg == pytest.approx(WIDEST_DEG)
    near = Look(0.0, 0.0, 1.0)
    assert near.magnification == pytest.approx(30.0)
    assert math.tan(math.radians(near.width_deg / 2)) == pytest.approx(math.tan(math.radians(30)) / 30)
