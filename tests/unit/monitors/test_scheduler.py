from collections import Counter
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.site import SiteConfig
from scc_wall.monitors.scheduler import AT_ONCE, CRAWL_EVERY_S, FULL_EVERY_S, TROUBLED_AT_ONCE, Look, Scheduler
from tests.support.site_watching import site

S = 1_000_000_000


def made(count: int, seed: int = 1) -> Scheduler:
    scheduler = Scheduler(Random(seed))
    scheduler.add_all([site(number) for number in range(1, count + 1)], 0)
    return scheduler


def run(scheduler: Scheduler, until_s: int, ok: bool = True) -> dict[int, list[tuple[float, Look]]]:
    """Let time pass second by second, each look over within it."""
    looks: dict[int, list[tuple[float, Look]]] = {}
    for second in range(until_s):
        for look in scheduler.step(second * S):
            looks.setdefault(look.site.site_id, []).append((second, look))
            scheduler.done(look, second * S, ok=ok, retry=False)
    return looks


def test_looks_are_spread_over_the_interval_and_come_every_60_s_within_10_percent() -> None:
    looks = run(made(60), 1200)
    per_second = Counter(second for each in looks.values() for second, _ in each)
    assert max(per_second[second] for second in range(60)) <= 2  # the first round, evenly
    for each in looks.values():
        gaps = [b - a for (a, _), (b, _) in pairwise(each)]
        assert all(53 <= gap <= 67 for gap in gaps)
        assert 55 <= sum(gaps) / len(gaps) <= 65
        assert len({round(gap) for gap in gaps}) > 3  # jitter


def test_the_same_seed_gives_the_same_timetable() -> None:
    assert run(made(10, 7), 300) == run(made(10, 7), 300)


def test_a_full_body_is_asked_for_every_15_minutes_at_the_latest_and_seldom_sooner() -> None:
    for each in run(made(5), 7200).values():
        full = [(second, look) for second, look in each if look.full]
        assert full[0] == each[0]
        for (a, _), (b, look) in pairwise(full):
            assert b - a <= FULL_EVERY_S
            assert look.crawl or b - a >= FULL_EVERY_S - 150


def test_a_crawlers_visit_comes_every_6_h_spread_out_and_is_full() -> None:
    scheduler = Scheduler(Random(3))
    scheduler.add_all([site(number, interval_s=600) for number in range(1, 41)], 0)
    crawls: dict[int, list[int]] = {}
    for second in range(0, 2 * int(CRAWL_EVERY_S), 10):
        for look in scheduler.step(second * S):
            if look.crawl:
                assert look.full
                crawls.setdefault(look.site.site_id, []).append(second)
            scheduler.done(look, second * S, ok=True, retry=False)
    assert len(crawls) == 40
    first = sorted(each[0] for each in crawls.values())
    assert first[10] > 3600
    assert first[-1] < CRAWL_EVERY_S + 700
    for each in crawls.values():
        assert all(0.85 * CRAWL_EVERY_S < b - a <= CRAWL_EVERY_S + 700 for a, b in pairwise(each))


def test_a_site_whose_last_state_was_bad_is_visited_as_a_crawler_first() -> None:
    scheduler = Scheduler(Random(1))
    scheduler.add_all([site(1), site(2)], 0, frozenset({2}))
    looks = {look.site.site_id: look for look in (*scheduler.step(0), *scheduler.step(59 * S))}
    assert (looks[1].crawl, looks[2].crawl) == (False, True)


def test_a_retry_comes_after_20_s_and_does_not_shift_the_rhythm_for_ever() -> None:
    scheduler = made(1)
    (look,) = scheduler.step(0)
    scheduler.done(look, 2 * S, ok=False, retry=True)
    assert scheduler.next_ns() == 22 * S
    assert scheduler.step(21 * S) == []
    (look,) = scheduler.step(22 * S)
    scheduler.done(look, 22 * S, ok=True, retry=False)
    due_ns = scheduler.next_ns()
    assert due_ns is not None
    assert 22 + 54 <= due_ns / S <= 22 + 66 or 54 <= due_ns / S <= 66


def test_at_most_16_at_once_and_one_for_each_host() -> None:
    scheduler = Scheduler(Random(1))
    hosts = [SiteConfig("a", f"https://same.test/{number}", number) for number in range(1, 5)]
    scheduler.add_all([*hosts, *(site(number) for number in range(10, 60))], 0)
    looks = scheduler.step(60 * S)
    assert len(looks) == AT_ONCE == scheduler.under_way
    assert sum("same.test" in look.site.url for look in looks) <= 1
    assert scheduler.step(61 * S) == []
    waited = []
    while looks:
        look = looks.pop(0)
        scheduler.done(look, 61 * S, ok=True, retry=False)
        started = scheduler.step(61 * S)
        busy = [each.site.url for each in (*looks, *started) if "same.test" in each.site.url]
        assert len(busy) <= 1
        waited += started
        looks += started
    assert len(waited) == 54 - AT_ONCE


