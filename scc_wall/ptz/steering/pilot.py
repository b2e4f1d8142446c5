"""Decides what a steered camera is told: a machine without threads, stepped by its worker, and by tests.

All calls are sent through `Outgoing`, so a step never waits for the camera. One moving command is on its way at a time;
stops and questions go beside it.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from scc_wall.base.backoff import Backoff
from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import Preset, PtzAbilities, PtzCamera, PtzStatus, PtzVector
from scc_wall.domain.steering import (
    Box,
    Centre,
    Command,
    Drive,
    EndPatrol,
    Ghost,
    GotoHome,
    GotoPreset,
    Hold,
    MoveRecord,
    PatrolState,
    ReadPresets,
    Release,
    RemovePreset,
    SaveHome,
    SavePreset,
    StartPatrol,
    SteeringSnapshot,
    StopGuard,
    ZoomBy,
)
from scc_wall.ptz.steering import aim, remembered, stick, words
from scc_wall.ptz.steering.calls import Calls
from scc_wall.ptz.steering.connecting import Connected, connected, save_preset, then_presets
from scc_wall.ptz.steering.journal import Journal
from scc_wall.ptz.steering.optics import END, Optics, optics_of
from scc_wall.ptz.steering.outgoing import CallKind, Outgoing
from scc_wall.ptz.steering.round import LEAST, Round
from scc_wall.ptz.steering.standing import KEPT, SAMPLE_S, same_place, stands, tells
from scc_wall.ptz.steering.stopping import ALARM_S, LATE_S, StopSeries, StopWay

BEAT_S: Final = 0.4
"""Source: `StopGuard.beat`, at least twice a second."""
STILL_MOST_S: Final = 2.5
"""For so long a click waits for a still picture. Source: specs/ptz.md."""
NOTCHES_S: Final = 0.12
"""Notches of the wheel within this are one. Source: specs/ptz.md."""
FIRST_SAMPLE_S: Final = 0.1
LOOKED_S: Final = 5.0
"""How often a camera at rest is asked where it stands: another station, or its own tour, may move it."""
LATEST_START_S: Final = 1.0
"""After which a camera that has not begun to go somewhere is taken to be there."""
LONGEST_WAY_S: Final = 60.0
LONGEST_BLIND_WAY_S: Final = 10.0
"""How long it may take to get somewhere, and how long without a word of it; then it is stopped."""
SWALLOWED_S: Final = 0.6
"""After which a zoom that has not moved was ignored."""
MISSED_MOST: Final = 2
LOCKOUT_S: Final = 60.0
STOP_ANSWERS_S: Final = 1.0
"""For so long a new move waits for the answer to a stop, which might else arrive behind it."""
STATUS_HANGS_S: Final = 1.0
STATUS_AT_ONCE_MOST: Final = 3
QUEUE_MOST: Final = 32
IDLE_S: Final = 0.5
_MOVING: Final = (Hold, Centre, Box, ZoomBy, GotoPreset, GotoHome)
_WAITING: Final = (Centre, Box, SavePreset, SaveHome)
"""Those that need a still picture."""
_HOW: Final = {Centre: "centre", Box: "box", ZoomBy: "zoom", GotoPreset: "preset", GotoHome: "home"}


@dataclass(frozen=True, slots=True)
class _Halt:
    """Forget what waits and stop."""


@dataclass(frozen=True, slots=True)
class _Close:
    until_mono_ns: int


@dataclass(slots=True)
class _Holding:
    """A stick that is held."""

    wanted: Hold
    sent: Hold | None = None
    renew_mono_ns: int = 0
    zoom_from: float | None = None
    zoom_since_mono_ns: int | None = None


@dataclass(slots=True)
class _Going:
    """A way to somewhere: what is still to be sent for it, and since when nothing is."""

    how: str
    steps: deque[aim.Step | GotoPreset | GotoHome]
    answered_mono_ns: int | None = None
    origin: PtzVector | None = None
    started: bool = False
    pulse_ends_mono_ns: int | None = None
    nearer: bool = False
    swallowable: aim.Relative | aim.Absolute | None = None


@dataclass(slots=True)
class _Seen:
    """What the camera told."""

    status: PtzStatus | None = None
    mono_ns: int = 0
    asked_mono_ns: int = 0
    due_mono_ns: int = 0
    missed: int = 0
    tells: bool = True
    honest: bool = False
    samples: list[PtzStatus] = field(default_factory=list)


class Pilot:
    """One steered camera.

    `command`, `halt` and `close` may be called from any thread; `step` from one, again and again.

    Parameters
    ----------
    connect
        Returns the camera, ready to be asked; may raise `CameraCallError`, and is tried again then.
    on_moved, on_change
        Called by `step`.
    wake
        Called by whatever thread has something for the next step.
    """

    def __init__(
        self,
        camera_id: int,
        setup: OnvifSetup,
        connect: Callable[[], PtzCamera],
        *,
        clock: Clock,
        calls: Calls,
        guard: StopGuard,
        on_moved: Callable[[MoveRecord], None],
        on_change: Callable[[], None],
        wake: Callable[[], None] = lambda: None,
        backoff: Backoff | None = None,
    ) -> None:
        self.camera_id = camera_id
        self._setup, self._connect = setup, connect
        self._clock, self._guard, self._wake = clock, guard, wake
        self._on_moved, self._on_change = on_moved, on_change
        self._backoff = backoff or Backoff(1.0, 30.0)
        self._out = Outgoing(calls, clock, wake=wake, late=self._late, after=self._after_call)
        self._journal = Journal(camera_id, clock)
        self._told: deque[Command | _Halt | _Close] = deque()
        self._queue: deque[tuple[Command, int]] = deque()
        self._ptz: PtzCamera | None = None
        self._abilities: PtzAbilities | None = None
        self._presets: tuple[Preset, ...] | None = None
        self._connect_mono_ns = 0
        self._failed = False
        self._intent: _Holding | _Going | None = None
        self._series: StopSeries | None = None
        self._unknown_ways: set[StopWay] = set()
        self._debt = False
        self._unproved = False
        self._foreign = False
        self._moved_mono_ns = -(10**18)
        self._seen = _Seen()
        self._swallowed = False
        self._armed = False
        self._beat_mono_ns = 0
        self._ghost: Ghost | None = None
        self._ghost_until_mono_ns = 0
        self._round: Round | None = None
        self._fault: Told | None = None
        self._alarm_mono_ns: int | None = None
        self._close_mono_ns: int | None = None
        self._now = clock.mono_ns()
        self._next_mono_ns = self._now
        self.ended = False
        self.snapshot = SteeringSnapshot(camera_id)

    # --- from any thread

    def command(self, command: Command) -> None:
        """Take a command; it is looked at by the next step."""
        self._told.append(command)
        self._wake()

    def halt(self) -> None:
        """Have everything forgotten that waits, and the camera stopped."""
        self._told.append(_Halt())
        self._wake()

    def close(self, within_s: float) -> None:
        """Have it stopped for good; `ended` once that is proved, or after that time."""
        self._told.append(_Close(self._clock.mono_ns() + round(within_s * 1e9)))
        self._wake()

    @property
    def proved(self) -> bool:
        """Whether it is known to stand, or was never moved."""
        return not self._unproved

    # --- by the worker

    def step(self) -> float:
        """Do all that is due; return the seconds until something is, unless it is woken before."""
        self._now = self._clock.mono_ns()
        self._next_mono_ns = self._now + round(IDLE_S * 1e9)
        self._out.land()
        while self._told:
            self._take(self._told.popleft())
        self._reach()
        self._go_round()
        self._take_turns()
        self._drive()
        self._stop()
        self._look()
        self._keep_guard()
        self._tell()
        self._end()
        self._by(self._out.due_mono_ns())
        return max(0.0, (self._next_mono_ns - self._clock.mono_ns()) / 1e9)

    def recover(self) -> None:
        """After a bug of ours: forget what waits, and stop."""
        self._halt()

    def _by(self, moment_mono_ns: int | None) -> None:
        if moment_mono_ns is not None:
            self._next_mono_ns = min(self._next_mono_ns, moment_mono_ns)

    def _after(self, seconds: float) -> int:
        return self._now + round(seconds * 1e9)

    # --- what was told

    def _take(self, command: Command | _Halt | _Close) -> None:
        if isinstance(command, _Close):
            self._close_mono_ns = min(self._close_mono_ns or command.until_mono_ns, command.until_mono_ns)
            self._halt()
        elif isinstance(command, _Halt):
            self._halt()
        elif self._close_mono_ns is None:
            self._take_command(command)

    def _take_command(self, command: Command) -> None:
        if isinstance(command, (*_MOVING, Release)) and self._round is not None:
            self._round.pause(self._now)
        if isinstance(command, Hold | Release):
            self._queue = deque(entry for entry in self._queue if not isinstance(entry[0], Hold))
        match command:
            case Release():
                if self._ptz is not None:
                    self._owe_stop()
            case Hold() if stick.felt(command) == stick.REST:
                if isinstance(self._intent, _Holding):
                    self._owe_stop()
            case Hold() if isinstance(self._intent, _Holding) and not self._queue:
                self._intent.wanted = stick.felt(command)
            case ZoomBy(notches) if self._queue and isinstance(last := self._queue[-1][0], ZoomBy):
                self._queue[-1] = (ZoomBy(last.notches + notches), self._queue[-1][1])
            case _ if len(self._queue) >= QUEUE_MOST:
                self._fault = words.TOO_MANY
            case _:
                self._queue.append((command, self._now))

    def _halt(self) -> None:
        self._queue.clear()
        self._round = None
        if self._debt or self._intent is not None:
            self._owe_stop()

    # --- reaching it

    def _reach(self) -> None:
        if self._ptz is not None or self._close_mono_ns is not None or self._out.on_way(CallKind.CONNECT):
            return
        if self._now < self._connect_mono_ns:
            self._by(self._connect_mono_ns)
            return

        def call() -> Connected:
            found = connected(self._connect)
            if self.ended:  # nobody takes it any more
                found.ptz.close()
            return found

        self._out.send(CallKind.CONNECT, call, self._on_connected)

    def _on_connected(self, found: Connected | None, error: CameraCallError | None) -> None:
        if found is None:
            assert error is not None
            self._failed, self._fault = True, words.told_of(error)
            self._queue.clear()  # what a person wanted then is not what they want when it comes back
            self._connect_mono_ns = self._after(self._wait_s(error))
            return
        self._backoff.succeed()
        self._failed, self._fault = False, None
        self._ptz, self._abilities, self._presets = found.ptz, found.abilities, found.presets
        self._seen = _Seen(tells=found.tells, due_mono_ns=self._after(SAMPLE_S))
        if found.status is not None:
            self._take_status(found.status, self._now)

    def _wait_s(self, error: CameraCallError) -> float:
        """Return when to try again; cameras lock accounts out that are tried too often."""
        locks_out = error.cause in (CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN)
        return max(self._backoff.next_s(), LOCKOUT_S if locks_out else 0.0)

    # --- one after the other

    def _take_turns(self) -> None:
        while self._queue and self._may_start(*self._queue[0]):
            self._start(self._queue.popleft()[0])

    def _may_start(self, command: Command, queued_mono_ns: int) -> bool:
        if isinstance(command, EndPatrol):
            return True
        if self._ptz is None or self._alarm_mono_ns is not None or self._sending():
            return self._ptz is not None and not self._sending()
        if isinstance(command, _MOVING) and self._stop_first():
            return False
        if isinstance(command, ZoomBy) and self._now < queued_mono_ns + round(NOTCHES_S * 1e9):
            self._by(queued_mono_ns + round(NOTCHES_S * 1e9))
            return False
        if isinstance(command, (*_WAITING, ZoomBy)) and isinstance(self._intent, _Holding):
            self._owe_stop()
        waits = isinstance(command, _WAITING) or (isinstance(command, ZoomBy) and self._series is not None)
        if waits and (self._debt or self._foreign):
            latest = queued_mono_ns + round(STILL_MOST_S * 1e9)
            self._by(latest)
            return self._now >= latest
        return True

    def _sending(self) -> bool:
        """Return whether the command before is not yet sent, or not yet answered."""
        unsent = isinstance(self._intent, _Going) and bool(self._intent.steps)
        return unsent or bool(self._out.on_way(CallKind.MOVE) or self._out.on_way(CallKind.PRESETS))

    def _stop_first(self) -> bool:
        """Return whether a stop is still to be sent, might arrive behind a move, or must prove a lost move over."""
        if self._series is not None and (self._series.by_loss or not self._series.begun):
            return True
        newest_s = self._out.newest_s(CallKind.STOP)
        if not self._out.on_way(CallKind.STOP) or newest_s >= STOP_ANSWERS_S:
            return False
        self._by(self._after(STOP_ANSWERS_S - newest_s))
        return True

    def _start(self, command: Command) -> None:
        if isinstance(command, (*_MOVING, StartPatrol)):
            if self._alarm_mono_ns is not None:
                self._fault = words.RUNAWAY
                return
            if self._failed:
                self._fault, self._seen.due_mono_ns = words.NOT_THERE, self._now
                return
        self._fault = None
        match command:
            case Hold():
                self._hold(stick.felt(command))
            case Centre() | Box() | ZoomBy():
                self._aim(command)
            case GotoPreset() | GotoHome():
                self._go(_HOW[type(command)], (command,))
            case StartPatrol():
                self._begin_round(command)
            case EndPatrol():
                self._round = None
                if self._debt:
                    self._owe_stop()
            case _:
                self._ask(command)

    def _ask(self, command: Command) -> None:
        """Do what moves nothing."""
        ptz = self._ptz
        assert ptz is not None
        match command:
            case SavePreset(name, token):
                self._presets_call(lambda: save_preset(ptz, name, token))
            case RemovePreset(token):
                self._presets_call(lambda: then_presets(ptz, lambda: ptz.remove_preset(token)))
            case SaveHome():
                self._presets_call(lambda: then_presets(ptz, ptz.set_home))
            case ReadPresets():
                self._presets_call(ptz.presets)

    def _presets_call(self, call: Callable[[], tuple[Preset, ...] | None]) -> None:
        self._out.send(CallKind.PRESETS, call, self._on_presets)

    def _on_presets(self, presets: tuple[Preset, ...] | None, error: CameraCallError | None) -> None:
        if presets is not None:
            self._presets = presets
        if error is not None:
            self._fault = words.told_of(error)
            if words.preset_gone(error) and self._ptz is not None:
                self._read_again(self._ptz)

    def _read_again(self, ptz: PtzCamera) -> None:
        """Ask for the presets that turned out to be stale, keeping what the person is told of that."""

        def done(presets: tuple[Preset, ...] | None, _error: CameraCallError | None) -> None:
            self._presets = presets if presets is not None else self._presets

        self._out.send(CallKind.PRESETS, ptz.presets, done)

    # --- moving

    def _hold(self, wanted: Hold) -> None:
        if not self._arm():
            self._fault = words.NO_GUARDIAN
            return
        self._leave_stop()
        if isinstance(self._intent, _Holding):
            self._intent.wanted = wanted
        else:
            self._intent = _Holding(wanted)

    def _aim(self, command: Centre | Box | ZoomBy) -> None:
        wanted = aim.aim_of(command)
        if wanted is None:
            return
        assert self._abilities is not None
        optics = self._optics()
        steps = aim.steps_of(wanted, self._abilities, self._seen.status, optics)
        if any(isinstance(step, aim.Pulse) for step in steps) and not self._arm():
            self._fault = words.NO_GUARDIAN
            return
        self._go(_HOW[type(command)], steps, nearer=wanted.factor > 1.0)
        self._ghost, self._ghost_until_mono_ns = aim.ghost_of(wanted, optics), self._after(STILL_MOST_S)

    def _go(self, how: str, steps: tuple[aim.Step | GotoPreset | GotoHome, ...], *, nearer: bool = False) -> None:
        self._leave_stop()
        self._ghost = None
        place = self._seen.status.position if self._seen.status is not None else None
        self._intent = _Going(how, deque(steps), origin=place, nearer=nearer)

    def _leave_stop(self) -> None:
        """Give up a stop in favour of a new command; that one ends in a proof of its own."""
        self._series = None
        self._seen.samples.clear()

    def _drive(self) -> None:
        if isinstance(self._intent, _Holding):
            self._drive_held(self._intent)
        elif isinstance(self._intent, _Going):
            self._drive_going(self._intent)

    def _drive_held(self, held: _Holding) -> None:
        changed = stick.changed(held.sent, held.wanted)
        if not changed and self._now < held.renew_mono_ns:
            self._by(held.renew_mono_ns)
            return
        if self._out.on_way(CallKind.MOVE) or self._out.on_way(CallKind.PRESETS):
            return
        earliest = self._moved_mono_ns + round(stick.MOVE_GAP_S * 1e9)
        if self._now < earliest:
            self._by(earliest)
            return
        self._send_speed(held)

    def _send_speed(self, held: _Holding) -> None:
        ptz, abilities = self._ptz, self._abilities
        assert ptz is not None
        assert abilities is not None
        before = held.sent or stick.REST
        with_turn = self._swallowed or before.pan != 0.0 or before.tilt != 0.0
        times = 1.0 if self._setup.slows_itself else self._optics().times
        velocity = stick.speed(held.wanted, times, pan_tilt=with_turn, zoom=before.zoom != 0.0)
        timeout_s = stick.whole_timeout_s(abilities.timeout_s)
        if held.sent is None or stick.changed(held.sent, held.wanted):
            held.zoom_since_mono_ns = None
        held.sent = held.wanted
        held.renew_mono_ns = self._after(stick.RENEWED * (timeout_s or stick.WISHED_S))
        self._by(held.renew_mono_ns)

        def taken() -> None:
            if velocity.pan_tilt is None and held.zoom_since_mono_ns is None and self._intent is held:
                held.zoom_since_mono_ns, held.zoom_from = self._now, None

        self._send_move("hold", lambda: ptz.move(velocity, timeout_s), taken)

    def _drive_going(self, going: _Going) -> None:
        if going.pulse_ends_mono_ns is not None:
            self._by(going.pulse_ends_mono_ns)
            if self._now >= going.pulse_ends_mono_ns:
                self._owe_stop()
        elif self._out.on_way(CallKind.MOVE) or self._out.on_way(CallKind.PRESETS):
            return
        elif going.steps:
            self._send_step(going, going.steps.popleft())
        elif going.answered_mono_ns is not None:
            longest = LONGEST_WAY_S if self._seen.tells else LONGEST_BLIND_WAY_S
            latest = going.answered_mono_ns + round(longest * 1e9)
            self._by(latest)
            if self._now >= latest:
                self._owe_stop()

    def _send_step(self, going: _Going, step: aim.Step | GotoPreset | GotoHome) -> None:
        going.swallowable = None
        if isinstance(step, aim.Relative | aim.Absolute) and aim.zooms_only(step):
            if self._swallowed:
                step = aim.with_rest(step, self._seen.status)
            else:
                going.swallowable = step
        if isinstance(step, aim.Pulse):
            earliest = self._moved_mono_ns + round(stick.MOVE_GAP_S * 1e9)
            if self._now < earliest:
                going.steps.appendleft(step)
                self._by(earliest)
                return
            going.pulse_ends_mono_ns = self._after(step.seconds)
            self._by(going.pulse_ends_mono_ns)

        def taken() -> None:
            if self._intent is going:
                going.answered_mono_ns = self._now
                self._again()

        self._send_move(going.how, self._performing(step), taken)

    def _performing(self, step: aim.Step | GotoPreset | GotoHome) -> Callable[[], None]:
        ptz, abilities = self._ptz, self._abilities
        assert ptz is not None
        assert abilities is not None
        match step:
            case aim.Relative(way, space, zoom_space):
                return lambda: ptz.relative(way, space=space, zoom_space=zoom_space)
            case aim.Absolute(target, space, zoom_space):
                return lambda: ptz.absolute(target, space=space, zoom_space=zoom_space)
            case aim.Pulse(velocity, seconds):
                velocity = PtzVector(velocity.pan_tilt or ((0.0, 0.0) if self._swallowed else None), velocity.zoom)
                self._moved_mono_ns = self._now
                timeout_s = stick.whole_timeout_s(abilities.timeout_s, math.ceil(seconds) + 1.0)
                return lambda: ptz.move(velocity, timeout_s)
            case GotoPreset(token):
                return lambda: ptz.goto_preset(token)
            case GotoHome():
                return ptz.goto_home

    def _send_move(self, how: str, call: Callable[[], None], taken: Callable[[], None]) -> None:
        self._arm()
        intent, owed_before = self._intent, self._debt
        place = self._seen.status.position if self._seen.status is not None else None
        self._journal.command(how, place)
        self._debt = self._unproved = True
        self._foreign = False
        self._seen.samples.clear()
        self._seen.due_mono_ns = min(self._seen.due_mono_ns, self._after(SAMPLE_S))
        if how == "hold":
            self._moved_mono_ns = self._now

        def done(_: None, error: CameraCallError | None) -> None:
            if error is None:
                if self._series is not None:
                    self._series.move_ended(self._now, lost=False)
                taken()
            else:
                self._move_failed(error, intent, owed_before=owed_before)

        self._out.send(CallKind.MOVE, call, done)

    def _move_failed(self, error: CameraCallError, intent: _Holding | _Going | None, *, owed_before: bool) -> None:
        self._fault = words.told_of(error)
        if words.refused(error) and not owed_before and self._series is None and self._intent is intent:
            self._refused_at_rest(error, intent)
            return
        lost = not words.refused(error)
        self._owe_stop()
        assert self._series is not None
        self._series.move_ended(self._now, lost=lost)

    def _refused_at_rest(self, error: CameraCallError, intent: _Holding | _Going | None) -> None:
        """Take in that the camera stood, and said that it goes on doing so."""
        if isinstance(intent, _Going) and words.preset_gone(error) and self._ptz is not None:
            self._read_again(self._ptz)
            if self._round is not None and self._round.state is PatrolState.GOING:
                self._leave_out(self._round)
        self._rest(proved=True)

    # --- stopping

    def _owe_stop(self) -> None:
        self._intent, self._ghost = None, None
        if self._series is None:
            self._series = StopSeries(self._now, self._unknown_ways)
            self._seen.samples.clear()
            self._seen.due_mono_ns = self._after(FIRST_SAMPLE_S)
        self._again()

    def _again(self) -> None:
        self._next_mono_ns = self._now

    def _stop(self) -> None:
        series, ptz = self._series, self._ptz
        if series is None or ptz is None:
            return
        alarm = series.began_mono_ns + round(ALARM_S * 1e9)
        if self._now >= alarm and self._alarm_mono_ns is None:
            self._alarm_mono_ns, self._round = self._now, None
            self._record(at_once=True)
        if self._alarm_mono_ns is None:
            self._by(alarm)
        if self._gives_way(series):
            return
        while series.due(self._now):
            self._send_stop(series, ptz, series.send(self._now, moves_on_way=self._out.on_way(CallKind.MOVE) > 0))
        if self._out.on_way(CallKind.STOP) < STATUS_AT_ONCE_MOST:
            self._by(series.due_mono_ns)

    def _gives_way(self, series: StopSeries) -> bool:
        """Return whether the next command waits for nothing but the answers to the stops that were sent."""
        if series.by_loss or self._alarm_mono_ns is not None or not self._out.on_way(CallKind.STOP) or not self._queue:
            return False
        return isinstance(self._queue[0][0], Hold | GotoPreset | GotoHome) and not self._out.on_way(CallKind.MOVE)

    def _send_stop(self, series: StopSeries, ptz: PtzCamera, way: StopWay) -> None:
        sent_mono_ns = self._now
        self._journal.stop()
        self._debt = True

        def done(_: None, error: CameraCallError | None) -> None:
            series.answered(way, sent_mono_ns, self._now, error)
            if series is not self._series:
                return
            if error is not None and error.cause not in (CallCause.UNSUPPORTED, CallCause.FAULT):
                self._fault = words.told_of(error)  # a refusal is no person's business: another way is tried
            elif not self._seen.tells and series.taken_well(self._now):
                self._rest(proved=False)

        self._out.send(CallKind.STOP, self._stopping(ptz, way), done)

    def _stopping(self, ptz: PtzCamera, way: StopWay) -> Callable[[], None]:
        known = self._abilities or PtzAbilities()
        only_turns, only_zooms = known.velocity and not known.zoom_velocity, known.zoom_velocity and not known.velocity
        still = PtzVector(None if only_zooms else (0.0, 0.0), None if only_turns else 0.0)
        match way:
            case StopWay.STOP:
                return ptz.stop
            case StopWay.ZERO_SPEED:
                return lambda: ptz.move(still)
            case StopWay.ZERO_WAY:
                return lambda: ptz.relative(still)

    def _rest(self, *, proved: bool) -> None:
        """Take it to stand: it is known, or, where the camera tells nothing, it took the stops."""
        self._series = self._intent = self._ghost = self._alarm_mono_ns = None
        self._debt = self._foreign = False
        self._unproved = self._unproved and not proved
        self._seen.samples.clear()
        self._seen.due_mono_ns = self._after(LOOKED_S)
        if self._armed:
            self._armed = False
            self._guard.disarm(self.camera_id)
        self._journal.rest(self._place(), proved=proved)
        if self._round is not None:
            self._round.arrived(self._now)
        self._again()

    def _late(self, kind: CallKind) -> None:
        """Take in that a camera took a move which had been given up."""
        if kind is not CallKind.MOVE or self._ptz is None:
            return
        self._unproved = True
        if self._intent is None:
            self._owe_stop()
        if self._series is not None:
            self._series.move_ended(self._now, lost=False)

    def _after_call(self) -> None:
        """Let go of the camera once more, on a call's thread: a call that outlived the end keeps its connection."""
        if self.ended and self._ptz is not None:
            self._ptz.close()

    # --- looking

    def _look(self) -> None:
        ptz, seen = self._ptz, self._seen
        if ptz is None or not seen.tells or (self._close_mono_ns is not None and self._series is None):
            return
        if self._now < seen.due_mono_ns:
            self._by(seen.due_mono_ns)
            return
        on_way = self._out.on_way(CallKind.STATUS)
        if on_way >= STATUS_AT_ONCE_MOST or (on_way and self._out.newest_s(CallKind.STATUS) < STATUS_HANGS_S):
            self._by(self._after(SAMPLE_S))
            return
        asked = self._now
        busy = self._debt or self._intent is not None or self._series is not None or self._foreign
        seen.due_mono_ns = self._after(SAMPLE_S if busy else LOOKED_S)
        self._by(seen.due_mono_ns)

        def done(status: PtzStatus | None, error: CameraCallError | None) -> None:
            if status is not None and asked >= self._seen.asked_mono_ns:
                self._take_status(status, asked)
            elif error is not None:
                self._missed(error)

        self._out.send(CallKind.STATUS, ptz.status, done)

    def _missed(self, error: CameraCallError) -> None:
        seen = self._seen
        if error.cause is CallCause.UNSUPPORTED:
            seen.tells = False
            return
        seen.missed += 1
        if self._debt or self._intent is not None:
            return
        seen.due_mono_ns = self._after(SAMPLE_S)
        if seen.missed >= MISSED_MOST:
            self._failed, self._fault = True, words.told_of(error)
            self._queue.clear()
            seen.due_mono_ns = self._after(self._wait_s(error))

    def _take_status(self, status: PtzStatus, asked_mono_ns: int) -> None:
        seen = self._seen
        seen.status, seen.mono_ns, seen.asked_mono_ns, seen.missed = status, self._now, asked_mono_ns, 0
        seen.honest = seen.honest or status.idle is False
        seen.tells = tells(status)
        if self._failed:
            self._failed, self._fault = False, None
            self._backoff.succeed()
        if self._series is not None:
            self._judge_stop(self._series, status, asked_mono_ns)
        elif isinstance(self._intent, _Going):
            self._judge_way(self._intent, status, asked_mono_ns)
        elif isinstance(self._intent, _Holding):
            self._watch_zoom(self._intent, status, asked_mono_ns)
        elif not self._debt:
            self._sample(status)
            self._foreign = status.idle is False and not stands(seen.samples, trusts_idle=True)
            if self._foreign:
                seen.due_mono_ns = self._after(SAMPLE_S)

    def _sample(self, status: PtzStatus) -> None:
        self._seen.samples.append(status)
        del self._seen.samples[:-KEPT]

    def _judge_stop(self, series: StopSeries, status: PtzStatus, asked_mono_ns: int) -> None:
        covered = series.covered_mono_ns
        if covered is None or asked_mono_ns < covered:
            self._seen.samples.clear()
            return
        self._sample(status)
        arrived = series.accepted > 0 or asked_mono_ns >= covered + round(LATE_S * 1e9)
        if arrived and series.ends_plainly and stands(self._seen.samples, trusts_idle=self._seen.honest):
            self._rest(proved=True)

    def _judge_way(self, going: _Going, status: PtzStatus, asked_mono_ns: int) -> None:
        answered = going.answered_mono_ns
        if going.steps or going.pulse_ends_mono_ns is not None or answered is None or asked_mono_ns < answered:
            return
        self._sample(status)
        if status.idle is False or (going.origin is not None and not same_place(going.origin, status.position)):
            going.started = True
        waited_s = (asked_mono_ns - answered) / 1e9
        if going.swallowable is not None and waited_s >= SWALLOWED_S and not going.started and self._zoom_waits(going):
            self._swallowed = True
            going.steps.append(going.swallowable)
            going.answered_mono_ns = None
            self._again()
        elif (going.started or waited_s >= LATEST_START_S) and stands(
            self._seen.samples, trusts_idle=self._seen.honest
        ):
            self._rest(proved=True)

    def _zoom_waits(self, going: _Going) -> bool:
        """Return whether a zoom that has not moved was to move."""
        share = self._optics().share
        return share is not None and (share < 1.0 - END if going.nearer else share > END)

    def _watch_zoom(self, held: _Holding, status: PtzStatus, asked_mono_ns: int) -> None:
        since, zoom = held.zoom_since_mono_ns, status.position.zoom
        if since is None or zoom is None or asked_mono_ns < since or held.sent is None or self._swallowed:
            return
        if held.zoom_from is None:
            held.zoom_from = zoom
        share = self._optics().share
        at_end = share is None or (share >= 1.0 - END if held.sent.zoom > 0 else share <= END)
        if zoom != held.zoom_from or at_end or status.idle is False:
            held.zoom_since_mono_ns = None
        elif asked_mono_ns - since >= round(SWALLOWED_S * 1e9):
            self._swallowed, held.sent = True, None
            self._again()

    def _optics(self) -> Optics:
        return optics_of(self._seen.status, self._abilities or PtzAbilities(), self._setup)

    def _place(self) -> PtzVector | None:
        return self._seen.status.position if self._seen.status is not None else None

    # --- patrol

    def _begin_round(self, command: StartPatrol) -> None:
        known = None if self._presets is None else {preset.token for preset in self._presets}
        tokens = tuple(token for token in command.patrol.tokens if known is None or token in known)
        if len(set(tokens)) < LEAST:
            self._fault = words.TOO_FEW
            return
        if isinstance(self._intent, _Holding):
            self._owe_stop()
        self._round = Round(command.patrol, tokens)
        self._again()

    def _go_round(self) -> None:
        going_round = self._round
        if going_round is None or going_round.state is PatrolState.GOING:
            return
        free = not self._debt and self._intent is None and self._series is None and not self._queue
        if going_round.state is PatrolState.PAUSED and not free:
            going_round.pause(self._now)
        if self._ptz is None or self._failed:
            going_round.pause(self._now)
        elif free and self._now >= going_round.due_mono_ns:
            self._go("patrol", (GotoPreset(going_round.go()),))
        self._by(max(going_round.due_mono_ns, self._now) if free else None)

    def _leave_out(self, going_round: Round) -> None:
        if not going_round.forget(going_round.at):
            self._round, self._fault = None, words.TOO_FEW

    # --- telling

    def _arm(self) -> bool:
        if not self._armed:
            self._armed = self._guard.arm(self.camera_id)
            self._beat_mono_ns = self._now
        return self._armed

    def _keep_guard(self) -> None:
        if not self._armed:
            return
        if not self._debt and self._intent is None:  # armed for a move that was never sent
            self._armed = False
            self._guard.disarm(self.camera_id)
            return
        due = self._beat_mono_ns + round(BEAT_S * 1e9)
        if self._now >= due:
            self._guard.beat(self.camera_id)
            self._beat_mono_ns, due = self._now, self._after(BEAT_S)
        self._by(due)

    def _record(self, *, at_once: bool = False) -> None:
        patrolling = self._round is not None and self._round.state is not PatrolState.PAUSED
        record = self._journal.take(self._place(), patrolling=patrolling, at_once=at_once)
        if record is not None:
            self._on_moved(record)
        self._by(self._journal.due_mono_ns(patrolling=patrolling))

    def _tell(self) -> None:
        self._record()
        if self._ghost is not None and self._now >= self._ghost_until_mono_ns:
            self._ghost = None
        self._by(self._ghost_until_mono_ns if self._ghost is not None else None)
        snapshot = self._looks()
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self._on_change()

    def _looks(self) -> SteeringSnapshot:
        return SteeringSnapshot(
            self.camera_id,
            self._drive_now(),
            abilities=self._abilities,
            position=self._place(),
            position_mono_ns=self._seen.mono_ns,
            zoom=self._optics().shown(),
            ghost=self._ghost,
            presets=remembered.shown(self._presets) if self._presets is not None else None,
            patrol=self._round.state if self._round is not None else PatrolState.NONE,
            patrol_id=self._round.patrol.patrol_id if self._round is not None else 0,
            patrol_preset=self._round.at if self._round is not None else "",
            zoom_swallowed=self._swallowed,
            fault=self._fault,
            alarm_since_mono_ns=self._alarm_mono_ns,
            tells_rest=self._seen.tells,
        )

    def _drive_now(self) -> Drive:
        if self._alarm_mono_ns is not None:
            return Drive.RUNAWAY
        if self._series is not None:
            return Drive.STOPPING
        if self._debt or self._intent is not None:
            return Drive.MOVING
        if self._failed:
            return Drive.LOST
        if self._ptz is None:
            return Drive.CONNECTING
        return Drive.MOVING if self._foreign else Drive.REST

    def _end(self) -> None:
        if self._close_mono_ns is None or self.ended:
            return
        owed = self._debt or self._series is not None
        if owed and self._now < self._close_mono_ns:
            self._by(self._close_mono_ns)
            return
        self._record(at_once=True)
        self.ended = True
        if self._ptz is not None:
            self._ptz.close()
