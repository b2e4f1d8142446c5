"""What happens to a session, and what is heard of it."""

from dataclasses import replace

from scc_wall.access.presence import SessionEvent, SessionEventKind
from scc_wall.domain.access_session import EndReason
from tests.support.access_room import Room


def heard(room: Room) -> list[str]:
    """Return what the sessions tell from now on; it grows."""
    events: list[str] = []

    def hear(event: SessionEvent) -> None:
        more = event.reason or (int(event.left_s) if event.kind is SessionEventKind.WARNING else "")
        events.append(f"{event.kind}{':' if more else ''}{more}")

    room.access.sessions.listeners.append(hear)
    return events


def run(room: Room, seconds: float, step_s: float = 10.0, *, touching: bool = True) -> None:
    """Let time pass with a tick now and then, and a hand on the controls."""
    for _ in range(int(seconds / step_s)):
        room.clock.advance(step_s)
        room.access.sessions.tick()
        if touching:
            room.access.sessions.touch()


def ended(room: Room, session_id: int = 1) -> EndReason | None:
    """Return why the store says that it ended; None: it goes on."""
    record = room.store.sessions.by_id(session_id)
    assert record is not None
    return record.ended


def closed(room: Room) -> None:
    """Close the account of the operator behind the program's back."""
    account = room.store.accounts.by_login("operator")
    assert account is not None
    room.store.accounts.change(replace(account, active=False))
