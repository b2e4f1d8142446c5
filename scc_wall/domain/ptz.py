"""What a camera that turns can do, where it stands, and the protocol behind which each maker's way to steer stands."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Span:
    """A range, both ends in it."""

    low: float
    high: float

    def clamp(self, value: float) -> float:
        """Return the nearest value within."""
        return min(max(value, self.low), self.high)

    def scaled(self, share: float) -> float:
        """Return what −1 to 1 of a speed means here: 0 stays 0, whatever the two ends are."""
        share = min(max(share, -1.0), 1.0)
        return share * max(self.high, 0.0) if share >= 0 else -share * min(self.low, 0.0)


class SpaceUnit(StrEnum):
    """What the numbers of a space mean."""

    GENERIC = "generic"
    """Of the range the camera can go: −1 to 1 of pan and tilt, 0 to 1 of zoom; as speed, of its fastest."""
    FIELD_OF_VIEW = "field-of-view"
    """Of what the picture shows: the ends of the range are its edges, at any zoom."""
    DEGREES = "degrees"
    MILLIMETRES = "millimetres"
    """Of focal length."""
    DIGITAL = "digital"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PtzSpace:
    """One way in which a camera takes numbers.

    Parameters
    ----------
    name
        What the camera calls it; ONVIF's is a URI.
    x, y
        The ranges; pan and tilt, or, `y` None, zoom.
    """

    name: str
    unit: SpaceUnit
    x: Span
    y: Span | None = None


@dataclass(frozen=True, slots=True)
class PtzVector:
    """A speed, a way to go, or a position; None leaves that part alone.

    Parameters
    ----------
    pan_tilt
        Right and up are above 0.
    zoom
        Nearer is above 0.
    """

    pan_tilt: tuple[float, float] | None = None
    zoom: float | None = None


class Motion(StrEnum):
    """What a camera says of one of its drives."""

    IDLE = "idle"
    MOVING = "moving"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PtzStatus:
    """Where a camera says it stands.

    Parameters
    ----------
    position
        Parts that it does not tell are None.
    pan_tilt_space, zoom_space
        In which spaces, empty if it doesn't say (then generic).
    error
        In the camera's words, empty without.
    """

    position: PtzVector = PtzVector()
    pan_tilt_space: str = ""
    zoom_space: str = ""
    pan_tilt: Motion = Motion.UNKNOWN
    zoom: Motion = Motion.UNKNOWN
    error: str = ""

    @property
    def idle(self) -> bool | None:
        """Whether it stands still; None if it does not say."""
        motions = {self.pan_tilt, self.zoom}
        if Motion.MOVING in motions:
            return False
        return True if Motion.IDLE in motions else None


@dataclass(frozen=True, slots=True)
class Preset:
    """A position that a camera remembers.

    Parameters
    ----------
    token
        Its key in the camera.
    name
        Percent-decoded; empty if it has none.
    position
        None if the camera does not tell.
    """

    token: str
    name: str
    position: PtzVector | None = None


@dataclass(frozen=True, slots=True)
class PtzAbilities:
    """What a camera's PTZ can do; all spaces in the camera's own order.

    Parameters
    ----------
    timeout_s
        For how long a movement may be asked for; None if it doesn't say.
    presets_most
        0 for none; None if it doesn't say.
    home, home_fixed
        Whether there is a home position, and whether it can't be set; None if it doesn't say.
    """

    position: tuple[PtzSpace, ...] = ()
    zoom_position: tuple[PtzSpace, ...] = ()
    translation: tuple[PtzSpace, ...] = ()
    zoom_translation: tuple[PtzSpace, ...] = ()
    velocity: tuple[PtzSpace, ...] = ()
    zoom_velocity: tuple[PtzSpace, ...] = ()
    speed: tuple[PtzSpace, ...] = ()
    timeout_s: Span | None = None
    presets_most: int | None = None
    home: bool | None = None
    home_fixed: bool | None = None


def space_of(spaces: tuple[PtzSpace, ...], unit: SpaceUnit) -> PtzSpace | None:
    """Return the first space of that unit, None without."""
    return next((space for space in spaces if space.unit is unit), None)


class PtzCamera(Protocol):
    """A camera that can be steered, on one profile; each call ends within its own time.

    Every call may raise `CameraCallError`. One that was sent and whose answer got lost raises too: whether the camera
    took it is then unknown. Calls may come from several threads: a stop never waits for a call that hangs.
    """

    def abilities(self) -> PtzAbilities:
        """Return what it can do; asked for once, then remembered."""
        ...

    def status(self) -> PtzStatus:
        """Return where it stands."""
        ...

    def move(self, velocity: PtzVector, timeout_s: float | None = None) -> None:
        """Move on and on.

        Parameters
        ----------
        velocity
            In −1 to 1 of the camera's fastest; a part that is None is not sent.
        timeout_s
            After which the camera is to stop by itself; brought to what it can do, left out if it refuses that.
        """
        ...

    def stop(self, *, pan_tilt: bool = True, zoom: bool = True) -> None:
        """End every movement of these drives."""
        ...

    def absolute(
        self,
        target: PtzVector,
        *,
        space: PtzSpace | None = None,
        zoom_space: PtzSpace | None = None,
        speed: PtzVector | None = None,
    ) -> None:
        """Go to a position, brought into the range of the spaces; None: the camera's own choice of a space."""
        ...

    def relative(
        self,
        way: PtzVector,
        *,
        space: PtzSpace | None = None,
        zoom_space: PtzSpace | None = None,
        speed: PtzVector | None = None,
    ) -> None:
        """Go so far from here, brought into the range of the spaces; None: the camera's own choice of a space."""
        ...

    def presets(self) -> tuple[Preset, ...]:
        """Return its presets, in its own order."""
        ...

    def set_preset(self, name: str, token: str | None = None) -> str:
        """Remember where it stands, anew or in place of a preset; return the preset's token."""
        ...

    def remove_preset(self, token: str) -> None:
        """Forget a preset."""
        ...

    def goto_preset(self, token: str, speed: PtzVector | None = None) -> None:
        """Go to a preset."""
        ...

    def goto_home(self, speed: PtzVector | None = None) -> None:
        """Go to the home position."""
        ...

    def set_home(self) -> None:
        """Make where it stands its home position."""
        ...

    def close(self) -> None:
        """Let go of its connections; idempotent. A later call opens new ones."""
        ...
