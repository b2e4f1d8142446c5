"""Packets that overtook each other come out in order; what stays away is given up in time."""

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.video.picture import CodedPicture
from scc_wall.video.rtsp.h264 import H264
from scc_wall.video.rtsp.reorder import Reorder
from tests.support.rtp_packets import h264_stream

MS = 1_000_000


class Receiver:
    def __init__(self) -> None:
        self.depacketiser = H264(96)
        self.reorder = Reorder(self.depacketiser)
        self.buffer = bytearray(2048)

    def offer(self, packet: bytes, mono_ns: int = 0) -> None:
        self.buffer[: len(packet)] = packet
        self.reorder.offer(self.buffer, memoryview(self.buffer), len(packet), mono_ns)

    def pictures(self) -> list[CodedPicture]:
        return list(self.depacketiser.ready)


PACKETS = h264_stream(20, first_sequence=65500)
IN_ORDER = Receiver()
for _packet in PACKETS:
    IN_ORDER.offer(_packet)


@given(st.lists(st.integers(0, 12), min_size=len(PACKETS), max_size=len(PACKETS)))
def test_order_within_the_buffer_changes_nothing(delays: list[int]) -> None:
    receiver = Receiver()
    # The first packet says where the numbers begin.
    order = [0, *sorted(range(1, len(PACKETS)), key=lambda i: i + delays[i])]
    for number in order:
        receiver.offer(PACKETS[number])
    assert receiver.pictures() == IN_ORDER.pictures()
    assert receiver.depacketiser.packets_lost == 0
    assert receiver.reorder.due_mono_ns is None


def test_a_lost_packet_is_given_up_after_a_while() -> None:
    receiver = Receiver()
    for packet in [*PACKETS[:7], *PACKETS[8:20]]:
        receiver.offer(packet, 5 * MS)
    before = len(receiver.pictures())
    receiver.reorder.release(34 * MS)
    assert len(receiver.pictures()) == before
    assert receiver.reorder.due_mono_ns == 35 * MS
    receiver.reorder.release(35 * MS)
    assert receiver.depacketiser.packets_lost == 1
    assert len(receiver.pictures()) > before


def test_a_full_buffer_gives_up_at_once() -> None:
    receiver = Receiver()
    for packet in [PACKETS[0], *PACKETS[2:]]:
        receiver.offer(packet)
    assert receiver.depacketiser.packets_lost == 1
    assert receiver.pictures()


@given(st.lists(st.binary(max_size=60), max_size=30), st.integers(0, 100 * MS))
def test_nothing_raises(packets: list[bytes], late_ns: int) -> None:
    receiver = Receiver()
    for packet in [*PACKETS[:2], *packets, *PACKETS[5:7]]:
        receiver.offer(packet, late_ns)
    receiver.reorder.release(late_ns + 30 * MS)
