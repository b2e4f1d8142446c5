"""What keys, pad and stick hold together: one push, one release, and a halt on every way out."""

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.steering import Hold, Release
from scc_wall.ui.ptz.hand import Hand
from tests.support.ptz_desk import ScriptedPtz

RIGHT, NEAR = Hold(pan=0.8), Hold(zoom=0.5)


def test_several_sources_are_one_push_within_its_limits():
    desk = ScriptedPtz()
    hand = Hand(desk)
    hand.hold(1, "keys", RIGHT)
    hand.hold(1, "zoom", NEAR)
    hand.hold(1, "pad", RIGHT)
    assert desk.steered() == [RIGHT, Hold(pan=0.8, zoom=0.5), Hold(pan=1.0, zoom=0.5)]


def test_the_same_push_is_sent_once_and_the_last_release_once():
    desk = ScriptedPtz()
    hand = Hand(desk)
    hand.hold(1, "keys", RIGHT)
    hand.hold(1, "keys", RIGHT)
    hand.let_go("pad")
    hand.let_go("keys")
    hand.let_go("keys")
    assert desk.steered() == [RIGHT, Release()]


def test_two_pushes_against_each_other_are_still_held():
    desk = ScriptedPtz()
    hand = Hand(desk)
    hand.hold(1, "keys", RIGHT)
    hand.hold(1, "pad", Hold(pan=-0.8))
    assert desk.steered() == [RIGHT, Hold()]
    hand.let_go("keys")
    assert desk.steered()[-1] == Hold(pan=-0.8)


def test_another_camera_is_held_only_once_the_one_before_was_halted():
    desk = ScriptedPtz()
    hand = Hand(desk)
    hand.hold(1, "keys", RIGHT)
    hand.hold(2, "keys", RIGHT)
    assert desk.calls == [("steer", 1, RIGHT), ("halt", 1), ("steer", 2, RIGHT)]


def test_a_way_out_with_nothing_held_asks_nothing():
    desk = ScriptedPtz()
    Hand(desk).drop()
    assert desk.calls == []


pushes = st.sampled_from([Hold(), RIGHT, NEAR, Hold(pan=-0.8, tilt=0.2)])
asked = st.one_of(st.tuples(st.integers(1, 3), st.sampled_from("abc"), pushes), st.sampled_from("abc"), st.none())


@given(st.lists(asked, max_size=40))
def test_what_the_hand_believes_held_is_what_the_cameras_were_told(sequence):
    desk = ScriptedPtz()
    hand = Hand(desk)
    for step in sequence:
        if step is None:
            hand.drop()
        elif isinstance(step, str):
            hand.let_go(step)
        else:
            hand.hold(*step)
        assert desk.still_held() == ({hand.camera_id} - {None})
    hand.drop()
    assert desk.still_held() == set()
