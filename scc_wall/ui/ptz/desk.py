"""What the steering panel needs of the program; `app` gives it controllers, lock, policy and audit behind it.

Two kinds of calls. those above "through a Work" answer at once, on the UI thread, and never raise; what is
refused is told through the next `view`. Everything else may take its time (store) and may be refused (SccError): it is
called through a `Work` (ui/access/busy.py), whose answer arrives later on the UI thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from scc_wall.access.audit_watch import AuditTrouble
from scc_wall.base.told import Told
from scc_wall.domain.ptz_lock import PtzLock
from scc_wall.domain.steering import Command, Patrol, SteeringSnapshot


@dataclass(frozen=True, slots=True)
class PtzView:
    """Everything that panel and tile show of one camera now.

    Parameters
    ----------
    steering
        None while nobody at this station steers it: then nothing is known of where it stands.
    lock
        None while nobody holds it.
    allowed
        Whether whoever is in may steer it at all; `denied` says why not.
    may_take_over
        Whether the lock of another would yield to them, with a reason.
    closed
        Why no control works now, whoever is in: no act could be recorded. A stop works all the same.
    refusal
        Why the last thing that was asked did not happen; `refusal_number` grows with each, so that it is told once.
    """

    camera_id: int
    steering: SteeringSnapshot | None = None
    lock: PtzLock | None = None
    allowed: bool = False
    denied: Told | None = None
    may_take_over: bool = False
    closed: AuditTrouble | None = None
    refusal: Told | None = None
    refusal_number: int = 0


@dataclass(frozen=True, slots=True)
class CameraAlarm:
    """A camera that was told to stop and is not known to stand; asks for a person at once.

    It is told to stop again and again by itself, until it is proved to stand.

    Parameters
    ----------
    title
        Its number and name.
    """

    camera_id: int
    title: str
    since_s: float


@dataclass(frozen=True, slots=True)
class PtzPast:
    """What the store knows of a camera: its patrols, and small JPEGs by preset token."""

    patrols: Sequence[Patrol] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class PtzDesk(Protocol):
    """What the panel asks for; see the module for who may wait."""

    # --- at once, on the UI thread

    def revision(self) -> int:
        """Return a number that grows whenever a `view`, `locks` or `alarms` would answer something new."""
        ...

    def view(self, camera_id: int) -> PtzView:
        """Return what holds of one camera now."""
        ...

    def locks(self) -> Mapping[int, PtzLock]:
        """Return who holds which camera, for the tiles."""
        ...

    def alarms(self) -> Sequence[CameraAlarm]:
        """Return the cameras that may still be turning, the longest first."""
        ...

    def select(self, camera_id: int | None) -> None:
        """Say which steerable camera the person has before them: its controller is connected, the one before halted.

        None: none, or the panel has lost the person's attention.
        """
        ...

    def steer(self, camera_id: int, command: Command) -> None:
        """Have something done; the first command takes the lock."""
        ...

    def halt(self, camera_id: int) -> None:
        """Stop it now: focus lost, key of emergency. Never refused, whoever is in."""
        ...

    # --- through a Work

    def reserve(self, camera_id: int) -> None:
        """Keep it beyond the last command."""
        ...

    def let_go(self, camera_id: int) -> None:
        """Stop it and give it back."""
        ...

    def take_over(self, camera_id: int, reason: str) -> None:
        """Take it from who holds it; the reason stands in the audit."""
        ...

    def past(self, camera_id: int) -> PtzPast:
        """Return what is stored of it."""
        ...

    def save_patrol(self, patrol: Patrol) -> Patrol:
        """Store a patrol; return it as stored."""
        ...

    def remove_patrol(self, patrol: Patrol) -> None:
        """Forget a patrol."""
        ...

    def keep_picture(self, camera_id: int, token: str, jpeg: bytes) -> None:
        """Keep what the camera saw as a preset was saved: a small JPEG, in place of an older one."""
        ...
