"""WS-Discovery: asks the network for cameras, and lists who answers.

From an ephemeral port of every interface: port 3702 belongs to whoever listens for others (Windows does), and answers
come back to where the question came from. Source: WS-Discovery 1.1, SOAP-over-UDP 1.1; ONVIF Core Specification 7.
"""

import contextlib
import re
import selectors
import socket
import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.stop import StopToken
from scc_wall.domain.onvif import FoundCamera
from scc_wall.ptz.onvif import soap
from scc_wall.ptz.onvif.addresses import device_url, read_reported
from scc_wall.ptz.onvif.device import scope_values
from scc_wall.ptz.onvif.markup import MarkupError, Node, parse
from scc_wall.ptz.onvif.wire import Origin

GROUP: Final = ("239.255.255.250", 3702)
WITHIN_S: Final = 4.0
ASKED_AT_S: Final = (0.0, 0.5, 1.5)
"""Datagrams get lost; cameras wait up to 0.5 s (APP_MAX_DELAY) so as not to answer all at once."""
FOUND_MOST: Final = 1024
_DATAGRAM_BYTES: Final = 64 * 1024
_TICK_S: Final = 0.1
_DISCOVERY: Final = "http://schemas.xmlsoap.org/ws/2005/04/discovery"
_ADDRESSING: Final = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
_TYPES: Final = (
    '<d:Types xmlns:n="http://www.onvif.org/ver10/network/wsdl">n:NetworkVideoTransmitter</d:Types>',
    '<d:Types xmlns:n="http://www.onvif.org/ver10/device/wsdl">n:Device</d:Types>',
    "",  # some answer only a question that names no type
)
_Name = tuple[str, ...]
_CAMERA_TYPES: Final = re.compile(r"(?i)networkvideo(?:transmitter|display)|\bdevice\b")


def probes() -> tuple[bytes, ...]:
    """Return the questions: typed in both ways, and untyped."""
    return tuple(_probe(types) for types in _TYPES)


def _probe(types: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:a="{_ADDRESSING}" '
        f'xmlns:d="{_DISCOVERY}"><e:Header><a:Action>{_DISCOVERY}/Probe</a:Action>'
        f"<a:MessageID>uuid:{uuid.uuid4()}</a:MessageID>"
        "<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To></e:Header>"
        f"<e:Body><d:Probe>{types}</d:Probe></e:Body></e:Envelope>"
    ).encode()


def discover(
    interfaces: Sequence[str],
    *,
    clock: Clock,
    stop: StopToken,
    on_found: Callable[[FoundCamera], None] = lambda _found: None,
    within_s: float = WITHIN_S,
    to: Sequence[tuple[str, int]] = (GROUP,),
) -> tuple[FoundCamera, ...]:
    """Ask and listen; return who answered, each once, in the order they came.

    Parameters
    ----------
    interfaces
        Addresses of our own, one of each interface (`interface_addresses`).
    stop
        Ends it early, within a tenth of a second.
    on_found
        Called for each as it is found, by this thread.
    to
        Whom to ask; hosts of other networks may stand beside the group.
    """
    found: dict[_Name, FoundCamera] = {}
    start_ns = clock.mono_ns()
    asked = 0
    with contextlib.ExitStack() as opened, selectors.DefaultSelector() as selector:
        sockets = [opened.enter_context(sock) for sock in map(_opened, interfaces) if sock is not None]
        for sock in sockets:
            selector.register(sock, selectors.EVENT_READ, sock)
        while sockets and not stop.stopped and (gone_s := seconds_between(start_ns, clock.mono_ns())) < within_s:
            if asked < len(ASKED_AT_S) and gone_s >= ASKED_AT_S[asked]:
                asked += 1
                _ask(sockets, to)
            for key, _ in selector.select(min(_TICK_S, within_s - gone_s)):
                for name, camera in _received(key.data):
                    if name not in found and len(found) < FOUND_MOST:
                        found[name] = camera
                        on_found(camera)
    return tuple(found.values())


def _name(camera: FoundCamera, reported: Sequence[str]) -> _Name:
    """Return what tells it from others: a camera at two of its addresses is one, two that share an endpoint are two.

    There are makers who give all of a model the same endpoint.
    """
    return (camera.endpoint, *sorted(reported)) if camera.endpoint and reported else (camera.address,)


def _opened(interface: str) -> socket.socket | None:
    """Return a socket that asks over one interface; None if that has gone meanwhile."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(interface))
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
        sock.bind((interface, 0))
        sock.settimeout(0.0)
    except OSError:
        sock.close()
        return None
    return sock


def _ask(sockets: Sequence[socket.socket], to: Sequence[tuple[str, int]]) -> None:
    for sock in sockets:
        for probe in probes():
            for address in to:
                with contextlib.suppress(OSError):  # an interface without a route: the others still ask
                    sock.sendto(probe, address)


def _received(sock: socket.socket) -> Iterator[tuple[_Name, FoundCamera]]:
    try:
        datagram, sender = sock.recvfrom(_DATAGRAM_BYTES)
    except OSError:
        return  # none after all, or Windows tells that somebody refused (WSAECONNRESET)
    yield from _matches(datagram, str(sender[0]))


def read_matches(datagram: bytes, from_host: str) -> tuple[FoundCamera, ...]:
    """Return the cameras that an answer names; none if it is no answer."""
    return tuple(camera for _, camera in _matches(datagram, from_host))


def _matches(datagram: bytes, from_host: str) -> Iterator[tuple[_Name, FoundCamera]]:
    try:
        root = parse(datagram)
    except MarkupError:
        return
    matches = root.at("Body", "ProbeMatches")
    for match in matches.all("ProbeMatch")[:64] if matches is not None else ():
        reported = match.text_at("XAddrs").split()
        camera = _camera(match, reported, from_host)
        if camera is not None:
            yield _name(camera, reported), camera


def _camera(match: Node, reported: Sequence[str], from_host: str) -> FoundCamera | None:
    scopes = tuple(match.text_at("Scopes").split())
    onvif = any(scope.lower().startswith("onvif://") for scope in scopes)
    if not onvif and not _CAMERA_TYPES.search(match.text_at("Types")):
        return None  # printers and televisions answer the question without a type
    address = _address(reported, from_host)
    if address is None:
        return None

    def first(kind: str) -> str:
        return next(iter(scope_values(scopes, kind)), "")

    return FoundCamera(
        endpoint=soap.shown(match.text_at("EndpointReference", "Address")),
        address=address,
        from_host=from_host,
        name=first("name"),
        hardware=first("hardware"),
        location=first("location"),
        steerable=any(value.lower() == "ptz" for value in scope_values(scopes, "type")),
    )


def _address(reported: Sequence[str], from_host: str) -> str | None:
    """Return the address of the device service at the host that answered: the one it names there, or its first."""
    usable = [text for text in reported if (there := read_reported(text)) and there.scheme in ("http", "https")]
    at_sender = [text for text in usable if f"//{from_host}:" in text or f"//{from_host}/" in text]
    chosen = next(iter(at_sender or usable), None)
    there = read_reported(chosen) if chosen is not None else None
    if there is None:
        return device_url(from_host) if not reported else None
    return f"{there.scheme}://{Origin(there.scheme, from_host, there.port).netloc}{there.rest}"
