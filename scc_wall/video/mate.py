"""A second thread for work that one thread can't do in time; asleep otherwise."""

import threading
from collections.abc import Callable


class Mate:
    """Does a work together with the thread that asks it to; started when it is asked for the first time.

    Parameters
    ----------
    work
        Run once for each `help`; must not raise.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._ending = False
        self._asked = threading.Semaphore(0)
        self._done = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run, name="pump-mate", daemon=True)

    def help(self) -> None:
        """Have it work; call `wait` before the next time."""
        if self._thread.ident is None:
            self._thread.start()
        self._asked.release()

    def wait(self) -> None:
        """Wait until it has done what `help` asked for."""
        self._done.acquire()

    def close(self) -> None:
        """End the thread; idempotent."""
        self._ending = True
        self._asked.release()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            self._asked.acquire()
            if self._ending:
                return
            self._work()
            self._done.release()
