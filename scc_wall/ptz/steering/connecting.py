"""What is asked of a camera when it is reached, and of its presets afterwards; each is several calls in one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import Preset, PtzAbilities, PtzCamera, PtzStatus
from scc_wall.ptz.steering.remembered import placeholders
from scc_wall.ptz.steering.standing import tells
from scc_wall.ptz.steering.words import LOST_CAUSES, room_is_out

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Connected:
    """A camera that answered.

    Parameters
    ----------
    status, presets
        None if it would not say, or did not answer that.
    tells
        Whether it may say anything by which rest can be known.
    """

    ptz: PtzCamera
    abilities: PtzAbilities
    status: PtzStatus | None
    presets: tuple[Preset, ...] | None
    tells: bool


def connected(connect: Callable[[], PtzCamera]) -> Connected:
    """Reach a camera and ask what controlling it needs to know.

    Raises
    ------
    CameraCallError
        If it does not answer.
    """
    ptz = connect()
    try:
        abilities = ptz.abilities()
        status, told = _if_answered(ptz.status)
        presets, _ = _if_answered(ptz.presets)
    except BaseException:
        ptz.close()
        raise
    return Connected(ptz, abilities, status, presets, tells(status) if status is not None else told)


def _if_answered(call: Callable[[], T]) -> tuple[T | None, bool]:
    """Return as `_perhaps` does; None also if this one call is lost, by a camera that answered others just now."""
    try:
        return _perhaps(call)
    except CameraCallError as error:
        if error.cause not in LOST_CAUSES:
            raise
        return None, True


def save_preset(ptz: PtzCamera, name: str, token: str | None) -> tuple[Preset, ...] | None:
    """Remember where it stands; in place of one that only its factory named, if there is no room for more."""
    try:
        ptz.set_preset(name, token)
    except CameraCallError as error:
        spare = placeholders(ptz.presets()) if token is None and room_is_out(error) else ()
        if not spare:
            raise
        ptz.set_preset(name, spare[0].token)
    return _listed(ptz)


def then_presets(ptz: PtzCamera, call: Callable[[], None]) -> tuple[Preset, ...] | None:
    """Make a call, and return the presets after it; None if the camera does not list them."""
    call()
    return _listed(ptz)


def _listed(ptz: PtzCamera) -> tuple[Preset, ...] | None:
    return _perhaps(ptz.presets)[0]


def _perhaps(call: Callable[[], T]) -> tuple[T | None, bool]:
    """Return what a call gives, None if the camera refuses it; and whether it knows the call at all."""
    try:
        return call(), True
    except CameraCallError as error:
        if error.cause in LOST_CAUSES or error.cause in (CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN):
            raise
        return None, error.cause is not CallCause.UNSUPPORTED
