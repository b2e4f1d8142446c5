"""The media services: a camera's profiles, and where their streams and snapshots are. Media2 first, Media as well."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from scc_wall.domain.camera_error import CallCause, CameraCallError
from scc_wall.domain.onvif import CameraStream, MediaProfile, VideoEncoding
from scc_wall.ptz.onvif import soap
from scc_wall.ptz.onvif.addresses import Addresses
from scc_wall.ptz.onvif.caller import Caller
from scc_wall.ptz.onvif.device import Services
from scc_wall.ptz.onvif.markup import Node

PROFILES_MOST: Final = 512
"""A recorder of 128 channels has two each."""
_FATAL: Final = frozenset({CallCause.CERTIFICATE, CallCause.WRONG_PASSWORD})
"""Of one service or profile that fails otherwise, another may do."""
_GONE: Final = frozenset({CallCause.OFFLINE, CallCause.TIMEOUT, CallCause.REDIRECTED})
"""So fails every question to a camera that is not there, and one of a camera that answers all but this."""
_STREAM_SETUP: Final = (
    "<s:StreamSetup><tt:Stream>RTP-Unicast</tt:Stream>"
    "<tt:Transport><tt:Protocol>RTSP</tt:Protocol></tt:Transport></s:StreamSetup>"
)


class Media:
    """One camera's media services."""

    def __init__(self, caller: Caller, services: Services, addresses: Addresses) -> None:
        self._caller = caller
        self._media = services.get("media")
        self._media2 = services.get("media2")
        self._steered = "ptz" in services
        self._addresses = addresses
        self._tells_snapshots = True

    def profiles(self) -> tuple[MediaProfile, ...]:
        """Return the profiles in the camera's own order.

        Raises
        ------
        CameraCallError
            If neither service tells any; of the last one asked.
        """
        newer: tuple[MediaProfile, ...] = ()
        failed: CameraCallError | None = None
        if self._media2 is not None:
            try:
                newer = self._profiles_of(self._media2, "<s:Type>All</s:Type>", over_media2=True)
            except CameraCallError as error:
                failed = _or_raise(error)
        if self._media is None or (newer and not self._lacking(newer)):
            if not newer and failed is not None:
                raise failed
            return newer
        try:
            return _merged(newer, self._profiles_of(self._media, "", over_media2=False))
        except CameraCallError as error:
            if not newer:
                raise
            _or_raise(error)
            return newer

    def stream(self, profile: MediaProfile) -> CameraStream | None:
        """Return where a profile can be watched; None if the camera gives it no stream.

        Raises
        ------
        CameraCallError
            If the camera is not there, or does not let us in.
        """
        gone: CameraCallError | None = None
        for over_media2 in (profile.over_media2, not profile.over_media2):
            try:
                url = self._stream_url(profile.token, over_media2=over_media2)
            except CameraCallError as error:
                gone = gone or _or_raise(error)
                continue
            if url is not None:
                return CameraStream(profile, url, self._snapshot_url(profile.token, over_media2=over_media2))
        if gone is not None:
            raise gone
        return None

    def encodings(self) -> dict[str, VideoEncoding]:
        """Return all video encoder configurations by their token; empty if it doesn't tell."""
        told = self._asked("GetVideoEncoderConfigurations", "", over_media2=self._media2 is not None)
        if told is None:
            return {}
        return {
            node.attributes.get("token", ""): encoding
            for node in told.all("Configurations")
            if (encoding := _encoding(node)) is not None
        }

    def _profiles_of(self, service: soap.Service, inner: str, *, over_media2: bool) -> tuple[MediaProfile, ...]:
        told = self._caller.call(service, "GetProfiles", inner)
        return read_profiles(told, over_media2=over_media2)

    def _lacking(self, profiles: Iterable[MediaProfile]) -> bool:
        """Return whether the older service may know what the newer one did not tell."""
        known = tuple(profiles)
        no_ptz = self._steered and all(profile.ptz_configuration is None for profile in known)
        return no_ptz or any(profile.encoding is None for profile in known)

    def _stream_url(self, token: str, *, over_media2: bool) -> str | None:
        if over_media2:
            inner = f"<s:Protocol>RTSP</s:Protocol><s:ProfileToken>{soap.text(token)}</s:ProfileToken>"
        else:
            inner = f"{_STREAM_SETUP}<s:ProfileToken>{soap.text(token)}</s:ProfileToken>"
        told = self._asked("GetStreamUri", inner, over_media2=over_media2)
        return self._addresses.stream(_uri(told)) if told is not None else None

    def _snapshot_url(self, token: str, *, over_media2: bool) -> str | None:
        """Return where a picture is; of a camera that leaves the question unanswered it is asked once."""
        if not self._tells_snapshots:
            return None
        inner = f"<s:ProfileToken>{soap.text(token)}</s:ProfileToken>"
        for over in (over_media2, not over_media2):
            try:
                told = self._asked("GetSnapshotUri", inner, over_media2=over)
            except CameraCallError as error:
                _or_raise(error)
                self._tells_snapshots = False
                return None
            url = self._addresses.service(_uri(told)) if told is not None else None
            if url is not None:
                return url
        return None

    def _asked(self, operation: str, inner: str, *, over_media2: bool) -> Node | None:
        service = self._media2 if over_media2 else self._media
        if service is None:
            return None
        try:
            return self._caller.call(service, operation, inner)
        except CameraCallError as error:
            if error.cause in _GONE:
                raise
            _or_raise(error)
            return None


