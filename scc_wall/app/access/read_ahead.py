"""What the dialogs of access list, read by the worker before they open: the UI thread never waits for the disk."""

from dataclasses import dataclass

from scc_wall.domain.access_store import AccessStore, StoredLetter
from scc_wall.domain.camera_csv import same_name
from scc_wall.domain.person import Account


@dataclass(frozen=True, slots=True)
class Known:
    """Accounts and letters as they stood at one moment; who comes in is judged anew by the service layer."""

    accounts: tuple[Account, ...]
    letters: tuple[StoredLetter, ...]

    def by_login(self, login: str) -> Account | None:
        """Return the account of a login, None if there is none."""
        wanted = same_name(login)
        return next((account for account in self.accounts if same_name(account.login) == wanted), None)


def read_ahead(store: AccessStore) -> Known:
    """Read both; on the worker.

    Raises
    ------
    SccError
        If the store can't be read.
    """
    return Known(tuple(store.accounts.list()), tuple(store.letters.list()))
