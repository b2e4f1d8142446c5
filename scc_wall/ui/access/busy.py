"""While something is done that takes its time: the dialog says so, and takes nothing until it is done.

Checking a password takes a twentieth of a second of a core on purpose (argon2id); the wall must not stand still for it.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from scc_wall.base.errors import SccError
from scc_wall.ui.access.parts import set_tone, text_label

Result = TypeVar("Result")


class Work(Protocol):
    """Has something done and tells what came of it, on the thread that asked; `app` gives one with a thread."""

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        """Have `job` done; one of the others is called after it."""
        ...


def at_once(job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]) -> None:
    """Do it before returning: a `Work` for tests and for what takes no time."""
    try:
        result = job()
    except SccError as error:
        failed(error)
    else:
        done(result)


class Busy:
    """Runs one piece of work at a time for a dialog.

    Parameters
    ----------
    parts
        Disabled meanwhile.
    """

    def __init__(self, work: Work, parts: Sequence[QWidget]) -> None:
        self._work = work
        self._parts = parts
        self.note: QLabel = text_label("", "note", wrap=True)
        """Says what is being done; the dialog places it."""
        self.running = False

    def run(
        self,
        told: str,
        job: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[SccError], object],
    ) -> None:
        """Have `job` done while the dialog says `told`."""

        def on_done(result: Result) -> None:
            if self._end():
                done(result)

        def on_failed(error: SccError) -> None:
            if self._end():
                failed(error)

        self.running = True
        self.note.setText(told)
        set_tone(self.note, "quiet")
        for part in self._parts:
            part.setEnabled(False)
        self._work(job, on_done, on_failed)

    def _end(self) -> bool:
        """Return whether the dialog is still there: it may have been closed with its session meanwhile."""
        self.running = False
        if not isValid(self.note):
            return False
        self.note.setText("")
        for part in self._parts:
            part.setEnabled(True)
        return True
