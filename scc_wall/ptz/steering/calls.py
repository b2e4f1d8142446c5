"""Threads for the calls to one camera: as many as calls are on their way, and none when it is left alone."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

LINGER_S: Final = 3.0
"""How long a thread waits for another call; longer than from one renewal of a move to the next."""


class Calls(Protocol):
    """Where calls to a camera are made, none of them waiting for another."""

    def start(self, call: Callable[[], None]) -> None:
        """Make a call, elsewhere; it tells its outcome itself and never raises."""
        ...


class CallThreads:
    """Calls, each on a thread of its own that is used again for a while.

    A call that hangs costs its thread until its time is over. The threads are daemons: no exit waits for a camera.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._changed = threading.Condition()
        self._waiting: deque[Callable[[], None]] = deque()
        self._idle = 0
        self._started = 0
        self._closed = False
        self._threads: set[threading.Thread] = set()

    def start(self, call: Callable[[], None]) -> None:
        """Make a call on a thread that has nothing to do, else on a new one."""
        with self._changed:
            self._waiting.append(call)
            if self._idle >= len(self._waiting):
                self._changed.notify()
                return
            self._started += 1
            thread = threading.Thread(target=self._run, name=f"{self._name}:call-{self._started}", daemon=True)
            self._threads.add(thread)
        thread.start()

    def close(self, within_s: float) -> None:
        """Let the threads end that have nothing to do, and wait a little for the others; idempotent."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._threads, within_s)

    def _run(self) -> None:
        while (call := self._next()) is not None:
            call()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            while not self._waiting:
                self._idle += 1
                told = not self._closed and self._changed.wait(LINGER_S)
                self._idle -= 1
                if not self._waiting and (self._closed or not told):
                    self._threads.discard(threading.current_thread())
                    self._changed.notify_all()
                    return None
            return self._waiting.popleft()
