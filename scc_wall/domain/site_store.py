"""What the website monitors ask of a store: the sites, and their history. One contract suite tests every store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from scc_wall.domain.latency import LatencyBuckets
from scc_wall.domain.site import ContentVerdict, ProbeResult, SiteConfig, SiteState
from scc_wall.domain.site_status import StateChange


@dataclass(frozen=True, slots=True)
class Approved:
    """A baseline that a person approved: the shingles (hashes) of the text as it should be."""

    site_id: int
    url: str
    shingles: frozenset[int]
    by: str
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """A verdict as it stands in the store, with what a person said of it.

    Parameters
    ----------
    dismissed_by
        Login of who marked it false, empty if nobody did.
    """

    verdict_id: int
    site_id: int
    at_utc: datetime
    verdict: ContentVerdict
    dismissed_by: str = ""
    dismissed_utc: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SiteNote:
    """What a person wrote beside a site."""

    site_id: int
    at_utc: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class LatencySummary:
    """Looks of one span of time (an hour or a day), mergeable.

    Parameters
    ----------
    first_byte
        Of the good looks.
    up_s, down_s
        Seconds in which the site was up (`STATES_UP`: it answered) and down; what is missing from the span is unknown
        or maintenance.
    """

    site_id: int
    start_utc: datetime
    looks: int
    failures: int
    first_byte: LatencyBuckets
    up_s: float
    down_s: float


class SiteRepository(Protocol):
    """The sites as configured."""

    def all(self) -> Sequence[SiteConfig]:
        """Return every site, in the order of their ids."""
        ...

    def add(self, site: SiteConfig) -> SiteConfig:
        """Store a new site; return it with its id."""
        ...

    def add_all(self, sites: Sequence[SiteConfig]) -> Sequence[SiteConfig]:
        """Store new sites, all or none."""
        ...

    def change(self, site: SiteConfig) -> None:
        """Store what was changed of a site."""
        ...

    def remove(self, site_id: int) -> None:
        """Take a site out; its history stays until its time is over."""
        ...


class SiteHistory(Protocol):
    """What was seen of the sites. Written by one thread in batches, read by the panel."""

    def write(
        self,
        results: Sequence[ProbeResult],
        changes: Sequence[StateChange],
        verdicts: Sequence[tuple[int, datetime, ContentVerdict]],
    ) -> None:
        """Keep one batch in one transaction."""
        ...

    def roll_up(self, now_utc: datetime) -> None:
        """Make hours of raw results and days of hours, and delete what is past its time (48 h, 90 days, 2 years)."""
        ...

    def beats(self, site_ids: Sequence[int], count: int) -> dict[int, Sequence[ProbeResult]]:
        """Return the latest looks of each site, oldest first (without certificates)."""
        ...

    def results(self, site_id: int, since_utc: datetime) -> Sequence[ProbeResult]:
        """Return the raw looks of one site since a moment, oldest first."""
        ...

    def hours(self, site_ids: Sequence[int], since_utc: datetime) -> dict[int, Sequence[LatencySummary]]:
        """Return the hours of each site since a moment, oldest first; hours without data are left out."""
        ...

    def days(self, site_ids: Sequence[int], since: date) -> dict[int, Sequence[LatencySummary]]:
        """Return the days (WIB) of each site since a date, oldest first; days without data are left out."""
        ...

    def changes(self, site_id: int, since_utc: datetime) -> Sequence[StateChange]:
        """Return the changes since a moment, oldest first, led by the one that held at that moment."""
        ...

    def last_states(self) -> dict[int, StateChange]:
        """Return the newest change of every site: what held when the program ended."""
        ...

    def verdicts(self, site_id: int, count: int) -> Sequence[KeptVerdict]:
        """Return the newest verdicts of a site, newest first."""
        ...

    def verdict(self, verdict_id: int) -> KeptVerdict | None:
        """Return one verdict, None if it is gone."""
        ...

    def dismiss(self, verdict_id: int, by: str, at_utc: datetime, reason: str) -> None:
        """Keep that a person marked a verdict false."""
        ...

    def dismissed(self) -> dict[int, str]:
        """Return, for each site that has one, the fingerprint of the newest verdict marked false."""
        ...

    def approve(self, baseline: Approved) -> None:
        """Keep a baseline in place of the one before."""
        ...

    def approved(self) -> dict[int, Approved]:
        """Return the baseline of each site that has one."""
        ...

    def add_note(self, note: SiteNote) -> None:
        """Keep what a person wrote."""
        ...

    def notes(self, site_id: int) -> Sequence[SiteNote]:
        """Return what persons wrote beside a site, newest first."""
        ...


STATES_UP = frozenset({SiteState.UP, SiteState.SLOW, SiteState.SUSPICIOUS, SiteState.HACKED})
"""States in which a site answers: they count as up; DOWN counts as down; the others are left out."""
