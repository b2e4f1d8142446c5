"""Opens this machine's store for `scc-wall sites`."""

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import home
from scc_wall.cli.passphrase_prompt import ask_at_terminal
from scc_wall.storage.store import Store, open_store
from scc_wall.vault.key_vault import open_vault


def open_here() -> Store:
    """Return the store of this home, open.

    Raises
    ------
    SccError
        If it can't be opened.
    """
    return open_store(home(), open_vault(home(), ask=ask_at_terminal), SYSTEM_CLOCK)
