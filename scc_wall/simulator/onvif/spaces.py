"""ONVIF's coordinate spaces and what they mean to this camera's head (ONVIF PTZ 5.7, version 20.12)."""

import math
from typing import Final

from scc_wall.simulator.onvif.mechanics import MOST_ZOOM, SHORTEST_MM, TRACKS, Axis, Look
from scc_wall.simulator.onvif.soap import Element, SoapFault

_ROOT: Final = "http://www.onvif.org/ver10/tptz"
POSITION: Final = f"{_ROOT}/PanTiltSpaces/PositionGenericSpace"
DEGREES: Final = f"{_ROOT}/PanTiltSpaces/SphericalPositionSpaceDegrees"
TRANSLATION: Final = f"{_ROOT}/PanTiltSpaces/TranslationGenericSpace"
FOV: Final = f"{_ROOT}/PanTiltSpaces/TranslationSpaceFov"
VELOCITY: Final = f"{_ROOT}/PanTiltSpaces/VelocityGenericSpace"
SPEED: Final = f"{_ROOT}/PanTiltSpaces/GenericSpeedSpace"
ZOOM_POSITION: Final = f"{_ROOT}/ZoomSpaces/PositionGenericSpace"
ZOOM_MM: Final = f"{_ROOT}/ZoomSpaces/PositionSpaceMillimeter"
ZOOM_TRANSLATION: Final = f"{_ROOT}/ZoomSpaces/TranslationGenericSpace"
ZOOM_VELOCITY: Final = f"{_ROOT}/ZoomSpaces/VelocityGenericSpace"
ZOOM_SPEED: Final = f"{_ROOT}/ZoomSpaces/ZoomGenericSpeedSpace"
LONGEST_MM: Final = SHORTEST_MM * MOST_ZOOM


def numbers(element: Element, *names: str) -> tuple[float, ...]:
    """Return attributes as finite numbers; raises SoapFault if one is none."""
    try:
        values = tuple(float(element.attributes[name]) for name in names)
    except (KeyError, ValueError):
        raise SoapFault("Not a number", "Sender", "InvalidArgVal") from None
    if not all(map(math.isfinite, values)):
        raise SoapFault("Not a finite number", "Sender", "InvalidArgVal")
    return values


def space_of(element: Element, *known: str) -> str:
    """Return the space an element names, else the first of those known; raises SoapFault if it is another."""
    space = element.attributes.get("space") or known[0]
    if space not in known:
        raise SoapFault("The space is not supported", "Sender", "InvalidArgVal", "SpaceNotSupported")
    return space


def within(values: tuple[float, ...], low: float, high: float, code: str) -> tuple[float, ...]:
    """Return values in a range; raises SoapFault with that code if one is beyond it."""
    if not all(low - 1e-6 <= value <= high + 1e-6 for value in values):
        raise SoapFault("Out of range", "Sender", "InvalidArgVal", code)
    return values


def from_generic(axis: Axis, value: float) -> float:
    """Return the place of a generic position: -1 to 1 between the end stops, zoom 0 to 1."""
    track = TRACKS[axis]
    return value if axis is Axis.ZOOM else track.low + (value + 1) / 2 * (track.high - track.low)


def to_generic(axis: Axis, place: float) -> float:
    """Return the generic position of a place."""
    track = TRACKS[axis]
    return place if axis is Axis.ZOOM else (place - track.low) / (track.high - track.low) * 2 - 1


def zoom_of_mm(focal_mm: float) -> float:
    """Return the zoom, 0 to 1, of a focal length."""
    return min(1.0, max(0.0, math.log(max(focal_mm, SHORTEST_MM) / SHORTEST_MM) / math.log(MOST_ZOOM)))


def fov_way(look: Look, x: float, y: float) -> tuple[float, float]:
    """Return the degrees to pan and tilt so that a point of the picture (-1 to 1, up is positive) is its centre."""
    half = look.width_deg / 2
    return x * half, y * half * 9 / 16
