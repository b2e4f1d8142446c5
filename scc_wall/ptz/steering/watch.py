"""Asks a camera where it stands, and keeps what it told; no question waits for one that hangs."""

from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import PtzAbilities, PtzCamera, PtzStatus, PtzVector
from scc_wall.ptz.steering.optics import Optics, optics_of
from scc_wall.ptz.steering.outgoing import CallKind, Outgoing
from scc_wall.ptz.steering.standing import KEPT, SAMPLE_S, stands, tells

LOOKED_S: Final = 5.0
"""How often a camera at rest is asked: another station, or its own tour, may move it."""
HANGS_S: Final = 1.0
AT_ONCE_MOST: Final = 3
"""Questions on their way; the next is sent beside one that hangs."""


class Watch:
    """What a camera tells of itself.

    Parameters
    ----------
    on_status
        Told each status that is newer than those before, and when it was asked for.
    on_missed
        Told why there is none.
    """

    def __init__(
        self,
        out: Outgoing,
        clock: Clock,
        setup: OnvifSetup,
        *,
        on_status: Callable[[PtzStatus, int], None],
        on_missed: Callable[[CameraCallError], None],
    ) -> None:
        self._out, self._clock, self._setup = out, clock, setup
        self._on_status, self._on_missed = on_status, on_missed
        self.status: PtzStatus | None = None
        self.told_mono_ns = 0
        self.due_mono_ns = 0
        self.missed = 0
        """Questions without an answer since the last one."""
        self.tells = True
        """Whether it says anything by which rest can be known."""
        self._honest = False
        self._asked_mono_ns = 0
        self._samples: list[PtzStatus] = []

    @property
    def blind(self) -> bool:
        """Whether its rest can't be known: it tells nothing of it, or never answered a question yet."""
        return not self.tells or self.status is None

    @property
    def place(self) -> PtzVector | None:
        """Where it stood last."""
        return self.status.position if self.status is not None else None

    def optics(self, abilities: PtzAbilities) -> Optics:
        """Return how near it looks."""
        return optics_of(self.status, abilities, self._setup)

    def within(self, seconds: float) -> None:
        """Ask after so long at the latest."""
        self.due_mono_ns = min(self.due_mono_ns, self._clock.mono_ns() + round(seconds * 1e9))

    def rests(self) -> None:
        """Ask less often from now on: it stands."""
        self._samples.clear()
        self.due_mono_ns = self._clock.mono_ns() + round(LOOKED_S * 1e9)

    def look(self, ptz: PtzCamera, *, busy: bool) -> int:
        """Ask if it is time to; return when it is time again. `busy`: four times a second."""
        now = self._clock.mono_ns()
        if now < self.due_mono_ns:
            return self.due_mono_ns
        on_way = self._out.on_way(CallKind.STATUS)
        if on_way >= AT_ONCE_MOST or (on_way and self._out.newest_s(CallKind.STATUS) < HANGS_S):
            return now + round(SAMPLE_S * 1e9)
        self.due_mono_ns = now + round((SAMPLE_S if busy else LOOKED_S) * 1e9)

        def done(status: PtzStatus | None, error: CameraCallError | None) -> None:
            if error is not None:
                self._miss(error)
            elif status is not None and now >= self._asked_mono_ns:
                self.take(status, now)

        self._out.send(CallKind.STATUS, ptz.status, done)
        return self.due_mono_ns

    def take(self, status: PtzStatus, asked_mono_ns: int) -> None:
        """Take in a status."""
        self.status, self.told_mono_ns, self._asked_mono_ns = status, self._clock.mono_ns(), asked_mono_ns
        self.missed = 0
        self._honest = self._honest or status.idle is False
        self.tells = tells(status)
        self._on_status(status, asked_mono_ns)

    def _miss(self, error: CameraCallError) -> None:
        if error.cause is CallCause.UNSUPPORTED:
            self.tells = False
        else:
            self.missed += 1
            self._on_missed(error)

    def forget(self) -> None:
        """Count on no position before this moment."""
        self._samples.clear()

    def stands(self, *, trusting: bool = False) -> bool:
        """Count the newest status, and return whether those since `forget` prove rest."""
        assert self.status is not None
        self._samples.append(self.status)
        del self._samples[:-KEPT]
        return stands(self._samples, trusts_idle=self._honest or trusting)
