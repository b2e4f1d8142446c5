"""Whether a preset was saved, as far as the camera's own list and its faults tell."""

from dataclasses import replace

from scc_wall.base.told import Told
from scc_wall.domain.ptz import Preset
from scc_wall.domain.steering import SavePreset
from scc_wall.ui.ptz.desk import PtzView
from scc_wall.ui.ptz.preset_picture import OVERWRITTEN_S, WAITED_S, awaited, outcome
from tests.support.ptz_desk import PRESETS, snapshot_of

VIEW = PtzView(100, snapshot_of(100), allowed=True)
NEW = SavePreset("Dermaga")
FAULT = Told("Penuh.", "Full.")


def later(seconds):
    return round(seconds * 1e9)


def having(*presets, **more):
    return replace(VIEW, steering=snapshot_of(100, presets=(*PRESETS, *presets), **more))


def test_a_new_token_of_that_name_is_the_preset():
    waiting = awaited(VIEW, NEW, b"x", 0)
    assert outcome(waiting, VIEW, later(1)) is None
    assert outcome(waiting, having(Preset("p8", "Lain"), Preset("p9", "Dermaga")), later(1)) == "p9"


def test_a_camera_that_renames_it_still_has_it():
    assert outcome(awaited(VIEW, NEW, b"x", 0), having(Preset("p9", "DERMAGA_1")), later(1)) == "p9"


def test_a_fault_a_refusal_or_silence_means_that_it_was_not_saved():
    waiting = awaited(VIEW, NEW, b"x", 0)
    assert outcome(waiting, having(fault=FAULT), later(1)) == ""
    assert outcome(waiting, replace(VIEW, refusal_number=1), later(1)) == ""
    assert outcome(waiting, replace(VIEW, steering=None), later(1)) == ""
    assert outcome(waiting, VIEW, later(WAITED_S)) == ""


def test_an_older_fault_says_nothing_about_it():
    waiting = awaited(having(fault=FAULT), NEW, b"x", 0)
    assert outcome(waiting, having(Preset("p9", "Dermaga"), fault=FAULT), later(1)) == "p9"


def test_in_place_of_another_only_time_without_a_fault_tells():
    waiting = awaited(VIEW, SavePreset("Gerbang", "p1"), b"x", 0)
    assert outcome(waiting, VIEW, later(OVERWRITTEN_S - 1)) is None
    assert outcome(waiting, having(fault=FAULT), later(OVERWRITTEN_S - 1)) == ""
    assert outcome(waiting, VIEW, later(OVERWRITTEN_S)) == "p1"