def test_sites_that_hang_leave_places_to_the_others() -> None:
    scheduler = made(100)
    for look in [look for second in range(60) for look in _all(scheduler, second)]:
        assert look
    # 60 of them hang from now on: their looks are never done.
    hung: list[Look] = []
    seen: Counter[int] = Counter()
    for second in range(60, 600):
        for look in scheduler.step(second * S):
            if look.site.site_id <= 60:
                hung.append(look)
            else:
                seen[look.site.site_id] += 1
                scheduler.done(look, second * S, ok=True, retry=False)
        while hung and len(hung) > TROUBLED_AT_ONCE - 1:
            scheduler.done(hung.pop(0), second * S, ok=False, retry=False)
    assert len(seen) == 40
    assert min(seen.values()) >= 7  # of 9 minutes


def _all(scheduler: Scheduler, second: int) -> list[Look]:
    looks = scheduler.step(second * S)
    for look in looks:
        scheduler.done(look, second * S, ok=look.site.site_id > 60, retry=False)
    return looks


def test_a_hung_look_outlives_its_site_and_says_nothing_of_the_new_one() -> None:
    scheduler = made(1)
    (look,) = scheduler.step(0)
    scheduler.remove(1)
    assert not scheduler.holds(look)
    scheduler.add(site(1), S)
    assert scheduler.step(2 * S) == []  # its host is busy
    scheduler.done(look, 3 * S, ok=True, retry=True)
    (new,) = scheduler.step(3 * S)
    assert scheduler.holds(new)
    assert scheduler.under_way == 1


def test_look_now_is_a_full_crawlers_visit_and_follows_a_look_under_way() -> None:
    scheduler = made(1)
    (look,) = scheduler.step(0)
    scheduler.look_now(1, S)
    assert scheduler.step(S) == []
    scheduler.done(look, 2 * S, ok=True, retry=False)
    (now,) = scheduler.step(2 * S)
    assert now.full
    assert now.crawl
    scheduler.done(now, 3 * S, ok=True, retry=False)
    scheduler.look_now(1, 4 * S)
    assert len(scheduler.step(4 * S)) == 1
    scheduler.look_now(99, 4 * S)


def test_a_shorter_interval_holds_at_once() -> None:
    scheduler = Scheduler(Random(1))
    scheduler.add_all([site(1, interval_s=3600)], 0)
    (look,) = scheduler.step(0)
    scheduler.done(look, 0, ok=True, retry=False)
    scheduler.change(site(1, interval_s=30), 10 * S)
    assert scheduler.next_ns() == 40 * S


def test_after_a_failure_the_full_body_and_the_crawlers_visit_are_still_owed() -> None:
    scheduler = Scheduler(Random(1))
    scheduler.add_all([site(1)], 0, frozenset({1}))
    (look,) = scheduler.step(0)
    scheduler.done(look, 0, ok=False, retry=True)
    (look,) = scheduler.step(20 * S)
    assert look.crawl
    scheduler.done(look, 20 * S, ok=True, retry=False, crawl_again=True)
    crawled = [
        look.crawl
        for second in range(21, 1000)
        for look in scheduler.step(second * S)
        if _done(scheduler, look, second)
    ]
    assert crawled.count(True) == 1  # with the next full look


def _done(scheduler: Scheduler, look: Look, second: int) -> bool:
    scheduler.done(look, second * S, ok=True, retry=False)
    return True


@given(
    st.lists(st.tuples(st.sampled_from(["add", "remove", "now", "step", "done", "fail", "spread"]), st.integers(1, 24)))
)
def test_whatever_happens_the_limits_hold_and_no_site_is_forgotten(steps: list[tuple[str, int]]) -> None:
    scheduler, now_ns, under_way, kept = Scheduler(Random(5)), 0, [], set()
    for what, number in steps:
        now_ns += number * S
        if what == "add":
            scheduler.add(site(number, url=f"http://h{number % 20}.test/"), now_ns)
            kept.add(number)
        elif what == "remove":
            scheduler.remove(number)
            kept.discard(number)
        elif what == "now":
            scheduler.look_now(number, now_ns)
        elif what == "spread":
            scheduler.spread(now_ns, 20)
        elif what == "step":
            under_way += scheduler.step(now_ns)
        elif under_way:
            scheduler.done(under_way.pop(number % len(under_way)), now_ns, ok=what == "done", retry=what == "fail")
        urls = [look.site.url for look in under_way]
        assert len(urls) == len(set(urls)) == scheduler.under_way <= AT_ONCE
    for look in under_way:
        scheduler.done(look, now_ns, ok=True, retry=False)
    seen: set[int] = set()
    for second in range(0, 200, 5):
        while looks := scheduler.step(now_ns + second * S):
            for look in looks:
                seen.add(look.site.site_id)
                scheduler.done(look, now_ns + second * S, ok=True, retry=False)
    assert seen == kept


@pytest.mark.parametrize(
    ("a", "b", "at_once"), [("http://h:8001/", "http://h:8002/", 2), ("http://h/a", "http://H/b", 1)]
)
def test_ports_that_addresses_name_are_servers_of_their_own(a: str, b: str, at_once: int) -> None:
    scheduler = Scheduler(Random(1))
    scheduler.add_all([SiteConfig("a", a, 1), SiteConfig("b", b, 2)], 0)
    assert len(scheduler.step(60 * S)) == at_once
