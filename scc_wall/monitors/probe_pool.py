"""The threads that make looks: 16, named `probe:1` to `probe:16`, and `probe:network` for the reference hosts."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Final, Protocol

log = logging.getLogger(__name__)

Job = Callable[[], None]
PATIENCE_S: Final = 2.0


class Pool(Protocol):
    """Where jobs are run that may take their time."""

    def submit(self, job: Job) -> None:
        """Have a look made by whichever thread is free."""
        ...

    def submit_network(self, job: Job) -> None:
        """Have the own network tried; never behind looks that hang."""
        ...

    def stop(self) -> bool:
        """End the threads; return whether all did."""
        ...


class ProbePool:
    """A fixed number of threads; daemons: one that hangs in a site's answer never keeps the program from ending.

    Parameters
    ----------
    size
        Threads for looks.
    patience_s
        How long `stop` waits for looks under way, in seconds.
    """

    def __init__(self, size: int, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._looks: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._network: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._threads = [self._thread(f"probe:{number}", self._looks) for number in range(1, size + 1)]
        self._threads.append(self._thread("probe:network", self._network))
        for thread in self._threads:
            thread.start()

    def submit(self, job: Job) -> None:
        """Run a job on one of the threads; after `stop` it is dropped."""
        self._looks.put(job)

    def submit_network(self, job: Job) -> None:
        """Run a job on the thread for the own network; after `stop` it is dropped."""
        self._network.put(job)

    def stop(self) -> bool:
        """Start no further job and wait for those under way, within the patience; return whether all ended."""
        self._stopped.set()
        for _ in self._threads:
            self._looks.put(None)
        self._network.put(None)
        deadline = time.monotonic() + self._patience_s
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        left = [thread.name for thread in self._threads if thread.is_alive()]
        if left:
            log.info("looks still under way are abandoned: %s", ", ".join(left))
        return not left

    def _thread(self, name: str, jobs: "queue.SimpleQueue[Job | None]") -> threading.Thread:
        return threading.Thread(target=self._run, args=(jobs,), name=name, daemon=True)

    def _run(self, jobs: "queue.SimpleQueue[Job | None]") -> None:
        while (job := jobs.get()) is not None and not self._stopped.is_set():
            try:
                job()
            except Exception:  # a bug of ours must not take a thread away
                log.exception("a job of the website monitors failed")
