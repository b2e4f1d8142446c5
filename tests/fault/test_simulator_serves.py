"""The simulator without faults, over real sockets."""

import socket
import struct
from itertools import pairwise

import cv2
import pytest

from scc_wall.domain.camera import Credentials, StreamRole
from scc_wall.simulator.auth import REALM, Auth, digest_response
from scc_wall.simulator.camera import Join, SimulatedCamera
from scc_wall.simulator.clip import annex_b
from scc_wall.simulator.simulator import Simulator
from scc_wall.simulator.stamp import read_stamp
from tests.fault.tiny_rtsp import TIMEOUT_S, TinyRtsp, nals, nonce, sequence, ssrc, timestamp


@pytest.fixture(scope="module")
def simulator():
    cameras = [
        SimulatedCamera("cam-01", "Jembatan Ampera", "ampera", join=Join.KEYFRAME, clock_offset_s=3600.0),
        SimulatedCamera("cam-02", "Simpang Polda", "traffic", join=Join.MID_GOP, first_picture=10),
        SimulatedCamera("cam-03", "H.265", "ampera-h265", join=Join.KEYFRAME),
    ]
    with Simulator(cameras) as running:
        yield running


@pytest.mark.parametrize("role", list(StreamRole))
def test_what_arrives_decodes_to_the_pictures_that_were_sent(simulator, role, tmp_path):
    with TinyRtsp(simulator.url("cam-01", role)) as client:
        assert client.play().status == 200
        pictures = [client.picture() for _ in range(12)]
    file = tmp_path / "clip.h264"
    file.write_bytes(annex_b([nal for packets in pictures for nal in nals(packets)]))
    reader = cv2.VideoCapture(str(file))
    numbers = []
    while (got := reader.read())[0]:
        numbers.append(read_stamp(got[1]))
    reader.release()
    sent = [picture.number for picture in simulator.sent("cam-01", role).recent]
    assert numbers[0] % 50 == 0
    start = sent.index(numbers[0])
    assert len(numbers) == 12
    assert numbers == sent[start : start + 12]


def test_header_fields_go_on_from_packet_to_packet(simulator):
    with TinyRtsp(simulator.url("cam-01")) as client:
        info = client.play().headers["rtp-info"]
        pictures = [client.picture() for _ in range(6)]
    packets = [packet for picture in pictures for packet in picture]
    assert [sequence(p) for p in packets] == [(sequence(packets[0]) + i) & 0xFFFF for i in range(len(packets))]
    assert f"seq={sequence(packets[0])}" in info
    assert len({ssrc(p) for p in packets}) == 1
    times = [timestamp(picture[0]) for picture in pictures]
    assert [(b - a) & 0xFFFFFFFF for a, b in pairwise(times)] == [3600] * 5


def test_by_option_the_first_picture_is_a_keyframe(simulator):
    with TinyRtsp(simulator.url("cam-01")) as client:
        client.play()
        assert [nal[0] & 31 for nal in nals(client.picture())] == [7, 8, 5, 5]
        assert [nal[0] & 31 for nal in nals(client.picture())] == [1, 1]


def test_as_with_most_cameras_a_client_enters_anywhere(simulator):
    with Simulator([SimulatedCamera("cam-02", "x", "traffic", first_picture=10)]) as fresh:
        with TinyRtsp(fresh.url("cam-02")) as client:
            client.play()
            assert [nal[0] & 31 for nal in nals(client.picture())] == [1, 1]
        assert 10 <= fresh.sent("cam-02").recent[0].number < 50


def test_h265(simulator):
    with TinyRtsp(simulator.url("cam-03")) as client:
        assert b"H265/90000" in client.ask("DESCRIBE").body
        client.play()
        kinds = [packet[12] >> 1 & 63 for packet in client.picture()]
    assert kinds[:3] == [32, 33, 34]
    assert set(kinds[3:]) <= {19, 20, 49}


def test_sender_reports_tell_the_cameras_own_time(simulator):
    with TinyRtsp(simulator.url("cam-01")) as client:
        client.play()
        packet = client.picture()[-1]
        report = client.report()
    _, kind, _, source, seconds, _, stamp = struct.unpack(">BBHIIII", report[:20])
    assert (kind, source, stamp) == (200, ssrc(packet), timestamp(packet))
    now = simulator._clock.now_utc().timestamp() + 2_208_988_800
    assert seconds - now == pytest.approx(3600, abs=5)


