"""Keeps the screens awake while the wall runs."""

import ctypes
import logging
import shutil
import subprocess
import sys
import threading
from typing import Final, Protocol

_log = logging.getLogger(__name__)

_ES_CONTINUOUS: Final = 0x80000000
_ES_SYSTEM_REQUIRED: Final = 0x00000001
_ES_DISPLAY_REQUIRED: Final = 0x00000002
"""Source: SetThreadExecutionState, winbase.h."""


class WakeLock(Protocol):
    """Holds the screens awake between `hold` and `release`; both are idempotent and never fail."""

    def hold(self) -> None:
        """Keep the screens awake."""
        ...

    def release(self) -> None:
        """Let them sleep again."""
        ...


class WindowsWake:
    """Asks Windows, for the calling (UI) thread."""

    def hold(self) -> None:
        """Keep screen and system awake."""
        self._set(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED | _ES_DISPLAY_REQUIRED)

    def release(self) -> None:
        """Go back to the power plan."""
        self._set(_ES_CONTINUOUS)

    def _set(self, state: int) -> None:
        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent on other systems, also for mypy
        if not kernel.SetThreadExecutionState(state):
            _log.warning("Windows refuses to keep the screens awake")


class SystemdWake:
    """Holds an idle inhibitor of systemd for as long as a child process lives.

    The child is `cat` reading from our end of a pipe: it ends by itself when this process is gone, however it went.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """Start the inhibitor, or say in the log that there is none."""
        program = shutil.which("systemd-inhibit")
        if self._child is not None:
            return
        if program is None:
            _log.info(
                "no systemd-inhibit: the screens may sleep; switch the screen saver off in the desktop's settings"
            )
            return
        command = [program, "--what=idle:sleep", "--who=SCC Wall", "--why=Video wall", "--mode=block", "cat"]
        try:
            self._child = child = subprocess.Popen(  # noqa: S603 - a fixed command line
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            _log.info("systemd-inhibit does not start (%s): the screens may sleep", error)
            return
        threading.Thread(target=self._wait_for, args=(child,), name="wake", daemon=True).start()

    def _wait_for(self, child: subprocess.Popen[bytes]) -> None:
        """Tell if the inhibitor ends before its time: where systemd-logind does not run it ends at once."""
        status = child.wait()
        if self._child is child:
            _log.info("systemd-inhibit ended with status %s: the screens may sleep", status)

    def release(self) -> None:
        """End the inhibitor."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait(timeout=1.0)


class X11Wake:
    """Suspends the screen saver and the power saving (DPMS) of an X server for as long as our connection to it lasts.

    The server takes it back by itself when this process is gone, however it went: `xset s off -dpms` would stay.
    Source: XScreenSaverSuspend(3). systemd's inhibitor does not reach a server without a desktop, as in a kiosk.
    """

    def __init__(self) -> None:
        self._held: tuple[ctypes.CDLL, ctypes.CDLL, ctypes.c_void_p] | None = None

    def hold(self) -> None:
        """Suspend it, or say in the log that it can't be."""
        if self._held is not None:
            return
        try:
            x11, saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        except OSError as error:
            _log.info("the screen saver of X is left as it is: %s", error)
            return
        x11.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x11.XOpenDisplay(None))
        event, error_base = ctypes.c_int(), ctypes.c_int()
        if not display.value:
            return
        if not saver.XScreenSaverQueryExtension(display, ctypes.byref(event), ctypes.byref(error_base)):
            _log.info("this X server has no screen saver to suspend")
            x11.XCloseDisplay(display)
            return
        saver.XScreenSaverSuspend(display, 1)
        x11.XFlush(display)
        self._held = x11, saver, display

    def release(self) -> None:
        """Give it back."""
        held, self._held = self._held, None
        if held is not None:
            x11, saver, display = held
            saver.XScreenSaverSuspend(display, 0)
            x11.XCloseDisplay(display)


class NoWake:
    """For the offscreen platform: there is no screen to keep awake."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


def wake_lock(platform: str, *, offscreen: bool = False) -> WakeLock:
    """Return the lock of this system; `platform` is `sys.platform`."""
    if offscreen:
        return NoWake()
    return WindowsWake() if platform == "win32" else SystemdWake()


def system_wake_lock(*, offscreen: bool) -> WakeLock:
    """Return the lock of the system we run on."""
    return wake_lock(sys.platform, offscreen=offscreen)
