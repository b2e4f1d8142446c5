"""The websites watched: joins timetable, probes, rule, history and desk. See `SiteWatch`."""

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Final

from scc_wall.base.clock import seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import ProbeResult, SiteConfig, VerdictLevel
from scc_wall.domain.site_fold import RETRY_S, level, unsettled
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.site_store import Approved
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.monitors.clock_gate import ClockGate, ClockState
from scc_wall.monitors.network_gate import NetworkGate
from scc_wall.monitors.probe_pool import Pool, ProbePool
from scc_wall.monitors.restored import restore
from scc_wall.monitors.scheduler import AT_ONCE, Look, Scheduler
from scc_wall.monitors.site_book import SiteBook, Windows, is_watched
from scc_wall.monitors.steady_clock import SteadyClock
from scc_wall.monitors.visits import Visit, Visitor, stands
from scc_wall.monitors.watch_parts import Listener, WatchParts

log = logging.getLogger(__name__)

PUBLISH_EVERY_S: Final = 0.25
SETTLE_EVERY_S: Final = 5.0
"""How soon a window that opens or closes is seen."""
OPEN_AGAIN_S: Final = 10.0
"""After the store could not be read."""
LONGEST_WAIT_S: Final = 1.0
OFF_LONG: Final = timedelta(days=30)
LIVED_S: Final = 24 * 3600.0
"""After a day at a time that nobody can confirm it is taken for right: else hours would never be summed up."""
SLEPT_S: Final = 30.0
"""The watch turns once a second; without a turn for so long the computer slept."""
PATIENCE_S: Final = 2.0

Command = Callable[[], None]


