"""Work that leaves the keyboard where it was, and finds nobody once the dialog was left."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Busy, Result, Work


class CalmBusy(Busy):
    """A `Busy` for dialogs in which one thing is done after another without leaving them.

    Parameters
    ----------
    parts
        Disabled meanwhile; the one with the keyboard gets it back.
    """

    def __init__(self, work: Work, parts: Sequence[QWidget]) -> None:
        self._plain = work
        self._left = False
        super().__init__(self._while_there, parts)

    def leave(self) -> None:
        """Tell nobody of what is still being done: the dialog is gone."""
        self._left = True

    def run(
        self,
        told: str,
        job: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[SccError], object],
    ) -> None:
        """Have `job` done; the keyboard comes back before anyone is told of it."""
        focused = self._parts[0].window().focusWidget()  # also while the window is not the active one yet

        def on_done(result: Result) -> None:
            self._give_back(focused)
            done(result)

        def on_failed(error: SccError) -> None:
            self._give_back(focused)
            failed(error)

        super().run(told, job, on_done, on_failed)

    def _while_there(
        self, job: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[SccError], object]
    ) -> None:
        def on_done(result: Result) -> None:
            if not self._left:
                done(result)

        def on_failed(error: SccError) -> None:
            if not self._left:
                failed(error)

        self._plain(job, on_done, on_failed)

    def _give_back(self, focused: QWidget | None) -> None:
        if (
            focused is not None
            and any(part is focused or part.isAncestorOf(focused) for part in self._parts)
            and focused.isEnabled()
        ):
            focused.setFocus()
