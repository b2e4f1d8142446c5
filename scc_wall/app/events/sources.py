"""All sources of events together: what they know at one moment, for the event book. On the UI thread, from memory."""

from collections.abc import Callable, Mapping

from scc_wall.app.events.cameras import CameraCauses
from scc_wall.base.clock import Clock
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.event import EventSource
from scc_wall.domain.event_cause import Seen
from scc_wall.domain.feed import VideoFeed


class Sources:
    """See above.

    Parameters
    ----------
    cameras
        Returns the cameras as they are configured now.
    """

    def __init__(self, feed: VideoFeed, cameras: Callable[[], Mapping[int, CameraConfig]], clock: Clock) -> None:
        self._feed = feed
        self._configured = cameras
        self._clock = clock
        self._cameras = CameraCauses()

    def seen(self) -> Seen:
        """Return what holds now."""
        self._cameras.look(self._configured(), self._feed.cameras())
        return Seen(
            self._clock.mono_ns() / 1e9,
            self._clock.now_utc(),
            dict(self._cameras.causes),
            self._cameras.unknown,
            frozenset({EventSource.SITE, EventSource.PTZ}),
            self._cameras.watched,
        )
