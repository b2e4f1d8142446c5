"""A camera with the simulator's head behind a network that is late, loses and refuses; all in a manual clock's time."""

import heapq
import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.camera_error import CallCause, CallFault, CameraCallError
from scc_wall.domain.ptz import (
    Motion,
    Preset,
    PtzAbilities,
    PtzSpace,
    PtzStatus,
    PtzVector,
    SpaceUnit,
    Span,
)
from scc_wall.domain.steering import Command, Drive, MoveRecord, SteeringSnapshot
from scc_wall.ptz.steering.outgoing import CallKind
from scc_wall.ptz.steering.pilot import Pilot
from scc_wall.simulator.onvif.mechanics import TRACKS, Axis, Head, Look, Order
from scc_wall.simulator.onvif.spaces import fov_way, from_generic, to_generic
from tests.support.clock import ManualClock

CALL_S: Final = 2.0
LATER_S: Final = 0.8
"""After its answer was given up, a call that is late is obeyed all the same."""
UNIT: Final = Span(-1.0, 1.0)
FOV: Final = PtzSpace("fov", SpaceUnit.FIELD_OF_VIEW, UNIT, UNIT)
GENERIC: Final = PtzSpace("generic", SpaceUnit.GENERIC, UNIT, UNIT)
ZOOM: Final = PtzSpace("zoom", SpaceUnit.GENERIC, Span(0.0, 1.0))
ZOOM_WAY: Final = PtzSpace("zoom-way", SpaceUnit.GENERIC, UNIT)
DEGREES: Final = PtzSpace("degrees", SpaceUnit.DEGREES, Span(-75.0, 75.0), Span(-14.0, 10.0))
ABILITIES: Final = PtzAbilities(
    position=(GENERIC, DEGREES),
    zoom_position=(ZOOM,),
    translation=(GENERIC, FOV),
    zoom_translation=(ZOOM_WAY,),
    velocity=(GENERIC,),
    zoom_velocity=(ZOOM_WAY,),
    timeout_s=Span(1.0, 60.0),
)
MOVES: Final = frozenset({"move", "relative", "absolute", "goto_preset", "goto_home"})


class _HangError(BaseException):
    """A call that is answered by nobody; passes what catches errors, as a hanging thread does."""


def refusal(*codes: str) -> CameraCallError:
    """Return the error of a fault that the camera gave."""
    return CameraCallError(CallCause.FAULT, Told("a", "a"), CallFault(codes or ("Receiver", "Action")))


@dataclass(slots=True)
class Sent:
    """One call that reached the camera."""

    call: str
    at_s: float
    stops: bool
    velocity: PtzVector | None = None
    timeout_s: float | None = None
    way: PtzVector | None = None
    space: str = ""


