import struct

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.simulator.clip import Codec
from scc_wall.simulator.packets import PAYLOAD_BYTES, packetise, picture_of

bodies = st.binary(min_size=3, max_size=40) | st.integers(1300, 5000).map(
    lambda n: bytes(i % 251 + 1 for i in range(n))
)


def put_together(packets, codec):
    """The receiver's side of RFC 6184 and RFC 7798, without aggregation."""
    nals, header = [], 1 if codec is Codec.H264 else 2
    for packet in packets:
        payload = bytes(packet[12:])
        kind = payload[0] & 31 if codec is Codec.H264 else payload[0] >> 1 & 63
        if kind != (28 if codec is Codec.H264 else 49):
            nals.append(payload)
            continue
        fragment = payload[header]
        if fragment & 0x80:
            if codec is Codec.H264:
                nals.append(bytes([payload[0] & 0xE0 | fragment & 31]))
            else:
                nals.append(bytes([payload[0] & 0x81 | (fragment & 63) << 1, payload[1]]))
        nals[-1] += payload[header + 1 :]
    return nals


@given(
    st.sampled_from(
        [(Codec.H264, b"\x65"), (Codec.H264, b"\x41"), (Codec.H265, b"\x26\x01"), (Codec.H265, b"\x02\x01")]
    ),
    st.lists(bodies, min_size=1, max_size=4),
    st.integers(0, 65535),
    st.integers(0, 2**32 - 1),
)
def test_a_receiver_gets_the_same_nal_units(kind, parts, sequence, timestamp):
    codec, head = kind
    nals = [head + body for body in parts]
    half = len(nals) // 2
    blocks = [packetise(nals[:half], codec, ends_picture=False), packetise(nals[half:], codec, ends_picture=True)]
    picture = picture_of(blocks, keyframe=True)
    packets = picture.split(picture.stamped(sequence, timestamp, 0x01020304))
    assert put_together(packets, codec) == nals
    for i, packet in enumerate(packets):
        version, kind_byte, number, stamp, ssrc = struct.unpack(">BBHII", packet[:12])
        assert (version, kind_byte & 127, stamp, ssrc) == (0x80, 96, timestamp, 0x01020304)
        assert number == (sequence + i) % 65536
        assert bool(kind_byte & 128) == (i == len(packets) - 1)
        assert len(packet) <= 12 + PAYLOAD_BYTES


@given(st.lists(bodies, min_size=1, max_size=3), st.sampled_from([0, 2, 8]))
def test_interleaving_bytes_say_channel_and_length(parts, channel):
    picture = picture_of([packetise([b"\x41" + p for p in parts], Codec.H264, ends_picture=True)], keyframe=False)
    data = picture.stamped(1, 2, 3, channel)
    position = 0
    while position < len(data):
        assert data[position] == 0x24
        assert data[position + 1] == channel
        position += 4 + int.from_bytes(data[position + 2 : position + 4], "big")
    assert position == len(data)


def test_stamping_leaves_the_shared_parts_alone():
    picture = picture_of([packetise([b"\x41abc"], Codec.H264, ends_picture=True)], keyframe=False)
    first = bytes(picture.stamped(1, 1, 1))
    picture.stamped(9, 9, 9)
    assert bytes(picture.stamped(1, 1, 1)) == first
