"""One ONVIF device: requests in, answers out, without any socket, so that tests need neither network nor time."""

import logging
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.faults import Parameter
from scc_wall.simulator.onvif.camera import MOVING_CALLS, PtzCamera, Received
from scc_wall.simulator.onvif.mechanics import Look
from scc_wall.simulator.onvif.media_service import MediaService, turns
from scc_wall.simulator.onvif.ptz_service import NEEDS_PROFILE, PtzService, Quirks, asks_for_rest
from scc_wall.simulator.onvif.quirks import Quirk, active_quirk
from scc_wall.simulator.onvif.security import Guard
from scc_wall.simulator.onvif.soap import (
    DEVICE,
    MEDIA,
    MEDIA2,
    PTZ,
    Element,
    Envelope,
    NotSoapError,
    SoapFault,
    envelope,
    not_authorized,
    read_envelope,
    unsupported,
)

_LOG = logging.getLogger(__name__)
_PATHS: Final = {"tds": "/onvif/device_service", "trt": "/onvif/media", "tr2": "/onvif/media2", "tptz": "/onvif/ptz"}
_PREFIX_OF: Final = {DEVICE: "tds", MEDIA: "trt", MEDIA2: "tr2", PTZ: "tptz"}
_SNAPSHOT: Final = "/snapshot/"
_EVERY_WAY: Final = frozenset({"wsse", "digest", "basic"})
_USUAL_WAYS: Final = frozenset({"wsse", "digest"})
_REMEMBERED: Final = 10_000
SOAP_TYPE: Final = "application/soap+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: int
    body: bytes
    kind: str = SOAP_TYPE
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was read but not yet obeyed.

    Parameters
    ----------
    delay_s
        How late it reaches the camera.
    hangs, drops
        Whether it is never answered; whether the connection is ended instead of answering.
    """

    answer: Callable[[], Answer]
    delay_s: float = 0.0
    hangs: bool = False
    drops: bool = False


@dataclass(slots=True)
class Addresses:
    """Where the camera's services are; filled in when its ports are open."""

    http_port: int = 0
    streams: dict[StreamRole, str] = field(default_factory=dict)


