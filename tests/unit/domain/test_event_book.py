"""One event for one cause: what lasts together is told together, whatever comes in whichever order."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.event_book import FLOOD_OVER, GATHER_S, Change, EventBook, Step
from scc_wall.domain.event_cause import Cause, Seen, camera_key, site_key
from scc_wall.domain.event_group import FLOOD, NETWORK_CUT, REGION_CUT
from tests.support.clock import START_UTC

WAIT_S = BACK_S = 5.0
TODO = Told("Periksa", "Check")
REGIONS = {101: "16.71", 102: "16.71", 103: "16.71", 104: "16.03", 105: "16.03", 106: None, 107: None, 108: "16.07"}
SETTLED_S = int(WAIT_S + GATHER_S) + 1


def camera(camera_id: int, region: str | None = None) -> Cause:
    name = f"Kamera {camera_id}"
    return Cause(
        camera_key(camera_id),
        EventSource.CAMERA,
        "camera.lost",
        EventPriority.MEDIUM,
        Told(f"{name} hilang", f"{name} is lost"),
        TODO,
        camera_id=camera_id,
        region_code=region,
        wait_s=WAIT_S,
        back_s=BACK_S,
        gathers=True,
    )


def site(site_id: int, region: str | None = None, kind: str = "site.down", *, apart: bool = False) -> Cause:
    return Cause(
        site_key(kind, site_id),
        EventSource.SITE,
        kind,
        EventPriority.MEDIUM,
        Told(f"Situs {site_id}", f"Site {site_id}"),
        TODO,
        site_id=site_id,
        region_code=region,
        gathers=kind == "site.down",
        apart=apart,
    )


class Desk:
    """A book and a clock; `lost` and `more` are what holds now."""

    def __init__(self, regions: dict[int, str | None] | None = None) -> None:
        self.book = EventBook()
        self.regions = REGIONS if regions is None else regions
        self.lost: set[int] = set()
        self.unknown: set[int] = set()
        self.more: dict[str, Cause] = {}
        self.silent: frozenset[EventSource] = frozenset()
        self.sites: frozenset[int] | None = None
        self.mono_s = 100.0
        self.events: dict[int, Event] = {}
        self.told: list[tuple[float, Change]] = []

    @property
    def utc(self):
        return START_UTC + timedelta(seconds=self.mono_s)

    def seen(self, *, backwards: bool = False) -> Seen:
        causes = {camera_key(i): camera(i, self.regions[i]) for i in sorted(self.lost)} | self.more
        cameras = {camera_key(i): code for i, code in self.regions.items()}
        if backwards:
            causes, cameras = dict(reversed(causes.items())), dict(reversed(cameras.items()))
        unknown = frozenset(map(camera_key, self.unknown - self.lost))
        return Seen(self.mono_s, self.utc, causes, unknown, self.silent, cameras, sites=self.sites)

    def take(self, changes: list[Change]) -> None:
        for change in changes:
            self.told.append((self.mono_s, change))
            self.events[change.number] = change.event

    def pass_s(self, seconds: float, step_s: float = 1.0) -> "Desk":
        for _ in range(round(seconds / step_s)):
            self.mono_s += step_s
            self.take(self.book.step(self.seen()))
        return self

    @property
    def lasting(self) -> list[Event]:
        return [event for event in self.events.values() if event.lasting]

    @property
    def waiting(self) -> list[Event]:
        return [event for event in self.events.values() if event.waiting]


def test_a_hiccup_is_no_event() -> None:
    desk = Desk()
    desk.pass_s(5)
    desk.lost = {101}
    desk.pass_s(4)
    desk.lost = set()
    desk.pass_s(60)
    assert desk.told == []


def test_a_lost_camera_begins_lasts_and_ends() -> None:
    desk = Desk()
    desk.pass_s(5)
    desk.lost = {106}
    desk.pass_s(SETTLED_S)
    (event,) = desk.lasting
    assert (event.kind, event.camera_ids, event.at_utc) == ("camera.lost", (106,), START_UTC + timedelta(seconds=106))
    desk.lost, desk.unknown = set(), {106}
    desk.pass_s(600)
    assert desk.lasting == [event]  # neither good nor bad news
    desk.unknown = set()
    desk.pass_s(BACK_S + 1)
    assert [change.step for _, change in desk.told] == [Step.BEGUN, Step.ENDED]
    (over,) = desk.events.values()
    assert over.ended_utc == START_UTC + timedelta(seconds=722)


def test_what_is_watched_no_more_is_over_but_never_called_well_again() -> None:
    desk = Desk({101: None, 102: None})
    desk.more = {"site.down:7": site(7)}
    desk.sites = frozenset({7, 8})
    desk.lost = {101}
    desk.pass_s(SETTLED_S)
    assert len(desk.lasting) == 2
    desk.lost, desk.more, desk.sites = set(), {}, frozenset({8})
    del desk.regions[101]  # an admin deletes the camera, and the site
    desk.pass_s(BACK_S + 1)
    assert not desk.lasting
    assert {event.told.id for event in desk.events.values()} == {
        "Kamera 101 hilang — tidak dipantau lagi",
        "Situs 7 — tidak dipantau lagi",
    }
    desk.more, desk.sites = {"site.down:7": site(7)}, frozenset({7, 8})
    desk.pass_s(SETTLED_S)
    assert [event.told.id for event in desk.lasting] == ["Situs 7 ×2"]
    desk.more = {}
    desk.pass_s(1)
    assert "tidak dipantau" not in desk.events[desk.told[-1][1].number].told.id


def test_a_camera_that_comes_and_goes_is_one_event_that_says_how_often() -> None:
    desk = Desk()
    for _ in range(5):
        desk.lost = {106}
        desk.pass_s(30)
        desk.lost = set()
        desk.pass_s(120)
    (event,) = desk.events.values()
    assert str(event.told) == "Kamera 106 hilang ×5"
    assert [change.step for _, change in desk.told].count(Step.BEGUN) == 1
    desk.pass_s(900)
    desk.lost = {106}
    desk.pass_s(30)
    assert len(desk.events) == 2  # long after, it is another thing


def test_the_cameras_of_a_region_and_its_site_are_one_event() -> None:
    desk = Desk()
    desk.lost = {101}
    desk.pass_s(4)
    desk.lost = {101, 102}
    desk.pass_s(SETTLED_S)
    (event,) = desk.events.values()
    assert (event.kind, event.priority, event.region_code) == (REGION_CUT, EventPriority.HIGH, "16.71")
    assert event.camera_ids == (101, 102)
    desk.more = {"site.down:7": site(7, "16.71")}
    desk.lost.add(103)
    desk.pass_s(WAIT_S + 2)
    (event,) = desk.events.values()  # no second one for the third camera and the site
    assert (event.camera_ids, event.site_ids) == ((101, 102, 103), (7,))
    assert str(event.told) == "Kota Palembang: 3 kamera hilang bersama dengan 1 situs"
    desk.lost = {103}
    desk.more = {}
    desk.pass_s(10)
    (event,) = desk.lasting
    assert str(event.told).endswith("1 masih hilang")
    desk.lost = set()
    desk.pass_s(10)
    assert desk.lasting == []


def test_one_camera_and_the_site_of_its_region_are_one_event_too() -> None:
    desk = Desk()
    desk.lost = {108}
    desk.pass_s(SETTLED_S)
    assert [event.kind for event in desk.lasting] == ["camera.lost"]
    desk.pass_s(180)  # a site is called down some minutes later
    desk.more = {"site.down:7": site(7, "16.07"), "site.down:8": site(8, "16.03")}
    desk.pass_s(2)
    assert sorted(event.kind for event in desk.lasting) == [REGION_CUT, "site.down"]
    folded = desk.events[1]
    assert not folded.waiting
    assert "bagian dari gangguan Kab. Banyuasin" in str(folded.told)


def test_a_camera_that_was_lost_for_long_is_no_part_of_the_outage_that_comes_later() -> None:
    desk = Desk()
    desk.lost = {101}
    desk.pass_s(600)
    desk.lost = {101, 102}
    desk.pass_s(60)
    assert [event.kind for event in desk.lasting] == ["camera.lost"] * 2  # one of two that could go
    desk.lost = {101, 102, 103}
    desk.pass_s(60)
    assert sorted(event.camera_ids for event in desk.lasting) == [(101,), (102, 103)]


def test_all_cameras_at_once_are_the_network() -> None:
    desk = Desk()
    desk.pass_s(5)
    desk.lost = set(REGIONS)
    desk.pass_s(30)
    (event,) = desk.events.values()
    assert (event.kind, len(event.camera_ids)) == (NETWORK_CUT, len(REGIONS))
    desk.lost = set()
    desk.pass_s(10)
    assert desk.lasting == []


def test_the_own_network_takes_the_cameras_that_went_with_it() -> None:
    cut = Cause(NETWORK_CUT, EventSource.NETWORK, NETWORK_CUT, EventPriority.HIGH, Told("cut", "cut"), TODO, apart=True)
    desk = Desk()
    desk.lost = {101, 102, 104, 106}
    desk.pass_s(SETTLED_S)
    assert len(desk.lasting) == 3  # a region and two cameras
    desk.more = {NETWORK_CUT: cut}
    desk.pass_s(2)
    (event,) = desk.lasting
    assert set(event.camera_ids) == {101, 102, 104, 106}
    assert [one.kind for one in desk.waiting] == [NETWORK_CUT]
    desk.lost = {101, 102, 104, 105, 106}
    desk.pass_s(WAIT_S + 2)
    assert len(desk.lasting) == 1
    desk.lost, desk.more = set(), {}
    desk.pass_s(10)
    assert desk.lasting == []


def test_a_flood_is_gathered_into_one_but_what_stands_apart_is_not() -> None:
    desk = Desk(dict.fromkeys(range(1, 41)))
    for n in range(1, 15):
        desk.lost.add(n)
        desk.pass_s(20)
    desk.more = {"site.hacked:3": site(3, kind="site.hacked", apart=True)}
    desk.pass_s(SETTLED_S)
    begun = Counter(change.event.kind for _, change in desk.told if change.step is Step.BEGUN)
    assert begun == {"camera.lost": FLOOD_OVER, FLOOD: 1, "site.hacked": 1}
    flood, hacked = desk.waiting
    assert (flood.kind, flood.members, flood.priority) == (FLOOD, 14, EventPriority.MEDIUM)
    assert set(flood.camera_ids) == set(range(1, 15))
    assert hacked.kind == "site.hacked"
    desk.lost = set()
    desk.more = {}
    desk.pass_s(10)
    assert desk.lasting == []


def test_a_flood_is_as_urgent_as_what_it_gathered_and_counts_every_cause() -> None:
    desk = Desk({n: "16.71" if n <= 4 else None for n in range(1, 41)})
    desk.lost = {1, 2, 3}
    desk.pass_s(SETTLED_S)
    for n in range(10, 21):
        desk.lost.add(n)
        desk.pass_s(20)
    (flood,) = desk.lasting
    assert (flood.kind, flood.priority, flood.members) == (FLOOD, EventPriority.HIGH, 14)
    assert str(flood.told) == "14 gangguan dalam waktu singkat, 14 masih berlangsung"
    desk.lost = {20}
    desk.pass_s(10)
    assert str(desk.lasting[0].told) == "14 gangguan dalam waktu singkat, 1 masih berlangsung"


def test_what_was_taken_note_of_does_not_count_for_a_flood() -> None:
    desk = Desk(dict.fromkeys(range(1, 41)))
    for n in range(1, 15):
        desk.lost.add(n)
        desk.pass_s(20)
        for number in desk.events:
            desk.book.acknowledge(number, "sari", desk.utc)
    assert not any(event.kind == FLOOD for event in desk.events.values())


def test_a_restart_continues_what_lasts_and_ends_what_is_over() -> None:
    desk = Desk()
    desk.lost = {101, 102, 106, 107}
    desk.more = {"site.down:7": site(7)}
    desk.pass_s(SETTLED_S)
    stored = [event for event in desk.events.values() if event.lasting]
    assert len(stored) == 4
    again = Desk()
    again.events = again.book.restore(stored)
    again.lost, again.unknown, again.silent = {101, 102, 106}, {107}, frozenset({EventSource.SITE})
    again.pass_s(60)
    assert not any(change.step is Step.BEGUN for _, change in again.told)
    assert len(again.lasting) == 4
    again.unknown, again.silent = set(), frozenset()
    again.pass_s(60)
    assert sorted(event.site_ids for event in again.lasting) == [(), (), (7,)]  # it may not have been found again yet
    again.pass_s(260)
    assert sorted(event.camera_ids for event in again.lasting) == [(101, 102), (106,)]


def test_what_happens_without_lasting_is_told_once() -> None:
    desk = Desk()
    login = Event(EventSource.SESSION, "session.opened", EventPriority.LOW, desk.utc, Told("Masuk", "In"))
    (change,) = desk.book.step(Seen(100.0, desk.utc, happened=(login,)))
    assert (change.step, change.event) == (Step.BEGUN, login)
    assert desk.book.step(Seen(101.0, desk.utc)) == []


TICKS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(sorted(REGIONS))),
        st.sets(st.sampled_from(sorted(REGIONS)), max_size=3),
        st.sets(st.sampled_from([1, 2, 3]), max_size=2),
        st.booleans(),
        st.sampled_from([1.0, 4.0, 16.0, 40.0, 700.0]),
    ),
    max_size=30,
)


@pytest.mark.parametrize("acknowledging", [False, True])
@given(ticks=TICKS)
def test_every_lost_camera_is_in_exactly_one_open_event(ticks, acknowledging: bool) -> None:
    desk, mirror = Desk(), EventBook()
    since: dict[int, float] = {}
    begun: set[int] = set()
    for lost, unknown, down, cut, step_s in ticks:
        desk.lost, desk.unknown = set(lost), set(unknown)
        desk.more = {site_key("site.down", n): site(n, ("16.71", "16.03", None)[n - 1]) for n in down}
        if cut and len(lost) > 5:
            desk.more[NETWORK_CUT] = Cause(
                NETWORK_CUT, EventSource.NETWORK, NETWORK_CUT, EventPriority.HIGH, TODO, TODO, apart=True
            )
        desk.mono_s += step_s
        changes = desk.book.step(desk.seen())
        assert changes == mirror.step(desk.seen(backwards=True))  # in whichever order a source tells them
        since = {i: since.get(i, desk.mono_s) for i in (*desk.lost, *(since.keys() & desk.unknown))}
        for change in changes:
            assert (change.number in begun) != (change.step is Step.BEGUN)
            begun.add(change.number)
            ended = change.event.ended_utc
            assert ended is None or ended >= change.event.at_utc
            assert (ended is not None) or change.step is not Step.ENDED
        desk.take(changes)
        lasting = desk.book.lasting()
        assert {number for number, event in desk.events.items() if event.lasting} == {n for n, _, _ in lasting}
        where = Counter(key for _, _, keys in lasting for key in keys)
        assert all(count == 1 for count in where.values())
        for camera_id, since_s in since.items():
            if camera_id in desk.lost and desk.mono_s - since_s >= WAIT_S + GATHER_S:
                assert where[camera_key(camera_id)] == 1
        for number, event, keys in lasting:
            assert keys
            assert desk.book.keys_of(number) >= keys
            assert set(event.camera_ids) >= {int(key.split(":")[1]) for key in keys if key.startswith("camera:")}
        if acknowledging:
            for number in begun:
                desk.book.acknowledge(number, "sari", desk.utc)
                mirror.acknowledge(number, "sari", desk.utc)
    desk.lost, desk.unknown, desk.more = set(), set(), {}
    desk.pass_s(20)
    assert desk.lasting == []


@given(st.lists(st.tuples(st.integers(1, 40), st.sampled_from([1.0, 11.0, 50.0])), max_size=60))
def test_no_flood_gets_through(losses) -> None:
    desk = Desk({n: ("16.71", "16.03", None)[n % 3] for n in range(1, 41)})
    for camera_id, step_s in losses:
        desk.lost ^= {camera_id}
        desk.pass_s(4 * step_s, step_s)
    begun = [at_s for at_s, change in desk.told if change.step is Step.BEGUN and change.event.kind != FLOOD]
    for at_s in begun:
        assert sum(1 for other in begun if 0 <= other - at_s < 600.0) <= FLOOD_OVER
