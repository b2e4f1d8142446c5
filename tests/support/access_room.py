"""A room with accounts, a letter and a clock, for tests of access."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from argon2.exceptions import InvalidHashError, VerifyMismatchError

from scc_wall.access.credentials import Proven
from scc_wall.access.door import Vouch
from scc_wall.access.passwords import Passwords
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access, build
from scc_wall.domain.access_store import AccessStore, StoredLetter
from scc_wall.domain.letter import Letter, LetterState, NamedPerson, Scope, Signatory
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role
from tests.support.access_memory import MemoryStore
from tests.support.clock import START_UTC, ManualClock

KEY = bytes(range(32))
PASSWORD = "kuda-besi-sembilan"
NUMBERS = {
    Role.OPERATOR: "198503142010011004",
    Role.SUPERVISOR: "197901012005012001",
    Role.ADMIN: "199007222021212007",
    Role.AUDITOR: "198112312009012003",
}
OTHER_SUPERVISOR = "198206302008011002"


class CountingHasher:
    """Turns texts round instead of stretching them, and counts: one operation stands for argon2's cost."""

    def __init__(self, made: str = "v1") -> None:
        self.made = made
        self.operations = 0

    def hash(self, password: str | bytes) -> str:
        """Return a hash in name only."""
        self.operations += 1
        return f"{self.made}:{bytes(password)[::-1].hex()}" if isinstance(password, bytes) else ""

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002 - argon2's own name
        """Return True or raise as argon2 does."""
        if not isinstance(hash, str) or not isinstance(password, bytes):
            raise TypeError("text and bytes")
        if not hash.startswith(("v", "$argon2id$")):
            raise InvalidHashError
        self.operations += 1
        if hash.partition(":")[2] != password[::-1].hex():
            raise VerifyMismatchError
        return True

    def check_needs_rehash(self, hash: str | bytes) -> bool:  # noqa: A002 - argon2's own name
        """Return whether it was made otherwise."""
        return not str(hash).startswith(f"{self.made}:")


def letter(scope: Scope | None = None, *, number: str = "000.8.3.3/15/OR", hours: float = 8.0) -> Letter:
    """Return a letter that names an operator, a supervisor, an admin and an auditor."""
    return Letter(
        number=number,
        dated=date(2026, 1, 4),
        office="Dinas Kominfo Provinsi Sumatera Selatan",
        purpose="Piket pusat komando",
        place="Palembang",
        valid_from_utc=START_UTC - timedelta(hours=1),
        valid_until_utc=START_UTC + timedelta(hours=hours),
        persons=tuple(NamedPerson(role.value, number) for role, number in NUMBERS.items()),
        signatory=Signatory("Budi", "196805051990031001", "Kepala Dinas"),
        scope=scope or Scope(),
    )


class Room:
    """Access over a store in memory, with an account of each role and a second supervisor called `wakil`.

    They are put into the store by hand, which is an attack (`access.witness`): the room is lenient with what the audit
    knows nothing of, as it is with what the retention deleted.
    """

    lenient = True

    def __init__(self, folder: Path, store: AccessStore | None = None, clock: ManualClock | None = None) -> None:
        self.anchors = folder / "anchors.txt"
        self.clock = clock or ManualClock()
        self.hasher = CountingHasher()
        self.memory = MemoryStore()
        self.store: AccessStore = store or self.memory
        self.access: Access = self.restarted()
        for role, number in NUMBERS.items():
            self.person(role.value, role, number)
        self.person("wakil", Role.SUPERVISOR, OTHER_SUPERVISOR)

    def person(self, login: str, role: Role, number: str) -> Account:
        """Add an account with the password of all."""
        hashed = self.hasher.hash(PASSWORD.encode())
        return self.store.accounts.add(Account(0, login, login.title(), number, role, hashed))

    def restarted(self) -> Access:
        """Build access anew over the same store, as a restart does."""
        self.access = build(self.store, KEY, self.clock, self.anchors, Passwords(self.hasher))
        if self.lenient:
            self.access.door._witness._was_purged = lambda: True  # type: ignore[method-assign]
        self.access.audit.start()
        return self.access

    def letter(
        self, scope: Scope | None = None, *, state: LetterState = LetterState.APPROVED, hours: float = 8.0
    ) -> StoredLetter:
        """Put a letter into the store, registered by the operator and, if it is, approved by `wakil`."""
        number = f"{len(self.store.letters.list()) + 1}/9286/07/2017"
        stored = self.store.letters.add(letter(scope, number=number, hours=hours), 1, self.clock.now_utc())
        if state is not LetterState.WAITING:
            self.store.letters.move(stored.letter_id, LetterState.WAITING, state, 5)
        return replace(stored, state=state)

    def enter(
        self,
        login: str = "operator",
        *,
        letter_id: int | None = None,
        password: str = PASSWORD,
        vouch: Vouch | None = None,
    ) -> Presence:
        """Log somebody in."""
        stored_id = self.letter().letter_id if letter_id is None else letter_id
        return self.access.door.log_in(login, password, stored_id, "Piket malam", notice_acknowledged=True, vouch=vouch)

    def prove(self, login: str) -> Proven:
        """Give somebody's password."""
        return self.access.door.prove(login, PASSWORD)

    def actions(self) -> list[str]:
        """Return the words of the audit, with `!` before what was refused or failed."""
        rows = list(self.store.audit.rows())
        return [("" if row.entry.result.value == "done" else "!") + row.entry.action for row in rows]
