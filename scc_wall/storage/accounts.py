"""People with an account, and the failed logins of any name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, update

from scc_wall.base.told import Told
from scc_wall.domain.person import Account, Failures
from scc_wall.domain.role import Role
from scc_wall.storage.columns import moment_or_none, readable, spelling_key, utc_or_none
from scc_wall.storage.engine import Database
from scc_wall.storage.tables import login_failures, persons
from scc_wall.storage.told_errors import StoreError

_ACCOUNT: Final = Told("Akun", "An account")


class AccountRepository:
    """A `domain.access_store.AccountStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, account: Account) -> Account:
        """Store a new account, its id is ignored; return it with its new one.

        Raises
        ------
        StoreError
            If the login is taken.
        """
        with self._database.writing() as connection:
            return _add(connection, account)

    def add_first(self, account: Account) -> Account:
        """Store the first account, its id is ignored; return it with its new one.

        Raises
        ------
        StoreError
            If there is one already: two may be asked to make the first at once.
        """
        with self._database.writing() as connection:
            if connection.scalar(select(persons.c.id).limit(1)) is not None:
                raise StoreError(Told("Sudah ada akun.", "There is an account already."))
            return _add(connection, account)

    def change(self, account: Account) -> None:
        """Store an account in place of the one with its id.

        Raises
        ------
        StoreError
            If its login is another's, or there is no account of its id.
        """
        with self._database.writing() as connection:
            _refuse_taken(connection, account, but=account.person_id)
            here = persons.c.id == account.person_id
            if connection.execute(update(persons).where(here).values(**_values(account))).rowcount == 0:
                raise StoreError(Told("Akun itu tidak ada lagi.", "That account is not there any more."))

    def by_login(self, login: str) -> Account | None:
        """Return the account with that login, whatever its case; None if there is none."""
        return self._one(persons.c.login_key == spelling_key(login))

    def by_id(self, person_id: int) -> Account | None:
        """Return the account, None if there is none."""
        return self._one(persons.c.id == person_id)

    def list(self) -> Sequence[Account]:
        """Return all accounts in the order of their names."""
        with readable(_ACCOUNT), self._database.reading() as connection:
            found = [_account(row) for row in connection.execute(select(persons)).mappings()]
        return sorted(found, key=lambda account: (account.name.casefold(), account.person_id))

    def failures(self, login: str) -> Failures:
        """Return the failed logins of a name, whether or not there is an account of that name."""
        with self._database.reading() as connection:
            return _failures(connection, spelling_key(login))

    def change_failures(self, login: str, change: Callable[[Failures], Failures]) -> Failures:
        """Change them in one transaction, so that two logins at once count as two; return what is stored then."""
        key = spelling_key(login)
        with self._database.writing() as connection:
            after = change(_failures(connection, key))
            connection.execute(delete(login_failures).where(login_failures.c.login_key == key))
            if after != Failures():  # a good login leaves nothing behind
                until = moment_or_none(after.locked_until_utc)
                row = {"login_key": key, "count": after.count, "locked_until_utc": until}
                connection.execute(insert(login_failures).values(row))
        return after

    def _one(self, condition: ColumnElement[bool]) -> Account | None:
        with readable(_ACCOUNT), self._database.reading() as connection:
            row = connection.execute(select(persons).where(condition)).mappings().first()
            return None if row is None else _account(row)


def _add(connection: Connection, account: Account) -> Account:
    _refuse_taken(connection, account, but=None)
    person_id = connection.scalar(insert(persons).values(**_values(account)).returning(persons.c.id))
    return replace(account, person_id=person_id)


def _refuse_taken(connection: Connection, account: Account, but: int | None) -> None:
    owner = connection.scalar(select(persons.c.id).where(persons.c.login_key == spelling_key(account.login)))
    if owner is not None and owner != but:
        raise StoreError(
            Told("Nama pengguna itu sudah dipakai.", "That login is already used."),
            todo=Told("Pilih nama pengguna lain.", "Choose another login."),
        )


def _failures(connection: Connection, key: str) -> Failures:
    row = connection.execute(select(login_failures).where(login_failures.c.login_key == key)).mappings().first()
    if row is None:
        return Failures()
    with readable(Told("Catatan gagal masuk", "The record of failed logins")):
        return Failures(int(row["count"]), utc_or_none(row["locked_until_utc"]))


def _account(row: RowMapping) -> Account:
    return Account(
        person_id=row["id"],
        login=row["login"],
        name=row["name"],
        number=row["number"],
        role=Role(row["role"]),
        password_hash=row["password_hash"],
        rank=row["rank"],
        position=row["position"],
        office=row["office"],
        number_reason=row["number_reason"],
        active=row["active"],
    )


def _values(account: Account) -> dict[str, object]:
    return {
        "login": account.login,
        "login_key": spelling_key(account.login),
        "name": account.name,
        "number": account.number,
        "role": account.role.value,
        "password_hash": account.password_hash,
        "rank": account.rank,
        "position": account.position,
        "office": account.office,
        "number_reason": account.number_reason,
        "active": account.active,
    }
