"""Judges every labelled case and counts: of what was called an attack, how much is one; of the attacks, how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scc_wall.domain.site import ContentVerdict, VerdictLevel
from scc_wall.monitors.content.judge import SiteContentJudge
from tests.support.labelled import clean, clean_held, hacked, hacked_held, second_held, third_held
from tests.support.labelled.case import Case

CASES: Sequence[Case] = [
    *clean.CASES,
    *clean_held.CASES,
    *hacked.CASES,
    *hacked_held.CASES,
    *second_held.CASES,
    *third_held.CASES,
]


@dataclass(frozen=True, slots=True)
class Judged:
    """A case and what the judge said of it."""

    case: Case
    verdict: ContentVerdict

    def flagged(self, least: VerdictLevel) -> bool:
        """Return whether the verdict is at least as bad as `least`."""
        return self.verdict.level >= least

    def wrong(self, least: VerdictLevel = VerdictLevel.HACKED) -> bool:
        """Return whether the judge erred."""
        return self.flagged(least) != self.case.hacked


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of some judged cases; None where there is nothing to divide by."""

    clean: int
    hacked: int
    false_alarms: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Return the share of attacks in what was called one."""
        called = self.hacked - self.missed + self.false_alarms
        return (self.hacked - self.missed) / called if called else None

    @property
    def recall(self) -> float | None:
        """Return the share of attacks that were called one."""
        return (self.hacked - self.missed) / self.hacked if self.hacked else None


def judge_all(cases: Iterable[Case] = CASES) -> list[Judged]:
    """Judge every case as a crawler's visit would."""
    judge = SiteContentJudge()
    return [Judged(case, judge.judge(case.site, case.page, case.crawled_page, case.path_pages)) for case in cases]


def score(judged: Iterable[Judged], least: VerdictLevel = VerdictLevel.HACKED) -> Score:
    """Count cases; an alarm is a verdict of at least `least`."""
    judged = list(judged)
    hacked_ones = [one for one in judged if one.case.hacked]
    clean_ones = [one for one in judged if not one.case.hacked]
    return Score(
        len(clean_ones),
        len(hacked_ones),
        sum(one.wrong(least) for one in clean_ones),
        sum(one.wrong(least) for one in hacked_ones),
    )
