"""One thread that waits for sockets, timers and calls from other threads; everything of the server happens on it."""

import contextlib
import heapq
import itertools
import logging
import selectors
import socket
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from scc_wall.base.clock import Clock

_LOG = logging.getLogger(__name__)
_LONGEST_WAIT_S = 1.0
_CALL_TIMEOUT_S = 10.0
T = TypeVar("T")


class Timer:
    """A call due later; `cancel` makes it never happen."""

    __slots__ = ("action",)

    def __init__(self, action: Callable[[], None]) -> None:
        self.action: Callable[[], None] | None = action

    def cancel(self) -> None:
        """Forget the call; idempotent."""
        self.action = None


class Loop:
    """The server's thread.

    `call` and `stop` are for other threads; everything else is for the loop's own thread (or before `start`).

    Parameters
    ----------
    clock
        Source of monotonic time; timers are due by it.
    name
        Name of the thread.
    """

    def __init__(self, clock: Clock, name: str) -> None:
        self._clock = clock
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[int, int, Timer]] = []
        self._order = itertools.count()
        self._posted: deque[Callable[[], None]] = deque()
        self._wake_receiver, self._wake_sender = socket.socketpair()
        self._wake_receiver.settimeout(0)
        self._wake_sender.settimeout(0)
        self._selector.register(self._wake_receiver, selectors.EVENT_READ, self._on_wake)
        self._running = True
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and free what the loop itself holds; sockets of others must be closed before."""
        if self._thread.is_alive():
            self._post(self._end)
            self._thread.join(_CALL_TIMEOUT_S)
        self._selector.close()
        self._wake_receiver.close()
        self._wake_sender.close()

    def call(self, action: Callable[[], T]) -> T:
        """Run `action` on the loop's thread and return its result, or raise what it raised."""
        if threading.current_thread() is self._thread or not self._thread.is_alive():
            return action()
        future: Future[T] = Future()

        def run() -> None:
            try:
                future.set_result(action())
            except BaseException as error:  # noqa: BLE001 - handed to the caller, whatever it is
                future.set_exception(error)

        self._post(run)
        return future.result(_CALL_TIMEOUT_S)

    def at(self, due_mono_ns: int, action: Callable[[], None]) -> Timer:
        """Run `action` at that moment, or up to a millisecond later."""
        timer = Timer(action)
        heapq.heappush(self._timers, (due_mono_ns, next(self._order), timer))
        return timer

    def after(self, delay_s: float, action: Callable[[], None]) -> Timer:
        """Run `action` that many seconds from now."""
        return self.at(self._clock.mono_ns() + int(delay_s * 1e9), action)

    def watch(self, sock: socket.socket, on_ready: Callable[[int], None], *, write: bool = False) -> None:
        """Call `on_ready(events)` whenever `sock` can be read (or, with `write`, also written)."""
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if write else 0)
        if sock in self._selector.get_map():
            self._selector.modify(sock, events, on_ready)
        else:
            self._selector.register(sock, events, on_ready)

    def forget(self, sock: socket.socket) -> None:
        """Stop watching `sock`; must come before it is closed. Idempotent."""
        if sock.fileno() >= 0 and sock in self._selector.get_map():
            self._selector.unregister(sock)

    def _post(self, action: Callable[[], None]) -> None:
        self._posted.append(action)
        with contextlib.suppress(BlockingIOError):  # then enough wake-ups are under way already
            self._wake_sender.send(b"\0")

    def _end(self) -> None:
        self._running = False

    def _on_wake(self, _events: int) -> None:
        try:
            self._wake_receiver.recv(4096)
        except BlockingIOError:
            return

    def _run(self) -> None:
        while self._running:
            for key, events in self._selector.select(self._wait_s()):
                self._guarded(lambda key=key, events=events: key.data(events))  # type: ignore[misc]  # lambda default
            while self._posted:
                self._guarded(self._posted.popleft())
            now = self._clock.mono_ns()
            while self._timers and self._timers[0][0] <= now:
                action = heapq.heappop(self._timers)[2].action
                if action is not None:
                    self._guarded(action)

    def _wait_s(self) -> float:
        if self._posted:
            return 0.0
        if not self._timers:
            return _LONGEST_WAIT_S
        return min(_LONGEST_WAIT_S, max(0.0, (self._timers[0][0] - self._clock.mono_ns()) / 1e9))

    @staticmethod
    def _guarded(action: Callable[[], None]) -> None:
        try:
            action()
        except Exception:  # noqa: BLE001 - a bug in one camera must not end the others; the log has its trace
            _LOG.exception("simulator: a call failed")
