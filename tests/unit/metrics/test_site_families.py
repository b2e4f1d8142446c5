"""The sites as metrics."""

from datetime import timedelta

from prometheus_client import CollectorRegistry
from prometheus_client.registry import Collector

from scc_wall.domain.site import ProbePhases, ProbeResult, SiteCertificate, SiteConfig, SiteState
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.sites_snapshot import NetworkState, SitesSnapshot
from scc_wall.metrics.site_families import site_families
from tests.support.clock import START_UTC

DAY = timedelta(days=1)


def values(snapshot: SitesSnapshot) -> dict[tuple[str, ...], float]:
    class Told(Collector):
        def collect(self):
            return site_families(snapshot, START_UTC)

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
