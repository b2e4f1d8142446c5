"""From a point or a part of the picture to what a camera is told, in the best way that it knows."""

import math
from dataclasses import dataclass
from typing import Final

from scc_wall.domain.ptz import PtzAbilities, PtzSpace, PtzStatus, PtzVector, SpaceUnit, Span, space_of
from scc_wall.domain.steering import Box, Centre, Ghost, ZoomBy
from scc_wall.ptz.steering.optics import Optics

NOTCH: Final = 1.25
"""Times nearer by a notch of the wheel: ten go from 1× to 9×."""
LEAST_BOX: Final = 0.03
"""Source: specs/ptz.md."""
ASPECT: Final = 9 / 16
PULSE_TURN: Final = 0.3
PULSE_ZOOM: Final = 0.5
FASTEST_DEG_S: Final = 60.0
FASTEST_ZOOM_S: Final = 0.4
WIDEST_DEG: Final = 60.0
"""What a pulse is reckoned with where nothing is known: a usual camera's speeds and its widest view."""
LONGEST_PULSE_S: Final = 4.0


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be brought to the picture's middle, and how much nearer.

    Parameters
    ----------
    x, y
        From the middle in half pictures, −1 to 1; right and up are above 0.
    factor
        Above 1 is nearer.
    """

    x: float = 0.0
    y: float = 0.0
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Relative:
    """A way to go from here."""

    way: PtzVector
    space: PtzSpace | None = None
    zoom_space: PtzSpace | None = None


@dataclass(frozen=True, slots=True)
class Absolute:
    """A position to go to."""

    target: PtzVector
    space: PtzSpace | None = None
    zoom_space: PtzSpace | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """A speed for a while, then a stop."""

    velocity: PtzVector
    seconds: float


Step = Relative | Absolute | Pulse


def aim_of(command: Centre | Box | ZoomBy) -> Aim | None:
    """Return what a command aims at; None for one that is to be ignored."""
    if isinstance(command, Centre):
        aim = Aim(2 * command.x - 1, 1 - 2 * command.y)
    elif isinstance(command, ZoomBy):
        aim = Aim(factor=NOTCH ** min(max(command.notches, -40.0), 40.0))
    elif min(command.width, command.height) >= LEAST_BOX:
        x, y = command.left + command.width / 2, command.top + command.height / 2
        aim = Aim(2 * x - 1, 1 - 2 * y, min(1 / command.width, 1 / command.height))
    else:
        return None
    if not all(map(math.isfinite, (aim.x, aim.y, aim.factor))) or aim == Aim():
        return None
    return Aim(min(max(aim.x, -1.0), 1.0), min(max(aim.y, -1.0), 1.0), aim.factor)


def ghost_of(aim: Aim, optics: Optics) -> Ghost:
    """Return the frame of what the picture will show."""
    factor = aim.factor
    if optics.share is not None:  # no farther than the lens goes
        factor = min(max(factor, 1.0 / optics.times), optics.most_times / optics.times)
    size = 1.0 / factor
    exact = factor == 1.0 or optics.known
    return Ghost((1 + aim.x - size) / 2, (1 - aim.y - size) / 2, size, size, exact)


def steps_of(aim: Aim, abilities: PtzAbilities, status: PtzStatus | None, optics: Optics) -> tuple[Step, ...]:
    """Return what the camera is told, in that order: one command where it takes both in one way."""
    turn = _turn(aim, abilities, status, optics) if aim.x or aim.y else None
    zoom = _zoom(aim.factor, abilities, optics, with_relative=isinstance(turn, Relative)) if aim.factor != 1 else None
    if isinstance(turn, Pulse):
        return (_with_zoom(turn, aim.factor, optics),)
    if isinstance(turn, Relative) and isinstance(zoom, Relative):
        return (Relative(PtzVector(turn.way.pan_tilt, zoom.way.zoom), turn.space, zoom.zoom_space),)
    if isinstance(turn, Absolute) and isinstance(zoom, Absolute):
        return (Absolute(PtzVector(turn.target.pan_tilt, zoom.target.zoom), turn.space, zoom.zoom_space),)
    return tuple(step for step in (turn, zoom) if step is not None)


def with_rest(step: Relative | Absolute, status: PtzStatus | None) -> Relative | Absolute:
    """Return a step that only zooms with pan and tilt beside it, for cameras that ignore it otherwise."""
    if isinstance(step, Relative):
        return Relative(PtzVector((0.0, 0.0), step.way.zoom), step.space, step.zoom_space)
    place = status.position.pan_tilt if status is not None else None
    return Absolute(PtzVector(place, step.target.zoom), step.space, step.zoom_space)


def zooms_only(step: Relative | Absolute) -> bool:
    """Return whether a step leaves pan and tilt alone."""
    return (step.way if isinstance(step, Relative) else step.target).pan_tilt is None


def degrees_of(status: PtzStatus | None, abilities: PtzAbilities) -> tuple[float, float] | None:
    """Return pan and tilt in degrees; also where a camera that knows degrees tells shares of its range."""
    space = space_of(abilities.position, SpaceUnit.DEGREES)
    if status is None or status.position.pan_tilt is None or space is None or space.y is None:
        return None
    pan, tilt = status.position.pan_tilt
    if status.pan_tilt_space == space.name:
        return pan, tilt
    told = next((one for one in abilities.position if one.name == status.pan_tilt_space), None)
    told = told or space_of(abilities.position, SpaceUnit.GENERIC)
    if told is None or told.y is None or told.unit is not SpaceUnit.GENERIC:
        return None
    return _mapped(pan, told.x, space.x), _mapped(tilt, told.y, space.y)


def _turn(aim: Aim, abilities: PtzAbilities, status: PtzStatus | None, optics: Optics) -> Step:
    view = space_of(abilities.translation, SpaceUnit.FIELD_OF_VIEW)
    if view is not None:
        return Relative(PtzVector((view.x.scaled(aim.x), (view.y or view.x).scaled(aim.y))), view)
    if optics.fov_deg is not None:
        way = degrees_from_middle(aim, optics.fov_deg)
        ways = space_of(abilities.translation, SpaceUnit.DEGREES)
        if ways is not None:
            return Relative(PtzVector(way), ways)
        places, now = space_of(abilities.position, SpaceUnit.DEGREES), degrees_of(status, abilities)
        if places is not None and now is not None:
            pan, tilt = now[0] + way[0], now[1] + way[1]
            return Absolute(PtzVector((_round(pan, places.x), (places.y or places.x).clamp(tilt))), places)
    fov = optics.fov_deg if optics.fov_deg is not None else WIDEST_DEG / optics.times
    return _pulse(degrees_from_middle(aim, fov), optics)


def degrees_from_middle(aim: Aim, fov_deg: float) -> tuple[float, float]:
    """Return how far a point of the picture is from its middle."""
    half = math.tan(math.radians(min(fov_deg, 170.0)) / 2)
    return math.degrees(math.atan(aim.x * half)), math.degrees(math.atan(aim.y * half * ASPECT))


def _pulse(way_deg: tuple[float, float], optics: Optics) -> Pulse:
    """Return a speed that goes so far; by a usual camera's speed, so it is near at best."""
    most = max(abs(way_deg[0]), abs(way_deg[1]))
    share = PULSE_TURN / max(optics.times, 1.0)
    seconds = min(most / (share * FASTEST_DEG_S), LONGEST_PULSE_S)
    return Pulse(PtzVector((share * way_deg[0] / most, share * way_deg[1] / most)), seconds)


