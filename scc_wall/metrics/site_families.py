"""Turns a snapshot of the sites into metric families; the names are promised to installers and never change."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from scc_wall.domain.network_state import NetworkState
from scc_wall.domain.site import ProbePhases, SiteState
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.sites_health import SitesHealth
from scc_wall.domain.sites_snapshot import SitesSnapshot

_PHASES = ("resolve", "connect", "tls", "first_byte", "transfer")


def site_families(snapshot: SitesSnapshot, now_utc: datetime) -> Iterator[Metric]:
    """Yield every family of the sites; ages are those of `now_utc`."""
    names = _names(snapshot)
    named = [(names[site_id], status) for site_id, status in sorted(snapshot.statuses.items()) if site_id in names]
    counts = _gauge("sites", "Sites in each state", "state")
    for state in SiteState:
        counts.add_metric([state.value], snapshot.counts.get(state, 0))
    yield counts
    unwatched = sum(not site.enabled or not site.url.strip() for site in snapshot.sites.values())
    yield _plain("sites_not_watched", "Sites that are switched off or have no address yet", unwatched)
    wrong = "1 while the certificates of most sites say that this computer's clock is wrong"
    yield _plain("sites_clock_wrong", wrong, snapshot.clock_wrong)
    doubted = snapshot.network is NetworkState.DOUBTED
    yield _plain("sites_network_doubted", "1 while failures wait because the own network may be the reason", doubted)
    rings = sum(event.rings for event in snapshot.events)
    yield _plain("sites_alarms", "Alarms that nobody acknowledged and that are not over", rings)
    cut = float(snapshot.network is NetworkState.CUT)
    yield GaugeMetricFamily("scc_wall_sites_network_cut", "1 while SCC's own network is cut off", value=cut)
    yield from _of_each(named, now_utc)


def health_families(health: SitesHealth) -> Iterator[Metric]:
    """Yield how the monitors themselves are."""
    yield _count("sites_looks", "Looks that were finished", health.looks)
    yield _plain("sites_looks_under_way", "Looks being made", health.under_way)
    yield _plain("sites_history_waiting", "Looks and changes that are yet to be written", health.history_waiting)
    yield _count("sites_history_written", "Looks and changes written", health.history_written)
    yield _count(
        "sites_history_dropped", "Looks and changes lost: the store took none for too long", health.history_dropped
    )
    yield _plain("sites_history_trouble", "1 while the store can't be written", health.history_trouble)
    yield _plain("sites_dns_look_ups", "Questions to the DNS under way", health.look_ups)
    yield _plain("sites_dns_abandoned", "Those of them that nobody waits for any more", health.look_ups_abandoned)
    yield _plain("sites_clock_trusted", "1 if the history may be rolled up by this clock", health.clock_trusted)


def _plain(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"scc_wall_{name}", text, value=float(value))


def _count(name: str, text: str, value: float) -> Metric:
    return CounterMetricFamily(f"scc_wall_{name}", text, value=float(value))


def _of_each(named: list[tuple[str, SiteStatus]], now_utc: datetime) -> Iterator[Metric]:
    state = _gauge("site_state", "1 for the current state", "site", "state")
    age = _gauge("site_checked_age_seconds", "Seconds since the last look that counted", "site")
    phase = _gauge("site_phase_seconds", "How long each phase of the last look took", "site", "phase")
    flapping = _gauge("site_flapping", "1 while it comes and goes", "site")
    failures = _gauge("site_failures", "Failed looks in a row", "site")
    expires = _gauge("site_certificate_expires_seconds", "Seconds until the certificate chain ends", "site")
    for name, status in named:
        for one in SiteState:
            state.add_metric([name, one.value], float(status.state is one))
        flapping.add_metric([name], float(status.flapping))
        failures.add_metric([name], status.failures)
        if status.checked_utc is not None:
            age.add_metric([name], (now_utc - status.checked_utc).total_seconds())
        if status.certificate is not None:
            expires.add_metric([name], (status.certificate.expires_utc - now_utc).total_seconds())
        for of, took_ms in _phases(status.last.phases if status.last else ProbePhases()).items():
            phase.add_metric([name, of], took_ms / 1000)
    yield from (state, age, phase, expires, flapping, failures)


def _phases(phases: ProbePhases) -> Mapping[str, float]:
    took = ((name, getattr(phases, f"{name}_ms")) for name in _PHASES)
    return {name: ms for name, ms in took if ms is not None}


def _names(snapshot: SitesSnapshot) -> dict[int, str]:
    """Return a name for each site, unique: an OPD may have several sites under one name."""
    often = Counter(site.name for site in snapshot.sites.values())
    return {i: site.name if often[site.name] == 1 else f"{site.name} #{i}" for i, site in snapshot.sites.items()}


def _gauge(name: str, text: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"scc_wall_{name}", text, labels=labels)
