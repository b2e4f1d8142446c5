"""Found cameras: what a person did with them survives whatever arrives later."""

import pytest

from scc_wall.base.told import Told
from scc_wall.domain.camera_csv import LONGEST_NAME, same_name
from scc_wall.ui.cameras.findings import Findings, Stage, free_name
from tests.support.cameras_desk import ScriptedCameras, camera, candidate, survey_of

WHY = Told("Tidak terjangkau.", "Unreachable.")


@pytest.fixture
def findings():
    made = Findings()
    made.take([candidate(1), candidate(2, known_as="Gudang"), candidate(3)])
    return made


def surveyed(n, **more):
    return candidate(n, survey=survey_of("IPC"), **more)


def keys(some):
    return [one.candidate.found.name for one in some]


def test_what_is_stored_already_can_not_be_ticked(findings):
    findings.tick([one.candidate.key for one in findings.all()], ticked=True)
    assert keys(findings.ticked()) == ["IPC-1", "IPC-3"]
    assert findings.all()[1].stage is Stage.KNOWN


def test_ticks_and_pins_survive_what_arrives_later(findings):
    key = candidate(1).key
    findings.tick([key], ticked=True)
    findings.pin(key, "ab")
    assert findings.take([candidate(1, fault=WHY, fingerprint_sha256="ab")])
    assert not findings.take([candidate(1, fault=WHY, fingerprint_sha256="ab")])
    finding = findings.get(key)
    assert (finding.ticked, finding.pinned, finding.stage) == (True, "ab", Stage.UNTRUSTED)


def test_asking_again_forgets_the_fault_and_keeps_the_pin(findings):
    key = candidate(1).key
    findings.take([candidate(1, fault=WHY, fingerprint_sha256="ab")])
    findings.pin(key, "ab")
    findings.ask_again([key])
    assert findings.get(key).stage is Stage.NEW
    assert findings.get(key).pinned == "ab"


def test_one_that_is_found_again_forgets_nothing(findings):
    one = surveyed(1)
    findings.take([one])
    findings.propose(one.key, ScriptedCameras().proposed(one, None), ())
    assert not findings.take([candidate(1)])
    assert findings.get(one.key).candidate.survey is one.survey
    findings.tick([one.key], ticked=True)
    findings.mark_stored()
    findings.take([candidate(1)])
    assert findings.get(one.key).stage is Stage.KNOWN


def test_a_fault_is_no_certificate(findings):
    findings.take([candidate(1, fault=WHY)])
    assert findings.all()[0].stage is Stage.FAULT


def test_makers_that_name_all_alike_get_names_that_are_free(findings):
    desk = ScriptedCameras(camera(1, "ipc"))
    findings.take([surveyed(1), surveyed(3)])
    for one in findings.unproposed():
        findings.propose(one.key, desk.proposed(one, None), desk.stored)
    names = [one.proposal.name for one in findings.all() if one.proposal]
    assert len({*map(same_name, names), "ipc"}) == 3


def test_only_ticked_ones_with_a_proposal_are_stored_and_then_known(findings):
    desk = ScriptedCameras()
    findings.take([surveyed(1), candidate(3, fault=WHY)])
    for one in findings.unproposed():
        findings.propose(one.key, desk.proposed(one, None), ())
    findings.tick([candidate(1).key, candidate(3).key], ticked=True)
    (made,) = findings.to_store("16.71", "Ampera", [9])
    assert (made.name, made.region_code, made.place, made.number) == ("IPC", "16.71", "Ampera", 9)
    assert made.sub.size_px == (640, 360)
    findings.mark_stored()
    assert findings.all()[0].stage is Stage.KNOWN
    assert findings.ready() == []
    assert findings.unproposed() == []


def test_other_streams_can_be_chosen(findings):
    desk = ScriptedCameras()
    one = surveyed(1)
    findings.take([one])
    findings.propose(one.key, desk.proposed(one, None), ())
    findings.choose(one.key, one.survey.streams[1], None)
    proposal = findings.get(one.key).proposal
    assert (proposal.main.size_px, proposal.sub) == ((1280, 720), None)


def test_a_refused_proposal_is_a_fault(findings):
    one = surveyed(1)
    findings.take([one])
    findings.propose(one.key, WHY, ())
    assert findings.get(one.key).stage is Stage.FAULT
    assert findings.get(one.key).refused is WHY


def test_a_free_name_stays_within_its_length():
    long = "K" * 200
    taken = set()
    for _ in range(4):
        name = free_name(long, "10.0.0.1", taken)
        assert len(name) <= LONGEST_NAME
        assert same_name(name) not in taken
        taken.add(same_name(name))
    assert free_name("  ", "10.0.0.1", set()) == "10.0.0.1"


def test_a_candidate_of_a_key_that_is_gone_is_left_out(findings):
    findings.clear()
    findings.propose("x", WHY, ())
    findings.rename("x", "y")
    assert len(findings) == 0
