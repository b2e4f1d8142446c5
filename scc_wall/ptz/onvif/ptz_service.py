"""The PTZ service of one profile, as a `PtzCamera`.

Numbers go out as plain decimals and whole seconds: there are firmwares that read `1e-05` as 1 and `PT0.5S` as for ever.
"""

import math
import re
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import (
    Motion,
    Preset,
    PtzAbilities,
    PtzSpace,
    PtzStatus,
    PtzVector,
    SpaceUnit,
    Span,
    space_of,
)
from scc_wall.ptz.onvif import soap
from scc_wall.ptz.onvif.caller import Caller
from scc_wall.ptz.onvif.markup import Node
from scc_wall.ptz.onvif.media import number

PRESETS_MOST: Final = 1024
_UNITS: Final = (
    ("GenericSpace", SpaceUnit.GENERIC),
    ("SpaceFov", SpaceUnit.FIELD_OF_VIEW),
    ("SphericalPositionSpaceDegrees", SpaceUnit.DEGREES),
    ("SpaceDegrees", SpaceUnit.DEGREES),
    ("SpaceMillimeter", SpaceUnit.MILLIMETRES),
    ("NormalizedDigitalPosition", SpaceUnit.DIGITAL),
)
"""Source: ONVIF PTZ Service Specification, section 5.8, the ends of the names of its spaces."""
_TIMEOUT_WORDS: Final = re.compile(r"(?i)time-?out|duration|(?:invalid|bad|wrong) arg|argument.{0,20}(?:invalid|wrong)")
_DURATION: Final = re.compile(
    r"(?P<minus>-)?P(?:(?P<d>\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(?P<h>\d+(?:\.\d+)?)H)?(?:(?P<m>\d+(?:\.\d+)?)M)?(?:(?P<s>\d+(?:\.\d+)?)S)?)?"
)
_UNIT: Final = Span(-1.0, 1.0)
_GONE: Final = frozenset({CallCause.OFFLINE, CallCause.TIMEOUT, CallCause.REDIRECTED})
"""So fails every question to a camera that is not there, and one of a camera that answers all but this."""
_OF_ARGUMENTS: Final = frozenset({"invalidargval", "invalidargs", "invalidargument", "invalidarg"})


