"""Loads every module of this program: a package that lacks one fails here, not on the day that somebody needs it."""

import importlib
import pkgutil
from typing import Final

import scc_wall
from scc_wall.app.qt_loading import load_qt

BY_NAME: Final = (
    "sqlalchemy.dialects.sqlite.pysqlite",
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "argon2",
    "prometheus_client",
    "pyqtgraph",
    "cv2",
)
"""What others load by name, or only when it is needed."""
_NOT_TO_IMPORT: Final = ("scc_wall.__main__", "scc_wall.storage.migrations")
"""The first runs the program, the second Alembic runs."""


def names() -> list[str]:
    """Return the modules of this program."""
    found = pkgutil.walk_packages(scc_wall.__path__, "scc_wall.", onerror=_fail)
    return [module.name for module in found if not module.name.startswith(_NOT_TO_IMPORT)]


def load_all() -> int:
    """Load all; return how many.

    Raises
    ------
    ImportError
        If one is missing.
    """
    load_qt()
    wanted = [*names(), *BY_NAME]
    for name in wanted:
        importlib.import_module(name)
    return len(wanted)


def _fail(name: str) -> None:
    raise ImportError(name)
