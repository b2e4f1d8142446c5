"""Moves one camera and stops it, and says nothing of rest that it has not proved.

::

    hold, go ─► intent ─sent─► debt ─arrival proved────────────────────────────► rest
                   └─release, halt, lost answer, pulse over─► series of stops ─proved─┘

Whatever moves the camera leaves a debt; it is paid by a proof alone. One moving command is on its way at a time, so
that none can arrive behind another; stops and questions go beside it.
"""

from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from scc_wall.base.clock import Clock
from scc_wall.base.told import Told
from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.ptz import PtzAbilities, PtzCamera, PtzStatus, PtzVector
from scc_wall.domain.steering import Drive, Hold, StopGuard
from scc_wall.ptz.steering import stick, words
from scc_wall.ptz.steering.agenda import Agenda
from scc_wall.ptz.steering.aim import Pulse
from scc_wall.ptz.steering.guarding import Guarding
from scc_wall.ptz.steering.intents import Going, Holding, Way, performing
from scc_wall.ptz.steering.journal import Journal
from scc_wall.ptz.steering.optics import Optics
from scc_wall.ptz.steering.outgoing import CallKind, Outgoing
from scc_wall.ptz.steering.standing import SAMPLE_S
from scc_wall.ptz.steering.stopping import ALARM_S, LATE_S, StopSeries, StopWay
from scc_wall.ptz.steering.watch import Watch

FIRST_SAMPLE_S: Final = 0.1
REACTION_S: Final = 0.1
"""From an order to the motors: a camera that is asked sooner behind a late move says "idle" before it begins."""
LONGEST_WAY_S: Final = 60.0
LONGEST_BLIND_WAY_S: Final = 10.0
"""How long it may take to get somewhere, and how long without a word of it; then it is stopped."""
MISSED_MOST: Final = 2
STOP_ANSWERS_S: Final = 1.0
"""For so long a new move waits for the answer to a stop, which might else arrive behind it."""


LATE_MOVE_S: Final = 15.0
"""For so long after a move was given up, one that the camera begins by itself is taken for that move, and stopped."""
LATE_LOOK_S: Final = 1.0


class Aboard(Protocol):
    """Who is told what becomes of the camera."""

    def on_rest(self) -> None:
        """Told that it stands."""
        ...

    def on_alarm(self) -> None:
        """Told that it does not, though it was stopped long ago."""
        ...

    def on_refused(self, error: CameraCallError, going: bool) -> None:
        """Told that the camera, standing, refused to move; `going`: somewhere."""
        ...

    def on_status(self, status: PtzStatus) -> None:
        """Told that the camera answered."""
        ...

    def on_gone(self, error: CameraCallError) -> None:
        """Told that the camera, standing, answers no longer."""
        ...


