"""The store as everybody sees it: opened once, closed last."""

from types import TracebackType
from typing import Self

from scc_wall.base.clock import Clock
from scc_wall.base.paths import Home
from scc_wall.domain.vault import Vault
from scc_wall.storage.accounts import AccountRepository
from scc_wall.storage.audit import AuditRepository
from scc_wall.storage.cameras import CameraRepository
from scc_wall.storage.engine import Database, server_url, sqlite_url
from scc_wall.storage.events import EventRepository
from scc_wall.storage.handovers import HandoverRepository
from scc_wall.storage.letters import LetterRepository
from scc_wall.storage.migrate import migrate
from scc_wall.storage.patrols import PatrolRepository
from scc_wall.storage.ptz_locks import PtzLockRepository
from scc_wall.storage.resealing import Resealed, reseal_all
from scc_wall.storage.sessions import SessionRepository, VisitorRepository
from scc_wall.storage.settings import RegionRepository, SettingRepository
from scc_wall.storage.site_history import SiteHistoryRepository
from scc_wall.storage.sites import SiteEventRepository, SiteRepository
from scc_wall.storage.snapshots import SnapshotRepository
from scc_wall.storage.told_errors import told_errors
from scc_wall.storage.user_settings import UserSettingRepository
from scc_wall.storage.wall import LayoutRepository, ScreenRepository


class Store:
    """An open store; a context manager that closes it. Usable from any thread, a few milliseconds a call.

    With `accounts`, `letters`, `sessions`, `visitors` and `audit` it is a `domain.access_store.AccessStore`.
    """

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self.cameras = CameraRepository(database, vault)
        self.regions = RegionRepository(database)
        self.layouts = LayoutRepository(database, clock)
        self.screens = ScreenRepository(database, clock)
        self.settings = SettingRepository(database)
        self.user_settings = UserSettingRepository(database)
        self.accounts = AccountRepository(database)
        self.letters = LetterRepository(database)
        self.sessions = SessionRepository(database)
        self.visitors = VisitorRepository(database)
        self.audit = AuditRepository(database)
        self.sites = SiteRepository(database)
        self.site_history = SiteHistoryRepository(database)
        self.site_events = SiteEventRepository(database)
        self.events = EventRepository(database)
        self.ptz_locks = PtzLockRepository(database)
        self.patrols = PatrolRepository(database)
        self.handovers = HandoverRepository(database)
        self.snapshots = SnapshotRepository(database)

    def reseal(self, old: Vault, new: Vault) -> Resealed:
        """Seal every sealed field anew in one transaction, for `KeyVault.rotate`.

        Raises
        ------
        StoreError
            If the database refuses; nothing is changed then.
        """
        return reseal_all(self._database, old, new)

    def close(self) -> None:
        """Close the store. Idempotent."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(where: Home | str, vault: Vault, clock: Clock) -> Store:
    """Open the store, made and brought to this program's schema if need be.

    Parameters
    ----------
    where
        The home whose SQLite file it is, or which names a server; or SQLAlchemy's URL of a database.

    Raises
    ------
    StoreError
        If it is locked, damaged, made by a newer program, or can't be written.
    """
    if isinstance(where, Home):
        with told_errors(str(where.root)):
            where.ensure()
            if not where.has_store:
                where.database.touch(mode=0o600)  # SQLite gives the files beside it the same rights
        database = Database(sqlite_url(where.database) if where.store_url is None else server_url(where.store_url))
    else:
        database = Database(where)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Store(database, vault, clock)
