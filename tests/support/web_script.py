"""A web server on loopback that says what a test scripts, byte by byte, over plain TCP or TLS."""

import os
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

PAGE: Final = b"<html><title>Dinas Pendidikan</title></html>"

Script = Callable[["Visit"], None]


class Visit:
    """One connection to a scripted site; the script runs once the request was read.

    Parameters
    ----------
    stopping
        What a script waits on, with a timeout, instead of sleeping.
    """

    def __init__(self, connection: socket.socket, request: bytes, stopping: threading.Event) -> None:
        self.connection = connection
        self.request = request
        self.stopping = stopping

    @property
    def path(self) -> str:
        """Return what was asked for."""
        return self.request.split(b" ")[1].decode()

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def drip(self, data: bytes, every_s: float) -> None:
        """Send bytes one at a time."""
        for at in range(len(data)):
            if self.stopping.wait(every_s):
                return
            self.send(data[at : at + 1])

    def hold(self) -> None:
        """Say nothing until the visitor goes."""
        while self.connection.recv(4096):
            pass

    def reset(self) -> None:
        """Break off with a reset."""
        self.connection.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        )
        self.connection.close()


class ScriptedSite:
    """Serves one script on a port of its own.

    Parameters
    ----------
    script
        Called once for each connection, one at a time; a broken connection ends it.
    tls
        None: plain HTTP.
    read_request
        False: the script begins at once, with an empty request.
    """

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None, *, read_request: bool = True) -> None:
        self._script = script
        self._tls = tls
        self._read_request = read_request
        self._stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="scripted-site")
        self.requests: list[bytes] = []
        self.connections = 0

    def url(self, host: str = "127.0.0.1", path: str = "/") -> str:
        """Return its address under a name."""
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stopping.set()
        with socket.create_connection(self._listener.getsockname(), 5):  # wakes `accept`, on Windows too
            self._thread.join(10)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._stopping.is_set():
                connection.close()
                return
            self.connections += 1
            try:
                with self._secured(connection) as secured:
                    self._visit(secured)
            except OSError:
                continue  # the visitor went, or TLS failed: what the tests are about

    def _secured(self, connection: socket.socket) -> socket.socket:
        connection.settimeout(20)
        if self._tls is None:
            return connection
        try:
            return self._tls.wrap_socket(connection, server_side=True)
        except BaseException:
            connection.close()
            raise

    def _visit(self, connection: socket.socket) -> None:
        request = b""
        while self._read_request and b"\r\n\r\n" not in request:
            received = connection.recv(4096)
            if not received:
                return
            request += received
        if request:
            self.requests.append(request)
        self._script(Visit(connection, request, self._stopping))


def answer(body: bytes = PAGE, status: str = "200 OK", *headers: str) -> bytes:
    """Return a whole answer with its length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Content-Type: text/html", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def says(data: bytes) -> Script:
    """Return a script that sends these bytes and closes."""
    return lambda visit: visit.send(data)
