"""A listening port that can refuse, or ignore, who knocks."""

import contextlib
import logging
import socket
import sys
from collections.abc import Callable
from typing import Final

from scc_wall.simulator.loop import Loop

_LOG = logging.getLogger(__name__)
_BACKLOG: Final = 256
_FILLERS: Final = 8
"""More own connections than a backlog of 0 ever holds (Linux: one; others a few)."""
_AGAIN_S: Final = 0.5


class Listener:
    """One port on loopback.

    Parameters
    ----------
    port
        0 lets the system choose; the same port is taken again by `reopen`.
    on_accept
        Called with each new connection.

    Raises
    ------
    OSError
        If the port is taken.
    """

    def __init__(self, loop: Loop, port: int, on_accept: Callable[[socket.socket], None]) -> None:
        self._loop, self._on_accept = loop, on_accept
        self._fillers: list[socket.socket] = []
        self._sock: socket.socket | None = _listening(port)
        self.port: int = self._sock.getsockname()[1]
        loop.watch(self._sock, self._accept)

    def fill_up(self) -> None:
        """Leave connections unanswered: the queue is filled with our own, so that the system drops every SYN."""
        if self._sock is None:
            return
        self._loop.forget(self._sock)
        self._sock.listen(0)
        for _ in range(_FILLERS):
            filler = socket.socket()
            filler.settimeout(0)
            with contextlib.suppress(OSError):
                filler.connect(("127.0.0.1", self.port))
            self._fillers.append(filler)

    def reopen(self) -> None:
        """Accept again, on the same port; tries on while somebody else holds it."""
        if self._sock is not None:
            self.close()
        try:
            self._sock = _listening(self.port)
        except OSError:
            _LOG.warning("simulator: port %d is taken, trying again", self.port)
            self._loop.after(_AGAIN_S, self.reopen)
            return
        self._loop.watch(self._sock, self._accept)

    def close(self) -> None:
        """Refuse connections; idempotent."""
        for filler in self._fillers:
            filler.close()
        self._fillers.clear()
        if self._sock is not None:
            self._loop.forget(self._sock)
            self._sock.close()
            self._sock = None

    def _accept(self, _events: int) -> None:
        while self._sock is not None:
            try:
                sock, _ = self._sock.accept()
            except OSError:
                return
            self._on_accept(sock)


def _listening(port: int) -> socket.socket:
    sock = socket.socket()
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", port))
        sock.listen(_BACKLOG)
        sock.settimeout(0)
    except OSError:
        sock.close()
        raise
    return sock
