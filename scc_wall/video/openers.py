"""What opens a stream next: the thin client, then OpenCV by URL with fast, then with full probing. A pure rule."""

from typing import Final
from urllib.parse import urlsplit

from scc_wall.domain.camera import Opener, StreamSource, Transport
from scc_wall.domain.cause import Cause
from scc_wall.video.environment import Flavour

_CANNOT_SPEAK: Final = frozenset({Cause.UNSUPPORTED, Cause.PROTOCOL, Cause.UNDECODABLE})
_CANNOT_SHOW: Final = _CANNOT_SPEAK | {Cause.PICTURE_TIMEOUT}
DUE_S: Final = 0.5
"""The feed looks four times a second; the next opener's process is given the stream just before the old one retries."""


def first_opener(url: str, remembered: Opener) -> Opener:
    """Return what opens a stream at first: what worked last; what is not RTSP is beyond the thin client."""
    if remembered is Opener.THIN and urlsplit(url).scheme.lower() not in ("rtsp", "rtsps"):
        return Opener.FALLBACK_FAST
    return remembered


def next_opener(url: str, failed: Opener, cause: Cause | None, *, proven: bool) -> Opener:
    """Return what opens a stream after a failure.

    Parameters
    ----------
    proven
        Whether the opener that failed has brought a picture before: then it is the camera's trouble, not the opener's.
    """
    if proven or cause not in (_CANNOT_SPEAK if failed is Opener.THIN else _CANNOT_SHOW):
        return failed
    match failed:
        case Opener.THIN:
            return Opener.FALLBACK_FAST
        case Opener.FALLBACK_FAST:
            return Opener.FALLBACK_FULL
        case _:  # round again: by now the camera may have been changed to something better
            return first_opener(url, Opener.THIN)


def changes_now(failures: int, until_next_try_s: float) -> bool:
    """Return whether the next opener takes over now: at once in the first round, then only when a try is due anyway.

    Without this a camera that no opener can read would be asked several times a second for ever.

    Parameters
    ----------
    failures
        Tries that failed since the last picture, whatever the opener.
    """
    return failures < len(Opener) or until_next_try_s <= DUE_S


def flavour_of(source: StreamSource) -> Flavour:
    """Return the kind of decode process that a stream needs: the fallback's options are its environment."""
    if source.opener is Opener.FALLBACK_FULL:
        return Flavour.FALLBACK_FULL
    if source.opener is Opener.FALLBACK_FAST and source.transport is Transport.UDP:
        return Flavour.FALLBACK_UDP
    return Flavour.THIN
