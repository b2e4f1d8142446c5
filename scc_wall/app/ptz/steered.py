"""The cameras that this station has in hand: a controller each, made when selected, closed when not needed."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Final

from scc_wall.app.ptz.diary import Diary
from scc_wall.app.ptz.reins import Reins
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.ptz_lock import PtzLock
from scc_wall.domain.steering import MoveRecord, Steering

log = logging.getLogger(__name__)

MOST: Final = 8
"""Cameras in hand at once: a controller is a thread and a connection."""
LINGER_S: Final = 10.0
"""How long a controller stays after it was last needed: who goes back and forth between tiles does not wait anew."""
CLOSE_WITHIN_S: Final = 2.0
TOO_MANY: Final = SccError(
    Told("Terlalu banyak kamera sedang digerakkan dari sini.", "Too many cameras are being steered from here."),
    None,
    Told("Lepaskan salah satu, atau akhiri patrolinya.", "Let go of one, or end its patrol."),
)

Make = Callable[[CameraConfig, Callable[[MoveRecord], None]], Steering]
"""Makes a controller; connects nothing by itself on the calling thread."""


class Steered:
    """See above. Made and looked up on the UI thread; closed and halted from any.

    Parameters
    ----------
    make
        Makes a controller for a camera, and tells the moves that end, on its thread.
    """

    def __init__(self, make: Make, diary: Diary, clock: Clock) -> None:
        self._make = make
        self._diary = diary
        self._clock = clock
        self._mutex = threading.Lock()
        self._all: Mapping[int, Reins] = {}
        self._closing: list[threading.Thread] = []
        self._closed = False
        self.selected: int | None = None
        self.moves = 0
        self.unproved = 0
        self.commands = 0
        """Sent to cameras, of the moves that ended."""

    def all(self) -> Mapping[int, Reins]:
        """Return what is in hand, by camera; never changed once it was returned."""
        return self._all

    def get(self, camera_id: int) -> Reins | None:
        """Return the reins of a camera, None if it is not in hand."""
        return self._all.get(camera_id)

    def take(self, camera: CameraConfig, *, beyond: bool = False) -> Reins:
        """Return the reins of a camera, made if need be.

        Parameters
        ----------
        beyond
            Whether it is to be stopped: then it is taken however many are in hand.

        Raises
        ------
        SccError
            If too many are in hand.
        """
        with self._mutex:
            known = self._all.get(camera.camera_id)
            if known is not None:
                return known
            if self._closed or (len(self._all) >= MOST and not beyond):
                raise TOO_MANY
            reins = Reins(camera, self._clock)
            reins.steering = self._make(camera, lambda move: self._on_move(reins, move))
            self._all = {**self._all, camera.camera_id: reins}
            return reins

    def _on_move(self, reins: Reins, move: MoveRecord) -> None:
        self.moves += 1
        self.commands += move.commands
        by, over = reins.ended(move)
        self.unproved += over and not move.proved
        self._diary.moved(reins.camera, move, by, over=over)

    # --- letting go

    def follow(self, cameras: Mapping[int, CameraConfig]) -> None:
        """Let go of cameras that are gone, or are reached in another way than before."""
        for reins in self._all.values():
            now = cameras.get(reins.camera_id)
            was = reins.camera
            if now is None or (now.onvif, now.credentials) != (was.onvif, was.credentials):
                self._drop(reins)
            else:
                reins.camera = now  # its name and region, which the policy asks for

    def drop_unneeded(self, held: Mapping[int, PtzLock], may: Callable[[CameraConfig], bool]) -> None:
        """Let go of what was not selected, locked or moving for a while.

        Parameters
        ----------
        may
            Whether whoever is in may steer a camera: for nobody else it is kept because it is selected.
        """
        now = self._clock.mono_ns()
        for reins in self._all.values():
            lock = held.get(reins.camera_id)
            mine = lock is not None and lock.mine and reins.leave is not None
            seen = reins.camera_id == self.selected and may(reins.camera)
            if seen or mine or reins.busy:
                reins.used_mono_ns = now
            elif seconds_between(reins.used_mono_ns, now) >= LINGER_S:
                self._drop(reins)

    def _drop(self, reins: Reins) -> None:
        with self._mutex:
            if self._all.get(reins.camera_id) is not reins:
                return
            self._all = {key: one for key, one in self._all.items() if one is not reins}
            self._start_closing(reins)

    def _start_closing(self, reins: Reins) -> None:
        self._closing = [thread for thread in self._closing if thread.is_alive()]
        name = f"ptz-close:{reins.camera_id}"
        thread = threading.Thread(target=_close, args=(reins,), name=name, daemon=True)
        self._closing.append(thread)
        thread.start()

    def close(self) -> None:
        """Stop every camera and wait until it is proved, all at once and not for long. Idempotent."""
        with self._mutex:
            self._closed = True
            left, self._all = self._all, {}
            for reins in left.values():
                self._start_closing(reins)
            closing = list(self._closing)
        for thread in closing:
            thread.join(CLOSE_WITHIN_S + 1.0)


def _close(reins: Reins) -> None:
    reins.end()
    if not reins.steering.close(CLOSE_WITHIN_S):
        log.warning("camera %d is not proved to stand: it was let go of", reins.camera_id)
