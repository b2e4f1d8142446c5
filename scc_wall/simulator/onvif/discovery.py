"""WS-Discovery on loopback and nowhere else: probes in, a match for each camera out.

Source: ONVIF Core 7, WS-Discovery (2005/04).
"""

import logging
import select
import socket
import sys
import threading
import uuid
from collections.abc import Sequence
from contextlib import suppress
from typing import Final
from xml.sax.saxutils import escape

from scc_wall.simulator.onvif.device import OnvifDevice
from scc_wall.simulator.onvif.soap import Element, NotSoapError, read_envelope

_LOG = logging.getLogger(__name__)
LOOPBACK: Final = "127.0.0.1"
GROUP: Final = "239.255.255.250"
PORT: Final = 3702
_IP_MULTICAST_ALL: Final = 49  # Linux: only what this socket itself joined; Python has no name for it
_TYPES: Final = ("NetworkVideoTransmitter", "Device")
_ENVELOPE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" '
    'xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" '
    'xmlns:dn="http://www.onvif.org/ver10/network/wsdl" xmlns:tds="http://www.onvif.org/ver10/device/wsdl"><e:Header>'
    "<w:MessageID>urn:uuid:{message}</w:MessageID><w:RelatesTo>{relates}</w:RelatesTo>"
    "<w:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</w:To>"
    "<w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</w:Action></e:Header><e:Body>"
    "<d:ProbeMatches><d:ProbeMatch><w:EndpointReference><w:Address>urn:uuid:{camera}</w:Address>"
    "</w:EndpointReference><d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types><d:Scopes>{scopes}</d:Scopes>"
    "<d:XAddrs>{address}</d:XAddrs><d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches>"
    "</e:Body></e:Envelope>"
)


def endpoint(device: OnvifDevice) -> uuid.UUID:
    """Return the camera's lasting identity."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"{device.camera.name}.{device.camera.serial}.simulasi")


def matches(probe: bytes, devices: Sequence[OnvifDevice]) -> list[bytes]:
    """Return an answer for each camera that a probe means; none if it is no probe."""
    try:
        message = read_envelope(probe)
    except NotSoapError:
        return []
    if message.call.name != "Probe" or not _wants(message.call):
        return []
    prefixes = (message.call.word("Scopes") or "").split()
    return [
        _ENVELOPE.format(
            message=uuid.uuid4(),
            relates=escape(message.message_id),
            camera=endpoint(device),
            scopes=" ".join(device.scopes),
            address=escape(device.service_url()),
        ).encode()
        for device in devices
        if all(any(scope.startswith(prefix) for scope in device.scopes) for prefix in prefixes)
    ]


def _wants(probe: Element) -> bool:
    wanted = [name.rpartition(":")[2] for name in (probe.word("Types") or "").split()]
    return all(name in _TYPES for name in wanted)


class DiscoveryServer:
    """Answers probes until stopped: sent to its own port, and to the group as far as loopback carries it.

    Raises
    ------
    OSError
        If no port is free.
    """

    def __init__(self, devices: Sequence[OnvifDevice]) -> None:
        self._devices = tuple(devices)
        self._own = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._own.bind((LOOPBACK, 0))
        self.port: int = self._own.getsockname()[1]
        self._group = _group_socket()
        self._woken, self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, name="onvif:discovery", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        sockets = [sock for sock in (self._own, self._group) if sock is not None]
        while True:
            ready, _, _ = select.select([*sockets, self._woken], [], [])
            if self._woken in ready:
                return
            for sock in ready:
                with suppress(OSError):
                    self._answer(sock)

    def _answer(self, sock: socket.socket) -> None:
        data, client = sock.recvfrom(65536)
        if not client[0].startswith("127."):
            return
        for match in matches(data, self._devices):
            self._own.sendto(match, client)

    def stop(self) -> None:
        """End the thread and free the ports."""
        self._wake.send(b"!")
        self._thread.join()
        for sock in (self._own, self._group, self._wake, self._woken):
            if sock is not None:
                sock.close()


def _group_socket() -> socket.socket | None:
    """Return a socket in the group on loopback alone, None where the system has no such thing."""
    if sys.platform != "linux":  # elsewhere nothing keeps packets of other interfaces out
        return None
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.IPPROTO_IP, _IP_MULTICAST_ALL, 0)
        sock.bind((GROUP, PORT))
        membership = socket.inet_aton(GROUP) + socket.inet_aton(LOOPBACK)
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
    except OSError as error:
        _LOG.info("simulator: no multicast discovery: %s", error)
        sock.close()
        return None
    return sock
