"""The one place that every wait of a stream goes through, so that another thread can end it."""

import select
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from scc_wall.video.rtsp.failures import interrupted


class Interrupter:
    """Remembers how to wake whatever the stream's thread is blocked in.

    Set once, never cleared: a stream that was interrupted is not opened again.
    """

    __slots__ = ("_lock", "_set", "_wakers")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._set = False
        self._wakers: list[Callable[[], None]] = []

    def interrupt(self) -> None:
        """Wake the stream's thread. Idempotent, callable from any thread."""
        with self._lock:
            self._set = True
            for wake in self._wakers:
                _quietly(wake)

    @property
    def is_set(self) -> bool:
        """Whether somebody asked to end."""
        return self._set

    def check(self) -> None:
        """Raise `StreamError` if somebody asked to end."""
        if self._set:
            raise interrupted()

    def add(self, wake: Callable[[], None]) -> None:
        """Call `wake` on interruption, at once if that has happened already."""
        with self._lock:
            self._wakers.append(wake)
            if self._set:
                _quietly(wake)

    def remove(self, wake: Callable[[], None]) -> None:
        """Forget `wake`; unknown ones are ignored."""
        with self._lock, suppress(ValueError):
            self._wakers.remove(wake)

    @contextmanager
    def waking(self, wake: Callable[[], None]) -> Iterator[None]:
        """Call `wake` on interruption while the block runs."""
        self.add(wake)
        try:
            yield
        finally:
            self.remove(wake)


class Waiter:
    """Waits for sockets and for the interruption at once, through a socket pair that the interruption writes to."""

    __slots__ = ("_awake", "_interrupter", "_poll", "_reading", "_waking", "_writing")

    def __init__(
        self,
        interrupter: Interrupter,
        reading: Sequence[socket.socket] = (),
        writing: Sequence[socket.socket] = (),
    ) -> None:
        self._interrupter = interrupter
        self._awake, self._waking = socket.socketpair()
        self._waking.settimeout(0)
        self._reading = [*reading, self._awake]
        self._writing = list(writing)
        # poll knows no limit on descriptor numbers; Windows has select alone.
        self._poll = select.poll() if hasattr(select, "poll") else None
        if self._poll is not None:
            for sock in self._reading:
                self._poll.register(sock, select.POLLIN)
            for sock in self._writing:
                self._poll.register(sock, select.POLLOUT)
        interrupter.add(self._wake)

    def wait(self, timeout_s: float) -> list[int]:
        """Return the descriptors that are ready, none after `timeout_s`; raises `StreamError` when interrupted."""
        timeout_s = max(0.0, timeout_s)
        if self._poll is not None:
            ready = [number for number, _ in self._poll.poll(timeout_s * 1000)]
        else:
            # Windows reports a failed connect in the third set only.
            sets = select.select(self._reading, self._writing, self._writing, timeout_s)
            ready = [sock.fileno() for part in sets for sock in part]
        self._interrupter.check()
        return ready

    def close(self) -> None:
        """Free the socket pair; idempotent."""
        self._interrupter.remove(self._wake)
        self._awake.close()
        self._waking.close()

    def _wake(self) -> None:
        self._waking.send(b"!")


def _quietly(wake: Callable[[], None]) -> None:
    # The socket may be closed or full of earlier wake-ups: either way nobody is left asleep on it.
    with suppress(OSError):
        wake()
