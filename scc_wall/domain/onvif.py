"""What a camera tells of itself over ONVIF: identity, clock, profiles, streams; and which of them we take."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from scc_wall.domain.camera import StreamConfig

DRIFT_SHOWN_S: Final = 5.0
"""Source: specs/ptz.md, "show a drift over 5 s"."""
SUB_PX: Final = (640, 360)
"""What a sub-stream is best near to. Source: the assumed size of `stream_choice`, and the demo's."""


@dataclass(frozen=True, slots=True)
class CameraIdentity:
    """Who made it and what it is; empty texts where it does not say."""

    maker: str = ""
    model: str = ""
    firmware: str = ""
    serial: str = ""
    hardware: str = ""


@dataclass(frozen=True, slots=True)
class CameraClock:
    """A camera's clock beside ours.

    Parameters
    ----------
    offset_s
        To be added to our time to get the camera's; to half a second, since cameras tell whole seconds.
    """

    offset_s: float

    @property
    def drifted(self) -> bool:
        """Whether it is so far off that a person should know."""
        return abs(self.offset_s) > DRIFT_SHOWN_S


@dataclass(frozen=True, slots=True)
class VideoEncoding:
    """How a profile's pictures are packed; None or empty where the camera does not say."""

    codec: str = ""
    size_px: tuple[int, int] | None = None
    frames_per_s: float | None = None
    kbit_per_s: int | None = None


@dataclass(frozen=True, slots=True)
class MediaProfile:
    """One of a camera's ways to be watched and steered.

    Parameters
    ----------
    video_source
        Token of the sensor (or channel) it shows; empty if unknown.
    ptz_configuration, ptz_node
        Tokens; None if this profile can't be steered.
    over_media2
        Which of the two media services knows it.
    """

    token: str
    name: str = ""
    video_source: str = ""
    encoding: VideoEncoding | None = None
    ptz_configuration: str | None = None
    ptz_node: str | None = None
    over_media2: bool = False


@dataclass(frozen=True, slots=True)
class CameraStream:
    """A profile that can be watched.

    Parameters
    ----------
    url
        Without an account, at the host that answered. Never shown by `repr`: its query may hold a password.
    snapshot_url
        None if the camera offers none.
    """

    profile: MediaProfile
    url: str = field(repr=False)
    snapshot_url: str | None = field(default=None, repr=False)

    def config(self) -> StreamConfig:
        """Return it as it is configured."""
        encoding = self.profile.encoding
        return StreamConfig(self.url, None if encoding is None else encoding.size_px)


@dataclass(frozen=True, slots=True)
class CameraSurvey:
    """All that adding a camera needs to know.

    Parameters
    ----------
    clock
        None if the camera does not tell its time.
    main, sub
        Of `streams`; None if there is none.
    ptz_profile
        On the video source of `main`; None if it can't be steered.
    """

    identity: CameraIdentity
    name: str
    clock: CameraClock | None
    streams: tuple[CameraStream, ...]
    main: CameraStream | None
    sub: CameraStream | None
    ptz_profile: MediaProfile | None


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera that answered a probe of the network.

    Parameters
    ----------
    endpoint
        Its name for ever, such as `urn:uuid:…`; empty if it gave none.
    address
        Of its device service, at the host that answered.
    from_host
        Who answered.
    """

    endpoint: str
    address: str
    from_host: str
    name: str = ""
    hardware: str = ""
    location: str = ""
    steerable: bool = False


def ptz_profile_of(profiles: Sequence[MediaProfile], video_source: str | None = None) -> MediaProfile | None:
    """Return the first profile that can be steered on that video source (None: on any).

    A profile that does not tell its source counts as on it: nearly all cameras have one.
    """
    steered = [profile for profile in profiles if profile.ptz_configuration is not None]
    if video_source:
        steered = [profile for profile in steered if profile.video_source in (video_source, "")]
    return steered[0] if steered else None


def main_and_sub(streams: Sequence[CameraStream]) -> tuple[CameraStream | None, CameraStream | None]:
    """Return the largest stream, and of the smaller ones on its video source the one nearest to 640×360.

    Streams of moving pictures go before those of single JPEGs. Unknown sizes: the camera's own order.
    """
    if not streams:
        return None, None
    main = max(streams, key=lambda stream: (_moving(stream), _area(stream)))  # the first of equals
    smaller = [
        stream
        for stream in streams
        if stream is not main
        and stream.profile.video_source == main.profile.video_source
        and stream.url != main.url
        and (_area(stream) < _area(main) or not _area(main))
    ]
    return main, min(smaller, key=lambda stream: (not _moving(stream), _distance(stream)), default=None)


def _moving(stream: CameraStream) -> bool:
    return stream.profile.encoding is None or "JPEG" not in stream.profile.encoding.codec.upper()


def _area(stream: CameraStream) -> int:
    size = stream.profile.encoding.size_px if stream.profile.encoding is not None else None
    return size[0] * size[1] if size is not None else 0


def _distance(stream: CameraStream) -> float:
    """Return how far a size is from that of a good sub-stream: twice and half as large are equally far."""
    return abs(math.log(_area(stream) / (SUB_PX[0] * SUB_PX[1]))) if _area(stream) else math.inf
