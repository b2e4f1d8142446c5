"""What is known of position and zoom, and no more."""

import pytest

from scc_wall.domain.ptz import PtzAbilities, PtzSpace, PtzVector, SpaceUnit, Span
from scc_wall.domain.steering import Drive
from scc_wall.ui.ptz import ptz_words
from scc_wall.ui.ptz.marks import DRIVE_COLOURS
from scc_wall.ui.theme import BACKGROUND, SURFACE, contrast
from tests.support.ptz_desk import lock_of, snapshot_of

WHOLE_CIRCLE = Span(-180, 180)


def counting(unit):
    return PtzAbilities(position=(PtzSpace("p", unit, WHOLE_CIRCLE, WHOLE_CIRCLE),))


@pytest.mark.parametrize(
    ("where", "abilities", "told"),
    [
        (PtzVector((0.5, -0.25)), None, "+50 % / −25 %"),
        (PtzVector((0.0, 0.0)), counting(SpaceUnit.GENERIC), "0 % / 0 %"),
        (PtzVector((12.34, -4.0)), counting(SpaceUnit.DEGREES), "+12,3° / −4,0°"),
        (PtzVector((1200.0, -4.0)), counting(SpaceUnit.OTHER), "+1200,00 / −4,00 (hitungan kamera)"),
        (PtzVector(None, 0.4), None, "tidak diketahui"),
        (None, None, "tidak diketahui"),
    ],
)
def test_a_position_is_told_in_the_camera_s_own_measure(where, abilities, told):
    assert ptz_words.position(where, abilities) == told


def test_a_position_gets_an_age_only_once_it_is_old():
    snapshot = snapshot_of(100, position_mono_ns=0)
    assert ptz_words.age(snapshot, 7_000_000_000) == ""
    assert ptz_words.age(snapshot, 9_000_000_000) == "dibaca 9,0 dtk lalu"
    assert ptz_words.age(snapshot_of(100, position=None), 9_000_000_000) == ""


@pytest.mark.parametrize("drive", [Drive.MOVING, Drive.STOPPING, Drive.RUNAWAY])
def test_a_position_on_the_way_is_old_soon(drive):
    snapshot = snapshot_of(100, drive, position_mono_ns=0)
    assert ptz_words.age(snapshot, 1_000_000_000) == ""
    assert ptz_words.age(snapshot, 3_000_000_000) == "dibaca 3,0 dtk lalu"


@pytest.mark.parametrize("drive", [Drive.LOST, Drive.CONNECTING])
def test_a_position_of_a_camera_that_does_not_answer_is_never_of_now(drive):
    assert ptz_words.age(snapshot_of(100, drive, position_mono_ns=0), 500_000_000) == "dibaca 0,5 dtk lalu"


def test_every_state_has_a_word_and_a_colour_of_its_own_that_can_be_read():
    assert len({ptz_words.drive_word(drive) for drive in Drive}) == len(Drive)
    assert "terbukti" not in ptz_words.drive_word(Drive.REST, tells_rest=False)
    for ground in (BACKGROUND, SURFACE):
        assert min(contrast(colour, ground) for colour in DRIVE_COLOURS.values()) >= 4.5


def test_a_lock_counts_down_to_nothing_and_never_below():
    assert ptz_words.lock_left(lock_of(100, left_s=0.2)).startswith("lepas sendiri dalam 1 dtk tanpa perintah")
    assert ptz_words.lock_left(lock_of(100, left_s=-3.0)).startswith("lepas sendiri dalam 0 dtk")
    theirs = lock_of(100, mine=False, left_s=2.1)
    assert ptz_words.lock_left(theirs) == "bebas dalam 3 dtk bila ia tidak menggerakkannya lagi"
    assert "Lepas" in ptz_words.lock_left(lock_of(100, left_s=None))
    assert ptz_words.lock_badge(lock_of(100, mine=False, left_s=None)) == "Siti Rahma · dipegang"
