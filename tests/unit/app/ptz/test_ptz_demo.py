"""The demo's PTZ cameras stand in place of two of the 36."""

import pytest

from scc_wall.app.ptz.demo import IN_PLACE_OF, DemoPtz
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.simulator.demo import demo_cameras
from scc_wall.simulator.onvif.demo import ACCOUNT, demo_ptz_cameras


class Told(DemoPtz):
    """One that was started by nobody."""

    def __init__(self) -> None:
        self._said = {
            "cameras": [
                {"name": one.name, "onvif": f"http://{one.name}/", "main": f"rtsp://{one.name}/main", "sub": "rtsp://s"}
                for one in demo_ptz_cameras()
            ]
        }


@pytest.fixture
def cameras() -> tuple[CameraConfig, ...]:
    watched = [
        CameraConfig(0, demo.title, StreamConfig("rtsp://127.0.0.1/"), number=demo.number, region_code=demo.region_code)
        for demo in demo_cameras()
    ]
    return Told().among(watched)


def test_there_are_36_and_two_of_them_can_be_steered(cameras) -> None:
    assert [camera.number for camera in cameras] == list(range(1, 37))
    steered = [camera for camera in cameras if camera.onvif is not None and camera.onvif.steerable]
    assert [camera.number for camera in steered] == sorted(IN_PLACE_OF.values())
    assert [camera.name for camera in steered] == [demo.title for demo in demo_ptz_cameras()]
    assert all(camera.credentials == ACCOUNT for camera in steered)
    first, second = (camera.onvif for camera in steered)
    assert first is not None
    assert second is not None
    assert (first.address, first.slows_itself, second.slows_itself) == ("http://ptz-01/", False, True)
    assert steered[0].main.url == "rtsp://ptz-01/main"


def test_both_stand_where_they_look(cameras) -> None:
    for demo in demo_ptz_cameras():
        place = demo_cameras()[IN_PLACE_OF[demo.name] - 1]
        assert demo.title == f"PTZ {place.title}"
        assert place.fault is None, "what can be steered works from the start"
