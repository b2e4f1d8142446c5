"""A scripted desk of access: it answers what a test tells it to, and remembers what it was asked."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from scc_wall.access.told_errors import TRY_AGAIN, WRONG, WRONG_PASSWORD, LoginRefused
from scc_wall.app.access.desks import PASSWORD_RULES
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.access_store import Attachment, StoredLetter
from scc_wall.domain.letter import Letter, LetterState, NamedPerson, Signatory
from scc_wall.domain.person import Account, Visitor
from scc_wall.domain.role import Role
from scc_wall.ui.access.desk import Attempt, Credentials, NewAccount, NewAdmin, PasswordRule, PresentSession
from tests.support.clock import START_UTC

PASSWORD = "kuda-laut-9-biru"
"""Of everybody here; tests look for it wherever it must not be."""
SARI = NamedPerson("Sari Wulandari", "199007222021212007", "PPPK", "Pranata Komputer", "Dinas Kominfo")


def letter(number: str = "000.8.3.3/15/OR", purpose: str = "Piket pemantauan CCTV", hours: float = 10.0) -> Letter:
    """Return a letter that holds from an hour before the clock's start."""
    return Letter(
        number=number,
        dated=date(2026, 1, 2),
        office="Dinas Komunikasi dan Informatika",
        purpose=purpose,
        place="Sumsel Command Center",
        valid_from_utc=START_UTC - timedelta(hours=1),
        valid_until_utc=START_UTC + timedelta(hours=hours),
        persons=(SARI,),
        signatory=Signatory("Budi Santoso", "197001011995031001", "Kepala Dinas"),
    )


def stored(letter_id: int, of: Letter, state: LetterState = LetterState.APPROVED) -> StoredLetter:
    """Return a letter as the store would."""
    return StoredLetter(letter_id, of, state, registered_by=1, registered_utc=START_UTC)


class ScriptedDesk:
    """An `AccessDesk`; `refuse` is raised by the next call that opens, registers or makes something."""

    def __init__(self) -> None:
        self.known: dict[str, list[StoredLetter]] = {
            "sari": [stored(8, letter()), stored(5, letter("151/9286/07/2017", "Pemeliharaan"))],
            "tono": [stored(9, letter("800/21/SCC"), LetterState.WAITING)],
            "budi": [],
        }
        self.refuse: SccError | None = None
        self.attempts: list[Attempt] = []
        self.registered: list[tuple[Letter, Attachment | None]] = []
        self.admins: list[NewAdmin] = []
        self.present: PresentSession | None = None
        self.calls: list[str] = []

    def logins(self) -> Sequence[str]:
        return sorted(self.known)

    def letters_for(self, login: str) -> Sequence[StoredLetter]:
        return list(self.known.get(login.casefold(), []))

    def offices(self) -> Sequence[str]:
        return ["Dinas Komunikasi dan Informatika", "Dinas Perhubungan", "Sekretariat Daerah"]

    def take_scan(self, path: Path) -> Attachment:
        content = path.read_bytes()
        if not content.startswith(b"%PDF-"):
            raise SccError(
                Told("Berkas ini bukan pindaian.", "This file is no scan."),
                Told("Isinya bukan PDF, JPEG atau PNG.", "It holds no PDF, JPEG or PNG."),
            )
        return Attachment(hashlib.sha256(content).hexdigest(), path.name, "pdf", content)

    def register(self, credentials: Credentials, letter: Letter, scan: Attachment | None) -> StoredLetter:
        self._check(credentials)
        self.registered.append((letter, scan))
        made = stored(20 + len(self.registered), letter, LetterState.WAITING)
        self.known[credentials.login.casefold()].insert(0, made)
        return made

    def log_in(self, attempt: Attempt) -> PresentSession:
        self.attempts.append(attempt)
        self._check(attempt.credentials)
        self.present = PresentSession(SARI.name, Role.OPERATOR, "000.8.3.3/15/OR", 36000.0)
        return self.present

    def unlock(self, password: str) -> PresentSession:
        assert self.present is not None
        self._check(Credentials("sari", password), WRONG_PASSWORD)
        self.present = PresentSession(self.present.name, self.present.role, self.present.letter_number, 3600.0)
        return self.present

    def lock(self) -> None:
        assert self.present is not None
        self.calls.append("lock")
        shown = self.present
        self.present = PresentSession(shown.name, shown.role, shown.letter_number, shown.left_s, SessionState.LOCKED)

    def log_out(self) -> None:
        self.calls.append("log out")
        self.present = None

    def session(self) -> PresentSession | None:
        return self.present

    def password_rules(self) -> Sequence[PasswordRule]:
        return PASSWORD_RULES

    def make_first_admin(self, admin: NewAdmin) -> None:
        self.admins.append(admin)
        self._raise()

    def _check(self, credentials: Credentials, wrong: Told = WRONG) -> None:
        self._raise()
        if credentials.password != PASSWORD or credentials.login.casefold() not in self.known:
            raise LoginRefused(wrong, None, TRY_AGAIN)

    def _raise(self) -> None:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error


