"""Scripted picture streams and clips for the tests of the video core; importable by spawned decode processes."""

import os
import re
import signal
import socket
import sys
import threading
from functools import cache
from io import BytesIO
from pathlib import Path

import av
import numpy as np

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import Codec, CodedPicture, StreamCounters, StreamError

FPS = 25
STALLS_AFTER = 40
"""Pictures; the last one of them is number 39."""
_DELIMITER = {Codec.H264: b"\0\0\0\1\x09\xf0", Codec.H265: b"\0\0\0\1\x46\x01\x50"}


def number_of(pixels: np.ndarray) -> int:
    """Read back the picture's number, drawn as eight bars of black or white over its upper half."""
    row = pixels[pixels.shape[0] // 4]
    width = row.shape[0]
    return sum((int(row[(2 * bit + 1) * width // 16][:3].mean()) > 127) << bit for bit in range(8))


def number_shown(feed, tile_id: str = "t") -> int | None:
    """Return the number of the newest picture of a tile, None without one."""
    picture = feed.newest(tile_id)
    return None if picture is None else number_of(np.asarray(picture.pixels))


@cache
def clip(
    width: int = 320, height: int = 180, pictures: int = 50, gop: int = 25, codec: Codec = Codec.H264
) -> tuple[tuple[bytes, bool], ...]:
    """Encode pictures that carry their number; return (access unit, keyframe) pairs."""
    out = BytesIO()
    name, format_ = ("libx264", "h264") if codec is Codec.H264 else ("libx265", "hevc")
    with av.open(out, "w", format=format_) as container:
        stream = container.add_stream(name, rate=FPS)
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = width, height, "yuv420p", gop
        params = f"keyint={gop}:min-keyint={gop}:scenecut=0:bframes=0"
        if codec is Codec.H264:
            stream.options = {
                "preset": "ultrafast",
                "tune": "zerolatency",
                "x264-params": params + ":slices=1:sliced-threads=0",
            }
        else:
            stream.options = {"preset": "ultrafast", "x265-params": params + ":log-level=none"}
        for number in range(pictures):
            picture = np.full((height, width, 3), 60, np.uint8)
            picture[height // 2 :, (number * 7) % (width - 20) :][:, :20] = (40, 200, 90)
            for bit in range(8):
                picture[: height // 2, bit * width // 8 : (bit + 1) * width // 8] = 255 * (number >> bit & 1)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return tuple(_units(out.getvalue(), codec))


def _units(data: bytes, codec: Codec) -> list[tuple[bytes, bool]]:
    units, unit = [], b""
    for nal in re.split(b"\0\0\0?\1", data)[1:]:
        kind = nal[0] & 31 if codec is Codec.H264 else nal[0] >> 1 & 63
        unit += b"\0\0\0\1" + nal
        if kind in ((1, 5) if codec is Codec.H264 else range(32)):
            units.append((unit + _DELIMITER[codec], kind == 5 if codec is Codec.H264 else kind >= 16))
            unit = b""
    return units


class ClipStream:
    """Replays a clip for ever at its own pace (or as fast as it is read)."""

    def __init__(self, clock: Clock, units: tuple[tuple[bytes, bool], ...], codec=Codec.H264, fps: float = FPS) -> None:
        self._clock, self._units, self._codec = clock, units, codec
        self._interval_ns = int(1e9 / fps) if fps else 0
        self._interrupted = threading.Event()
        self._next = 0
        self._due_mono_ns = 0
        self._always_ready: tuple[socket.socket, socket.socket] | None = None

    def open(self) -> None:
        self._due_mono_ns = self._clock.mono_ns()

    def read(self) -> CodedPicture:
        if self._interval_ns:
            wait_s = (self._due_mono_ns - self._clock.mono_ns()) / 1e9
            self._due_mono_ns += self._interval_ns
            if wait_s > 0:
                self._interrupted.wait(wait_s)
        if self._interrupted.is_set():
            raise StreamError(Cause.CLOSED, "interrupted")
        data, keyframe = self._units[self._next % len(self._units)]
        self._next += 1
        rtp_timestamp = (self._next * 90_000 // FPS) % 2**32
        return CodedPicture(data, self._codec, keyframe, False, rtp_timestamp, self._clock.mono_ns())

    def rest(self, rest_s: float) -> None:
        pass

    def polled(self) -> "ClipStream":
        if self._always_ready is None:
            self._always_ready = socket.socketpair()
            self._always_ready[1].send(b"!")  # never received: the pump asks in each of its rounds
        return self

    def fileno(self) -> int:
        assert self._always_ready is not None
        return self._always_ready[0].fileno()

    def receive(self) -> bool:
        return False

    def take(self) -> CodedPicture | None:
        waits = self._interval_ns and self._clock.mono_ns() < self._due_mono_ns
        return None if waits and not self._interrupted.is_set() else self.read()

    def holds_bytes(self) -> bool:
        return False

    def attend(self) -> None:
        pass

    def end(self) -> None:
        pass

    def counters(self) -> StreamCounters:
        return StreamCounters(pictures=self._next)

    def interrupt(self) -> None:
        self._interrupted.set()

    def close(self) -> None:
        self._interrupted.set()
        for end in self._always_ready or ():
            end.close()


_KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGABRT
"""As a native library ends its process; SIGKILL comes from outside."""


class _Deadly(bytes):
    """Kills its process in the moment in which a decoder reads it."""

    def __getitem__(self, where):
        os.kill(os.getpid(), _KILL)
        threading.Event().wait()  # another thread may take the signal: this one must not leave its decoder meanwhile


class KillerStream(ClipStream):
    """Crashes whatever decodes it."""

    def read(self) -> CodedPicture:
        picture = super().read()
        return picture if picture.keyframe else picture._replace(data=_Deadly(picture.data))


class _Hanging(bytes):
    """Keeps whatever decodes it for ever."""

    def __getitem__(self, where):
        threading.Event().wait()
        return super().__getitem__(where)


class HangingStream(ClipStream):
    """Hangs in its decoder after some good pictures."""

    def read(self) -> CodedPicture:
        picture = super().read()
        return picture if self._next < 30 else picture._replace(data=_Hanging(picture.data))


class SilentStream(ClipStream):
    """Opens, and sends nothing until it is interrupted."""

    def read(self) -> CodedPicture:
        self._interrupted.wait()
        raise StreamError(Cause.CLOSED, "interrupted")


class StallingStream(ClipStream):
    """Stays open after some good pictures, and sends no more."""

    def read(self) -> CodedPicture:
        if self._next >= STALLS_AFTER:
            self._interrupted.wait()
        return super().read()

    def polled(self) -> None:
        return None


class DyingStream(ClipStream):
    """Takes its process with it."""

    def read(self) -> CodedPicture:
        os.kill(os.getpid(), _KILL)
        raise AssertionError("survived")


class EndingStream(ClipStream):
    """Ends after less than a second, whenever it is opened."""

    def read(self) -> CodedPicture:
        if self._next >= 20:
            raise StreamError(Cause.CLOSED)
        return super().read()


class StuckStream(ClipStream):
    """Opens, and does not even mind being interrupted."""

    def read(self) -> CodedPicture:
        threading.Event().wait()
        raise AssertionError("woken")


def open_by_url(source: StreamSource, clock: Clock):
    """Make the stream that the URL names: `rtsp://clip/WIDTHxHEIGHT`, `rtsp://refuse`, `rtsp://silent` …"""
    url = source.url.removeprefix("rtsp://")
    match url.split("/"):
        case ["clip", size]:
            width, height = (int(part) for part in size.split("x"))
            return ClipStream(clock, clip(width, height))
        case ["file", *parts]:
            return ClipStream(clock, _read("/" + "/".join(parts)))
        case ["killer"]:
            return KillerStream(clock, clip())
        case ["hanging"]:
            return HangingStream(clock, clip())
        case ["stalls"]:
            return StallingStream(clock, clip())
        case ["silent-for-ever"]:
            return SilentStream(clock, clip())
        case ["dies"]:
            return DyingStream(clock, clip())
        case ["ends"]:
            return EndingStream(clock, clip())
        case ["never-comes-back"]:
            return StuckStream(clock, clip())
        case [cause]:
            return FailingStream(Cause(cause))
        case _:
            raise AssertionError(url)


@cache
def _read(path: str) -> tuple[tuple[bytes, bool], ...]:
    return tuple(_units(Path(path).read_bytes(), Codec.H264))


class FailingStream:
    """Can't be opened, for the cause given."""

    def __init__(self, cause: Cause) -> None:
        self._cause = cause

    def open(self) -> None:
        raise StreamError(self._cause)

    def read(self) -> CodedPicture:
        raise AssertionError("never opened")

    def rest(self, rest_s: float) -> None:
        pass

    def counters(self) -> StreamCounters:
        return StreamCounters()

    def interrupt(self) -> None: ...

    def close(self) -> None: ...