def _zoom(factor: float, abilities: PtzAbilities, optics: Optics, *, with_relative: bool) -> Step:
    lens = space_of(abilities.zoom_position, SpaceUnit.MILLIMETRES)
    places = space_of(abilities.zoom_position, SpaceUnit.GENERIC)
    ways = space_of(abilities.zoom_translation, SpaceUnit.GENERIC)
    share = _share_of(factor, optics)
    if with_relative and ways is not None:
        return Relative(PtzVector(zoom=ways.x.scaled(share)), zoom_space=ways)
    if lens is not None and lens.x.low > 0 and optics.known and optics.share is not None:
        return Absolute(PtzVector(zoom=lens.x.clamp(lens.x.low * optics.times * factor)), zoom_space=lens)
    if places is not None and optics.share is not None:
        target = min(max(optics.share + share, 0.0), 1.0)
        return Absolute(PtzVector(zoom=places.x.low + target * (places.x.high - places.x.low)), zoom_space=places)
    if ways is not None:
        return Relative(PtzVector(zoom=ways.x.scaled(share)), zoom_space=ways)
    return Pulse(PtzVector(zoom=math.copysign(PULSE_ZOOM, share)), _zoom_s(share))


def _with_zoom(turn: Pulse, factor: float, optics: Optics) -> Pulse:
    """Return a pulse that zooms on the way."""
    if factor == 1.0:
        return turn
    share = _share_of(factor, optics)
    seconds = max(turn.seconds, _zoom_s(share))
    slower = turn.seconds / seconds
    assert turn.velocity.pan_tilt is not None
    pan, tilt = turn.velocity.pan_tilt
    zoom = share / (FASTEST_ZOOM_S * seconds)
    return Pulse(PtzVector((pan * slower, tilt * slower), min(max(zoom, -1.0), 1.0)), seconds)


def _zoom_s(share: float) -> float:
    return min(abs(share) / (PULSE_ZOOM * FASTEST_ZOOM_S), LONGEST_PULSE_S)


def _share_of(factor: float, optics: Optics) -> float:
    """Return which part of the way from wide to near a factor is."""
    return min(max(math.log(factor) / math.log(max(optics.most_times, 1.1)), -1.0), 1.0)


def _mapped(value: float, of: Span, to: Span) -> float:
    width = of.high - of.low
    return to.low + (value - of.low) / width * (to.high - to.low) if width > 0 else to.low


def _round(pan: float, span: Span) -> float:
    """Return a pan within the range, the other way round where it goes full circle."""
    if span.high - span.low >= 359.0:
        while pan > span.high:
            pan -= 360.0
        while pan < span.low:
            pan += 360.0
    return span.clamp(pan)