class ScriptedLetters:
    """A `LettersDesk` that does what it is told to."""

    def __init__(self, *letters: StoredLetter) -> None:
        self.letters = {one.letter_id: one for one in letters}
        self.refuse: SccError | None = None
        self.revoked: list[tuple[int, str]] = []
        self.decides = True

    def may_decide(self) -> bool:
        return self.decides

    def find_letters(self, text: str) -> Sequence[StoredLetter]:
        wanted = text.casefold()
        return [one for one in self.letters.values() if wanted in (one.letter.number + one.letter.purpose).casefold()]

    def name_of(self, person_id: int) -> str:
        return {1: "Rina Putri", 2: "Budi Santoso"}[person_id]

    def approve(self, letter_id: int) -> None:
        self._raise()
        self.letters[letter_id] = replace(self.letters[letter_id], state=LetterState.APPROVED, approved_by=2)

    def revoke(self, letter_id: int, reason: str) -> None:
        self._raise()
        self.revoked.append((letter_id, reason))
        self.letters[letter_id] = replace(self.letters[letter_id], state=LetterState.REVOKED, revoked_by=2)

    def _raise(self) -> None:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error


class ScriptedPapers:
    """A `PapersDesk` over scripted letters; `allowed` is whether whoever asks may read them."""

    def __init__(self, letters: ScriptedLetters, *, allowed: bool = True) -> None:
        self.letters = letters
        self.allowed = allowed
        self.refuse: SccError | None = None
        self.asked: list[tuple[str, int]] = []
        self.content = b"%PDF-1.7 x"

    def may_read(self) -> bool:
        return self.allowed

    def read_letter(self, letter_id: int) -> StoredLetter:
        self._record("letter", letter_id)
        return self.letters.letters[letter_id]

    def scan_of(self, letter_id: int) -> Attachment:
        self._record("scan", letter_id)
        return Attachment(hashlib.sha256(self.content).hexdigest(), "..\\..\\CON.exe", "pdf", self.content)

    def _record(self, what: str, letter_id: int) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.asked.append((what, letter_id))


class ScriptedAccounts:
    """An `AccountsDesk` that does what it is told to."""

    def __init__(self) -> None:
        hashed = "$argon2id$never-shown"
        self.people = {
            1: Account(1, "rina", "Rina Putri", "198503142010012004", Role.ADMIN, hashed),
            2: Account(2, "sari", SARI.name, SARI.number, Role.OPERATOR, hashed),
        }
        self.refuse: SccError | None = None
        self.added: list[NewAccount] = []
        self.passwords: list[tuple[int, str]] = []
        self.closed: list[tuple[int, str]] = []

    def accounts(self) -> Sequence[Account]:
        return sorted(self.people.values(), key=lambda one: one.name)

    def password_rules(self) -> Sequence[PasswordRule]:
        return PASSWORD_RULES

    def add_account(self, account: NewAccount) -> None:
        self._raise()
        self.added.append(account)
        person_id = len(self.people) + 1
        login = account.credentials.login
        self.people[person_id] = Account(person_id, login, account.name, account.number, account.role, "x")

    def change_role(self, person_id: int, role: Role) -> None:
        self._raise()
        self.people[person_id] = replace(self.people[person_id], role=role)

    def close_account(self, person_id: int, reason: str) -> None:
        self._raise()
        self.closed.append((person_id, reason))
        self.people[person_id] = replace(self.people[person_id], active=False)

    def set_password(self, person_id: int, password: str) -> None:
        self._raise()
        self.passwords.append((person_id, password))

    def _raise(self) -> None:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error


class ScriptedVisitors:
    """A `VisitorsDesk` that does what it is told to."""

    def __init__(self) -> None:
        self.here = {1: Visitor(1, "Andi Saputra", "KTA-2020-77", "Radio Palembang", "Liputan", 4, START_UTC)}
        self.refuse: SccError | None = None

    def visitors(self) -> Sequence[Visitor]:
        return list(self.here.values())

    def let_in(self, name: str, number: str, office: str, purpose: str) -> None:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error
        visitor_id = max(self.here, default=0) + 1
        self.here[visitor_id] = Visitor(visitor_id, name, number, office, purpose, 4, START_UTC)

    def see_out(self, visitor_id: int) -> None:
        del self.here[visitor_id]
