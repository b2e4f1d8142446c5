"""How the camera's head moves: a pure function of the commands it got and of time.

Every axis goes on its own leg: up to a speed and on (until a stop, a timeout or the end of the axis), or to a place
and no further. A leg is never stepped through, so it makes no difference how often anybody looks.
"""

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

WIDEST_DEG: Final = 60.0
"""Horizontal field of view without zoom."""
MOST_ZOOM: Final = 30.0
SHORTEST_MM: Final = 4.3
"""Focal length without zoom; 129 mm at 30×, as 30× cameras with a 1/2.8 inch sensor have."""


_STILL: Final = 1e-9
"""Degrees, or degrees a second, that are none."""


class Axis(StrEnum):
    """What moves."""

    PAN = "pan"
    TILT = "tilt"
    ZOOM = "zoom"


@dataclass(frozen=True, slots=True)
class Track:
    """The mechanics of one axis.

    Parameters
    ----------
    low, high
        End stops: degrees for pan (right is positive) and tilt (up), 0 to 1 for zoom.
    speed
        The fastest, a second.
    acceleration
        A second squared.
    """

    low: float
    high: float
    speed: float
    acceleration: float


TRACKS: Final[dict[Axis, Track]] = {
    Axis.PAN: Track(-75.0, 75.0, 80.0, 240.0),
    Axis.TILT: Track(-14.0, 10.0, 40.0, 160.0),
    Axis.ZOOM: Track(0.0, 1.0, 0.4, 4.0),
}


@dataclass(frozen=True, slots=True)
class Leg:
    """One axis from a moment on.

    Parameters
    ----------
    wanted
        Speed to reach, if `target` is None.
    target
        Where to go and stay.
    until_s
        When it brakes by itself.
    """

    track: Track
    start_s: float
    place: float
    speed: float = 0.0
    wanted: float = 0.0
    target: float | None = None
    fastest: float = 0.0
    until_s: float = math.inf

    def at(self, now_s: float) -> tuple[float, float]:
        """Return place and speed at that moment, which is not before `start_s`."""
        if self.target is not None:
            return self._towards(now_s - self.start_s)
        if now_s > self.until_s:
            place, speed = self._running(self.until_s - self.start_s)
            braking = replace(self, start_s=self.until_s, place=place, speed=speed, wanted=0.0, until_s=math.inf)
            return braking.at(now_s)
        return self._running(now_s - self.start_s)

    def _running(self, passed_s: float) -> tuple[float, float]:
        change = self.wanted - self.speed
        ramp_s = abs(change) / self.track.acceleration
        rate = math.copysign(self.track.acceleration, change)
        changing_s = min(passed_s, ramp_s)
        place = self.place + self.speed * changing_s + rate * changing_s**2 / 2
        place += self.wanted * max(0.0, passed_s - ramp_s)
        speed = self.wanted if passed_s >= ramp_s else self.speed + rate * passed_s
        if place <= self.track.low:
            return self.track.low, max(0.0, speed)
        if place >= self.track.high:
            return self.track.high, min(0.0, speed)
        return place, speed

    def _towards(self, passed_s: float) -> tuple[float, float]:
        """Speed up, run, brake: the way to a place."""
        assert self.target is not None
        way = self.target - self.place
        length, sign = abs(way), math.copysign(1.0, way)
        ramp_s = min(self.fastest / self.track.acceleration, math.sqrt(length / self.track.acceleration))
        peak = ramp_s * self.track.acceleration
        total_s = 0.0 if length < _STILL else length / peak + ramp_s
        if passed_s >= total_s:
            return self.target, 0.0
        left_s = total_s - passed_s
        if passed_s < ramp_s:
            return self.place + sign * self.track.acceleration * passed_s**2 / 2, sign * peak * passed_s / ramp_s
        if left_s < ramp_s:
            return self.target - sign * self.track.acceleration * left_s**2 / 2, sign * peak * left_s / ramp_s
        return self.place + sign * (peak * (passed_s - ramp_s / 2)), sign * peak


