"""The kept group of pictures."""

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.video.gop import GroupOfPictures
from scc_wall.video.picture import Codec, CodedPicture


def picture(*, keyframe: bool = False, at_s: float = 0.0, size: int = 10) -> CodedPicture:
    return CodedPicture(b"x" * size, Codec.H264, keyframe, False, 0, int(at_s * 1e9))


def test_nothing_is_kept_before_the_first_keyframe() -> None:
    gop = GroupOfPictures()
    gop.add(picture())
    assert len(gop) == 0
    assert gop.next_serial == gop.first_serial == 1


def test_a_keyframe_begins_a_new_group() -> None:
    gop = GroupOfPictures()
    for keyframe in (True, False, True, False, False):
        gop.add(picture(keyframe=keyframe))
    assert len(gop) == 3
    assert gop.first_serial == 2
    kept = gop.since(2)
    assert kept is not None
    assert kept[0].keyframe


def test_a_decoder_that_stands_within_the_group_gets_the_rest_alone() -> None:
    gop = GroupOfPictures()
    for number in range(5):
        gop.add(picture(keyframe=number == 0, at_s=number))
    rest = gop.since(3)
    assert rest is not None
    assert [kept.arrived_mono_ns for kept in rest] == [3 * 10**9, 4 * 10**9]
    assert gop.since(5) == []
    gop.add(picture(keyframe=True))
    assert gop.since(3) is None


def test_a_group_over_8_s_is_dropped_until_the_next_keyframe() -> None:
    gop = GroupOfPictures()
    gop.add(picture(keyframe=True))
    gop.add(picture(at_s=8.0))
    assert len(gop) == 2
    gop.add(picture(at_s=8.04))
    gop.add(picture(at_s=8.08))
    assert len(gop) == 0
    gop.add(picture(keyframe=True, at_s=9))
    assert len(gop) == 1


def test_a_group_over_4_mib_is_dropped_but_a_single_keyframe_is_kept() -> None:
    gop = GroupOfPictures()
    gop.add(picture(keyframe=True, size=5 * 1024 * 1024))
    assert len(gop) == 1
    gop.add(picture())
    assert (len(gop), gop.bytes_kept) == (0, 0)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 400), st.integers(0, 3000)), max_size=60))
def test_what_is_kept_always_starts_with_a_keyframe_and_is_whole(pictures: list[tuple[bool, int, int]]) -> None:
    gop, at_ms = GroupOfPictures(largest_bytes=1000), 0
    for keyframe, size, after_ms in pictures:
        at_ms += after_ms
        gop.add(picture(keyframe=keyframe, size=size, at_s=at_ms / 1000))
        kept = gop.since(gop.first_serial) or []
        assert len(kept) == len(gop) == gop.next_serial - gop.first_serial
        assert sum(len(one.data) for one in kept) == gop.bytes_kept
        assert [one.keyframe for one in kept] == [index == 0 for index in range(len(kept))]
