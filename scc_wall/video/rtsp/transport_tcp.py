"""The connection to the camera: name resolution, connecting, receiving with one system call per wake-up, sending."""

import contextlib
import errno
import os
import queue
import socket
import ssl
import struct
import sys
import threading
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.failures import interrupted, of_connecting, of_transfer
from scc_wall.video.rtsp.interrupt import Interrupter, Waiter
from scc_wall.video.rtsp.limits import TICK_S

_IN_PROGRESS: Final = (0, errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", 0))
SHUTDOWN_WAKES: Final = sys.platform != "win32"
"""Whether shutting a socket down wakes who receives, and leaves the way out open for the farewell.

Source: Microsoft, `shutdown`: SD_RECEIVE disallows later receives and has "no effect on the lower protocol layers",
but data that come resets the connection. Under wine a receive was seen to go on until its own timeout.
"""
_SEND_S: Final = 2.0
"""A request is a few hundred bytes: if they don't leave in this time, the camera has stopped reading long ago."""

SocketAddress = tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]
"""As `socket.getaddrinfo` gives it for IPv4, for IPv6, and for IPv6 on a system built without it."""
_Addresses = list[tuple[socket.AddressFamily, SocketAddress]]


class Connection:
    """An open TCP connection, used by one thread.

    The kernel's own receive timeout is used, since Python's costs a second system call for each receive. Only where
    shutting the socket down does not wake, that second call is made: a wait which the interruption ends surely.

    Parameters
    ----------
    sock
        Connected; owned from now on, also if this raises.
    """

    def __init__(self, sock: socket.socket, interrupter: Interrupter) -> None:
        self._sock = sock
        self._interrupter = interrupter
        self._timeout_s = 0.0
        self._waiter: Waiter | None = None
        sock.settimeout(None)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        _set_kernel_timeout(sock, socket.SO_SNDTIMEO, _SEND_S)
        if SHUTDOWN_WAKES:
            interrupter.add(self._shut_down)
            return
        try:
            self._waiter = Waiter(interrupter, reading=[sock])
        except OSError:
            sock.close()
            raise

    @property
    def peer(self) -> str:
        """The camera's IP address."""
        return str(self._sock.getpeername()[0])

    @property
    def local(self) -> str:
        """Our own IP address on the way to the camera."""
        return str(self._sock.getsockname()[0])

    @property
    def family(self) -> socket.AddressFamily:
        """IPv4 or IPv6."""
        return self._sock.family

    @property
    def sock(self) -> socket.socket:
        """The socket, to be waited for together with others; don't use it otherwise."""
        return self._sock

    def has_pending(self) -> bool:
        """Return whether bytes wait above the socket, where no wait for it sees them."""
        return False

    def receive_into(self, view: memoryview, timeout_s: float) -> int:
        """Receive once, waiting up to `timeout_s` (never beyond a tick); return the number of bytes, 0 for none yet.

        Raises
        ------
        StreamError
            CLOSED at the end, RESET, or when interrupted.
        """
        if timeout_s != self._timeout_s:
            self._set_timeout(timeout_s)
        if self._waiter is not None:
            self._interrupter.check()
            if timeout_s and not self._comes(self._waiter, timeout_s):
                return 0
        try:
            count = self._sock.recv_into(view)
        except (BlockingIOError, TimeoutError, ssl.SSLWantReadError):
            self._interrupter.check()
            return 0
        except OSError as error:
            self._interrupter.check()
            raise of_transfer(error) from error
        if not count:
            self._interrupter.check()
            raise StreamError(Cause.CLOSED, "connection closed by the camera")
        return count

    def forget_interruption(self) -> None:
        """Receive from now on though interrupted: what still comes must be taken, or closing resets the connection."""
        if self._waiter is not None:
            self._waiter.close()
            self._waiter = None

    def set_waiting(self, *, waiting: bool) -> None:
        """Say whether a receive may wait; if not, `receive_into` ignores its timeout, and so does `send`."""
        self._sock.settimeout(None if waiting else 0.0)
        self._timeout_s = -1.0 if waiting else 0.0

    def send(self, data: bytes) -> None:
        """Send all of `data`; raises `StreamError` RESET."""
        try:
            self._sock.sendall(data)
        except OSError as error:
            self._interrupter.check()
            raise of_transfer(error) from error

    def close(self) -> None:
        """Free the socket; idempotent."""
        self._interrupter.remove(self._shut_down)
        self.forget_interruption()
        self._sock.close()

    def _comes(self, waiter: Waiter, timeout_s: float) -> bool:
        return self.has_pending() or bool(waiter.wait(min(timeout_s, TICK_S)))

    def _set_timeout(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        _set_kernel_timeout(self._sock, socket.SO_RCVTIMEO, min(max(timeout_s, 0.001), TICK_S))

    def _shut_down(self) -> None:
        # The reading half alone: it wakes the reader, and the farewell can still be sent. Not through the object, as
        # that of TLS would drop its state under the reader's feet.
        socket.socket.shutdown(self._sock, socket.SHUT_RD)


def _set_kernel_timeout(sock: socket.socket, option: int, timeout_s: float) -> None:
    if sys.platform == "win32":
        value: int | bytes = max(1, int(timeout_s * 1000))
    else:
        value = struct.pack("@ll", int(timeout_s), max(1, int(timeout_s % 1 * 1e6)))
    sock.setsockopt(socket.SOL_SOCKET, option, value)


def connect(host: str, port: int, deadline_mono_ns: int, clock: Clock, interrupter: Interrupter) -> socket.socket:
    """Return a connected socket.

    Raises
    ------
    StreamError
        DNS, UNREACHABLE, CONNECTION_REFUSED, CONNECT_TIMEOUT, or when interrupted.
    """
    addresses = resolve(host, port, deadline_mono_ns, clock, interrupter)
    failure: StreamError | None = None
    for number, (family, address) in enumerate(addresses):
        left_s = (deadline_mono_ns - clock.mono_ns()) / 1e9
        # A dead IPv6 address must not eat the time of the IPv4 one behind it.
        share_ns = int(left_s / (len(addresses) - number) * 1e9)
        try:
            return _connect_one(family, address, clock.mono_ns() + share_ns, clock, interrupter)
        except StreamError as error:
            interrupter.check()
            failure = error
    try:
        raise failure or StreamError(Cause.DNS, "the name has no address")
    finally:
        failure = None  # its trace holds this frame: the two would hold each other, and the stream, for long


def _connect_one(
    family: socket.AddressFamily,
    address: SocketAddress,
    deadline_mono_ns: int,
    clock: Clock,
    interrupter: Interrupter,
) -> socket.socket:
    try:
        sock = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise of_connecting(error) from error
    try:
        sock.settimeout(0)
        code = sock.connect_ex(address)
        _raise_for(0 if code in _IN_PROGRESS else code)
        _await_writable(sock, deadline_mono_ns, clock, interrupter)
        _raise_for(sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
    except BaseException:
        sock.close()
        raise
    return sock


def _await_writable(sock: socket.socket, deadline_mono_ns: int, clock: Clock, interrupter: Interrupter) -> None:
    waiter = Waiter(interrupter, writing=[sock])
    try:
        while not waiter.wait(min(TICK_S, (deadline_mono_ns - clock.mono_ns()) / 1e9)):
            if clock.mono_ns() >= deadline_mono_ns:
                raise StreamError(Cause.CONNECT_TIMEOUT, "no answer to the connection request")
    finally:
        waiter.close()


def _raise_for(code: int) -> None:
    if code:
        raise of_connecting(OSError(code, os.strerror(code)))


def resolve(host: str, port: int, deadline_mono_ns: int, clock: Clock, interrupter: Interrupter) -> _Addresses:
    """Return the addresses of a host, in the system's order.

    The system's resolver can't be interrupted and may hang, so it runs on a thread of its own, which is left behind
    when the deadline passes; it ends when the resolver gives up.

    Raises
    ------
    StreamError
        DNS, or when interrupted.
    """
    interrupter.check()
    with contextlib.suppress(OSError):  # a number needs no thread
        return _addresses(host, port, socket.AI_NUMERICHOST)
    answers: queue.SimpleQueue[_Addresses | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(_addresses(host, port, 0))
        except (OSError, UnicodeError, ValueError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(0, "not a host name"))

    threading.Thread(target=ask, name="rtsp-resolver", daemon=True).start()
    with interrupter.waking(lambda: answers.put(OSError(0, "interrupted"))):
        while True:
            try:
                answer = answers.get(timeout=max(0.0, min(TICK_S, (deadline_mono_ns - clock.mono_ns()) / 1e9)))
            except queue.Empty:
                if clock.mono_ns() >= deadline_mono_ns:
                    raise StreamError(Cause.DNS, "the resolver does not answer") from None
                continue
            if interrupter.is_set:
                raise interrupted()
            if isinstance(answer, OSError):
                raise StreamError(Cause.DNS, answer.strerror or "") from answer
            return answer


def _addresses(host: str, port: int, flags: int) -> _Addresses:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    except UnicodeError as error:
        raise OSError(0, "not a host name") from error
    return [(family, address) for family, _, _, _, address in found]
