"""The ring of coded pictures: bounded, whole groups, nothing lost inside."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from scc_wall.video.gop import GroupOfPictures
from scc_wall.video.picture import Codec, CodedPicture
from scc_wall.video.picture_ring import PictureRing

S = 1_000_000_000
LONGEST_S, LARGEST_BYTES = 3.0, 2000


def picture(number: int, *, keyframe: bool = False, size: int = 10, at_ns: int | None = None) -> CodedPicture:
    return CodedPicture(bytes(size), Codec.H264, keyframe, False, number, number * S // 25 if at_ns is None else at_ns)


steps = st.lists(
    st.tuples(st.booleans(), st.integers(1, 700), st.integers(0, 2 * S), st.sampled_from([False] * 9 + [True])),
    max_size=80,
)


@given(steps)
@example([(True, 1, 0, False), (True, 1, 0, False), (False, 1, S, False), (False, 1, 2 * S, True)])
def test_it_is_bounded_begins_at_a_keyframe_and_loses_nothing_inside(steps) -> None:
    ring, now, added, breaks = PictureRing(LONGEST_S, LARGEST_BYTES), 0, [], set()
    for number, (keyframe, size, step_ns, breaks_here) in enumerate(steps):
        if breaks_here:
            ring.interrupted()
            breaks.add(number)
        now += step_ns
        added.append(picture(number, keyframe=keyframe, size=size, at_ns=now))
        ring.add(added[-1])
        kept = ring.pictures()
        assert ring.bytes_kept == sum(len(one.data) for one in kept) <= LARGEST_BYTES
        if not kept:
            continue
        assert kept[0].keyframe
        assert kept[-1].arrived_mono_ns <= now
        # No more than the wanted time and the one group that it begins in, before the newest that was kept: behind a
        # break a picture goes unkept until a keyframe, and gives nothing up.
        later = [one for one in kept[1:] if one.keyframe]
        if later:
            assert kept[-1].arrived_mono_ns - later[0].arrived_mono_ns < LONGEST_S * S
        # Each kept picture stands right behind the one before it, or is a keyframe: nothing is undecodable.
        for before, after in pairwise(kept):
            assert after.rtp_timestamp == before.rtp_timestamp + 1 or after.keyframe
            assert after.rtp_timestamp > before.rtp_timestamp
            if after.rtp_timestamp in breaks:
                assert after.keyframe
        assert ring.kept_s == (kept[-1].arrived_mono_ns - kept[0].arrived_mono_ns) / S


@given(st.integers(1, 60), st.integers(1, 400))
def test_with_room_enough_the_wanted_time_is_there(gop, count) -> None:
    ring = PictureRing(LONGEST_S, 10_000_000)
    for number in range(count):
        ring.add(picture(number, keyframe=number % gop == 0))
    assert ring.kept_s >= min(LONGEST_S, (count - 1) / 25)
    assert ring.pictures()[-1].rtp_timestamp == count - 1


def test_a_group_larger_than_the_bound_is_given_up_whole() -> None:
    ring = PictureRing(LONGEST_S, LARGEST_BYTES)
    ring.add(picture(0, keyframe=True, size=1500))
    ring.add(picture(1, size=1500))
    ring.add(picture(2))
    assert ring.pictures() == []
    assert (ring.bytes_kept, ring.kept_s) == (0, 0.0)
    ring.add(picture(3, keyframe=True))
    assert [one.rtp_timestamp for one in ring.pictures()] == [3]


def test_what_was_taken_stays_while_the_ring_goes_on() -> None:
    ring = PictureRing(1.0, LARGEST_BYTES)
    for number in range(30):
        ring.add(picture(number, keyframe=number % 10 == 0))
    taken = ring.pictures(until_mono_ns=25 * S // 25)
    for number in range(30, 100):
        ring.add(picture(number, keyframe=number % 10 == 0))
    assert [one.rtp_timestamp for one in taken] == list(range(26))


def test_a_group_of_pictures_feeds_its_ring_and_none_costs_nothing() -> None:
    group, ring = GroupOfPictures(), PictureRing(LONGEST_S, LARGEST_BYTES)
    group.add(picture(0, keyframe=True))
    assert group.ring is None
    group.ring = ring
    for number in range(1, 6):
        group.add(picture(number, keyframe=number == 3))
    assert [one.rtp_timestamp for one in ring.pictures()] == [3, 4, 5]
