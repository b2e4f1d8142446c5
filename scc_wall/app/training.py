"""The training login of the demo: people who do not exist, in the demo's own store, with passwords of this one demo.

Only `cli.demo` loads this module. There is no password in it: each demo makes its own and shows them on its login
dialog. A home that is not a demo's is refused, and so is a store in which somebody has an account.
"""

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from scc_wall.app.demo import DemoHome
from scc_wall.base.clock import Clock
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.letter import Letter, NamedPerson, Signatory
from scc_wall.domain.person import Account
from scc_wall.domain.role import Role

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.access.entrance import Seed
    from scc_wall.storage.store import Store

MARK: Final = "LATIHAN"
_WORDS: Final = ("ampera", "musi", "pempek", "songket", "kemaro", "siguntang", "tanjak", "ogan")
_PEOPLE: Final = (
    ("latihan-admin", "Admin", Role.ADMIN, "199001012015011001"),
    ("latihan", "Operator", Role.OPERATOR, "199001012015011002"),
    ("latihan-pengawas", "Pengawas", Role.SUPERVISOR, "199001012015011003"),
    ("latihan-pengawas-2", "Pengawas 2", Role.SUPERVISOR, "199001012015011004"),
    ("latihan-auditor", "Auditor", Role.AUDITOR, "199001012015011005"),
)
"""Login, name, role, NIP; a second supervisor, since nobody approves a letter that names them."""
LOGINS: Final = tuple(login for login, *_ in _PEOPLE)
LASTS: Final = timedelta(days=1)
NOTE: Final = Told(
    "LATIHAN: kamera simulasi, bukan ruang kendali.\nNama masuk: {logins}.\nKata sandi semuanya: {password}",
    "TRAINING: simulated cameras, no control room.\nLogins: {logins}.\nPassword of all: {password}",
)


class NotADemoError(Exception):
    """A bug: training was about to be put into a store that is not a demo's."""


def new_password() -> str:
    """Return a password that was never used."""
    words = "-".join(secrets.choice(_WORDS) for _ in range(2))
    return f"latihan-{words}-{secrets.randbelow(9000) + 1000}"


def seed_of(home: Home, password: str, clock: Clock) -> "Seed":
    """Return what fills the store of that demo with people of that password.

    Raises
    ------
    NotADemoError
        If the home is not a demo's.
    """
    if not isinstance(home, DemoHome):
        raise NotADemoError(str(home.root))

    def seed(access: "Access", store: "Store") -> Told:
        if store.accounts.list():
            raise NotADemoError("somebody has an account here")
        _fill(access, password, clock)
        return NOTE.format(password=password, logins=", ".join(LOGINS))

    return seed


def _fill(access: "Access", password: str, clock: Clock) -> None:
    """Make the people and their letters by the same ways as anybody: each step is checked, and audited."""
    accounts = [_account(*person) for person in _PEOPLE]
    admin, operator, first, second, auditor = accounts
    access.accounts.create_first_admin(admin, password)
    by_admin = access.door.prove(admin.login, password)
    for account in (operator, first, second, auditor):
        access.accounts.add(by_admin, account, password)
    for number, sent, approver in (
        ("1", (operator, admin), first),
        ("2", (first, auditor), second),
        ("3", (second,), first),
    ):
        letter = access.letters.register(by_admin, _letter(str(number), sent, clock))
        access.letters.approve(access.door.prove(approver.login, password), letter.letter_id)


def _account(login: str, name: str, role: Role, number: str) -> Account:
    return Account(0, login, f"{MARK} {name}", number, role, password_hash="")


def _letter(number: str, sent: tuple[Account, ...], clock: Clock) -> Letter:
    now_utc = clock.now_utc()
    return Letter(
        number=f"{MARK}/{number}/DEMO",
        dated=now_utc.date(),
        office=f"{MARK}, bukan surat tugas",
        purpose=f"{MARK}: mengenal dinding",
        place="Di depan komputer ini",
        valid_from_utc=now_utc,
        valid_until_utc=now_utc + LASTS,
        persons=tuple(NamedPerson(account.name, account.number) for account in sent),
        signatory=Signatory(MARK, "-", MARK),
    )
