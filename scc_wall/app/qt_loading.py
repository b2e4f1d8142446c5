"""Loads Qt's binding in a way that leaves the modules alone that are imported after it."""

import importlib
from contextlib import suppress


def load_qt() -> None:
    """Load PySide6, before anything that uses it. Idempotent.

    From then on PySide6 looks into the source of every module that is imported, whether it mentions PySide6, in case
    somebody switches one of its `__feature__`s; we switch none. It reads the files through `linecache`, which keeps
    them. Measured without it: 30 MB less in the UI process once everything is loaded, and 20 to 70 ms of 300 less
    until the wall's modules are loaded.

    Source: PYSIDE-2029; `shibokensupport/feature.py` of PySide6 6.11, `feature_imported`.
    """
    import PySide6.QtCore  # noqa: F401 - loaded here

    with suppress(ImportError):  # another PySide6 may have no such look: nothing is lost then but its time
        feature = importlib.import_module("shibokensupport.feature")
        if hasattr(feature, "feature_imported"):
            vars(feature)["feature_imported"] = _look_away


def _look_away(_module: object) -> None:
    """Take no note of a module that was imported."""
