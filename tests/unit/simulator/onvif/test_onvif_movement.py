"""The ONVIF device moves, stops and refuses by a clock moved by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scc_wall.simulator.onvif import spaces
from scc_wall.simulator.onvif.mechanics import TRACKS, Axis, Look
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.soap import PTZ
from tests.support.onvif_client import PROFILE, Client, fault_of


def test_it_moves_stops_by_itself_and_says_so():
    client = Client()
    assert client.move(timeout="PT2S").status == 200
    client.clock.advance(1.0)
    assert client.status()[1] == [b"MOVING", b"IDLE"]
    client.clock.advance(2.0)
    assert client.status()[1] == [b"IDLE", b"IDLE"]
    assert client.device.look().pan_deg == pytest.approx(80.0, abs=6) or client.device.look().pan_deg == 75.0


@settings(max_examples=30, deadline=None)
@given(
    st.floats(-1, 1),
    st.floats(-1, 1),
    st.floats(-1, 1),
    st.integers(1, 60),
    st.sampled_from(["timeout", "Stop", "zero", "way"]),
)
def test_every_way_to_stop_it_works(x, y, zoom, timeout, way):
    client = Client()
    client.move(x, y, zoom, f"PT{timeout}S")
    client.clock.advance(0.7)
    if way == "timeout":
        client.clock.advance(timeout)
    elif way == "Stop":
        client.ptz("Stop")
    elif way == "zero":
        client.move(0, 0, 0)
    else:
        inner = '<n:Translation><t:PanTilt x="0" y="0"/><t:Zoom x="0"/></n:Translation>'
        assert client.ptz("RelativeMove", inner).status == 200
    client.clock.advance(0.5)
    assert not client.moving()


def test_stop_of_one_part_leaves_the_other():
    client = Client()
    client.move(0.1, 0.0, 0.5)
    client.clock.advance(0.5)
    client.ptz("Stop", "<n:PanTilt>true</n:PanTilt><n:Zoom>false</n:Zoom>")
    client.clock.advance(0.5)
    assert client.status()[1] == [b"IDLE", b"MOVING"]


def test_absolute_moves_in_each_space():
    client = Client()
    client.ptz("AbsoluteMove", '<n:Position><t:PanTilt x="-1" y="1"/><t:Zoom x="1"/></n:Position>')
    client.clock.advance(20)
    assert client.device.look() == Look(TRACKS[Axis.PAN].low, TRACKS[Axis.TILT].high, 1.0)
    position = f'<t:PanTilt x="12.5" y="-3" space="{spaces.DEGREES}"/><t:Zoom x="4.3" space="{spaces.ZOOM_MM}"/>'
    client.ptz("AbsoluteMove", f"<n:Position>{position}</n:Position>")
    client.clock.advance(20)
    assert client.device.look() == Look(12.5, -3.0, 0.0)


@pytest.mark.parametrize("most", [1.0, 100.0])
def test_a_click_at_the_edge_brings_it_to_the_middle(most):
    client = Client()
    if most != 1.0:
        client.quirk(Quirk.FOV_RANGE, range=most)
    assert f"<tt:Max>{most:g}</tt:Max>".encode() in client.call(PTZ, "<n:GetNodes/>").body
    width = client.device.look().width_deg
    client.ptz("RelativeMove", f'<n:Translation><t:PanTilt x="{most}" y="0" space="{spaces.FOV}"/></n:Translation>')
    client.clock.advance(20)
    assert client.device.look().pan_deg == pytest.approx(width / 2)


def test_relative_moves_add_up_and_end_at_the_stop():
    client = Client()
    for _ in range(2):
        client.ptz("RelativeMove", '<n:Translation><t:PanTilt x="0.2" y="0"/></n:Translation>')
    client.clock.advance(20)
    assert client.device.look().pan_deg == pytest.approx(30.0)
    client.ptz("RelativeMove", '<n:Translation><t:PanTilt x="1" y="0"/><t:Zoom x="-1"/></n:Translation>')
    client.clock.advance(20)
    assert client.device.look().pan_deg == TRACKS[Axis.PAN].high


@pytest.mark.parametrize(
    ("call", "inner", "code"),
    [
        ("AbsoluteMove", '<n:Position><t:PanTilt x="1.5" y="0"/></n:Position>', b"InvalidPosition"),
        ("AbsoluteMove", "", b"InvalidPosition"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="nan" y="0"/></n:Position>', b"InvalidArgVal"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="a" y="0"/></n:Position>', b"InvalidArgVal"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="0"/></n:Position>', b"InvalidArgVal"),
        ("AbsoluteMove", '<n:Position><t:PanTilt x="0" y="0" space="x"/></n:Position>', b"SpaceNotSupported"),
        ("ContinuousMove", '<n:Velocity><t:PanTilt x="2" y="0"/></n:Velocity>', b"InvalidVelocity"),
        ("ContinuousMove", "<n:Velocity/><n:Timeout>PT61S</n:Timeout>", b"TimeoutNotSupported"),
        ("ContinuousMove", "<n:Velocity/><n:Timeout>PT</n:Timeout>", b"TimeoutNotSupported"),
        ("ContinuousMove", "<n:Velocity/><n:Timeout>soon</n:Timeout>", b"TimeoutNotSupported"),
        ("GotoPreset", "<n:PresetToken>9</n:PresetToken>", b"NoToken"),
        ("RemovePreset", "", b"NoToken"),
        ("SetPreset", "<n:PresetToken>9</n:PresetToken>", b"NoToken"),
        ("GetNode", "<n:NodeToken>9</n:NodeToken>", b"NoEntity"),
    ],
)
def test_wrong_arguments_are_refused_and_move_nothing(call, inner, code):
    client = Client()
    answer = client.ptz(call, inner)
    assert (answer.status, fault_of(answer)[-1]) == (400, code)
    assert not client.moving()


def test_everything_received_is_written_down():
    client = Client()
    client.move(0.5)
    client.clock.advance(1.0)
    client.ptz("GetStatus")
    client.ask(PTZ, f"<n:Stop>{PROFILE}</n:Stop>", connection=7).answer()
    moves = client.device.received(moving_only=True)
    assert [(one.call, one.stops, one.connection) for one in moves] == [("ContinuousMove", False, 1), ("Stop", True, 7)]
    assert moves[1].at_mono_ns - moves[0].at_mono_ns == 10**9
    assert "PanTilt x=0.5" in moves[0].detail
    assert len(client.device.received()) == 3
    client.move(0, 0)
    assert client.device.received()[-1].stops
