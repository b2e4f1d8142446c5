"""Being late, and what is measured."""

import pytest

from scc_wall.domain.tile import StreamFacts
from scc_wall.video.fallback_session import Freshness
from scc_wall.video.health import Meter
from scc_wall.video.pace import Pace

MS = 1_000_000


def feed(pace: Pace, numbers: range, late_ms: float = 0.0, start_rtp: int = 0) -> list[bool]:
    """Return what `behind` says of pictures 40 ms apart that arrive `late_ms` later than they should."""
    answers = []
    for number in numbers:
        arrived = 10**9 + int((number * 40 + late_ms) * MS)
        answers.append(pace.behind(arrived, (start_rtp + number * 3600) % 2**32, arrived))
    return answers


def test_pictures_in_time_are_all_shown_even_when_timestamps_wrap() -> None:
    assert not any(feed(Pace(), range(500), start_rtp=2**32 - 100_000))


def test_late_pictures_are_skipped_but_the_tile_never_freezes() -> None:
    pace = Pace()
    feed(pace, range(50))
    late = feed(pace, range(50, 100), late_ms=400)
    assert sum(late) > 30
    longest = max(len(run) for run in "".join("x" if skipped else " " for skipped in late).split())
    assert longest * 40 <= 240


def test_a_camera_that_stays_later_for_good_is_in_time_again_after_10_s() -> None:
    pace = Pace()
    feed(pace, range(50))
    assert not any(feed(pace, range(50, 400), late_ms=400)[260:])


def test_slow_decoding_counts_as_late_too() -> None:
    pace = Pace()
    assert not pace.behind(10**9, 0, 10**9)
    assert pace.behind(10**9 + 40 * MS, 3600, 10**9 + 199 * MS)


def test_rates_over_the_last_seconds() -> None:
    meter = Meter()
    for number in range(200):
        meter.picture(number * 40 * MS, 1000)
    facts = meter.facts(StreamFacts(codec="h264"), 199 * 40 * MS)
    assert facts.codec == "h264"
    assert facts.frames_per_s == pytest.approx(25.0)
    assert facts.bits_per_s == pytest.approx(200_000)
    assert facts.frames_received == 200
    assert meter.interval_s == pytest.approx(0.04)


def test_a_stream_of_one_picture_in_5_s_has_an_interval() -> None:
    meter = Meter()
    for number in range(4):
        meter.picture(number * 5000 * MS, 1000)
    assert meter.interval_s == pytest.approx(5.0)


def test_a_silent_stream_slows_down_in_the_figure() -> None:
    meter = Meter()
    for number in range(101):
        meter.picture(number * 40 * MS, 1000)
    assert meter.facts(StreamFacts(), (4000 + 40) * MS).frames_per_s == pytest.approx(25.0)
    assert meter.facts(StreamFacts(), 20_000 * MS).frames_per_s < 6


def test_pictures_after_a_stall_are_old_until_a_read_waits_again() -> None:
    freshness = Freshness()
    reads_s = [0.04, 0.04, 1.5, 0.001, 0.002, 0.001, 0.035, 0.04]
    assert [freshness.fresh(read_s, 0.04) for read_s in reads_s] == [True, True, False, False, False, False, True, True]


def test_whoever_sends_faster_than_measured_is_believed_in_the_end() -> None:
    freshness = Freshness()
    freshness.fresh(1.0, 0.04)
    answers = [freshness.fresh(0.001, 0.04) for _ in range(300)]
    assert True in answers
