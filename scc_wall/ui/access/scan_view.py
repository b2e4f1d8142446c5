"""A letter's scan shown by the system's own viewer: nothing of it is parsed inside this process.

::

    bytes ──private folder, a name of our own──► file ──► the system's viewer
                                                  └── deleted with the dialog, at the end of the program, or after a
                                                      crash at the next start (`scan_folder.sweep`)
"""

import atexit
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_store import Attachment
from scc_wall.ui.access.scan_folder import ScanFolder

_ENDINGS: Final = {"pdf": "pdf", "jpeg": "jpg", "png": "png"}
"""By what the first bytes say, never by the name that the file came with: no viewer is asked to run anything."""
_TODO: Final = Told(
    "Pasang penampil PDF dan gambar, atau lihat surat aslinya.",
    "Install a viewer for PDF and pictures, or see the paper.",
)


class ScanError(SccError):
    """A scan that can't be shown."""


class ScanView:
    """The files that were handed to a viewer.

    Parameters
    ----------
    opener
        Hands a file to the system; False if it did not take it.
    """

    def __init__(self, opener: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
        self._opener = opener
        self._folders: list[ScanFolder] = []

    def show(self, scan: Attachment) -> Path:
        """Write a scan and hand it to the viewer; return its file.

        Raises
        ------
        ScanError
            As `write` and `open`.
        """
        path = self.write(scan)
        self.open(path)
        return path

    def write(self, scan: Attachment) -> Path:
        """Write a scan to a file of its own, on any thread, and return it.

        Raises
        ------
        ScanError
            If it can't be written.
        """
        ending = _ENDINGS.get(scan.kind)
        if ending is None:
            raise _error("Jenis pindaian ini tidak dikenal.", "This kind of scan is not known.")
        try:
            return self._written(scan, ending)
        except OSError as error:
            self.close()
            why = error.strerror or type(error).__name__
            raise _error(f"Berkas sementara tidak dapat ditulis: {why}.", f"No file can be written: {why}.") from error

    def open(self, path: Path) -> None:
        """Hand a file to the viewer; on the UI thread.

        Raises
        ------
        ScanError
            If nothing shows it.
        """
        if not self._opener(QUrl.fromLocalFile(str(path))):
            self.close()
            raise _error("Tidak ada program yang dapat menampilkannya.", "No program can show it.")

    def close(self) -> None:
        """Delete the files; one that a viewer holds open on Windows, at the end of the program. Idempotent."""
        for folder in self._folders:
            try:
                folder.close()
            except OSError:
                atexit.register(shutil.rmtree, folder.path, ignore_errors=True)
        self._folders.clear()

    def _written(self, scan: Attachment, ending: str) -> Path:
        folder = ScanFolder()
        self._folders.append(folder)
        return folder.write(f"surat-tugas-{scan.sha256[:8]}.{ending}", scan.content)


def _error(why_id: str, why_en: str) -> ScanError:
    return ScanError(Told("Pindaian tidak dapat dibuka.", "The scan can't be opened."), Told(why_id, why_en), _TODO)
