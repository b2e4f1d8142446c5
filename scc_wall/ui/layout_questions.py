"""What a person is asked about layouts and pages: a name to save by, which one to open, how long a page is shown."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from scc_wall.ui.commands import Commands
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.words import tr

DWELL_S: Final = range(2, 3601)
"""How long a page may be shown."""


class LayoutQuestions:
    """Asks, and has the commands do what was answered.

    Parameters
    ----------
    window
        Returns the window that the questions stand over.
    """

    def __init__(self, model: WallModel, commands: Commands, window: Callable[[], QWidget]) -> None:
        self._model = model
        self._commands = commands
        self._window = window
        for action, question in {
            "layout-save": self._save,
            "layout-open": self._open,
            "page-dwell": self._dwell,
        }.items():
            commands.add(action, question, asks=True)

    def _save(self) -> None:
        from scc_wall.ui import ask  # with what dialogs are made of: not before the first pictures

        name = ask.text(self._window(), tr("Simpan tata letak"), tr("Nama"), tr("Simpan"), self._model.layout.name)
        if name:
            self._commands.save_layout(name)

    def _open(self) -> None:
        from scc_wall.ui import ask  # with what dialogs are made of: not before the first pictures

        names = list(self._commands.layouts.names())
        if not names:
            self._commands.tell(tr("Belum ada tata letak tersimpan: simpan dengan Ctrl+S"))
            return
        name = ask.choice(self._window(), tr("Buka tata letak"), tr("Nama"), tr("Buka"), names)
        if name is not None:
            self._commands.open_layout(name)

    def _dwell(self) -> None:
        from scc_wall.ui import ask  # with what dialogs are made of: not before the first pictures

        seconds = ask.number(
            self._window(),
            tr("Lama tampil"),
            tr("Detik di halaman ini"),
            tr("Pakai"),
            value=round(self._model.page.dwell_s),
            allowed=DWELL_S,
        )
        if seconds is not None:
            self._commands.set_dwell(seconds)
