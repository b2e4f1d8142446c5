"""Reads many light streams on a few threads: their packets, and their decoding while they are shown.

A thread for each stream is in the way of the others: each packet wakes one, each call into OpenCV gives the
interpreter up and takes it again, and beside 164 streams standing by those that decoded hardly ever got it (21 % of
their pictures were shown; 75 to 99 % with this). Here a round takes what has come for all, every few milliseconds. A
stream whose pictures take long, or whose decoder waits for further ones, goes back to its own reader thread. When a
round is due says `rounds`.
"""

import selectors
import socket
import threading
from collections import deque
from contextlib import suppress
from time import sleep
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.video.rounds import next_round_mono_ns
from scc_wall.video.thin_session import SEEN_NS, STANDBY_REST_S, Step, ThinSession

PUMPS: Final = 2
"""With one a process, decoding cannot use a core that is free just now: of 64 streams it showed 77 to 87 % of the
pictures, two 76 to 99.9 %. It takes 4 % less processor time."""
RESTING_ROUND_S: Final = 0.02
"""Streams standing by are asked in portions, so often."""
ATTEND_NS: Final = 250_000_000
HANGS_NS: Final = 5_000_000_000
"""A round of a healthy pump takes tenths of a second at the very worst."""


class _Ride:
    """One session while a pump has it."""

    __slots__ = ("error", "left", "session", "watched")

    def __init__(self, session: ThinSession) -> None:
        self.session = session
        self.left = threading.Event()
        self.error: BaseException | None = None
        self.watched = False


class Pumps:
    """The pumps of a process; they start with its first streams."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pumps: list[Pump] = []

    def carry(self, session: ThinSession) -> None:
        """Read the session until it needs its own thread again; called, and blocked meanwhile, by that.

        Raises
        ------
        StreamError
            When the stream ended or can't be decoded.
        """
        with self._lock:
            if len(self._pumps) < PUMPS:
                self._pumps.append(Pump(self._clock, len(self._pumps)))
            pump = min(self._pumps, key=lambda pump: pump.carried)
            pump.carried += 1
        try:
            pump.carry(session)
        finally:
            with self._lock:
                pump.carried -= 1

    def hang(self) -> bool:
        """Return whether one of them has been in one round for so long that it must hang in a decoder."""
        now_mono_ns = self._clock.mono_ns()
        began = [pump.began_mono_ns for pump in self._pumps]
        return any(mono_ns is not None and now_mono_ns - mono_ns > HANGS_NS for mono_ns in began)

    def close(self) -> None:
        """End their threads; what they still carry is given back. Idempotent."""
        for pump in self._pumps:
            pump.close()


class Pump:
    """One thread; everything but `carry` and `close` is its own.

    Attributes
    ----------
    carried
        How many sessions it has; kept by `Pumps`.
    began_mono_ns
        When its present round began, None while it waits.
    """

    def __init__(self, clock: Clock, number: int) -> None:
        self._clock = clock
        self._part = number / PUMPS
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
        self.carried = 0
        self.began_mono_ns: int | None = None
        self._thread = threading.Thread(target=self._run, name=f"pump-{number}", daemon=True)
        self._thread.start()

    def carry(self, session: ThinSession) -> None:
        """See `Pumps.carry`."""
        ride = _Ride(session)
        session.tell_of_state(lambda: self._tell(ride))
        self._tell(ride)
        ride.left.wait()
        session.give_back()
        if ride.error is not None:
            raise ride.error

    def close(self) -> None:
        """End the thread; idempotent."""
        self._ending = True
        self._ring()
        self._thread.join()
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
            self.began_mono_ns = None
            left_ns = self._due_mono_ns(began_mono_ns) - self._clock.mono_ns()
            if left_ns > 0:
                sleep(left_ns / 1e9)
        while self._news:
            self._place(self._news.popleft())
        for ride in list(self._riding):
            self._let_go(ride)

    def _due_mono_ns(self, began_mono_ns: int) -> int:
        """Return when to take the next round: a picture that waits to be drawn does not wait for the beat."""
        due_mono_ns = next_round_mono_ns(began_mono_ns, len(self._riding) - len(self._resting), self._part)
        return min(due_mono_ns, began_mono_ns + SEEN_NS) if self._again else due_mono_ns

    def _round(self) -> None:
        """Take what has come for all streams, waiting if nothing has."""
        again, self._again = self._again, []
        wait_s = 0.0 if again else RESTING_ROUND_S if self._resting else ATTEND_NS / 1e9
        ready = self._selector.select(wait_s)
        self.began_mono_ns = now_mono_ns = self._clock.mono_ns()
        for key, _ in ready:
            if key.data is None:
                self._bell.recv(4096)
            elif key.data not in again:
                self._step(key.data)
        for ride in again:
            self._step(ride)
        self._ask_resting(now_mono_ns)
        while self._news:
            self._place(self._news.popleft())
        if now_mono_ns - self._attended_mono_ns >= ATTEND_NS:
            self._attended_mono_ns = now_mono_ns
            for ride in list(self._riding):
                self._attend(ride)

    def _ask_resting(self, now_mono_ns: int) -> None:
        """Step as many of those standing by as it takes for each to have its turn in time."""
        since_s = min(STANDBY_REST_S, (now_mono_ns - self._asked_mono_ns) / 1e9)
        self._asked_mono_ns = now_mono_ns
        self._portion = min(self._portion + len(self._resting) * since_s / STANDBY_REST_S, len(self._resting))
        while self._portion >= 1:
            self._portion -= 1
            self._resting.rotate(-1)
            self._step(self._resting[-1])
            self._portion = min(self._portion, len(self._resting))

    def _place(self, ride: _Ride) -> None:
        """Wait for the stream's packets, or have it rest, as its state says."""
        if ride.left.is_set():
            return
        known = ride in self._riding
        watched = not ride.session.standing_by
        if known and watched == ride.watched:
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
        self._step(ride)  # shown again, its newest picture may have come since it was asked last

    def _step(self, ride: _Ride) -> None:
        if ride.left.is_set():
            return
        try:
            step = ride.session.step()
        except BaseException as error:  # noqa: BLE001 - raised again on the reader's own thread
            self._let_go(ride, error)
            return
        if step is Step.LEAVE:
            self._let_go(ride)
        elif step is Step.AGAIN:
            self._again.append(ride)

    def _attend(self, ride: _Ride) -> None:
        try:
            ride.session.attend()
        except BaseException as error:  # noqa: BLE001 - raised again on the reader's own thread
            self._let_go(ride, error)

    def _let_go(self, ride: _Ride, error: BaseException | None = None) -> None:
        """Give a session back to its reader's own thread, which may close its stream from now on."""
        if ride.watched:
            self._selector.unregister(ride.session)
        else:
            self._resting.remove(ride)
        self._riding.discard(ride)
        ride.error = error
        ride.left.set()
