"""The one rule that makes a site's status of the status before and one look. Pure (specs/opd.md, "State").

Whether a site answers is learnt with patience; which state it shows is read from what was learnt::

                  2 good looks             3 failures in a row
    not known ───────────────────► answers ───────────────────► does not ──┐
        │                             ▲───────── 2 good looks ─────────────┤
        └────────────────── 3 failures in a row ───────────────────────────┘

    not watched (no address, switched off) ► UNKNOWN      the first that holds, wins
    own network cut off                    ► the state as it was (`frozen`)
    answers, content HACKED                ► HACKED       planned work explains silence, not gambling
    in a window of planned work            ► MAINTENANCE
    not known                              ► UNKNOWN
    does not answer                        ► DOWN
    answers, content SUSPICIOUS            ► SUSPICIOUS
    answers, latest good look slow         ► SLOW
    answers                                ► UP

A verdict that a person marked false (its fingerprint is `dismissed`) counts as clean. It stands until the next one: a
hacked site that falls silent is DOWN, and HACKED again when it is back. One look can change a state only along
`LEGAL_BY_LOOK`; time, windows and people change it by `settle`. A site that was not looked at for long (`overdue`) is
not known any more: a state must never look newer than what it rests on.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Final

from scc_wall.domain.site import ContentVerdict, ProbeResult, SiteCause, SiteState, VerdictLevel
from scc_wall.domain.site_certificate import certificate_alarm
from scc_wall.domain.site_slow import SLOW_MS
from scc_wall.domain.site_status import SiteStatus, StateChange

DOWN_AFTER: Final = 3
UP_AFTER: Final = 2
RETRY_S: Final = 20.0
RECENT: Final = 21
FLAPS_FROM: Final = 0.30
STEADY_BELOW: Final = 0.15

_ANSWERING: Final = frozenset({SiteState.UP, SiteState.SLOW, SiteState.SUSPICIOUS, SiteState.HACKED})
LEGAL_BY_LOOK: Final[dict[SiteState, frozenset[SiteState]]] = {
    SiteState.UNKNOWN: _ANSWERING | {SiteState.DOWN},
    SiteState.DOWN: _ANSWERING,
    SiteState.MAINTENANCE: frozenset({SiteState.HACKED}),
    SiteState.HACKED: _ANSWERING | {SiteState.DOWN, SiteState.MAINTENANCE},
    **{state: _ANSWERING | {SiteState.DOWN} for state in _ANSWERING - {SiteState.HACKED}},
}
"""Where one look may lead from a state, besides leaving it as it is; with the context unchanged."""


@dataclass(frozen=True, slots=True)
class FoldContext:
    """What a status depends on besides looks.

    Parameters
    ----------
    now_utc
        The moment of a change that no look makes.
    watched
        It has an address and is switched on.
    maintenance
        A window of planned work is open.
    frozen
        The own network is cut off.
    overdue
        No look has counted for so long that what was learnt says nothing of now.
    slow_after_ms
        See `site_slow.slow_after_ms`.
    """

    now_utc: datetime
    watched: bool = True
    maintenance: bool = False
    frozen: bool = False
    overdue: bool = False
    slow_after_ms: float = SLOW_MS


def first(site_id: int, now_utc: datetime) -> SiteStatus:
    """Return the status of a site that was not looked at yet."""
    return SiteStatus(site_id, SiteState.UNKNOWN, now_utc)


def fold(
    previous: SiteStatus, result: ProbeResult, context: FoldContext, verdict: ContentVerdict | None = None
) -> SiteStatus:
    """Return the status after one look; a function of its arguments alone.

    Parameters
    ----------
    verdict
        On the page that the look read; None if it read none: the one before stands.
    """
    before = settle(previous, context)
    if context.frozen or not context.watched:
        return before
    learnt = _counted(before, result, context)
    if verdict is not None:
        learnt = replace(learnt, verdict=verdict)
    return _shown(learnt, replace(context, now_utc=result.at_utc))


def settle(previous: SiteStatus, context: FoldContext) -> SiteStatus:
    """Return the status after time passed, a window opened or closed, the network went or came, or a person spoke."""
    if not context.watched:
        return _forgotten(previous, context.now_utc)
    if context.frozen:
        return previous if previous.frozen else replace(_without_doubt(previous), frozen=True)
    known = replace(previous, failures=0, successes=0, recent=(), answers=None) if context.overdue else previous
    return _shown(replace(known, frozen=False), context)


def unsettled(status: SiteStatus) -> bool:
    """Return whether the next look should come after `RETRY_S`: a change is half way, or nothing is known yet."""
    if status.answers is None:
        return status.checked_utc is not None
    return 0 < status.failures < DOWN_AFTER if status.answers else status.successes > 0


def recorded(status: SiteStatus) -> SiteState:
    """Return the state as history keeps it: while the own network is cut off nothing is known."""
    return SiteState.UNKNOWN if status.frozen else status.state


def change(before: SiteStatus, after: SiteStatus, now_utc: datetime) -> StateChange | None:
    """Return the change that history keeps, None if the state as it keeps it is the same."""
    if recorded(before) is recorded(after):
        return None
    at_utc = now_utc if before.frozen or after.frozen else after.since_utc
    return StateChange(after.site_id, at_utc, recorded(after), None if after.frozen else after.cause)


def level(status: SiteStatus) -> VerdictLevel:
    """Return what the content says, CLEAN if a person marked that verdict false."""
    verdict = status.verdict
    if verdict is None or (status.dismissed and verdict.fingerprint == status.dismissed):
        return VerdictLevel.CLEAN
    return verdict.level


def _counted(before: SiteStatus, result: ProbeResult, context: FoldContext) -> SiteStatus:
    failures = 0 if result.ok else before.failures + 1
    successes = before.successes + 1 if result.ok else 0
    recent = (*before.recent, result.ok)[-RECENT:]
    return replace(
        before,
        checked_utc=result.at_utc,
        last=result,
        failures=failures,
        successes=successes,
        recent=recent,
        flapping=_flaps(recent, before.flapping),
        certificate=result.certificate or before.certificate,
        answers=_answers(before.answers, failures, successes),
        slow=_is_slow(result, context) if result.ok else before.slow,
    )


def _answers(before: bool | None, failures: int, successes: int) -> bool | None:
    if failures >= DOWN_AFTER:
        return False
    return True if successes >= UP_AFTER else before


def _is_slow(result: ProbeResult, context: FoldContext) -> bool:
    first_byte_ms = result.phases.first_byte_ms
    return first_byte_ms is not None and first_byte_ms > context.slow_after_ms


def _flaps(recent: tuple[bool, ...], before: bool) -> bool:
    # Of 20 possible changes also while fewer looks are there: two changes in three looks are no habit yet.
    changes = sum(a is not b for a, b in pairwise(recent)) / (RECENT - 1)
    return changes >= (STEADY_BELOW if before else FLAPS_FROM)


def _shown(learnt: SiteStatus, context: FoldContext) -> SiteStatus:
    """Return the status with the state that what was learnt amounts to."""
    state = _state(learnt, context.maintenance)
    return replace(
        learnt,
        state=state,
        since_utc=learnt.since_utc if state is learnt.state else context.now_utc,
        cause=_cause(state, learnt),
        certificate_alarm=certificate_alarm(learnt.certificate, context.now_utc),
    )


def _state(learnt: SiteStatus, maintenance: bool) -> SiteState:
    content = level(learnt)
    if learnt.answers and content is VerdictLevel.HACKED:
        return SiteState.HACKED
    if maintenance:
        return SiteState.MAINTENANCE
    if learnt.answers is None:
        return SiteState.UNKNOWN
    if not learnt.answers:
        return SiteState.DOWN
    if content is VerdictLevel.SUSPICIOUS:
        return SiteState.SUSPICIOUS
    return SiteState.SLOW if learnt.slow else SiteState.UP


def _cause(state: SiteState, learnt: SiteStatus) -> SiteCause | None:
    if state in (SiteState.SUSPICIOUS, SiteState.HACKED):
        return SiteCause.CONTENT
    if state is SiteState.SLOW:
        return SiteCause.SLOW
    if state is not SiteState.DOWN:
        return None
    # A first good look after an outage is not yet its end: the cause stays.
    return learnt.last.cause if learnt.last is not None and learnt.last.cause is not None else learnt.cause


def _forgotten(previous: SiteStatus, now_utc: datetime) -> SiteStatus:
    since_utc = previous.since_utc if previous.state is SiteState.UNKNOWN else now_utc
    return SiteStatus(previous.site_id, SiteState.UNKNOWN, since_utc, dismissed=previous.dismissed)


def _without_doubt(status: SiteStatus) -> SiteStatus:
    """Return the status without failures that have not made it DOWN: the cut-off network may have been their cause."""
    if not 0 < status.failures < DOWN_AFTER or status.answers is False:
        return status
    recent = status.recent[: -status.failures]
    good = next((place for place, ok in enumerate(reversed(recent)) if not ok), len(recent))
    return replace(status, recent=recent, failures=0, successes=good)
