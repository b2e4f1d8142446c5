"""PTZ cameras over real sockets on loopback: HTTP, TLS, discovery, and a picture that follows."""

import json
import socket
import subprocess
import sys
import time

import av
import numpy as np
import pytest
import requests
import urllib3
from requests.auth import HTTPDigestAuth

from scc_wall.simulator import control as streams_control
from scc_wall.simulator.faults import UnknownFaultError
from scc_wall.simulator.onvif.control import obey, words_to_request
from scc_wall.simulator.onvif.demo import ACCOUNT, demo_ptz_cameras
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.simulator import PtzSimulator
from scc_wall.simulator.onvif.soap import DEVICE, PTZ, read_envelope
from scc_wall.simulator.stamp import read_stamp

AUTH = HTTPDigestAuth(ACCOUNT.username, ACCOUNT.password)
E = "http://www.w3.org/2003/05/soap-envelope"
PROBE = (
    f'<e:Envelope xmlns:e="{E}" xmlns:w="urn:w"><e:Header><w:MessageID>urn:uuid:1</w:MessageID></e:Header>'
    '<e:Body><d:Probe xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">{types}</d:Probe></e:Body></e:Envelope>'
)


@pytest.fixture(scope="module")
def running():
    with PtzSimulator(demo_ptz_cameras()) as simulator:
        yield simulator


@pytest.fixture
def simulator(running):
    yield running
    for name in running.names:
        running.device(name).clear_quirk()


def post(simulator, call, namespace=DEVICE, *, name="ptz-01", timeout=10, scheme="http", **more):
    body = f'<e:Envelope xmlns:e="{E}"><e:Body><n:{call} xmlns:n="{namespace}"/></e:Body></e:Envelope>'
    url = simulator.onvif_url(name).replace("http:", f"{scheme}:")
    with requests.Session() as session:
        session.trust_env = False
        return session.post(url, body, auth=AUTH, timeout=timeout, **more)


def test_http_with_digest_and_snapshot(simulator):
    assert post(simulator, "GetDeviceInformation").status_code == 200
    url = simulator.onvif_url("ptz-01").replace("/onvif/device_service", "/snapshot/sub")
    with requests.Session() as session:
        session.trust_env = False
        assert session.get(url, timeout=10).status_code == 401
        image = session.get(url, auth=AUTH, timeout=10)
        assert image.headers["Content-Type"] == "image/jpeg"
        assert session.post(url, b"x" * (300 * 1024), timeout=10).status_code == 413


def test_tls_on_the_same_port_and_alone(simulator):
    with pytest.raises(requests.exceptions.SSLError):
        post(simulator, "GetDeviceInformation", scheme="https")
    simulator.set_quirk("ptz-01", Quirk.TLS_ONLY)
    with pytest.warns(urllib3.exceptions.InsecureRequestWarning):
        assert post(simulator, "GetDeviceInformation", scheme="https", verify=False).status_code == 200
    with pytest.raises(requests.exceptions.ConnectionError):
        post(simulator, "GetDeviceInformation")


def test_dropped_hanging_and_late_answers_leave_the_other_camera_alone(simulator):
    simulator.set_quirk("ptz-01", Quirk.DROPPED, call="GetNodes")
    with pytest.raises(requests.exceptions.ConnectionError):
        post(simulator, "GetNodes", PTZ)
    simulator.set_quirk("ptz-01", Quirk.HANGING)
    with pytest.raises(requests.exceptions.ReadTimeout):
        post(simulator, "GetHostname", timeout=0.3)
    assert post(simulator, "GetHostname", name="ptz-02").status_code == 200
    simulator.set_quirk("ptz-02", Quirk.JITTER, most_ms=50)
    assert post(simulator, "GetHostname", name="ptz-02").status_code == 200


def test_stopping_ends_what_hangs():
    simulator = PtzSimulator(demo_ptz_cameras()).start()
    simulator.set_quirk("ptz-01", Quirk.HANGING)
    host, port = "127.0.0.1", int(simulator.onvif_url("ptz-01").split(":")[2].split("/")[0])
    with socket.create_connection((host, port)) as idle, socket.create_connection((host, port)) as half:
        half.sendall(b"POST /onvif/device_service HTTP/1.1\r\nContent-Length: 100\r\n\r\nx")
        before = time.monotonic()
        simulator.stop()
        simulator.stop()
        assert time.monotonic() - before < 10
        assert idle.recv(1) == b""


