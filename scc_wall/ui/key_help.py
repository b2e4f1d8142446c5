"""Shows the sheet of all keys, and takes it away again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from scc_wall.ui.key_sheet import KeySheet


class KeyHelp:
    """See above; the sheet is loaded when a person first asks for it.

    Parameters
    ----------
    window
        Returns the window that a person works in.
    run
        Runs a command that is wished on the sheet.
    """

    def __init__(self, window: Callable[[], QWidget], run: Callable[[str], object]) -> None:
        self._window = window
        self._run = run
        self._sheet: KeySheet | None = None

    def show(self) -> "KeySheet":
        """Show the sheet over the window that a person works in."""
        from scc_wall.ui.key_sheet import KeySheet

        if self._sheet is None:
            self._sheet = KeySheet(self._window())
            self._sheet.finished.connect(self._on_sheet_finished)
            self._sheet.wished.connect(self._on_sheet_wished)
        self._sheet.show()
        return self._sheet

    def toggle(self) -> None:
        """Show the sheet, or close it if it is open."""
        if not self.close():
            self.show()

    def close(self) -> bool:
        """Close the sheet; return whether it was open."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.close()
        return sheet is not None

    def _on_sheet_finished(self) -> None:
        self._sheet = None

    def _on_sheet_wished(self, action: str) -> None:
        self._run(action)