class Helm:
    """One camera that is moved and stopped; every call by the worker.

    Parameters
    ----------
    aboard
        Told what happens, within `step` or `Outgoing.land`.
    """

    def __init__(
        self,
        camera_id: int,
        setup: OnvifSetup,
        agenda: Agenda,
        out: Outgoing,
        journal: Journal,
        *,
        clock: Clock,
        guard: StopGuard,
        aboard: Aboard,
    ) -> None:
        self._setup, self._agenda, self._out, self._aboard = setup, agenda, out, aboard
        self._journal = journal
        self._guarding = Guarding(guard, camera_id, clock)
        self.watch = Watch(out, clock, setup, on_status=self._on_status, on_missed=self._on_missed)
        self.ptz: PtzCamera | None = None
        self.abilities = PtzAbilities()
        self.fault: Told | None = None
        self.swallows = False
        """Whether it ignores a zoom without pan and tilt."""
        self.alarm_mono_ns: int | None = None
        self.unproved = False
        """Whether it was moved and never since proved to stand."""
        self._intent: Holding | Going | None = None
        self._series: StopSeries | None = None
        self._unknown_ways: set[StopWay] = set()
        self._debt = False
        self._foreign = False
        self._moved_mono_ns = self._late_mono_ns = -(10**18)

    # --- what holds

    @property
    def owes(self) -> bool:
        """Whether it moves for us, or is not proved to stand after it did."""
        return self._debt or self._intent is not None or self._series is not None

    @property
    def still(self) -> bool:
        """Whether its picture is still, as far as is known."""
        return not self.owes and not self._foreign

    @property
    def held(self) -> Holding | None:
        """The stick that moves it."""
        return self._intent if isinstance(self._intent, Holding) else None

    @property
    def stopping(self) -> bool:
        """Whether it is being stopped."""
        return self._series is not None

    @property
    def sending(self) -> bool:
        """Whether the command before is not yet sent, or not yet answered."""
        unsent = isinstance(self._intent, Going) and bool(self._intent.steps)
        return unsent or self._busy()

    @property
    def drive(self) -> Drive:
        """What is known of its drives, if it answers."""
        if self.alarm_mono_ns is not None:
            return Drive.RUNAWAY
        if self._series is not None:
            return Drive.STOPPING
        return Drive.REST if self.still else Drive.MOVING

    @property
    def optics(self) -> Optics:
        """How near it looks."""
        return self.watch.optics(self.abilities)

    def stop_first(self) -> bool:
        """Return whether a stop is still to be sent, might arrive behind a move, or must prove a lost move over."""
        if self._series is not None and (self._series.by_loss or not self._series.begun):
            return True
        newest_s = self._out.newest_s(CallKind.STOP)
        if not self._out.on_way(CallKind.STOP) or newest_s >= STOP_ANSWERS_S:
            return False
        self._agenda.by(self._agenda.after(STOP_ANSWERS_S - newest_s))
        return True

    # --- what is wanted

    def hold(self, wanted: Hold) -> bool:
        """Move as the stick says, a felt one; return False if there is no guardian to watch that."""
        if self.held is None:
            if not self._guarding.arm():
                return False
            self._begin(Holding(wanted, self._agenda.now))
        else:
            self.held.tell(wanted, self._agenda.now)
        return True

    def go(self, how: str, steps: tuple[Way, ...], *, nearer: bool = False) -> bool:
        """Go somewhere; return False if that takes a timed pulse and there is no guardian to watch it."""
        if any(isinstance(step, Pulse) for step in steps) and not self._guarding.arm():
            return False
        self._begin(Going(how, deque(steps), self.watch.place, nearer))
        return True

    def stop(self) -> None:
        """Stop, and see that it stops."""
        if self.ptz is None:
            return
        self._intent = None
        if self._series is None:
            self._series = StopSeries(self._agenda.now, self._unknown_ways)
            self.watch.forget()
            self.watch.due_mono_ns = self._agenda.after(FIRST_SAMPLE_S)
        self._agenda.at_once()

    def move_came_late(self) -> None:
        """Take in that the camera took a move which had been given up."""
        self.unproved = True
        if self._intent is None:
            self.stop()
        if self._series is not None:
            self._series.move_ended(self._agenda.now, lost=False)

    def step(self, *, giving_way: bool) -> None:
        """Send what is due; `giving_way`: a new move only waits for the answers to the stops that were sent."""
        if self.ptz is None:
            return
        if isinstance(self._intent, Holding):
            self._drive_held(self._intent, self.ptz)
        elif isinstance(self._intent, Going):
            self._drive_going(self._intent, self.ptz)
        if self._series is not None:
            self._drive_stop(self._series, self.ptz, giving_way=giving_way)
        if self.watch.tells:
            self._agenda.by(self.watch.look(self.ptz, busy=not self.still))
        if not self.owes:
            self._guarding.disarm()  # armed for a move that was never sent
        self._agenda.by(self._guarding.beat())

    def _begin(self, intent: Holding | Going) -> None:
        """Give up a stop in favour of a new move; that one ends in a proof of its own."""
        self._intent, self._series = intent, None
        self.watch.forget()

    # --- moving

    def _busy(self) -> bool:
        return bool(self._out.on_way(CallKind.MOVE) or self._out.on_way(CallKind.PRESETS))

    def _too_soon(self) -> bool:
        earliest = self._moved_mono_ns + round(stick.MOVE_GAP_S * 1e9)
        self._agenda.by(earliest if self._agenda.now < earliest else None)
        return self._agenda.now < earliest

    def _drive_held(self, held: Holding, ptz: PtzCamera) -> None:
        self._agenda.by(held.ends_mono_ns)
        if self._agenda.now >= held.ends_mono_ns:
            self.stop()
            self.fault = words.HELD_LONG
        elif not stick.changed(held.sent, held.wanted) and self._agenda.now < held.renew_mono_ns:
            self._agenda.by(held.renew_mono_ns)
        elif not self._busy() and not self._too_soon():
            self._send_speed(held, ptz)

    def _send_speed(self, held: Holding, ptz: PtzCamera) -> None:
        before = held.sent or stick.REST
        if stick.changed(held.sent, held.wanted):
            held.zoom_since_mono_ns = None
        with_turn = self.swallows or before.pan != 0.0 or before.tilt != 0.0
        times = 1.0 if self._setup.slows_itself else self.optics.times
        velocity = stick.speed(held.wanted, times, pan_tilt=with_turn, zoom=before.zoom != 0.0)
        timeout_s = stick.whole_timeout_s(self.abilities.timeout_s)
        held.sent = held.wanted
        held.renew_mono_ns = self._agenda.after(stick.RENEWED * (timeout_s or stick.WISHED_S))
        self._agenda.by(held.renew_mono_ns)
        self._moved_mono_ns = self._agenda.now

        def taken() -> None:
            if velocity.pan_tilt is None and self._intent is held:
                held.zooms(self._agenda.now)

        self._send_move("hold", lambda: ptz.move(velocity, timeout_s), taken)

    def _drive_going(self, going: Going, ptz: PtzCamera) -> None:
        now = self._agenda.now
        if going.pulse_ends_mono_ns is not None:
            self._agenda.by(going.pulse_ends_mono_ns)
            if now >= going.pulse_ends_mono_ns:
                self.stop()
        elif self._busy():
            return
        elif going.steps:
            if not isinstance(going.steps[0], Pulse) or not self._too_soon():
                self._send_step(going, ptz)
        elif going.answered_mono_ns is not None:
            longest_s = LONGEST_BLIND_WAY_S if self.watch.blind else LONGEST_WAY_S
            latest = going.answered_mono_ns + round(longest_s * 1e9)
            self._agenda.by(latest)
            if now >= latest:
                self.stop()

    def _send_step(self, going: Going, ptz: PtzCamera) -> None:
        step = going.next(self.watch.status, swallows=self.swallows)
        if isinstance(step, Pulse):
            self._moved_mono_ns = self._agenda.now
            going.pulse_ends_mono_ns = self._agenda.after(step.seconds)
            self._agenda.by(going.pulse_ends_mono_ns)

        def taken() -> None:
            if self._intent is going:
                going.answered_mono_ns = self._agenda.now
                self._agenda.at_once()

        self._send_move(going.how, performing(step, ptz, self.abilities, swallows=self.swallows), taken)

    def _send_move(self, how: str, call: Callable[[], None], taken: Callable[[], None]) -> None:
        self._guarding.arm()
        self._journal.command(how, self.watch.place)
        intent, owed_before = self._intent, self._debt
        self._debt = self.unproved = True
        self._foreign = False
        self.watch.forget()
        self.watch.within(SAMPLE_S)

        def done(_: None, error: CameraCallError | None) -> None:
            if error is not None:
                self._move_failed(error, intent, owed_before=owed_before)
                return
            if self._series is not None:
                self._series.move_ended(self._agenda.now, lost=False)
            taken()

        self._out.send(CallKind.MOVE, call, done)

    def _move_failed(self, error: CameraCallError, intent: Holding | Going | None, *, owed_before: bool) -> None:
        self.fault = error.in_one()
        refused = words.refused(error)
        if not refused:
            self._late_mono_ns = self._agenda.after(LATE_MOVE_S)
        first = refused and not owed_before and self._series is None and self._intent is intent
        if first and self._believed(error, intent):
            self._rest(proved=True)  # it stood, and said that it goes on doing so
        else:
            self.stop()
            assert self._series is not None
            self._series.move_ended(self._agenda.now, lost=not refused)
        if first:
            self._aboard.on_refused(error, isinstance(intent, Going))

    def _believed(self, error: CameraCallError, intent: Holding | Going | None) -> bool:
        """Return whether a refusal alone is taken for rest.

        Not of a move that would go on and on: some firmware, or what stands between, refuses what the drives took. But
        where the account is refused, or neither moves nor states are known, a stop would be refused as well.
        """
        ends_by_itself = isinstance(intent, Going) and intent.pulse_ends_mono_ns is None
        knows_nothing = self.watch.blind and error.cause is CallCause.UNSUPPORTED
        return ends_by_itself or knows_nothing or error.cause in words.ACCOUNT

    # --- stopping

    def _drive_stop(self, series: StopSeries, ptz: PtzCamera, *, giving_way: bool) -> None:
        now, alarm = self._agenda.now, series.began_mono_ns + round(ALARM_S * 1e9)
        if self.alarm_mono_ns is None:
            self._agenda.by(alarm)
            if now >= alarm:
                self.alarm_mono_ns = now
                self._aboard.on_alarm()
        if self.watch.blind:
            self._agenda.by(series.taken_well_mono_ns)
            if series.taken_well(now):
                self._rest(proved=False)
                return
        moves = bool(self._out.on_way(CallKind.MOVE))
        stops = self._out.on_way(CallKind.STOP)
        if giving_way and stops and not moves and not series.by_loss and self.alarm_mono_ns is None:
            return
        while now >= series.next_mono_ns():
            self._send_stop(series, ptz, series.send(now, moves_on_way=moves))
        self._agenda.by(series.next_mono_ns())

    def _send_stop(self, series: StopSeries, ptz: PtzCamera, way: StopWay) -> None:
        sent_mono_ns = self._agenda.now
        self._journal.stop()
        self._debt = True

        def done(_: None, error: CameraCallError | None) -> None:
            series.answered(way, sent_mono_ns, self._agenda.now, error)
            if series is not self._series:
                return
            if error is not None and error.cause not in (CallCause.UNSUPPORTED, CallCause.FAULT):
                self.fault = error.in_one()  # a refusal is no person's business: another way is tried

        self._out.send(CallKind.STOP, self._stopping(ptz, way), done)

    def _stopping(self, ptz: PtzCamera, way: StopWay) -> Callable[[], None]:
        turns, zooms = bool(self.abilities.velocity), bool(self.abilities.zoom_velocity)
        both = turns == zooms
        still = PtzVector((0.0, 0.0) if turns or both else None, 0.0 if zooms or both else None)
        match way:
            case StopWay.STOP:
                return ptz.stop
            case StopWay.ZERO_SPEED:
                return lambda: ptz.move(still)
            case StopWay.ZERO_WAY:
                return lambda: ptz.relative(still)

    def _rest(self, *, proved: bool) -> None:
        """Take it to stand: it is known, or, where the camera tells nothing, it took the stops."""
        self._series = self._intent = self.alarm_mono_ns = None
        self._debt = self._foreign = False
        self.unproved = self.unproved and not proved
        self.watch.rests()
        if self._agenda.now < self._late_mono_ns:
            self.watch.within(LATE_LOOK_S)
        self._guarding.disarm()
        self._journal.rest(self.watch.place, proved=proved)
        self._aboard.on_rest()
        self._agenda.at_once()

    # --- looking

    def _on_missed(self, error: CameraCallError) -> None:
        if not self.owes:
            self.watch.within(SAMPLE_S)
            if self.watch.missed >= MISSED_MOST and not self.watch.blind:
                self._aboard.on_gone(error)

    def _on_status(self, status: PtzStatus, asked_mono_ns: int) -> None:
        self._aboard.on_status(status)
        if self._series is not None:
            self._judge_stop(self._series, asked_mono_ns)
        elif isinstance(self._intent, Going):
            self._judge_way(self._intent, status, asked_mono_ns)
        elif isinstance(self._intent, Holding):
            if not self.swallows and self._intent.swallowed(status, self.optics.share, asked_mono_ns):
                self.swallows, self._intent.sent = True, None
                self._agenda.at_once()
        elif not self._debt:
            stands = self.watch.stands(trusting=True)
            self._foreign = status.idle is False and not stands
            if self._foreign and self._agenda.now < self._late_mono_ns:
                self.move_came_late()
            elif self._foreign:
                self.watch.within(SAMPLE_S)
            elif self._agenda.now < self._late_mono_ns:
                self.watch.within(LATE_LOOK_S)

    def _judge_stop(self, series: StopSeries, asked_mono_ns: int) -> None:
        covered = series.covered_mono_ns
        if covered is None or asked_mono_ns < covered + round(REACTION_S * 1e9):
            self.watch.forget()
            return
        stands = self.watch.stands()
        arrived = series.accepted > 0 or asked_mono_ns >= covered + round(LATE_S * 1e9)
        if stands and arrived and series.ends_plainly:
            self._rest(proved=True)

    def _judge_way(self, going: Going, status: PtzStatus, asked_mono_ns: int) -> None:
        waited_s = going.see(status, asked_mono_ns) if going.all_sent else -1.0
        if waited_s < 0:
            return
        stands = self.watch.stands()
        if going.swallowed(self.optics, waited_s):
            self.swallows = True
            self._agenda.at_once()
        elif stands and going.may_have_arrived(waited_s):
            self._rest(proved=True)
