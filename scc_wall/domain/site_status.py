"""What is known of a site now: the value that `fold` makes of the status before and one look (domain/site_fold.py)."""

from dataclasses import dataclass
from datetime import datetime

from scc_wall.domain.site import (
    CertificateAlarm,
    ContentVerdict,
    ProbeResult,
    SiteCause,
    SiteCertificate,
    SiteState,
)


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """One site now.

    Parameters
    ----------
    since_utc
        When `state` began.
    checked_utc
        The last look that counted; None before the first.
    failures, successes
        In a row, of the latest looks; one of them is 0.
    recent
        The last 21 looks, oldest first: True for a good one. Flapping is judged by its changes.
    frozen
        The own network is cut off: `state` is the last one known and nothing is learnt until it is back.
    verdict
        The latest on the content, None before the first; `dismissed` is the fingerprint that a person marked false.
    answers
        Whether it answers, with the patience of the rule: False after 3 failures in a row, True after 2 good looks;
        None while neither is known. It goes on being learnt while a window of planned work hides the state.
    slow
        The latest good look was slow.
    """

    site_id: int
    state: SiteState
    since_utc: datetime
    cause: SiteCause | None = None
    checked_utc: datetime | None = None
    last: ProbeResult | None = None
    failures: int = 0
    successes: int = 0
    recent: tuple[bool, ...] = ()
    flapping: bool = False
    frozen: bool = False
    certificate: SiteCertificate | None = None
    certificate_alarm: CertificateAlarm = CertificateAlarm.NONE
    verdict: ContentVerdict | None = None
    dismissed: str = ""
    answers: bool | None = None
    slow: bool = False


@dataclass(frozen=True, slots=True)
class StateChange:
    """A site went from one state to another; these are kept for ever, uptime is counted from them."""

    site_id: int
    at_utc: datetime
    state: SiteState
    cause: SiteCause | None = None