class OnvifPtz:
    """A camera's PTZ on one profile; a `scc_wall.domain.ptz.PtzCamera`.

    Parameters
    ----------
    configuration
        Token of the profile's PTZ configuration; None if unknown: then nothing is known of its spaces.
    within_s
        Of each call; None: as long as the caller's limits allow.
    """

    def __init__(
        self,
        caller: Caller,
        service: soap.Service,
        profile: str,
        configuration: str | None,
        *,
        node: str | None = None,
        within_s: float | None = None,
    ) -> None:
        self._caller = caller
        self._service = service
        self._profile = f"<s:ProfileToken>{soap.text(profile)}</s:ProfileToken>"
        self._configuration = configuration
        self._node = node
        self._within_s = within_s
        self._abilities: PtzAbilities | None = None
        self._takes_timeout = True

    def close(self) -> None:
        """Let go of its connections."""
        self._caller.close()

    def abilities(self) -> PtzAbilities:
        """Return what it can do: the node, narrowed by the configuration's options; either may be missing."""
        if self._abilities is None:
            unanswered: list[CameraCallError] = []
            node, options = self._ask_node(unanswered), self._ask_options(unanswered)
            if unanswered and node is None and options is None:
                raise unanswered[0]
            self._abilities = read_abilities(options, node)
        return self._abilities

    def status(self) -> PtzStatus:
        """Return where it stands."""
        return read_status(self._call("GetStatus", self._profile))

    def move(self, velocity: PtzVector, timeout_s: float | None = None) -> None:
        """Move on and on; without a timeout once the camera has refused one."""
        speed = f"<s:Velocity>{self._velocity(velocity)}</s:Velocity>"
        if timeout_s is None or not self._takes_timeout:
            self._command("ContinuousMove", f"{self._profile}{speed}")
            return
        timeout = f"<s:Timeout>PT{self._whole_seconds(timeout_s)}S</s:Timeout>"
        try:
            self._command("ContinuousMove", f"{self._profile}{speed}{timeout}")
        except CameraCallError as error:
            if not _about_timeout(error):
                raise
            self._command("ContinuousMove", f"{self._profile}{speed}")
            self._takes_timeout = False  # it was the timeout: without, the same was taken

    def stop(self, *, pan_tilt: bool = True, zoom: bool = True) -> None:
        """End every movement of these drives."""
        drives = f"<s:PanTilt>{_truth(pan_tilt)}</s:PanTilt><s:Zoom>{_truth(zoom)}</s:Zoom>"
        self._command("Stop", f"{self._profile}{drives}")

    def absolute(
        self,
        target: PtzVector,
        *,
        space: PtzSpace | None = None,
        zoom_space: PtzSpace | None = None,
        speed: PtzVector | None = None,
    ) -> None:
        """Go to a position."""
        position = f"<s:Position>{_vector(_clamped(target, space, zoom_space), space, zoom_space)}</s:Position>"
        self._command("AbsoluteMove", f"{self._profile}{position}{_speed(speed)}")

    def relative(
        self,
        way: PtzVector,
        *,
        space: PtzSpace | None = None,
        zoom_space: PtzSpace | None = None,
        speed: PtzVector | None = None,
    ) -> None:
        """Go so far from here."""
        translation = f"<s:Translation>{_vector(_clamped(way, space, zoom_space), space, zoom_space)}</s:Translation>"
        self._command("RelativeMove", f"{self._profile}{translation}{_speed(speed)}")

    def presets(self) -> tuple[Preset, ...]:
        """Return its presets, in its own order."""
        return read_presets(self._call("GetPresets", self._profile))

    def set_preset(self, name: str, token: str | None = None) -> str:
        """Remember where it stands; return the preset's token.

        Raises
        ------
        CameraCallError
            BAD_ANSWER if the camera does not tell the token of a new one.
        """
        which = f"<s:PresetToken>{soap.text(token)}</s:PresetToken>" if token is not None else ""
        named = f"<s:PresetName>{soap.text(name)}</s:PresetName>"
        told = self._command("SetPreset", f"{self._profile}{named}{which}")
        given = told.text_at("PresetToken") or token
        if given is None:
            raise CameraCallError(CallCause.BAD_ANSWER)
        return given

    def remove_preset(self, token: str) -> None:
        """Forget a preset."""
        self._command("RemovePreset", f"{self._profile}<s:PresetToken>{soap.text(token)}</s:PresetToken>")

    def goto_preset(self, token: str, speed: PtzVector | None = None) -> None:
        """Go to a preset."""
        which = f"<s:PresetToken>{soap.text(token)}</s:PresetToken>"
        self._command("GotoPreset", f"{self._profile}{which}{_speed(speed)}")

    def goto_home(self, speed: PtzVector | None = None) -> None:
        """Go to the home position."""
        self._command("GotoHomePosition", f"{self._profile}{_speed(speed)}")

    def set_home(self) -> None:
        """Make where it stands its home position."""
        self._command("SetHomePosition", self._profile)

    # --- asking

    def _call(self, operation: str, inner: str) -> Node:
        return self._caller.call(self._service, operation, inner, within_s=self._within_s)

    def _command(self, operation: str, inner: str) -> Node:
        return self._caller.call(self._service, operation, inner, may_be_empty=True, within_s=self._within_s)

    def _perhaps(self, operation: str, unanswered: list[CameraCallError], inner: str = "") -> Node | None:
        try:
            return self._call(operation, inner)
        except CameraCallError as error:
            if error.cause in _GONE:
                unanswered.append(error)
            elif error.cause not in (CallCause.FAULT, CallCause.UNSUPPORTED, CallCause.BAD_ANSWER):
                raise
            return None

    def _ask_options(self, unanswered: list[CameraCallError]) -> Node | None:
        if self._configuration is None:
            return None
        token = f"<s:ConfigurationToken>{soap.text(self._configuration)}</s:ConfigurationToken>"
        told = self._perhaps("GetConfigurationOptions", unanswered, token)
        return told.child("PTZConfigurationOptions") or told if told is not None else None

    def _ask_node(self, unanswered: list[CameraCallError]) -> Node | None:
        told = self._perhaps("GetNodes", unanswered)
        nodes = told.all("PTZNode") if told is not None else []
        wanted = self._node or self._node_of_configuration(unanswered)
        return next((node for node in nodes if node.attributes.get("token") == wanted), nodes[0] if nodes else None)

    def _node_of_configuration(self, unanswered: list[CameraCallError]) -> str:
        """Return the node that the configuration stands on, where the profile did not say; empty if unknown."""
        told = self._perhaps("GetConfigurations", unanswered) if self._configuration is not None else None
        configurations = told.all("PTZConfiguration") if told is not None else []
        own = (node for node in configurations if node.attributes.get("token") == self._configuration)
        return next((node.text_at("NodeToken") for node in own), "")

    # --- numbers

    def _velocity(self, velocity: PtzVector) -> str:
        """Return a speed in the camera's own ranges, as far as they are known; never asks for them."""
        known = self._abilities or PtzAbilities()
        space, zoom_space = _speeds(known.velocity), _speeds(known.zoom_velocity)
        pan_tilt, zoom = velocity.pan_tilt, velocity.zoom
        if pan_tilt is not None and space is not None:
            pan_tilt = (_both_ways(space.x).scaled(pan_tilt[0]), _both_ways(space.y).scaled(pan_tilt[1]))
        elif pan_tilt is not None:
            pan_tilt = (_UNIT.clamp(pan_tilt[0]), _UNIT.clamp(pan_tilt[1]))
        if zoom is not None:
            zoom = (_both_ways(zoom_space.x) if zoom_space is not None else _UNIT).scaled(zoom)
        return _vector(PtzVector(pan_tilt, zoom), _unless_generic(space), _unless_generic(zoom_space))

    def _whole_seconds(self, timeout_s: float) -> int:
        """Return whole seconds within what the camera takes: rounded up, at least 1."""
        span = self._abilities.timeout_s if self._abilities is not None else None
        seconds = max(1, math.ceil(timeout_s))
        if span is None:
            return seconds
        return max(1, min(max(seconds, math.ceil(span.low)), math.floor(span.high)))


