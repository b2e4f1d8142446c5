"""Asks for the passphrase of the key file in a dialog: a wall that was not started at a terminal."""

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from scc_wall.base import ending
from scc_wall.base.told import Told
from scc_wall.vault.asking import conversation
from scc_wall.vault.passphrase import AskPassphrase, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QWidget


TURN_MS: Final = 200
"""How late a signal is heard at most while the question is open."""


class PassphraseDialog:
    """Asks on the UI thread; whoever needs the key on another thread is told that there is none.

    Loads Qt only when it asks: most starts have nothing to ask.
    """

    def __init__(self) -> None:
        self._application: QCoreApplication | None = None
        """Kept: the wall goes on with it."""

    def __call__(self, wanted: Wanted) -> str | None:
        """Return what was typed, None if the person left."""
        if threading.current_thread() is not threading.main_thread():
            return None
        from PySide6.QtWidgets import QApplication

        if self._application is None:
            self._application = QApplication.instance() or QApplication(sys.argv[:1])
            QApplication.setQuitOnLastWindowClosed(False)  # else closing the question would end the wall after it
        return conversation(wanted, self._typed)

    def _typed(self, question: Told) -> str | None:
        from scc_wall.ui import ask
        from scc_wall.ui.words import tr

        with _ended_by_signals():
            return ask.secret(_window(), "SCC Wall", str(question).rstrip(": "), tr("Lanjut"))


@contextmanager
def _ended_by_signals() -> "Iterator[None]":
    """Let a signal close a question that stands before the wall does: Python hears of one only when it is called."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    turns = QTimer()
    turns.timeout.connect(lambda: None)
    turns.start(TURN_MS)
    try:
        with ending.kept(QApplication.exit):
            yield
    finally:
        turns.stop()


def _window() -> "QWidget | None":
    """Return the desk, whose look the question takes on; None before there is one."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    open_ones = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible())
    return next(open_ones, None)


class WallPassphrase:
    """Asks where the wall was started until its windows open; then in a dialog alone, which does not hold it up.

    Parameters
    ----------
    at_start
        Asks before the windows are there.
    dialog
        Asks once they are; None where nobody sees them.
    """

    def __init__(self, at_start: AskPassphrase, dialog: PassphraseDialog | None) -> None:
        self.windows_open = False
        self._at_start = at_start
        self._dialog = dialog
        self._offered: str | None = None

    def offer(self, phrase: str | None) -> None:
        """Answer with this once, whoever asks: it was typed on a page already. None: no more."""
        self._offered = phrase

    def __call__(self, wanted: Wanted) -> str | None:
        """Return what was typed, None if nobody can be asked now."""
        offered, self._offered = self._offered, None
        if offered is not None:
            return offered
        if not self.windows_open:
            return self._at_start(wanted)
        return None if self._dialog is None else self._dialog(wanted)