class WorldCamera:
    """A `PtzCamera` on the simulator's head; `ill` says for each call what goes wrong: hang, late, drop, an error."""

    def __init__(self, clock: ManualClock, abilities: PtzAbilities = ABILITIES) -> None:
        self.head = Head(Look(0.0, 0.0, 0.0))
        self.told: PtzAbilities = abilities
        self.ill: dict[str, str | CameraCallError] = {}
        self.sent: list[Sent] = []
        self.always_idle = False
        self.silent_motion = False
        self.swallows = False
        self.kept = {"1": ("Ampera", Look(8.0, -1.0, 0.0)), "2": ("Pasar", Look(-30.0, -3.0, 0.5))}
        self.room = True
        self.closed = False
        self.late: str | None = None
        self.later: Callable[[float, Callable[[], None]], None] = lambda _seconds, _obey: None
        self._clock = clock

    @property
    def now_s(self) -> float:
        """The camera's time."""
        return self._clock.mono_ns() / 1e9

    @property
    def moving(self) -> bool:
        """Whether it turns, or is about to."""
        coming = (order for _, order in self.head._waiting)
        turns = any(abs(speed) > 1e-9 for speed in self.head.speeds(self.now_s).values())
        return turns or any(order.targets or any(order.speeds.values()) for order in coming)

    def look(self) -> Look:
        """Return where it looks."""
        return self.head.look(self.now_s)

    def abilities(self) -> PtzAbilities:
        """Return what it can do."""
        self._meet("abilities")
        return self.told

    def status(self) -> PtzStatus:
        """Return where it stands."""
        self._meet("status")
        look, speeds = self.look(), self.head.speeds(self.now_s)
        turns = any(abs(speeds[axis]) > 1e-9 for axis in (Axis.PAN, Axis.TILT))
        motion = [
            Motion.UNKNOWN if self.silent_motion else Motion.MOVING if on and not self.always_idle else Motion.IDLE
            for on in (turns, abs(speeds[Axis.ZOOM]) > 1e-9)
        ]
        place = (round(to_generic(Axis.PAN, look.pan_deg), 5), round(to_generic(Axis.TILT, look.tilt_deg), 5))
        return PtzStatus(
            PtzVector(place, round(look.zoom, 5)), pan_tilt_space="generic", zoom_space="zoom",
            pan_tilt=motion[0], zoom=motion[1],
        )  # fmt: skip

    def move(self, velocity: PtzVector, timeout_s: float | None = None) -> None:
        """Move on and on."""
        still = not any((*(velocity.pan_tilt or ()), velocity.zoom or 0.0))
        self._meet(
            "move", Sent("move", self.now_s, still, velocity, timeout_s), lambda: self._turn(velocity, timeout_s)
        )

    def stop(self, *, pan_tilt: bool = True, zoom: bool = True) -> None:
        """End every movement."""
        assert pan_tilt
        assert zoom
        self._meet("stop", Sent("stop", self.now_s, stops=True), lambda: self._obey(speeds=dict.fromkeys(Axis, 0.0)))

    def absolute(
        self,
        target: PtzVector,
        *,
        space: PtzSpace | None = None,
        zoom_space: PtzSpace | None = None,
        speed: PtzVector | None = None,
    ) -> None:
        """Go to a position."""
        sent = Sent("absolute", self.now_s, stops=False, way=target, space=space.name if space else "")
        targets: dict[Axis, float] = {}
        if target.pan_tilt is not None:
            degrees = space is not None and space.unit is SpaceUnit.DEGREES
            for axis, value in zip((Axis.PAN, Axis.TILT), target.pan_tilt, strict=True):
                targets[axis] = value if degrees else from_generic(axis, value)
        if target.zoom is not None:
            targets[Axis.ZOOM] = target.zoom
        self._meet("absolute", sent, lambda: self._go(targets, zoom_only=target.pan_tilt is None))

    def relative(
        self,
        way: PtzVector,
        *,
        space: PtzSpace | None = None,
        zoom_space: PtzSpace | None = None,
        speed: PtzVector | None = None,
    ) -> None:
        """Go so far from here."""
        still = not any((*(way.pan_tilt or ()), way.zoom or 0.0))
        sent = Sent("relative", self.now_s, still, way=way, space=space.name if space else "")
        self._meet("relative", sent, lambda: self._shift(way, space, still=still))

    def presets(self) -> tuple[Preset, ...]:
        """Return its presets."""
        self._meet("presets")
        return tuple(Preset(token, name) for token, (name, _) in self.kept.items())

    def set_preset(self, name: str, token: str | None = None) -> str:
        """Remember where it stands."""
        self._meet("set_preset")
        if token is None and not self.room:
            raise refusal("Receiver", "Action", "TooManyPresets")
        given = token or str(1 + max(map(int, self.kept), default=0))
        self.kept[given] = (name, self.look())
        return given

    def remove_preset(self, token: str) -> None:
        """Forget a preset."""
        self._meet("remove_preset")
        if self.kept.pop(token, None) is None:
            raise refusal("Sender", "InvalidArgVal", "NoToken")

    def goto_preset(self, token: str, speed: PtzVector | None = None) -> None:
        """Go to a preset."""
        self._meet("goto_preset", Sent("goto_preset", self.now_s, stops=False), lambda: self._goto(token))

    def goto_home(self, speed: PtzVector | None = None) -> None:
        """Go to the home position."""
        self._meet("goto_home", Sent("goto_home", self.now_s, stops=False), lambda: self._go(_places(Look(0, 0, 0))))

    def set_home(self) -> None:
        """Make where it stands its home position."""
        self._meet("set_home")

    def close(self) -> None:
        """Let go."""
        self.closed = True

    # --- what goes wrong, and what it does

    def _meet(self, call: str, sent: Sent | None = None, obey: Callable[[], None] = lambda: None) -> None:
        if self.late == call:
            raise CameraCallError(CallCause.TIMEOUT)
        ill = self.ill.get(call, self.ill.get("*"))
        if ill == "hang" or (ill == "late" and sent is not None):
            self.late = call
            if ill == "late":
                self.later(CALL_S + LATER_S, obey)
            raise _HangError
        if isinstance(ill, CameraCallError) and ill.cause is not CallCause.FAULT:
            raise ill
        if sent is not None:
            self.sent.append(sent)
        if isinstance(ill, CameraCallError):
            raise ill
        obey()
        if ill == "drop":
            raise CameraCallError(CallCause.OFFLINE)

    def _obey(self, **order: object) -> None:
        self.head.obey(Order(**order), self.now_s)  # type: ignore[arg-type]  # named by the callers here

    def _turn(self, velocity: PtzVector, timeout_s: float | None) -> None:
        if self.swallows and velocity.pan_tilt is None:
            return
        speeds: dict[Axis, float] = {}
        if velocity.pan_tilt is not None:
            for axis, value in zip((Axis.PAN, Axis.TILT), velocity.pan_tilt, strict=True):
                speeds[axis] = value * TRACKS[axis].speed
        if velocity.zoom is not None:
            speeds[Axis.ZOOM] = velocity.zoom * TRACKS[Axis.ZOOM].speed
        self._obey(speeds=speeds, timeout_s=timeout_s if timeout_s is not None else 10.0)

    def _shift(self, way: PtzVector, space: PtzSpace | None, *, still: bool) -> None:
        if still:
            self._obey(speeds=dict.fromkeys(Axis, 0.0))
            return
        look, targets = self.look(), {}
        if way.pan_tilt is not None:
            pan, tilt = fov_way(look, *way.pan_tilt) if space == FOV else way.pan_tilt
            targets = {Axis.PAN: look.pan_deg + pan, Axis.TILT: look.tilt_deg + tilt}
        if way.zoom is not None:
            targets[Axis.ZOOM] = min(max(look.zoom + way.zoom, 0.0), 1.0)
        self._go(targets, zoom_only=way.pan_tilt is None)

    def _goto(self, token: str) -> None:
        if token not in self.kept:
            raise refusal("Sender", "InvalidArgVal", "NoToken")
        self._go(_places(self.kept[token][1]))

    def _go(self, targets: dict[Axis, float], *, zoom_only: bool = False) -> None:
        if not (self.swallows and zoom_only):
            self._obey(targets=targets)


