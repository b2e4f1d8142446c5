"""Reads many light streams on one thread: their packets, and their decoding while they are shown.

A thread for each stream is in the way of the others: each packet wakes one, each call into OpenCV gives the
interpreter up and takes it again, and beside 164 streams standing by those that decoded hardly ever got it (21 % of
their pictures were shown; 75 to 99 % with this). Here a round takes what has come for all, every few milliseconds. A
stream whose pictures take long, or whose decoder waits for further ones, goes back to its own reader thread. While
rounds take too long, a second thread takes half of the work.
"""

import selectors
import socket
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from time import sleep
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.video.mate import Mate
from scc_wall.video.picture import StreamError
from scc_wall.video.thin_session import STANDBY_REST_S, Step, ThinSession

FEW: Final = 3
ROUND_OF_FEW_NS: Final = 4_000_000
"""So few streams hardly ever have pictures together: waiting for each other would be delay for nothing."""
ROUND_NS: Final = 10_000_000
"""A round takes at least so long, so that it finds pictures of several streams. The first one after a rest finds cold
caches: 18 streams on one thread took 1.7 ms a picture one by one, 1.5 in fours, 1.25 all together."""
LATE_NS: Final = 25_000_000
"""After a round that took so long, or left pictures of a quarter of the streams waiting, the second thread helps in the
next ones. Not sooner: two threads that decode take the interpreter from each other, and cost 5 % more."""
HELPED_ROUNDS: Final = 4
_DONE: Final = Step.DONE
RESTING_ROUND_S: Final = 0.02
"""Streams standing by are asked in portions, so often."""
ATTEND_NS: Final = 250_000_000
HANGS_NS: Final = 5_000_000_000
"""A round of a healthy pump takes tenths of a second at the very worst."""


class _Ride:
    """One session while a pump has it."""

    __slots__ = ("error", "gone", "left", "session", "watched")

    def __init__(self, session: ThinSession) -> None:
        self.session = session
        self.left = threading.Event()
        self.gone = False  # the same for the pump's own thread, which asks often
        self.error: BaseException | None = None
        self.watched = False