def test_udp(simulator):
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as rtp,
        TinyRtsp(simulator.url("cam-01", StreamRole.MAIN)) as client,
    ):
        rtp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        rtp.bind(("127.0.0.1", 0))
        rtp.settimeout(TIMEOUT_S)
        port = rtp.getsockname()[1]
        answer = client.setup(f"RTP/AVP;unicast;client_port={port}-{port + 1}")
        assert "server_port=" in answer.headers["transport"]
        assert client.ask("PLAY").status == 200
        packets = [rtp.recv(2048)]
        while sum(packet[1] >> 7 for packet in packets) < 3:
            packets.append(rtp.recv(2048))
        assert client.ask("TEARDOWN").status == 200
    assert [sequence(p) for p in packets] == [(sequence(packets[0]) + i) & 0xFFFF for i in range(len(packets))]


def test_requests_in_the_wrong_state_are_told_so(simulator):
    with TinyRtsp(simulator.url("cam-01")) as client:
        assert "GET_PARAMETER" in client.ask("OPTIONS").headers["public"]
        client.session = "nonsense"
        assert client.ask("PLAY").status == 454
        assert client.ask("GET_PARAMETER").status == 454
        client.session = ""
        assert client.ask("GET_PARAMETER").status == 200
        assert client.ask("RECORD").status == 501
        assert client.setup("RTP/AVP;multicast").status == 461
        assert client.ask("DESCRIBE", client.url.rsplit("/", 1)[0] + "/third").status == 404


def test_pause_and_play_again(simulator):
    with TinyRtsp(simulator.url("cam-01")) as client:
        client.play()
        client.picture()
        assert client.ask("PAUSE").status == 200
        before = simulator.sent("cam-01").pictures
        assert client.ask("GET_PARAMETER").status == 200
        assert simulator.sent("cam-01").pictures == before
        client.waiting.clear()
        assert client.ask("PLAY").status == 200
        client.picture()


def test_the_shared_port_serves_every_camera(simulator):
    for name in simulator.names:
        with TinyRtsp(f"rtsp://127.0.0.1:{simulator.port}/{name}/sub") as client:
            assert client.ask("DESCRIBE").status == 200
    for url in (f"rtsp://127.0.0.1:{simulator.port}/cam-99/sub", simulator.url("cam-01").replace("cam-01", "cam-02")):
        with TinyRtsp(url) as client:
            assert client.ask("DESCRIBE").status == 404


@pytest.mark.parametrize(("auth", "algorithm"), [(Auth.DIGEST_MD5, "MD5"), (Auth.DIGEST_SHA256, "SHA-256")])
def test_an_account_is_asked_for(auth, algorithm):
    account = Credentials("admin", 'Pa:s@w/r&d‹é"1')
    with (
        Simulator([SimulatedCamera("cam-01", "x", "ampera", credentials=account, auth=auth)]) as running,
        TinyRtsp(running.url("cam-01")) as client,
    ):
        assert client.ask("OPTIONS").status == 200
        refused = client.ask("DESCRIBE")
        assert refused.status == 401
        fields = {"realm": REALM, "nonce": nonce(refused), "uri": client.url, "algorithm": algorithm}
        response = digest_response(account, "DESCRIBE", fields)
        pairs = {"username": "admin", "response": response, **fields}
        client.authorization = "Digest " + ", ".join(f'{name}="{value}"' for name, value in pairs.items())
        assert client.ask("DESCRIBE").status == 200


def test_a_silent_client_loses_its_session():
    with (
        Simulator([SimulatedCamera("cam-01", "x", "ampera")], timeout_s=0.2) as running,
        TinyRtsp(running.url("cam-01")) as client,
    ):
        client.play()
        with pytest.raises((EOFError, ConnectionResetError)):
            client.pictures_to_the_end()


def test_a_slow_client_delays_nobody_and_goes_on_with_a_keyframe(monkeypatch):
    monkeypatch.setattr("scc_wall.simulator.outlet.QUEUE_BYTES", 20_000)
    monkeypatch.setattr("scc_wall.simulator.connection._SEND_BUFFER_BYTES", 4096)
    camera = SimulatedCamera("cam-01", "x", "ampera", join=Join.KEYFRAME)
    with Simulator([camera]) as running, TinyRtsp(running.url("cam-01", StreamRole.MAIN)) as slow:
        slow.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.play()
        with TinyRtsp(running.url("cam-01", StreamRole.MAIN)) as quick:
            quick.play()
            for _ in range(200):
                quick.picture()
                if running.sent("cam-01", StreamRole.MAIN).dropped:
                    break
            assert running.sent("cam-01", StreamRole.MAIN).dropped
            for _ in range(10):
                quick.picture()
        kinds = []
        while sum(5 in kind for kind in kinds) < 2:
            kinds.append({nal[0] & 31 for nal in nals(slow.picture())})
    assert kinds[0] == {7, 8, 5}
    assert len(kinds) < 50, "pictures are missing before the second keyframe"
