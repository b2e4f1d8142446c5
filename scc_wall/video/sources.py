"""What each stream is asked for: its address and account as configured, by the opener that works or is tried next."""

from collections.abc import Collection
from dataclasses import replace

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.domain.camera import CameraConfig, Opener, StreamKey, StreamSource, source_of
from scc_wall.video.openers import changes_now, first_opener, next_opener
from scc_wall.video.protocol import StreamHealth

OpenerFound = tuple[StreamKey, Opener]


class Sources:
    """The cameras and the source of each of their streams; for the UI thread alone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.cameras: dict[int, CameraConfig] = {}
        """By their ids, as configured."""
        self._openers: dict[StreamKey, Opener] = {}
        self._proven: dict[StreamKey, Opener] = {}
        self._sources: dict[StreamKey, StreamSource] = {}
        self._revisions: dict[StreamKey, int] = {}
        self._found: list[OpenerFound] = []
        self._changed = False

    def configure(self, cameras: dict[int, CameraConfig], touched: Collection[StreamKey]) -> None:
        """Take other cameras; the streams that are touched are asked for something else from now on."""
        for camera in self.cameras.values():
            for key in camera.stream_keys():
                if key in touched:
                    self._forget(key)
                else:
                    self._openers[key] = self._opener(key)
        self.cameras = cameras

    def _forget(self, key: StreamKey) -> None:
        """Forget what was found out about a stream that is asked for something else now."""
        self._openers.pop(key, None)
        self._proven.pop(key, None)
        self._sources.pop(key, None)
        self._revisions[key] = self._revisions.get(key, 0) + 1

    def of(self, key: StreamKey) -> StreamSource:
        """Return what a stream of a configured camera is asked for."""
        source = self._sources.get(key)
        if source is None:
            configured = source_of(self.cameras[key.camera_id], key.role)
            source = replace(configured, opener=self._opener(key), revision=self._revisions.get(key, 0))
            self._sources[key] = source
        return source

    def _opener(self, key: StreamKey) -> Opener:
        stream = self.cameras[key.camera_id].stream(key.role)
        assert stream is not None
        return self._openers.get(key) or first_opener(stream.url, stream.opener)

    def judge(self, key: StreamKey, health: StreamHealth) -> None:
        """Remember which opener works, and try the next one where one failed."""
        camera = self.cameras.get(key.camera_id)
        stream = None if camera is None else camera.stream(key.role)
        if stream is None or health.opener is not self._opener(key):
            return  # a snapshot from before the last change
        if health.proven and self._proven.get(key) is not health.opener:
            self._proven[key] = health.opener
            if health.opener is not stream.opener:
                self._found.append((key, health.opener))
        link = health.link
        if link.next_try_mono_ns is None:
            return
        proven = self._proven.get(key) is health.opener
        opener = next_opener(stream.url, health.opener, link.cause, proven=proven)
        rest_s = seconds_between(self._clock.mono_ns(), link.next_try_mono_ns)
        if opener is not health.opener and changes_now(link.failures, rest_s):
            self._openers[key] = opener
            source = replace(self.of(key), opener=opener, failures=link.failures, cause=link.cause)
            self._sources[key], self._changed = source, True

    def take_change(self) -> bool:
        """Return whether another opener is tried anywhere since this was asked last."""
        changed, self._changed = self._changed, False
        return changed

    def openers_found(self) -> list[OpenerFound]:
        """Return, once each, the streams that a picture came from by another opener than configured: to be stored."""
        found, self._found = self._found, []
        return found
