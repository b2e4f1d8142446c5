"""A hacked, cloaked or unreadable page, until it is mended, approved or marked false."""

from scc_wall.domain.site import SiteState
from scc_wall.domain.site_event import EventKind
from scc_wall.domain.site_store import Approved
from tests.support.clock import START_UTC
from tests.support.site_watching import CLEAN, CLOAKED, HACKED
from tests.support.watch_room import Room


def test_a_hack_is_seen_when_the_page_changes_and_marked_false_it_counts_no_more(room: Room) -> None:
    room.run(90)
    room.prober.body[1], room.judge.verdicts[1] = b"slot gacor", HACKED
    room.run(66)
    assert room.state() is SiteState.HACKED
    assert room.watch.snapshot.events[0].kind is EventKind.HACKED
    assert room.watch.snapshot.events[0].rings
    assert room.history.verdicts_kept[-1][2] == HACKED
    room.watch.dismiss(1, "slot")
    room.run(1)
    assert room.state() is SiteState.UP
    assert room.watch.snapshot.events[0].ended_utc is not None
    room.prober.asked.clear()
    room.run(3600)
    assert room.state() is SiteState.UP
    assert sum(crawler for site_id, _, _, crawler in room.prober.asked if site_id == 1) <= 1  # nothing is left to clear
    assert [verdict for site_id, _, verdict in room.history.verdicts_kept if site_id == 1] == [CLEAN, HACKED]


def test_a_site_that_can_no_longer_be_read_is_suspicious_until_it_can(room: Room) -> None:
    room.run(90)
    room.prober.packed = {""}
    room.run(66)
    assert room.state() is SiteState.SUSPICIOUS
    assert room.kinds().count(EventKind.SUSPICIOUS) == 3
    room.prober.packed = set()
    room.run(3 * 66)
    assert room.state() is SiteState.UP
    room.judge.verdicts = dict.fromkeys(room.sites.kept, HACKED)
    room.prober.body = dict.fromkeys(room.sites.kept, b"slot gacor")
    room.run(66)
    room.prober.packed = {""}
    room.run(66)
    assert room.state() is SiteState.HACKED, "not to be read is no way out of it"


def test_cloaking_found_by_a_crawlers_visit_stands_until_another_one(room: Room) -> None:
    room.run(90)
    room.judge.cloaked[1] = CLOAKED
    room.watch.look_now(1)
    room.run(5)
    assert room.state() is SiteState.HACKED
    room.prober.body[1] = b"another page, clean to the eye"
    room.run(300)
    assert room.state() is SiteState.HACKED
    del room.judge.cloaked[1]
    room.run(900)  # the next full look comes as a crawler too
    assert room.state() is SiteState.UP


def test_an_approved_baseline_and_verdicts_marked_false_are_remembered(room: Room) -> None:
    room.history.marked_false = {1: "slot"}
    room.judge.verdicts[1] = HACKED
    room.run(90)
    assert room.state(1) is SiteState.UP
    judged = len(room.judge.judged)
    room.watch.approve(Approved(1, "http://opd-1.test/", frozenset({1}), "sari", START_UTC))
    room.run(2)
    assert len(room.judge.judged) == judged + 1
