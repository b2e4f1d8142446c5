"""The desk of the handover (`ui.shift.desk.ShiftDesk`): policy before it, store behind it. Runs on the worker."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.app.shift.sheet import Seen, sheet_of_now
from scc_wall.app.sites.rights import NOBODY
from scc_wall.base.clock import Clock
from scc_wall.domain.event import EventStore
from scc_wall.domain.handover import (
    LONGEST_REMARK,
    WAITS_NO_LONGER,
    Handover,
    HandoverError,
    HandoverStore,
    Party,
    why_not_give,
    why_not_take,
)
from scc_wall.domain.role import Action
from scc_wall.domain.shift_sheet import Sheet, sha256_of
from scc_wall.ui.shift.desk import Desk

PAST: Final = 200


class RoomShift:
    """See above.

    Parameters
    ----------
    access
        Returns access once it is open.
    seen
        Returns what the wall saw last.
    """

    def __init__(
        self,
        access: Callable[[], Access | None],
        handovers: HandoverStore,
        events: EventStore,
        seen: Callable[[], Seen],
        clock: Clock,
    ) -> None:
        self._access = access
        self._handovers = handovers
        self._events = events
        self._seen = seen
        self._clock = clock

    def look(self) -> Desk:
        """See `ShiftDesk`."""
        _, present = self._allowed()
        waiting, changed = self._waiting()
        own = waiting is not None and waiting.given_by.login == present.account.login
        from_utc = present.session.opened_utc
        of_shift = self._events.between(from_utc, self._clock.now_utc())
        sheet = sheet_of_now(self._seen(), from_utc, self._events.open_ones(), of_shift)
        return Desk(sheet, waiting, own, changed)

    def _waiting(self) -> tuple[Handover | None, bool]:
        """Return what waits and can be taken, and whether something waits that was changed in the database."""
        try:
            waiting = self._handovers.waiting()
        except HandoverError:
            return None, True
        changed = waiting is not None and not waiting.sound
        return (None if changed else waiting), changed

    def give(self, sheet: Sheet) -> Handover:
        """See `ShiftDesk`."""
        access, present = self._allowed()
        party = _party(present)
        before, changed = self._waiting()
        if (why := why_not_give(before, party.login)) is not None:
            access.policy.refuse(present, Action.HANDOVER, "another-waits", subject=_subject(before))
            raise why
        sheet = replace(sheet, remark=sheet.remark[:LONGEST_REMARK])
        given = Handover(sheet, sha256_of(sheet), party, self._clock.now_utc())
        details = (
            ("step", "given"),
            ("sheet_sha256", given.sheet_sha256),
            ("disturbed", len(sheet.disturbed)),
            ("events", len(sheet.events)),
            *((("replaces_changed", True),) if changed else ()),
        )
        with access.policy.recorded(present, Action.HANDOVER, details=details):
            stored = self._handovers.add(given)
            self._handovers.withdraw_before(stored.handover_id, self._clock.now_utc())
        return stored

    def take(self, handover_id: int, remark: str) -> None:
        """See `ShiftDesk`."""
        access, present = self._allowed()
        party, waiting = _party(present), self._handovers.waiting()
        if waiting is not None and waiting.handover_id != handover_id:
            waiting = None
        why = why_not_take(waiting, party.login)
        if why is not None or waiting is None:
            access.policy.refuse(present, Action.HANDOVER, "not-to-take", subject=f"handover:{handover_id}")
            raise why or WAITS_NO_LONGER
        details = (
            ("step", "taken"),
            ("sheet_sha256", waiting.sheet_sha256),
            ("given_by", waiting.given_by.login),
        )
        with access.policy.recorded(present, Action.HANDOVER, subject=f"handover:{handover_id}", details=details):
            now_utc = self._clock.now_utc()
            if not self._handovers.take(handover_id, party, now_utc, remark.strip()[:LONGEST_REMARK]):
                raise WAITS_NO_LONGER

    def withdraw(self, handover_id: int) -> None:
        """See `ShiftDesk`."""
        access, present = self._allowed()
        waiting = self._handovers.waiting()
        if waiting is None or (waiting.handover_id, waiting.given_by.login) != (handover_id, present.account.login):
            raise WAITS_NO_LONGER
        details = (("step", "withdrawn"),)
        with access.policy.recorded(present, Action.HANDOVER, subject=f"handover:{handover_id}", details=details):
            if not self._handovers.withdraw(handover_id, self._clock.now_utc()):
                raise WAITS_NO_LONGER

    def past(self) -> Sequence[Handover]:
        """See `ShiftDesk`; whoever reads the audit reads these too."""
        access = self._access()
        if access is None:
            raise NOBODY
        present = access.sessions.present()
        if not access.policy.may(present, Action.AUDIT_READ):
            access.policy.check(present, Action.HANDOVER)
        return self._handovers.newest(PAST)

    def waits_for(self, login: str) -> bool:
        """Return whether something waits that this person could take; asked as they come in."""
        waiting, changed = self._waiting()
        return changed or (waiting is not None and waiting.given_by.login != login)

    def _allowed(self) -> tuple[Access, Presence]:
        access = self._access()
        if access is None:
            raise NOBODY
        present = access.sessions.present()
        access.policy.check(present, Action.HANDOVER)
        if present is None:
            raise NOBODY
        access.sessions.touch()
        return access, present


def _party(present: Presence) -> Party:
    account = present.account
    return Party(account.login, account.name, present.letter.letter.number, present.session.session_id)


def _subject(handover: Handover | None) -> str:
    return "" if handover is None else f"handover:{handover.handover_id}"
