"""Where cameras are looked for, and what tries their streams: this network, or what a test scripts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.ptz.onvif.discovery import GROUP
from scc_wall.ptz.onvif.interfaces import interface_addresses
from scc_wall.video.settings import VideoSettings


@dataclass(frozen=True, slots=True)
class CamerasOrigin:
    """What differs between a real installation and a test.

    Parameters
    ----------
    interfaces
        Returns an address of our own of each interface.
    probed
        Whom a probe is sent to.
    """

    clock: Clock = SYSTEM_CLOCK
    interfaces: Callable[[], Sequence[str]] = interface_addresses
    probed: Sequence[tuple[str, int]] = (GROUP,)
    video: VideoSettings = field(default_factory=VideoSettings)
