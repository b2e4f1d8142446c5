"""An RTSP server that is not ours (Debian's gst-rtsp-server), serving pre-encoded clips as N live cameras.

Run by the system's Python, which has the GStreamer bindings; imports nothing of this project. One thread hands every
picture to GStreamer at its time and writes that moment into a shared file, so that delay can be measured to the
screen. Prints one JSON line with its port, and ends when its standard input closes.

The log holds little-endian int64: ``[2 roles][cameras][256 frames]`` sending times (CLOCK_MONOTONIC, ns), then
``[2 roles][cameras]`` pictures sent; the roles are sub, main.
"""

import argparse
import heapq
import json
import mmap
import sys
import threading
import time
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found, import-untyped, unused-ignore]  # the system's, without types

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: E402 - versions first

FRAMES = 256
PERIOD_NS = 40_000_000
DELIMITER = b"\0\0\0\1\x09"
LAUNCH = (
    "( appsrc name=src is-live=true do-timestamp=true format=time block=false "
    "caps=video/x-h264,stream-format=byte-stream,alignment=au,framerate=25/1 "
    "! rtph264pay name=pay0 pt=96 config-interval=-1 )"
)


def pictures_of(path: Path) -> list[bytes]:
    """Split a clip into its pictures; the delimiters go, as most cameras send none."""
    return [part[1:] for part in path.read_bytes().split(DELIMITER)[1:]]


class Feed:
    """One client's stream of one camera: which picture comes next, and when."""

    def __init__(self, source: Any, clip: list[bytes], cell: int, phase_ns: int, position: int) -> None:
        self.source = source
        self.clip = clip
        self.cell = cell
        self.phase_ns = phase_ns
        self.position = position
        self.playing = False
        self.gone = False

    def push(self) -> int:
        """Send the next picture; return its number in the clip."""
        number = self.position % len(self.clip)
        self.source.emit("push-buffer", Gst.Buffer.new_wrapped(self.clip[number]))
        self.position += 1
        return number


class Pacer(threading.Thread):
    """Sends every picture of every feed at its time; cameras are spread over the 40 ms like real ones."""

    def __init__(self, log: memoryview, cells: int) -> None:
        super().__init__(name="pacer", daemon=True)
        self._log = log
        self._cells = cells
        self._due: list[tuple[int, int, Feed]] = []
        self._lock = threading.Condition()
        self._order = 0

    def add(self, feed: Feed) -> None:
        """Start to send `feed` at the next moment of its phase."""
        now = time.monotonic_ns()
        due = now + (feed.phase_ns - now) % PERIOD_NS
        with self._lock:
            self._order += 1
            heapq.heappush(self._due, (due, self._order, feed))
            self._lock.notify()

    def run(self) -> None:
        """Send for ever."""
        while True:
            with self._lock:
                while not self._due:
                    self._lock.wait()
                due, order, feed = self._due[0]
                wait_ns = due - time.monotonic_ns()
                if wait_ns > 0:
                    self._lock.wait(wait_ns / 1e9)
                    continue
                # A starved server leaves pictures out, as a camera does; catching up would send bursts no camera sends.
                skipped_ns = -wait_ns // PERIOD_NS * PERIOD_NS
                heapq.heapreplace(self._due, (due + PERIOD_NS + skipped_ns, order, feed))
                if feed.gone:
                    self._due = [item for item in self._due if item[2] is not feed]
                    heapq.heapify(self._due)
                    continue
            now = time.monotonic_ns()
            number = feed.push()
            self._log[feed.cell * FRAMES + number] = now
            self._log[self._cells * FRAMES + feed.cell] += 1


class Cameras:
    """The server's factories, one per camera and role; every client gets a pipeline of its own."""

    def __init__(self, arguments: argparse.Namespace, log: memoryview) -> None:
        self._count = arguments.cameras
        self._mid_gop = arguments.join == "mid-gop"
        self._pacer = Pacer(log, 2 * self._count)
        self._clips: dict[Path, list[bytes]] = {}
        self.server = GstRtspServer.RTSPServer.new()
        self.server.set_address("127.0.0.1")
        self.server.set_service("0")
        self.server.set_backlog(256)
        for role, folder in enumerate((arguments.sub, arguments.main)):
            if folder is not None:
                self._mount(role, folder)
        self._pacer.start()

    def _mount(self, role: int, folder: Path) -> None:
        own = len(list(folder.glob("*.h264")))
        for camera in range(self._count):
            path = folder / f"{camera % own + 1}.h264"
            clip = self._clips.setdefault(path, pictures_of(path))
            factory = GstRtspServer.RTSPMediaFactory.new()
            factory.set_launch(LAUNCH)
            factory.set_shared(False)
            factory.connect("media-configure", self._on_media_configure, clip, role * self._count + camera)
            self.server.get_mount_points().add_factory(f"/cam{camera + 1:03}/{('sub', 'main')[role]}", factory)

    def _on_media_configure(self, _factory: Any, media: Any, clip: list[bytes], cell: int) -> None:
        phase_ns = (cell % self._count) * PERIOD_NS // self._count
        # Phases of groups of pictures differ from camera to camera; 37 shares no factor with a clip's length.
        position = time.monotonic_ns() // PERIOD_NS + 37 * cell if self._mid_gop else 0
        feed = Feed(media.get_element().get_by_name("src"), clip, cell, phase_ns, position)
        feed.push()  # GStreamer answers DESCRIBE only when a first picture has shown what the stream is
        media.connect("new-state", self._on_new_state, feed)
        media.connect("unprepared", self._on_unprepared, feed)

    def _on_new_state(self, _media: Any, state: int, feed: Feed) -> None:
        if state == int(Gst.State.PLAYING) and not feed.playing:
            feed.playing = True
            self._pacer.add(feed)

    def _on_unprepared(self, _media: Any, feed: Feed) -> None:
        feed.gone = True


def main() -> int:
    """Serve until standard input closes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cameras", type=int, required=True)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--sub", type=Path)
    parser.add_argument("--main", type=Path)
    parser.add_argument("--join", choices=("keyframe", "mid-gop"), default="keyframe")
    arguments = parser.parse_args()
    Gst.init(None)
    size = 8 * 2 * arguments.cameras * (FRAMES + 1)
    arguments.log.write_bytes(bytes(size))
    with arguments.log.open("r+b") as file:
        log = memoryview(mmap.mmap(file.fileno(), size)).cast("q")
    cameras = Cameras(arguments, log)
    cameras.server.attach(None)
    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_HUP | GLib.IO_IN, lambda *_: loop.quit())
    sys.stdout.write(json.dumps({"port": cameras.server.get_bound_port()}) + "\n")
    sys.stdout.flush()
    loop.run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