def _places(look: Look) -> dict[Axis, float]:
    return {Axis.PAN: look.pan_deg, Axis.TILT: look.tilt_deg, Axis.ZOOM: look.zoom}


def _unheard(call: Callable[[], None]) -> Callable[[], None]:
    """Return a call whose refusal nobody hears."""

    def unheard() -> None:
        with suppress(CameraCallError):
            call()

    return unheard


@dataclass(slots=True)
class WorldGuard:
    """A `StopGuard` that writes down."""

    clock: ManualClock
    there: bool = True
    armed: bool = False
    beats_s: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def arm(self, camera_id: int) -> bool:
        """Watch from now on."""
        self.told.append("arm")
        self.armed = self.there
        return self.there

    def beat(self, camera_id: int) -> None:
        """Hear."""
        assert self.armed
        self.beats_s.append(self.clock.mono_ns() / 1e9)

    def disarm(self, camera_id: int) -> None:
        """Watch no more."""
        self.told.append("disarm")
        self.armed = False


class World:
    """A pilot, its camera, and the network between them.

    Parameters
    ----------
    late_s
        Return how late a call of that kind reaches the camera, each time anew.
    """

    def __init__(
        self,
        clock: ManualClock,
        *,
        setup: OnvifSetup | None = None,
        abilities: PtzAbilities = ABILITIES,
        late_s: Callable[[CallKind], float] = lambda _kind: 0.01,
    ) -> None:
        self.clock, self.late_s = clock, late_s
        self.camera = WorldCamera(clock, abilities)
        self.guard = WorldGuard(clock)
        self.moves: list[MoveRecord] = []
        self.changes: list[SteeringSnapshot] = []
        self.reachable: CameraCallError | None = None
        self._heap: list[tuple[int, int, Callable[[], None], str | None]] = []
        self._numbers = itertools.count()
        self._kind = CallKind.CONNECT
        self.camera.later = lambda seconds, obey: self._at(seconds, _unheard(obey), None)
        self.launched: list[tuple[CallKind, float]] = []
        """Every call that was sent, also such that never reached the camera."""
        self.watch: Callable[[], None] = lambda: None
        """Called after each step of the controller."""
        self.pilot = Pilot(
            7,
            setup or OnvifSetup(""),
            self._connect,
            clock=clock,
            calls=self,
            guard=self.guard,
            on_moved=self.moves.append,
            on_change=lambda: self.changes.append(self.pilot.snapshot),
        )
        send = self.pilot._out.send

        def launch(kind: CallKind, call: Callable[[], object], done: Callable[..., None]) -> None:
            self.launched.append((kind, clock.mono_ns() / 1e9))
            self._kind = kind
            send(kind, call, done)

        self.pilot._out.send = launch  # type: ignore[method-assign]  # to see what is sent

    def _connect(self) -> WorldCamera:
        if self.reachable is not None:
            raise self.reachable
        return self.camera

    def start(self, call: Callable[[], None]) -> None:
        """Let a call reach the camera, late."""
        self._at(self.late_s(self._kind), call, None)

    def _at(self, seconds: float, call: Callable[[], None], late: str | None) -> None:
        heapq.heappush(self._heap, (self.clock.mono_ns() + round(seconds * 1e9), next(self._numbers), call, late))

    # --- what a test does

    @property
    def now(self) -> SteeringSnapshot:
        """What the controller says."""
        return self.pilot.snapshot

    @property
    def sent(self) -> list[Sent]:
        """Moving calls and stops that reached the camera."""
        return [one for one in self.camera.sent if one.call in MOVES or one.stops]

    def do(self, *commands: Command, then_s: float = 0.0) -> None:
        """Give commands, and let time pass."""
        for command in commands:
            self.pilot.command(command)
        self.run(then_s)

    def run(self, seconds: float, until: Callable[[], bool] = lambda: False) -> bool:
        """Let time pass, with everything that happens in it; return whether `until` became true."""
        end = self.clock.mono_ns() + round(seconds * 1e9)
        for _ in range(200_000):
            wait = round(self.pilot.step() * 1e9) if not self.pilot.ended else 10**18
            self.watch()
            if until():
                return True
            now = self.clock.mono_ns()
            due = min(now + max(wait, 0), self._heap[0][0] if self._heap else 10**18)
            if due > end:
                self.clock.advance((end - now) / 1e9)
                return until()
            self.clock.advance(max(due - now, 0) / 1e9)
            while self._heap and self._heap[0][0] <= self.clock.mono_ns():
                self._arrive(*heapq.heappop(self._heap)[2:])
        raise AssertionError("the pilot steps without end")

    def connected(self) -> "World":
        """Run until it stands, and return itself."""
        assert self.run(5.0, lambda: self.now.drive is Drive.REST), self.now
        return self

    def _arrive(self, call: Callable[[], None], late: str | None) -> None:
        self.camera.late = late
        try:
            call()
        except _HangError:
            self._at(CALL_S, call, self.camera.late)
        finally:
            self.camera.late = None
