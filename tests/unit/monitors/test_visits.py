from dataclasses import replace

import pytest

from scc_wall.domain.site import SiteCause
from scc_wall.domain.site_probe import Seen
from scc_wall.monitors.scheduler import Look
from scc_wall.monitors.visits import JUDGE_AGAIN_S, Visit, Visitor, stands
from tests.support.clock import ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.site_watching import (
    CLEAN,
    CLOAKED,
    HACKED,
    SUSPICIOUS,
    ScriptedJudge,
    ScriptedProber,
    good,
    site,
)


@pytest.fixture
def prober(clock: ManualClock) -> ScriptedProber:
    return ScriptedProber(clock)


@pytest.fixture
def judge() -> ScriptedJudge:
    return ScriptedJudge()


@pytest.fixture
def visitor(prober: ScriptedProber, judge: ScriptedJudge, clock: ManualClock) -> Visitor:
    return Visitor(prober, judge, clock)


def look(full: bool = False, crawl: bool = False) -> Look:
    return Look(replace(site(1), watched_paths=("/assets/",)), 1, full or crawl, crawl)


def test_a_page_is_judged_when_it_is_full_or_has_changed(
    visitor: Visitor, prober: ScriptedProber, judge: ScriptedJudge
) -> None:
    for full, judged in ((True, 1), (False, 1), (True, 2), (False, 2)):
        visitor.visit(look(full), None)
        assert len(judge.judged) == judged
    prober.body[1] = b"slot gacor"
    judge.verdicts[1] = HACKED
    assert visitor.visit(look(), None).verdict == HACKED


def test_a_page_that_a_server_called_unchanged_stood_still_and_is_judged_once_it_changes(
    visitor: Visitor, prober: ScriptedProber, judge: ScriptedJudge
) -> None:
    visitor.visit(look(full=True), None)
    page = prober.probe
    prober.probe = lambda asked, **_: Seen(replace(good(asked.site_id), unchanged=True), None)  # type: ignore[method-assign]
    visitor.visit(look(), None)
    prober.probe = page  # type: ignore[method-assign]
    prober.body[1] = b"slot gacor"
    judge.verdicts[1] = HACKED
    assert visitor.visit(look(), None).verdict == HACKED


def test_a_page_that_is_always_another_one_is_judged_every_5_minutes(
    visitor: Visitor, prober: ScriptedProber, judge: ScriptedJudge, clock: ManualClock
) -> None:
    for second in range(int(JUDGE_AGAIN_S)):
        prober.body[1] = str(second).encode()
        visitor.visit(look(), None)
        clock.advance(1)
    assert len(judge.judged) <= 2
    prober.body[1] = b"later"
    clock.advance(1)
    visitor.visit(look(), None)
    assert len(judge.judged) <= 3


def test_a_failed_look_is_neither_judged_nor_crawled(
    visitor: Visitor, prober: ScriptedProber, judge: ScriptedJudge
) -> None:
    prober.causes[1] = SiteCause.DNS
    visit = visitor.visit(look(crawl=True), None)
    assert visit.verdict is None
    assert prober.asked == [(1, "", True, False)]
    assert judge.judged == []


def test_a_crawlers_visit_reads_what_the_spec_names(visitor: Visitor, prober: ScriptedProber) -> None:
    visit = visitor.visit(look(crawl=True), None)
    assert visit.whole
    assert [(path, crawler) for _, path, _, crawler in prober.asked] == [
        ("", False), ("", True), ("/robots.txt", False), ("/sitemap.xml", False), ("/assets/", False),
    ]  # fmt: skip


def test_a_site_that_falls_silent_while_it_is_crawled_is_left_alone(visitor: Visitor, prober: ScriptedProber) -> None:
    def falls_silent(site: object) -> None:
        if len(prober.asked) >= 2:
            prober.causes[1] = SiteCause.SLOW

    prober.before = falls_silent
    visit = visitor.visit(look(crawl=True), None)
    assert not visit.whole
    assert len(prober.asked) == 3


def test_paths_that_are_missing_are_no_fault_but_a_refused_crawler_is(visitor: Visitor, prober: ScriptedProber) -> None:
    def paths_fail(site: object) -> None:
        if len(prober.asked) >= 2:
            prober.causes[1] = SiteCause.HTTP_5XX

    prober.before = paths_fail
    assert visitor.visit(look(crawl=True), None).whole
    assert len(prober.asked) == 5
    prober.before, prober.causes, prober.crawler_cause = (lambda site: None), {}, SiteCause.REFUSED
    assert not visitor.visit(look(crawl=True), None).whole


def test_what_only_a_crawler_can_see_is_not_cleared_by_less() -> None:
    clean, whole = Visit(good(), CLEAN), Visit(good(), CLEAN, whole=False)
    assert stands(CLOAKED, clean, crawl=False)
    assert stands(CLOAKED, whole, crawl=True)
    assert not stands(CLOAKED, clean, crawl=True)
    assert not stands(HACKED, clean, crawl=False)
    assert not stands(CLOAKED, Visit(good(), CLOAKED), crawl=False)
    assert not stands(None, clean, crawl=False)
    assert stands(CLOAKED, Visit(good(), SUSPICIOUS), crawl=False)


def test_a_judge_that_fails_does_not_hide_that_the_site_answers(
    prober: ScriptedProber, clock: ManualClock, expected_logs: ExpectedLogs
) -> None:
    class Broken(ScriptedJudge):
        def judge(self, *_: object) -> object:  # type: ignore[override]
            raise RecursionError("nested")

    expected_logs.expect("content of site 1 could not be judged")
    visit = Visitor(prober, Broken(), clock).visit(look(full=True), None)  # type: ignore[arg-type]
    assert visit.result.ok
    assert visit.verdict is None