def _about_timeout(error: CameraCallError) -> bool:
    """Return whether a move may have been refused for its timeout: many only say that an argument is wrong."""
    if error.fault is None or error.cause not in (CallCause.FAULT, CallCause.UNSUPPORTED):
        return False
    code, reason = error.fault.code.lower(), error.fault.reason
    return "timeout" in code or code in _OF_ARGUMENTS or bool(_TIMEOUT_WORDS.search(reason))


def _speeds(spaces: tuple[PtzSpace, ...]) -> PtzSpace | None:
    """Return the space in which speeds are sent: the generic one, else the camera's first."""
    return space_of(spaces, SpaceUnit.GENERIC) or next(iter(spaces), None)


def _unless_generic(space: PtzSpace | None) -> PtzSpace | None:
    """Return a space that must be named: the generic one is what cameras take without, and some know no name."""
    return space if space is not None and space.unit is not SpaceUnit.GENERIC else None


def _both_ways(span: Span | None) -> Span:
    """Return the range of a speed. One without a way back, or without any, is a firmware's mistake."""
    most = max(abs(span.low), abs(span.high)) if span is not None else 0.0
    if span is None or not most:
        return _UNIT
    return span if span.low < 0 < span.high else Span(-most, most)


def _clamped(vector: PtzVector, space: PtzSpace | None, zoom_space: PtzSpace | None) -> PtzVector:
    pan_tilt, zoom = vector.pan_tilt, vector.zoom
    if pan_tilt is not None and space is not None:
        pan_tilt = (space.x.clamp(pan_tilt[0]), (space.y or space.x).clamp(pan_tilt[1]))
    if zoom is not None and zoom_space is not None:
        zoom = zoom_space.x.clamp(zoom)
    return PtzVector(pan_tilt, zoom)


def _vector(vector: PtzVector, space: PtzSpace | None = None, zoom_space: PtzSpace | None = None) -> str:
    parts = ""
    if vector.pan_tilt is not None:
        x, y = vector.pan_tilt
        parts += f'<tt:PanTilt x="{_decimal(x)}" y="{_decimal(y)}"{_named(space)}/>'
    if vector.zoom is not None:
        parts += f'<tt:Zoom x="{_decimal(vector.zoom)}"{_named(zoom_space)}/>'
    return parts


def _named(space: PtzSpace | None) -> str:
    return f' space="{soap.text(space.name)}"' if space is not None else ""


def _speed(speed: PtzVector | None) -> str:
    return f"<s:Speed>{_vector(speed)}</s:Speed>" if speed is not None else ""


