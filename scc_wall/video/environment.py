"""The environment a decode process starts with: OpenCV and FFmpeg read their options from it, some only at load.

On Windows the FFmpeg DLL reads `msvcrt.getenv`, which never sees what Python sets in `os.environ` later; so everything
is in place before the process starts (design.md, decisions).
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final


class Flavour(StrEnum):
    """Kinds of decode processes; the first takes everything that the thin client speaks, and the common fallback."""

    THIN = "thin"
    FALLBACK_UDP = "fallback-udp"
    FALLBACK_FULL = "fallback-full"


_FAST: Final = "analyzeduration;0|probesize;32"
# A redirect to another scheme must not be followed unseen (specs/video.md, "Streams").
_TCP: Final = "rtsp_transport;tcp|protocol_whitelist;file,rtp,rtsp,tcp,tls,rtsps,http,https,crypto,httpproxy"
_UDP: Final = "rtsp_transport;udp|protocol_whitelist;file,rtp,rtsp,tcp,tls,udp,rtsps"

_OPTIONS: Final = {
    Flavour.THIN: f"{_FAST}|{_TCP}",
    Flavour.FALLBACK_UDP: f"{_FAST}|{_UDP}",
    Flavour.FALLBACK_FULL: _TCP,
}
_QUIET: Final = "-8"
"""AV_LOG_QUIET: OpenCV hands the number to `av_log_set_level` (its `cap_ffmpeg_impl.hpp`, `initLogger_`). One bad
camera makes FFmpeg write thousands of lines; what matters is told by `Cause`."""


def variables(flavour: Flavour) -> dict[str, str]:
    """Return the environment variables of a decode process of that kind."""
    return {
        "OPENCV_FFMPEG_CAPTURE_OPTIONS": _OPTIONS[flavour],
        "OPENCV_FFMPEG_IS_THREAD_SAFE": "1",
        "OPENCV_FFMPEG_LOGLEVEL": os.environ.get("SCC_WALL_FFMPEG_LOGLEVEL", _QUIET),
        "OPENCV_LOG_LEVEL": "SILENT",
        "OMP_NUM_THREADS": "1",  # else numpy's OpenBLAS keeps a pool of threads and their memory in every process
        "OPENBLAS_NUM_THREADS": "1",
    }


_changing = threading.Lock()


@contextmanager
def started_with(flavour: Flavour) -> Iterator[None]:
    """Have a process that is started inside the block begin with the environment of `flavour`; put back after it."""
    with _changing:
        before = {name: os.environ.get(name) for name in variables(flavour)}
        os.environ.update(variables(flavour))
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
