"""The simulated sites: a listening port each, an accepting thread for all, a thread for each connection.

::

    accept ─► (TLS) ─► read_request ─► the fault of the site ─► answer
"""

import logging
import selectors
import socket
import ssl
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from scc_wall.base.stop import StopToken
from scc_wall.base.told import Told
from scc_wall.simulator.faults import UnknownFaultError
from scc_wall.simulator.sites.answer import answer
from scc_wall.simulator.sites.authority import Authority
from scc_wall.simulator.sites.faults import TLS_FAULTS, SiteFault

log = logging.getLogger(__name__)
LOOPBACK: Final = "127.0.0.1"
_SILENT_S: Final = 30.0
"""A client that says nothing for so long is dropped."""
_END_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class SimulatedSite:
    """One site.

    Parameters
    ----------
    name
        What commands call it, e.g. `dinkes`; also the first part of its host name.
    """

    name: str
    title: str
    https: bool = True

    @property
    def host(self) -> str:
        """The name that only the simulator resolves; below a domain that does not exist outside."""
        return f"{self.name}.sumselprov.simulasi"


class _Port:
    """What stands behind one site while it runs."""

    def __init__(self, site: SimulatedSite) -> None:
        self.site = site
        self.fault: SiteFault | None = None
        self.sock: socket.socket | None = None
        self.number = 0
        self.contexts: dict[SiteFault | None, ssl.SSLContext] = {}

    def url(self, host: str) -> str:
        return f"{'https' if self.site.https else 'http'}://{host}:{self.number}/"


class SiteSimulator:
    """Serves the simulated sites on loopback from its making until `stop`.

    Raises
    ------
    OSError
        If no port can be had.
    """

    def __init__(self, sites: Sequence[SimulatedSite]) -> None:
        self.authority = Authority()
        self._ports = {site.name: _Port(site) for site in sites}
        self._stop = StopToken()
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._selector.register(self._woken, selectors.EVENT_READ)
        for port in self._ports.values():
            self._listen(port)
        self._thread = threading.Thread(target=self._accept_all, name="sites:accept", daemon=True)
        self._thread.start()

    # ---- what is there

    def url(self, name: str) -> str:
        """Return the address of a site by its name in the simulator; only `resolve` knows that name."""
        port = self._port(name)
        return port.url(port.site.host)

    def listing(self) -> list[dict[str, Any]]:
        """Return every site with its addresses, title and fault; `url` works without the simulator's resolver."""
        return [
            {
                "name": port.site.name,
                "title": port.site.title,
                "host": port.site.host,
                "named_url": port.url(port.site.host),
                "url": port.url(LOOPBACK),
                "fault": port.fault,
            }
            for port in self._ports.values()
        ]

    def resolve(self, host: str) -> list[str]:
        """Return the addresses of a host; none if it is not of the simulator, or its name is missing by fault."""
        for port in self._ports.values():
            if port.site.host == host.lower() and port.fault is not SiteFault.DNS_MISSING:
                return [LOOPBACK]
        return []

    # ---- faults

    def set_fault(self, name: str, fault: SiteFault | None) -> None:
        """Switch a fault on, or with None all off.

        Raises
        ------
        UnknownFaultError
            If there is no such site, or it has no certificate to be wrong.
        """
        port = self._port(name)
        if fault in TLS_FAULTS and not port.site.https:
            raise UnknownFaultError(
                Told("{name} tidak memakai HTTPS", "{name} does not speak HTTPS").format(name=name),
                todo=Told("pilih situs https", "choose a site on https"),
            )
        with self._lock:
            port.fault = fault
            if fault is SiteFault.REFUSED:
                self._close(port)
            elif port.sock is None:
                self._listen(port)

    def set_fault_everywhere(self, fault: SiteFault | None) -> None:
        """Switch a fault on, or all off, at every site that can have it."""
        for port in self._ports.values():
            if port.site.https or fault not in TLS_FAULTS:
                self.set_fault(port.site.name, fault)

    def _port(self, name: str) -> _Port:
        try:
            return self._ports[name]
        except KeyError:
            raise UnknownFaultError(
                Told("situs {name} tidak ada", "there is no site {name}").format(name=repr(name)),
                todo=Told("tulis 'list' untuk daftarnya", "type 'list' for all of them"),
            ) from None

    # ---- serving

    def _listen(self, port: _Port) -> None:
        sock = socket.socket()
        try:
            if sys.platform != "win32":  # there it would let two programs share the port
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind((LOOPBACK, port.number))
            sock.listen(64)
            sock.settimeout(0)
        except OSError:
            sock.close()
            raise
        port.sock, port.number = sock, sock.getsockname()[1]
        self._selector.register(sock, selectors.EVENT_READ, port)
        self._wake.send(b"!")

    def _close(self, port: _Port) -> None:
        if port.sock is not None:
            self._selector.unregister(port.sock)
            port.sock.close()
            port.sock = None

    def _accept_all(self) -> None:
        while not self._stop.stopped:
            for key, _ in self._selector.select():
                if key.fileobj is self._woken:
                    self._woken.recv(4096)
                    continue
                with self._lock, suppress(OSError):  # closed meanwhile, or gone again
                    assert isinstance(key.fileobj, socket.socket)
                    sock, _ = key.fileobj.accept()
                    self._serve(key.data, sock)

    def _serve(self, port: _Port, sock: socket.socket) -> None:
        sock.settimeout(_SILENT_S)
        name = f"sites:{port.site.name}"
        thread = threading.Thread(target=self._converse, args=(port, sock), name=name, daemon=True)
        self._open[thread] = sock
        thread.start()

    def _converse(self, port: _Port, sock: socket.socket) -> None:
        fault = port.fault
        speaking = sock
        try:
            if port.site.https:
                speaking = self._context(port, fault).wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
                self._open[threading.current_thread()] = speaking
                speaking.do_handshake()
            answer(speaking, port.site.title, fault, self._stop)
            with suppress(OSError):
                speaking.shutdown(socket.SHUT_WR)
        except (OSError, ValueError) as error:  # the client went away, or did not like the certificate
            log.debug("site %s: %s", port.site.name, error)
        finally:
            speaking.close()
            sock.close()
            with self._lock:
                self._open.pop(threading.current_thread(), None)

    def _context(self, port: _Port, fault: SiteFault | None) -> ssl.SSLContext:
        kind = fault if fault in TLS_FAULTS else None
        with self._lock:
            context = port.contexts.get(kind)
            if context is None:
                context = port.contexts[kind] = self.authority.context(port.site.host, kind)
            return context

    def stop(self) -> None:
        """Close all ports and connections. Idempotent."""
        if self._stop.stopped:
            return
        self._stop.stop()
        self._wake.send(b"!")
        self._thread.join(_END_S)
        with self._lock:
            serving = list(self._open.items())
            for port in self._ports.values():
                self._close(port)
        for _, sock in serving:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread, _ in serving:
            thread.join(_END_S)
        self._selector.close()
        self._wake.close()
        self._woken.close()
