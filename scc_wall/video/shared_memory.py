"""Blocks of memory shared between the UI process and a decode process, freed by the kernel with their last holder.

Nothing ever stands in a file system, so no exit path, `kill -9` included, can leave anything behind: Linux gets an
anonymous file (`memfd_create`) whose descriptor travels over the control pipe, Windows a section named once at random
and opened by that name.
"""

import contextlib
import mmap
import os
import sys
from multiprocessing.connection import Connection
from secrets import token_hex


class SharedBlock:
    """One shared block of zeros.

    Parameters
    ----------
    size_bytes
        As asked for; the kernel rounds up to whole pages, which stay unused.
    """

    __slots__ = ("_fd", "_tag", "memory", "size_bytes")

    def __init__(self, size_bytes: int, memory: mmap.mmap, fd: int | None, tag: str) -> None:
        self.size_bytes = size_bytes
        self.memory = memory
        self._fd = fd
        self._tag = tag

    @classmethod
    def create(cls, size_bytes: int) -> "SharedBlock":
        """Make a new block, all zeros.

        Raises
        ------
        OSError
            If memory or descriptors are used up.
        """
        if sys.platform == "win32":
            tag = f"Local\\scc-wall-{token_hex(16)}"
            return cls(size_bytes, mmap.mmap(-1, size_bytes, tagname=tag), None, tag)
        fd = os.memfd_create("scc-wall", os.MFD_CLOEXEC)
        os.ftruncate(fd, size_bytes)
        return cls(size_bytes, mmap.mmap(fd, size_bytes), fd, "")

    def send(self, pipe: Connection, pid: int) -> None:
        """Hand the block to the process at the other end of `pipe`, which calls `receive` at that very place.

        Raises
        ------
        OSError
            If the other side is gone.
        """
        pipe.send((self.size_bytes, self._tag))
        if self._fd is not None:
            from multiprocessing.reduction import send_handle

            send_handle(pipe, self._fd, pid)

    @classmethod
    def receive(cls, pipe: Connection) -> "SharedBlock":
        """Take a block that the other side sends now."""
        size_bytes, tag = pipe.recv()
        if sys.platform == "win32":
            return cls(size_bytes, mmap.mmap(-1, size_bytes, tagname=tag), None, tag)
        from multiprocessing.reduction import recv_handle

        fd = recv_handle(pipe)
        try:
            return cls(size_bytes, mmap.mmap(fd, size_bytes), None, "")
        finally:
            os.close(fd)  # the mapping keeps the memory

    def close(self) -> None:
        """Give up this side's hold; views still in use keep the mapping alive until they go. Idempotent."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
        with contextlib.suppress(BufferError):  # a numpy view is held, by a picture being painted: freed with it
            self.memory.close()

    def __del__(self) -> None:
        """Free the descriptor of a block that nobody closed."""
        if self._fd is not None:
            os.close(self._fd)