class SiteWatch:
    """Watches all sites; published as frozen snapshots.

    ::

        thread `sites`       timetable ─► looks ─┐         ┌─► fold ─► history's queue
                                 ▲               ▼         │             snapshot ─► listeners, at most 4 a second
        threads `probe:…`        │          prober, judge ─┘
        any thread           commands (they return at once)

    Everything it knows belongs to the thread `sites` alone; commands and finished looks reach it through one queue.
    Tests call `step` instead of `start`.

    What held before the program was started is never shown as current: until a site's own looks say what it is, it is
    UNKNOWN, with the old state beside it as `SitesSnapshot.last_known`. History is told that nobody watched from the
    last look of the run before on, so that a restart, or a day switched off, is no uptime.

    Commands take effect on what is watched; who calls them checks the right, stores and audits.
    """

    def __init__(self, parts: WatchParts) -> None:
        self._parts = parts
        self._clock = parts.steady or SteadyClock(parts.clock)
        self._random = parts.random or Random()  # noqa: S311 - guards nothing
        self._scheduler = Scheduler(self._random)
        self._gate = NetworkGate(has_references=parts.references is not None)
        self._clock_gate = ClockGate(doubted_ns=parts.clock.mono_ns())
        self._jumps = self._clock.jumps
        self._stepped_ns = parts.clock.mono_ns()
        self._begun_ns = parts.clock.mono_ns()
        self._off_long = False
        self._clock_trusted = False
        self._looks = 0
        self._book = SiteBook(parts.clock)
        self._visitor = Visitor(parts.prober, parts.judge, parts.clock)
        self._approved: dict[int, Approved] = {}
        self._pool: Pool | None = parts.pool
        self._inbox: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._listeners: list[Listener] = []
        self._snapshot = SitesSnapshot(parts.clock.now_utc())
        self._published_ns: int | None = None
        self._settled_ns = parts.clock.mono_ns()
        self._opened = False
        self._open_ns = parts.clock.mono_ns()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def snapshot(self) -> SitesSnapshot:
        """The newest snapshot; from any thread."""
        return self._snapshot

    @property
    def looks(self) -> int:
        """How many looks were finished since the start; from any thread."""
        return self._looks

    @property
    def under_way(self) -> int:
        """How many looks are being made; from any thread."""
        return self._scheduler.under_way

    @property
    def clock_trusted(self) -> bool:
        """Whether what is past its time may be deleted by this computer's clock; from any thread.

        Not while it is doubted or wrong; nor, before certificates agreed with it, if it stands long after the newest
        look that is kept: the program was off for long, or the clock is ahead by so much. Then it takes a day.
        """
        return self._clock_trusted

    def add_listener(self, listener: Listener) -> None:
        """Have each snapshot told, on the watch's own thread; call before `start`. It must return at once."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Begin to watch."""
        if self._pool is None:
            self._pool = ProbePool(AT_ONCE)
        self._thread = threading.Thread(target=self._run, name="sites", daemon=True)
        self._thread.start()

    def stop(self) -> bool:
        """End within some seconds, whatever a site does; return whether every thread ended. Idempotent.

        The writer of history goes on until this is over: the end of the watch is the last thing that it is told.
        """
        if self._stopping.is_set():
            return True
        self._stopping.set()
        self._inbox.put(_nothing)
        ended = True
        if self._thread is not None:
            self._thread.join(PATIENCE_S)
            ended = not self._thread.is_alive()
        else:
            self._close()
        return (self._pool is None or self._pool.stop()) and ended

    def look_now(self, site_id: int) -> None:
        """Have a full look at a site, as a crawler too, as soon as there is a place."""
        self._inbox.put(lambda: self._scheduler.look_now(site_id, self._clock.mono_ns()))

    def sites_changed(self) -> None:
        """Read the sites anew: some were added, changed or removed in the store."""
        self._inbox.put(self._read_sites)

    def dismiss(self, site_id: int, fingerprint: str) -> None:
        """Let a verdict count as clean; a person marked it false."""
        self._inbox.put(lambda: self._book.dismiss(site_id, fingerprint, self._clock.now_utc()))

    def approve(self, baseline: Approved) -> None:
        """Compare a site with this baseline from now on, beginning with a look right away."""
        self._inbox.put(lambda: self._approve(baseline))

    def set_maintenance(self, windows: Windows) -> None:
        """Have these windows of planned work besides those that the sites carry, in place of all set before."""
        self._inbox.put(lambda: self._set_windows(dict(windows)))

    def acknowledge(self, event_id: int, by: str) -> None:
        """Keep who took note of an event; the first one stays."""
        self._inbox.put(lambda: self._book.acknowledge(event_id, by, self._clock.now_utc()))

    def step(self) -> None:
        """Do everything that is due now: what was asked, what was seen, what is to be looked at and told."""
        with suppress(queue.Empty):
            while True:
                _guarded(self._inbox.get_nowait())
        now_ns = self._clock.mono_ns()
        if not self._opened and now_ns >= self._open_ns:
            self._open(now_ns)
        self._notice_sleep(now_ns)
        self._gate.turn(now_ns)
        self._follow_network()
        self._follow_clock(now_ns)
        if self._gate.should_ask(now_ns):
            self._ask_references()
        if seconds_between(self._settled_ns, now_ns) >= SETTLE_EVERY_S:
            self._settled_ns = now_ns
            self._book.settle_all(self._clock.now_utc())
        for look in self._scheduler.step(now_ns):
            self._start_look(look)
        self._write()
        self._publish(now_ns)

    def _run(self) -> None:
        while not self._stopping.is_set():
            _guarded(self.step)
            with suppress(queue.Empty):
                _guarded(self._inbox.get(timeout=self._wait_s()))
        _guarded(self._close)

    def _wait_s(self) -> float:
        now_ns = self._clock.mono_ns()
        waits = [LONGEST_WAIT_S]
        if (due_ns := self._scheduler.next_ns()) is not None:
            waits.append(seconds_between(now_ns, due_ns))
        if self._book.changed and self._published_ns is not None:
            waits.append(PUBLISH_EVERY_S - seconds_between(self._published_ns, now_ns))
        return max(0.0, min(waits))

    def _open(self, now_ns: int) -> None:
        self._open_ns = now_ns + round(OPEN_AGAIN_S * 1e9)
        try:
            self._restore()
        except SccError as error:
            log.warning("the sites can't be read yet: %s", error)
        else:
            self._opened = True

    def _restore(self) -> None:
        now_utc = self._clock.now_utc()
        kept = restore(self._parts.sites, self._parts.history, now_utc)
        self._off_long = kept.newest_utc is not None and now_utc - kept.newest_utc > OFF_LONG
        self._approved = dict(kept.approved)
        self._book.remember(kept.last_known, kept.hours, kept.dismissed)
        self._book.unknown_from(kept.unwatched_since)
        for site in kept.sites:
            self._book.take_up(site, now_utc)
        self._take_up([site for site in kept.sites if is_watched(site)], kept.crawl_first)

    def _take_up(self, sites: Sequence[SiteConfig], crawl_first: frozenset[int] = frozenset()) -> None:
        self._scheduler.add_all(sites, self._clock.mono_ns(), crawl_first)
        for site in sites:
            self._gate.watch(site.site_id)

    def _read_sites(self) -> None:
        if not self._opened:
            return  # they are read when it opens
        try:
            sites = {site.site_id: site for site in self._parts.sites.all()}
        except SccError as error:
            log.warning("the sites can't be read: %s", error)
            return
        for site_id in [site_id for site_id in self._book.sites if site_id not in sites]:
            self._leave(site_id)
            self._book.drop(site_id, self._clock.now_utc())
        changed = [site for site in sites.values() if self._book.sites.get(site.site_id) != site]
        fresh = [site for site in changed if self._go_on(site)]
        if len(fresh) == 1:
            self._scheduler.add(fresh[0], self._clock.mono_ns())  # a person waits for it
            self._gate.watch(fresh[0].site_id)
        else:
            self._take_up(fresh)

    def _go_on(self, site: SiteConfig) -> bool:
        """Take up a site as it is configured now; return whether it is to be planned from the start."""
        before, now_utc = self._book.sites.get(site.site_id), self._clock.now_utc()
        moved = before is not None and (before.url, before.internal) != (site.url, site.internal)
        if moved:
            self._leave(site.site_id)
            self._book.start_over(site.site_id, now_utc)
        self._book.take_up(site, now_utc)
        if not is_watched(site):
            self._leave(site.site_id)
            return False
        if before is not None and not moved and is_watched(before):
            self._scheduler.change(site, self._clock.mono_ns())
            return False
        return True

    def _leave(self, site_id: int) -> None:
        self._scheduler.remove(site_id)
        self._gate.forget(site_id)
        self._visitor.forget(site_id)

    def _start_look(self, look: Look) -> None:
        epoch, approved = self._gate.epoch, self._approved.get(look.site.site_id)

        def visit() -> None:
            try:
                visit = self._visitor.visit(look, approved)
            except Exception:  # a bug of ours: the site keeps its state and its turn
                log.exception("a look at site %d failed", look.site.site_id)
                self._inbox.put(lambda: self._scheduler.done(look, self._clock.mono_ns(), ok=False, retry=False))
            else:
                self._inbox.put(lambda: self._on_visit(look, epoch, visit))

        assert self._pool is not None  # made by `start`, or given
        self._pool.submit(visit)

    def _on_visit(self, look: Look, epoch: int, visit: Visit) -> None:
        self._looks += 1
        now_ns, status = self._clock.mono_ns(), None
        try:
            if self._scheduler.holds(look):
                status = self._take(look, epoch, visit, now_ns)
        finally:  # whatever happens, its place is given back
            self._scheduler.done(
                look,
                now_ns,
                ok=visit.result.ok,
                retry=status is not None and unsettled(status),
                crawl_again=status is not None and level(status) is not VerdictLevel.CLEAN,
            )

    def _take(self, look: Look, epoch: int, visit: Visit, now_ns: int) -> SiteStatus | None:
        """Return the status after a look; None if it does not count."""
        self._gate.hear(look.site.site_id, visit.result.ok, epoch, now_ns)
        self._follow_network()
        self._clock_gate.hear(visit.result, now_ns)
        self._follow_clock(now_ns)
        if not self._counts(visit.result, epoch):
            return None
        before = self._book.statuses[look.site.site_id].verdict
        verdict = None if stands(before, visit, look.crawl) else visit.verdict
        return self._book.saw(visit.result, verdict, self._clock.now_utc())

    def _counts(self, result: ProbeResult, epoch: int) -> bool:
        """Return whether a look says something of the site: not if the own network may be the reason."""
        if epoch != self._gate.epoch or self._gate.state is NetworkState.CUT:
            return False
        return self._clock_gate.counts(result) and (result.ok or self._gate.state is NetworkState.OPEN)

    def _ask_references(self) -> None:
        references = self._parts.references
        assert references is not None  # else the gate does not ask
        assert self._pool is not None

        def ask() -> None:
            answered = True  # a bug of ours must not freeze the sites
            try:
                answered = references()
            finally:
                self._inbox.put(lambda: self._on_references(answered))

        self._pool.submit_network(ask)

    def _on_references(self, answered: bool) -> None:
        self._gate.references_said(answered, self._clock.mono_ns())
        self._follow_network()

    def _follow_network(self) -> None:
        was_cut = self._book.network is NetworkState.CUT
        self._book.hear_network(self._gate.state, self._clock.now_utc())
        if was_cut and self._gate.state is not NetworkState.CUT:
            self._scheduler.spread(self._clock.mono_ns(), RETRY_S)

    def _follow_clock(self, now_ns: int) -> None:
        now_utc = self._clock.now_utc()
        if self._clock.jumps != self._jumps:
            self._jumps = self._clock.jumps
            self._clock_gate.doubt(now_ns)
            log.warning("this computer's clock jumped: its time is not followed before certificates agree with it")
        state = self._clock_gate.turn(now_ns)
        if state is ClockState.SURE and self._clock.held:
            log.warning("this computer's clock is followed again")
            self._clock.accept()
            now_utc = self._clock.now_utc()
        self._book.hear_clock(state, now_utc)
        self._off_long &= seconds_between(self._begun_ns, now_ns) < LIVED_S
        believed = self._clock_gate.confirmed or not self._off_long
        self._clock_trusted = self._opened and state is ClockState.SURE and believed

    def _notice_sleep(self, now_ns: int) -> None:
        """Spread the looks that fell due while this computer slept, or the program stood still."""
        slept_s, self._stepped_ns = seconds_between(self._stepped_ns, now_ns), now_ns
        if slept_s >= SLEPT_S:
            log.warning("nothing was looked at for %.0f s: this computer slept, or the program stood still", slept_s)
            self._scheduler.wake(now_ns)

    def _approve(self, baseline: Approved) -> None:
        self._approved[baseline.site_id] = baseline
        self._visitor.forget(baseline.site_id)
        self._scheduler.look_now(baseline.site_id, self._clock.mono_ns())

    def _set_windows(self, windows: Windows) -> None:
        self._book.windows = windows
        self._book.settle_all(self._clock.now_utc())

    def _write(self) -> None:
        if self._book.clock_state is ClockState.WRONG and not self._clock_gate.confirmed:
            self._book.written()  # since the start the clock was wrong: what was seen is shown, but has no date to keep
            return
        results, changes, verdicts = self._book.written()
        for result in results:
            _guarded(self._parts.writer.result, result)
        for change in changes:
            _guarded(self._parts.writer.change, change)
        for verdict in verdicts:
            _guarded(self._parts.writer.verdict, *verdict)

    def _publish(self, now_ns: int) -> None:
        recent = self._published_ns is not None and seconds_between(self._published_ns, now_ns) < PUBLISH_EVERY_S
        if not self._book.changed or recent:
            return
        self._published_ns = now_ns
        self._snapshot = self._book.snapshot(self._clock.now_utc())
        for listener in self._listeners:
            _guarded(listener, self._snapshot)

    def _close(self) -> None:
        self._book.close(self._clock.now_utc())
        self._write()


def _nothing() -> None:
    """Wake the thread."""


def _guarded(command: Callable[..., object], *given: object) -> None:
    try:
        command(*given)
    except Exception:  # a bug of ours in one step must not end the watch over all sites
        log.exception("a step of the website monitors failed")
