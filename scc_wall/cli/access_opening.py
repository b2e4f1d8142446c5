"""Opens store and access for a command, and asks at the terminal who gives it."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from scc_wall.base.errors import SccError
from scc_wall.base.paths import home
from scc_wall.base.told import Told
from scc_wall.cli.passphrase_prompt import ask_at_terminal, at_terminal

if TYPE_CHECKING:
    from scc_wall.access.credentials import Proven
    from scc_wall.access.service import Access
    from scc_wall.storage.store import Store
    from scc_wall.vault.key_vault import KeyVault

_NO_TERMINAL: Final = Told(
    "Kata sandi hanya dapat diketik di terminal, tidak lewat argumen atau berkas.",
    "A password can only be typed at a terminal, not given by an argument or a file.",
)


@contextmanager
def opened_store(*, make: bool) -> "Iterator[tuple[Store, KeyVault]]":
    """Open the store of this installation and its vault.

    Parameters
    ----------
    make
        Whether a store that is not there is made.

    Raises
    ------
    SccError
        If it can't be opened, or is not there and not to be made.
    """
    from scc_wall.base.clock import SYSTEM_CLOCK
    from scc_wall.storage.store import open_store
    from scc_wall.vault.key_vault import open_vault

    if not make and not home().has_store:
        raise SccError(
            Told("Belum ada penyimpanan SCC Wall di sini.", "There is no store of SCC Wall here."),
            Told(str(home().database), str(home().database)),
            Told("Periksa SCC_WALL_HOME dan akun yang menjalankan.", "Check SCC_WALL_HOME and who runs this."),
        )
    vault = open_vault(home(), ask=ask_at_terminal)
    with open_store(home(), vault, SYSTEM_CLOCK) as store:
        yield store, vault


@contextmanager
def opened_access(*, make: bool = False) -> "Iterator[tuple[Access, Store]]":
    """Open access over the store of this installation.

    Raises
    ------
    SccError
        If store, key or audit can't be used.
    """
    with opened_store(make=make) as (store, vault):
        yield access_over(store, vault, make=make), store


def access_over(store: "Store", vault: "KeyVault", *, make: bool = False) -> "Access":
    """Return access over a store that is open.

    Parameters
    ----------
    make
        Whether a key that is not there is made.

    Raises
    ------
    SccError
        If key or audit can't be used.
    """
    from scc_wall.access.anchor_syslog import ANCHOR_SYSLOG, AnchorSyslog
    from scc_wall.access.service import AUDIT_PURPOSE, build
    from scc_wall.app.incidents import start_audit
    from scc_wall.base.clock import SYSTEM_CLOCK

    copy = AnchorSyslog.of(store.settings.get(ANCHOR_SYSLOG))
    access = build(store, vault.derive(AUDIT_PURPOSE, make=make), SYSTEM_CLOCK, home().anchors, anchor_copy=copy)
    start_audit(access.audit, home().root)
    return access


def prove(access: "Access", command: str) -> "Proven":
    """Ask who gives this command; their password is not shown, and the audit says that it was given at a terminal.

    Raises
    ------
    SccError
        If there is no terminal, login or password is wrong, or it can't be recorded.
    """
    from scc_wall.domain.audit import AuditEntry

    ask_for_terminal()
    proven = access.door.prove(typed(Told("Nama masuk Anda: ", "Your login: ")), secret(Told("Kata sandi", "Password")))
    access.audit.record(AuditEntry("console", who=proven.account.login, details=(("command", command),)))
    return proven


def ask_for_terminal() -> None:
    """Return if a person can type something unseen.

    Raises
    ------
    SccError
        If not.
    """
    if not at_terminal():
        raise SccError(Told("Tidak ada terminal.", "There is no terminal."), None, _NO_TERMINAL)


def typed(question: Told) -> str:
    """Return what a person typed.

    Raises
    ------
    SccError
        If they left the question.
    """
    print(question, end="", file=sys.stderr, flush=True)
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        raise _left() from None
    if not line:
        raise _left()
    return line.strip()


def secret(question: Told) -> str:
    """Return what a person typed unseen.

    Raises
    ------
    SccError
        If they left the question.
    """
    try:
        return getpass.getpass(f"{question}: ")
    except (EOFError, KeyboardInterrupt):
        raise _left() from None


def new_password(login: str) -> str:
    """Return a new password, typed twice, that keeps the rules, which are told first.

    Raises
    ------
    SccError
        If it does not, or was not typed twice the same.
    """
    from scc_wall.access.passwords import LONGEST, SHORTEST, check_rules

    rules = Told(
        "Kata sandi baru: paling sedikit {shortest} karakter (paling banyak {longest}), bukan nama masuk itu sendiri, "
        "bukan karakter yang sama berulang. Beberapa kata lebih mudah diingat.",
        "A new password: at least {shortest} characters (at most {longest}), not the login name itself, not the same "
        "character over and over. A few words are easier to remember.",
    )
    print(rules.format(shortest=SHORTEST, longest=LONGEST), file=sys.stderr)
    password = secret(Told(f"Kata sandi baru untuk {login}", f"New password for {login}"))
    check_rules(password, login)
    if secret(Told("Sekali lagi", "Once more")) != password:
        raise SccError(Told("Keduanya tidak sama.", "The two are not the same."), None, Told("Ulangi.", "Try again."))
    return password


def _left() -> SccError:
    return SccError(Told("Dibatalkan; tidak ada yang diubah.", "Given up; nothing was changed."))
