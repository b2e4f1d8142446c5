"""Accounts: the first admin, people added, changed and closed, passwords set; every change stands in the audit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from scc_wall.access.audit_log import AuditLog
from scc_wall.access.credentials import Credentials, Proven
from scc_wall.access.passwords import Passwords, check_rules
from scc_wall.access.policy import PROOF_S, Asker, Policy
from scc_wall.access.sessions import Sessions
from scc_wall.access.told_errors import AccountError
from scc_wall.access.witness import CLOSED, Witness
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.told import Told
from scc_wall.domain.access_store import AccountStore
from scc_wall.domain.audit import AuditEntry, Value
from scc_wall.domain.nip import NIK_TODO, NIK_WHY, NipError, is_nik, normal_number, read_nip
from scc_wall.domain.person import Account
from scc_wall.domain.role import Action, Role

_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._\-]{2,63}")


@dataclass(frozen=True, slots=True)
class LetPass:
    """A supervisor lets a number pass that is no NIP.

    Parameters
    ----------
    by
        The supervisor, by their own password; None where there is none yet: then the admin answers for it.
    """

    reason: str
    by: Proven | None = None


class Accounts:
    """People with an account.

    Parameters
    ----------
    sessions
        Ended at once when their account is closed.
    """

    def __init__(
        self,
        accounts: AccountStore,
        *,
        audit: AuditLog,
        passwords: Passwords,
        credentials: Credentials,
        policy: Policy,
        sessions: Sessions,
        witness: Witness,
        clock: Clock,
    ) -> None:
        self._witness = witness
        self._accounts = accounts
        self._audit = audit
        self._passwords = passwords
        self._credentials = credentials
        self._policy = policy
        self._sessions = sessions
        self._clock = clock

    def empty(self) -> bool:
        """Return whether there is no account at all: the wizard of the first start is due.

        Raises
        ------
        TamperedError
            If there was one: whoever empties the table by hand must not be made the first admin for it.
        SccError
            If the store can't be read.
        """
        if self._accounts.list():
            return False
        self._witness.check_empty()
        return True

    def list(self) -> Sequence[Account]:
        """Return all accounts in the order of their names."""
        return self._accounts.list()

    def create_first_admin(self, draft: Account, password: str, let_pass: LetPass | None = None) -> Account:
        """Make the first account, an admin's, and return it.

        Raises
        ------
        AccountError
            If there is an account already, or login or name can't be used.
        NipError
            If the number is no NIP and no reason is given.
        PasswordError
            If the password can't be used.
        """
        if not self.empty():
            raise AccountError(Told("Sudah ada akun.", "There is an account already."))
        ready = self._ready(replace(draft, role=Role.ADMIN), let_pass, None)
        check_rules(password, ready.login)
        ready = replace(ready, password_hash=self._passwords.hash(password))
        details = (("first", True), *self._details(ready, let_pass), self._witness.hash_detail(ready))
        with self._audit.recorded(AuditEntry(Action.ACCOUNT_EDIT, subject=f"login:{ready.login}", details=details)):
            return self._accounts.add_first(ready)

    def add(self, by: Asker | None, draft: Account, password: str, let_pass: LetPass | None = None) -> Account:
        """Add an account and return it.

        Raises
        ------
        AccessDenied
            If `by` may not.
        AccountError, NipError, PasswordError
            As `create_first_admin`; a login that is taken besides.
        """
        self._policy.check(by, Action.ACCOUNT_EDIT)
        assert by is not None  # else it was denied
        ready = self._ready(draft, let_pass, None)
        check_rules(password, ready.login)
        if self._accounts.by_login(ready.login) is not None:
            raise _login_taken()
        ready = replace(ready, password_hash=self._passwords.hash(password))
        details = (("change", "added"), *self._details(ready, let_pass), self._witness.hash_detail(ready))
        with self._policy.recorded(by, Action.ACCOUNT_EDIT, subject=f"login:{ready.login}", details=details):
            return self._accounts.add(ready)

    def change(self, by: Asker | None, changed: Account, let_pass: LetPass | None = None) -> Account:
        """Change what an account says, or open a closed one again; its password and its end are not changed by this.

        Raises
        ------
        AccessDenied
            If `by` may not.
        AccountError
            If it is one's own role, the last admin's, or an account that is not there.
        NipError
            If the number is no NIP and no reason is given.
        """
        self._policy.check(by, Action.ACCOUNT_EDIT, subject=_subject(changed.person_id))
        assert by is not None  # else it was denied
        before = self._required(changed.person_id)
        ready = replace(self._ready(changed, let_pass, before), password_hash=before.password_hash)
        if before.active and not ready.active:
            raise AccountError(Told("Tutup akun lewat perintah tutup.", "Close an account by closing it."))
        if ready.role is not before.role:
            self._raise_if_own(by, ready, Told("Peran sendiri tidak dapat diubah.", "One's own role can't be changed."))
            self._raise_if_last_admin(before)
        other = self._accounts.by_login(ready.login)
        if other is not None and other.person_id != ready.person_id:
            raise _login_taken()
        details = (("change", "changed"), ("before", str(before.role)), *self._details(ready, let_pass))
        with self._policy.recorded(by, Action.ACCOUNT_EDIT, subject=_subject(ready.person_id), details=details):
            self._accounts.change(ready)
        self._sessions.account_changed(ready)
        return ready

    def close(self, by: Asker | None, person_id: int, reason: str) -> None:
        """Close an account for a reason; its sessions end at once. What it did stays in the audit.

        Raises
        ------
        AccessDenied
            If `by` may not.
        AccountError
            If it is one's own, the last admin's, is not there, or no reason is given.
        """
        self._policy.check(by, Action.ACCOUNT_EDIT, subject=_subject(person_id))
        assert by is not None  # else it was denied
        account = self._required(person_id)
        self._raise_if_own(by, account, Told("Akun sendiri tidak dapat ditutup.", "One's own account can't be closed."))
        self._raise_if_last_admin(account)
        if not reason.strip():
            raise AccountError(Told("Tulis alasannya.", "Give the reason."))
        details = (("change", CLOSED), ("login", account.login), ("reason", reason.strip()))
        with self._policy.recorded(by, Action.ACCOUNT_EDIT, subject=_subject(person_id), details=details):
            self._accounts.change(replace(account, active=False))
        self._sessions.account_closed(person_id)

    def set_password(self, by: Asker | None, person_id: int, password: str) -> None:
        """Set another password for an account and forgive its failed logins.

        Raises
        ------
        AccessDenied
            If `by` may not.
        PasswordError, AccountError
            If the password can't be used, or the account is not there.
        """
        self._policy.check(by, Action.ACCOUNT_EDIT, subject=_subject(person_id))
        assert by is not None  # else it was denied
        self._store_password(by, self._required(person_id), password)

    def change_own_password(self, login: str, old: str, new: str) -> None:
        """Set one's own password, by the old one.

        Raises
        ------
        LoginRefused
            If login or old password is wrong.
        PasswordError
            If the new one can't be used.
        """
        proven = self._credentials.prove(login, old, purpose="password")
        self._store_password(proven, proven.account, new)

    def _store_password(self, by: Asker, account: Account, password: str) -> None:
        check_rules(password, account.login)
        changed = replace(account, password_hash=self._passwords.hash(password))
        details = (("change", "password"), ("login", account.login), self._witness.hash_detail(changed))
        with self._policy.recorded(by, Action.ACCOUNT_EDIT, subject=_subject(account.person_id), details=details):
            self._accounts.change(changed)
        self._credentials.forgive(account.login)

    def _details(self, account: Account, let_pass: LetPass | None) -> tuple[tuple[str, Value], ...]:
        by = let_pass.by.account.login if let_pass is not None and let_pass.by is not None else ""
        return (
            ("login", account.login),
            ("role", account.role.value),
            ("active", account.active),
            ("number_reason", account.number_reason),
            ("let_pass_by", by),
            ("number", self._witness.number_mark(account.number)),
        )

    def _ready(self, draft: Account, let_pass: LetPass | None, before: Account | None) -> Account:
        """Return the account as it is stored, its login and number checked."""
        login, name = draft.login.strip().lower(), " ".join(draft.name.split())
        if not _LOGIN.fullmatch(login):
            raise AccountError(
                Told("Nama masuk ini tidak dapat dipakai.", "This login can't be used."),
                Told("3 sampai 64 huruf kecil, angka, titik, garis.", "3 to 64 small letters, digits, dots, dashes."),
            )
        if not name:
            raise AccountError(Told("Nama belum diisi.", "The name is missing."))
        number = normal_number(draft.number)
        if before is not None and number == before.number:
            reason = before.number_reason  # it was looked at when it was entered
        else:
            reason = self._number_reason(number, let_pass)
        return replace(draft, login=login, name=name, number=number, number_reason=reason)

    def _number_reason(self, number: str, let_pass: LetPass | None) -> str:
        """Return why a number may pass that is no NIP; empty if it is one."""
        try:
            read_nip(number, self._clock.now_utc().date())
        except NipError as error:
            if is_nik(number):
                raise NipError(NIK_WHY, None, NIK_TODO) from error
            if not number or let_pass is None or not let_pass.reason.strip():
                raise
            if not self._may_let_pass(let_pass):
                raise _needs_supervisor() from error
            return let_pass.reason.strip()
        return ""

    def _may_let_pass(self, let_pass: LetPass) -> bool:
        if let_pass.by is None:
            return not any(account.active and account.role is Role.SUPERVISOR for account in self._accounts.list())
        age_s = seconds_between(let_pass.by.proven_mono_ns, self._clock.mono_ns())
        return let_pass.by.account.role is Role.SUPERVISOR and 0 <= age_s <= PROOF_S

    def _required(self, person_id: int) -> Account:
        if (account := self._accounts.by_id(person_id)) is None:
            raise AccountError(Told("Akun itu tidak ada.", "There is no such account."))
        return account

    def _raise_if_own(self, by: Asker, account: Account, told: Told) -> None:
        if by.account.person_id == account.person_id:
            raise AccountError(told, None, Told("Minta admin lain.", "Ask another admin."))

    def _raise_if_last_admin(self, account: Account) -> None:
        others = (one for one in self._accounts.list() if one.person_id != account.person_id)
        if account.role is Role.ADMIN and not any(one.active and one.role is Role.ADMIN for one in others):
            raise AccountError(
                Told("Ini admin terakhir.", "This is the last admin."),
                None,
                Told("Buat admin lain lebih dulu.", "Make another admin first."),
            )


def _subject(person_id: int) -> str:
    return f"person:{person_id}"


def _needs_supervisor() -> NipError:
    return NipError(
        Told("Nomor ini bukan NIP, dan belum diloloskan pengawas.", "This is no NIP, and no supervisor let it pass."),
        None,
        Told("Minta pengawas memasukkan kata sandinya.", "Ask a supervisor to enter their password."),
    )


def _login_taken() -> AccountError:
    return AccountError(
        Told("Nama masuk itu sudah dipakai.", "That login is taken."), None, Told("Pilih yang lain.", "Choose another.")
    )
