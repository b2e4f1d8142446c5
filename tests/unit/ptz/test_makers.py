"""Cameras as makers build them: each is surveyed, its addresses brought to the host that answered."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.camera import Credentials
from scc_wall.domain.onvif import CameraSurvey
from scc_wall.ptz.onvif.caller import CallLimits
from scc_wall.ptz.onvif.camera import OnvifCamera
from tests.support.onvif_makers import AXIS, DAHUA, HIKVISION, UNIVIEW, XM
from tests.support.onvif_script import PASSWORD, USER, Answer, Asked, ScriptedCamera, system_time


def surveyed(answers: Mapping[str, Answer | None]) -> tuple[CameraSurvey, ScriptedCamera]:
    def script(asked: Asked) -> Answer | None:
        if asked.operation == "GetSystemDateAndTime" and asked.operation not in answers:
            return system_time(datetime.now(UTC))
        return answers.get(asked.operation, b"HTTP/1.1 501 No\r\nContent-Length: 0\r\n\r\n")

    with ScriptedCamera(script) as camera:
        one = OnvifCamera(camera.address, Credentials(USER, PASSWORD), clock=SYSTEM_CLOCK, limits=CallLimits(20.0))
        survey = one.survey()
        if survey.ptz_profile is not None:
            one.ptz(survey.ptz_profile)
        one.close()
    return survey, camera


def sizes(survey: CameraSurvey) -> tuple[object, object]:
    def size(stream: object) -> object:
        return stream.profile.encoding.size_px if stream and stream.profile.encoding else None  # type: ignore[attr-defined]

    return size(survey.main), size(survey.sub)


def test_hikvision() -> None:
    survey, camera = surveyed(HIKVISION)
    assert (survey.identity.maker, survey.identity.model, survey.name) == (
        "HIKVISION",
        "DS-2DE4425IW-DE",
        "Jembatan Ampera",
    )
    assert len(survey.streams) == 3
    assert survey.main is not None
    assert survey.main.url == ("rtsp://127.0.0.1/Streaming/Channels/101?transportmode=unicast&profile=Profile_1")
    assert survey.main.snapshot_url == f"http://127.0.0.1:{camera.port}/onvif-http/snapshot?Profile_1"
    assert survey.main.profile.encoding is not None
    assert (survey.main.profile.encoding.codec, survey.main.profile.encoding.frames_per_s) == ("H265", 25.0)
    assert survey.ptz_profile is not None
    assert survey.ptz_profile.token == "Profile_1"
    assert {asked.path for asked in camera.asked if asked.operation == "GetProfiles"} == {"/onvif/Media2"}


def test_dahua_whose_services_lack_ptz() -> None:
    survey, camera = surveyed(DAHUA)
    assert survey.identity.maker == "Dahua"
    assert sizes(survey) == ((1920, 1080), None)  # this one gives the same address for both
    assert survey.main is not None
    assert survey.main.url == "rtsp://127.0.0.1/cam/realmonitor?channel=1&subtype=0&unicast=true&proto=Onvif"
    assert survey.main.snapshot_url is None
    assert survey.ptz_profile is not None
    assert survey.ptz_profile.ptz_node == "000"
    assert {asked.port for asked in camera.asked} == {camera.port}


def test_axis_with_relative_addresses() -> None:
    survey, camera = surveyed(AXIS)
    assert survey.main is not None
    assert survey.main.url == "rtsp://127.0.0.1/onvif-media/media.amp?profile=profile_1_h264"
    assert survey.main.snapshot_url == f"http://127.0.0.1:{camera.port}/onvif-cgi/jpg/image.cgi"
    assert survey.ptz_profile is None  # no profile holds a configuration of PTZ


def test_uniview_without_get_services() -> None:
    survey, camera = surveyed(UNIVIEW)
    assert survey.identity.maker == "UNIVIEW"
    assert sizes(survey) == ((1920, 1080), None)
    assert survey.ptz_profile is not None
    assert "/onvif/media_service" in {asked.path for asked in camera.asked}


def test_a_cheap_recorder_that_knows_no_services() -> None:
    survey, _camera = surveyed(XM)
    assert (survey.identity.maker, survey.identity.model) == ("H264DVR\ufffd", "摄像机")
    assert sizes(survey)[0] == (1280, 720)
    assert survey.main is not None
    assert survey.main.url.startswith("rtsp://127.0.0.1/user=admin_password=")
    assert "password" not in repr(survey)
    assert survey.ptz_profile is not None


@pytest.mark.parametrize("answers", [HIKVISION, DAHUA, AXIS, UNIVIEW, XM])
def test_the_clock_of_each_is_told(answers: Mapping[str, Answer]) -> None:
    survey, _ = surveyed(answers)
    assert survey.clock is not None
    assert not survey.clock.drifted


@pytest.mark.parametrize(
    "dropped", ["GetScopes", "GetSnapshotUri", "GetCapabilities", "GetServices", "GetSystemDateAndTime"]
)
def test_a_question_that_is_never_answered_does_not_cost_the_camera(dropped: str) -> None:
    answers = {**HIKVISION, "GetCapabilities": DAHUA["GetCapabilities"]}
    survey, _ = surveyed({**answers, dropped: None})
    assert survey.main is not None
    assert survey.ptz_profile is not None
    assert (survey.main.snapshot_url is None) == (dropped == "GetSnapshotUri")


def test_lower_case_throughout() -> None:
    def lowered(answer: Answer) -> Answer:
        assert isinstance(answer, str)
        return re.sub(r"<[^>]*>", lambda tag: re.sub(r'^[^"]*', lambda name: name[0].lower(), tag[0]), answer)

    survey, _ = surveyed({name: lowered(answer) for name, answer in HIKVISION.items() if isinstance(answer, str)})
    assert survey.main is not None
    assert survey.ptz_profile is not None