class OnvifDevice:
    """A camera's ONVIF side; every method and every `Asked.answer` may be called from any thread.

    Parameters
    ----------
    snapshot
        Returns the JPEG of what it sees at a moment.
    random_source
        Of the jitter.
    """

    def __init__(
        self,
        camera: PtzCamera,
        clock: Clock,
        snapshot: Callable[[Look, StreamRole], bytes],
        random_source: random.Random | None = None,
    ) -> None:
        self.camera = camera
        self.addresses = Addresses()
        self.ptz = PtzService(camera, self.now_s, lambda: _stamp(self.now_utc()))
        self._clock, self._snapshot = clock, snapshot
        self._guard = Guard(camera.credentials)
        self._media = MediaService(self._stream_url, self._snapshot_url)
        self._quirks: Quirks = {}
        self._received: list[Received] = []
        self._random = random_source or random.Random()  # noqa: S311 - it protects nothing
        self._lock = threading.RLock()

    # ---- for tests and control

    @property
    def quirks(self) -> Quirks:
        """What is switched on."""
        return dict(self._quirks)

    def set_quirk(self, quirk: Quirk, **parameters: Parameter) -> None:
        """Switch a quirk on, beside others; raises UnknownFaultError for wrong parameters."""
        active = active_quirk(quirk, parameters)
        with self._lock:
            self._quirks[quirk] = active

    def clear_quirk(self, quirk: Quirk | None = None) -> None:
        """Switch one quirk off, or all; idempotent."""
        with self._lock:
            if quirk is None:
                self._quirks.clear()
            else:
                self._quirks.pop(quirk, None)

    def received(self, *, moving_only: bool = False) -> tuple[Received, ...]:
        """Return the calls that reached the camera, oldest first; at most the last 10,000."""
        with self._lock:
            received = tuple(self._received)
        return tuple(one for one in received if not moving_only or one.call in MOVING_CALLS)

    def look(self) -> Look:
        """Return where it looks now."""
        with self._lock:
            return self.ptz.head.look(self.now_s())

    def now_s(self) -> float:
        """Return its monotonic time."""
        return self._clock.mono_ns() / 1e9

    def now_utc(self) -> datetime:
        """Return the time by its own clock."""
        wrong = self._quirks.get(Quirk.CLOCK_WRONG)
        return self._clock.now_utc() + timedelta(seconds=wrong.number("offset_s") if wrong else 0.0)

    # ---- requests

    def ask(
        self, verb: str, path: str, headers: Mapping[str, str], body: bytes, *, connection: int = 0, tls: bool = False
    ) -> Asked:
        """Read a request; `headers` have lower-case names. The answer is made when `Asked.answer` is called."""
        if Quirk.TLS_ONLY in self._quirks and not tls:
            return Asked(lambda: Answer(400, b"", "text/plain"), drops=True)
        authorization = headers.get("authorization")
        if verb == "GET":
            return Asked(lambda: self._get(path, authorization))
        if verb != "POST":
            return Asked(lambda: Answer(405, b"", "text/plain"))
        try:
            message = read_envelope(body)
        except NotSoapError as error:
            fault = SoapFault(f"Not well formed: {error}", "Sender", "WellFormed")
            return Asked(lambda: Answer(fault.status, fault.body()))
        name = message.call.name
        return Asked(
            lambda: self._post(message, authorization, verb, connection),
            delay_s=self._delay_s(name),
            hangs=self._meets(Quirk.HANGING, name),
            drops=self._meets(Quirk.DROPPED, name),
        )

    def _meets(self, quirk: Quirk, name: str) -> bool:
        return quirk in self._quirks and self._quirks[quirk].meets(name)

    def _delay_s(self, name: str) -> float:
        if not self._meets(Quirk.JITTER, name):
            return 0.0
        return self._random.uniform(0.0, self._quirks[Quirk.JITTER].number("most_ms") / 1e3)

    def _get(self, path: str, authorization: str | None) -> Answer:
        role = urlsplit(path).path.removeprefix(_SNAPSHOT)
        if not path.startswith(_SNAPSHOT) or role not in set(StreamRole):
            return Answer(404, b"", "text/plain")
        ways = self._ways() & {"digest", "basic"} or frozenset({"digest"})
        if not self._guard.admits_http("GET", authorization, ways):
            return Answer(401, b"", "text/plain", _challenge(self._guard.challenges(ways)))
        return Answer(200, self._snapshot(self.look(), StreamRole(role)), "image/jpeg")

    def _ways(self) -> frozenset[str]:
        chosen = self._quirks.get(Quirk.AUTH)
        return _EVERY_WAY & set(chosen.text("methods").split("+")) if chosen else _USUAL_WAYS

    def _post(self, message: Envelope, authorization: str | None, verb: str, connection: int) -> Answer:
        with self._lock:
            return self._obey(message, authorization, verb, connection)

    def _obey(self, message: Envelope, authorization: str | None, verb: str, connection: int) -> Answer:
        call = message.call
        if not self._admitted(message, authorization, verb):
            return self._refusal(authorized=authorization is not None or message.security is not None)
        try:
            self._spoil(call.name)
            inner = self._dispatch(call)
        except SoapFault as fault:
            self._note(call, connection, accepted=False)
            return Answer(fault.status, fault.body())
        self._note(call, connection, accepted=True)
        prefix = _PREFIX_OF[call.namespace]
        return Answer(200, envelope(f"<{prefix}:{call.name}Response>{inner}</{prefix}:{call.name}Response>"))

    def _admitted(self, message: Envelope, authorization: str | None, verb: str) -> bool:
        if message.call.name == "GetSystemDateAndTime" and Quirk.CLOCK_LOCKED not in self._quirks:
            return True
        ways = self._ways()
        return self._guard.admits_http(verb, authorization, ways) or self._guard.admits_token(
            message.security, self.now_utc(), ways
        )

    def _refusal(self, *, authorized: bool) -> Answer:
        """Return the answer to a wrong or missing password."""
        challenges = self._guard.challenges(self._ways())
        status = 401 if challenges else 400
        if authorized and Quirk.WRONG_PASSWORD in self._quirks:
            status = {"401": 401, "200": 200}.get(self._quirks[Quirk.WRONG_PASSWORD].text("answer"), 400)
        headers = _challenge(challenges) if status == 401 else ()
        return Answer(status, not_authorized().body(), headers=headers)

    def _spoil(self, name: str) -> None:
        if self._meets(Quirk.UNSUPPORTED, name):
            raise unsupported(name)
        if self._meets(Quirk.SERVER_ERROR, name):
            raise SoapFault("Internal error", "Receiver", "Action", status=500)
        if self._meets(Quirk.FAULT_IN_200, name):
            raise SoapFault("The action failed", "Receiver", "Action", status=200)

    def _note(self, call: Element, connection: int, *, accepted: bool) -> None:
        details = [
            f"{element.name} {' '.join(f'{k}={v}' for k, v in element.attributes.items())} {element.text.strip()}"
            for element in call.walk()
            if element.attributes or element.text.strip()
        ]
        detail = "; ".join(" ".join(one.split()) for one in details)[:400]
        stops = call.name in MOVING_CALLS and asks_for_rest(call)
        self._received.append(Received(call.name, self._clock.mono_ns(), connection, accepted, stops, detail))
        del self._received[:-_REMEMBERED]
        _LOG.debug("simulator: %s: %s", self.camera.name, call.name)

    def _dispatch(self, call: Element) -> str:
        prefix = _PREFIX_OF.get(call.namespace)
        inner: str | None = None
        if prefix == "tds":
            inner = self._device_call(call.name)
        elif prefix == "tptz":
            action = self.ptz.calls.get(call.name)
            inner = None if action is None else self._steer(action, call)
        elif prefix == "trt" or (prefix == "tr2" and Quirk.NO_MEDIA2 not in self._quirks):
            inner = self._media.answer(prefix, call, self._quirks)
        if inner is None:
            raise unsupported(call.name)
        return inner

    def _steer(self, action: Callable[[Element, Quirks], str], call: Element) -> str:
        """Do a PTZ call if its profile is one that turns this camera."""
        if call.name in NEEDS_PROFILE and not turns(call.word("ProfileToken"), self._quirks):
            return ""
        return action(call, self._quirks)

    # ---- the device service

    def _device_call(self, name: str) -> str | None:
        answers: dict[str, Callable[[], str]] = {
            "GetSystemDateAndTime": self._date,
            "GetDeviceInformation": self._information,
            "GetScopes": lambda: "".join(
                f"<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>{scope}</tt:ScopeItem></tds:Scopes>"
                for scope in self.scopes
            ),
            "GetHostname": lambda: (
                "<tds:HostnameInformation><tt:FromDHCP>false</tt:FromDHCP>"
                f"<tt:Name>{self.camera.name}</tt:Name></tds:HostnameInformation>"
            ),
        }
        if Quirk.NO_GET_SERVICES not in self._quirks:
            answers["GetServices"] = self._services
        if Quirk.NO_GET_CAPABILITIES not in self._quirks:
            answers["GetCapabilities"] = self._capabilities
        action = answers.get(name)
        return None if action is None else action()

    @property
    def scopes(self) -> tuple[str, ...]:
        """What discovery and GetScopes tell."""
        root = "onvif://www.onvif.org"
        return (
            f"{root}/type/video_encoder",
            f"{root}/type/ptz",
            f"{root}/Profile/Streaming",
            f"{root}/Profile/T",
            f"{root}/name/{self.camera.name}",
            f"{root}/hardware/{self.camera.model.replace(' ', '%20')}",
        )

    def _date(self) -> str:
        now = self.now_utc().astimezone(UTC)
        time = f"<tt:Hour>{now.hour}</tt:Hour><tt:Minute>{now.minute}</tt:Minute><tt:Second>{now.second}</tt:Second>"
        date = f"<tt:Year>{now.year}</tt:Year><tt:Month>{now.month}</tt:Month><tt:Day>{now.day}</tt:Day>"
        return (
            "<tds:SystemDateAndTime><tt:DateTimeType>Manual</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings>"
            f"<tt:UTCDateTime><tt:Time>{time}</tt:Time><tt:Date>{date}</tt:Date></tt:UTCDateTime></tds:SystemDateAndTime>"
        )

    def _information(self) -> str:
        camera = self.camera
        told = (
            ("Manufacturer", camera.maker),
            ("Model", camera.model),
            ("FirmwareVersion", "1.0"),
            ("SerialNumber", camera.serial),
            ("HardwareId", camera.name),
        )
        return "".join(f"<tds:{tag}>{escape(text)}</tds:{tag}>" for tag, text in told)

    def _services(self) -> str:
        hidden = set()
        if Quirk.NO_MEDIA2 in self._quirks:
            hidden.add("tr2")
        if Quirk.PTZ_UNLISTED in self._quirks:
            hidden.add("tptz")
        version = "<tds:Version><tt:Major>20</tt:Major><tt:Minor>12</tt:Minor></tds:Version>"
        return "".join(
            f"<tds:Service><tds:Namespace>{namespace}</tds:Namespace>"
            f"<tds:XAddr>{self.service_url(prefix)}</tds:XAddr>{version}</tds:Service>"
            for namespace, prefix in _PREFIX_OF.items()
            if prefix not in hidden
        )

    def _capabilities(self) -> str:
        told = (("Device", "tds"), ("Media", "trt"), ("PTZ", "tptz"))
        listed = "".join(f"<tt:{tag}><tt:XAddr>{self.service_url(p)}</tt:XAddr></tt:{tag}>" for tag, p in told)
        return f"<tds:Capabilities>{listed}</tds:Capabilities>"

    # ---- addresses

    def service_url(self, prefix: str = "tds") -> str:
        """Return the address of a service as the camera reports it."""
        return self._reported(f"http://127.0.0.1:{self.addresses.http_port}{_PATHS[prefix]}", self._quirks)

    def _stream_url(self, role: StreamRole, quirks: Quirks) -> str:
        return self._reported(self.addresses.streams[role], quirks)

    def _snapshot_url(self, role: StreamRole, quirks: Quirks) -> str:
        return self._reported(f"http://127.0.0.1:{self.addresses.http_port}{_SNAPSHOT}{role}", quirks)

    @staticmethod
    def _reported(url: str, quirks: Quirks) -> str:
        if Quirk.NAT in quirks:
            url = url.replace("//127.0.0.1", f"//{quirks[Quirk.NAT].text('host')}", 1)
        if Quirk.HTTPS_ADDRESSES in quirks:
            url = url.replace("http://", "https://", 1)
        return url


def _challenge(challenges: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(("WWW-Authenticate", challenge) for challenge in challenges)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
