"""Whatever a camera calls itself, it is spoken to where it answered."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.camera_error import CameraCallError
from scc_wall.ptz.onvif.addresses import Addresses, device_url, origin_of

OWN = "http://192.168.1.64/onvif/device_service"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("10.0.0.5", "http://10.0.0.5/onvif/device_service"),
        (" cam.local:8080 ", "http://cam.local:8080/onvif/device_service"),
        ("https://10.0.0.5", "https://10.0.0.5/onvif/device_service"),
        ("https://10.0.0.5:443/", "https://10.0.0.5/onvif/device_service"),
        ("http://10.0.0.5:8899/onvif/dev?x", "http://10.0.0.5:8899/onvif/dev"),
        ("http://u:p@10.0.0.5/", "http://10.0.0.5/onvif/device_service"),
        ("fd00::7", "http://[fd00::7]/onvif/device_service"),
        ("[fd00::7]:81", "http://[fd00::7]:81/onvif/device_service"),
    ],
)
def test_what_a_person_types(typed: str, url: str) -> None:
    assert device_url(typed) == url


@pytest.mark.parametrize(
    "typed", ["", "rtsp://10.0.0.5", "http://", "http://h:99999/", "a b", "http://[x/", "h\r\nX: y"]
)
def test_what_is_no_address_is_told(typed: str) -> None:
    with pytest.raises(CameraCallError):
        device_url(typed)


@pytest.mark.parametrize(
    ("reached", "own", "reported", "url"),
    [
        ("http://203.0.113.9:8081/d", OWN, "http://192.168.1.64/onvif/Media", "http://203.0.113.9:8081/onvif/Media"),
        ("http://203.0.113.9:8081/d", OWN, "http://192.168.1.64:80/onvif/Media", "http://203.0.113.9:8081/onvif/Media"),
        ("http://203.0.113.9:8081/d", None, "http://192.168.1.64/onvif/Media", "http://203.0.113.9:8081/onvif/Media"),
        ("http://10.0.0.5/d", None, "http://10.0.0.5:8999/m", "http://10.0.0.5:8999/m"),
        ("http://10.0.0.5:8999/d", "http://x:8999/d", "http://0.0.0.0:8999/m", "http://10.0.0.5:8999/m"),
        ("https://10.0.0.5/d", "http://10.0.0.5:80/d", "http://10.0.0.5:80/m", "https://10.0.0.5/m"),
        ("https://10.0.0.5:8443/d", None, "http://10.0.0.5/m?a=1", "https://10.0.0.5:8443/m?a=1"),
        ("http://10.0.0.5/d", None, "/onvif/media", "http://10.0.0.5/onvif/media"),
        ("http://10.0.0.5/d", None, "http://:80/m", "http://10.0.0.5/m"),
        ("http://10.0.0.5/d", None, "http://evil@bad:80@x/m http://other/", "http://10.0.0.5/m"),
        ("http://[fd00::7]/d", None, "http://[fe80::1]:80/m", "http://[fd00::7]/m"),
        ("http://10.0.0.5/d", None, "file:///etc/passwd", None),
        ("http://10.0.0.5/d", None, "", None),
    ],
)
def test_services(reached: str, own: str | None, reported: str, url: str | None) -> None:
    assert Addresses(reached, own).service(reported) == url


@pytest.mark.parametrize(
    ("reported", "url"),
    [
        ("rtsp://192.168.1.64:554/ch?a=1&b=2", "rtsp://203.0.113.9/ch?a=1&b=2"),
        ("rtsp://admin:p@ss@192.168.1.64:8554/ch", "rtsp://203.0.113.9:8554/ch"),
        ("rtsps://cam/ch#t", "rtsps://203.0.113.9/ch"),
        ("http://192.168.1.64/video.mjpg", "http://203.0.113.9:8081/video.mjpg"),
        ("udp://239.0.0.1:1", None),
        ("x", None),
    ],
)
def test_streams(reported: str, url: str | None) -> None:
    assert Addresses("http://203.0.113.9:8081/d", OWN).stream(reported) == url


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda rest: f"http://{rest}"))
def test_no_report_leads_to_another_host(reported: str) -> None:
    addresses = Addresses("http://203.0.113.9:8081/d", OWN)
    for url in (addresses.service(reported), addresses.stream(reported)):
        if url is not None:
            assert "//203.0.113.9" in url
            if url.startswith("http"):
                assert origin_of(url).host == "203.0.113.9"


@given(st.text(max_size=60))
def test_typed_addresses_raise_the_environments_error_only(typed: str) -> None:
    with contextlib.suppress(CameraCallError):
        assert origin_of(device_url(typed)).host
