"""How a part of the program opens behind the first pictures: its stages, its worker, its turns of the UI thread.

::

    SHUT ─those before it and the store are there─► OPENING (worker, then turns) ─► OPEN
                                                       └─► FAILED ─60 s─► OPENING

Lives on the UI thread; loaded with the receptions, so it loads the worker only with what opens first.
"""

import logging
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.slices import Piece, Slices

if TYPE_CHECKING:
    from scc_wall.app.access.work import RoomWork

log = logging.getLogger(__name__)

RETRY_S: Final = 60.0

Made = TypeVar("Made")


class Stage(Enum):
    """Drawn above."""

    SHUT = auto()
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()


class LateOpening(Generic[Made]):
    """Opens one part, and tries again what failed.

    Access opens in stages of its own (`app.access.reception`): a person may wish it at any of them, and where nobody
    has an account, or a passphrase is missing, it waits for one.

    Parameters
    ----------
    parent
        Owns worker and turns.
    name
        Of the worker's thread.
    make
        Makes what takes its time; runs on the worker.
    then
        Returns what is left to do with what was made: pieces, each for a turn of the UI thread.
    failing
        How the log says that it failed: "the events do not open".
    """

    def __init__(
        self,
        parent: QObject,
        name: str,
        store: LateStore,
        clock: Clock,
        *,
        make: Callable[[], Made],
        then: Callable[[Made], Iterable[Piece]],
        failing: str,
    ) -> None:
        self._parent = parent
        self._name = name
        self._store = store
        self._clock = clock
        self._make = make
        self._then = then
        self._failing = failing
        self._stage = Stage.SHUT
        self._since_mono_ns = self._failed_mono_ns = clock.mono_ns()
        self._work: RoomWork | None = None
        self._slices: Slices | None = None

    @property
    def is_open(self) -> bool:
        """Whether all of it is there."""
        return self._stage is Stage.OPEN

    @property
    def work(self) -> "RoomWork":
        """The worker, for what comes after the opening too; made when it is first asked for."""
        from scc_wall.app.access.work import RoomWork

        if self._work is None:
            self._work = RoomWork(self._parent, self._name)
        return self._work

    def look(self, *, after: bool, latest_s: float) -> None:
        """Open if it is time; called every half second.

        Parameters
        ----------
        after
            Whether those who come first are there.
        latest_s
            How long it waits for them at most; for the store it waits as long as it takes.
        """
        now = self._clock.mono_ns()
        turn = after or seconds_between(self._since_mono_ns, now) > latest_s
        due = self._stage is Stage.SHUT and turn and self._store.is_open
        again = self._stage is Stage.FAILED and seconds_between(self._failed_mono_ns, now) > RETRY_S
        if due or again:
            self._stage = Stage.OPENING
            self.work(self._make, self._on_made, self._on_failed)

    def _on_made(self, made: Made) -> None:
        self._slices = Slices(self._then(made), self._parent)
        self._slices.finished.connect(self._on_slices_finished)

    def _on_slices_finished(self) -> None:
        self._stage = Stage.OPEN

    def _on_failed(self, error: SccError) -> None:
        self._stage = Stage.FAILED
        self._failed_mono_ns = self._clock.mono_ns()
        log.warning("%s: %s", self._failing, error.told())

    def stop(self) -> None:
        """Take no more turns: what is there is taken apart from now on. Idempotent."""
        if self._slices is not None:
            self._slices.stop()

    def close(self) -> None:
        """Let the worker end what it does, and open no more. Idempotent."""
        self.stop()
        if self._work is not None:
            self._work.close()
