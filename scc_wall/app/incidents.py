"""Has what happened to the store as a whole stand in the audit, and in the book of events: once each."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scc_wall.access.audit_log import AuditLog
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource, EventStore
from scc_wall.domain.incident import Incident
from scc_wall.storage.quarantine import Case, Quarantine

log = logging.getLogger(__name__)


def start_audit(audit: AuditLog, root: Path) -> None:
    """Start the audit over the store of a home, with what happened to it.

    Parameters
    ----------
    root
        Of the home.

    Raises
    ------
    SccError
        If it can't be written or anchored: then nobody may be let in.
    """
    quarantine = Quarantine(Home(root).quarantine)
    cases = [case for case in quarantine.cases() if case.finished and not case.on_record]
    audit.start(case.incident for case in cases)
    _keep(quarantine, (replace(case, on_record=True) for case in cases))


def incidents_not_on_record(home: Home) -> Sequence[Told]:
    """Return what happened to the store and does not stand in the audit yet."""
    return [
        case.incident.told() for case in Quarantine(home.quarantine).cases() if case.finished and not case.on_record
    ]


def enter_events(events: EventStore, root: Path) -> None:
    """Have what happened to the store stand among the events, before anybody reads them.

    Raises
    ------
    SccError
        If it can't be written; the next start tries again.
    """
    quarantine = Quarantine(Home(root).quarantine)
    for case in [case for case in quarantine.cases() if case.finished and not case.in_book]:
        events.add(event_of(case.incident))
        _keep(quarantine, [replace(case, in_book=True)])


def event_of(incident: Incident) -> Event:
    """Return the event of an incident: it waits until a person takes note of it."""
    return Event(
        EventSource.STORE, "store.replaced", EventPriority.HIGH, incident.at_utc, incident.told(), incident.todo()
    )


def _keep(quarantine: Quarantine, cases: Iterable[Case]) -> None:
    for case in cases:
        try:
            quarantine.keep(case)
        except SccError as error:  # it is said twice then, rather than never
            log.warning("what happened to the store will be told again: %s", error.told())
