"""Asks for a CSV file of cameras to read or to write. A module of its own, so that tests need no native dialog."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scc_wall.ui.words import tr


def to_read(parent: QWidget) -> Path | None:
    """Return the file to import, None if the person left."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("Impor daftar kamera"), "", _kinds())
    return Path(name) if name else None


def to_write(parent: QWidget) -> Path | None:
    """Return the file to export to, None if the person left."""
    name, _ = QFileDialog.getSaveFileName(parent, tr("Ekspor daftar kamera"), "kamera.csv", _kinds())
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".csv")


def _kinds() -> str:
    return f"{tr('Berkas CSV')} (*.csv);;{tr('Semua berkas')} (*)"
