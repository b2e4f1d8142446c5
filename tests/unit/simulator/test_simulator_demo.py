from collections import Counter

import pytest

from scc_wall.domain.region import regions
from scc_wall.simulator.control import words_to_request
from scc_wall.simulator.demo import demo_cameras, simulated_cameras
from scc_wall.simulator.faults import Fault, UnknownFaultError, fault_help


def test_the_demo_is_what_the_issue_asks_for():
    cameras = demo_cameras()
    assert [camera.number for camera in cameras] == list(range(1, 37))
    assert len({camera.title for camera in cameras}) == 36
    assert {camera.region_code for camera in cameras} == {region.code for region in regions()}, "every region has one"
    assert Counter(camera.simulated.clip for camera in cameras)["ampera-h265"] == 1
    assert sum(camera.fault is not None for camera in cameras) == 2
    assert all(camera.title.isascii() for camera in cameras), "OpenCV's fonts have no more"


@pytest.mark.parametrize("count", [1, 36, 200])
def test_any_number_of_cameras(count):
    cameras = simulated_cameras(count)
    assert len({camera.name for camera in cameras}) == count
    assert len({camera.title for camera in cameras}) == count


def test_words_at_the_prompt():
    assert words_to_request(["list"]) == {"list": True}
    assert words_to_request(["cam-01", "ok"]) == {"camera": "cam-01", "fault": None}
    wanted = {"camera": "*", "fault": "reboot", "parameters": {"for_s": "5"}}
    assert words_to_request(["*", "reboot", "for_s=5"]) == wanted
    for words in (["cam-01"], ["cam-01", "explode"], ["cam-01", "stall", "for_s"]):
        with pytest.raises(UnknownFaultError):
            words_to_request(words)


def test_help_names_every_fault_with_its_parameters():
    text = fault_help()
    assert all(f"  {fault} " in text for fault in Fault)
    assert "for_s=10.0" in text
