"""RTP packets become whole pictures, and what was lost shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.video.picture import Codec, CodedPicture
from scc_wall.video.rtsp.h264 import H264
from scc_wall.video.rtsp.h265 import H265
from scc_wall.video.rtsp.limits import MAX_PICTURE_BYTES
from scc_wall.video.rtsp.rtp import HEADER, HEADER_BYTES, Depacketiser
from tests.support.rtp_packets import (
    H264_AUD,
    H264_PPS,
    H264_SPS,
    H265_AUD,
    START,
    ap_265,
    fu_265,
    fu_a,
    h264_slice,
    h264_stream,
    h265_unit,
    packet,
    stap_a,
)


def feed(depacketiser: Depacketiser, *packets: bytes) -> list[CodedPicture]:
    for rtp in packets:
        depacketiser.feed(*HEADER.unpack_from(rtp), rtp, memoryview(rtp), HEADER_BYTES, len(rtp))
        depacketiser.drop_if_too_large()
    pictures = list(depacketiser.ready)
    depacketiser.ready.clear()
    return pictures


def h264(*sets: bytes) -> H264:
    return H264(96, sets)


KEY = h264_slice(key=True)
SLICE = h264_slice()


def test_single_units_become_a_picture_with_delimiter() -> None:
    d = h264()
    d.arrived_mono_ns = 77
    pictures = feed(d, packet(1, 900, H264_SPS), packet(2, 900, H264_PPS), packet(3, 900, KEY, marker=True))
    data = START + H264_SPS + START + H264_PPS + START + KEY + H264_AUD
    assert pictures == [CodedPicture(data, Codec.H264, True, False, 900, 77)]


def test_aggregates_and_fragments() -> None:
    big = h264_slice(key=True, size=500)
    fragments = fu_a(big, 100)
    packets = [packet(1, 0, stap_a(H264_SPS, H264_PPS))]
    packets += [packet(2 + i, 0, p, marker=i == len(fragments) - 1) for i, p in enumerate(fragments)]
    (picture,) = feed(h264(), *packets)
    assert picture.data == START + H264_SPS + START + H264_PPS + START + big + H264_AUD
    assert not picture.damaged


@pytest.mark.parametrize("in_band", [False, True])
def test_a_keyframe_without_parameter_sets_gets_the_newest(in_band: bool) -> None:
    d, newer = h264(H264_SPS, H264_PPS), H264_SPS + b"\x99"
    if in_band:
        feed(d, packet(0, 0, stap_a(newer, H264_PPS)), packet(1, 0, KEY, marker=True))
    (picture,) = feed(d, packet(2, 3600, KEY, marker=True))
    assert picture.data == START + (newer if in_band else H264_SPS) + START + H264_PPS + START + KEY + H264_AUD


def test_parameter_sets_that_came_in_band_are_not_doubled() -> None:
    (picture,) = feed(h264(H264_SPS, H264_PPS), packet(0, 0, stap_a(H264_SPS, H264_PPS, KEY), marker=True))
    assert picture.data.count(START + H264_SPS) == 1


def test_parameter_sets_between_slices_are_left_out() -> None:
    second = h264_slice(key=True, first=False)
    (picture,) = feed(h264(), packet(0, 0, stap_a(H264_SPS, H264_PPS, KEY, H264_SPS, H264_PPS, second), marker=True))
    assert picture.data == START + H264_SPS + START + H264_PPS + START + KEY + START + second + H264_AUD


def test_a_marker_on_parameter_sets_ends_nothing() -> None:
    pictures = feed(
        h264(),
        packet(0, 0, H264_SPS, marker=True),
        packet(1, 0, H264_PPS, marker=True),
        packet(2, 0, KEY, marker=True),
    )
    assert [p.data.startswith(START + H264_SPS) for p in pictures] == [True]


def test_the_cameras_own_delimiters_and_filler_are_dropped() -> None:
    (picture,) = feed(h264(), packet(0, 0, stap_a(b"\x09\xf0", b"\x0c\xff\xff", SLICE), marker=True))
    assert picture.data == START + SLICE + H264_AUD


def test_without_markers_the_timestamp_ends_a_picture() -> None:
    pictures = feed(h264(), packet(0, 0, KEY), packet(1, 3600, SLICE), packet(2, 7200, SLICE))
    assert [(p.rtp_timestamp, p.damaged) for p in pictures] == [(0, False), (3600, False)]


def test_a_marker_on_every_slice_is_believed_only_once() -> None:
    rest = h264_slice(first=False)
    keyrest = h264_slice(key=True, first=False)
    pictures = feed(
        h264(),
        packet(0, 0, KEY, marker=True),
        packet(1, 0, keyrest, marker=True),
        packet(2, 3600, SLICE, marker=True),
        packet(3, 3600, rest, marker=True),
        packet(4, 7200, KEY, marker=True),
        packet(5, 7200, keyrest, marker=True),
        packet(6, 10800, SLICE, marker=True),
    )
    assert [p.data.count(START) - 1 for p in pictures] == [1, 1, 2, 2]
    assert [p.damaged for p in pictures[2:]] == [True, False]


def test_timestamps_that_stand_still_do_not_join_pictures() -> None:
    pictures = feed(h264(), *(packet(i, 0, KEY if i == 0 else SLICE, marker=True) for i in range(5)))
    assert [p.damaged for p in pictures] == [False] * 5


def test_before_the_first_keyframe_everything_is_damaged() -> None:
    pictures = feed(h264(), *h264_stream(10, key_first=False))
    assert [p.damaged for p in pictures] == [True] * 4 + [False] * 6
    assert [p.keyframe for p in pictures] == [False, False, False, False, True] * 2


def test_loss_damages_up_to_the_next_keyframe() -> None:
    packets = h264_stream(15)
    lost = next(i for i, p in enumerate(packets) if int.from_bytes(p[4:8], "big") == 6 * 3600) + 1
    del packets[lost]
    d = h264()
    pictures = feed(d, *packets)
    assert [p.damaged for p in pictures] == [False] * 6 + [True] * 4 + [False] * 5
    assert (d.packets_lost, d.damaged, d.pictures) == (1, 4, 15)


def test_a_lost_end_damages_both_neighbours_but_not_a_keyframe_that_is_whole() -> None:
    d = h264(H264_SPS, H264_PPS)
    pictures = feed(
        d,
        packet(0, 0, KEY, marker=True),
        packet(1, 3600, SLICE),  # 2, its end, is lost
        packet(3, 7200, KEY, marker=True),
        packet(4, 10800, SLICE, marker=True),
    )
    assert [p.damaged for p in pictures] == [False, True, False, False]


def test_a_keyframe_whose_first_slice_is_lost_is_damaged() -> None:
    d = h264(H264_SPS, H264_PPS)
    pictures = feed(d, packet(0, 0, KEY, marker=True), packet(2, 3600, h264_slice(key=True, first=False), marker=True))
    assert [p.damaged for p in pictures] == [False, True]


def test_fragments_without_start_are_dropped() -> None:
    fragments = fu_a(h264_slice(key=True, size=300), 100)
    d = h264()
    (picture,) = feed(d, packet(0, 0, fragments[1]), packet(1, 0, fragments[2]), packet(2, 0, SLICE, marker=True))
    assert (picture.data, picture.damaged) == (START + SLICE + H264_AUD, True)


def test_late_and_doubled_packets_are_ignored() -> None:
    d = h264()
    packets = h264_stream(6)
    pictures = feed(d, *packets[:8], packets[7], packets[2], *packets[8:])
    assert [p.damaged for p in pictures] == [False] * 6
    assert d.packets_lost == 0


def test_sequence_numbers_wrap_around() -> None:
    d = h264()
    pictures = feed(d, *h264_stream(10, first_sequence=65530))
    assert not any(p.damaged for p in pictures)
    reception = d.reception()
    assert reception is not None
    assert (reception.highest_sequence, reception.lost) == (65530 + reception.received - 1, 0)


def test_a_new_source_needs_a_new_keyframe() -> None:
    d = h264()
    first, second = h264_stream(6), [p[:8] + b"\0\0\0\1" + p[12:] for p in h264_stream(6, key_first=False)]
    pictures = feed(d, *first, *second)
    assert [p.damaged for p in pictures] == [False] * 6 + [True] * 4 + [False] * 2
    assert d.source == 1
    assert d.packets_lost == 0


def test_a_restart_of_the_numbers_is_no_loss_of_thousands() -> None:
    d = h264()
    pictures = feed(d, *h264_stream(6), *h264_stream(6, first_sequence=40000))
    assert d.packets_lost == 0
    assert [p.damaged for p in pictures] == [False] * 12


def test_padding_extension_and_contributing_sources_are_skipped() -> None:
    body = b"\0\0\0\7" + b"\xbe\xde\0\1abcd" + SLICE + b"\0\0\3"
    rtp = bytes([0x80 | 0x20 | 0x10 | 1]) + packet(0, 0, body, marker=True)[1:]
    (picture,) = feed(h264(), rtp)
    assert picture.data == START + SLICE + H264_AUD


def test_an_undescribed_payload_type_is_believed_until_the_described_one_comes() -> None:
    d = h264()
    assert len(feed(d, packet(0, 0, KEY, marker=True, kind=97))) == 1
    assert len(feed(d, packet(1, 3600, KEY, marker=True))) == 1
    assert feed(d, packet(2, 7200, KEY, marker=True, kind=97)) == []
    (picture,) = feed(d, packet(3, 10800, SLICE, marker=True))
    assert not picture.damaged  # what was skipped shares the numbers


def test_empty_payloads_and_units_do_no_harm() -> None:
    pictures = feed(
        h264(),
        packet(0, 0, b""),
        packet(1, 0, b"\x78\0\0\0\0"),
        packet(2, 0, b"\x7c\x85"),
        packet(3, 0, KEY),
        packet(4, 0, b"", marker=True),
    )
    assert [p.data for p in pictures] == [START + KEY + H264_AUD]


def test_an_endless_picture_is_thrown_away() -> None:
    d = h264()
    chunk = b"\x41\x9a" + bytes(60_000)
    pictures = feed(d, *(packet(i, 0, chunk) for i in range(MAX_PICTURE_BYTES // 60_000 + 3)))
    pictures += feed(d, packet(1000, 3600, SLICE, marker=True))
    assert all(len(p.data) < MAX_PICTURE_BYTES for p in pictures)
    assert all(p.damaged for p in pictures)


def test_h265() -> None:
    vps, sps, pps = h265_unit(32, b"v"), h265_unit(33, b"s"), h265_unit(34, b"p")
    idr, trail = h265_unit(19, b"\x80" + b"i" * 300), h265_unit(1, b"\x80ttt")
    fragments = fu_265(idr, 100)
    d = H265(98, (vps, sps, pps))
    pictures = feed(
        d,
        *(packet(i, 0, p, marker=i == len(fragments) - 1, kind=98) for i, p in enumerate(fragments)),
        packet(len(fragments), 3600, trail, marker=True, kind=98),
        packet(len(fragments) + 1, 7200, ap_265(vps, sps, pps, idr), marker=True, kind=98),
    )
    sets = START + vps + START + sps + START + pps
    assert [p.data for p in pictures] == [
        sets + START + idr + H265_AUD,
        START + trail + H265_AUD,
        sets + START + idr + H265_AUD,
    ]
    assert [p.keyframe for p in pictures] == [True, False, True]
    assert not any(p.damaged for p in pictures)
    assert {p.codec for p in pictures} == {Codec.H265}


@pytest.mark.parametrize("kind", [16, 17, 18, 19, 20, 21])
def test_h265_decoding_can_start_at_every_irap(kind: int) -> None:
    (picture,) = feed(H265(96), packet(0, 0, h265_unit(kind, b"\x80abc"), marker=True))
    assert (picture.keyframe, picture.damaged) == (True, False)


@given(st.sampled_from([H264, H265]), st.lists(st.binary(max_size=80), max_size=30))
def test_nothing_that_arrives_raises(codec: type[Depacketiser], packets: list[bytes]) -> None:
    d = codec(96, [p for p in packets[:2] if p])
    for picture in feed(d, *(p for p in packets if len(p) >= HEADER_BYTES)):
        assert picture.data.endswith(codec.DELIMITER)


@given(
    st.sampled_from([H264, H265]),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.booleans(), st.binary(max_size=40)), max_size=40),
)
def test_no_payload_raises_and_sequence_only_grows(
    codec: type[Depacketiser], steps: list[tuple[int, int, bool, bytes]]
) -> None:
    d = codec(96)
    sequence = timestamp = highest = 0
    for step, tick, marker, payload in steps:
        sequence, timestamp = sequence + step, timestamp + tick
        feed(d, packet(sequence, timestamp, payload, marker=marker))
        reception = d.reception()
        assert reception is not None
        assert reception.highest_sequence >= highest
        highest = reception.highest_sequence


@given(st.sets(st.integers(0, 60), max_size=12))
def test_a_picture_is_good_only_if_nothing_since_its_keyframe_was_lost(lost: set[int]) -> None:
    packets = h264_stream(12)
    whole = {p.rtp_timestamp: p.data for p in feed(h264(), *packets)}
    kept = [p for i, p in enumerate(packets) if i not in lost]
    hurt = {int.from_bytes(packets[i][4:8], "big") // 3600 for i in lost if i < len(packets)}
    for picture in feed(h264(H264_SPS, H264_PPS), *kept):
        if not picture.damaged:
            number = picture.rtp_timestamp // 3600
            # Parameter sets alone may be missing: the known ones stand in for them.
            assert picture.data == whole[picture.rtp_timestamp]
            assert not hurt & set(range(number - number % 5 + 1, number + 1))
