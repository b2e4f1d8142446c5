"""Commands go out as every firmware takes them; what comes back is read, whatever is missing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import Motion, PtzCamera, PtzSpace, PtzVector, SpaceUnit, Span, space_of
from scc_wall.ptz.onvif.addresses import device_url
from scc_wall.ptz.onvif.caller import Caller, CallLimits
from scc_wall.ptz.onvif.device import PTZ
from scc_wall.ptz.onvif.ptz_service import OnvifPtz, seconds
from scc_wall.ptz.onvif.soap import Service
from tests.support.onvif_script import Answer, Asked, Script, ScriptedCamera, fault, http, soap

SPACES = "http://www.onvif.org/ver10/tptz"
STILL = PtzVector((0.0, 0.0), 0.0)


def span(name: str, low: str, high: str) -> str:
    return f"<tt:{name}><tt:Min>{low}</tt:Min><tt:Max>{high}</tt:Max></tt:{name}>"


def space(kind: str, uri: str, low: str = "-1", high: str = "1", *, two: bool = True) -> str:
    ranges = span("XRange", low, high) + (span("YRange", low, high) if two else "")
    return f"<tt:{kind}><tt:URI>{SPACES}/{uri}</tt:URI>{ranges}</tt:{kind}>"


OPTIONS = soap(
    "<tptz:GetConfigurationOptionsResponse><tptz:PTZConfigurationOptions><tt:Spaces>"
    + space("AbsolutePanTiltPositionSpace", "PanTiltSpaces/PositionGenericSpace")
    + space("AbsolutePanTiltPositionSpace", "PanTiltSpaces/SphericalPositionSpaceDegrees", "-180", "180")
    + space("AbsoluteZoomPositionSpace", "ZoomSpaces/PositionGenericSpace", "0,0", "1,0", two=False)
    + space("RelativePanTiltTranslationSpace", "PanTiltSpaces/TranslationSpaceFov", "-100", "100")
    + space("ContinuousPanTiltVelocitySpace", "PanTiltSpaces/VelocityGenericSpace", "-0.5", "0.5")
    + space("ContinuousZoomVelocitySpace", "ZoomSpaces/VelocityGenericSpace", two=False)
    + space("PanTiltSpeedSpace", "PanTiltSpaces/GenericSpeedSpace", "0", "1", two=False)
    + "</tt:Spaces><tt:PTZTimeout><tt:Min>PT1S</tt:Min><tt:Max>PT10S</tt:Max></tt:PTZTimeout>"
    "</tptz:PTZConfigurationOptions></tptz:GetConfigurationOptionsResponse>"
)
NODES = soap(
    '<tptz:GetNodesResponse><tptz:PTZNode token="other"/><tptz:PTZNode token="N" FixedHomePosition="false">'
    "<tt:MaximumNumberOfPresets>300</tt:MaximumNumberOfPresets><tt:HomeSupported>true</tt:HomeSupported></tptz:PTZNode>"
    "</tptz:GetNodesResponse>"
)


@contextmanager
def steered(script: Script | dict[str, Answer | None]) -> Iterator[tuple[OnvifPtz, ScriptedCamera]]:
    with ScriptedCamera(script) as camera:
        url = device_url(camera.address)
        caller = Caller(url, None, clock=SYSTEM_CLOCK, limits=CallLimits(total_s=20.0))
        one = OnvifPtz(caller, Service(url, PTZ), "Profile & <1>", "C", node="N")
        _: PtzCamera = one
        try:
            yield one, camera
        finally:
            one.close()


def empty(asked: Asked) -> Answer:
    return soap(f"<tptz:{asked.operation}Response/>")


def sent(camera: ScriptedCamera) -> str:
    """Return the body of what was asked last, without the token of the profile."""
    body = re.search(r"<e:Body>(.*)</e:Body>", camera.asked[-1].body.decode())
    assert body is not None
    assert "<s:ProfileToken>Profile &amp; &lt;1&gt;</s:ProfileToken>" in body[1]
    return body[1].replace("<s:ProfileToken>Profile &amp; &lt;1&gt;</s:ProfileToken>", "")


def test_a_move_leaves_out_what_does_not_move_and_asks_for_whole_seconds() -> None:
    with steered(empty) as (one, camera):
        one.move(PtzVector((0.25, -1e-9)), 0.3)
        assert sent(camera) == (
            '<s:ContinuousMove><s:Velocity><tt:PanTilt x="0.25" y="0"/></s:Velocity>'
            "<s:Timeout>PT1S</s:Timeout></s:ContinuousMove>"
        )
        one.move(PtzVector(zoom=-0.00001), 2.2)
        assert '<tt:Zoom x="-0.00001"/>' in sent(camera)
        assert "PT3S" in sent(camera)
        one.move(PtzVector((7.0, -7.0), 0.5))
        assert sent(camera) == (
            '<s:ContinuousMove><s:Velocity><tt:PanTilt x="1" y="-1"/><tt:Zoom x="0.5"/></s:Velocity></s:ContinuousMove>'
        )
        assert camera.asked[-1].head.count(b'action="http://www.onvif.org/ver20/ptz/wsdl/ContinuousMove"') == 1


def test_the_cameras_own_ranges_are_kept_once_known() -> None:
    answers: dict[str, Answer | None] = {"GetConfigurationOptions": OPTIONS, "GetNodes": NODES}

    def script(asked: Asked) -> Answer | None:
        return answers.get(asked.operation) or empty(asked)

    with steered(script) as (one, camera):
        abilities = one.abilities()
        assert one.abilities() is abilities
        assert (abilities.timeout_s, abilities.presets_most) == (Span(1, 10), 300)
        assert (abilities.home, abilities.home_fixed) == (True, False)
        degrees = space_of(abilities.position, SpaceUnit.DEGREES)
        fov = space_of(abilities.translation, SpaceUnit.FIELD_OF_VIEW)
        assert degrees is not None
        assert fov is not None
        assert abilities.zoom_position[0].x == Span(0, 1)
        assert abilities.speed[0].unit is SpaceUnit.GENERIC
        one.move(PtzVector((1.0, -0.5)), 60)
        assert '<tt:PanTilt x="0.5" y="-0.25"/>' in sent(camera)
        assert "PT10S" in sent(camera)
        one.absolute(PtzVector((200.0, -12.34567891)), space=degrees)
        assert f'<tt:PanTilt x="180" y="-12.345679" space="{degrees.name}"/>' in sent(camera)
        one.relative(PtzVector((-200.0, 3.0)), space=fov, speed=PtzVector((0.5, 0.5)))
        assert f'<tt:PanTilt x="-100" y="3" space="{fov.name}"/>' in sent(camera)
        assert '<s:Speed><tt:PanTilt x="0.5" y="0.5"/></s:Speed>' in sent(camera)


def test_abilities_of_a_camera_that_tells_nothing() -> None:
    with steered({}) as (one, _):
        assert one.abilities().timeout_s is None
        assert one.abilities().velocity == ()


def test_a_refused_timeout_is_left_out_from_then_on() -> None:
    def script(asked: Asked) -> Answer:
        if b"Timeout" in asked.body:
            return http(fault("SOAP-ENV:Sender", "ter:InvalidArgVal", "ter:TimeoutNotSupported"), "500 Error")
        return empty(asked)

    with steered(script) as (one, camera):
        one.move(PtzVector((1.0, 0.0)), 5)
        one.move(PtzVector((1.0, 0.0)), 5)
        assert ["Timeout" in asked.body.decode() for asked in camera.asked] == [True, False, False]


@pytest.mark.parametrize(
    "refusal", [fault("env:Sender", "ter:InvalidArgVal"), fault("env:Client", reason="Argument Value Invalid")]
)
def test_a_timeout_refused_without_saying_so_is_left_out(refusal: str) -> None:
    def script(asked: Asked) -> Answer:
        return http(refusal, "400 Bad Request") if b"Timeout" in asked.body else empty(asked)

    with steered(script) as (one, camera):
        one.move(PtzVector((1.0, 0.0)), 5)
        one.move(PtzVector((1.0, 0.0)), 5)
        assert ["Timeout" in asked.body.decode() for asked in camera.asked] == [True, False, False]


def test_a_timeout_is_not_given_up_for_another_mistake_in_the_arguments() -> None:
    left = [http(fault("env:Sender", "ter:InvalidArgVal"), "400 Bad Request")] * 2
    with steered(lambda asked: left.pop() if left else empty(asked)) as (one, camera):
        with pytest.raises(CameraCallError):
            one.move(PtzVector((1.0, 0.0)), 5)
        one.move(PtzVector((1.0, 0.0)), 5)
        assert ["Timeout" in asked.body.decode() for asked in camera.asked] == [True, False, True]


def test_a_question_left_unanswered_does_not_cost_the_others() -> None:
    answers: dict[str, Answer | None] = {"GetConfigurationOptions": OPTIONS, "GetNodes": None}
    with steered(answers) as (one, _):
        assert one.abilities().timeout_s == Span(1, 10)
    with steered({"GetConfigurationOptions": None, "GetNodes": None}) as (one, _), pytest.raises(CameraCallError):
        one.abilities()


@pytest.mark.parametrize(("low", "high", "sent_x"), [("0", "1", "-0.5"), ("0", "0", "-0.5"), ("0", "100", "-50")])
def test_a_range_without_a_way_back_goes_both_ways(low: str, high: str, sent_x: str) -> None:
    velocity = space("ContinuousPanTiltVelocitySpace", "PanTiltSpaces/VelocityGenericSpace", low, high)
    zoom = space("ContinuousZoomVelocitySpace", "ZoomSpaces/VelocityGenericSpace", low, high, two=False)
    with ranged(velocity + zoom) as (one, camera):
        one.move(PtzVector((-0.5, 0.0), -0.5))
        assert f'<tt:PanTilt x="{sent_x}" y="0"/><tt:Zoom x="{sent_x}"/>' in sent(camera)


def test_speeds_in_degrees_name_their_space() -> None:
    with ranged(space("ContinuousPanTiltVelocitySpace", "PanTiltSpaces/VelocitySpaceDegrees", "-60", "60")) as (
        one,
        camera,
    ):
        one.move(PtzVector((-0.5, 0.25), 1.0))
        named = f'space="{SPACES}/PanTiltSpaces/VelocitySpaceDegrees"'
        assert f'<tt:PanTilt x="-30" y="15" {named}/><tt:Zoom x="1"/>' in sent(camera)


@contextmanager
def ranged(spaces: str) -> Iterator[tuple[OnvifPtz, ScriptedCamera]]:
    """Return a camera with these spaces, its abilities known."""
    told = soap(
        f"<tptz:GetConfigurationOptionsResponse><tptz:PTZConfigurationOptions><tt:Spaces>{spaces}</tt:Spaces>"
        "</tptz:PTZConfigurationOptions></tptz:GetConfigurationOptionsResponse>"
    )
    with steered(lambda asked: told if asked.operation == "GetConfigurationOptions" else empty(asked)) as (one, camera):
        one.abilities()
        yield one, camera


def test_another_fault_of_a_move_is_told() -> None:
    refusal = fault(
        "SOAP-ENV:Sender", "ter:InvalidArgVal", "ter:InvalidVelocity", reason="too <fast>".replace("<", "&lt;")
    )
    with steered(lambda _: http(refusal, "400 Bad Request")) as (one, camera):
        with pytest.raises(CameraCallError) as told:
            one.move(PtzVector((1.0, 0.0)), 5)
        assert len(camera.asked) == 1
    assert told.value.cause is CallCause.FAULT
    assert told.value.fault is not None
    assert (told.value.fault.code, told.value.fault.reason) == ("InvalidVelocity", "too <fast>")


@pytest.mark.parametrize(
    "answer", [http("", "204 No Content"), http(""), soap(""), soap("<x:StopResponse xmlns:x='urn:odd'/>")]
)
def test_a_command_may_be_answered_with_nothing(answer: Answer) -> None:
    with steered(lambda _: answer) as (one, camera):
        one.stop()
        assert sent(camera) == "<s:Stop><s:PanTilt>true</s:PanTilt><s:Zoom>true</s:Zoom></s:Stop>"


def test_a_question_may_not() -> None:
    with steered(lambda _: http("")) as (one, _), pytest.raises(CameraCallError) as told:
        one.status()
    assert told.value.cause is CallCause.BAD_ANSWER


STATUS = soap(
    "<tptz:GetStatusResponse><tptz:PTZStatus><tt:Position>"
    f'<tt:PanTilt x="-0.5" y="0.25" space="{SPACES}/PanTiltSpaces/PositionGenericSpace"/><tt:Zoom x="0"/></tt:Position>'
    "<tt:MoveStatus><tt:PanTilt>MOVING</tt:PanTilt><tt:Zoom>IDLE</tt:Zoom></tt:MoveStatus><tt:Error>NO error</tt:Error>"
    "<tt:UtcTime>2026-11-22T03:00:00Z</tt:UtcTime></tptz:PTZStatus></tptz:GetStatusResponse>"
)


def test_status() -> None:
    with steered({"GetStatus": STATUS}) as (one, _):
        status = one.status()
    assert status.position == PtzVector((-0.5, 0.25), 0.0)
    assert (status.pan_tilt, status.zoom, status.idle, status.error) == (Motion.MOVING, Motion.IDLE, False, "")
    assert status.pan_tilt_space.endswith("PositionGenericSpace")


@pytest.mark.parametrize(
    "inner",
    ["", "<tptz:PTZStatus/>", "<tptz:PTZStatus><tt:Position><tt:PanTilt x='nan'/></tt:Position></tptz:PTZStatus>"],
)
def test_a_status_that_tells_nothing_is_unknown(inner: str) -> None:
    with steered({"GetStatus": soap(f"<tptz:GetStatusResponse>{inner}</tptz:GetStatusResponse>")}) as (one, _):
        status = one.status()
    assert (status.position, status.idle) == (PtzVector(), None)


PRESETS = soap(
    '<tptz:GetPresetsResponse><tptz:Preset token="1"><tt:Name>Gerbang%20Utara</tt:Name><tt:PTZPosition>'
    '<tt:PanTilt x="0.1" y="0.2"/><tt:Zoom x="0.3"/></tt:PTZPosition></tptz:Preset><tptz:Preset token="2"/>'
    "<tptz:Preset><tt:Name>tanpa token</tt:Name></tptz:Preset>"
    '<tptz:Preset token="1"><tt:Name>lagi</tt:Name></tptz:Preset>'
    "</tptz:GetPresetsResponse>"
)


def test_presets() -> None:
    answers: dict[str, Answer | None] = {
        "GetPresets": PRESETS,
        "SetPreset": soap("<tptz:SetPresetResponse><tptz:PresetToken>9</tptz:PresetToken></tptz:SetPresetResponse>"),
        "GotoPreset": soap("<tptz:GotoPresetResponse/>"),
        "RemovePreset": http(fault("s:Sender", "ter:InvalidArgVal", "ter:NoToken"), "400 Bad Request"),
    }
    with steered(answers) as (one, camera):
        assert [(preset.token, preset.name) for preset in one.presets()] == [("1", "Gerbang Utara"), ("2", "")]
        assert one.presets()[0].position == PtzVector((0.1, 0.2), 0.3)
        assert one.set_preset("Simpang & <5>") == "9"
        assert "<s:PresetName>Simpang &amp; &lt;5&gt;</s:PresetName>" in sent(camera)
        assert one.set_preset("Simpang", "4") == "9"
        one.goto_preset("9")
        with pytest.raises(CameraCallError) as told:
            one.remove_preset("77")
    assert "Preset itu tidak ada lagi" in told.value.what.id


@pytest.mark.parametrize(("operation", "times"), [("RelativeMove", 1), ("SetPreset", 1), ("Stop", 2)])
def test_what_must_not_happen_twice_is_never_sent_again(operation: str, times: int) -> None:
    """The camera obeys and hangs up; only what may be repeated is sent again over a new connection."""

    def script(asked: Asked) -> Answer | None:
        return None if asked.operation == operation else empty(asked)

    with steered(script) as (one, camera):
        one.set_home()  # leaves a connection to be kept
        calls = {
            "RelativeMove": lambda: one.relative(PtzVector((0.1, 0.0))),
            "SetPreset": lambda: one.set_preset("x"),
            "Stop": one.stop,
        }
        with pytest.raises(CameraCallError) as told:
            calls[operation]()
        assert camera.operations.count(operation) == times
    assert told.value.cause is CallCause.OFFLINE


def test_home() -> None:
    with steered(empty) as (one, camera):
        one.goto_home(PtzVector((1.0, 1.0)))
        one.set_home()
        assert camera.operations == ["GotoHomePosition", "SetHomePosition"]


def test_no_number_is_a_bug_of_ours_and_never_sent() -> None:
    with steered(empty) as (one, camera):
        with pytest.raises(ValueError, match="nan"):
            one.absolute(PtzVector((float("nan"), 0.0)))
        assert camera.asked == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PT1S", 1),
        ("PT1M30S", 90),
        ("P1DT1H", 90_000),
        ("PT0.5S", 0.5),
        ("-PT5S", -5),
        ("60", 60),
        ("PT", None),
        ("x", None),
    ],
)
def test_durations(text: str, value: float | None) -> None:
    assert seconds(text) == value


def test_a_one_sided_range_never_turns_a_speed_around() -> None:
    one_sided = PtzSpace("s", SpaceUnit.GENERIC, Span(0.0, 1.0))
    assert [one_sided.x.scaled(share) for share in (-1.0, 0.0, 0.5)] == [0.0, 0.0, 0.5]
