"""A camera as configured, and its streams."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from scc_wall.domain.cause import Cause


class StreamRole(StrEnum):
    """Which of a camera's streams."""

    MAIN = "main"
    SUB = "sub"


class Transport(StrEnum):
    """How RTP travels; per camera, TCP (interleaved) unless its network asks for UDP."""

    TCP = "tcp"
    UDP = "udp"


class Opener(StrEnum):
    """What opens a stream: the thin client, or OpenCV's own opening by URL with fast or full probing."""

    THIN = "thin"
    FALLBACK_FAST = "fallback-fast"
    FALLBACK_FULL = "fallback-full"


class StreamKey(NamedTuple):
    """The name of one stream everywhere: camera and role."""

    camera_id: int
    role: StreamRole

    def __str__(self) -> str:
        return f"cam-{self.camera_id}/{self.role}"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A camera account; neither part is ever shown by `repr`."""

    username: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StreamConfig:
    """One stream as configured.

    Parameters
    ----------
    url
        Without credentials. Schemes rtsp, rtsps, http, https; file only in the demo and tests. Never shown by `repr`:
        its path or query may hold a password.
    size_px
        (width, height) if known from an earlier session or the camera's own list; None until first seen.
    opener
        What opened it last; remembered per stream so that the fallback isn't searched for again.
    """

    url: str = field(repr=False)
    size_px: tuple[int, int] | None = None
    opener: Opener = Opener.THIN


@dataclass(frozen=True, slots=True)
class OnvifSetup:
    """How a camera is asked and steered over ONVIF.

    Parameters
    ----------
    address
        Of its device service, without an account: `http://10.0.0.5/onvif/device_service`, or a host alone.
    credentials
        Of its ONVIF account; None: those of the camera. Some makers keep a list of their own.
    fingerprint_sha256
        Of its certificate, once a person pinned it; hexadecimal.
    steerable
        Whether it can be steered, as its last survey said.
    ptz_profile
        Token of the profile to steer, chosen by hand; None: the first that can be, on its own video source.
    slows_itself
        Whether the camera itself turns slower the nearer it looks, so that we must not.
    widest_deg
        Horizontal field of view at its widest; None if unknown.
    most_times
        Optical magnification at its nearest; None if unknown.
    """

    address: str
    credentials: Credentials | None = None
    fingerprint_sha256: str | None = None
    steerable: bool = False
    ptz_profile: str | None = None
    slows_itself: bool = False
    widest_deg: float | None = None
    most_times: float | None = None


@dataclass(frozen=True, slots=True)
class CameraConfig:
    """A camera as configured.

    Parameters
    ----------
    camera_id
        Key in the store; never shown to people.
    number
        What operators type on the keyboard; None if it has none.
    region_code
        Kemendagri code of its region (`16.71`), None if not assigned.
    sub
        None for a camera with a single stream.
    place
        Where in its region it stands, in a person's words; empty if not said.
    onvif
        None if it is only watched.
    """

    camera_id: int
    name: str
    main: StreamConfig
    sub: StreamConfig | None = None
    number: int | None = None
    region_code: str | None = None
    transport: Transport = Transport.TCP
    credentials: Credentials | None = None
    tags: tuple[str, ...] = ()
    place: str = ""
    onvif: OnvifSetup | None = None

    def stream(self, role: StreamRole) -> StreamConfig | None:
        """Return the stream of that role, None if the camera has none."""
        return self.main if role is StreamRole.MAIN else self.sub

    @property
    def title(self) -> str:
        """Number and name; the number has two digits at least, as it is typed."""
        return self.name if self.number is None else f"{self.number:02d} {self.name}"

    def stream_keys(self) -> tuple[StreamKey, ...]:
        """Return the keys of all its streams, `main` first."""
        roles = (StreamRole.MAIN,) if self.sub is None else (StreamRole.MAIN, StreamRole.SUB)
        return tuple(StreamKey(self.camera_id, role) for role in roles)


@dataclass(frozen=True, slots=True)
class StreamSource:
    """What a reader needs to open one stream.

    Parameters
    ----------
    failures, cause
        Tries that failed with other openers since the last picture, and why the last one did: the waits go on from
        there. Two sources that differ in nothing else, or by name, are equal: a camera that is renamed goes on.
    revision
        Grows with each change of what this stream is asked for: what is heard of an older one is void.
    """

    key: StreamKey
    camera_name: str = field(compare=False)
    url: str
    transport: Transport = Transport.TCP
    credentials: Credentials | None = None
    opener: Opener = Opener.THIN
    failures: int = field(default=0, compare=False)
    cause: Cause | None = field(default=None, compare=False)
    revision: int = 0


def source_of(camera: CameraConfig, role: StreamRole) -> StreamSource:
    """Return what a reader needs for that stream of `camera`.

    Raises
    ------
    KeyError
        If the camera has no such stream: a bug of the caller.
    """
    stream = camera.stream(role)
    if stream is None:
        raise KeyError(f"camera {camera.camera_id} has no {role} stream")
    return StreamSource(
        key=StreamKey(camera.camera_id, role),
        camera_name=camera.name,
        url=stream.url,
        transport=camera.transport,
        credentials=camera.credentials,
        opener=stream.opener,
    )


def url_with_credentials(url: str, credentials: Credentials | None) -> str:
    """Return `url` with the account percent-encoded into it, for the fallback alone; never log or show it."""
    if credentials is None:
        return url
    parts = urlsplit(url)
    account = f"{quote(credentials.username, safe='')}:{quote(credentials.password, safe='')}"
    return urlunsplit(parts._replace(netloc=f"{account}@{parts.netloc.rpartition('@')[2]}"))
