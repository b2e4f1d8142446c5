"""The network is asked in three ways from a port of our own; who answers is listed once, where it answered from."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.stop import StopToken
from scc_wall.domain.onvif import FoundCamera
from scc_wall.ptz.onvif import discovery, interfaces
from scc_wall.ptz.onvif.discovery import discover, read_matches
from tests.support.network import is_loopback

SCOPES = (
    "onvif://www.onvif.org/type/ptz onvif://www.onvif.org/name/Jembatan%20Ampera onvif://www.onvif.org/hardware/DS-2DE"
)


def match(uuid: str, xaddrs: str, scopes: str = SCOPES, types: str = "dn:NetworkVideoTransmitter tds:Device") -> str:
    return (
        f"<d:ProbeMatch><a:EndpointReference><a:Address>urn:uuid:{uuid}</a:Address></a:EndpointReference>"
        f"<d:Types>{types}</d:Types><d:Scopes>{scopes}</d:Scopes><d:XAddrs>{xaddrs}</d:XAddrs></d:ProbeMatch>"
    )


def answer(*matches: str) -> bytes:
    return f"<e:Envelope><e:Body><d:ProbeMatches>{''.join(matches)}</d:ProbeMatches></e:Body></e:Envelope>".encode()


@contextmanager
def cameras(reply: Callable[[bytes], list[bytes]]) -> Iterator[tuple[tuple[str, int], list[tuple[str, int]]]]:
    """Answer datagrams on loopback until the block ends."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    askers: list[tuple[str, int]] = []

    def serve() -> None:
        while True:
            datagram, asker = sock.recvfrom(65536)
            if datagram == b"end":
                return
            askers.append(asker)
            for one in reply(datagram):
                sock.sendto(one, asker)

    thread = threading.Thread(target=serve, name="scripted-discovery")
    thread.start()
    try:
        yield sock.getsockname(), askers
    finally:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ending:
            ending.sendto(b"end", sock.getsockname())
        thread.join(5)
        sock.close()


def until(stop: StopToken, count: int) -> Callable[[FoundCamera], None]:
    found = []

    def on_found(camera: FoundCamera) -> None:
        found.append(camera)
        if len(found) == count:
            stop.stop()

    return on_found


def test_each_camera_is_found_once_whatever_kind_of_question_it_answers() -> None:
    def reply(probe: bytes) -> list[bytes]:
        if b"NetworkVideoTransmitter" in probe:
            return [answer(match("1", "http://192.168.1.64/onvif/device_service"))] * 2
        if b"n:Device" in probe:
            return [answer(match("2", "http://[fe80::1]/x http://127.0.0.1:8899/onvif/d http://10.0.0.1/onvif/d"))]
        return [b"\xff\x00garbage", answer(match("3", "http://127.0.0.1/onvif/device_service"))]

    stop = StopToken()
    with cameras(reply) as (where, askers):
        found = discover(["127.0.0.1"], clock=SYSTEM_CLOCK, stop=stop, on_found=until(stop, 3), within_s=20, to=[where])
    assert {camera.endpoint: camera.address for camera in found} == {
        "urn:uuid:1": "http://127.0.0.1/onvif/device_service",
        "urn:uuid:2": "http://127.0.0.1:8899/onvif/d",
        "urn:uuid:3": "http://127.0.0.1/onvif/device_service",
    }
    assert (found[0].name, found[0].hardware, found[0].steerable) == ("Jembatan Ampera", "DS-2DE", True)
    assert {port for _, port in askers}.isdisjoint({3702})


def test_two_cameras_that_share_an_endpoint_are_two() -> None:
    one, other = (answer(match("clone", f"http://127.0.0.1:{port}/onvif/device_service")) for port in (8001, 8002))
    stop = StopToken()
    with cameras(lambda _: [one, other, one]) as (where, _):
        found = discover(["127.0.0.1"], clock=SYSTEM_CLOCK, stop=stop, on_found=until(stop, 2), within_s=20, to=[where])
    assert [camera.address[-23:] for camera in found] == [
        ":8001/onvif/device_service"[-23:],
        ":8002/onvif/device_service"[-23:],
    ]


def test_the_questions_are_typed_and_untyped_and_each_has_its_own_name() -> None:
    probes = [*discovery.probes(), *discovery.probes()]
    assert [b"Types" in probe for probe in probes[:3]] == [True, True, False]
    assert len({re.search(rb"uuid:([^<]*)<", probe)[1] for probe in probes}) == 6  # type: ignore[index]


def test_it_ends_by_itself_and_without_any_interface() -> None:
    assert discover([], clock=SYSTEM_CLOCK, stop=StopToken(), within_s=20) == ()
    with cameras(lambda _: []) as (where, _):
        assert discover(["127.0.0.1"], clock=SYSTEM_CLOCK, stop=StopToken(), within_s=0.2, to=[where]) == ()


def test_printers_are_no_cameras() -> None:
    printer = match("p", "http://10.0.0.9:5357/", scopes="", types="wsdp:PrintDeviceType")
    assert read_matches(answer(printer), "10.0.0.9") == ()


def test_a_camera_without_an_address_of_use_is_looked_for_where_it_answered() -> None:
    assert [camera.address for camera in read_matches(answer(match("1", "")), "10.0.0.9")] == [
        "http://10.0.0.9/onvif/device_service"
    ]


def test_a_flood_of_cameras_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "FOUND_MOST", 5)
    many = answer(*(match(str(number), "http://127.0.0.1/") for number in range(50)))
    with cameras(lambda _: [many]) as (where, _):
        found = discover(["127.0.0.1"], clock=SYSTEM_CLOCK, stop=StopToken(), within_s=0.3, to=[where])
    assert len(found) <= 5


@given(st.binary(max_size=200) | st.text(max_size=60).map(lambda text: answer(match("1", text, scopes=text))))
def test_any_datagram_is_read_or_passed_over(datagram: bytes) -> None:
    for camera in read_matches(datagram, "10.0.0.9"):
        assert camera.address.startswith(("http://10.0.0.9", "https://10.0.0.9"))


def test_interfaces_are_told_without_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interfaces, "_of_route", lambda: iter(["192.0.2.7", "127.0.0.1", "0.0.0.0"]))
    found = interfaces.interface_addresses()
    assert "192.0.2.7" in found
    assert not any(is_loopback(address) for address in found)
    assert len(set(found)) == len(found)
