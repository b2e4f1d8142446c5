"""Asks the system for the addresses of a name, so that a look-up that hangs holds up nobody but its own host.

`getaddrinfo` can't be cancelled and may take half a minute. Each look-up has a daemon thread of its own; whoever asks
for the same host meanwhile waits for the same one. One that nobody waits for any more is abandoned: counted, and its
thread ends when the system answers.
"""

import socket
import threading
from collections.abc import Callable, Sequence
from copy import copy
from typing import Final

LOOK_UPS_MOST: Final = 96
"""Threads at most. 300 sites a minute need one or two; a dead DNS server holds each for up to 30 s (glibc: 5 s × 2
tries × 3 servers), and then all sites fail anyway."""


def system_addresses(host: str) -> Sequence[str]:
    """Return the addresses that the system knows of a host, in the order to be tried (RFC 6724).

    Raises
    ------
    OSError
        If there are none.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a name that IDNA can't write
        raise socket.gaierror(socket.EAI_NONAME, "not a host name") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _LookUp:
    """One question to the system, for all who wait for it."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.waiting = 0
        self.addresses: Sequence[str] = ()
        self.error: OSError | None = None


class SystemResolver:
    """The product's `domain.site_probe.Resolver`: one look-up per host at a time, a bounded number of threads.

    Parameters
    ----------
    look_up
        Asks the system; blocks as long as it likes.
    most
        Threads at most.
    """

    def __init__(
        self, look_up: Callable[[str], Sequence[str]] = system_addresses, *, most: int = LOOK_UPS_MOST
    ) -> None:
        self._look_up = look_up
        self._most = most
        self._lock = threading.Lock()
        self._running: dict[str, _LookUp] = {}

    @property
    def running(self) -> int:
        """Return how many look-ups are under way."""
        with self._lock:
            return len(self._running)

    @property
    def abandoned(self) -> int:
        """Return how many of them nobody waits for any more."""
        with self._lock:
            return sum(not look_up.waiting for look_up in self._running.values())

    def resolve(self, host: str, timeout_s: float) -> Sequence[str]:
        """Return the addresses of a host, at least one.

        Raises
        ------
        OSError
            If it has none, no thread is left to ask (BlockingIOError), or the time is over (TimeoutError).
        """
        look_up = self._join(host)
        try:
            if not look_up.done.wait(timeout_s):
                raise TimeoutError(f"no answer within {timeout_s:g} s")
        finally:
            with self._lock:
                look_up.waiting -= 1
        if look_up.error is not None:
            raise copy(look_up.error)  # each of those who wait for it adds its own trace
        return look_up.addresses

    def _join(self, host: str) -> _LookUp:
        with self._lock:
            look_up = self._running.get(host)
            if look_up is None:
                if len(self._running) >= self._most:
                    raise BlockingIOError("too many look-ups are under way")
                look_up = self._start(host)
            look_up.waiting += 1
            return look_up

    def _start(self, host: str) -> _LookUp:
        look_up = _LookUp()
        thread = threading.Thread(target=self._run, args=(host, look_up), name=f"resolver:{host}", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:
            raise BlockingIOError("no thread can be started") from error
        self._running[host] = look_up
        return look_up

    def _run(self, host: str, look_up: _LookUp) -> None:
        try:
            look_up.addresses = self._look_up(host)
        except OSError as error:
            look_up.error = error
        finally:
            if not look_up.addresses and look_up.error is None:
                look_up.error = socket.gaierror(socket.EAI_NONAME, "no address")
            with self._lock:
                self._running.pop(host, None)
            look_up.done.set()
