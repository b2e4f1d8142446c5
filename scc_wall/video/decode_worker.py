"""The UI process's side of one decode process: talks to it without ever waiting, sees it die."""

import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from typing import Final, NamedTuple

from scc_wall.video.launch import Launched
from scc_wall.video.protocol import FromWorker, Shutdown, ToWorker
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Headers

KILL_S: Final = 2.0
"""A killed process is gone in milliseconds; the bound is for one that the kernel itself holds."""


class _Posted(NamedTuple):
    message: ToWorker
    block: SharedBlock | None
    then_close: SharedBlock | None


class DecodeWorker:
    """One running decode process.

    `post` only queues; a sending and a receiving thread do the waiting, since the pipe of a stopped process fills up.

    Parameters
    ----------
    received
        Called with every message, on the receiving thread.
    """

    def __init__(self, launched: Launched, headers: Headers, received: Callable[[FromWorker], None]) -> None:
        self.process = launched.process
        self._pipe = launched.pipe
        self._headers = headers
        self._received = received
        self._outbox: SimpleQueue[_Posted | None] = SimpleQueue()
        headers.heartbeat_mono_ns = 0
        headers.forget_decoding()
        self._threads = (
            threading.Thread(target=self._send, name=f"{self.process.name}:send", daemon=True),
            threading.Thread(target=self._receive, name=f"{self.process.name}:receive", daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def post(self, message: ToWorker, block: SharedBlock | None = None, then_close: SharedBlock | None = None) -> None:
        """Queue a message, with the block that follows it and the one that is not needed after it."""
        self._outbox.put(_Posted(message, block, then_close))

    def end(self, timeout_s: float) -> bool:
        """Ask it to end and wait; return whether it did."""
        self.post(Shutdown())
        self.process.join(timeout_s)
        return self.process.exitcode is not None

    def kill(self) -> None:
        """Kill it, free its pipe and wait for its threads; idempotent."""
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join(KILL_S)
        self._outbox.put(None)
        for thread in self._threads:
            thread.join(KILL_S)
        with suppress(OSError):
            self._pipe.close()
        with suppress(Empty):
            while True:
                posted = self._outbox.get_nowait()
                if posted is not None and posted.then_close is not None:
                    posted.then_close.close()
        self._received = _unheard  # which knows this worker: the two would hold each other, and descriptors, for long

    def _send(self) -> None:
        pipe, pid = self._pipe, self.process.pid
        assert pid is not None
        with suppress(OSError, ValueError):  # it died: whoever watches it will see
            self._headers.block.send(pipe, pid)
            while (posted := self._outbox.get()) is not None:
                pipe.send(posted.message)
                if posted.block is not None:
                    posted.block.send(pipe, pid)
                if posted.then_close is not None:
                    posted.then_close.close()

    def _receive(self) -> None:
        pipe: Connection = self._pipe
        with suppress(OSError, EOFError, ValueError):
            while True:
                self._received(pipe.recv())


def _unheard(_message: FromWorker) -> None:
    """Hear nothing: its process is gone."""
