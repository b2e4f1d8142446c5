"""Long work of a dialog, the one room for it: done beside the wall, told how far it is, stopped by a button or Esc.

::

    run ─► RUNNING ─────────done──────► what came of it is told
              │ └────────refused──────► what, why, what to do
              └─Batal, Esc─► STOPPING ─stopped─► said that nothing came of it
                                └────done──────► it was too late: what came of it is told

Jobs whose findings stay when they are stopped (`ui.cameras.job_part`) show the same bar.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.ui import words
from scc_wall.ui.access.busy import Busy, Result
from scc_wall.ui.access.parts import button, name_button, set_tone
from scc_wall.ui.words import tr

LOOK_MS: Final = 100
"""How often it is looked how far the work is."""


class Bar(QProgressBar):
    """How much is done: so many of so many, or that something goes on where nobody knows how many there are."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setAccessibleName(name)

    def show_share(self, done: int, of: int) -> None:
        """Show it; 0 of 0 where nobody knows."""
        self.setRange(0, of)
        self.setValue(min(done, of))


def share_words(done: int, of: int) -> str:
    """Return how much is done, empty where nobody knows."""
    return tr("{n} dari {all}").format(n=words.count(done), all=words.count(of)) if of else ""


class LongWork(QWidget):
    """One piece of work at a time: its bar, and the button that stops it.

    Parameters
    ----------
    busy
        Has it done, says what is being done, and keeps the rest of the dialog still meanwhile.
    name
        Of the bar, for screen readers.
    leave
        The dialog's own button to leave by, which calls the dialog's `reject`: it is the one that stops meanwhile.
        None: a button stands beside the bar for it.
    """

    def __init__(self, busy: Busy, name: str, leave: QPushButton | None = None) -> None:
        super().__init__()
        self._busy = busy
        self._course = Course()
        self._first = self._course.now
        self._stopping = self._left = False
        self._left_by = leave
        self._leave_text = ""
        self.running = False
        """Whether something is being done that `cancel` stops."""
        self.bar = Bar(name)
        self.stop = button(tr("Bata&lkan")) if leave is None else leave
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.bar, 1)
        if leave is None:
            row.addWidget(self.stop)
            self.stop.clicked.connect(self.cancel)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look_timeout)
        self.hide()

    def run(
        self,
        told: str,
        job: Callable[[Course], Result],
        done: Callable[[Result], object],
        failed: Callable[[SccError], object],
        *,
        unchanged: str = "",
        stopped: Callable[[], object] = lambda: None,
    ) -> None:
        """Have `job` done; it says how far it is, and is stopped, by the course that it is given.

        Parameters
        ----------
        unchanged
            Said when it was stopped; empty: that nothing was written.
        stopped
            Called then.
        """
        course = self._begin()

        def on_done(result: Result) -> None:
            if self._end(course):
                done(result)

        def on_failed(error: SccError) -> None:
            if not self._end(course):
                return
            if isinstance(error, Stopped):
                self._busy.note.setText("⚠ " + (unchanged or tr("Dibatalkan; tidak ada yang ditulis.")))
                set_tone(self._busy.note, "warn")
                stopped()
            else:
                failed(error)

        self._busy.run(told, lambda: job(course), on_done, on_failed)
        if self.running:  # else it was done at once
            self.stop.setEnabled(True)  # also where it is kept still while other things are done
            self.stop.setFocus()  # what had the keyboard takes nothing now

    def _begin(self) -> Course:
        self._course = Course()
        self._first = self._course.now
        self.running, self._stopping = True, False
        self.bar.show_share(0, 0)
        self.show()
        if self._left_by is not None:
            self._leave_text = self._left_by.text()
            name_button(self._left_by, tr("&Batalkan"))
        self._look.start()
        return self._course

    def cancel(self) -> bool:
        """Ask what runs to stop; return whether something runs. Idempotent."""
        if self.running and not self._stopping:
            self._stopping = True
            self._course.stop()
            self.bar.show_share(0, 0)
            self.stop.setEnabled(False)
            self._busy.note.setText(tr("Menghentikan…"))
        return self.running

    def leave(self) -> None:
        """Stop what runs; nobody is told of it any more. Idempotent."""
        self._left = True
        self._course.stop()
        self._look.stop()

    def _on_look_timeout(self) -> None:
        """Say how far it is; a wish to stop has been told already."""
        now = self._course.now
        if self._stopping or now is self._first:  # until the work speaks, what the dialog said stands there
            return
        parts = (str(now.told), share_words(now.done, now.of))
        self._busy.note.setText(" ".join(filter(None, parts)))
        self.bar.show_share(now.done, now.of)

    def _end(self, course: Course) -> bool:
        """Show that it is over; return whether somebody is there who waited for it."""
        if self._left or not isValid(self) or course is not self._course:
            return False
        self.running = False
        self._look.stop()
        self.hide()
        self.stop.setEnabled(True)
        if self._left_by is not None:
            name_button(self._left_by, self._leave_text)
        return True
