"""Steering a camera: what a person asks for, what holds of it, and the record of a move. Values and protocols only.

Points and boxes are in fractions of the camera's whole picture: (0, 0) is its upper left, (1, 1) its lower right;
whoever shows a part of the picture (digital zoom, a turned tile) maps through it first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from scc_wall.base.told import Told
from scc_wall.domain.ptz import Preset, PtzAbilities, PtzVector

# --- what a person asks for


@dataclass(frozen=True, slots=True)
class Hold:
    """Move as long as this is held: how far the stick is pushed, −1 to 1 each; right, up and nearer are above 0.

    Sent again whenever the stick moves, and while it is held still once a minute at least: after 60 s without a word it
    is let go. Dead zone, steps, speed by zoom and the rate are the controller's business.
    """

    pan: float = 0.0
    tilt: float = 0.0
    zoom: float = 0.0


@dataclass(frozen=True, slots=True)
class Release:
    """The stick was let go: stop, and see that it stops. Never dropped, never refused."""


@dataclass(frozen=True, slots=True)
class Centre:
    """Bring that point of the picture into its middle."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """Bring that part of the picture to fill it, as far as the camera can."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ZoomBy:
    """Zoom by notches of the wheel, nearer above 0; several within 120 ms are one."""

    notches: float


@dataclass(frozen=True, slots=True)
class GotoPreset:
    """Go to a preset."""

    token: str


@dataclass(frozen=True, slots=True)
class SavePreset:
    """Remember where it stands; `token`: in place of that preset."""

    name: str
    token: str | None = None


@dataclass(frozen=True, slots=True)
class RemovePreset:
    """Forget a preset."""

    token: str


@dataclass(frozen=True, slots=True)
class ReadPresets:
    """Ask the camera for its presets again."""


@dataclass(frozen=True, slots=True)
class GotoHome:
    """Go to the home position."""


@dataclass(frozen=True, slots=True)
class SaveHome:
    """Make where it stands the home position."""


@dataclass(frozen=True, slots=True)
class StartPatrol:
    """Go round these presets until told otherwise."""

    patrol: "Patrol"


@dataclass(frozen=True, slots=True)
class EndPatrol:
    """End the patrol, and stop."""


