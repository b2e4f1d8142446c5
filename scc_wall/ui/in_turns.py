"""A dialog that is made over several turns of the event loop, hidden, and then opened: the wall goes on meanwhile.

::

    __init__: what others may ask for ─► open_in_turns: one piece a turn ─► open
                                    └─► show, open, exec: the rest at once

A form of fifteen fields or a page of tabs takes 40 ms to be made, given its style and laid out; 0.1 s after the key
nobody sees that it came in pieces, but a wall that stands still for three pictures is seen.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from scc_wall.ui.slices import Slices


class TurnsDialog(QDialog):
    """Has its pieces done before it is shown, in their order.

    A subclass gives `_begin_with` its pieces in its `__init__`; parts that a piece makes are not there before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owed: list[Callable[[], object]] = []
        self._slices: Slices | None = None

    def _begin_with(self, pieces: Sequence[Callable[[], object]]) -> None:
        """Take what is to be done before it is shown."""
        self._owed = list(pieces)

    @property
    def made(self) -> bool:
        """Whether all of it is there."""
        return not self._owed

    def open_in_turns(self) -> None:
        """Make one piece in each turn from now on, then open it; the first piece is made now."""
        self._next()
        self._slices = Slices([*[self._next] * len(self._owed), self.open], self)

    def make_whole(self) -> None:
        """Make now what is left. Idempotent."""
        while self._owed:
            self._next()

    def _next(self) -> None:
        if self._owed:
            self._owed.pop(0)()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's
        """Show nothing half made."""
        if visible:
            self.make_whole()
            self._stop()
        super().setVisible(visible)

    def done(self, result: int) -> None:
        """Leave, even before it was opened; parts without a place would be windows that nobody closes."""
        self._stop()
        self.make_whole()
        super().done(result)

    def _stop(self) -> None:
        if self._slices is not None:
            self._slices.stop()
