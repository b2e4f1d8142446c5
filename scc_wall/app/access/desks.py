"""What the dialogs of access ask for (`ui.access.desk`), answered by the service layer. No rule stands here."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from scc_wall.access import attachments
from scc_wall.access import door as service_door
from scc_wall.access.accounts import LetPass
from scc_wall.access.letters import LetterFaults
from scc_wall.access.passwords import KINDS, SHORTEST, kinds_of, long_enough, not_the_login
from scc_wall.access.policy import Asker
from scc_wall.access.presence import Presence, why_not
from scc_wall.access.service import Access
from scc_wall.app.access.read_ahead import Known, read_ahead
from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.access_store import AccessStore, Attachment, StoredLetter
from scc_wall.domain.letter import Letter
from scc_wall.domain.person import Account, Visitor
from scc_wall.domain.role import Action, Role
from scc_wall.ui.access.desk import Attempt, Credentials, NewAccount, NewAdmin, PasswordRule, PresentSession

By = Callable[[], Asker | None]
"""Who asks, looked up at each call: whoever is in, or somebody who has just given their password."""

PASSWORD_RULES: Final = (
    PasswordRule(
        Told(f"paling sedikit {SHORTEST} karakter", f"at least {SHORTEST} characters"),
        lambda password, _login: long_enough(password),
    ),
    PasswordRule(
        Told(f"paling sedikit {KINDS} karakter yang berbeda", f"at least {KINDS} different characters"),
        lambda password, _login: kinds_of(password) >= KINDS,
    ),
    PasswordRule(
        Told("bukan nama masuk itu sendiri", "not the login name itself"),
        lambda password, login: bool(password) and not_the_login(password, login),
    ),
)


class RoomDesk:
    """A `ui.access.desk.AccessDesk`: the door of this room and the session behind it.

    Parameters
    ----------
    clock
        The one that the service layer counts on.
    """

    def __init__(self, access: Access, store: AccessStore, clock: Clock) -> None:
        self._access = access
        self._store = store
        self._clock = clock
        self._known: Known | None = None

    def read(self) -> Known:
        """Read what the door lists, to be answered from memory from now on; on the worker, before the door is shown."""
        self._known = known = read_ahead(self._store)
        return known

    def _read(self) -> Known:
        return self.read() if self._known is None else self._known

    def logins(self) -> Sequence[str]:
        """Return the logins of all who may come in."""
        return [account.login for account in self._read().accounts if account.active]

    def letters_for(self, login: str) -> Sequence[StoredLetter]:
        """Return the letters that let this person in now, or would once they are approved."""
        account = self._read().by_login(login)
        if account is None:
            return []
        now = self._clock.now_utc()
        return [one for one in self._read().letters if why_not(one, account, now, vouched=True) is None]

    def offices(self) -> Sequence[str]:
        """Return the issuing offices, the one of the newest letter first."""
        return list(dict.fromkeys(stored.letter.office for stored in self._read().letters))

    def take_scan(self, path: Path) -> Attachment:
        """Read a scan."""
        return attachments.read(path)

    def register(self, credentials: Credentials, letter: Letter, scan: Attachment | None) -> StoredLetter:
        """Register a letter for a person at the door, by their password."""
        by = self._access.door.prove(credentials.login, credentials.password)
        try:
            stored = self._access.letters.register(by, letter, scan)
        except LetterFaults as error:
            raise error.faults[0] from error  # it names its field; the form shows them one by one
        self.read()
        return stored

    def log_in(self, attempt: Attempt) -> PresentSession:
        """Open a session."""
        who, second = attempt.credentials, attempt.vouch
        vouch = None
        if second is not None:
            vouch = service_door.Vouch(second.credentials.login, second.credentials.password, second.reason)
        presence = self._access.door.log_in(
            who.login,
            who.password,
            attempt.letter_id,
            attempt.purpose,
            notice_acknowledged=attempt.notice_read,
            vouch=vouch,
        )
        return self._shown(presence)

    def unlock(self, password: str) -> PresentSession:
        """Open the locked session again."""
        return self._shown(self._access.sessions.unlock(password))

    def lock(self) -> None:
        """Lock the controls."""
        self._access.sessions.lock()

    def log_out(self) -> None:
        """End the session."""
        self._access.sessions.log_out()

    def session(self) -> PresentSession | None:
        """Return who is in."""
        presence = self._access.sessions.present()
        return None if presence is None else self._shown(presence)

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules of a new password."""
        return PASSWORD_RULES

    def make_first_admin(self, admin: NewAdmin) -> None:
        """Make the first account."""
        draft = _draft(admin.name, admin.credentials.login, admin.number, Role.ADMIN)
        self._access.accounts.create_first_admin(draft, admin.credentials.password, _let_pass(admin.number_reason))

    def _shown(self, presence: Presence) -> PresentSession:
        return shown(presence, self._clock.mono_ns())


