"""The PTZ service: what each of its calls does to the head, and how its quirks spoil that."""

import math
import re
from collections.abc import Callable
from typing import Final
from xml.sax.saxutils import escape

from scc_wall.simulator.onvif import spaces
from scc_wall.simulator.onvif.camera import MOVING_CALLS, PtzCamera
from scc_wall.simulator.onvif.mechanics import SHORTEST_MM, TRACKS, Axis, Head, Look, Order
from scc_wall.simulator.onvif.presets import Presets
from scc_wall.simulator.onvif.quirks import ActiveQuirk, Quirk
from scc_wall.simulator.onvif.soap import Element, SoapFault, unsupported
from scc_wall.simulator.onvif.spaces import from_generic, numbers, space_of, to_generic, within

NODE: Final = "node0"
CONFIGURATION: Final = "ptz0"
SHORTEST_TIMEOUT_S: Final = 1
LONGEST_TIMEOUT_S: Final = 60
DEFAULT_TIMEOUT_S: Final = 10.0
_DURATION = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?")
_PAN_TILT: Final = (Axis.PAN, Axis.TILT)
_STILL: Final = 1e-9

Quirks = dict[Quirk, ActiveQuirk]
NEEDS_PROFILE: Final = MOVING_CALLS | {"GetStatus", "GetPresets", "SetPreset", "RemovePreset", "SetHomePosition"}
"""The calls that say by a profile which camera they mean."""


