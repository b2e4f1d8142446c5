"""Every fault of the simulator, as a client meets it."""

import socket
import threading
from itertools import pairwise

import pytest

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.camera import Join, SimulatedCamera
from scc_wall.simulator.clip import load_clip
from scc_wall.simulator.faults import FACTS, Fault, UnknownFaultError
from scc_wall.simulator.simulator import Simulator
from tests.fault.tiny_rtsp import TinyRtsp, nals, sequence, timestamp

ENDED = (EOFError, ConnectionError)


@pytest.fixture(scope="module")
def running():
    cameras = [SimulatedCamera(f"cam-0{i}", f"Kamera {i}", "ampera", join=Join.KEYFRAME) for i in (1, 2)]
    with Simulator(cameras) as simulator:
        yield simulator


@pytest.fixture
def simulator(running):
    yield running
    for name in running.names:
        running.clear_fault(name)


@pytest.fixture
def client(simulator):
    with TinyRtsp(simulator.url("cam-01")) as tiny:
        yield tiny


def works(simulator, name="cam-01"):
    with TinyRtsp(simulator.url(name)) as other:
        return other.play().status == 200 and bool(other.picture())


def silence(client, seconds=0.2):
    """Whether nothing at all arrives for a while (several picture intervals)."""
    client.sock.settimeout(seconds)
    try:
        client._more()
    except TimeoutError:
        return True
    return False


@pytest.mark.skipif(not hasattr(socket, "SO_REUSEPORT"), reason="Windows refuses where Linux drops")
def test_syn_dropped(simulator):
    url = simulator.url("cam-01")
    simulator.set_fault("cam-01", Fault.SYN_DROPPED)
    with socket.socket() as sock:
        sock.settimeout(0.3)
        with pytest.raises(TimeoutError):
            sock.connect(("127.0.0.1", int(url.split(":")[2].split("/")[0])))
    assert works(simulator, "cam-02")
    simulator.clear_fault("cam-01")
    assert works(simulator)


def test_silent(simulator, client):
    simulator.set_fault("cam-01", Fault.SILENT)
    client.send("OPTIONS")
    assert silence(client)
    simulator.clear_fault("cam-01")
    client.sock.settimeout(5)
    assert client.answer().status == 200, "answers late, as a camera that was busy"


def test_trickle(simulator, client):
    simulator.set_fault("cam-01", Fault.TRICKLE, interval_s=0.02)
    client.send("DESCRIBE")
    assert [len(client.sock.recv(100)) for _ in range(4)] == [1] * 4
    simulator.clear_fault("cam-01")
    rest = b""
    while b"a=control:trackID" not in rest:
        rest += client.sock.recv(4096)
    assert b"CSeq: 1\r\n" in rest


def test_trickled_answers_are_whole_before_the_first_packet(simulator, client):
    simulator.set_fault("cam-01", Fault.TRICKLE, interval_s=0.0001)
    assert client.play().status == 200
    assert client.picture()


def test_play_silent(simulator, client):
    simulator.set_fault("cam-01", Fault.PLAY_SILENT)
    assert client.play().status == 200
    assert silence(client)
    simulator.clear_fault("cam-01")
    client.sock.settimeout(5)
    assert client.picture()


def test_stall_and_resume(simulator, client):
    client.play()
    before = timestamp(client.picture()[0])
    simulator.set_fault("cam-01", Fault.STALL, for_s=0.4)
    times = [before]
    while times[-1] - times[0] < 90_000:
        times.append(timestamp(client.picture()[0]))
    assert max(b - a for a, b in pairwise(times)) >= 0.36 * 90_000
    assert client.ask("GET_PARAMETER").status == 200


@pytest.mark.parametrize(("fault", "end"), [(Fault.FIN, EOFError), (Fault.RST, ConnectionResetError)])
def test_fin_and_rst(simulator, client, fault, end):
    client.play()
    client.picture()
    simulator.set_fault("cam-01", fault, after_s=0.2)
    with pytest.raises(end):
        client.pictures_to_the_end()
    with TinyRtsp(simulator.url("cam-01")) as again:
        again.play()
        assert again.picture(), "new connections play for a while first"
        with pytest.raises(end):
            again.pictures_to_the_end()


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.UNAUTHORIZED, 401),
        (Fault.FORBIDDEN, 403),
        (Fault.NOT_FOUND, 404),
        (Fault.FULL, 503),
        (Fault.REDIRECT, 302),
    ],
)
def test_refusals(simulator, client, fault, status):
    simulator.set_fault("cam-01", fault)
    assert client.ask("OPTIONS").status == 200
    answer = client.ask("DESCRIBE")
    assert answer.status == status
    assert ("www-authenticate" in answer.headers) == (status == 401)
    assert ("location" in answer.headers) == (status == 302)
    simulator.clear_fault("cam-01")
    assert client.ask("DESCRIBE").status == 200


@pytest.mark.parametrize("kind", ["garbage", "empty", "no-video", "unknown-codec", "bad-sprop"])
def test_wrong_sdp(simulator, client, kind):
    right = client.ask("DESCRIBE").body
    simulator.set_fault("cam-01", Fault.WRONG_SDP, kind=kind)
    assert client.ask("DESCRIBE").body != right


def test_codec_change_on_reconnect(simulator, client):
    client.play()
    simulator.set_fault("cam-01", Fault.CODEC_CHANGE)
    with pytest.raises(ENDED):
        client.pictures_to_the_end()
    with TinyRtsp(simulator.url("cam-01")) as again:
        assert b"H265" in again.ask("DESCRIBE").body
        again.play()
        assert again.picture()[0][12] >> 1 & 63 == 32
    simulator.clear_fault("cam-01")
    with TinyRtsp(simulator.url("cam-01")) as again:
        assert b"H264" in again.ask("DESCRIBE").body


