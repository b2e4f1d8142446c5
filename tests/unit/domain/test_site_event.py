from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scc_wall.domain.site import CertificateAlarm, SiteCause, SiteState
from scc_wall.domain.site_event import ALARMS, TODO, EventKind, Priority, SiteEvent, ended, happenings, told
from scc_wall.domain.site_event_book import FLOOD_OVER, EventBook
from scc_wall.domain.site_status import SiteStatus
from tests.support.clock import START_UTC
from tests.support.site_watching import CLEAN, HACKED, SUSPICIOUS, minutes

UP = SiteStatus(1, SiteState.UP, START_UTC)
DOWN = SiteStatus(1, SiteState.DOWN, START_UTC, SiteCause.DNS)
HACKED_NOW = SiteStatus(1, SiteState.HACKED, START_UTC, SiteCause.CONTENT, verdict=HACKED)


def event(kind: EventKind = EventKind.DOWN, site_id: int = 1, minute: float = 0) -> SiteEvent:
    return SiteEvent(kind, START_UTC + minutes(minute), (site_id,))


def kinds(before: SiteStatus, after: SiteStatus) -> list[EventKind]:
    return [event.kind for event in happenings(before, after, START_UTC)]


def test_what_is_told_of_a_step() -> None:
    assert kinds(UP, DOWN) == [EventKind.DOWN]
    assert kinds(DOWN, UP) == [EventKind.UP]
    assert kinds(UP, HACKED_NOW) == [EventKind.HACKED]
    assert kinds(UP, replace(UP, state=SiteState.SUSPICIOUS)) == [EventKind.SUSPICIOUS]
    assert kinds(HACKED_NOW, replace(UP, state=SiteState.SUSPICIOUS)) == []
    assert kinds(replace(UP, state=SiteState.UNKNOWN), UP) == []
    assert kinds(UP, replace(UP, state=SiteState.SLOW)) == []
    assert kinds(UP, replace(DOWN, frozen=True)) == []


def test_a_certificate_is_told_of_at_each_level_that_is_nearer() -> None:
    levels = [replace(UP, certificate_alarm=CertificateAlarm(days)) for days in (0, 30, 14, 7, 3)]
    for before, after in pairwise(levels):
        (found,) = happenings(before, after, START_UTC)
        assert (found.kind, found.alarm) == (EventKind.CERTIFICATE, after.certificate_alarm)
        assert kinds(after, before) == []
        red = after.certificate_alarm is CertificateAlarm.RED
        assert found.priority is (Priority.MEDIUM if red else Priority.LOW)


def test_a_hack_lasts_behind_an_outage_and_is_told_once() -> None:
    down = replace(HACKED_NOW, state=SiteState.DOWN)
    assert EventKind.HACKED not in ended(HACKED_NOW, down)
    assert EventKind.HACKED in ended(HACKED_NOW, replace(HACKED_NOW, verdict=CLEAN, state=SiteState.UP))
    assert EventKind.HACKED in ended(HACKED_NOW, replace(HACKED_NOW, verdict=SUSPICIOUS, state=SiteState.SUSPICIOUS))
    book = EventBook().add(event(EventKind.HACKED)).add(event(EventKind.DOWN, minute=1))
    assert book.add(event(EventKind.HACKED, minute=2)) == book


def test_an_outage_ends_and_the_next_one_is_another_event() -> None:
    book = EventBook().add(event())
    over = book.over((1,), {EventKind.DOWN}, START_UTC + minutes(5))
    assert over.events[0].ended_utc == START_UTC + minutes(5)
    assert not over.events[0].rings
    assert book.over((2,), {EventKind.DOWN}, START_UTC) == book
    assert [each.event_id for each in over.add(event(minute=9)).events] == [1, 2]


def test_a_flapping_site_has_one_event_that_counts() -> None:
    book = EventBook()
    for minute in range(0, 40, 4):
        book = book.add(event(minute=minute), flapping=True).over(
            (1,), {EventKind.DOWN}, START_UTC + minutes(minute + 2)
        )
    (found,) = book.events
    assert found.count == 10
    late = book.add(event(minute=60), flapping=True)
    assert len(late.events) == 2


def test_a_flood_is_gathered_into_one_and_ends_as_a_whole() -> None:
    book = EventBook()
    for site_id in range(1, 31):
        book = book.add(event(site_id=site_id, minute=site_id / 10))
        assert len(book.events) <= FLOOD_OVER
    (flood,) = book.events
    assert (flood.kind, flood.count, len(flood.members)) == (EventKind.FLOOD, 30, 30)
    assert flood.priority is Priority.MEDIUM
    assert flood.rings
    assert len({member.event_id for member in flood.members} | {flood.event_id}) == 31
    for site_id in range(1, 31):
        assert book.events[0].ended_utc is None
        book = book.over((site_id,), {EventKind.DOWN}, START_UTC + minutes(9))
    assert book.events[0].ended_utc == START_UTC + minutes(9)