class PtzService:
    """Answers the calls of one camera; `now_s` is its monotonic time in seconds."""

    def __init__(self, camera: PtzCamera, now_s: Callable[[], float], utc: Callable[[], str]) -> None:
        self.head = Head(camera.home, follows_zoom=camera.follows_zoom)
        self.presets = Presets(camera.home, camera.most_presets)
        self._camera, self._now_s, self._utc = camera, now_s, utc
        self.calls: dict[str, Callable[[Element, Quirks], str]] = {
            "GetNodes": self._nodes,
            "GetNode": self._node,
            "GetConfigurations": self._configurations,
            "GetCompatibleConfigurations": self._configurations,
            "GetConfiguration": self._configuration,
            "GetConfigurationOptions": self._options,
            "GetServiceCapabilities": lambda _call, _quirks: (
                "<tptz:Capabilities MoveStatus='true' StatusPosition='true'/>"
            ),
            "GetStatus": self._status,
            "ContinuousMove": self._continuous,
            "AbsoluteMove": self._absolute,
            "RelativeMove": self._relative,
            "Stop": self._stop,
            "GetPresets": self._list_presets,
            "SetPreset": self._set_preset,
            "RemovePreset": self._remove_preset,
            "GotoPreset": self._goto_preset,
            "GotoHomePosition": self._goto_home,
            "SetHomePosition": self._set_home,
        }

    # ---- what it can do

    def _nodes(self, _call: Element, quirks: Quirks) -> str:
        return self._node_of("tptz:PTZNode", quirks)

    def _node(self, call: Element, quirks: Quirks) -> str:
        if call.word("NodeToken") != NODE:
            raise SoapFault("No such node", "Sender", "InvalidArgVal", "NoEntity")
        return self._node_of("tptz:PTZNode", quirks)

    def _node_of(self, tag: str, quirks: Quirks) -> str:
        return (
            f'<{tag} token="{NODE}" FixedHomePosition="false"><tt:Name>PTZ</tt:Name>'
            f"<tt:SupportedPTZSpaces>{_space_list(quirks)}</tt:SupportedPTZSpaces>"
            f"<tt:MaximumNumberOfPresets>{self._camera.most_presets}</tt:MaximumNumberOfPresets>"
            f"<tt:HomeSupported>true</tt:HomeSupported></{tag}>"
        )

    def _configurations(self, _call: Element, _quirks: Quirks) -> str:
        return configuration("tptz:PTZConfiguration")

    def _configuration(self, call: Element, _quirks: Quirks) -> str:
        if call.word("PTZConfigurationToken") != CONFIGURATION:
            raise SoapFault("No such configuration", "Sender", "InvalidArgVal", "NoConfig")
        return configuration("tptz:PTZConfiguration")

    def _options(self, _call: Element, quirks: Quirks) -> str:
        least, most = f"PT{SHORTEST_TIMEOUT_S}S", f"PT{LONGEST_TIMEOUT_S}S"
        return (
            f"<tptz:PTZConfigurationOptions><tt:Spaces>{_space_list(quirks)}</tt:Spaces>"
            f"<tt:PTZTimeout><tt:Min>{least}</tt:Min><tt:Max>{most}</tt:Max></tt:PTZTimeout></tptz:PTZConfigurationOptions>"
        )

    # ---- where it is

    def _status(self, call: Element, quirks: Quirks) -> str:
        if Quirk.NO_STATUS in quirks:
            raise unsupported(call.name)
        now_s = self._now_s()
        look, speeds = self.head.look(now_s), self.head.speeds(now_s)
        pan, tilt = to_generic(Axis.PAN, look.pan_deg), to_generic(Axis.TILT, look.tilt_deg)
        idle = Quirk.ALWAYS_IDLE in quirks
        turning, zooming = (
            "MOVING" if not idle and any(abs(speeds[axis]) > _STILL for axis in axes) else "IDLE"
            for axes in (_PAN_TILT, (Axis.ZOOM,))
        )
        return (
            "<tptz:PTZStatus><tt:Position>"
            f'<tt:PanTilt x="{pan:.5f}" y="{tilt:.5f}" space="{spaces.POSITION}"/>'
            f'<tt:Zoom x="{look.zoom:.5f}" space="{spaces.ZOOM_POSITION}"/></tt:Position>'
            f"<tt:MoveStatus><tt:PanTilt>{turning}</tt:PanTilt><tt:Zoom>{zooming}</tt:Zoom></tt:MoveStatus>"
            f"<tt:UtcTime>{self._utc()}</tt:UtcTime></tptz:PTZStatus>"
        )

    # ---- how it moves

    def _continuous(self, call: Element, quirks: Quirks) -> str:
        speeds: dict[Axis, float] = {}
        if (turn := call.find("Velocity", "PanTilt")) is not None:
            space_of(turn, spaces.VELOCITY)
            for axis, value in zip(_PAN_TILT, within(numbers(turn, "x", "y"), -1, 1, "InvalidVelocity"), strict=True):
                speeds[axis] = value * TRACKS[axis].speed
        if (zoom := call.find("Velocity", "Zoom")) is not None:
            space_of(zoom, spaces.ZOOM_VELOCITY)
            (value,) = within(numbers(zoom, "x"), -1, 1, "InvalidVelocity")
            speeds[Axis.ZOOM] = value * TRACKS[Axis.ZOOM].speed
        timeout_s = self._timeout_s(call.word("Timeout"), quirks)
        if turn is None and Quirk.ZOOM_SWALLOWED in quirks:
            return ""
        self.head.obey(Order(speeds=speeds, timeout_s=timeout_s), self._now_s())
        return ""

    @staticmethod
    def _timeout_s(word: str | None, quirks: Quirks) -> float:
        if word is None:
            return math.inf if Quirk.TIMEOUTS_IGNORED in quirks else DEFAULT_TIMEOUT_S
        found = _DURATION.fullmatch(word)
        if found is None or not any(found.groups()) or Quirk.TIMEOUTS_REFUSED in quirks:
            raise _bad_timeout()
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        timeout_s = hours * 3600 + minutes * 60 + seconds
        if Quirk.FRACTIONS_REFUSED in quirks and "." in word:
            raise _bad_timeout()
        if not 0 < timeout_s <= LONGEST_TIMEOUT_S:
            raise _bad_timeout()
        return math.inf if Quirk.TIMEOUTS_IGNORED in quirks else timeout_s

    def _absolute(self, call: Element, quirks: Quirks) -> str:
        targets: dict[Axis, float] = {}
        if (turn := call.find("Position", "PanTilt")) is not None:
            degrees = space_of(turn, spaces.POSITION, spaces.DEGREES) == spaces.DEGREES
            for axis, value in zip(_PAN_TILT, numbers(turn, "x", "y"), strict=True):
                low, high = (TRACKS[axis].low, TRACKS[axis].high) if degrees else (-1.0, 1.0)
                within((value,), low, high, "InvalidPosition")
                targets[axis] = value if degrees else from_generic(axis, value)
        if (zoom := call.find("Position", "Zoom")) is not None:
            (value,) = numbers(zoom, "x")
            if space_of(zoom, spaces.ZOOM_POSITION, spaces.ZOOM_MM) == spaces.ZOOM_MM:
                within((value,), SHORTEST_MM, spaces.LONGEST_MM, "InvalidPosition")
                value = spaces.zoom_of_mm(value)
            targets[Axis.ZOOM] = within((value,), 0, 1, "InvalidPosition")[0]
        return self._go(targets, call, quirks, zoom_only=turn is None)

    def _relative(self, call: Element, quirks: Quirks) -> str:
        look = self.head.destination(self._now_s())
        targets: dict[Axis, float] = {}
        if (turn := call.find("Translation", "PanTilt")) is not None:
            for axis, place, way in zip(
                _PAN_TILT, (look.pan_deg, look.tilt_deg), self._way(turn, look, quirks), strict=True
            ):
                targets[axis] = max(TRACKS[axis].low, min(TRACKS[axis].high, place + way))
        if (zoom := call.find("Translation", "Zoom")) is not None:
            space_of(zoom, spaces.ZOOM_TRANSLATION)
            (value,) = within(numbers(zoom, "x"), -1, 1, "InvalidTranslation")
            targets[Axis.ZOOM] = max(0.0, min(1.0, look.zoom + value))
        if _is_zero(call, "Translation"):  # a way of nothing ends any other
            self.head.obey(Order(speeds=dict.fromkeys(targets or Axis, 0.0)), self._now_s())
            return ""
        return self._go(targets, call, quirks, zoom_only=turn is None)

    @staticmethod
    def _way(turn: Element, look: Look, quirks: Quirks) -> tuple[float, float]:
        """Return how many degrees to pan and tilt."""
        known = (spaces.TRANSLATION,) if Quirk.NO_FOV in quirks else (spaces.TRANSLATION, spaces.FOV)
        if space_of(turn, *known) == spaces.FOV:
            most = fov_range(quirks)
            x, y = within(numbers(turn, "x", "y"), -most, most, "InvalidTranslation")
            return spaces.fov_way(look, x / most, y / most)
        x, y = within(numbers(turn, "x", "y"), -1, 1, "InvalidTranslation")
        spans = [(TRACKS[axis].high - TRACKS[axis].low) / 2 for axis in _PAN_TILT]
        return x * spans[0], y * spans[1]

    def _go(self, targets: dict[Axis, float], call: Element, quirks: Quirks, *, zoom_only: bool) -> str:
        if not targets:
            raise SoapFault("Nowhere to go", "Sender", "InvalidArgVal", "InvalidPosition")
        if zoom_only and Quirk.ZOOM_SWALLOWED in quirks:
            return ""
        self.head.obey(Order(targets=targets, pace=_pace(call)), self._now_s())
        return ""

    def _stop(self, call: Element, quirks: Quirks) -> str:
        if Quirk.STOP_REFUSED in quirks:
            raise unsupported(call.name)
        axes: list[Axis] = []
        if call.word("PanTilt") != "false":
            axes += _PAN_TILT
        if call.word("Zoom") != "false":
            axes.append(Axis.ZOOM)
        self.head.obey(Order(speeds=dict.fromkeys(axes, 0.0)), self._now_s())
        return ""

    # ---- places it remembers

    def _list_presets(self, _call: Element, quirks: Quirks) -> str:
        listed = []
        for preset in self.presets.listed(quirks):
            place = "" if preset.look is None else f"<tt:PTZPosition>{_position(preset.look)}</tt:PTZPosition>"
            listed.append(
                f'<tptz:Preset token="{escape(preset.token)}"><tt:Name>{escape(preset.name)}</tt:Name>'
                f"{place}</tptz:Preset>"
            )
        return "".join(listed)

    def _set_preset(self, call: Element, quirks: Quirks) -> str:
        look = self.head.look(self._now_s())
        token = self.presets.keep(call.word("PresetToken") or None, call.word("PresetName"), look, quirks)
        return f"<tptz:PresetToken>{escape(token)}</tptz:PresetToken>"

    def _remove_preset(self, call: Element, _quirks: Quirks) -> str:
        self.presets.remove(call.word("PresetToken"))
        return ""

    def _goto_preset(self, call: Element, quirks: Quirks) -> str:
        return self._go(_targets(self.presets.place(call.word("PresetToken"))), call, quirks, zoom_only=False)

    def _goto_home(self, call: Element, quirks: Quirks) -> str:
        return self._go(_targets(self.presets.home), call, quirks, zoom_only=False)

    def _set_home(self, _call: Element, _quirks: Quirks) -> str:
        self.presets.home = self.head.look(self._now_s())
        return ""


