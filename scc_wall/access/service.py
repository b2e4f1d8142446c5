"""Puts the parts of access together, in the order in which they need each other."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scc_wall.access.accounts import Accounts
from scc_wall.access.anchor_file import AnchorFile
from scc_wall.access.anchor_syslog import AnchorSyslog
from scc_wall.access.audit_log import AuditLog
from scc_wall.access.audit_watch import AuditWatch
from scc_wall.access.credentials import Credentials
from scc_wall.access.door import Door
from scc_wall.access.export import Exports
from scc_wall.access.letters import Letters, Visitors
from scc_wall.access.passwords import Passwords
from scc_wall.access.policy import Policy
from scc_wall.access.retention import Retention
from scc_wall.access.session_book import SessionBook
from scc_wall.access.sessions import Sessions
from scc_wall.access.witness import Witness
from scc_wall.base.clock import Clock
from scc_wall.domain.access_store import AccessStore

AUDIT_PURPOSE: Final = "audit"
"""What the audit's key is derived for; whoever verifies the audit derives it for the same (decision 0025)."""


@dataclass(frozen=True, slots=True)
class Access:
    """All of access; every caller uses the part it needs."""

    audit: AuditLog
    watch: AuditWatch
    credentials: Credentials
    sessions: Sessions
    book: SessionBook
    policy: Policy
    door: Door
    letters: Letters
    visitors: Visitors
    accounts: Accounts
    exports: Exports
    retention: Retention


def build(
    store: AccessStore,
    key: bytes,
    clock: Clock,
    anchor_path: Path,
    passwords: Passwords | None = None,
    *,
    anchor_copy: AnchorSyslog | None = None,
) -> Access:
    """Return access over a store; nothing is written before `audit.start()`.

    Parameters
    ----------
    key
        The audit's, derived from the master key.
    anchor_path
        File of the anchors, outside the database.
    anchor_copy
        Where anchors go besides; None for nowhere.
    """
    passwords = passwords or Passwords()
    audit = AuditLog(store.audit, key, clock, AnchorFile(anchor_path, key, anchor_copy))
    witness = Witness(store.audit, audit)
    credentials = Credentials(store.accounts, audit, passwords, clock, witness)
    sessions = Sessions(store, audit, credentials, clock, witness)
    policy = Policy(sessions, audit, clock)
    return Access(
        audit=audit,
        watch=AuditWatch(audit, anchor_copy, clock),
        credentials=credentials,
        sessions=sessions,
        book=SessionBook(store, sessions, policy, clock),
        policy=policy,
        door=Door(
            store,
            audit=audit,
            credentials=credentials,
            sessions=sessions,
            policy=policy,
            witness=witness,
            clock=clock,
        ),
        letters=Letters(store, policy, sessions, clock, witness),
        visitors=Visitors(store, policy, clock),
        accounts=Accounts(
            store.accounts,
            audit=audit,
            passwords=passwords,
            credentials=credentials,
            policy=policy,
            sessions=sessions,
            witness=witness,
            clock=clock,
        ),
        exports=Exports(store, audit, policy, clock),
        retention=Retention(store.audit, audit, policy, clock),
    )
