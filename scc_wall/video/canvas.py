"""What one stream shows: its newest picture and the slots it is drawn into."""

import threading
from collections.abc import Callable

from scc_wall.base.clock import Clock
from scc_wall.domain.feed import Pixels
from scc_wall.video.protocol import Drawing
from scc_wall.video.scaler import Scaler
from scc_wall.video.slots import SlotWriter, Stamps


class Canvas:
    """Slots of one stream, drawn by its reader and changed by the control thread.

    A slot that comes while pictures run is filled at once with the newest one, so that a resized or zoomed tile does
    not wait for the next picture (which a camera of one picture in 2 s would make long).
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._scaler = Scaler()
        self._outputs: dict[int, Drawing] = {}
        self._newest: tuple[Pixels, Stamps] | None = None
        self.wanted = False

    def set_outputs(self, outputs: dict[int, Drawing], writers: dict[int, SlotWriter]) -> None:
        """Replace the slots; afterwards none but these is written to."""
        with self._lock:
            changed = {slot for slot, drawing in outputs.items() if self._outputs.get(slot) != drawing}
            self._outputs = dict(outputs)
            self._scaler.set_targets(outputs, writers)
            self.wanted = bool(outputs)
            if changed and self._newest is not None:
                self._scaler.draw(*self._newest, only=changed)

    def show(self, retrieve: Callable[[], Pixels | None], arrived_mono_ns: int, rtp_timestamp: int) -> Pixels | None:
        """Retrieve a picture and draw it into every slot; None if there was none to retrieve.

        Retrieving is part of it because it may overwrite the newest picture.
        """
        with self._lock:
            picture = retrieve()
            if picture is None:
                return None
            stamps = Stamps(arrived_mono_ns, self._clock.mono_ns(), rtp_timestamp)
            self._newest = (picture, stamps)
            self._scaler.draw(picture, stamps)
            return picture

    def forget(self) -> None:
        """Forget the newest picture: it is old, or its memory is wanted."""
        with self._lock:
            self._newest = None
