"""Pictures by UDP: out of order, lost, from strangers, or none at all."""

import socket
from collections.abc import Callable

import pytest

from scc_wall.domain.camera import Transport
from scc_wall.domain.cause import Cause
from tests.support.rtsp_reading import PACKETS, PATIENT, cause_of, stream
from tests.support.rtsp_script import Peer, Script, ScriptedCamera


def udp_camera(order: Callable[[list[bytes]], list[bytes]], *, server_port: bool = True) -> Script:
    def script(peer: Peer) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as rtp, socket.socket(type=socket.SOCK_DGRAM) as stranger:
            rtp.bind(("127.0.0.1", 0))
            peer.describe()
            transport = peer.expect("SETUP").headers["transport"]
            port = int(transport.rpartition("client_port=")[2].partition("-")[0])
            assert port % 2 == 0
            more = f";server_port={rtp.getsockname()[1]}-{rtp.getsockname()[1] + 1}" if server_port else ""
            peer.answer(headers=["Session: 3", f"Transport: {transport}{more}"])
            peer.expect("PLAY")
            peer.answer()
            stranger.bind(("127.0.0.9", 0))
            stranger.sendto(PACKETS[0], ("127.0.0.1", port))
            for packet in order(PACKETS):
                rtp.sendto(packet, ("127.0.0.1", port))
            peer.expect("TEARDOWN")
            peer.answer()

    return script


@pytest.mark.parametrize("server_port", [True, False])
def test_udp_out_of_order(server_port: bool) -> None:
    def mixed(packets: list[bytes]) -> list[bytes]:
        return [packets[0], *(p for i in range(1, len(packets), 3) for p in reversed(packets[i : i + 3]))]

    with ScriptedCamera(udp_camera(mixed, server_port=server_port)) as camera:
        opened = stream(camera.url, PATIENT, transport=Transport.UDP)
        opened.open()
        pictures = [opened.read() for _ in range(12)]
        counted = opened.counters()
        opened.close()
    assert [p.rtp_timestamp for p in pictures] == [3600 * i for i in range(12)]
    assert not any(p.damaged for p in pictures)
    assert (counted.packets, counted.packets_lost) == (len(PACKETS), 0)


def test_udp_loss() -> None:
    with ScriptedCamera(udp_camera(lambda packets: packets[:9] + packets[10:])) as camera:
        opened = stream(camera.url, PATIENT, transport=Transport.UDP)
        opened.open()
        damaged = [opened.read().damaged for _ in range(12)]
        counted = opened.counters()
        opened.close()
    assert damaged == [False, True, True, True, True] + [False] * 7
    assert (counted.packets_lost, counted.damaged) == (1, 4)


def test_udp_stall_and_lost_connection() -> None:
    def closes(peer: Peer) -> None:
        asked = peer.set_up()
        assert "client_port" in asked.headers["transport"]
        peer.expect("PLAY")
        peer.answer()

    with ScriptedCamera(udp_camera(lambda packets: [])) as camera:
        assert cause_of(stream(camera.url, transport=Transport.UDP)) is Cause.PICTURE_TIMEOUT
    with ScriptedCamera(closes) as camera:
        assert cause_of(stream(camera.url, PATIENT, transport=Transport.UDP)) is Cause.CLOSED