def configuration(tag: str) -> str:
    """Return the PTZ configuration, as profiles carry it too."""
    return (
        f'<{tag} token="{CONFIGURATION}"><tt:Name>PTZ</tt:Name><tt:UseCount>2</tt:UseCount>'
        f"<tt:NodeToken>{NODE}</tt:NodeToken>"
        f"<tt:DefaultContinuousPanTiltVelocitySpace>{spaces.VELOCITY}</tt:DefaultContinuousPanTiltVelocitySpace>"
        f"<tt:DefaultContinuousZoomVelocitySpace>{spaces.ZOOM_VELOCITY}</tt:DefaultContinuousZoomVelocitySpace>"
        f"<tt:DefaultPTZTimeout>PT{DEFAULT_TIMEOUT_S:.0f}S</tt:DefaultPTZTimeout></{tag}>"
    )


def asks_for_rest(call: Element) -> bool:
    """Whether a call wants the camera to stand still."""
    if call.name == "ContinuousMove":
        return _is_zero(call, "Velocity")
    if call.name == "RelativeMove":
        return _is_zero(call, "Translation")
    return call.name == "Stop"


def fov_range(quirks: Quirks) -> float:
    """Return what half a picture is in the FOV space."""
    return quirks[Quirk.FOV_RANGE].number("range") if Quirk.FOV_RANGE in quirks else 1.0


