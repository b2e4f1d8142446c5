"""The watch with real threads, of which some hang."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from scc_wall.domain.site import SiteState
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.monitors.probe_pool import ProbePool
from scc_wall.monitors.watch import SiteWatch
from tests.support.clock import ManualClock
from tests.support.watch_room import Room


@pytest.fixture
def hanging() -> Iterator[threading.Event]:
    let_go = threading.Event()
    yield let_go
    let_go.set()


def test_real_threads_hung_sites_delay_no_other_and_the_end_is_bounded(
    clock: ManualClock, hanging: threading.Event
) -> None:
    room = Room(clock, 24)
    up = threading.Event()
    names: set[str] = set()

    def hangs(site: object) -> None:
        names.add(threading.current_thread().name)
        if getattr(site, "site_id", 0) <= 10:
            hanging.wait(30)

    def look(snapshot: SitesSnapshot) -> None:
        if snapshot.counts[SiteState.UP] == 14:
            up.set()

    room.prober.before = hangs
    parts = replace(room.watch._parts, pool=None)
    watch = SiteWatch(parts)
    watch.add_listener(look)
    watch.start()
    for _ in range(600):
        clock.advance(5)
        watch.look_now(99)  # wakes it
        if up.wait(0.05):
            break
    assert up.is_set()
    threads = {thread.name for thread in threading.enumerate()}
    assert {"sites", "probe:1", "probe:16", "probe:network"} <= threads
    assert all(name.startswith("probe:") for name in names)
    hanging.set()
    assert watch.stop()


def test_real_threads_a_look_that_hangs_does_not_keep_it_from_ending(
    clock: ManualClock, hanging: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scc_wall.monitors.watch.ProbePool", _impatient)
    room = Room(clock, 1)
    begun = threading.Event()

    def hangs(site: object) -> None:
        begun.set()
        hanging.wait(30)

    room.prober.before = hangs
    watch = SiteWatch(replace(room.watch._parts, pool=None))
    watch.start()
    assert begun.wait(10)
    assert not watch.stop()


def _impatient(size: int) -> ProbePool:
    return ProbePool(size, patience_s=0.1)
