"""The description of a stream (SDP, RFC 4566) with its parameter sets (RFC 6184 8.2.1, RFC 7798 7.1)."""

import base64
from typing import Final

from scc_wall.simulator.clip import FRAMES_PER_S, Clip, Codec
from scc_wall.simulator.packets import CLOCK_HZ, PAYLOAD_TYPE

TRACK: Final = "trackID=0"
_SESSION: Final = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns={title}\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\na=control:*\r\n"


def describe(clip: Clip, title: str, frames_per_s: int = FRAMES_PER_S) -> bytes:
    """Return the SDP of a stream that shows `clip`."""
    encoded = [base64.b64encode(nal).decode() for nal in clip.parameter_sets]
    if clip.codec is Codec.H264:
        profile = clip.parameter_sets[0][1:4].hex().upper()
        name = "H264"
        parameters = f"packetization-mode=1;profile-level-id={profile};sprop-parameter-sets={','.join(encoded)}"
    else:
        name = "H265"
        parameters = "sprop-vps={};sprop-sps={};sprop-pps={}".format(*encoded)
    return (
        _SESSION.format(title=title)
        + f"m=video 0 RTP/AVP {PAYLOAD_TYPE}\r\n"
        + f"a=rtpmap:{PAYLOAD_TYPE} {name}/{CLOCK_HZ}\r\n"
        + f"a=fmtp:{PAYLOAD_TYPE} {parameters}\r\n"
        + f"a=framerate:{frames_per_s}\r\n"
        + f"a=control:{TRACK}\r\n"
    ).encode()


def wrong(kind: str, right: bytes) -> bytes:
    """Return a description that is wrong in the named way; unknown names mean garbage."""
    if kind == "empty":
        return b""
    if kind == "no-video":
        return right.replace(b"m=video", b"m=application")
    if kind == "unknown-codec":
        return right.replace(b" H264/", b" X-SCC/").replace(b" H265/", b" X-SCC/")
    if kind == "bad-sprop":
        return right.replace(b"sprop-", b"sprop-=!")
    return bytes(range(1, 256))
