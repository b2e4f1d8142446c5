"""What the monitors tell becomes events, and one acknowledgement counts in both places."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from scc_wall.app.events.sites import SharedNotes, SiteCauses
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_book import EventBook, Step
from scc_wall.domain.event_cause import Seen
from scc_wall.domain.site import CertificateAlarm, SiteCause, SiteConfig, SiteState
from scc_wall.domain.site_event import EventKind, SiteEvent
from scc_wall.domain.site_event_book import EventBook as SiteBook
from scc_wall.domain.site_region import region_of_site
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.sites_snapshot import SitesSnapshot
from tests.support.clock import START_UTC

SITES = {n: SiteConfig(f"Dinas {n}", f"http://opd-{n}.test/", n) for n in range(1, 30)}


class Scene:
    """The monitors' events, the book of all events, and what passes between them."""

    def __init__(self) -> None:
        self.sites = SiteBook()
        self.book = EventBook()
        self.causes = SiteCauses()
        self.sent: list[tuple[list[int], str, datetime]] = []
        self.notes = SharedNotes(lambda ids, by, at: self.sent.append((list(ids), by, at)))
        self.events: dict[int, Event] = {}
        self.begun = 0
        self.mono_s = 10.0

    def happen(self, kind: EventKind, *site_ids: int, **more) -> None:
        self.sites = self.sites.add(SiteEvent(kind, self.utc, site_ids, **more))

    @property
    def utc(self) -> datetime:
        return START_UTC + timedelta(seconds=self.mono_s)

    def snapshot(self) -> SitesSnapshot:
        up = {n: SiteStatus(n, SiteState.UP, START_UTC) for n in SITES}
        return SitesSnapshot(self.utc, SITES, up, events=tuple(reversed(self.sites.events)))

    def tick(self) -> list[tuple[int, str, datetime]]:
        self.mono_s += 1.0
        snapshot = self.snapshot()
        self.causes.look(snapshot)
        silent = frozenset({EventSource.SITE}) if self.causes.silent else frozenset()
        for change in self.book.step(Seen(self.mono_s, self.utc, self.causes.causes, self.causes.unknown, silent)):
            before = self.events.get(change.number)
            self.events[change.number] = change.event
            self.begun += change.step is Step.BEGUN
            assert before is None or not before.acknowledged_by or change.event.acknowledged_by
        return self.notes.follow(self.causes, snapshot, self.book, self.events.get)

    def acknowledge(self, number: int, by: str = "sari") -> None:
        self.book.acknowledge(number, by, self.utc)
        self.events[number] = replace(self.events[number], acknowledged_by=by, acknowledged_utc=self.utc)

    @property
    def lasting(self) -> list[Event]:
        return [event for event in self.events.values() if event.lasting]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (EventKind.DOWN, ("site.down", EventPriority.MEDIUM)),
        (EventKind.HACKED, ("site.hacked", EventPriority.HIGH)),
        (EventKind.SUSPICIOUS, ("site.suspicious", EventPriority.MEDIUM)),
    ],
)
def test_a_site_s_event_is_one_event_until_it_is_over(kind: EventKind, expected) -> None:
    scene = Scene()
    scene.happen(kind, 3)
    scene.happen(EventKind.UP, 4)  # asks for nothing
    scene.tick()
    scene.tick()
    (event,) = scene.events.values()
    assert (event.kind, event.priority) == expected
    assert (event.source, event.site_ids, event.waiting) == (EventSource.SITE, (3,), True)
    scene.sites = scene.sites.over((3,), {kind}, scene.utc)
    scene.tick()
    assert scene.lasting == []


def test_the_own_network_and_the_clock_are_told_too() -> None:
    scene = Scene()
    scene.happen(EventKind.NETWORK_CUT)
    scene.happen(EventKind.CLOCK)
    scene.tick()
    assert sorted((event.source, event.kind) for event in scene.lasting) == [
        (EventSource.CLOCK, "clock.wrong"),
        (EventSource.NETWORK, "network.cut"),
    ]


def test_the_own_network_counts_no_cameras_where_none_was_lost_with_it() -> None:
    scene = Scene()
    scene.happen(EventKind.NETWORK_CUT)
    snapshot = scene.snapshot()
    scene.causes.look(snapshot)
    cameras = {f"camera:{n}": "16.71" for n in range(5)}
    changes = scene.book.step(Seen(10.0, scene.utc, scene.causes.causes, cameras=cameras))
    assert [change.event.told.id for change in changes] == ["JARINGAN SCC TERPUTUS"]


