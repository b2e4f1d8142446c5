"""Opens access over the store: the key, the audit, the session that a restart interrupted. Runs on the worker."""

from dataclasses import dataclass

from scc_wall.access.anchor_syslog import ANCHOR_SYSLOG, AnchorSyslog
from scc_wall.access.service import AUDIT_PURPOSE, Access, build
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.room_mark import RoomMark, read_mark
from scc_wall.app.incidents import start_audit
from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import Store


@dataclass(frozen=True, slots=True)
class Room:
    """Access, open.

    Parameters
    ----------
    training
        What the login dialog of a demo says of its people; None in a real installation.
    """

    access: Access
    store: Store
    training: Told | None = None


def open_room(entrance: Entrance, late_store: LateStore, clock: Clock, *, first: bool) -> Room | None:
    """Return access over the store, with the session taken up that a restart interrupted.

    None where nobody has an account: there is nothing to keep safe yet, so no key is made before a person asks for it.

    Parameters
    ----------
    first
        Whether a person is about to make the first account: then the key may be made.

    Raises
    ------
    SccError
        If the store or the key can't be had, or the audit can't be written: then nobody is let in.
    """
    store = late_store.whole()
    empty, begun = not store.accounts.list(), store.audit.newest()[0] > 0
    make = empty and not begun and (first or entrance.seed is not None)
    if empty and not begun and not make:
        return None
    # With rows there must be the key: another one made in its place would look like a broken audit.
    key = entrance.vault.derive(AUDIT_PURPOSE, make=make)
    copy = AnchorSyslog.of(store.settings.get(ANCHOR_SYSLOG))
    access = build(store, key, clock, entrance.anchors, anchor_copy=copy)
    # Raised where there were accounts: who emptied the table by hand gets no wizard.
    if empty and begun and access.accounts.empty() and not (first or entrance.seed is not None):
        return None
    start_audit(access.audit, entrance.anchors.parent)
    training = entrance.seed(access, store) if empty and entrance.seed is not None else None
    if entrance.room_session is None:
        access.sessions.restore()
    else:
        access.sessions.restore(only=read_mark(entrance.room_session))
        access.sessions.listeners.append(RoomMark(entrance.room_session))
    return Room(access, store, training)
