"""Whether a process runs that need not be a child of this one."""

import os
import signal
import sys
from pathlib import Path


def kill(pid: int) -> None:
    """End a process so that it can do nothing about it."""
    os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)  # there it is TerminateProcess


def runs(pid: int) -> bool:
    """Return whether a process of this number runs; one that has ended and was not collected yet does not."""
    if sys.platform == "win32":
        return _runs_on_windows(pid)
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # dead, only not yet collected by whoever inherited it


def _runs_on_windows(pid: int) -> bool:
    import ctypes

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # of Windows
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(0x0010_0000, False, pid)  # SYNCHRONIZE
    if handle is None:
        return False
    try:
        return bool(kernel.WaitForSingleObject(ctypes.c_void_p(handle), 0) == 0x102)  # WAIT_TIMEOUT
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
