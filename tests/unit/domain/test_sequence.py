import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.sequence import PageSequence

S = 1_000_000_000


def test_pages_turn_after_their_own_dwell_time() -> None:
    sequence = PageSequence([10, 2, 5])
    assert (sequence.page, sequence.running) == (0, False)
    assert not sequence.advance(100 * S)
    sequence.start(100 * S)
    turned = [second for second in range(100, 140) if sequence.advance(second * S)]
    assert turned == [110, 112, 117, 127, 129, 134]
    assert sequence.page == 0


def test_a_pause_keeps_what_is_left() -> None:
    sequence = PageSequence([10, 10])
    sequence.start(0)
    sequence.pause(7 * S)
    assert not sequence.running
    assert not sequence.advance(50 * S)
    assert sequence.remaining_s(50 * S) == 3.0
    sequence.start(100 * S)
    sequence.start(102 * S)  # already running
    assert not sequence.advance(102 * S)
    assert sequence.advance(103 * S)


def test_edited_pages_go_on_where_they_were() -> None:
    sequence = PageSequence([10, 4, 6])
    sequence.go_to(2, 0)
    sequence.start(0)
    assert sequence.with_dwell([10, 4, 6], 5 * S) is sequence
    longer = sequence.with_dwell([10, 4, 6, 8], 5 * S)
    assert (longer.page, longer.running, longer.remaining_s(5 * S)) == (2, True, 6.0)
    sequence.pause(5 * S)
    shorter = sequence.with_dwell([10, 4], 5 * S)
    assert (shorter.page, shorter.running, shorter.remaining_s(9 * S)) == (1, False, 4.0)


def test_turning_by_hand_begins_the_dwell_time_again() -> None:
    sequence = PageSequence([10, 4, 6])
    sequence.start(0)
    sequence.next(9 * S)
    assert (sequence.page, sequence.remaining_s(9 * S)) == (1, 4.0)
    assert not sequence.advance(12 * S)
    sequence.previous(12 * S)
    sequence.previous(12 * S)
    assert (sequence.page, sequence.remaining_s(12 * S)) == (2, 6.0)
    sequence.pause(15 * S)
    sequence.next(15 * S)
    assert (sequence.page, sequence.running, sequence.remaining_s(99 * S)) == (0, False, 10.0)


def test_a_machine_that_slept_turns_one_page() -> None:
    sequence = PageSequence([10, 10, 10])
    sequence.start(0)
    assert sequence.advance(8 * 3600 * S)
    assert not sequence.advance(8 * 3600 * S + S)
    assert sequence.page == 1


def test_a_single_page_never_turns() -> None:
    sequence = PageSequence([1])
    sequence.start(0)
    assert not sequence.advance(100 * S)


@pytest.mark.parametrize("dwell", [[], [0.0], [5, -1], [math.nan]])
def test_a_sequence_that_cannot_run_is_refused(dwell) -> None:
    with pytest.raises(ValueError, match=r"at least one|above 0"):
        PageSequence(dwell)


doing = st.tuples(st.integers(0, 30 * S), st.sampled_from(["start", "pause", "next", "previous", "advance"]))


@given(st.lists(st.floats(0.1, 60), min_size=1, max_size=5), st.lists(doing, max_size=40))
def test_a_page_turns_by_itself_only_when_its_time_is_over(dwell, walk) -> None:
    sequence, now = PageSequence(dwell), 0
    for pause, what in walk:
        now += pause
        page, left, running = sequence.page, sequence.remaining_s(now), sequence.running
        result = getattr(sequence, what)(now)
        assert 0 <= sequence.page < len(dwell)
        assert 0 <= sequence.remaining_s(now) <= dwell[sequence.page]
        if what == "advance":
            assert result == (running and left == 0 and len(dwell) > 1)
            assert sequence.page == (page + 1) % len(dwell) if result else sequence.page == page
        elif what in ("start", "pause"):
            assert (sequence.page, sequence.remaining_s(now)) == (page, left)