def _or_raise(error: CameraCallError) -> CameraCallError:
    """Return an error after which it may go on; raise any other."""
    if error.cause in _FATAL:
        raise error
    return error


def _uri(told: Node) -> str:
    return next((node.text for node in told.walk() if node.name.lower() == "uri" and node.text), "")


def _merged(newer: tuple[MediaProfile, ...], older: tuple[MediaProfile, ...]) -> tuple[MediaProfile, ...]:
    """Return the newer service's profiles with what only the older one told, and those that only it can steer."""
    if not newer:
        return older
    known = {profile.token: profile for profile in older}
    filled = tuple(_filled(profile, known.get(profile.token)) for profile in newer)
    if any(profile.ptz_configuration is not None for profile in filled):
        return filled
    return filled + tuple(profile for profile in older if profile.ptz_configuration is not None)


def _filled(profile: MediaProfile, other: MediaProfile | None) -> MediaProfile:
    if other is None:
        return profile
    steered = profile if profile.ptz_configuration is not None else other
    return replace(
        profile,
        name=profile.name or other.name,
        video_source=profile.video_source or other.video_source,
        encoding=profile.encoding or other.encoding,
        ptz_configuration=steered.ptz_configuration,
        ptz_node=steered.ptz_node,
    )


# --- reading


def read_profiles(told: Node, *, over_media2: bool) -> tuple[MediaProfile, ...]:
    """Return the profiles of GetProfilesResponse, of either service; those without a token are left out."""
    found: dict[str, MediaProfile] = {}
    for node in told.all("Profiles")[:PROFILES_MOST] or told.all("Profile")[:PROFILES_MOST]:
        profile = _profile(node, over_media2=over_media2)
        if profile.token:
            found.setdefault(profile.token, profile)
    return tuple(found.values())


def _profile(node: Node, *, over_media2: bool) -> MediaProfile:
    parts = node.child("Configurations") or node  # Media2 has them a step below, by shorter names
    source = parts.child("VideoSourceConfiguration") or parts.child("VideoSource")
    encoder = parts.child("VideoEncoderConfiguration") or parts.child("VideoEncoder")
    ptz = parts.child("PTZConfiguration") or parts.child("PTZ")
    return MediaProfile(
        token=node.attributes.get("token", ""),
        name=soap.shown(node.text_at("Name")),
        video_source=source.text_at("SourceToken") if source is not None else "",
        encoding=_encoding(encoder) if encoder is not None else None,
        ptz_configuration=ptz.attributes.get("token", "") if ptz is not None else None,
        ptz_node=ptz.text_at("NodeToken") if ptz is not None else None,
        over_media2=over_media2,
    )


def _encoding(node: Node) -> VideoEncoding | None:
    width, height = number(node.text_at("Resolution", "Width")), number(node.text_at("Resolution", "Height"))
    kbit = number(node.text_at("RateControl", "BitrateLimit"))
    return VideoEncoding(
        codec=soap.shown(node.text_at("Encoding")).upper(),
        size_px=(int(width), int(height)) if width and height and 0 < width < 1e5 and 0 < height < 1e5 else None,
        frames_per_s=number(node.text_at("RateControl", "FrameRateLimit")),
        kbit_per_s=int(kbit) if kbit is not None else None,
    )


def number(text: str) -> float | None:
    """Return a number of a camera's, also one with a comma; None if it is none, or not finite."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if -1e9 < value < 1e9 else None
