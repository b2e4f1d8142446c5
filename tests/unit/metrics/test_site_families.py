"""The sites as metrics."""

from datetime import timedelta

from prometheus_client import CollectorRegistry
from prometheus_client.registry import Collector

from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import ProbePhases, ProbeResult, SiteCertificate, SiteConfig, SiteState
from scc_wall.domain.site_event import EventKind, SiteEvent
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.sites_health import SitesHealth
from scc_wall.domain.sites_snapshot import SitesSnapshot
from scc_wall.metrics.site_families import health_families, site_families
from tests.support.clock import START_UTC

DAY = timedelta(days=1)


def values(snapshot: SitesSnapshot, health: SitesHealth | None = None) -> dict[tuple[str, ...], float]:
    class Told(Collector):
        def collect(self):
            return [*site_families(snapshot, START_UTC), *(health_families(health) if health else ())]

    registry = CollectorRegistry()
    registry.register(Told())
    samples = (sample for metric in registry.collect() for sample in metric.samples)
    return {(sample.name, *sample.labels.values()): sample.value for sample in samples}


def test_every_promised_name_is_there_with_its_value() -> None:
    certificate = SiteCertificate("CN=a", "CN=b", ("a",), START_UTC - DAY, START_UTC + 7 * DAY, 2)
    last = ProbeResult(1, START_UTC, None, phases=ProbePhases(resolve_ms=2.0, first_byte_ms=150.0))
    checked_utc = START_UTC - timedelta(seconds=12)
    status = SiteStatus(
        1, SiteState.UP, START_UTC - DAY, checked_utc=checked_utc, last=last, certificate=certificate
    )  # fmt: skip
    found = values(
        SitesSnapshot(
            START_UTC,
            {1: SiteConfig("Dinkes", "https://a.test/", 1)},
            {1: status},
            network=NetworkState.CUT,
            counts={SiteState.UP: 1},
        )
    )
    assert found["scc_wall_sites", "NAIK"] == 1
    assert found["scc_wall_sites", "DIRETAS"] == 0
    assert found["scc_wall_sites_network_cut",] == 1
    assert found["scc_wall_site_state", "Dinkes", "NAIK"] == 1
    assert found["scc_wall_site_state", "Dinkes", "TURUN"] == 0
    assert found["scc_wall_site_checked_age_seconds", "Dinkes"] == 12
    assert found["scc_wall_site_phase_seconds", "Dinkes", "first_byte"] == 0.15
    assert ("scc_wall_site_phase_seconds", "Dinkes", "tls") not in found
    assert found["scc_wall_site_certificate_expires_seconds", "Dinkes"] == 7 * 86400


def test_sites_of_one_name_are_told_apart_and_those_that_are_gone_left_out() -> None:
    sites = {number: SiteConfig("Dinas Sama", "", number) for number in (1, 2)}
    statuses = {number: SiteStatus(number, SiteState.UNKNOWN, START_UTC) for number in (1, 2, 3)}
    found = values(SitesSnapshot(START_UTC, sites, statuses))
    known = {labels[1] for labels in found if labels[0] == "scc_wall_site_state"}
    assert known == {"Dinas Sama #1", "Dinas Sama #2"}


def test_how_the_monitors_themselves_are_is_told() -> None:
    events = (SiteEvent(EventKind.DOWN, START_UTC, (1,)), SiteEvent(EventKind.UP, START_UTC, (1,)))
    sites = {1: SiteConfig("Dinkes", "", 1), 2: SiteConfig("Disdik", "https://b.test/", 2)}
    statuses = {2: SiteStatus(2, SiteState.UP, START_UTC, failures=2, flapping=True)}
    snapshot = SitesSnapshot(
        START_UTC, sites, statuses, network=NetworkState.DOUBTED, events=events, clock_wrong=True
    )  # fmt: skip
    health = SitesHealth(
        looks=70, under_way=3, history_waiting=4, history_written=60, history_dropped=5, history_trouble=True,
        look_ups=7, look_ups_abandoned=6, clock_trusted=True,
    )  # fmt: skip
    found = values(snapshot, health)
    expected = {
        "sites_not_watched": 1,
        "sites_clock_wrong": 1,
        "sites_network_doubted": 1,
        "sites_network_cut": 0,
        "sites_alarms": 1,
        "sites_looks_total": 70,
        "sites_looks_under_way": 3,
        "sites_history_waiting": 4,
        "sites_history_written_total": 60,
        "sites_history_dropped_total": 5,
        "sites_history_trouble": 1,
        "sites_dns_look_ups": 7,
        "sites_dns_abandoned": 6,
        "sites_clock_trusted": 1,
    }
    assert {name: found[f"scc_wall_{name}",] for name in expected} == expected
    assert found["scc_wall_site_failures", "Disdik"] == 2
    assert found["scc_wall_site_flapping", "Disdik"] == 1
