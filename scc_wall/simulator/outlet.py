"""Ways out to one client: inside its RTSP connection, or by UDP. Both bounded: a slow client delays nobody."""

import socket
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from scc_wall.simulator.loop import Loop, Timer
from scc_wall.simulator.packets import PacketPicture, interleaved

QUEUE_BYTES: Final = 1 << 20
"""What may wait for a slow client: some 2 s of a busy main stream."""
DATAGRAMS_AT_ONCE: Final = 24
"""Sent in a row before a pause of a millisecond: a keyframe in one burst overruns the usual 200 KiB receive buffer."""


class TcpQueue:
    """What goes into an RTSP connection, in order, without ever blocking.

    Parameters
    ----------
    on_broken
        Called when the client is gone.
    """

    def __init__(self, loop: Loop, sock: socket.socket, on_ready: Callable[[int], None]) -> None:
        self._loop, self._sock, self._on_ready = loop, sock, on_ready
        self._waiting: deque[memoryview] = deque()
        self.queued_bytes = 0
        self.broken = False

    def send(self, data: bytes | bytearray) -> None:
        """Send now what the socket takes, the rest when it takes more."""
        if self.broken:
            return
        view = memoryview(data)
        if not self._waiting:
            view = view[self._write(view) :]
            if not view or self.broken:
                return
            self._loop.watch(self._sock, self._on_ready, write=True)
        self._waiting.append(view)
        self.queued_bytes += len(view)

    def flush(self) -> None:
        """Send more of what waits: the socket says that it takes some."""
        while self._waiting and not self.broken:
            written = self._write(self._waiting[0])
            self.queued_bytes -= written
            if written < len(self._waiting[0]):
                self._waiting[0] = self._waiting[0][written:]
                return
            self._waiting.popleft()
        if not self.broken:
            self._loop.watch(self._sock, self._on_ready)

    def _write(self, view: memoryview) -> int:
        try:
            return self._sock.send(view)
        except BlockingIOError:
            return 0
        except OSError:
            self.broken = True
            return 0


class Outlet(Protocol):
    """Where a session's packets go."""

    channel: int
    """Interleaved channel of its RTP packets; 0 for UDP."""

    @property
    def full(self) -> bool:
        """Whether the client did not keep up, so that pictures must be dropped."""
        ...

    @property
    def drained(self) -> bool:
        """Whether it kept up again after it was full."""
        ...

    def picture(self, picture: PacketPicture, data: bytearray) -> None:
        """Send a picture's packets."""
        ...

    def packets(self, packets: list[bytes]) -> None:
        """Send single RTP packets."""
        ...

    def raw(self, data: bytes) -> None:
        """Send bytes that are no packet at all."""
        ...

    def report(self, packet: bytes) -> None:
        """Send an RTCP packet."""
        ...

    def close(self) -> None:
        """Free what it holds."""
        ...


class TcpOutlet:
    """Packets inside the RTSP connection."""

    def __init__(self, queue: TcpQueue, channel: int, report_channel: int) -> None:
        self._queue, self.channel, self._report_channel = queue, channel, report_channel

    @property
    def full(self) -> bool:
        """Whether more waits than a client may lag behind."""
        return self._queue.queued_bytes > QUEUE_BYTES

    @property
    def drained(self) -> bool:
        """Whether little waits."""
        return self._queue.queued_bytes < QUEUE_BYTES // 8

    def picture(self, picture: PacketPicture, data: bytearray) -> None:
        """Send a picture's packets, as they are."""
        del picture
        self._queue.send(data)

    def packets(self, packets: list[bytes]) -> None:
        """Send single RTP packets."""
        self._queue.send(b"".join(interleaved(packet, self.channel) for packet in packets))

    def raw(self, data: bytes) -> None:
        """Send bytes that are no packet at all."""
        self._queue.send(data)

    def report(self, packet: bytes) -> None:
        """Send an RTCP packet."""
        self._queue.send(interleaved(packet, self._report_channel))

    def close(self) -> None:
        """Nothing: the connection belongs to its owner."""


class UdpOutlet:
    """Packets as datagrams, at most `DATAGRAMS_AT_ONCE` each millisecond.

    Parameters
    ----------
    client
        Address of the client and its RTP and RTCP ports.
    on_report
        Called for each datagram that the client sends back.
    """

    channel = 0

    def __init__(self, loop: Loop, client: tuple[str, int, int], on_report: Callable[[], None]) -> None:
        self._loop = loop
        host, rtp_port, rtcp_port = client
        self._to, self._report_to = (host, rtp_port), (host, rtcp_port)
        self._sockets = udp_pair()
        self._waiting: deque[memoryview | bytes] = deque()
        self._queued_bytes = 0
        self._timer: Timer | None = None
        self._on_report = on_report
        for sock in self._sockets:
            loop.watch(sock, lambda _events, sock=sock: self._read(sock))  # type: ignore[misc]  # lambda default

    @property
    def server_ports(self) -> tuple[int, int]:
        """Our own RTP and RTCP ports."""
        rtp, rtcp = (sock.getsockname()[1] for sock in self._sockets)
        return rtp, rtcp

    @property
    def full(self) -> bool:
        """Whether more waits than may be paced out."""
        return self._queued_bytes > QUEUE_BYTES

    @property
    def drained(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    def picture(self, picture: PacketPicture, data: bytearray) -> None:
        """Send a picture's packets, one datagram each."""
        self._queue(picture.split(data))

    def packets(self, packets: list[bytes]) -> None:
        """Send single RTP packets."""
        self._queue([memoryview(packet) for packet in packets])

    def raw(self, data: bytes) -> None:
        """Send bytes that are no packet, as a datagram."""
        self._queue([memoryview(data)])

    def report(self, packet: bytes) -> None:
        """Send an RTCP packet."""
        self._send(self._sockets[1], packet, self._report_to)

    def close(self) -> None:
        """Free the sockets."""
        if self._timer is not None:
            self._timer.cancel()
        for sock in self._sockets:
            self._loop.forget(sock)
            sock.close()

    def _queue(self, packets: list[memoryview]) -> None:
        self._waiting += packets
        self._queued_bytes += sum(map(len, packets))
        if self._timer is None:
            self._pace()

    def _pace(self) -> None:
        self._timer = None
        for _ in range(min(DATAGRAMS_AT_ONCE, len(self._waiting))):
            packet = self._waiting.popleft()
            self._queued_bytes -= len(packet)
            self._send(self._sockets[0], packet, self._to)
        if self._waiting:
            self._timer = self._loop.after(0.001, self._pace)

    @staticmethod
    def _send(sock: socket.socket, packet: memoryview | bytes, to: tuple[str, int]) -> None:
        try:
            sock.sendto(packet, to)
        except OSError:
            return  # nobody listens there any more: the session ends by its timeout, as a camera's would

    def _read(self, sock: socket.socket) -> None:
        try:
            sock.recv(2048)
        except OSError:
            return  # Windows reports an unreachable client here; see `_send`
        self._on_report()


def udp_pair() -> tuple[socket.socket, socket.socket]:
    """Return two bound UDP sockets with neighbouring ports, the first even (RFC 3550, 11); raises OSError if none."""
    for _ in range(50):
        rtp = _bound(0)
        port = rtp.getsockname()[1]
        if port % 2 == 0:
            try:
                return rtp, _bound(port + 1)
            except OSError:
                rtp.close()
                continue
        rtp.close()
    raise OSError("no two neighbouring UDP ports are free")


def _bound(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.bind(("127.0.0.1", port))
    except OSError:
        sock.close()
        raise
    sock.settimeout(0)
    return sock
