"""Has the order of the cameras stored while a person goes on changing it: one at a time, the newest one wins."""

from collections.abc import Callable

from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Work
from scc_wall.ui.cameras.desk import CameraDesk


class OrderSender:
    """Sends orders one after another.

    Parameters
    ----------
    stored
        Called once the newest order is stored.
    refused
        Called if one could not be; those that waited are forgotten.
    """

    def __init__(
        self,
        desk: CameraDesk,
        work: Work,
        stored: Callable[[], object],
        refused: Callable[[SccError], object],
    ) -> None:
        self._desk = desk
        self._work = work
        self._stored = stored
        self._refused = refused
        self._sending = False
        self._next: list[int] | None = None
        self._left = False

    def send(self, camera_ids: list[int]) -> None:
        """Have this order stored, after the one that is on its way."""
        if self._sending:
            self._next = camera_ids
            return
        self._sending = True
        self._work(lambda: self._desk.reorder(camera_ids), self._on_done, self._on_failed)

    def leave(self) -> None:
        """Tell nobody any more; what was wished is still stored."""
        self._left = True

    def _on_done(self, _result: None) -> None:
        self._sending = False
        wished, self._next = self._next, None
        if wished is not None:
            self.send(wished)
        elif not self._left:
            self._stored()

    def _on_failed(self, error: SccError) -> None:
        self._sending = False
        self._next = None
        if not self._left:
            self._refused(error)
