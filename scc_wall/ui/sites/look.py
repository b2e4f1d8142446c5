"""What a site looks like in the panel, as values: resolved purely from config, status and time.

A status is only as good as its age: without a look for three intervals it is called old, whatever it says, and while
the own network is cut off it is called frozen. A frozen one is told with the times of its state and of its last look,
never with how long ago: an age that grows reads as if the state still held.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from scc_wall.domain.site import CertificateAlarm, SiteCause, SiteConfig, SiteState
from scc_wall.domain.site_status import SiteStatus, StateChange
from scc_wall.ui.sites import site_words
from scc_wall.ui.words import tr

OLD_AFTER_INTERVALS: Final = 3


class Tone(StrEnum):
    """How loud a row is; colour is kept for what needs a person."""

    CALM = "calm"
    QUIET = "quiet"
    WARN = "warn"
    ALARM = "alarm"


TONES: Final = {
    SiteState.UP: Tone.CALM,
    SiteState.SLOW: Tone.WARN,
    SiteState.SUSPICIOUS: Tone.WARN,
    SiteState.HACKED: Tone.ALARM,
    SiteState.DOWN: Tone.ALARM,
    SiteState.MAINTENANCE: Tone.QUIET,
    SiteState.UNKNOWN: Tone.QUIET,
}
SIGNS: Final = {
    SiteState.UP: "●",
    SiteState.SLOW: "◷",
    SiteState.SUSPICIOUS: "△",
    SiteState.HACKED: "◆",
    SiteState.DOWN: "✕",
    SiteState.MAINTENANCE: "‖",
    SiteState.UNKNOWN: "○",
}
"""The signs where they stand in a line of text; rows and tiles draw the same shapes (marks.py)."""
WORST_FIRST: Final = (
    SiteState.HACKED,
    SiteState.DOWN,
    SiteState.SUSPICIOUS,
    SiteState.SLOW,
    SiteState.UNKNOWN,
    SiteState.MAINTENANCE,
    SiteState.UP,
)
_RANKS: Final = {state: place for place, state in enumerate(WORST_FIRST)}
_RANK_OLD: Final = _RANKS[SiteState.SLOW] + 0.5
_RANK_CERTIFICATE: Final = _RANKS[SiteState.SLOW] + 0.3
_RANK_WAITS: Final = float(len(WORST_FIRST))


@dataclass(frozen=True, slots=True)
class SiteLook:
    """Everything that a row says.

    Parameters
    ----------
    doubt
        Why the state may not hold any more; empty if it does.
    cause
        Why it is in this state, and what else needs a person.
    since, checked
        Age of the state, and time since the last look; of a frozen one the times themselves.
    checked_short
        `checked` in as few words as can be, for rows that have no room for both it and the cause.
    cause_tone
        How loud the cause is: a site can be up and its certificate about to end.
    """

    name: str
    state: SiteState
    word: str
    tone: Tone
    cause: str
    since: str
    checked: str
    doubt: str = ""
    cause_tone: Tone = Tone.QUIET
    checked_short: str = ""

    @property
    def needs_person(self) -> bool:
        """Whether somebody should look at it."""
        return Tone.ALARM in {self.tone, self.cause_tone} or self.tone is Tone.WARN

    def spoken(self) -> str:
        """Return the row as one sentence for screen readers and tests."""
        parts = (self.name, self.word, self.doubt, self.cause, self.since, self.checked)
        return ", ".join(part for part in parts if part)


def state_of(status: SiteStatus | None) -> SiteState:
    """Return the state of a site; one never looked at is UNKNOWN."""
    return SiteState.UNKNOWN if status is None else status.state


def is_old(site: SiteConfig, status: SiteStatus | None, now_utc: datetime) -> bool:
    """Return whether the last look is more than three intervals ago."""
    if status is None or status.checked_utc is None or status.frozen or not is_watched(site):
        return False  # frozen, it is called so; all the sites as old too would hide the ones that were down before
    return (now_utc - status.checked_utc).total_seconds() > OLD_AFTER_INTERVALS * site.interval_s


def is_watched(site: SiteConfig) -> bool:
    """Return whether anybody looks at it at all."""
    return site.enabled and bool(site.url)


def rank(site: SiteConfig, status: SiteStatus | None, now_utc: datetime) -> tuple[float, float, str]:
    """Return what rows are sorted by: the worst first, among equals what changed last, then the name."""
    worst = float(_RANKS[state_of(status)])
    if not is_watched(site):
        worst = _RANK_WAITS
    elif is_old(site, status, now_utc):
        worst = min(worst, _RANK_OLD)
    elif status is not None and status.certificate_alarm is CertificateAlarm.RED:
        worst = min(worst, _RANK_CERTIFICATE)
    since = 0.0 if status is None or state_of(status) is SiteState.UP else -status.since_utc.timestamp()
    return worst, since, site.name.casefold()


def calls_for_person(ranked: tuple[float, float, str]) -> bool:
    """Return whether what has this rank needs somebody: what `SiteLook.needs_person` says, without making the look."""
    return ranked[0] < _RANKS[SiteState.UNKNOWN]


def look_of(
    site: SiteConfig, status: SiteStatus | None, now_utc: datetime, last_known: StateChange | None = None
) -> SiteLook:
    """Return what a row says now; of a site that nothing is known of yet also what held before the program started."""
    state = state_of(status)
    doubt = _doubt(site, status, now_utc)
    tone = TONES[state]
    if is_old(site, status, now_utc) and tone in {Tone.CALM, Tone.QUIET}:
        tone = Tone.WARN
    checked = since = short = ""
    if status is not None and status.frozen:
        since, checked = _frozen_words(status, now_utc)
        short = checked
    elif status is not None:
        since = tr("sejak {age}").format(age=site_words.age(status.since_utc, now_utc))
        if status.checked_utc is not None:
            ago = site_words.age(status.checked_utc, now_utc)
            checked, short = tr("dicek {age} lalu").format(age=ago), tr("{age} lalu").format(age=ago)
    if not is_watched(site):
        return SiteLook(site.name, state, site_words.state_word(state), Tone.QUIET, _unwatched(site), "", checked)
    cause = _cause(status, now_utc)
    if state is SiteState.UNKNOWN and last_known is not None:
        word, ago = site_words.state_word(last_known.state), site_words.age(last_known.at_utc, now_utc)
        cause = tr("belum dicek; terakhir {word}, sejak {age}").format(word=word, age=ago)
    loud = _cause_tone(tone, status)
    return SiteLook(site.name, state, site_words.state_word(state), tone, cause, since, checked, doubt, loud, short)


def _frozen_words(status: SiteStatus, now_utc: datetime) -> tuple[str, str]:
    """Return since when the last known state held, and when that was known."""
    since = tr("sejak {time}").format(time=site_words.short_time(status.since_utc, now_utc))
    return since, "" if status.checked_utc is None else site_words.known_at(status.checked_utc, now_utc)


def certificate_words(status: SiteStatus, now_utc: datetime) -> str:
    """Return how long the certificate still holds, e.g. `sertifikat habis 5 hari lagi`; empty without one."""
    if status.certificate is None:
        return ""
    days = (status.certificate.expires_utc - now_utc).total_seconds() / 86400
    if -1 < days < 0:
        return tr("sertifikat sudah habis, belum sehari")
    if 0 <= days < 1:
        return tr("sertifikat habis dalam sehari")
    if days < 0:
        return tr("sertifikat habis {n} hari lalu", n=int(-days)).format(n=int(-days))
    return tr("sertifikat habis {n} hari lagi", n=int(days)).format(n=int(days))


def _cause_tone(tone: Tone, status: SiteStatus | None) -> Tone:
    alarm = CertificateAlarm.NONE if status is None else status.certificate_alarm
    if alarm is CertificateAlarm.RED:
        return Tone.ALARM
    if alarm is not CertificateAlarm.NONE:
        return Tone.WARN
    return Tone.CALM if tone in {Tone.WARN, Tone.ALARM} else Tone.QUIET


def _unwatched(site: SiteConfig) -> str:
    return tr("tidak dipantau") if site.url else tr("menunggu alamat situs")


def _doubt(site: SiteConfig, status: SiteStatus | None, now_utc: datetime) -> str:
    if status is not None and status.frozen:
        return tr("beku")
    return tr("usang") if is_old(site, status, now_utc) else ""


def _cause(status: SiteStatus | None, now_utc: datetime) -> str:
    if status is None:
        return tr("belum pernah dicek")
    parts = []
    ended = status.cause is SiteCause.TLS_EXPIRED and status.certificate is not None
    if status.cause is not None and not ended:
        exact = status.last.detail if status.last is not None and status.last.cause is status.cause else None
        parts.append(str(exact) if exact is not None else site_words.cause_word(status.cause))
    if status.flapping:
        parts.append(tr("naik turun"))
    if ended or status.certificate_alarm is not CertificateAlarm.NONE:
        parts.append(f"⚠ {certificate_words(status, now_utc)}")
    return " · ".join(parts)
