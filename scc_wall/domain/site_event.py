"""What happened to the sites, for the person at the desk (specs/desk.md, "Events" and "Calm by default").

::

    status before ─┐
    status after ──┴► happenings ─► EventBook ─► at most one event for one thing that happened
    own network ────► cut, back ──►
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.site import CertificateAlarm, SiteCause, SiteState, VerdictLevel
from scc_wall.domain.site_certificate import worse
from scc_wall.domain.site_fold import level
from scc_wall.domain.site_status import SiteStatus
from scc_wall.domain.site_store import STATES_UP


class EventKind(StrEnum):
    """What happened; the value is stable and appears in exports and the audit."""

    DOWN = "turun"
    UP = "naik lagi"
    HACKED = "diretas"
    SUSPICIOUS = "mencurigakan"
    CERTIFICATE = "sertifikat"
    NETWORK_CUT = "jaringan SCC terputus"
    NETWORK_BACK = "jaringan SCC pulih"
    FLOOD = "banyak kejadian"
    CLOCK = "jam komputer"


class Priority(IntEnum):
    """How urgent; the most urgent first."""

    HIGH = 1
    MEDIUM = 2
    LOW = 3


_PRIORITIES: Final = {
    EventKind.HACKED: Priority.HIGH,
    EventKind.NETWORK_CUT: Priority.HIGH,
    EventKind.DOWN: Priority.MEDIUM,
    EventKind.SUSPICIOUS: Priority.MEDIUM,
    EventKind.CERTIFICATE: Priority.LOW,
    EventKind.UP: Priority.LOW,
    EventKind.NETWORK_BACK: Priority.LOW,
    EventKind.FLOOD: Priority.LOW,
    EventKind.CLOCK: Priority.MEDIUM,
}
ALARMS: Final = frozenset({EventKind.DOWN, EventKind.HACKED, EventKind.NETWORK_CUT})
"""Kinds that ring and ask for a person, unless they only say again what held before a restart."""

TODO: Final[dict[EventKind, Told]] = {
    EventKind.DOWN: Told("Hubungi pengelola situs.", "Call who runs the site."),
    EventKind.HACKED: Told(
        "Periksa buktinya, lalu hubungi pengelola situs dan tim tanggap insiden.",
        "Look at the evidence, then call who runs the site and the incident team.",
    ),
    EventKind.SUSPICIOUS: Told(
        "Periksa buktinya; tandai salah jika keliru.", "Look at the evidence; mark it false if it is wrong."
    ),
    EventKind.CERTIFICATE: Told("Minta pengelola memperpanjang sertifikat.", "Have the certificate renewed."),
    EventKind.NETWORK_CUT: Told("Periksa jaringan SCC sendiri.", "Check SCC's own network."),
    EventKind.FLOOD: Told("Buka daftarnya.", "Open the list."),
    EventKind.CLOCK: Told("Betulkan tanggal dan jam komputer ini.", "Set the date and time of this computer."),
}
"""What each asks a person to do; kinds that are missing ask for nothing."""


@dataclass(frozen=True, slots=True)
class SiteEvent:
    """One thing that happened.

    Parameters
    ----------
    event_id
        Within this run of the program, counted from 1; 0 until the book has it.
    site_ids
        None at all for the own network; several for a flood.
    ended_utc
        When it was over by itself: the site answered again, the network came back. None while it lasts, and for
        what has no end.
    count
        How often: a flapping site has one event that counts.
    repeated
        It held before the program started and still does: shown, but it does not ring again.
    members
        What a flood gathered, oldest first.
    """

    kind: EventKind
    at_utc: datetime
    site_ids: tuple[int, ...] = ()
    cause: SiteCause | None = None
    alarm: CertificateAlarm = CertificateAlarm.NONE
    event_id: int = 0
    ended_utc: datetime | None = None
    count: int = 1
    repeated: bool = False
    acknowledged_by: str = ""
    acknowledged_utc: datetime | None = None
    members: tuple["SiteEvent", ...] = ()

    @property
    def priority(self) -> Priority:
        """Return how urgent it is; a flood is as urgent as what it gathered."""
        if self.repeated:
            return Priority.LOW
        if self.members:
            return min(member.priority for member in self.members)
        if self.kind is EventKind.CERTIFICATE and self.alarm is CertificateAlarm.RED:
            return Priority.MEDIUM
        return _PRIORITIES[self.kind]

    @property
    def rings(self) -> bool:
        """Return whether it asks for sound and a banner: an alarm that nobody acknowledged and that is not over."""
        if self.acknowledged_by or self.repeated or self.ended_utc is not None:
            return False
        return self.kind in ALARMS or any(member.rings for member in self.members)


def happenings(before: SiteStatus, after: SiteStatus, now_utc: datetime) -> tuple[SiteEvent, ...]:
    """Return what a person is told of the step from one status of a site to the next; nothing while frozen."""
    if after.frozen:
        return ()
    found = []
    if (kind := _turned(before, after)) is not None:
        found.append(SiteEvent(kind, now_utc, (after.site_id,), after.cause))
    if worse(after.certificate_alarm, before.certificate_alarm):
        found.append(SiteEvent(EventKind.CERTIFICATE, now_utc, (after.site_id,), alarm=after.certificate_alarm))
    return tuple(found)


def _turned(before: SiteStatus, after: SiteStatus) -> EventKind | None:
    if after.state is before.state:
        return None
    if after.state is SiteState.DOWN:
        return EventKind.DOWN
    if after.state is SiteState.HACKED:
        return EventKind.HACKED
    if after.state is SiteState.SUSPICIOUS and before.state is not SiteState.HACKED:
        return EventKind.SUSPICIOUS
    back = before.state is SiteState.DOWN and after.state in STATES_UP
    return EventKind.UP if back else None


def ended(before: SiteStatus, after: SiteStatus) -> frozenset[EventKind]:
    """Return the kinds of which that step ends what lasted; a hack behind an outage still lasts."""
    kinds = set()
    if before.state is SiteState.DOWN and after.state is not SiteState.DOWN:
        kinds.add(EventKind.DOWN)
    if level(after) is not VerdictLevel.HACKED:
        kinds.add(EventKind.HACKED)
    if level(after) is not VerdictLevel.SUSPICIOUS:
        kinds.add(EventKind.SUSPICIOUS)
    if after.certificate_alarm is not before.certificate_alarm:
        kinds.add(EventKind.CERTIFICATE)
    before_level = {VerdictLevel.HACKED: EventKind.HACKED, VerdictLevel.SUSPICIOUS: EventKind.SUSPICIOUS}
    lasted = {EventKind.DOWN, EventKind.CERTIFICATE, before_level.get(level(before))}
    return frozenset(kinds & lasted)


_TEXTS: Final = {
    EventKind.DOWN: Told("{site} TURUN", "{site} is DOWN"),
    EventKind.UP: Told("{site} naik lagi", "{site} is up again"),
    EventKind.HACKED: Told("{site} DIRETAS", "{site} is HACKED"),
    EventKind.SUSPICIOUS: Told("{site} mencurigakan", "{site} is suspicious"),
    EventKind.CERTIFICATE: Told(
        "Sertifikat {site} habis dalam {days} hari", "The certificate of {site} ends within {days} days"
    ),
    EventKind.NETWORK_CUT: Told("JARINGAN SCC TERPUTUS", "SCC NETWORK CUT OFF"),
    EventKind.NETWORK_BACK: Told("Jaringan SCC pulih", "SCC's network is back"),
    EventKind.FLOOD: Told("{count} kejadian dalam waktu singkat", "{count} events in a short time"),
    EventKind.CLOCK: Told("JAM KOMPUTER INI SALAH", "THE CLOCK OF THIS COMPUTER IS WRONG"),
}


_ENDING: Final = Told(
    "Sertifikat {site} habis dalam {days} hari, atau sudah habis",
    "The certificate of {site} ends within {days} days, or has ended",
)


_CAUSES_EN: Final = {
    SiteCause.CONNECT: "connection",
    SiteCause.TLS_EXPIRED: "TLS expired",
    SiteCause.TLS_NAME: "TLS name",
    SiteCause.TLS_CHAIN: "TLS chain",
    SiteCause.REFUSED: "refused",
    SiteCause.OFF_DOMAIN: "redirect off the domain",
    SiteCause.TRUNCATED: "cut short",
    SiteCause.SLOW: "slow",
    SiteCause.CONTENT: "content",
}
"""The others are the same in both languages."""


def told(event: SiteEvent, site_name: str = "") -> Told:
    """Return an event in a few words, e.g. for the banner."""
    text = _ENDING if event.alarm is CertificateAlarm.RED else _TEXTS[event.kind]
    text = text.format(site=site_name, days=int(event.alarm), count=event.count)
    cause = "" if event.cause is None else f" ({event.cause})"
    cause_en = "" if event.cause is None else f" ({_CAUSES_EN.get(event.cause, str(event.cause))})"
    times = f" ×{event.count}" if event.count > 1 and event.kind is not EventKind.FLOOD else ""
    return Told(text.id + cause + times, text.en + cause_en + times)
