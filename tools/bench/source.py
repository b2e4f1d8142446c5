"""Starts the RTSP server of the test streams and reads its log of sending times."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np

from tools.bench.clips import ClipKind, clip_folder, own_clips
from tools.bench.stamp import Ints

SYSTEM_PYTHON: Final = "/usr/bin/python3"
"""Debian's Python: the only one that has its GStreamer bindings."""
LOG_FRAMES: Final = 256
START_WITHIN_S: Final = 20.0


def missing() -> str | None:
    """Return why the server can't run on this machine, None if it can."""
    if shutil.which(SYSTEM_PYTHON) is None:
        return f"{SYSTEM_PYTHON} is not there"
    probe = "import gi; gi.require_version('GstRtspServer','1.0'); from gi.repository import GstRtspServer"
    done = subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False)
    return None if done.returncode == 0 else "gir1.2-gst-rtsp-server-1.0 is not installed"


class Source:
    """N cameras on 127.0.0.1, each with its number stamped into every picture; a context manager.

    Parameters
    ----------
    kinds
        The streams of each camera.
    join
        `keyframe`: every client starts with one; `mid-gop`: clients join a running stream, as with most cameras.
    """

    def __init__(self, cameras: int, kinds: tuple[ClipKind, ...], join: str = "keyframe") -> None:
        self.cameras = cameras
        self.own_clips = min(own_clips(kind) for kind in kinds)
        self._folder = Path(tempfile.mkdtemp(prefix="scc-wall-bench-"))
        log = self._folder / "sent"
        script = Path(__file__).with_name("gst_server.py")
        command = [SYSTEM_PYTHON, str(script), "--cameras", str(cameras), "--log", str(log), "--join", join]
        for kind in kinds:
            command += [f"--{kind.role}", str(clip_folder(kind, cameras))]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout is not None
        watchdog = threading.Timer(START_WITHIN_S, self.process.kill)
        watchdog.start()
        line = self.process.stdout.readline()
        watchdog.cancel()
        if not line:
            self.close()
            raise RuntimeError("the RTSP server did not start")
        self.port: int = json.loads(line)["port"]
        whole = np.memmap(log, dtype="<i8", mode="r")
        cells = 2 * cameras
        self._sent_mono_ns = whole[: cells * LOG_FRAMES].reshape(2, cameras, LOG_FRAMES)
        self._counts = whole[cells * LOG_FRAMES :].reshape(2, cameras)

    def url(self, camera: int, role: str = "sub") -> str:
        """Return the address of one stream; cameras count from 1."""
        return f"rtsp://127.0.0.1:{self.port}/cam{camera:03}/{role}"

    def urls(self, role: str = "sub") -> list[str]:
        """Return the addresses of that stream of all cameras."""
        return [self.url(camera, role) for camera in range(1, self.cameras + 1)]

    def newest_sent_mono_ns(self, cameras: Ints, frames: Ints) -> Ints:
        """Return when these frames were sent last, whatever the role; 0 if never."""
        return np.asarray(self._sent_mono_ns[:, cameras - 1, frames].max(axis=0))

    def sent(self) -> Ints:
        """Return how many pictures were sent so far, ``(2 roles: sub, main; cameras)``."""
        return np.array(self._counts)

    def close(self) -> None:
        """End the server; idempotent."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class SilentCamera:
    """Accepts connections and never says a word; a context manager that gives its URL."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)

    def __enter__(self) -> str:
        return f"rtsp://127.0.0.1:{self._socket.getsockname()[1]}/silent"  # the kernel accepts; nobody answers

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def machine() -> str:
    """Return the machine in one line: cores and processor."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        "unknown processor",
    )
    return f"{os.cpu_count()} cores, {cpu}"
