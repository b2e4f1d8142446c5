"""The HTTP server of the metrics: 127.0.0.1 alone, one thread, never touching Qt."""

import logging
import threading
from collections.abc import Callable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from prometheus_client import CollectorRegistry, ProcessCollector, make_wsgi_app

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.metrics.families import WallCollector
from scc_wall.metrics.port import HOST, HeldPort
from scc_wall.metrics.snapshot import WallSnapshot

_LOG = logging.getLogger(__name__)


class _Server(WSGIServer):
    def __init__(self, held: HeldPort) -> None:
        super().__init__((HOST, held.port), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = held.listener
        # Without asking the DNS for this machine's name, as `HTTPServer.server_bind` does.
        self.server_name, self.server_port = HOST, held.port
        self.setup_environ()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - signature of the base class
        """Log a scraper that went away, instead of printing a trace."""
        _LOG.debug("metrics request failed", exc_info=True)


class _Handler(WSGIRequestHandler):
    timeout = 5.0
    """Seconds a scraper may take to ask or to read: one that stays silent must not block the others for long."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - name of the base class's parameter
        """Log requests for debugging only."""
        _LOG.debug(format, *args)


class MetricsServer:
    """A running server; made by `serve`."""

    def __init__(self, server: WSGIServer) -> None:
        self._server = server
        self.port: int = server.server_port
        self._thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="metrics", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread and free the port, within the time of one request; idempotent."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join(_Handler.timeout + 1)
        self._server.server_close()


def serve(held: HeldPort, snapshot: Callable[[], WallSnapshot], clock: Clock = SYSTEM_CLOCK) -> MetricsServer:
    """Serve Prometheus text at a port, which the server frees when it is closed.

    Parameters
    ----------
    snapshot
        Called on the `metrics` thread for every scrape: `SnapshotExchange.take`.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(WallCollector(snapshot, clock))
    ProcessCollector(registry=registry)
    server = _Server(held)
    server.set_app(make_wsgi_app(registry))
    return MetricsServer(server)