@dataclass(frozen=True, slots=True)
class Look:
    """Where the camera looks.

    Parameters
    ----------
    pan_deg, tilt_deg
        Centre of the picture.
    zoom
        0 to 1, evenly spread over the logarithm of the magnification.
    """

    pan_deg: float
    tilt_deg: float
    zoom: float

    @property
    def magnification(self) -> float:
        """How many times nearer than without zoom, 1 to `MOST_ZOOM`."""
        return float(MOST_ZOOM**self.zoom)

    @property
    def width_deg(self) -> float:
        """Horizontal field of view."""
        half = math.tan(math.radians(WIDEST_DEG / 2)) / self.magnification
        return math.degrees(2 * math.atan(half))


@dataclass(frozen=True, slots=True)
class Order:
    """What one command asks of some axes.

    Parameters
    ----------
    speeds
        Speeds to reach, in degrees (zoom: shares) a second.
    targets
        Places to go to.
    pace
        Share of the fastest speed on the way to targets.
    timeout_s
        After which axes with `speeds` stop by themselves.
    """

    speeds: dict[Axis, float] = field(default_factory=dict)
    targets: dict[Axis, float] = field(default_factory=dict)
    pace: float = 1.0
    timeout_s: float = math.inf


class Head:
    """The three axes and the orders that are on their way to the motors.

    Parameters
    ----------
    start
        Where it looks first.
    latency_s
        From a command to the motors.
    follows_zoom
        Whether the camera itself turns more slowly the nearer it looks (speed divided by the magnification).
    """

    def __init__(self, start: Look, *, latency_s: float = 0.03, follows_zoom: bool = False) -> None:
        self._legs = {
            axis: Leg(TRACKS[axis], -math.inf, place, target=place)
            for axis, place in zip(Axis, (start.pan_deg, start.tilt_deg, start.zoom), strict=True)
        }
        self._waiting: list[tuple[float, Order]] = []
        self._latency_s, self._follows_zoom = latency_s, follows_zoom

    def obey(self, order: Order, now_s: float) -> None:
        """Take an order; earlier ones keep their place before it."""
        self._waiting.append((now_s + self._latency_s, order))

    def look(self, now_s: float) -> Look:
        """Return where it looks."""
        self._catch_up(now_s)
        return Look(*(self._legs[axis].at(now_s)[0] for axis in Axis))

    def speeds(self, now_s: float) -> dict[Axis, float]:
        """Return how fast each axis moves, 0.0 if it stands."""
        self._catch_up(now_s)
        return {axis: leg.at(now_s)[1] for axis, leg in self._legs.items()}

    def busy(self, now_s: float) -> bool:
        """Whether anything moves or is about to."""
        moves = any(abs(speed) > _STILL for speed in self.speeds(now_s).values())
        return moves or bool(self._waiting)

    def destination(self, now_s: float) -> Look:
        """Return where it will have come to rest on orders to places; where it looks now on the other axes."""
        look, places = self.look(now_s), {}
        for axis, place in zip(Axis, (look.pan_deg, look.tilt_deg, look.zoom), strict=True):
            target = self._legs[axis].target
            places[axis] = place if target is None else target
        for _, order in self._waiting:
            places.update(order.targets)
        return Look(places[Axis.PAN], places[Axis.TILT], places[Axis.ZOOM])

    def _catch_up(self, now_s: float) -> None:
        while self._waiting and self._waiting[0][0] <= now_s:
            due_s, order = self._waiting.pop(0)
            self._apply(order, due_s)

    def _apply(self, order: Order, due_s: float) -> None:
        shrink = self._shrink(due_s)
        for axis, speed in order.speeds.items():
            place, before = self._legs[axis].at(due_s)
            most = TRACKS[axis].speed
            wanted = max(-most, min(most, speed)) * (1.0 if axis is Axis.ZOOM else shrink)
            until_s = due_s + order.timeout_s
            self._legs[axis] = Leg(TRACKS[axis], due_s, place, before, wanted=wanted, until_s=until_s)
        for axis, target in order.targets.items():
            track = TRACKS[axis]
            place, _ = self._legs[axis].at(due_s)
            fastest = max(0.02, min(1.0, order.pace)) * track.speed
            inside = max(track.low, min(track.high, target))
            self._legs[axis] = Leg(track, due_s, place, target=inside, fastest=fastest)

    def _shrink(self, now_s: float) -> float:
        if not self._follows_zoom:
            return 1.0
        return 1.0 / Look(0.0, 0.0, self._legs[Axis.ZOOM].at(now_s)[0]).magnification
