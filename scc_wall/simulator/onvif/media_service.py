"""The media services, 1 and 2: profiles, encoders, addresses of streams and snapshots."""

from collections.abc import Callable
from typing import Final
from xml.sax.saxutils import escape

from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.onvif.camera import FRAMES_PER_S, SIZES_PX
from scc_wall.simulator.onvif.ptz_service import Quirks, configuration
from scc_wall.simulator.onvif.quirks import Quirk
from scc_wall.simulator.onvif.soap import Element, SoapFault

SOURCE: Final = "vs0"
_OTHER_SOURCE: Final = "vs1"
_FIXED_PROFILE: Final = "profile_fixed"
_OTHER_PROFILE: Final = "profile_other"
_WIDTH, _HEIGHT = SIZES_PX[StreamRole.MAIN]
_ROLE_OF: Final = {f"profile_{role}": role for role in StreamRole}


class MediaService:
    """Answers the media calls of one camera.

    Parameters
    ----------
    stream_url, snapshot_url
        Return an address as the camera reports it, by role.
    """

    def __init__(
        self, stream_url: Callable[[StreamRole, Quirks], str], snapshot_url: Callable[[StreamRole, Quirks], str]
    ) -> None:
        self._stream_url, self._snapshot_url = stream_url, snapshot_url

    def answer(self, prefix: str, call: Element, quirks: Quirks) -> str | None:  # noqa: PLR0911 - one for each call
        """Return the inner XML for a call of `trt` (media) or `tr2` (media2); None if it is not known."""
        if call.name in {"GetStreamUri", "GetSnapshotUri"}:
            return self._uri(prefix, call, quirks)
        if call.name == "GetProfiles":
            return _profiles(prefix, quirks)
        if call.name == "GetProfile" and prefix == "trt":
            role = _role(call)
            return _profile1("trt:Profile", f"profile_{role}", role, SOURCE, with_ptz=True)
        if call.name == "GetVideoSources" and prefix == "trt":
            size = f"<tt:Resolution><tt:Width>{_WIDTH}</tt:Width><tt:Height>{_HEIGHT}</tt:Height></tt:Resolution>"
            return f'<trt:VideoSources token="{SOURCE}"><tt:Framerate>10</tt:Framerate>{size}</trt:VideoSources>'
        if call.name == "GetVideoSourceConfigurations":
            return _source(f"{prefix}:Configurations", SOURCE)
        if call.name == "GetVideoEncoderConfigurations":
            one = _encoder1 if prefix == "trt" else _encoder2
            return "".join(one(f"{prefix}:Configurations", role) for role in StreamRole)
        return None

    def _uri(self, prefix: str, call: Element, quirks: Quirks) -> str:
        role = _role(call)
        url = (self._stream_url if call.name == "GetStreamUri" else self._snapshot_url)(role, quirks)
        if prefix == "tr2":
            return f"<tr2:Uri>{escape(url)}</tr2:Uri>"
        return (
            f"<trt:MediaUri><tt:Uri>{escape(url)}</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect>"
            "<tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT0S</tt:Timeout></trt:MediaUri>"
        )


def turns(token: str | None, quirks: Quirks) -> bool:
    """Whether a profile steers this camera; the second decoy steers another one, of which nobody sees anything.

    Raises
    ------
    SoapFault
        If there is no such profile, or it steers nothing.
    """
    if token in _ROLE_OF:
        return True
    if Quirk.DECOY_PROFILES in quirks and token == _OTHER_PROFILE:
        return False
    if Quirk.DECOY_PROFILES in quirks and token == _FIXED_PROFILE:
        raise SoapFault("The profile has no PTZ configuration", "Sender", "InvalidArgVal", "NoPTZProfile")
    raise SoapFault("The requested profile does not exist", "Sender", "InvalidArgVal", "NoProfile")


def _role(call: Element) -> StreamRole:
    token = call.word("ProfileToken") or ""
    if token not in _ROLE_OF:
        raise SoapFault("The requested profile does not exist", "Sender", "InvalidArgVal", "NoProfile")
    return _ROLE_OF[token]


def _profiles(prefix: str, quirks: Quirks) -> str:
    one = _profile1 if prefix == "trt" else _profile2
    tag = f"{prefix}:Profiles"
    told = [one(tag, token, role, SOURCE, with_ptz=True) for token, role in _ROLE_OF.items()]
    if Quirk.DECOY_PROFILES in quirks:
        told[:0] = [
            one(tag, _FIXED_PROFILE, StreamRole.SUB, SOURCE, with_ptz=False),
            one(tag, _OTHER_PROFILE, StreamRole.SUB, _OTHER_SOURCE, with_ptz=True),
        ]
    return "".join(told)


def _profile1(tag: str, token: str, role: StreamRole, source: str, *, with_ptz: bool) -> str:
    ptz = configuration("tt:PTZConfiguration") if with_ptz else ""
    return (
        f'<{tag} token="{token}" fixed="true"><tt:Name>{role}</tt:Name>{_source("tt:VideoSourceConfiguration", source)}'
        f"{_encoder1('tt:VideoEncoderConfiguration', role)}{ptz}</{tag}>"
    )


def _profile2(tag: str, token: str, role: StreamRole, source: str, *, with_ptz: bool) -> str:
    ptz = configuration("tr2:PTZ") if with_ptz else ""
    return (
        f'<{tag} token="{token}" fixed="true"><tr2:Name>{role}</tr2:Name><tr2:Configurations>'
        f"{_source('tr2:VideoSource', source)}{_encoder2('tr2:VideoEncoder', role)}{ptz}</tr2:Configurations></{tag}>"
    )


def _source(tag: str, source: str) -> str:
    return (
        f'<{tag} token="vsc_{source}"><tt:Name>{source}</tt:Name><tt:UseCount>2</tt:UseCount>'
        f"<tt:SourceToken>{source}</tt:SourceToken>"
        f'<tt:Bounds x="0" y="0" width="{_WIDTH}" height="{_HEIGHT}"/></{tag}>'
    )


def _size(role: StreamRole) -> str:
    width, height = SIZES_PX[role]
    return f"<tt:Resolution><tt:Width>{width}</tt:Width><tt:Height>{height}</tt:Height></tt:Resolution>"


def _encoder1(tag: str, role: StreamRole) -> str:
    return (
        f'<{tag} token="vec_{role}"><tt:Name>{role}</tt:Name><tt:UseCount>1</tt:UseCount>'
        f"<tt:Encoding>H264</tt:Encoding>{_size(role)}<tt:Quality>4</tt:Quality><tt:RateControl>"
        f"<tt:FrameRateLimit>{FRAMES_PER_S[role]}</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval>"
        "<tt:BitrateLimit>4096</tt:BitrateLimit></tt:RateControl><tt:H264><tt:GovLength>20</tt:GovLength>"
        f"<tt:H264Profile>Baseline</tt:H264Profile></tt:H264><tt:SessionTimeout>PT60S</tt:SessionTimeout></{tag}>"
    )


def _encoder2(tag: str, role: StreamRole) -> str:
    return (
        f'<{tag} token="vec_{role}" GovLength="20" Profile="Baseline"><tt:Name>{role}</tt:Name>'
        f"<tt:UseCount>1</tt:UseCount><tt:Encoding>H264</tt:Encoding>{_size(role)}"
        f'<tt:RateControl ConstantBitRate="false"><tt:FrameRateLimit>{FRAMES_PER_S[role]}</tt:FrameRateLimit>'
        f"<tt:BitrateLimit>4096</tt:BitrateLimit></tt:RateControl><tt:Quality>4</tt:Quality></{tag}>"
    )
