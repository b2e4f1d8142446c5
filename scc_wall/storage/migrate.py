"""Brings a store to the schema of this program, whole or not at all.

Alembic is imported only when there is something to do: its import costs more than opening the store.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from scc_wall.base.told import Told
from scc_wall.storage.engine import Database
from scc_wall.storage.revision import HEAD
from scc_wall.storage.told_errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

OTHERS_MIGRATION_MS: Final = 30_000
"""Another program that makes the same store needs some seconds on a slow disk."""
SCRIPTS: Final = Path(__file__).parent / "migrations"


def alembic_config() -> "Config":
    """Return Alembic's configuration; the scripts lie inside the package, so no alembic.ini is needed."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))  # its parser interpolates %
    return config


def migrate(database: Database) -> bool:
    """Bring the store to `HEAD`; return whether anything was done.

    Raises
    ------
    StoreError
        If a newer program made the store, or the database refuses.
    """
    with database.reading() as connection:
        if _revision(connection) == HEAD:
            return False
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with database.writing(OTHERS_MIGRATION_MS) as connection:
        revision = _revision(connection)  # again: another process may have migrated meanwhile
        if revision is not None and revision not in known:
            raise _newer(database.place, revision)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _newer(place: str, revision: str) -> StoreError:
    return StoreError(
        Told("Penyimpanan ini dibuat oleh SCC Wall yang lebih baru.", "This store was made by a newer SCC Wall."),
        Told(f"{place}: skema {revision}, program {HEAD}", f"{place}: schema {revision}, program {HEAD}"),
        Told(
            "Pasang versi SCC Wall yang lebih baru, atau pulihkan cadangan lama.",
            "Install the newer version of SCC Wall, or restore an older backup.",
        ),
    )
