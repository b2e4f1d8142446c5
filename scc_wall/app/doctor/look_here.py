"""What a child process of the doctor looks at: Qt and OpenCV may end a process that can't load them.

Each look writes lines of JSON as it goes on; what it wrote before it died is known all the same.
"""

import json
import sys
from collections.abc import Callable
from typing import Any, Final

_GL_VENDOR: Final = 0x1F00
_GL_RENDERER: Final = 0x1F01
_GL_VERSION: Final = 0x1F02
"""Source: Khronos, gl.h."""


def screens() -> None:
    """Tell Qt's platform and version, its screens, and then what OpenGL draws with."""
    from scc_wall.app.qt_loading import load_qt

    load_qt()
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["scc-wall"])
    primary = application.primaryScreen()
    _say(
        platform=application.platformName(),
        qt=qVersion(),
        screens=[_screen(screen, primary=screen is primary) for screen in application.screens()],
    )
    _say(**_renderer())


def _screen(screen: Any, *, primary: bool) -> dict[str, Any]:
    ratio = screen.devicePixelRatio()
    place, size_mm = screen.geometry(), screen.physicalSize()
    return {
        "name": screen.name(),
        "maker": screen.manufacturer(),
        "model": screen.model(),
        "size_px": [round(place.width() * ratio), round(place.height() * ratio)],
        "at": [place.x(), place.y()],
        "scale_percent": round(100 * ratio),
        "size_mm": [round(size_mm.width()), round(size_mm.height())],
        "hertz": round(screen.refreshRate()),
        "primary": primary,
    }


def _renderer() -> dict[str, Any]:
    from PySide6.QtGui import QOffscreenSurface, QOpenGLContext

    context = QOpenGLContext()
    surface = QOffscreenSurface()
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        return {"renderer": None}
    gl = context.functions()
    said = {
        "renderer": str(gl.glGetString(_GL_RENDERER)),
        "gl_vendor": str(gl.glGetString(_GL_VENDOR)),
        "gl": str(gl.glGetString(_GL_VERSION)),
    }
    context.doneCurrent()
    return said


def decoder() -> None:
    """Tell OpenCV's version and the FFmpeg that it decodes with."""
    import re

    import cv2

    built = cv2.getBuildInformation()
    ffmpeg = re.search(r"FFMPEG:\s+(\S+)", built)
    libraries = re.findall(r"(avcodec|avformat|avutil|swscale):\s+\w+ \(([\d.]+)\)", built)
    backends = [cv2.videoio_registry.getBackendName(one) for one in cv2.videoio_registry.getStreamBackends()]
    _say(
        opencv=cv2.__version__, ffmpeg=bool(ffmpeg and ffmpeg[1] == "YES"), libraries=dict(libraries), backends=backends
    )


LOOKS: Final[dict[str, Callable[[], None]]] = {"screens": screens, "decoder": decoder}


def _say(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()