def _decimal(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number for a camera")
    return f"{value if abs(value) >= 5e-7 else 0.0:.6f}".rstrip("0").rstrip(".")


def _truth(value: bool) -> str:
    return "true" if value else "false"


# --- reading


def read_abilities(options: Node | None, node: Node | None) -> PtzAbilities:
    """Return what PTZConfigurationOptions and a PTZNode say together."""
    spaces = (options.child("Spaces") if options is not None else None) or (
        node.child("SupportedPTZSpaces") if node is not None else None
    )
    limits = options.child("PTZTimeout") if options is not None else None
    most = number(node.text_at("MaximumNumberOfPresets")) if node is not None else None
    found = PtzAbilities(
        timeout_s=_timeouts(limits) if limits is not None else None,
        presets_most=int(most) if most is not None and most >= 0 else None,
        home=_boolean(node.text_at("HomeSupported")) if node is not None else None,
        home_fixed=_boolean(node.attributes.get("fixedhomeposition", "")) if node is not None else None,
    )
    if spaces is None:
        return found
    return replace(
        found,
        position=_spaces(spaces, "AbsolutePanTiltPositionSpace"),
        zoom_position=_spaces(spaces, "AbsoluteZoomPositionSpace"),
        translation=_spaces(spaces, "RelativePanTiltTranslationSpace"),
        zoom_translation=_spaces(spaces, "RelativeZoomTranslationSpace"),
        velocity=_spaces(spaces, "ContinuousPanTiltVelocitySpace"),
        zoom_velocity=_spaces(spaces, "ContinuousZoomVelocitySpace"),
        speed=_spaces(spaces, "PanTiltSpeedSpace"),
    )


def _timeouts(limits: Node) -> Span | None:
    low, high = seconds(limits.text_at("Min")), seconds(limits.text_at("Max"))
    if high is None or high < 1:
        return None
    return Span(min(low or 0.0, high), high)


def _spaces(told: Node, name: str) -> tuple[PtzSpace, ...]:
    found = (_space(node) for node in told.all(name)[:32])
    return tuple(space for space in found if space is not None)


def _space(node: Node) -> PtzSpace | None:
    uri = node.text_at("URI")
    x, y = _span(node.child("XRange")), _span(node.child("YRange"))
    if not uri or x is None:
        return None
    unit = next((unit for end, unit in _UNITS if uri.endswith(end)), SpaceUnit.OTHER)
    if unit is SpaceUnit.OTHER and "Generic" in uri:
        unit = SpaceUnit.GENERIC
    return PtzSpace(uri, unit, x, y)


def _span(node: Node | None) -> Span | None:
    if node is None:
        return None
    low, high = number(node.text_at("Min")), number(node.text_at("Max"))
    if low is None or high is None:
        return None
    return Span(min(low, high), max(low, high))


def read_status(told: Node) -> PtzStatus:
    """Return what GetStatusResponse says; whatever is missing is unknown."""
    status = told.child("PTZStatus") or told
    position = status.child("Position")
    pan_tilt, zoom = (position.child("PanTilt"), position.child("Zoom")) if position is not None else (None, None)
    moving = status.child("MoveStatus")
    error = soap.shown(status.text_at("Error"))
    return PtzStatus(
        position=_position(position),
        pan_tilt_space=pan_tilt.attributes.get("space", "") if pan_tilt is not None else "",
        zoom_space=zoom.attributes.get("space", "") if zoom is not None else "",
        pan_tilt=_motion(moving, "PanTilt"),
        zoom=_motion(moving, "Zoom"),
        error="" if error.lower() in ("no error", "none", "ok", "0") else error,
    )


def _position(node: Node | None) -> PtzVector:
    pan_tilt, zoom = (node.child("PanTilt"), node.child("Zoom")) if node is not None else (None, None)
    x = number(pan_tilt.attributes.get("x", "")) if pan_tilt is not None else None
    y = number(pan_tilt.attributes.get("y", "")) if pan_tilt is not None else None
    z = number(zoom.attributes.get("x", "")) if zoom is not None else None
    return PtzVector((x, y) if x is not None and y is not None else None, z)


def _motion(node: Node | None, drive: str) -> Motion:
    word = node.text_at(drive).upper() if node is not None else ""
    return {"IDLE": Motion.IDLE, "MOVING": Motion.MOVING}.get(word, Motion.UNKNOWN)


def read_presets(told: Node) -> tuple[Preset, ...]:
    """Return the presets of GetPresetsResponse; one without a token can't be used and is left out."""
    found: dict[str, Preset] = {}
    for node in told.all("Preset")[:PRESETS_MOST]:
        token = node.attributes.get("token", "")
        if token:
            place = _position(node.child("PTZPosition"))
            name = soap.shown(unquote(node.text_at("Name"), errors="replace"))
            found.setdefault(token, Preset(token, name, place if place != PtzVector() else None))
    return tuple(found.values())


def seconds(text: str) -> float | None:
    """Return the seconds of an `xs:duration` (`PT1M30S`), also of a bare number; None if it is neither."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or not any(match[part] for part in "dhms"):
        return number(text)
    total = sum(float(match[part] or 0) * size for part, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)))
    return -total if match["minus"] else min(total, 1e9)


def _boolean(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())
