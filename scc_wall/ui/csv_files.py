"""Asks for a CSV file to read or to write. A module of its own, so that tests need no native dialog."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scc_wall.ui.words import tr


def to_read(parent: QWidget, title: str) -> Path | None:
    """Return the file to import, None if the person left."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", _kinds())
    return Path(name) if name else None


def to_write(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Return the file to export to, `proposed` by name; None if the person left."""
    name, _ = QFileDialog.getSaveFileName(parent, title, proposed, _kinds())
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".csv")


def _kinds() -> str:
    return f"{tr('Berkas CSV')} (*.csv);;{tr('Semua berkas')} (*)"
