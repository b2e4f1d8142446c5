"""Asks for the ZIP file to write. A module of its own, so that tests need no native dialog."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scc_wall.ui.words import tr


def to_write(parent: QWidget, proposed: str) -> Path | None:
    """Return the file to write, `proposed` by name; None if the person left. It asks whether to replace one."""
    kinds = f"{tr('Arsip ZIP')} (*.zip)"
    name, _ = QFileDialog.getSaveFileName(parent, tr("Ekspor cuplikan"), proposed, kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ".zip" else path.with_name(path.name + ".zip")
