"""Where a camera's services and streams are: always at the host that answered, whatever the camera says of itself.

Behind NAT it tells addresses of its own network; reached by https it often tells http. So the account goes to nobody
but the host that a person gave.
"""

import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from scc_wall.base.told import Told
from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.ptz.onvif.wire import Origin

DEVICE_PATH: Final = "/onvif/device_service"
"""Source: ONVIF Core Specification, section 5.1.1: where the device service is, on every camera."""
PORTS: Final = {"http": 80, "https": 443, "rtsp": 554, "rtsps": 322}
_URL: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*)://(?P<netloc>[^/?#\\]*)(?P<rest>[^\s]*)", re.ASCII)
_PORT: Final = re.compile(r":(?P<port>[0-9]{1,5})$", re.ASCII)
_LONGEST: Final = 2048


def device_url(host: str) -> str:
    """Return the address of the device service for what a person typed: a host, with a port, or a whole address.

    Raises
    ------
    CameraCallError
        OFFLINE if it is none; the text is not quoted, it may hold a password.
    """
    text = host.strip()
    if "://" not in text:
        text = f"http://[{text}]" if text.count(":") > 1 and not text.startswith("[") else f"http://{text}"
    try:
        parts = urlsplit(text)
        origin = Origin(parts.scheme.lower(), parts.hostname or "", parts.port or PORTS.get(parts.scheme.lower(), 0))
    except ValueError:
        raise _no_address() from None
    if origin.scheme not in ("http", "https") or not origin.host or re.search(r"[\x00-\x20\x7f]", text):
        raise _no_address()
    path = parts.path if parts.path not in ("", "/") else DEVICE_PATH
    return f"{origin.scheme}://{origin.netloc}{path}"


def _no_address() -> CameraCallError:
    return CameraCallError(
        CallCause.OFFLINE, Told("alamat kamera tidak dapat dibaca", "the camera's address can't be read")
    )


def origin_of(url: str) -> Origin:
    """Return where one of our own addresses leads."""
    parts = urlsplit(url)
    return Origin(parts.scheme, parts.hostname or "", parts.port or PORTS[parts.scheme])


class Reported(NamedTuple):
    """An address as a camera reports it: the scheme's own port if it names none; path and query."""

    scheme: str
    port: int
    rest: str


def read_reported(text: str) -> Reported | None:
    """Return the first address in a text, None if there is none."""
    words = text.split()
    match = _URL.match(words[0]) if words and len(words[0]) <= _LONGEST else None
    if match is None:
        return None
    port = _PORT.search(match["netloc"].rpartition("@")[2])
    number = int(port["port"]) if port is not None else 0
    scheme = match["scheme"].lower()
    return Reported(scheme, number if 0 < number < 65536 else PORTS.get(scheme, 0), _path(match["rest"]))


def _path(rest: str) -> str:
    rest = rest.partition("#")[0].replace("\\", "/")
    return rest if rest.startswith("/") else f"/{rest}"


class Addresses:
    """Brings what one camera reports to the host that answered.

    Parameters
    ----------
    reached
        The address of the device service that answered.
    own
        What the camera itself reports as that address; None if it doesn't.
    """

    def __init__(self, reached: str, own: str | None = None) -> None:
        self._reached = origin_of(reached)
        there = read_reported(own) if own else None
        self._own_port = there.port if there is not None else PORTS[self._reached.scheme]

    def service(self, text: str) -> str | None:
        """Return where a service (or a snapshot) is; None if the text is no address.

        At the port that answered if the camera reports the port of its device service (a forwarded port), or another
        scheme: an encrypted camera is never spoken to in clear.
        """
        text = text.strip()
        if text.startswith("/") and not text.startswith("//"):
            return f"{self._reached.scheme}://{self._reached.netloc}{_path(text.split()[0])}"
        there = read_reported(text)
        if there is None or there.scheme not in ("http", "https"):
            return None
        if there.scheme != self._reached.scheme or there.port == self._own_port:
            return f"{self._reached.scheme}://{self._reached.netloc}{there.rest}"
        return f"{there.scheme}://{self._reached._replace(port=there.port).netloc}{there.rest}"

    def stream(self, text: str) -> str | None:
        """Return where a stream is, without an account; None if the text is no address of one."""
        there = read_reported(text)
        if there is None or there.scheme not in PORTS:
            return None
        if there.scheme in ("http", "https"):
            return self.service(text)
        host = f"[{self._reached.host}]" if ":" in self._reached.host else self._reached.host
        port = "" if there.port == PORTS[there.scheme] else f":{there.port}"
        return f"{there.scheme}://{host}{port}{there.rest}"
