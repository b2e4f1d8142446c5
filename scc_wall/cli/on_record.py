"""What commands at the terminal do to an installation stands in its audit, once somebody has an account there.

::

    no account and no row yet ──► done, nothing recorded: the installer's first steps
    changes it, or hands out a secret ──► an admin's login and password ──► row ──► done
    takes out what is no secret ──► row in the name of the system's user, `cli:NAME` ──► done

Source: decision 0036.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.domain.audit import Value
    from scc_wall.domain.role import Action
    from scc_wall.storage.store import Store
    from scc_wall.vault.key_vault import KeyVault


@contextmanager
def by_admin(
    store: "Store", vault: "KeyVault", action: "Action", command: str, details: "tuple[tuple[str, Value], ...]" = ()
) -> Iterator[None]:
    """Have an admin answer for what is done within: by their password, in a row before it, in a second if it fails.

    Raises
    ------
    SccError
        If nobody who may gives their password, or it can't be recorded: nothing was done then.
    """
    from scc_wall.cli.access_opening import prove

    access = _access(store, vault)
    if access is None:
        yield
        return
    by = prove(access, command)
    access.policy.check(by, action, subject=command)
    with access.policy.recorded(by, action, subject=command, details=details):
        yield


def asked_admin(
    store: "Store", vault: "KeyVault", action: "Action", command: str, details: "tuple[tuple[str, Value], ...]" = ()
) -> str:
    """Have an admin answer for what comes next by their password, in a row; return their login, else nothing.

    Raises
    ------
    SccError
        If nobody who may gives their password, or it can't be recorded.
    """
    from scc_wall.cli.access_opening import prove

    access = _access(store, vault)
    if access is None:
        return ""
    by = prove(access, command)
    access.policy.check_and_record(by, action, subject=command, details=details)
    return by.account.login


@contextmanager
def by_user(
    store: "Store", vault: "KeyVault", command: str, details: "tuple[tuple[str, Value], ...]" = ()
) -> Iterator[None]:
    """Record what is done within in the name of the system's user, who is asked for nothing.

    Raises
    ------
    SccError
        If it can't be recorded: nothing was done then.
    """
    from scc_wall.domain.audit import AuditEntry

    access = _access(store, vault)
    if access is None:
        yield
        return
    with access.audit.recorded(AuditEntry("console", who=system_user(), details=(("command", command), *details))):
        yield


def _access(store: "Store", vault: "KeyVault") -> "Access | None":
    """Return access, None where nothing is kept yet: neither an account nor a row of one that was there."""
    from scc_wall.cli.access_opening import access_over

    if not store.accounts.list() and store.audit.newest()[0] == 0:
        return None
    access = access_over(store, vault)
    return None if access.accounts.empty() else access


def system_user() -> str:
    """Return who runs this program by the operating system, whatever the environment says: `cli:NAME`."""
    return f"cli:{''.join(one if one.isprintable() else '?' for one in _name())}"


def _name() -> str:
    if sys.platform == "win32":
        import os

        try:
            return os.getlogin()
        except OSError:
            return "?"
    import os
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
