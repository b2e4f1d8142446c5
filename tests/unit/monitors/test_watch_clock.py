"""The watch while this computer's clock jumps, is wrong from the start, or stood still in its sleep."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from scc_wall.domain.site import CertificateAlarm, SiteCause, SiteCertificate, SiteConfig, SiteState
from scc_wall.domain.site_event import EventKind
from scc_wall.domain.site_probe import Seen
from scc_wall.monitors.scheduler import AT_ONCE
from scc_wall.monitors.watch import LIVED_S
from tests.support.clock import START_UTC, ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.site_watching import ScriptedProber, good
from tests.support.watch_room import Room

ENDS_UTC = START_UTC + timedelta(days=60)
JUMPS = [timedelta(days=3650), timedelta(days=-3650), timedelta(hours=1), timedelta(hours=-1)]


class TlsProber(ScriptedProber):
    """As OpenSSL: certificates are judged by the computer's own clock."""

    def probe(self, site: SiteConfig, *, full: bool = True, path: str = "", as_crawler: bool = False) -> Seen:
        """See `Prober`."""
        seen = super().probe(site, full=full, path=path, as_crawler=as_crawler)
        holds = START_UTC - timedelta(days=30) < self.clock.now_utc() < ENDS_UTC
        if site.site_id in {2, 3}:
            return seen  # these two speak plain HTTP
        certificate = SiteCertificate(site.url, "CA", (site.url,), START_UTC - timedelta(days=30), ENDS_UTC, 2)
        if holds:
            return Seen(replace(seen.result, certificate=certificate), seen.page)
        cause = SiteCause.TLS_EXPIRED
        certificate = replace(certificate, trouble=cause)
        result = replace(good(site.site_id, self.clock.now_utc()), cause=cause, status=None, certificate=certificate)
        return Seen(result, None)


def room_of(clock: ManualClock, count: int = 20) -> Room:
    room = Room(clock, count)
    prober = TlsProber(clock)
    room.prober, room.watch._visitor._prober = prober, prober
    return room


@pytest.mark.parametrize("jump", JUMPS, ids=str)
@pytest.mark.allows_log("clock")
def test_a_jump_of_the_clock_turns_no_site_and_ends_no_certificate(clock: ManualClock, jump: timedelta) -> None:
    room = room_of(clock)
    room.run(90)
    clock.set_wall_clock(clock.now_utc() + jump)
    room.run(180)
    snapshot = room.watch.snapshot
    assert snapshot.counts[SiteState.UP] == 20
    far = abs(jump) > timedelta(days=1)
    assert room.kinds() == ([EventKind.CLOCK] if far else [])
    assert snapshot.clock_wrong is far
    assert {status.certificate_alarm for status in snapshot.statuses.values()} == {CertificateAlarm.NONE}
    assert all(abs(kept.at_utc - START_UTC) < timedelta(hours=2) for kept in room.history.changes_kept)
    assert room.watch.clock_trusted is not far
    clock.set_wall_clock(clock.now_utc() - jump)
    room.run(90)
    assert (room.watch.snapshot.clock_wrong, room.watch.clock_trusted) == (False, True)
    assert room.watch.snapshot.counts[SiteState.UP] == 20


@pytest.mark.parametrize("jump", JUMPS, ids=str)
@pytest.mark.allows_log("clock")
def test_looks_go_on_by_the_monotonic_clock(clock: ManualClock, jump: timedelta) -> None:
    room = room_of(clock, 5)
    room.run(90)
    clock.set_wall_clock(clock.now_utc() + jump)
    room.run(300)
    for number in (2, 3):  # those that no certificate makes fail
        assert max(b - a for a, b in pairwise(room.prober.at_ns[number])) < 75e9
        assert min(b - a for a, b in pairwise(room.prober.at_ns[number][2:])) > 40e9


def test_a_clock_that_was_wrong_and_is_mended_is_followed(clock: ManualClock, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("clock jumped")
    expected_logs.expect("followed again")
    room = room_of(clock)
    clock.set_wall_clock(START_UTC + timedelta(days=3650))
    room.watch._clock.accept()  # the program was started so
    room.run(90)
    assert room.watch.snapshot.clock_wrong
    assert room.kinds() == [EventKind.CLOCK]
    assert room.watch.snapshot.counts[SiteState.DOWN] == 0
    assert room.history.changes_kept == [], "nothing is kept under a date that is known to be wrong"
    assert not room.watch.clock_trusted
    clock.set_wall_clock(START_UTC + timedelta(seconds=90))
    room.run(180)
    assert room.watch.snapshot.counts[SiteState.UP] == 20
    assert room.watch.clock_trusted
    assert {abs(kept.at_utc - START_UTC) < timedelta(hours=1) for kept in room.history.changes_kept[-5:]} == {True}


@pytest.mark.allows_log("slept")
def test_long_after_the_newest_look_only_certificates_make_the_clock_trusted(clock: ManualClock) -> None:
    for certificates in (True, False):
        room = room_of(clock) if certificates else Room(clock)
        room.history.latest = {2: good(2, clock.now_utc() - timedelta(days=3650))}
        room.run(200, by_s=2)
        assert room.watch.clock_trusted is certificates
        clock.advance(LIVED_S)
        room.run(2)
        assert room.watch.clock_trusted, "after a day nobody can say more"
        room.watch.stop()


def test_a_clock_that_is_right_tells_that_a_certificate_ends(clock: ManualClock) -> None:
    room = room_of(clock)
    clock.set_wall_clock(ENDS_UTC - timedelta(days=2))
    room.watch._clock.accept()
    room.run(90)
    alarms = [status.certificate_alarm for status in room.watch.snapshot.statuses.values()]
    assert alarms.count(CertificateAlarm.RED) == 18


def test_after_a_sleep_the_looks_are_spread_and_no_crawl_comes_at_once(
    clock: ManualClock, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("slept")
    expected_logs.allow("clock")
    room = Room(clock, 120)
    room.run(90)
    clock.advance(9 * 3600)  # on Windows monotonic time runs on while a computer sleeps
    begun = len(room.prober.asked)
    room.run(3)
    assert len(room.prober.asked) - begun <= 3 * 4 + AT_ONCE, "a minute's looks take their minute"
    room.run(60)
    asked = room.prober.asked[begun:]
    assert len({site_id for site_id, *_ in asked}) == 120
    assert sum(crawler for *_, crawler in asked) < 12
    assert room.watch.snapshot.counts[SiteState.DOWN] == 0


@pytest.mark.allows_log("clock")
def test_a_sleep_in_which_monotonic_time_stood_still_brings_no_storm(clock: ManualClock) -> None:
    room = room_of(clock, 30)
    room.run(90)
    clock.set_wall_clock(clock.now_utc() + timedelta(hours=9))
    begun = len(room.prober.asked)
    room.run(10)
    assert len(room.prober.asked) - begun < 15
    room.run(60)
    assert room.watch.snapshot.counts[SiteState.UP] == 30
    assert abs(room.watch.snapshot.at_utc - clock.now_utc()) < timedelta(minutes=1), "the right time is followed"
