"""What a camera is moved for: a stick that is held, or somewhere to go."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from scc_wall.domain.ptz import PtzAbilities, PtzCamera, PtzStatus, PtzVector
from scc_wall.domain.steering import GotoHome, GotoPreset, Hold
from scc_wall.ptz.steering.aim import Absolute, Pulse, Relative, Step, with_rest, zooms_only
from scc_wall.ptz.steering.optics import END, Optics
from scc_wall.ptz.steering.standing import same_place
from scc_wall.ptz.steering.stick import whole_timeout_s

SWALLOWED_S: Final = 0.6
"""After which a zoom that has not moved was ignored."""
LONGEST_HOLD_S: Final = 60.0
"""Without a word from who holds it: their desk may hang with the key down, while this worker does not."""
LATEST_START_S: Final = 1.0
"""After which a camera that has not begun to go somewhere is taken to be there."""

Way = Step | GotoPreset | GotoHome


@dataclass(slots=True)
class Holding:
    """A stick that is held.

    Parameters
    ----------
    told_mono_ns
        When a person last said so.
    sent
        What the camera was told last; None: it is to be told.
    zoom_since_mono_ns
        Since when it only zooms, and nobody has seen that it does.
    """

    wanted: Hold
    told_mono_ns: int
    sent: Hold | None = None
    renew_mono_ns: int = 0
    zoom_since_mono_ns: int | None = None
    _zoom_from: float | None = field(default=None, init=False)

    def tell(self, wanted: Hold, now_ns: int) -> None:
        """Take in that the stick moved."""
        self.wanted, self.told_mono_ns = wanted, now_ns

    @property
    def ends_mono_ns(self) -> int:
        """When it is let go for them."""
        return self.told_mono_ns + round(LONGEST_HOLD_S * 1e9)

    def zooms(self, since_mono_ns: int) -> None:
        """Begin to look whether a zoom alone is obeyed."""
        if self.zoom_since_mono_ns is None:
            self.zoom_since_mono_ns, self._zoom_from = since_mono_ns, None

    def swallowed(self, status: PtzStatus, share: float | None, asked_mono_ns: int) -> bool:
        """Return whether this status shows that the zoom was ignored; once it is obeyed, look no more."""
        since, zoom = self.zoom_since_mono_ns, status.position.zoom
        if since is None or zoom is None or asked_mono_ns < since or self.sent is None:
            return False
        if self._zoom_from is None:
            self._zoom_from = zoom
        at_end = share is None or (share >= 1.0 - END if self.sent.zoom > 0 else share <= END)
        if zoom != self._zoom_from or at_end or status.idle is False:
            self.zoom_since_mono_ns = None
            return False
        return asked_mono_ns - since >= round(SWALLOWED_S * 1e9)


@dataclass(slots=True)
class Going:
    """A way to somewhere.

    Parameters
    ----------
    steps
        Still to be sent.
    origin
        Where it set out from, None if unknown.
    nearer
        Which way it zooms.
    answered_mono_ns
        When the camera took the last step that was sent.
    pulse_ends_mono_ns
        When it is to be stopped, if it goes by a timed pulse.
    """

    how: str
    steps: deque[Way]
    origin: PtzVector | None = None
    nearer: bool = False
    answered_mono_ns: int | None = None
    pulse_ends_mono_ns: int | None = None
    _started: bool = field(default=False, init=False)
    _zoom_alone: Relative | Absolute | None = field(default=None, init=False)

    @property
    def all_sent(self) -> bool:
        """Whether the camera took all steps, and goes there by itself."""
        return not self.steps and self.pulse_ends_mono_ns is None and self.answered_mono_ns is not None

    def next(self, status: PtzStatus | None, *, swallows: bool) -> Way:
        """Return the step to be sent; `swallows`: a zoom never alone."""
        step, self._zoom_alone = self.steps.popleft(), None
        if isinstance(step, Relative | Absolute) and zooms_only(step):
            if swallows:
                return with_rest(step, status)
            self._zoom_alone = step
        return step

    def see(self, status: PtzStatus, asked_mono_ns: int) -> float:
        """Take in a status; return for how many seconds it could have moved by then, below 0: it is too old."""
        if status.idle is False or (self.origin is not None and not same_place(self.origin, status.position)):
            self._started = True
        return (asked_mono_ns - self.answered_mono_ns) / 1e9 if self.answered_mono_ns is not None else -1.0

    def may_have_arrived(self, waited_s: float) -> bool:
        """Return whether standing means to be there, and not that it has not set out yet."""
        return self._started or waited_s >= LATEST_START_S

    def swallowed(self, optics: Optics, waited_s: float) -> bool:
        """Return whether a zoom without pan and tilt was ignored; it is to be sent again then."""
        if self._zoom_alone is None or self._started or waited_s < SWALLOWED_S or optics.share is None:
            return False
        if optics.share >= 1.0 - END if self.nearer else optics.share <= END:
            return False
        self.steps.append(self._zoom_alone)
        self.answered_mono_ns = None
        return True


def performing(step: Way, ptz: PtzCamera, abilities: PtzAbilities, *, swallows: bool) -> Callable[[], None]:
    """Return the call for a step."""
    match step:
        case Relative(way, space, zoom_space):
            return lambda: ptz.relative(way, space=space, zoom_space=zoom_space)
        case Absolute(target, space, zoom_space):
            return lambda: ptz.absolute(target, space=space, zoom_space=zoom_space)
        case Pulse(velocity, seconds):
            both = PtzVector(velocity.pan_tilt or ((0.0, 0.0) if swallows else None), velocity.zoom)
            timeout_s = whole_timeout_s(abilities.timeout_s, math.ceil(seconds) + 1.0)
            return lambda: ptz.move(both, timeout_s)
        case GotoPreset(token):
            return lambda: ptz.goto_preset(token)
        case GotoHome():
            return ptz.goto_home
