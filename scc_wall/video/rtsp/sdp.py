"""Session descriptions (SDP, RFC 8866), as far as one video stream needs them."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final

from scc_wall.domain.cause import Cause
from scc_wall.video.picture import Codec, StreamError
from scc_wall.video.rtsp.failures import quoted, unreadable
from scc_wall.video.rtsp.messages import parameters

_CODECS: Final = {"H264": Codec.H264, "H265": Codec.H265, "HEVC": Codec.H265}
_SPROPS: Final = {
    Codec.H264: ("sprop-parameter-sets",),
    Codec.H265: ("sprop-vps", "sprop-sps", "sprop-pps"),
}
_MAX_MEDIA: Final = 64
_NUMBER: Final = re.compile(r"\d{1,3}", re.ASCII)


@dataclass(slots=True)
class Media:
    """One `m=` section, as sent."""

    kind: str
    payload_types: list[int]
    control: str | None = None
    encodings: dict[int, str] = field(default_factory=dict)
    formats: dict[int, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Description:
    """What a description says: the control of the whole presentation, and each media."""

    control: str | None
    media: tuple[Media, ...]


@dataclass(frozen=True, slots=True)
class VideoTrack:
    """The video that will be played.

    Parameters
    ----------
    control
        As sent, relative or absolute; None for the whole presentation.
    parameter_sets
        NAL units without start code (VPS, SPS, PPS), in the order sent; empty if the camera sends them in band only.
    """

    codec: Codec
    payload_type: int
    control: str | None
    parameter_sets: tuple[bytes, ...]


def parse(body: bytes) -> Description:
    """Read a description.

    Raises
    ------
    StreamError
        PROTOCOL if it is none: no version and no media.
    """
    control: str | None = None
    media: list[Media] = []
    version = False
    for line in re.split(r"[\r\n]+", body.decode("utf-8", "replace")):
        key, _, value = line.strip().partition("=")
        version = version or key == "v"
        if key == "m":
            if len(media) == _MAX_MEDIA:
                break
            media.append(_media(value))
        elif key == "a":
            name, _, text = value.partition(":")
            if media:
                _attribute(media[-1], name.strip().lower(), text.strip())
            elif name.strip().lower() == "control":
                control = text.strip()
    if not media and not version:
        raise unreadable("the description is no SDP")
    return Description(control, tuple(media))


def _media(value: str) -> Media:
    kind, *rest = value.split()[:64] or [""]
    return Media(kind.lower(), [int(part) for part in rest[2:] if _NUMBER.fullmatch(part)])


def _attribute(media: Media, name: str, text: str) -> None:
    if name == "control":
        media.control = text
        return
    number, _, rest = text.partition(" ")
    if name not in ("rtpmap", "fmtp") or not _NUMBER.fullmatch(number):
        return
    if name == "rtpmap":
        media.encodings[int(number)] = rest.strip().partition("/")[0].strip().upper()
    else:
        media.formats.setdefault(int(number), {}).update(parameters(rest))


def choose_video(description: Description) -> VideoTrack:
    """Return the first video that the thin client speaks.

    Raises
    ------
    StreamError
        UNSUPPORTED if there is none; the fallback may do better.
    """
    seen: list[str] = []
    for media in description.media:
        if media.kind != "video":
            continue
        for payload_type in media.payload_types or [*media.encodings]:
            given = media.formats.get(payload_type, {})
            codec = _codec(media.encodings.get(payload_type), given)
            if codec is not None and not _reorders(given):
                return VideoTrack(codec, payload_type, media.control, _parameter_sets(codec, given))
            seen.append(f"{media.encodings.get(payload_type) or payload_type}{' reordered' if codec else ''}")
    raise StreamError(Cause.UNSUPPORTED, f"video of {quoted(', '.join(seen))}" if seen else "no video")


def _codec(encoding: str | None, given: dict[str, str]) -> Codec | None:
    if encoding:
        return _CODECS.get(encoding)
    # Without rtpmap the format tells.
    if "sprop-parameter-sets" in given:
        return Codec.H264
    return Codec.H265 if "sprop-vps" in given else None


def _reorders(given: dict[str, str]) -> bool:
    """Return whether NAL units come out of decoding order: H.264's interleaved mode, H.265's DONL fields."""
    return given.get("packetization-mode") == "2" or given.get("sprop-max-don-diff", "0") not in ("", "0")


def _parameter_sets(codec: Codec, given: dict[str, str]) -> tuple[bytes, ...]:
    texts = [text for name in _SPROPS[codec] for text in given.get(name, "").split(",")]
    return tuple(unit for unit in map(_nal_unit, texts) if unit)


def _nal_unit(text: str) -> bytes:
    try:
        unit = base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""
    # Some cameras put the start code in front.
    return unit[len(unit) - len(unit.lstrip(b"\0")) + 1 :] if unit.startswith((b"\0\0\1", b"\0\0\0\1")) else unit
