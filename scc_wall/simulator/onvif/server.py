"""An ONVIF device's port on loopback: HTTP and, on the same port, TLS with a certificate it signed itself."""

import itertools
import logging
import select
import socket
import ssl
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import ThreadingMixIn
from typing import Any, Final

from scc_wall.base.stop import StopToken
from scc_wall.simulator.onvif.device import Answer, OnvifDevice
from scc_wall.simulator.onvif.soap import LONGEST_BYTES
from scc_wall.simulator.sites.faults import SiteFault

_LOG = logging.getLogger(__name__)
LOOPBACK: Final = "127.0.0.1"
_SILENT_S: Final = 30.0
_TLS_HANDSHAKE: Final = b"\x16"
_HANG_S: Final = 300.0
_GLANCE_S: Final = 0.1


class _Server(ThreadingMixIn, HTTPServer):
    daemon_threads = False  # so that closing waits for them
    allow_reuse_address = False

    def __init__(self, device: OnvifDevice, stop: StopToken) -> None:
        self.device, self.stop = device, stop
        self._context: ssl.SSLContext | None = None
        self._making = threading.Lock()
        self.numbers = itertools.count(1)
        self.lock = threading.Lock()
        self.open: set[socket.socket] = set()
        super().__init__((LOOPBACK, 0), _Handler)

    def context(self) -> ssl.SSLContext:
        """Return what TLS is spoken with; made for the first who wants it, since loading that takes 0.1 s."""
        with self._making:
            if self._context is None:
                from scc_wall.simulator.sites.authority import Authority

                self._context = Authority().context("kamera-ptz.simulasi", SiteFault.CERT_SELF_SIGNED)
            return self._context

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        threading.current_thread().name = f"onvif:{self.device.camera.name}:client"
        with self.lock:
            self.open.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self.lock:
                self.open.discard(request)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Look at the first byte: a TLS client says hello with 22, HTTP begins with a letter."""
        request.settimeout(_SILENT_S)
        sock, tls = request, request.recv(1, socket.MSG_PEEK) == _TLS_HANDSHAKE
        try:
            if tls:
                sock = self.context().wrap_socket(request, server_side=True)
                with self.lock:
                    self.open.add(sock)
            _Handler(sock, client_address, self, tls=tls)
        finally:
            if tls:
                with self.lock:
                    self.open.discard(sock)
                sock.close()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class calls it so
        """Log what a client did to us; nothing of it is worth a trace."""
        _LOG.debug("simulator: %s: a connection ended", self.device.camera.name, exc_info=True)

    def end_all(self) -> None:
        """End every connection there is."""
        with self.lock:
            for sock in self.open:
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "SCC-Simulator", ""

    def __init__(self, request: Any, client_address: Any, server: _Server, *, tls: bool = False) -> None:
        self._tls, self._number = tls, next(server.numbers)
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        body = self._body()
        if body is None:
            self._write(Answer(413, b"", "text/plain"))
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = self.server.device.ask(self.command, self.path, headers, body, connection=self._number, tls=self._tls)
        if asked.hangs:
            self._hang()
        if asked.hangs or (asked.delay_s and self.server.stop.wait(asked.delay_s)):
            self.close_connection = True
            return
        answer = asked.answer()
        if asked.drops:
            self.close_connection = True
            return
        self._write(answer)

    def _hang(self) -> None:
        """Wait until the client has had enough, or the simulator ends."""
        ends = time.monotonic() + _HANG_S
        while not self.server.stop.wait(_GLANCE_S) and time.monotonic() < ends:
            if select.select([self.connection], [], [], 0)[0]:  # it said goodbye: nobody asks twice
                return

    def _body(self) -> bytes | None:
        """Return what came with the request, None if it is too long or its length is unknown."""
        try:
            length = int(self.headers.get("content-length") or 0)
        except ValueError:
            return None
        return self.rfile.read(length) if 0 <= length <= LONGEST_BYTES else None

    def _write(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in (*answer.headers, ("Content-Type", answer.kind), ("Content-Length", str(len(answer.body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        _LOG.debug("simulator: %s: " + format, self.server.device.camera.name, *args)


class OnvifServer:
    """Serves one device until stopped.

    Raises
    ------
    OSError
        If no port is free.
    """

    def __init__(self, device: OnvifDevice) -> None:
        self._stop = StopToken()
        self._server = _Server(device, self._stop)
        self.port: int = self._server.server_address[1]
        device.addresses.http_port = self.port
        name = f"onvif:{device.camera.name}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), name=name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End all connections and the port; idempotent."""
        if self._stop.stopped:
            return
        self._stop.stop()
        self._server.shutdown()
        self._server.end_all()
        self._server.server_close()
        self._thread.join()
