"""What a client asks of the ONVIF device, without any network and by a clock moved by hand."""

import base64
import hashlib
import random
import re
import secrets
from datetime import datetime
from typing import Any

from scc_wall.domain.camera import Credentials, StreamRole
from scc_wall.simulator.onvif.camera import PtzCamera
from scc_wall.simulator.onvif.device import Answer, Asked, OnvifDevice
from scc_wall.simulator.onvif.soap import PTZ, read_envelope
from tests.support.clock import ManualClock

ACCOUNT = Credentials("operator", "kata sandi ñ")
PROFILE = "<n:ProfileToken>profile_main</n:ProfileToken>"


class Client:
    """Speaks to a device as a camera's client does, without any network."""

    def __init__(self, credentials: Credentials | None = None, **more: Any) -> None:
        self.clock = ManualClock()
        camera = PtzCamera("ptz-01", "PTZ", credentials, **more)
        self.device = OnvifDevice(camera, self.clock, lambda _look, role: f"jpeg {role}".encode(), random.Random(1))
        self.device.addresses.http_port = 8899
        self.device.addresses.streams = {role: f"rtsp://127.0.0.1:8554/ptz-01/{role}" for role in StreamRole}
        self.quirk = self.device.set_quirk

    def ask(
        self, namespace: str, body: str, header: str = "", headers: dict[str, str] | None = None, connection: int = 1
    ) -> Asked:
        """Ask for what stands in the body of an envelope."""
        text = (
            '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:t="http://www.onvif.org/ver10/schema"'
            f' xmlns:n="{namespace}"><e:Header>{header}</e:Header><e:Body>{body}</e:Body></e:Envelope>'
        )
        return self.device.ask("POST", "/onvif/x", headers or {}, text.encode(), connection=connection)

    def call(self, namespace: str, body: str, header: str = "", headers: dict[str, str] | None = None) -> Answer:
        """Ask, and have it answered."""
        return self.ask(namespace, body, header, headers).answer()

    def ptz(self, name: str, inner: str = "") -> Answer:
        """Call the PTZ service for the main profile."""
        return self.call(PTZ, f"<n:{name}>{PROFILE}{inner}</n:{name}>")

    def move(
        self, x: float | None = 0.5, y: float = 0.0, zoom: float | None = None, timeout: str | None = "PT2S"
    ) -> Answer:
        """Have it turn until the timeout; None: without one."""
        parts = [] if x is None else [f'<t:PanTilt x="{x}" y="{y}"/>']
        parts += [] if zoom is None else [f'<t:Zoom x="{zoom}"/>']
        until = f"<n:Timeout>{timeout}</n:Timeout>" if timeout else ""
        return self.ptz("ContinuousMove", f"<n:Velocity>{''.join(parts)}</n:Velocity>{until}")

    def moving(self) -> bool:
        """Return whether it turns or zooms."""
        return self.device.ptz.head.busy(self.device.now_s())

    def status(self) -> tuple[dict[str, Any], list[bytes]]:
        """Return the elements of its status by name, and what pan-tilt and zoom do."""
        body = self.ptz("GetStatus").body
        status = read_envelope(body).call
        return {child.name: child for child in status.walk()}, re.findall(rb"IDLE|MOVING", body)


def fault_of(answer: Answer) -> list[bytes]:
    """Return the codes of a fault, the outermost first."""
    return re.findall(rb"<env:Value>\w+:(\w+)<", answer.body)


def token(account: Credentials, created: str, nonce: bytes | None = None, kind: str = "PasswordDigest") -> str:
    """Return the header with which WS-Security lets an account in."""
    nonce = secrets.token_bytes(16) if nonce is None else nonce
    secret = account.password
    if kind == "PasswordDigest":
        digest = hashlib.sha1(nonce + created.encode() + account.password.encode()).digest()
        secret = base64.b64encode(digest).decode()
    return (
        f'<s:Security xmlns:s="urn:wsse"><s:UsernameToken><s:Username>{account.username}</s:Username>'
        f'<s:Password Type="urn:x#{kind}">{secret}</s:Password><s:Nonce>{base64.b64encode(nonce).decode()}</s:Nonce>'
        f"<s:Created>{created}</s:Created></s:UsernameToken></s:Security>"
    )


def stamp(moment: datetime) -> str:
    """Return a moment as the header has it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