Command = (
    Hold | Release | Centre | Box | ZoomBy
    | GotoPreset | SavePreset | RemovePreset | ReadPresets | GotoHome | SaveHome
    | StartPatrol | EndPatrol
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patrol:
    """A round of presets.

    Parameters
    ----------
    patrol_id
        Key in the store; 0 for one that is not stored.
    tokens
        Presets in the order of the round, at least two.
    dwell_s
        How long it stays at each.
    """

    patrol_id: int
    camera_id: int
    name: str
    tokens: tuple[str, ...]
    dwell_s: float = 5.0


# --- what holds


class Drive(StrEnum):
    """What is known of a camera's drives. Nobody calls it at rest before the camera proved it.

    ::

        CONNECTING ─► REST ─command─► MOVING ─release, arrival─► STOPPING ─proved─► REST
             ▲          │                                          └─5 s─► RUNAWAY ─proved─► REST
             └──────────┴── no answer: LOST (a stop that is owed is tried on) ──────────────────┘
    """

    CONNECTING = "connecting"
    REST = "rest"
    MOVING = "moving"
    STOPPING = "stopping"
    RUNAWAY = "runaway"
    """Told to stop, and 5 s later not known to stand: an alarm."""
    LOST = "lost"


class PatrolState(StrEnum):
    """What a patrol does now."""

    NONE = "none"
    GOING = "going"
    STAYING = "staying"
    PAUSED = "paused"
    """A person steers; it goes on 30 s after the last command."""


@dataclass(frozen=True, slots=True)
class ZoomShown:
    """How near it is, only as far as it is known.

    Parameters
    ----------
    times
        Magnification beside its widest view; None where nobody knows it.
    percent
        Of the way from wide to near; None if the camera does not tell.
    nearest
        Whether the lens can go no nearer: from here on zoom is digital.
    """

    times: float | None = None
    percent: float | None = None
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where the picture will be when the camera arrives: a frame in fractions of the picture that is shown now.

    It may lie outside 0 to 1. `exact` is False where it was reckoned without knowing the field of view.
    """

    left: float
    top: float
    width: float
    height: float
    exact: bool = True


@dataclass(frozen=True, slots=True)
class SteeringSnapshot:
    """What holds of a steered camera now; equal as long as nothing changed.

    Parameters
    ----------
    abilities, presets
        None until the camera told; presets without factory placeholders.
    position
        As last told, None before; `position_mono_ns` when.
    ghost
        Until the picture is still again, 2.5 s at most.
    tells_rest
        Whether the camera tells anything by which rest can be known. If not, it is called at rest once it took several
        stops, and no `MoveRecord` of it is `proved`.
    zoom_swallowed
        Whether this camera ignores commands that only zoom, so that pan and tilt go with them.
    fault
        Why the last command failed or the camera is lost; None if all is well.
    alarm_since_mono_ns
        Since when it was told to stop without proof that it stands; None without alarm.
    """

    camera_id: int
    drive: Drive = Drive.CONNECTING
    abilities: PtzAbilities | None = None
    position: PtzVector | None = None
    position_mono_ns: int = 0
    zoom: ZoomShown = ZoomShown()
    ghost: Ghost | None = None
    presets: tuple[Preset, ...] | None = None
    patrol: PatrolState = PatrolState.NONE
    patrol_id: int = 0
    patrol_preset: str = ""
    zoom_swallowed: bool = False
    fault: Told | None = None
    alarm_since_mono_ns: int | None = None
    tells_rest: bool = True


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """One move as the audit tells it: everything between two rests that are more than a moment apart, in one.

    Parameters
    ----------
    began_utc
        When the first command was sent.
    seconds
        From there to the proof that it stands, or to the alarm.
    from_position, to_position
        As the camera told them; None where it does not.
    how
        Kinds of commands, each once, in the order of their first: `hold`, `centre`, `box`, `zoom`, `preset`, `home`,
        `patrol`.
    commands
        How many were sent to the camera.
    proved
        Whether it is known to stand.
    """

    camera_id: int
    began_utc: datetime
    seconds: float
    from_position: PtzVector | None
    to_position: PtzVector | None
    how: tuple[str, ...]
    commands: int
    proved: bool


class Steering(Protocol):
    """One camera being steered, by a thread of its own. No call waits for the camera, and none raises its errors."""

    def command(self, command: Command) -> None:
        """Have something done; the newest Hold replaces one that waits, everything else keeps its turn."""
        ...

    def halt(self) -> None:
        """Forget what waits and stop it now: focus lost, tile changed, session over, lock lost. Idempotent."""
        ...

    def snapshot(self) -> SteeringSnapshot:
        """Return what holds now; from memory, at once."""
        ...

    def close(self, within_s: float = 2.0) -> bool:
        """Halt, wait for the proof that it stands, let go of the camera; return whether there is proof. Idempotent."""
        ...


class StopGuard(Protocol):
    """The guardian as a controller sees it: outside this process, it stops a camera that this process leaves moving."""

    def arm(self, camera_id: int) -> bool:
        """Have the camera stopped if this process dies or falls silent; called before the first command of a move.

        Returns False if no guardian can be had: then the camera must not be moved on and on.
        """
        ...

    def beat(self, camera_id: int) -> None:
        """Say that this process still holds it; at least twice a second while it moves."""
        ...

    def disarm(self, camera_id: int) -> None:
        """Say that it is proved to stand."""
        ...


class PatrolStore(Protocol):
    """Where patrols and the small pictures of presets are kept."""

    def patrols(self, camera_id: int) -> Sequence[Patrol]:
        """Return the patrols of a camera by name."""
        ...

    def save_patrol(self, patrol: Patrol) -> Patrol:
        """Store a patrol, new with `patrol_id` 0; return it as stored."""
        ...

    def remove_patrol(self, patrol_id: int) -> None:
        """Forget a patrol. Idempotent."""
        ...

    def preset_pictures(self, camera_id: int) -> dict[str, bytes]:
        """Return small JPEGs by preset token."""
        ...

    def keep_preset_picture(self, camera_id: int, token: str, jpeg: bytes | None) -> None:
        """Keep what the camera saw at a preset; None forgets it."""
        ...