def test_an_acknowledged_flood_takes_no_more_and_a_later_event_stands_alone() -> None:
    book = EventBook()
    for site_id in range(1, 12):
        book = book.add(event(site_id=site_id))
    named = book.acknowledge(book.events[0].event_id, "sari", START_UTC)
    assert not named.events[0].rings
    assert all(member.acknowledged_by == "sari" for member in named.events[0].members)
    assert len(named.add(event(site_id=50, minute=1)).events) == 2
    assert len(book.add(event(site_id=50, minute=11)).events) == 2
    assert len(book.add(event(site_id=50, minute=9)).events) == 1


def test_a_hacked_site_is_not_lost_in_a_flood_of_others() -> None:
    book = EventBook()
    for site_id in range(1, 12):
        book = book.add(event(site_id=site_id))
    book = book.add(event(EventKind.HACKED, site_id=3))
    assert [each.kind for each in book.events] == [EventKind.FLOOD, EventKind.HACKED]
    for site_id in range(20, 30):
        book = book.add(event(EventKind.HACKED, site_id=site_id))
    assert [each.priority for each in book.events] == [Priority.MEDIUM, Priority.HIGH]


def test_the_network_is_never_part_of_a_flood() -> None:
    book = EventBook()
    for site_id in range(1, 12):
        book = book.add(event(site_id=site_id))
    book = book.add(SiteEvent(EventKind.NETWORK_CUT, START_UTC), flapping=True)
    assert book.events[-1].kind is EventKind.NETWORK_CUT
    book = book.over((), {EventKind.NETWORK_CUT}, START_UTC + minutes(1))
    assert book.events[-1].ended_utc is not None
    book = book.add(SiteEvent(EventKind.NETWORK_CUT, START_UTC + minutes(2)), flapping=True)
    assert book.events[-1].count == 2


def test_the_first_acknowledgement_stays() -> None:
    book = EventBook().add(event()).acknowledge(1, "sari", START_UTC).acknowledge(1, "budi", START_UTC + minutes(1))
    assert (book.events[0].acknowledged_by, book.events[0].acknowledged_utc) == ("sari", START_UTC)
    assert book.acknowledge(99, "budi", START_UTC) == book


def test_what_held_before_a_restart_does_not_ring() -> None:
    assert event().rings
    again = replace(event(), repeated=True)
    assert not again.rings
    assert again.priority is Priority.LOW


def test_every_kind_has_words_in_both_languages_and_every_alarm_an_action() -> None:
    for kind in EventKind:
        text = told(replace(event(kind), count=12), "Dinas Kesehatan")
        assert text.id != text.en
    assert set(TODO) >= ALARMS
    text = told(replace(event(), cause=SiteCause.DNS), "Dinas Kesehatan")
    assert text.id == "Dinas Kesehatan TURUN (DNS)"
    text = told(replace(event(), cause=SiteCause.CONNECT), "Dinas Kesehatan")
    assert (text.id, text.en) == ("Dinas Kesehatan TURUN (koneksi)", "Dinas Kesehatan is DOWN (connection)")
    red = SiteEvent(EventKind.CERTIFICATE, START_UTC, (1,), alarm=CertificateAlarm.RED)
    assert told(red, "Dinas Kesehatan").id == "Sertifikat Dinas Kesehatan habis dalam 3 hari, atau sudah habis"


STEPS = st.lists(
    st.tuples(
        st.sampled_from([EventKind.DOWN, EventKind.UP, EventKind.HACKED]),
        st.integers(1, 20),
        st.floats(0, 3),
        st.booleans(),
        st.booleans(),
    ),
    max_size=80,
)


@given(STEPS)
def test_no_event_is_lost_or_told_twice(steps: list[tuple[EventKind, int, float, bool, bool]]) -> None:
    book, now, told_of = EventBook(), START_UTC, 0
    for kind, site_id, wait, flapping, over in steps:
        now += timedelta(minutes=wait)
        before = sum(each.count for each in book.events)
        book = book.add(SiteEvent(kind, now, (site_id,)), flapping=flapping)
        told_of += sum(each.count for each in book.events) - before
        if over:
            book = book.over((site_id,), {kind}, now)
        ids = [each.event_id for each in book.events]
        assert len(ids) == len(set(ids))
        lasting = [m for each in book.events for m in (each.members or (each,))]
        open_ones = [(m.kind, m.site_ids) for m in lasting if m.ended_utc is None and m.kind is not EventKind.UP]
        assert len(open_ones) == len(set(open_ones))
    assert told_of <= len(steps)
