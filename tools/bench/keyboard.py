"""Presses keys on a screen, by the X server's own test extension, so that the moment of the press is known."""

import ctypes
import ctypes.util
import time
from typing import Final

from tools.bench.screen import Screen

NEXT_PAGE: Final = 0xFF56
HOME: Final = 0xFF50
"""Source: X11/keysymdef.h, XK_Next and XK_Home."""


class Keyboard:
    """A connection to the X server that types; a context manager is not needed, `close` is."""

    def __init__(self, screen: Screen) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._xtst = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(screen.display.encode()))
        if self._display.value is None:
            raise RuntimeError(f"no connection to the X server {screen.display}")

    def point(self, x: int, y: int) -> None:
        """Move the pointer: without a window manager, keys go to the window under it."""
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)

    def press(self, keysym: int) -> int:
        """Press and release a key; return the moment of the press (monotonic ns)."""
        code = self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(keysym))
        pressed_mono_ns = time.monotonic_ns()
        for down in (1, 0):
            self._xtst.XTestFakeKeyEvent(self._display, code, down, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)
        return pressed_mono_ns

    def close(self) -> None:
        """Close the connection."""
        self._x11.XCloseDisplay(self._display)
