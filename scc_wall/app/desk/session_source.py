"""The session panel's facts: from the presence at once, visitors and last acts from the store, by the worker."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from scc_wall.access.presence import Presence
from scc_wall.base.clock import Clock
from scc_wall.domain.audit import AuditRow
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.person import Visitor
from scc_wall.storage.store import Store
from scc_wall.ui.desk.session_facts import Act, SessionFacts

MOST_ACTS: Final = 12
Read = tuple[tuple[Visitor, ...], tuple[AuditRow, ...]]


def read(store: Store, session_id: int) -> Read:
    """Return who visits, and what was done last in that session; on the worker.

    Raises
    ------
    StoreError
        If the store can't be read.
    """
    return tuple(store.visitors.present()), tuple(store.audit.newest_of(session_id, MOST_ACTS))


def facts_of(
    presence: Presence, clock: Clock, known: Read | None, cameras: Callable[[], Mapping[int, CameraConfig]]
) -> SessionFacts:
    """Return the session as the panel shows it."""
    letter, scope = presence.letter.letter, presence.scope
    now = clock.mono_ns()
    left_s = presence.session.left_s(now)
    return SessionFacts(
        name=presence.account.name,
        role=presence.account.role,
        state=presence.session.state,
        since_utc=presence.session.opened_utc,
        letter_number=letter.number,
        letter_title=letter.purpose,
        until_utc=letter.valid_until_utc,
        letter_left_s=whole(letter_left_s(letter.valid_until_utc, clock)),
        session_left_s=whole(left_s),
        region_codes=tuple(sorted(scope.region_codes)),
        cameras=len(scope.camera_ids),
        ptz=scope.ptz,
        visitors=None if known is None else known[0],
        acts=None if known is None else tuple(_act(row, cameras()) for row in known[1]),
    )


def letter_left_s(until_utc: datetime, clock: Clock) -> float:
    """Return how long a letter still holds, in seconds."""
    return max(0.0, (until_utc - clock.now_utc()).total_seconds())


def whole(seconds: float) -> float:
    """Return whole minutes above ten, whole seconds below: what is shown changes no oftener."""
    return seconds // 60 * 60 if seconds > 600 else float(-(-seconds // 1))


def _act(row: AuditRow, cameras: Mapping[int, CameraConfig]) -> Act:
    kind, _, which = row.entry.subject.partition(":")
    camera = cameras.get(int(which)) if kind == "camera" and which.isdecimal() else None
    subject = camera.name if camera is not None else which if kind == "layout" else ""
    return Act(row.at_utc, row.entry.action, subject, row.entry.result)