class Pump:
    """The pump of a process; it starts with its first stream.

    Everything but `carry`, `hangs` and `close` is its thread's own, and the steps of a round are its mate's, too.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ending = False
        self._selector = selectors.DefaultSelector()
        self._bell, self._rope = socket.socketpair()
        for end in (self._bell, self._rope):
            end.settimeout(0)
        self._selector.register(self._bell, selectors.EVENT_READ)
        self._news: deque[_Ride] = deque()
        self._riding: set[_Ride] = set()
        self._again: list[_Ride] = []
        self._resting: deque[_Ride] = deque()
        self._portion = 0.0
        self._asked_mono_ns = 0
        self._attended_mono_ns = 0
        self._work: deque[_Ride] = deque()
        self._outcomes: deque[tuple[_Ride, Step | BaseException]] = deque()
        self._mate = Mate(self._work_off)
        self._helped_rounds = 0  # so many more
        self._rounds = self._helped = 0  # since somebody asked
        self._began_mono_ns: int | None = None  # the present round, None while it waits
        self._starting = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="pump", daemon=True)

    def carry(self, session: ThinSession) -> None:
        """Read the session until it needs its own thread again; called, and blocked meanwhile, by that.

        Raises
        ------
        StreamError
            When the stream ended or can't be decoded.
        """
        with self._starting:
            if self._thread.ident is None:
                self._thread.start()
        ride = _Ride(session)
        session.tell_of_state(lambda: self._tell(ride))
        self._tell(ride)
        ride.left.wait()
        session.give_back()
        error, ride.error = ride.error, None
        if error is not None:
            try:
                raise error
            finally:
                del error  # its trace holds this frame: the two would hold each other, and the session

    def hangs(self) -> bool:
        """Return whether it has been in one round for so long that it must hang in a decoder."""
        began_mono_ns = self._began_mono_ns
        return began_mono_ns is not None and self._clock.mono_ns() - began_mono_ns > HANGS_NS

    def helped_percent(self) -> int:
        """Return in how many of its rounds it was helped since this was asked last; 0 if there was none."""
        rounds, helped = self._rounds, self._helped
        self._rounds = self._helped = 0
        return 100 * helped // max(1, rounds, helped)

    def close(self) -> None:
        """End its threads; what it still carries is given back. Idempotent."""
        self._ending = True
        self._ring()
        if self._thread.ident is not None:
            self._thread.join()
        self._mate.close()
        self._selector.close()
        self._bell.close()
        self._rope.close()

    def _tell(self, ride: _Ride) -> None:
        """Have the pump look at a ride that is new or changed its state; from any thread."""
        self._news.append(ride)
        if threading.current_thread() is not self._thread:
            self._ring()

    def _ring(self) -> None:
        with suppress(OSError):  # full: it will wake anyway; closed: nobody is there
            self._rope.send(b"!")

    # ---- on its thread

    def _run(self) -> None:
        while not self._ending:
            began_mono_ns = self._clock.mono_ns()
            self._round()
            self._began_mono_ns = None
            left_ns = began_mono_ns + self._round_ns() - self._clock.mono_ns()
            if left_ns > 0:
                sleep(left_ns / 1e9)
        while self._news:
            self._place(self._news.popleft())
        for ride in list(self._riding):
            self._let_go(ride)

    def _round_ns(self) -> int:
        """Return how long a round takes at least."""
        return ROUND_OF_FEW_NS if len(self._riding) - len(self._resting) <= FEW else ROUND_NS

    def _round(self) -> None:
        """Take what has come for all streams, waiting if nothing has."""
        again, self._again = self._again, []
        wait_s = 0.0 if again else RESTING_ROUND_S if self._resting else ATTEND_NS / 1e9
        ready = self._selector.select(wait_s)
        self._began_mono_ns = now_mono_ns = self._clock.mono_ns()
        rides = {key.data: None for key, _ in ready}
        if None in rides:
            del rides[None]
            self._bell.recv(4096)
        if again:
            rides.update(dict.fromkeys(again))
        if self._resting:
            rides.update(dict.fromkeys(self._portion_of_resting(now_mono_ns)))
        else:
            self._asked_mono_ns = now_mono_ns
        self._step_all(rides, now_mono_ns)
        while self._news:
            self._place(self._news.popleft())
        if now_mono_ns - self._attended_mono_ns >= ATTEND_NS:
            self._attended_mono_ns = now_mono_ns
            for ride in list(self._riding):
                self._attend(ride)

    def _step_all(self, rides: Iterable[_Ride], began_mono_ns: int) -> None:
        """Step each of these once, together with the mate if the last round took too long."""
        self._gather(rides)
        helped = self._helped_rounds > 0 and len(self._work) > 1
        self._rounds += 1
        if helped:
            self._helped += 1
            self._helped_rounds -= 1
            self._mate.help()
        self._work_off()
        if helped:
            self._mate.wait()
        while self._outcomes:
            ride, outcome = self._outcomes.popleft()
            if outcome is not _DONE:
                self._settle(ride, outcome)
        took_ns = self._clock.mono_ns() - began_mono_ns
        if len(self._again) > (len(self._riding) - len(self._resting)) // 4 or took_ns > LATE_NS:
            self._helped_rounds = HELPED_ROUNDS

    def _gather(self, rides: Iterable[_Ride]) -> None:
        """Receive for all of them before the first is decoded."""
        for ride in rides:
            if not ride.gone:
                try:
                    ride.session.gather()
                except BaseException as error:  # noqa: BLE001 - raised again on the reader's own thread
                    self._outcomes.append((ride, _freed(error)))
                else:
                    self._work.append(ride)

    def _work_off(self) -> None:
        """Step what this round is about, one after the other; on this thread, and on the mate's."""
        work, outcomes = self._work, self._outcomes
        while work:
            try:
                ride = work.popleft()
            except IndexError:  # the other thread was quicker
                return
            try:
                outcomes.append((ride, ride.session.step()))
            except BaseException as error:  # noqa: BLE001 - raised again on the reader's own thread
                outcomes.append((ride, _freed(error)))

    def _portion_of_resting(self, now_mono_ns: int) -> list[_Ride]:
        """Return as many of those standing by as it takes for each to have its turn in time."""
        since_s = min(STANDBY_REST_S, (now_mono_ns - self._asked_mono_ns) / 1e9)
        self._asked_mono_ns = now_mono_ns
        most = len(self._resting)
        self._portion = min(self._portion + most * since_s / STANDBY_REST_S, most)
        count = int(self._portion)
        self._portion -= count
        self._resting.rotate(-count)
        return [self._resting[most - 1 - number] for number in range(count)]

    def _place(self, ride: _Ride) -> None:
        """Wait for the stream's packets, or have it rest, as its state says."""
        if ride.gone:
            return
        known = ride in self._riding
        watched = not ride.session.standing_by
        if known and watched == ride.watched:
            self._settle(ride, _outcome(ride))  # told without a change: its stream may have been interrupted
            return
        self._riding.add(ride)
        if watched:
            if known:
                self._resting.remove(ride)
            self._selector.register(ride.session, selectors.EVENT_READ, ride)
        else:
            if known:
                self._selector.unregister(ride.session)
            self._resting.append(ride)
        ride.watched = watched
        self._settle(ride, _outcome(ride))  # shown again, its newest picture may have come since it was asked last

    def _settle(self, ride: _Ride, outcome: Step | BaseException) -> None:
        """Do what follows from a step."""
        if ride.gone:
            return
        if isinstance(outcome, BaseException):
            self._let_go(ride, outcome)
        elif outcome is Step.LEAVE:
            self._let_go(ride)
        elif outcome is Step.AGAIN:
            self._again.append(ride)

    def _attend(self, ride: _Ride) -> None:
        try:
            ride.session.attend()
        except BaseException as error:  # noqa: BLE001 - raised again on the reader's own thread
            self._let_go(ride, _freed(error))

    def _let_go(self, ride: _Ride, error: BaseException | None = None) -> None:
        """Give a session back to its reader's own thread, which may close its stream from now on."""
        if ride.watched:
            self._selector.unregister(ride.session)
        else:
            self._resting.remove(ride)
        self._riding.discard(ride)
        ride.error = error
        ride.gone = True
        ride.left.set()


def _outcome(ride: _Ride) -> Step | BaseException:
    """Step its session; return what it answers or raises."""
    try:
        return ride.session.step()
    except BaseException as error:  # noqa: BLE001 - raised again on the reader's own thread
        return _freed(error)


def _freed(error: BaseException) -> BaseException:
    """Return an error without its trace if it says by itself what happened; that of a bug keeps it, for the log.

    The trace holds the frames up to the round, and these the error and all its rides: none of them would be freed
    before Python looks for cycles, which it hardly ever does here. Each stream that ended left 0.15 MB behind.
    """
    if isinstance(error, StreamError):
        error.__cause__ = error.__context__ = None  # each has a trace of its own
        error.__traceback__ = None
    return error
