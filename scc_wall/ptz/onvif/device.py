"""The device service: who the camera is, its clock, and where its other services are."""

import re
from typing import Final
from urllib.parse import unquote

from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.onvif import CameraClock, CameraIdentity
from scc_wall.ptz.onvif import soap
from scc_wall.ptz.onvif.addresses import Addresses, origin_of
from scc_wall.ptz.onvif.caller import DEVICE, Caller
from scc_wall.ptz.onvif.markup import Node

MEDIA: Final = "http://www.onvif.org/ver10/media/wsdl"
MEDIA2: Final = "http://www.onvif.org/ver20/media/wsdl"
PTZ: Final = "http://www.onvif.org/ver20/ptz/wsdl"
_NAMESPACES: Final = {"device": DEVICE, "media": MEDIA, "media2": MEDIA2, "ptz": PTZ}
_KIND: Final = re.compile(r"/ver(?P<version>\d+)/(?P<kind>device|media|ptz)(?:/|$)", re.IGNORECASE)
_FATAL: Final = frozenset({CallCause.CERTIFICATE, CallCause.WRONG_PASSWORD})
"""Of one question that fails so, the next would fail too."""
_GONE: Final = frozenset({CallCause.OFFLINE, CallCause.TIMEOUT, CallCause.REDIRECTED})
"""So fails every question to a camera that is not there, and one of a camera that answers all but this."""

Services = dict[str, soap.Service]
"""By kind: device, media, media2, ptz; what the camera doesn't have is missing."""


class Device:
    """One camera's device service."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._service = soap.Service(caller.device_url, DEVICE)
        self.addresses = Addresses(caller.device_url)

    def clock(self) -> CameraClock | None:
        """Return the camera's clock, None if it doesn't tell."""
        return self._caller.camera_clock()

    def proven_clock(self) -> CameraClock | None:
        """Return the camera's clock, asked for with the account if it doesn't tell without."""
        return self._caller.proven_camera_clock()

    def identity(self) -> CameraIdentity:
        """Return who made it and what it is."""
        told = self._caller.call(self._service, "GetDeviceInformation")
        parts = ("Manufacturer", "Model", "FirmwareVersion", "SerialNumber", "HardwareId")
        return CameraIdentity(*(soap.shown(told.text_at(part)) for part in parts))

    def scopes(self) -> tuple[str, ...]:
        """Return what it says of itself, such as `onvif://www.onvif.org/name/Gerbang%201`; empty if it can't."""
        told = self._asked("GetScopes")
        if told is None:
            return ()
        return tuple(scope for node in told.all("Scopes") if (scope := node.text_at("ScopeItem")))

    def mac_addresses(self) -> tuple[str, ...]:
        """Return the hardware addresses of its network interfaces; empty if it can't."""
        told = self._asked("GetNetworkInterfaces")
        if told is None:
            return ()
        found = (soap.shown(node.text_at("Info", "HwAddress")) for node in told.all("NetworkInterfaces"))
        return tuple(mac.upper().replace("-", ":") for mac in found if mac)

    def services(self) -> Services:
        """Return where everything is: GetServices, filled up by GetCapabilities; either may be missing.

        A camera that tells neither is asked for all of it at its device service, where many have it.

        Raises
        ------
        CameraCallError
            If it is not there, or does not let us in.
        """
        listed, failed = self._tried("GetServices", "<s:IncludeCapability>false</s:IncludeCapability>")
        capable, failed_too = self._tried("GetCapabilities", "<s:Category>All</s:Category>")
        if failed is not None and failed_too is not None and failed.cause in _GONE:
            raise failed
        reported = {**(_of_capabilities(capable) if capable else {}), **(_of_services(listed) if listed else {})}
        self.addresses = Addresses(self._caller.device_url, self._own_address(reported))
        found = {
            kind: service._replace(url=url)
            for kind, service in reported.items()
            if (url := self.addresses.service(service.url)) is not None
        }
        if not found.keys() - {"device"}:
            found = {kind: soap.Service(self._caller.device_url, _NAMESPACES[kind]) for kind in ("media", "ptz")}
        return {**found, "device": self._service}

    def _own_address(self, reported: Services) -> str | None:
        """Return what the camera reports as its own address.

        Behind NAT, of one that leaves itself out: that of another service, since it has one port nearly always.
        """
        own = reported.get("device")
        if own is not None:
            return own.url
        here = origin_of(self._caller.device_url).host
        return next((service.url for service in reported.values() if here not in service.url), None)

    def _asked(self, operation: str, inner: str = "") -> Node | None:
        """Return the answer to what a camera may well not know; None if so."""
        return self._tried(operation, inner)[0]

    def _tried(self, operation: str, inner: str) -> tuple[Node | None, CameraCallError | None]:
        """Return the answer, or why there is none."""
        try:
            return self._caller.call(self._service, operation, inner), None
        except CameraCallError as error:
            if error.cause in _FATAL:
                raise
            return None, error


def _of_services(told: Node) -> Services:
    found: Services = {}
    for node in told.all("Service"):
        namespace = node.text_at("Namespace")
        match = _KIND.search(namespace)
        if match is None:
            continue
        kind = match["kind"].lower()
        if kind == "media" and int(match["version"][:4]) >= 20:
            kind = "media2"
        found.setdefault(kind, soap.Service(node.text_at("XAddr"), _usable(namespace, kind)))
    return found


def _usable(namespace: str, kind: str) -> str:
    """Return the namespace to call by: the camera's own where it is one of ONVIF's, whatever its version."""
    tidy = namespace.rstrip("/")
    return tidy if re.fullmatch(r"http://www\.onvif\.org/ver\d{1,3}/[A-Za-z]+/wsdl", tidy) else _NAMESPACES[kind]


def _of_capabilities(told: Node) -> Services:
    root = told.child("Capabilities") or told
    found: Services = {}
    for kind, names in (("device", ("Device",)), ("media", ("Media",)), ("ptz", ("PTZ",)), ("media2", ("Media2",))):
        node = root.at(*names) or root.at("Extension", *names)
        address = node.text_at("XAddr") if node is not None else ""
        if address:
            found[kind] = soap.Service(address, _NAMESPACES[kind])
    return found


def scope_values(scopes: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return what scopes of a kind (name, hardware, location) say, percent-decoded and fit to be shown."""
    found = []
    for scope in scopes:
        match = re.fullmatch(r"(?i)onvif://www\.onvif\.org/([A-Za-z_]+)/(.*)", scope.strip())
        if match is not None and match[1].lower() == kind:
            found.append(soap.shown(unquote(match[2].strip("/"), errors="replace")))
    return tuple(value for value in found if value)