@pytest.mark.parametrize("types", ["", "dn:NetworkVideoTransmitter", "tds:Device"])
def test_discovery_finds_both_on_loopback(simulator, types):
    types = f"<d:Types>{types}</d:Types>"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        sock.settimeout(5)
        sock.sendto(b"junk", ("127.0.0.1", simulator.discovery_port))
        sock.sendto(
            PROBE.format(types="<d:Types>dn:Printer</d:Types>").encode(), ("127.0.0.1", simulator.discovery_port)
        )
        sock.sendto(PROBE.format(types=types).encode(), ("127.0.0.1", simulator.discovery_port))
        answers = [sock.recv(65536) for _ in range(2)]
    found = {read_envelope(answer).call.word("ProbeMatch", "XAddrs") for answer in answers}
    assert found == {simulator.onvif_url(name) for name in simulator.names}


def rtsp_pictures(simulator):
    """Yield pictures of a camera's sub-stream as a foreign client shows them."""
    url = simulator.streams.url("ptz-01").replace("//", f"//{ACCOUNT.username}:{ACCOUNT.password}@")
    with av.open(url, options={"rtsp_transport": "tcp", "analyzeduration": "100000"}, timeout=20) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="bgr24")


def test_the_stream_follows_the_camera(simulator):
    pictures = rtsp_pictures(simulator)
    before = next(pictures)
    assert read_stamp(before) is not None
    device = simulator.device("ptz-01")
    turn = '<n:Velocity><t:PanTilt xmlns:t="urn:t" x="0.6" y="0"/></n:Velocity><n:Timeout>PT1S</n:Timeout>'
    profile = "<n:ProfileToken>profile_sub</n:ProfileToken>"
    move = f'<n:ContinuousMove xmlns:n="{PTZ}">{profile}{turn}</n:ContinuousMove>'
    body = f'<e:Envelope xmlns:e="{E}"><e:Body>{move}</e:Body></e:Envelope>'
    with requests.Session() as session:
        session.trust_env = False
        answer = session.post(simulator.onvif_url("ptz-01"), body, auth=AUTH, timeout=10)
    assert answer.status_code == 200
    changes = (float(np.abs(p[40:280].astype(int) - before[40:280]).mean()) for p in pictures)
    assert next(change for change in changes if change > 8) > 8
    pictures.close()
    assert [one.call for one in device.received(moving_only=True)] == ["ContinuousMove"]


def test_commands_switch_quirks_and_faults(simulator):
    assert obey(simulator, words_to_request(["ptz-01", "nat", "host=192.0.2.7"])) == {"ok": True}
    assert obey(simulator, words_to_request(["*", "no-status"])) == {"ok": True}
    one, two = obey(simulator, {"list": True})["cameras"]
    assert (one["quirks"], two["quirks"]) == (["nat", "no-status"], ["no-status"])
    obey(simulator, words_to_request(["ptz-01", "nat", "off"]))
    obey(simulator, words_to_request(["ptz-01", "stall", "for_s=5"]))
    assert obey(simulator, {"list": True})["cameras"][0]["fault"] == "stall"
    obey(simulator, words_to_request(["*", "ok"]))
    assert all(not c["quirks"] and not c["fault"] for c in obey(simulator, {"list": True})["cameras"])
    post(simulator, "GetHostname")
    assert json.loads(json.dumps(obey(simulator, {"received": "ptz-01"})))["received"][-1]["call"] == "GetHostname"
    for wrong in (["ptz-01", "nonsense"], ["ptz-01"], ["ptz-01", "nat", "host"]):
        with pytest.raises(UnknownFaultError):
            words_to_request(wrong)
    for wrong in ({"camera": "ptz-09", "quirk": "nat"}, {"camera": "ptz-01", "fault": "codec-change"}, {}):
        with pytest.raises(UnknownFaultError):
            obey(simulator, wrong)


def test_the_command_serves_tells_and_ends():
    command = [sys.executable, "-m", "scc_wall", "simulate", "ptz", "--json", "--until-stdin-closes"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        assert [camera["name"] for camera in ready["cameras"]] == ["ptz-01", "ptz-02"]
        answer = streams_control.ask(ready["control_port"], {"camera": "ptz-02", "quirk": "stop-refused"})
        assert answer == {"ok": True}
        listed = streams_control.ask(ready["control_port"], {"list": True})["cameras"]
        assert listed[1]["quirks"] == ["stop-refused"]
        process.stdin.close()
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