class RoomLetters:
    """A `ui.access.desk.LettersDesk`."""

    def __init__(self, access: Access, store: AccessStore, by: By) -> None:
        self._access = access
        self._store = store
        self._by = by
        self._names: dict[int, str] = {}

    def may_decide(self) -> bool:
        """Return whether whoever asks may approve letters: who may, may revoke them."""
        return self._access.policy.may(self._by(), Action.LETTER_APPROVE)

    def find_letters(self, text: str) -> Sequence[StoredLetter]:
        """Return the letters that hold `text`."""
        self._names = {account.person_id: account.name for account in self._store.accounts.list()}
        return self._access.letters.list(text)

    def name_of(self, person_id: int) -> str:
        """Return a person's name as it was when the letters were found, a dash for somebody unknown."""
        return self._names.get(person_id, "—")

    def approve(self, letter_id: int) -> None:
        """Approve a letter."""
        self._access.letters.approve(self._by(), letter_id)

    def revoke(self, letter_id: int, reason: str) -> None:
        """Revoke a letter."""
        self._access.letters.revoke(self._by(), letter_id, reason)


class RoomPapers:
    """A `ui.access.desk.PapersDesk`."""

    def __init__(self, access: Access, by: By) -> None:
        self._access = access
        self._by = by

    def may_read(self) -> bool:
        """Return whether whoever asks may read letters whole."""
        return self._access.letters.may_read(self._by())

    def read_letter(self, letter_id: int) -> StoredLetter:
        """Return a letter with the numbers of its persons."""
        return self._access.letters.read(self._by(), letter_id)

    def scan_of(self, letter_id: int) -> Attachment:
        """Return a letter's scan."""
        return self._access.letters.scan(self._by(), letter_id)


class RoomAccounts:
    """A `ui.access.desk.AccountsDesk`."""

    def __init__(self, access: Access, store: AccessStore, by: By) -> None:
        self._access = access
        self._store = store
        self._by = by

    def accounts(self) -> Sequence[Account]:
        """Return all accounts."""
        return self._access.accounts.list()

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the rules of a new password."""
        return PASSWORD_RULES

    def add_account(self, account: NewAccount) -> None:
        """Make an account."""
        draft = _draft(account.name, account.credentials.login, account.number, account.role)
        let_pass, second = _let_pass(account.number_reason), account.let_pass_by
        if let_pass is not None and second is not None:
            proven = self._access.credentials.prove(second.login, second.password, purpose="vouch")
            let_pass = LetPass(let_pass.reason, proven)
        self._access.accounts.add(self._by(), draft, account.credentials.password, let_pass)

    def change_role(self, person_id: int, role: Role) -> None:
        """Give an account another role."""
        account = self._store.accounts.by_id(person_id)
        if account is not None:
            self._access.accounts.change(self._by(), replace(account, role=role))

    def close_account(self, person_id: int, reason: str) -> None:
        """Close an account."""
        self._access.accounts.close(self._by(), person_id, reason)

    def set_password(self, person_id: int, password: str) -> None:
        """Set a new password."""
        self._access.accounts.set_password(self._by(), person_id, password)


class RoomVisitors:
    """A `ui.access.desk.VisitorsDesk`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def visitors(self) -> Sequence[Visitor]:
        """Return those who have not left."""
        return self._access.visitors.present()

    def let_in(self, name: str, number: str, office: str, purpose: str) -> None:
        """Register a visitor under whoever is in."""
        self._access.visitors.register(self._access.sessions.present(), name, number, office, purpose)

    def see_out(self, visitor_id: int) -> None:
        """Note that a visitor left."""
        self._access.visitors.leave(self._access.sessions.present(), visitor_id)


def shown(presence: Presence, now_mono_ns: int) -> PresentSession:
    """Return a session as the desk shows it."""
    session = presence.session
    return PresentSession(
        presence.account.name,
        presence.account.role,
        presence.letter.letter.number,
        session.left_s(now_mono_ns),
        session.state,
    )


def _draft(name: str, login: str, number: str, role: Role) -> Account:
    return Account(0, login, name, number, role, password_hash="")


def _let_pass(reason: str) -> LetPass | None:
    return LetPass(reason) if reason else None
