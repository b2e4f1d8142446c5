"""A stop token: asks whoever waits to end, and wakes them."""

import threading


class StopToken:
    """Set once, never cleared; every wait of a worker thread goes through it.

    Unlike a bare event it can't be cleared by mistake, and its wait says what it means.
    """

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = threading.Event()

    def stop(self) -> None:
        """Ask everyone who holds this token to end. Idempotent, callable from any thread."""
        self._event.set()

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to end."""
        return self._event.is_set()

    def wait(self, timeout_s: float) -> bool:
        """Wait up to `timeout_s` seconds; return True at once when asked to end."""
        return self._event.wait(timeout_s)
