"""Turns a snapshot of the sites into metric families; the names are promised to installers and never change."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily, Metric

from scc_wall.domain.site import ProbePhases, SiteState
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.sites_snapshot import NetworkState, SitesSnapshot

_PHASES = ("resolve", "connect", "tls", "first_byte", "transfer")


def site_families(snapshot: SitesSnapshot, now_utc: datetime) -> Iterator[Metric]:
    """Yield every family of the sites; ages are those of `now_utc`."""
    names = _names(snapshot)
    named = [(names[site_id], status) for site_id, status in sorted(snapshot.statuses.items()) if site_id in names]
    counts = _gauge("sites", "Sites in each state", "state")
    for state in SiteState:
        counts.add_metric([state.value], snapshot.counts.get(state, 0))
    yield counts
    cut = float(snapshot.network is NetworkState.CUT)
    yield GaugeMetricFamily("scc_wall_sites_network_cut", "1 while SCC's own network is cut off", value=cut)
    yield from _of_each(named, now_utc)


def _of_each(named: list[tuple[str, SiteStatus]], now_utc: datetime) -> Iterator[Metric]:
    state = _gauge("site_state", "1 for the current state", "site", "state")
    age = _gauge("site_checked_age_seconds", "Seconds since the last look that counted", "site")
    phase = _gauge("site_phase_seconds", "How long each phase of the last look took", "site", "phase")
    expires = _gauge("site_certificate_expires_seconds", "Seconds until the certificate chain ends", "site")
    for name, status in named:
        for one in SiteState:
            state.add_metric([name, one.value], float(status.state is one))
        if status.checked_utc is not None:
            age.add_metric([name], (now_utc - status.checked_utc).total_seconds())
        if status.certificate is not None:
            expires.add_metric([name], (status.certificate.expires_utc - now_utc).total_seconds())
        for of, took_ms in _phases(status.last.phases if status.last else ProbePhases()).items():
            phase.add_metric([name, of], took_ms / 1000)
    yield from (state, age, phase, expires)


def _phases(phases: ProbePhases) -> Mapping[str, float]:
    took = ((name, getattr(phases, f"{name}_ms")) for name in _PHASES)
    return {name: ms for name, ms in took if ms is not None}


def _names(snapshot: SitesSnapshot) -> dict[int, str]:
    """Return a name for each site, unique: an OPD may have several sites under one name."""
    often = Counter(site.name for site in snapshot.sites.values())
    return {i: site.name if often[site.name] == 1 else f"{site.name} #{i}" for i, site in snapshot.sites.items()}


def _gauge(name: str, text: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"scc_wall_{name}", text, labels=labels)
