"""Decides what a steered camera is told: a machine without threads, stepped by its worker, and by tests.

Commands wait in `Turns`, are started one after the other, and are carried out by `Helm`. All calls are sent through
`Outgoing`, so a step never waits for the camera.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from scc_wall.base.backoff import Backoff
from scc_wall.base.clock import Clock
from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import Preset, PtzAbilities, PtzCamera, PtzStatus
from scc_wall.domain.steering import (
    Box,
    Centre,
    Command,
    Drive,
    EndPatrol,
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
from scc_wall.ptz.steering.agenda import Agenda
from scc_wall.ptz.steering.calls import Calls
from scc_wall.ptz.steering.connecting import Connected, connected, save_preset, then_presets
from scc_wall.ptz.steering.helm import Helm
from scc_wall.ptz.steering.journal import Journal
from scc_wall.ptz.steering.outgoing import CallKind, Outgoing
from scc_wall.ptz.steering.reticle import Reticle
from scc_wall.ptz.steering.round import LEAST, Round
from scc_wall.ptz.steering.standing import SAMPLE_S
from scc_wall.ptz.steering.turns import Turn, Turns

STILL_MOST_S: Final = 2.5
"""For so long a click waits for a still picture. Source: specs/ptz.md."""
NOTCHES_S: Final = 0.12
"""Notches of the wheel within this are one. Source: specs/ptz.md."""
LOCKOUT_S: Final = 60.0
"""Between tries with an account that was refused: cameras lock accounts out."""
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
        self._connect, self._clock, self._wake = connect, clock, wake
        self._on_moved, self._on_change = on_moved, on_change
        self._backoff = backoff or Backoff(1.0, 30.0)
        self._agenda = Agenda(clock)
        self._out = Outgoing(calls, clock, wake=wake, late=self._on_late, after=self._after_call)
        self._journal = Journal(camera_id, clock)
        self._helm = Helm(
            camera_id, setup, self._agenda, self._out, self._journal, clock=clock, guard=guard, aboard=self
        )
        self._told: deque[Command | _Halt | _Close] = deque()
        self._turns = Turns()
        self._abilities: PtzAbilities | None = None
        self._presets: tuple[Preset, ...] | None = None
        self._connect_mono_ns = 0
        self._failed = False
        self._reticle: Reticle | None = None
        self._reticle_ends_mono_ns = 0
        self._round: Round | None = None
        self._close_mono_ns: int | None = None
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
        return not self._helm.unproved

    # --- by the worker

    def step(self) -> float:
        """Do all that is due; return the seconds until something is, unless it is woken before."""
        self._agenda.begin(IDLE_S)
        self._out.land()
        while self._told:
            self._take(self._told.popleft())
        self._reach()
        self._go_round()
        self._take_turns()
        self._helm.step(giving_way=self._waits_for_stops())
        self._tell()
        self._end()
        self._agenda.by(self._out.due_mono_ns())
        return self._agenda.left_s()

    def recover(self) -> None:
        """After a bug of ours: forget what waits, and stop."""
        self._halt()

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
            self._round.pause(self._agenda.now)
        if isinstance(command, Hold | Release):
            self._turns.drop_holds()
        held = self._helm.held
        match command:
            case Release():
                self._helm.stop()
            case Hold() if stick.felt(command) == stick.REST:
                if held is not None:
                    self._helm.stop()
            case Hold() if held is not None and not self._turns:
                held.tell(stick.felt(command), self._agenda.now)
            case _:
                if not self._turns.add(command, self._agenda.now):
                    self._helm.fault = words.TOO_MANY

    def _halt(self) -> None:
        self._turns.clear()
        self._round = None
        if self._helm.owes:
            self._helm.stop()

    # --- reaching it

    def _reach(self) -> None:
        if self._helm.ptz is not None or self._close_mono_ns is not None or self._out.on_way(CallKind.CONNECT):
            return
        if self._agenda.now < self._connect_mono_ns:
            self._agenda.by(self._connect_mono_ns)
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
            self._connect_mono_ns = self._agenda.after(self._lose(error))
            return
        self._find()
        helm = self._helm
        helm.ptz, helm.abilities, helm.watch.tells = found.ptz, found.abilities, found.tells
        self._abilities, self._presets = found.abilities, found.presets
        helm.watch.due_mono_ns = self._agenda.after(SAMPLE_S)
        if found.status is not None:
            helm.watch.take(found.status, self._agenda.now)

    def _lose(self, error: CameraCallError) -> float:
        """Take in that it does not answer; return when to try again."""
        self._failed, self._helm.fault = True, error.in_one()
        self._turns.clear()  # what a person wanted then is not what they want when it comes back
        locks_out = error.cause in (CallCause.WRONG_PASSWORD, CallCause.FORBIDDEN)
        return max(self._backoff.next_s(), LOCKOUT_S if locks_out else 0.0)

    def _find(self) -> None:
        self._failed, self._helm.fault = False, None
        self._backoff.succeed()

    def on_status(self, status: PtzStatus) -> None:
        """Take in that it answers."""
        if self._failed:
            self._find()
        if self._reticle is not None and self._abilities is not None:
            self._reticle.follow(status, self._abilities, self._helm.optics)

    def on_gone(self, error: CameraCallError) -> None:
        """Take in that it answers no longer."""
        self._helm.watch.due_mono_ns = self._agenda.after(self._lose(error))

    # --- one after the other

    def _take_turns(self) -> None:
        while (turn := self._turns.first) is not None and self._may_start(turn):
            self._start(self._turns.take())

    def _may_start(self, turn: Turn) -> bool:
        if isinstance(turn.command, EndPatrol):
            return True
        if self._helm.ptz is None or self._helm.sending:
            return False
        if self._helm.alarm_mono_ns is not None:  # to be refused
            return True
        return not (isinstance(turn.command, _MOVING) and self._helm.stop_first()) and not self._awaits(turn)

    def _awaits(self, turn: Turn) -> bool:
        """Return whether a command waits for further notches, or for a still picture."""
        notches = isinstance(turn.command, ZoomBy)
        if notches and self._early(turn, NOTCHES_S):
            return True
        if not notches and not isinstance(turn.command, _WAITING):
            return False
        if self._helm.held is not None:
            self._helm.stop()
        waits = self._helm.stopping if notches else not self._helm.still
        return waits and self._early(turn, STILL_MOST_S)

    def _early(self, turn: Turn, after_s: float) -> bool:
        due = turn.since_mono_ns + round(after_s * 1e9)
        self._agenda.by(due if self._agenda.now < due else None)
        return self._agenda.now < due

    def _waits_for_stops(self) -> bool:
        turn = self._turns.first
        return turn is not None and isinstance(turn.command, Hold | GotoPreset | GotoHome)

    def _start(self, command: Command) -> None:
        if isinstance(command, (*_MOVING, StartPatrol)) and not self._may_move():
            return
        self._helm.fault = None
        match command:
            case Hold():
                self._reticle = None
                self._guarded(self._helm.hold(stick.felt(command)))
            case Centre() | Box() | ZoomBy():
                self._aim(command)
            case GotoPreset() | GotoHome():
                self._reticle = None
                self._helm.go(_HOW[type(command)], (command,))
            case StartPatrol():
                self._begin_round(command)
            case EndPatrol():
                self._round = None
                if self._helm.owes:
                    self._helm.stop()
            case _:
                self._ask(command)

    def _may_move(self) -> bool:
        if self._helm.alarm_mono_ns is not None:
            self._helm.fault = words.RUNAWAY
        elif self._failed:
            self._helm.fault = words.NOT_THERE
            self._helm.watch.within(0.0)
        else:
            return True
        return False

    def _guarded(self, there: bool) -> None:
        if not there:
            self._helm.fault = words.NO_GUARDIAN

    def _aim(self, command: Centre | Box | ZoomBy) -> None:
        wanted = aim.aim_of(command)
        if wanted is None or self._abilities is None:
            return
        status, optics = self._helm.watch.status, self._helm.optics
        steps = aim.steps_of(wanted, self._abilities, status, optics)
        self._guarded(going := self._helm.go(_HOW[type(command)], steps, nearer=wanted.factor > 1.0))
        if going:
            self._reticle = Reticle(wanted, status, self._abilities, optics)
            self._reticle_ends_mono_ns = self._agenda.after(STILL_MOST_S)

    # --- presets

    def _ask(self, command: Command) -> None:
        """Do what moves nothing."""
        ptz = self._helm.ptz
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
            self._helm.fault = error.in_one()
            self._read_again()  # whether it was taken or not: what the camera lists now is what holds

    def _read_again(self) -> None:
        """Ask for presets that may be stale, keeping what the person is told of that."""
        ptz = self._helm.ptz
        assert ptz is not None

        def done(presets: tuple[Preset, ...] | None, _error: CameraCallError | None) -> None:
            self._presets = presets if presets is not None else self._presets

        self._out.send(CallKind.PRESETS, ptz.presets, done)

    # --- what becomes of it

    def on_rest(self) -> None:
        """Take in that it stands."""
        self._reticle = None
        if self._round is not None:
            self._round.arrived(self._agenda.now)

    def on_alarm(self) -> None:
        """Take in that it may turn on and on."""
        self._round = None
        self._record(at_once=True)

    def on_refused(self, error: CameraCallError, going: bool) -> None:
        """Take in that it refused; where a preset is gone, its list is stale."""
        if not going or not words.preset_gone(error):
            return
        self._read_again()
        on_round = self._round
        if on_round is not None and on_round.missing and not on_round.leave_out():
            self._round, self._helm.fault = None, words.TOO_FEW

    def _on_late(self, kind: CallKind) -> None:
        if kind is CallKind.MOVE and self._helm.ptz is not None:
            self._helm.move_came_late()

    def _after_call(self) -> None:
        """Let go of the camera once more, on a call's thread: a call that outlived the end keeps its connection."""
        if self.ended and self._helm.ptz is not None:
            self._helm.ptz.close()

    # --- patrol

    def _begin_round(self, command: StartPatrol) -> None:
        known = None if self._presets is None else {preset.token for preset in self._presets}
        tokens = tuple(token for token in command.patrol.tokens if known is None or token in known)
        if len(set(tokens)) < LEAST:
            self._helm.fault = words.TOO_FEW
            return
        if self._helm.held is not None:
            self._helm.stop()
        self._round = Round(command.patrol, tokens)
        self._agenda.at_once()

    def _go_round(self) -> None:
        on_round, now = self._round, self._agenda.now
        if on_round is None or on_round.state is PatrolState.GOING:
            return
        free = not self._helm.owes and not self._turns
        if self._helm.ptz is None or self._failed or (on_round.state is PatrolState.PAUSED and not free):
            on_round.pause(now)
        elif free and now >= on_round.due_mono_ns:
            self._helm.go("patrol", (GotoPreset(on_round.go()),))
        elif free:
            self._agenda.by(on_round.due_mono_ns)

    # --- telling

    def _record(self, *, at_once: bool = False) -> None:
        patrolling = self._round is not None and self._round.state is not PatrolState.PAUSED
        record = self._journal.take(self._helm.watch.place, patrolling=patrolling, at_once=at_once)
        if record is not None:
            self._on_moved(record)
        self._agenda.by(self._journal.due_mono_ns(patrolling=patrolling))

    def _tell(self) -> None:
        self._record()
        if self._reticle is not None:
            self._agenda.by(self._reticle_ends_mono_ns)
            if self._agenda.now >= self._reticle_ends_mono_ns or self._helm.stopping:
                self._reticle = None
        snapshot = self._looks()
        if snapshot != self.snapshot:
            self.snapshot = snapshot
            self._on_change()

    def _looks(self) -> SteeringSnapshot:
        helm, on_round = self._helm, self._round
        return SteeringSnapshot(
            self.camera_id,
            self._drive(),
            abilities=self._abilities,
            position=helm.watch.place,
            position_mono_ns=helm.watch.told_mono_ns,
            zoom=helm.optics.shown(),
            ghost=self._reticle.ghost if self._reticle is not None else None,
            presets=remembered.shown(self._presets) if self._presets is not None else None,
            patrol=on_round.state if on_round is not None else PatrolState.NONE,
            patrol_id=on_round.patrol.patrol_id if on_round is not None else 0,
            patrol_preset=on_round.at if on_round is not None else "",
            zoom_swallowed=helm.swallows,
            fault=helm.fault,
            alarm_since_mono_ns=helm.alarm_mono_ns,
            tells_rest=not helm.watch.blind,
        )

    def _drive(self) -> Drive:
        if self._helm.owes or (self._helm.ptz is not None and not self._failed):
            return self._helm.drive
        return Drive.LOST if self._failed else Drive.CONNECTING

    def _end(self) -> None:
        if self._close_mono_ns is None or self.ended:
            return
        if self._helm.owes and self._agenda.now < self._close_mono_ns:
            self._agenda.by(self._close_mono_ns)
            return
        self._record(at_once=True)
        self.ended = True
        self._agenda.at_once()
        if self._helm.ptz is not None:
            self._helm.ptz.close()
