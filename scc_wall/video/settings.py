"""What the video core can be told."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the decode processes are started before any of it is loaded
    from scc_wall.base.clock import Clock
    from scc_wall.domain.camera import StreamSource
    from scc_wall.video.picture import PictureStream

StreamOpener = Callable[["StreamSource", "Clock"], "PictureStream"]
"""Makes (does not open) the picture stream of a source; a function of a module, since it crosses to the processes."""


def open_rtsp(source: "StreamSource", clock: "Clock") -> "PictureStream":
    """Make the thin RTSP client for `source`."""
    from scc_wall.video.rtsp.client import RtspStream

    return RtspStream(source, clock)


class VideoSettings(NamedTuple):
    """Settings of the video core; fixed while it runs.

    Parameters
    ----------
    processes
        Decode processes; None: one, and further ones for many streams, at most one per core. 0: none at all, of
        `NoVideo` alone.
    open_stream
        Makes picture streams; tests script their own.
    read_timeout_s
        How long a stream may be silent before it counts as ended.
    hardware
        Try hardware decoding; streams that fail with it go back to software by themselves.
    standby_limit
        Streams that may stand by beside those shown.
    """

    processes: int | None = None
    open_stream: StreamOpener = open_rtsp
    read_timeout_s: float = 5.0
    hardware: bool = False
    standby_limit: int = 200

    @property
    def process_count(self) -> int:
        """How many decode processes there are from the start."""
        return 1 if self.processes is None else max(0, self.processes)

    @property
    def most_processes(self) -> int:
        """How many there may be at most, for many streams; those for suspects alone are not counted."""
        return self.process_count if self.processes is not None else os.cpu_count() or 2