def test_each_step_of_a_certificate_waits_for_a_person_anew_but_its_outage_is_the_same_cause() -> None:
    scene = Scene()
    scene.happen(EventKind.CERTIFICATE, 3, alarm=CertificateAlarm.DAYS_7)
    scene.tick()
    scene.acknowledge(1)
    scene.sites = scene.sites.over((3,), {EventKind.CERTIFICATE}, scene.utc)
    scene.happen(EventKind.CERTIFICATE, 3, alarm=CertificateAlarm.RED)
    scene.tick()
    (event,) = scene.lasting
    assert (event.priority, event.waiting) == (EventPriority.MEDIUM, True)
    scene.happen(EventKind.DOWN, 3, cause=SiteCause.TLS_EXPIRED)
    scene.tick()
    (event,) = scene.lasting
    assert "TURUN" in str(event.told)
    scene.happen(EventKind.DOWN, 4, cause=SiteCause.TLS_EXPIRED)
    scene.tick()
    assert len(scene.lasting) == 2


def test_what_is_acknowledged_here_counts_at_the_sites_and_only_whole() -> None:
    scene = Scene()
    for n in range(1, 13):
        scene.happen(EventKind.DOWN, n)
        scene.tick()
    (flood,) = scene.sites.events  # the monitors gather twelve into one
    assert len(flood.members) == 12
    numbers = [number for number, event in scene.events.items() if event.waiting]
    assert len(numbers) == 1  # and so does the book
    scene.tick()
    assert scene.sent == []
    scene.acknowledge(numbers[0])
    scene.tick()
    scene.tick()
    assert [(ids, by) for ids, by, _ in scene.sent] == [([flood.event_id], "sari")]


def test_a_flood_of_the_monitors_waits_until_every_event_of_it_was_seen() -> None:
    scene = Scene()
    for n in range(1, 11):
        scene.happen(EventKind.DOWN, n)
        scene.tick()
        scene.acknowledge(n)  # one by one: here it is no flood
        scene.sent.clear()
    scene.happen(EventKind.DOWN, 11)
    scene.tick()
    (flood,) = scene.sites.events
    assert scene.sent == []
    scene.acknowledge(11, "budi")
    scene.tick()
    assert [ids for ids, _, _ in scene.sent] == [[flood.event_id]]


def test_what_is_acknowledged_at_the_sites_counts_here() -> None:
    scene = Scene()
    scene.happen(EventKind.DOWN, 3)
    assert scene.tick() == []
    scene.sites = scene.sites.acknowledge(1, "budi", scene.utc)
    ((number, by, _),) = scene.tick()
    assert (number, by) == (1, "budi")
    assert scene.sent == []


def test_sites_that_were_not_looked_at_yet_leave_what_was_as_it_was() -> None:
    scene = Scene()
    scene.book.restore(
        [
            Event(
                EventSource.SITE, "site.down", EventPriority.MEDIUM, START_UTC, Told("x", "x"), Told("y", "y"),
                event_id=5, lasts=True, site_ids=(3,),
            )
        ]
    )  # fmt: skip
    assert len(scene.book.lasting()) == 1
    scene.book.step(Seen(20.0, scene.utc, silent=frozenset({EventSource.SITE})))
    scene.causes.look(SitesSnapshot(scene.utc, SITES, {3: SiteStatus(3, SiteState.UNKNOWN, START_UTC)}))
    for second in range(1000):
        scene.book.step(Seen(30.0 + second, scene.utc, scene.causes.causes, scene.causes.unknown))
    assert len(scene.book.lasting()) == 1
    scene.happen(EventKind.DOWN, 3, repeated=True)
    scene.mono_s = 2000.0
    scene.tick()
    assert (scene.begun, len(scene.book.lasting())) == (0, 1)


@pytest.mark.parametrize(
    ("name", "url", "code"),
    [
        ("Portal Kabupaten", "https://muaraenimkab.go.id/", "16.03"),
        ("Portal", "https://palembang.go.id", "16.71"),
        ("Dinkes", "https://dinkes.pagaralamkota.go.id/x", "16.72"),
        ("Pemerintah Kabupaten Muara Enim", "http://example.test", "16.03"),
        ("Dinas Kesehatan OKU Timur", "", "16.08"),
        ("Dinas Kesehatan", "https://dinkes.sumselprov.go.id", None),
        ("Portal", "https://go.id", None),
        ("Rusak", "http://[", None),
    ],
)
def test_the_region_of_a_site_is_read_from_its_address_or_name(name: str, url: str, code: str | None) -> None:
    assert region_of_site(SiteConfig(name, url)) == code
