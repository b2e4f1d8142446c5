"""Who somebody is: login and password, with a lock after five failures that a restart does not forgive.

::

    attempt counted in the store ─► locked? refused ─► password checked ─► right: forgiven   wrong: refused

An attempt is counted before its password is looked at, so that attempts at once are counted one by one and never more
than five passwords are tried. Every refusal stands in the audit.
"""

import logging
import math
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from scc_wall.access.audit_log import AuditLog
from scc_wall.access.passwords import Passwords
from scc_wall.access.told_errors import ASK_SUPERVISOR, LOCKED, TRY_AGAIN, WRONG, WRONG_PASSWORD, LoginRefused
from scc_wall.access.witness import Witness
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import AccountStore
from scc_wall.domain.audit import AuditEntry, AuditResult
from scc_wall.domain.person import Account, Failures
from scc_wall.domain.role import Action

MOST_FAILURES: Final = 5
LOCK_S: Final = 15 * 60.0
"""Source: specs/access.md, "The session"."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proven:
    """A person who has just given their login and password, outside of a session.

    Parameters
    ----------
    proven_mono_ns
        When; it holds for a minute (`policy.PROOF_S`).
    """

    account: Account
    proven_mono_ns: int


class Credentials:
    """Checks logins and passwords; safe for threads.

    Parameters
    ----------
    accounts
        Where people and their failures are.
    witness
        Says whether an account is what the audit says.
    """

    def __init__(
        self, accounts: AccountStore, audit: AuditLog, passwords: Passwords, clock: Clock, witness: Witness
    ) -> None:
        self._witness = witness
        self._accounts = accounts
        self._audit = audit
        self._passwords = passwords
        self._clock = clock
        self._lock = threading.Lock()
        self._locked_mono_ns: dict[str, int] = {}
        """Until when, by login: setting the wall clock on opens nothing."""

    def prove(self, login: str, password: str, *, purpose: str = "login") -> Proven:
        """Return who it is.

        Parameters
        ----------
        purpose
            First word of the audit's row of a refusal: `login`, `vouch`, `unlock`.

        Raises
        ------
        LoginRefused
            If login or password is wrong (the same answer at the same cost for both), or too many were.
        TamperedError
            If somebody changed the account by hand.
        SccError
            If the store or the audit can't be written.
        """
        # What no keyboard types (NUL, half a surrogate) makes databases fail instead of finding nothing.
        account = self._accounts.by_login(login.strip()) if login.strip().isprintable() else None
        known = account is not None and account.active
        key = account.login.casefold() if account else f"?{self._audit.fingerprint(login.strip().casefold())}"
        refused = f"{purpose}.refused"
        if (left_s := self._count(key)) > 0:
            self._refuse(refused, key, account, "locked")
            raise LoginRefused(LOCKED.format(minutes=math.ceil(left_s / 60)), None, ASK_SUPERVISOR)
        right = self._passwords.matches(account.password_hash if account and known else None, password)
        if account is None or not right:
            self._refuse(refused, key, account, "unknown" if account is None else "password" if known else "closed")
            raise LoginRefused(WRONG_PASSWORD if purpose == "unlock" else WRONG, None, TRY_AGAIN)
        self._witness.check_account(account)
        self.forgive(account.login)
        return Proven(self._renewed(account, password), self._clock.mono_ns())

    def forgive(self, login: str) -> None:
        """Forget the failures of a login that an account has.

        Raises
        ------
        SccError
            If the store can't be written.
        """
        self._accounts.change_failures(login.casefold(), lambda _: Failures())
        with self._lock:
            self._locked_mono_ns.pop(login.casefold(), None)

    def _count(self, key: str) -> float:
        """Count an attempt; return 0 if its password may be looked at, else for how many seconds it may not."""
        now_utc, now = self._clock.now_utc(), self._clock.mono_ns()
        with self._lock:
            still_s = (self._locked_mono_ns.get(key, now) - now) / 1e9
        if still_s > 0:
            return still_s
        left_s = 0.0

        def change(before: Failures) -> Failures:
            nonlocal left_s  # a store may call this again after a conflict: nothing is added up here
            after, left_s = _counted(before, now_utc)
            return after

        stored = self._accounts.change_failures(key, change)
        if left_s > 0 or stored.locked_until_utc is not None:
            self._lock_here(key, now, left_s or LOCK_S)
        return left_s

    def _lock_here(self, key: str, now: int, left_s: float) -> None:
        with self._lock:
            for old in [name for name, until in self._locked_mono_ns.items() if until <= now]:
                del self._locked_mono_ns[old]
            self._locked_mono_ns[key] = now + int(left_s * 1e9)

    def _refuse(self, action: str, key: str, account: Account | None, why: str) -> None:
        """Record a refusal; what was typed in place of a login is not kept: it may be a password."""
        details: tuple[tuple[str, str], ...] = (("why", why),)
        if account is None:
            details += (("typed", key),)
        who = account.login if account else ""
        self._audit.record(AuditEntry(action, who=who, result=AuditResult.REFUSED, details=details))

    def _renewed(self, account: Account, password: str) -> Account:
        """Return the account, its hash made anew if today's parameters are others; a failure to is no refusal."""
        if not self._passwords.outdated(account.password_hash):
            return account
        try:
            now = self._accounts.by_id(account.person_id)
            if now is None or now.password_hash != account.password_hash:
                return account  # somebody just set another password
            renewed = replace(now, password_hash=self._passwords.hash(password))
            details = (("change", "renewed"), ("login", now.login), self._witness.hash_detail(renewed))
            with self._audit.recorded(AuditEntry(Action.ACCOUNT_EDIT.value, now.login, details=details)):
                self._accounts.change(renewed)
        except SccError as error:
            log.warning("a password hash could not be renewed: %s", error)
            return account
        return renewed


def _counted(before: Failures, now_utc: datetime) -> tuple[Failures, float]:
    """Return the failures with one more attempt, and the seconds for which nothing may be tried; 0 if it may.

    The fifth attempt locks before it is looked at: only if it is right, it is forgiven.
    """
    longest = now_utc + timedelta(seconds=LOCK_S)
    if before.locked_until_utc is not None and now_utc < before.locked_until_utc:
        until = min(before.locked_until_utc, longest)  # a wall clock set back must not lock for years
        return replace(before, locked_until_utc=until), (until - now_utc).total_seconds()
    count = 1 if before.locked_until_utc is not None else before.count + 1
    return Failures(count, longest if count >= MOST_FAILURES else None), 0.0
