"""The labelled pages (docs/benchmarks.md): what the judge reached stays reached."""

import pytest

from scc_wall.domain.site import VerdictLevel
from tools.content_bench.score import CASES, Judged, judge_all, score


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return judge_all()


def test_there_are_enough_pages_of_each_kind():
    hacked = [case for case in CASES if case.hacked]
    assert len(hacked) >= 60
    assert len(CASES) - len(hacked) >= 60
    assert sum(case.held_out for case in CASES) * 3 >= len(CASES)
    assert len({case.name for case in CASES}) == len(CASES)


def test_precision_and_recall_hold(judged):
    reached = score(judged)
    assert reached.precision is not None
    assert reached.precision >= 0.98
    assert reached.recall is not None
    assert reached.recall >= 0.95


def test_they_hold_for_pages_that_were_not_tuned_with(judged):
    reached = score([one for one in judged if one.case.held_out])
    assert reached.precision is not None
    assert reached.precision >= 0.96
    assert reached.recall is not None
    assert reached.recall >= 0.9


def test_nearly_no_attack_is_called_clean(judged):
    assert score(judged, VerdictLevel.SUSPICIOUS).missed <= 2


def test_every_alarm_keeps_its_evidence(judged):
    for one in judged:
        if one.verdict.level > VerdictLevel.CLEAN:
            assert one.verdict.evidence
            assert one.verdict.fingerprint


def test_reports_on_gambling_are_never_called_hacked(judged):
    kinds = {
        "news on gambling",
        "police release",
        "sermon",
        "law",
        "study",
        "quoted slogans",
        "hidden news on gambling",
    }
    reports = [one for one in judged if one.case.trick in kinds and not one.case.hacked and not one.case.held_out]
    assert len(reports) >= 10
    assert [one.case.name for one in reports if one.verdict.level > VerdictLevel.CLEAN] == []