def _is_zero(call: Element, part: str) -> bool:
    found = call.find(part)
    values = [v for e in (found.children if found else ()) for k, v in e.attributes.items() if k in {"x", "y"}]
    try:
        return bool(values) and all(float(value) == 0.0 for value in values)
    except ValueError:
        return False


def _targets(look: Look) -> dict[Axis, float]:
    return {Axis.PAN: look.pan_deg, Axis.TILT: look.tilt_deg, Axis.ZOOM: look.zoom}


def _pace(call: Element) -> float:
    turn = call.find("Speed", "PanTilt")
    if turn is None:
        return 1.0
    return max(map(abs, within(numbers(turn, "x", "y"), -1, 1, "InvalidSpeed")))


def _bad_timeout() -> SoapFault:
    return SoapFault("The timeout is not supported", "Sender", "InvalidArgVal", "TimeoutNotSupported")


def _position(look: Look) -> str:
    pan, tilt = to_generic(Axis.PAN, look.pan_deg), to_generic(Axis.TILT, look.tilt_deg)
    return f'<tt:PanTilt x="{pan:.5f}" y="{tilt:.5f}"/><tt:Zoom x="{look.zoom:.5f}"/>'


def _space_list(quirks: Quirks) -> str:
    pan, tilt = TRACKS[Axis.PAN], TRACKS[Axis.TILT]
    unit = (-1.0, 1.0)
    fov = fov_range(quirks)
    planes = [
        ("AbsolutePanTiltPositionSpace", spaces.POSITION, unit, unit),
        ("AbsolutePanTiltPositionSpace", spaces.DEGREES, (pan.low, pan.high), (tilt.low, tilt.high)),
        ("AbsoluteZoomPositionSpace", spaces.ZOOM_POSITION, (0.0, 1.0), None),
        ("AbsoluteZoomPositionSpace", spaces.ZOOM_MM, (SHORTEST_MM, spaces.LONGEST_MM), None),
        ("RelativePanTiltTranslationSpace", spaces.TRANSLATION, unit, unit),
        ("RelativePanTiltTranslationSpace", spaces.FOV, (-fov, fov), (-fov, fov)),
        ("RelativeZoomTranslationSpace", spaces.ZOOM_TRANSLATION, unit, None),
        ("ContinuousPanTiltVelocitySpace", spaces.VELOCITY, unit, unit),
        ("ContinuousZoomVelocitySpace", spaces.ZOOM_VELOCITY, unit, None),
        ("PanTiltSpeedSpace", spaces.SPEED, (0.0, 1.0), None),
        ("ZoomSpeedSpace", spaces.ZOOM_SPEED, (0.0, 1.0), None),
    ]
    listed = []
    for tag, uri, x, y in planes:
        if uri == spaces.FOV and Quirk.NO_FOV in quirks:
            continue
        ranges = _range("XRange", x) + (_range("YRange", y) if y else "")
        listed.append(f"<tt:{tag}><tt:URI>{uri}</tt:URI>{ranges}</tt:{tag}>")
    return "".join(listed)


def _range(tag: str, ends: tuple[float, float]) -> str:
    return f"<tt:{tag}><tt:Min>{ends[0]:g}</tt:Min><tt:Max>{ends[1]:g}</tt:Max></tt:{tag}>"