def test_bit_errors_spoil_payloads_but_no_header(simulator, client):
    client.play()
    client.picture()
    simulator.set_fault("cam-01", Fault.BIT_ERRORS, rate=0.01)
    pictures = [client.picture() for _ in range(10)]
    packets = [p for picture in pictures for p in picture]
    assert all(packet[0] == 0x80 for packet in packets)
    assert all((sequence(b) - sequence(a)) & 0xFFFF == 1 for a, b in pairwise(packets))
    whole = {nal for picture in load_clip("ampera", StreamRole.SUB).pictures for nal in picture}
    # 1 bit in 100 leaves no packet of hundreds of bytes whole.
    assert all(picture[-1][12:] not in whole for picture in pictures)


def test_packet_loss_leaves_gaps(simulator, client):
    client.play()
    client.picture()
    simulator.set_fault("cam-01", Fault.PACKET_LOSS, rate=0.3)
    packets = [packet for channel, packet in (client.packet() for _ in range(60)) if channel == 0]
    gaps = [(sequence(b) - sequence(a)) & 0xFFFF for a, b in pairwise(packets)]
    assert min(gaps) == 1
    assert max(gaps) > 1


def test_garbage_between_packets(simulator, client):
    client.play()
    client.picture()
    simulator.set_fault("cam-01", Fault.GARBAGE, rate=1.0)
    data = b""
    while len(data) < 20_000:
        data += client.sock.recv(4096)
    position = 0
    while position < len(data) and data[position] == 0x24 and data[position + 1] < 2:
        position += 4 + int.from_bytes(data[position + 2 : position + 4], "big")
    assert position < len(data), "the framing should have broken"


def test_frozen_repeats_a_keyframe_while_time_goes_on(simulator, client):
    client.play()
    simulator.set_fault("cam-01", Fault.FROZEN)
    pictures = [client.picture() for _ in range(8)][2:]
    times = [timestamp(picture[0]) for picture in pictures]
    assert [(b - a) & 0xFFFFFFFF for a, b in pairwise(times)] == [3600] * 5
    contents = [tuple(nals(picture)) for picture in pictures]
    assert contents[0] == contents[2] == contents[4]
    assert contents[0] != contents[1], "two IDR pictures in a row differ in idr_pic_id"
    assert contents[0][:2] == contents[1][:2]


def test_slow_rate(simulator, client):
    client.play()
    client.picture()
    simulator.set_fault("cam-01", Fault.SLOW_RATE, per_s=12.5)
    client.picture(), client.picture()
    times = [timestamp(client.picture()[0]) for _ in range(4)]
    assert [(b - a) & 0xFFFFFFFF for a, b in pairwise(times)] == [7200] * 3
    numbers = [picture.number for picture in simulator.sent("cam-01").recent][-5:]
    assert all(b == (a + 1) % 250 for a, b in pairwise(numbers)), "no picture is left out, or it could not be decoded"


def test_reboot(simulator, client):
    client.play()
    before = timestamp(client.picture()[0])
    url = simulator.url("cam-01")
    simulator.set_fault("cam-01", Fault.REBOOT, for_s=0.3)
    with pytest.raises(ENDED):
        client.pictures_to_the_end()
    with pytest.raises(ConnectionRefusedError):
        TinyRtsp(url)
    after = wait_for(lambda: reconnected(url))
    assert simulator.url("cam-01") == url
    assert abs(after - before) & 0xFFFFFFFF > 10 * 90_000, "its clock began anew"
    assert simulator.faults() == {}


def reconnected(url):
    try:
        with TinyRtsp(url) as again:
            again.play()
            return timestamp(again.picture()[0])
    except ConnectionRefusedError:
        return None


def wait_for(condition, seconds=5.0):
    pause = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if (value := condition()) is not None:
            return value
        pause.wait(0.05)
    raise AssertionError("it did not happen in time")


def test_all_cameras_reboot_at_once(simulator):
    clients = [TinyRtsp(simulator.url(name)) for name in simulator.names]
    for tiny in clients:
        tiny.play()
    simulator.set_fault_everywhere(Fault.REBOOT, for_s=0.2)
    for tiny in clients:
        with tiny, pytest.raises(ENDED):
            tiny.pictures_to_the_end()
    for name in simulator.names:
        wait_for(lambda name=name: reconnected(simulator.url(name)))


def test_an_unknown_camera_or_parameter_is_told(simulator):
    with pytest.raises(UnknownFaultError, match="cam-99"):
        simulator.set_fault("cam-99", Fault.FIN)
    with pytest.raises(UnknownFaultError, match="speed"):
        simulator.set_fault("cam-01", Fault.SLOW_RATE, speed=1)
    with pytest.raises(UnknownFaultError, match="per_s"):
        simulator.set_fault("cam-01", Fault.SLOW_RATE, per_s="fast")
    assert simulator.faults() == {}


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_can_be_switched_on_and_off(simulator, fault):
    assert fault in FACTS
    simulator.set_fault("cam-02", fault)
    assert simulator.faults()["cam-02"].fault is fault
    simulator.clear_fault("cam-02")
    assert works(simulator, "cam-02")


def test_the_streams_share_one_fault(simulator):
    simulator.set_fault("cam-01", Fault.NOT_FOUND)
    with TinyRtsp(simulator.url("cam-01", StreamRole.MAIN)) as main:
        assert main.ask("DESCRIBE").status == 404
