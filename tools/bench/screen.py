"""An X screen in memory whose pixels can be read without asking the X server.

Xvfb maps its framebuffer into a file (`-fbdir`), so looking at the screen a thousand times a second costs neither the
X server nor the program under test anything.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from tools.bench.geometry import grid

_COLOUR_BYTES: Final = 12
"""sizeof(XWDColor). Source: X11/XWDFile.h."""


class Screen:
    """One Xvfb; a context manager.

    Parameters
    ----------
    size_px
        (width, height).
    monitors
        A side: 2 divides it into four monitors, two by two.
    """

    def __init__(self, size_px: tuple[int, int] = (1920, 1080), monitors: int = 1) -> None:
        self.size_px = size_px
        self._folder = Path(tempfile.mkdtemp(prefix="scc-wall-screen-"))
        read_end, write_end = os.pipe()
        shape = f"{size_px[0]}x{size_px[1]}x24"
        options = ("-screen", "0", shape, "-nolisten", "tcp", "-noreset", "-fbdir", str(self._folder))
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), *options],
            pass_fds=(write_end,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            self.close()
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"
        self.pixels = self._map()
        if monitors > 1:
            self._divide(monitors)

    def _map(self) -> npt.NDArray[np.uint8]:
        """Return the live pixels, ``(height, width, 4) uint8`` blue green red and an unused byte."""
        raw = np.memmap(self._folder / "Xvfb_screen0", dtype=np.uint8, mode="r")
        header = raw[:100].view(">u4")  # an XWD header: [0] its size, [12] bytes a line, [19] colours after it
        start = int(header[0]) + int(header[19]) * _COLOUR_BYTES
        width, height = self.size_px
        line = int(header[12])
        return raw[start : start + line * height].reshape(height, line)[:, : width * 4].reshape(height, width, 4)

    def _divide(self, monitors: int) -> None:
        """Make monitors; the first takes the output with it, so that the one over everything goes."""
        for index, (x, y, width, height) in enumerate(grid(monitors, monitors, self.size_px)):
            geometry = f"{width:.0f}/{width / 4:.0f}x{height:.0f}/{height / 4:.0f}+{x:.0f}+{y:.0f}"
            output = "none" if index else "screen"
            command = ["xrandr", "-display", self.display, "--setmonitor", f"bench-{index + 1}", geometry, output]
            subprocess.run(command, check=True)

    def environment(self) -> dict[str, str]:
        """Return the environment for a program that shall use this screen."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "SDL_VIDEODRIVER": "x11"}

    def save(self, target: Path) -> None:
        """Write what stands on the screen as a picture file."""
        import cv2

        cv2.imwrite(str(target), np.ascontiguousarray(self.pixels[:, :, :3]))

    def close(self) -> None:
        """End the X server; idempotent."""
        self.process.terminate()
        self.process.wait(5)
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
